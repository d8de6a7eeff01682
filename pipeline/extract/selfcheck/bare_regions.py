"""Names of regions without the word region, in lines in which OCR put columns of print side by side.

Such a name fills a line, stands beside others of its kind (`Nord Mitt`), or at the edge of a line whose other part is
of another column (`Nord Umea kommun`, `Anna Ek Vast`). By itself one of them may be a town's or a surname: they count
where a page has several, and no name, list or sentence goes on over them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pipeline.domain.layout import Line
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import fold, match_county, match_region, regions

Found = tuple[int, int, str]  # where it begins and ends in its line, and which region it is
_WORD = re.compile(r"\S+")
_BARE = re.compile(r"[^\W_]+")
_OWN_WORD = re.compile(r"\b(?:polis)?region(?:en)?\s+[^\W\d_]\w*", re.IGNORECASE)
_LEAST_REGIONS = 3  # of a page, that stand at edges
_MOST_SPELLED = 1  # that stand with the word region: where more do, all do
_JOINING = frozenset(
    {"och", "samt", "eller", "&", "/", "+", "i", "pa", "for", "fran", "inom", "till", "av", "hos", "vid"}
)
_OPENS = re.compile(r"[^\W\d_a-zåäö]|[\d(+]|\S+@")  # what begins something of its own
_SMALL = frozenset("svo")  # letters that OCR reads small for their capital


def find_bare_regions(lines: Sequence[Line], is_name: Callable[[str], bool]) -> dict[int, list[Found]]:
    """Find the names of regions that stand bare, by the line that they stand in.

    Args:
        lines: The lines of a page.
        is_name: Whether a text is the name of somebody whom a mail of the page tells.
    """
    alone = {at: found for at, line in enumerate(lines) if (found := _read_whole(line.text))}
    edges = {
        at: found
        for at, line in enumerate(lines)
        if at not in alone and (found := list(_read_edges(line.text, is_name)))
    }
    spelled = sum(any(map(_is_known, _OWN_WORD.findall(line.text))) for line in lines)
    are_many = len({found[2] for own in (*alone.values(), *edges.values()) for found in own}) >= _LEAST_REGIONS
    if edges and are_many and spelled <= _MOST_SPELLED:
        return _without_counties({at: (alone.get(at) or edges[at]) for at in sorted({*alone, *edges})}, lines)
    return alone if any(len(found) > 1 for found in alone.values()) else {}


def _is_known(text: str) -> bool:
    """Whether a region spelled with its word is one of the regions; the council of a county is somebody's employer."""
    span = read_region(text)
    return span is not None and bool(span.region_id)


def _read_whole(text: str) -> list[Found]:
    """Read a line that is names of regions and nothing else; cards of one region beside each other have it twice."""
    words = [word for word in _WORD.finditer(text) if any(map(str.isalnum, word.group()))]
    ids = [span.region_id for word in words if (span := read_region(word.group())) and span.region_id]
    if not words or len(ids) != len(words):
        return []
    return [(word.start(), word.end(), id_) for word, id_ in zip(words, ids, strict=True)]


def _read_edges(text: str, is_name: Callable[[str], bool]) -> Iterator[Found]:
    words = list(_WORD.finditer(text))
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    is_named = _is_one(first.group(), words[1].group(), is_name)
    if (region_id := _read_bare(first.group())) and _OPENS.match(words[1].group()) and not is_named:
        yield first.start(), first.end(), region_id
    before = words[-2].group()
    is_list = before.lower() in _JOINING or before.endswith((",", "-", "–", "/", ":"))
    if (region_id := _read_bare(last.group())) and not (is_list or _is_one(before, last.group(), is_name)):
        yield last.start(), last.end(), region_id


def _is_one(first: str, second: str, is_name: Callable[[str], bool]) -> bool:
    """Whether two words are somebody's name: `Eva Nord`, and not a heading in capitals beside a name, `Ek NORD`."""
    return first.isupper() == second.isupper() and is_name(f"{first} {second}")


def _read_bare(word: str) -> str:
    """Give the region that a word names, or nothing."""
    if not _BARE.fullmatch(word) or not (word[0].isupper() or word[0] in _SMALL):
        return ""
    span = read_region(word)
    is_begun = match_region(word, is_fuzzy=False) is not None and fold(word) not in _names()  # `Västra Götaland`
    return span.region_id if span is not None and not is_begun else ""


@cache
def _names() -> frozenset[str]:
    return frozenset(fold(region.name) for region in regions())


def _without_counties(regions: dict[int, list[Found]], lines: Sequence[Line]) -> dict[int, list[Found]]:
    """Leave out the places behind the first at which a region's name may be its county's: `Stockholm`."""
    known: set[str] = set()
    left: dict[int, list[Found]] = {}
    for at, found in regions.items():
        for start, end, region_id in found:
            is_county = match_county(lines[at].text[start:end], is_fuzzy=False) is not None
            if len(found) > 1 or not (is_county and region_id in known):
                left.setdefault(at, []).append((start, end, region_id))
            known.add(region_id)
    return left

"""Names of regions in a text, each with its characters, also where OCR damaged them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import fold, match_county, match_heading, match_municipality, match_region, phrases
from pipeline.vocabulary.folding import LOST
from pipeline.vocabulary.loading import read_table
from pipeline.vocabulary.matching import Match
from pipeline.vocabulary.places import Region

_MENTION = re.compile(r"\b(?:[Rr]egion(?:en)?|[Rr]eg\.) \w+|\b\w+regionen\b")
_ASKED = re.compile(r"\b(?:i|för|till)\s+(?P<name>[^\W\d_]+)\s*\?$")
_REGION = re.compile(  # OCR reads the R of `Region` as letters of its shape
    r"^(?P<lead>(?:(?:region(?:s|al[a]?)?[ -]?)?(?:koordinator(?:er|erna|n)?|samordnare)|kontakt(?:person(?:er)?)?"
    r"|NMT|team)\s+"
    r"(?:mot \w+ och \w+\s+)?(?:i|för|f[öo]r|i region|region|på)?\s*)?"
    rf"(?P<word>(?:(?:polis)?[rhkfp]egion(?:en)?|reg\.)\s*[:–-]?\s*)?(?P<name>(?:\w|{LOST})(?:[\w /&|-]|{LOST})*?)"
    r"(?P<tail>\s*(?:regionen|region))?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:[,;/+&]|\boch\b|\bsamt\b)\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:region(?:er|erna|en)?)\b\s*[:–-]?\s*", re.IGNORECASE)
_EXACT = 100  # score of what is in the vocabulary as it is
_LONGEST_TOGETHER = 70  # characters
_MOST_TOGETHER = 3  # regions of one person; more of them are an index of all
_MOST_STRANGE, _MOST_SMALL = 5, 1  # words behind a region's name that are no part of it, and of them in small letters
_NAMED = re.compile(r"(?:[^\W\d_a-zåäö][a-zåäöé]+[ -]?){2,}")  # what may be somebody's name
TOGETHER = "|"  # between the ids of regions that are named together
_MISREAD_BARE = re.compile(  # `Väst` and `Öst` as OCR reads them
    r"V(?:[&4adiáàâéÄÁÀ?\ufffd]|[éa][da]|d[éa])st|V[&4ADI?\ufffd]ST|(?:[Oo0]?[éÉ]|[éÉ][Oo0]|[?\ufffdG])(?:st|ST)"
)


@dataclass(frozen=True, slots=True)
class RegionSpan:
    """A region's name at characters `start` to `end`.

    `region_id` is empty for a name in the form `Region X` that no vocabulary knows; `is_bare` tells that the word
    region is missing, `role_end` where a word such as `Regionkoordinator` before it ends.
    """

    start: int
    end: int
    text: str
    region_id: str
    is_bare: bool
    role_end: int = 0


@lru_cache(maxsize=4096)
def read_region(text: str) -> RegionSpan | None:
    """Read a text that names a region and nothing else: `REGION VAST`, `Väst`, `Regionkoordinator Nord`.

    >>> read_region("REGION VAST").region_id, read_region("Region Testvik").region_id
    ('vast', '')
    >>> read_region("Region Nord Presskontakt").text  # the heading of another column, which OCR wrote behind it
    'Region Nord'
    >>> [read_region(text).region_id for text in ("Vdst", "ést", "Gst", "V?st", "?st")]
    ['vast', 'ost', 'ost', 'vast', 'ost']
    >>> [read_region(f"Koordinator {name}").region_id for name in ("Stockholm/Gotland", "Stockholm och Gotland")]
    ['stockholm', 'stockholm']
    >>> read_region("Regionkoordinatorn fungerar som stöd"), read_region("REGIONKOORDINATORER")
    (None, None)
    >>> read_region("Region Regionkoordinator")  # the heads of two columns
    """
    match = _REGION.match(text) if len(text) <= 70 else None
    if match is None:
        return None
    is_bare = not (match.group("word") or match.group("tail"))
    name = match.group("name")
    is_fuzzy = not is_bare or len(name) > 5 or _MISREAD_BARE.fullmatch(name) is not None
    found = match_region(name, is_fuzzy=is_fuzzy) or (
        None if is_bare and not match.group("lead") else _by_counties(name)
    )
    start = match.start("word") if match.group("word") else match.start("name")
    role_end = match.end("lead") if match.group("lead") else 0
    if found is not None:
        return RegionSpan(start, len(text), text[start:], found.entry.region_id, is_bare and not role_end, role_end)
    known, _, other = name.partition(" ")
    heading = match_heading(other) if match.group("word") and other and match_region(known) else None
    if heading is not None and heading.score >= _EXACT and heading.entry.kind == "press":
        return read_region(text[: match.end("name") - len(other)].rstrip())
    if match.group("word") and not role_end and other and _is_own_name(known) and _is_strange(other):
        return read_region(text[: match.end("name") - len(other)].rstrip())
    is_apart = bool(match.group("word")) and not match.group("word")[-1].isalpha()
    is_apart = is_apart and not is_coordinators(name)
    is_form = is_apart and len(match.group("name").split()) <= 2 and match.group("name")[0].isupper()
    return (
        RegionSpan(start, len(text), text[start:], "", False, role_end) if is_form and not match.group("lead") else None
    )


def _by_counties(name: str) -> Match[Region] | None:
    """Match a region that is called by its counties, the one of its own name first: `Stockholm/Gotland`."""
    first, *others = re.split(r"\s*[/&-]\s*|\s+och\s+", name)
    known = [found.entry.code if (found := match_county(part, is_fuzzy=False)) else "" for part in (first, *others)]
    region = match_region(first, is_fuzzy=False) if others else None
    return region if region is not None and set(known) == set(region.entry.police_counties) else None


def _is_own_name(word: str) -> bool:
    found = match_region(word, is_fuzzy=False)
    return found is not None and fold(found.entry.name) == fold(word)


def _is_strange(words: str) -> bool:
    """Whether a few words name no place or person, and are no sentence: a logo's letters, a heading of a side column.

    >>> [_is_strange(words) for words in ("Cimber", "Om NMT", "Norrland", "Gotland", "är Eva", "Eva Ek")]
    [True, True, False, False, False, False]
    """
    small = [fold(word) for word in words.split() if word.islower()]
    is_long = len(words.split()) > _MOST_STRANGE or len(small) > _MOST_SMALL
    if is_long or set(small) & set(phrases("prose_word")) or _NAMED.fullmatch(words):
        return False
    places = (match_county(words), match_region(words, is_fuzzy=False), match_municipality(words, is_fuzzy=False))
    return not any(places) and fold(words) not in _places_of_none()


@cache
def _places_of_none() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("county_noise"))


def read_regions(text: str) -> tuple[RegionSpan, ...]:
    """Read a text that names two or three known regions and nothing else: `Region Mitt och Bergslagen`.

    >>> [span.region_id for span in read_regions("Regionerna Mitt och Bergslagen")]
    ['mitt', 'bergslagen']
    >>> read_regions("Stockholm och Gotland"), read_regions("Region Nord")
    ((), ())
    """
    joints = list(_JOINED.finditer(text)) if len(text) <= _LONGEST_TOGETHER else []
    if not 0 < len(joints) < _MOST_TOGETHER:
        return ()
    edges = [0, *(at for joint in joints for at in joint.span()), len(text)]
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        word = _SEVERAL.match(text, start, end)
        begin = word.end() if word else start
        found = match_region(text[begin:end], is_fuzzy=False)
        if found is None:
            return ()
        spans.append(RegionSpan(start, end, text[start:end], found.entry.region_id, word is None))
    return tuple(spans) if len({span.region_id for span in spans}) == len(spans) else ()


def find_region(text: str) -> RegionSpan | None:
    """Find the one known region that a text names with the word region before it.

    >>> find_region("Vem är koordinator i Region Nord?").region_id
    'nord'
    >>> find_region("Region Nord och Region Mitt") is None
    True
    """
    found = [
        RegionSpan(match.start(), match.start() + len(name), name, span.region_id, False)
        for match in _MENTION.finditer(text)
        for name in (match.group(),)
        if (span := read_region(name)) is not None and span.region_id
    ]
    return found[0] if len({span.region_id for span in found}) == 1 else None


def find_asked_region(text: str) -> RegionSpan | None:
    """Find the region that ends a question without the word region.

    >>> find_asked_region("Vem kontaktar jag i Nord?").region_id
    'nord'
    """
    asked = _ASKED.search(text)
    span = read_region(asked["name"]) if asked else None
    if asked is None or span is None or not span.region_id:
        return None
    return RegionSpan(asked.start("name"), asked.end("name"), asked["name"], span.region_id, True)

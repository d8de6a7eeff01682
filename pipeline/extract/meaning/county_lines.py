"""Lines that list counties, over one line or several, and the county that bears the name of its region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.lines.scopes import Section
from pipeline.extract.meaning.lost_counties import complete_list
from pipeline.extract.meaning.told import keep_lead
from pipeline.extract.wording.channels import find_channels
from pipeline.extract.wording.counties import COUNTY_WORD, CountySpan, begin_counties, read_counties, read_covered
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import county_of_letters, match_county, phrase_pattern

_OPEN_END = re.compile(r"(?:[,/&]|\boch|\bv\Sstra|\w-|\s[-–·•:«])\s*$", re.IGNORECASE)
_APART = re.compile(r"[^\w\s&]")
_NAMED = re.compile(r"[^\W_][\w&]+")
_JOINED = re.compile(r"\s*(?:[,;/+•·]|\boch\b|\bsamt\b|(?<=\s)&(?=\s))\s*", re.IGNORECASE)
_LISTED = 2  # regions that have counties under their heading, before one name is taken for the only county
_ITEM = re.compile(r"\s*(?:[a-zåäö]|\d{1,2})[.)]\s+")  # the letter or number of an item
_GOES_ON = "goes on a list of counties"
_NEAR = 95.0  # score of a county that lost no more than the letters that OCR usually loses
_BARE = 0.6  # how sure a region's name without the word region is


def read_county_run(rows: list[Row], i: int) -> tuple[int, list[Fact]] | None:
    """Read a list of counties that runs over several lines of one block, with a comma or hyphen at the line's end."""
    last, text = i, rows[i].line.text
    while _OPEN_END.search(text) and last + 1 < len(rows) and rows[last + 1].group == rows[i].group and last - i < 6:
        last += 1
        text = f"{text}\n{rows[last].line.text}"
    if last == i or rows[i].is_set_aside or any(find_channels(row.line) for row in rows[i : last + 1]):
        return None
    region, spans = _read_headed(text)
    if not spans or not all(span.code for span in spans):
        region, spans = None, read_covered(text)
        spans = () if spans and keep_lead(text[: spans[0].start]) else spans
    if len(spans) < 2 or not all(span.code for span in spans):
        return None
    facts = [] if region is None else [_region_fact(rows[i], region)]
    for span in spans:
        row, offset = rows[i], 0
        for candidate in rows[i : last + 1]:
            if span.start < offset + len(candidate.line.text) + 1:
                row = candidate
                break
            offset += len(candidate.line.text) + 1
        facts.append(_county_fact(row, span, offset))
    return last, facts


def _read_headed(text: str) -> tuple[CountySpan | None, tuple[CountySpan, ...]]:
    """Read a list of counties, and the region that is named before it.

    >>> region, spans = _read_headed("Region Väst (Halland och Västra\\nGötaland)")
    >>> region.text, [span.code for span in spans]
    ('Region Väst', ['13', '14'])
    """
    head = _headed().match(text)
    region = CountySpan(0, head.end("region"), head["region"], "", 0.0) if head else None
    if head is None or region is None or not _is_region(region):
        return None, read_counties(text, is_listed=True)
    at = head.start("list")
    spans = read_counties(head["list"].rstrip(" .)"), is_listed=True)
    return region, tuple(replace(span, start=span.start + at, end=span.end + at) for span in spans)


@cache
def _headed() -> re.Pattern[str]:
    covering = phrase_pattern("covering").pattern
    return re.compile(
        rf"(?P<region>\S.{{2,40}}?)(?:\s*[:(,]|\s[-–—]\s|\s+{covering}:?)\s*(?P<list>\S.+)", re.IGNORECASE | re.DOTALL
    )


def read_county_line(row: Row) -> tuple[Fact, ...]:
    """Read a line that is a list of counties and nothing else, whatever parts it (`Gotland • Stockholm`)."""
    spans = read_counties(row.line.text)
    if lead := _ITEM.match(row.line.text) if spans and not spans[0].code else None:
        spans = tuple(
            replace(span, start=span.start + lead.end(), end=span.end + lead.end())
            for span in read_counties(row.line.text[lead.end() :])
        )
    spans = complete_list(spans)
    is_headed = len(spans) > 1 and _is_region(spans[0])
    if len(spans) < 2 or not all(span.code for span in spans[is_headed:]):
        spans = read_named(row.line.text)
    if len(spans) < 2:
        return ()
    first, rest = spans[0], spans[1:]
    if parted := _part_region(first):
        first, rest = parted[0], (parted[1], *rest)
    region = read_region(first.text)
    if region is None or (first.code and first.code not in {span.code for span in rest}):
        return tuple(_county_fact(row, span, 0) for span in spans)
    return (_region_fact(row, first), *(_county_fact(row, span, 0) for span in rest))


def _region_fact(row: Row, span: CountySpan) -> Fact:
    """The region whose name stands before its counties in a row."""
    region = read_region(span.text)
    if region is None:
        raise ValueError(span.text)
    sure = 0.6 if region.is_bare else 0.95
    evidence = f"{'bare name' if region.is_bare else 'names a region'}, before its counties"
    return Fact("region", row, span.start + region.start, span.end, region.text, sure, evidence, region.region_id)


def _is_region(span: CountySpan) -> bool:
    """Whether what begins a list of counties is a known region, or one more word in the form `Region X`."""
    region = read_region(span.text) if not span.code else None
    return region is not None and bool(region.region_id or len(span.text.split()) == 2)


def _part_region(span: CountySpan) -> tuple[CountySpan, CountySpan] | None:
    """Part a region's name from the county that stands right behind it: `Öst Jönköpings, Södermanlands …`."""
    name, _, rest = span.text.partition(" ")
    found = match_county(rest) if rest and span.score < 100 and read_region(name) else None
    if found is None or found.score < max(_NEAR, span.score):
        return None
    middle = span.end - len(rest)
    region = CountySpan(span.start, span.start + len(name), name, "", 0)
    return region, CountySpan(middle, span.end, rest, found.entry.code, found.score)


def _county_fact(row: Row, span: CountySpan, offset: int) -> Fact:
    confidence = 1.0 if span.score == 100 else 0.9
    start, end = span.start - offset, span.end - offset
    return Fact("county", row, start, end, span.text, confidence, "list of counties", span.code)


@lru_cache(maxsize=4096)
def read_named(text: str) -> tuple[CountySpan, ...]:
    """Read a line of nothing but names of counties, whatever a scan made of the signs between them, or none at all.

    >>> [span.code for span in read_named("Västra Götaland Jämtland")], read_named("Halland enligt listan")
    (['14', '23'], ())
    """
    words = list(_NAMED.finditer(text))
    spans: list[CountySpan] = []
    at = 0
    while at < len(words):
        for last, is_exact in ((at + 1, True), (at, True), (at + 1, False), (at, False)):
            part = text[words[at].start() : words[min(last, len(words) - 1)].end()]
            found = match_county(part, is_fuzzy=not is_exact and read_region(part) is None)
            if found is not None and _APART.search(part) is None:
                spans.append(
                    CountySpan(words[at].start(), words[at].start() + len(part), part, found.entry.code, found.score)
                )
                break
        else:
            return ()
        at = last + 1
    return tuple(spans)


def as_county(fact: Fact, facts: Sequence[Fact]) -> Fact:
    """Take a bare `Stockholm` that follows the name of a region in its line, in brackets or a list, for the county."""
    first = next((other for other in facts if other.kind != "label"), fact)
    is_second = (
        fact.kind == "region" and fact is not first and first.kind == "region" and first.confidence > fact.confidence
    )
    county = match_county(fact.text, is_fuzzy=False) if is_second else None
    if county is None:
        return fact
    return replace(fact, kind="county", value=county.entry.code, evidence="county after the region's name")


def list_counties(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Take for counties what only the document tells to be some.

    A bare `Stockholm` that goes on a list of counties (`Gotland; Stockholm`), or is an item of a list whose next item
    is another county; letters (`M, K`), where the document has counties by letters that can be nothing else.
    """
    if any(fact.kind == "county" and len(fact.text) == 2 for fact in facts):
        facts = [part for fact in facts for part in _read_letters(fact)]
    rows = [tuple(_go_on(tuple(group))) for _, group in groupby(facts, key=lambda fact: fact.row.index)]
    found: list[Fact] = []
    for row, before, after in zip(rows, [(), *rows], [*rows[1:], ()], strict=False):
        near = [other for other in (before, after) if other and _is_next_item(row[0].row, other[0].row)]
        found.extend(_as_listed(row, near))
    return tuple(found)


def _go_on(row: Sequence[Fact]) -> Iterator[Fact]:
    """Take what a sign of lists joins to a county for another: a bare `Stockholm`, or what a sentence begins with.

    One before the other county needs a label, or the region elsewhere in the line: `Stockholm / Gotland` alone may be
    a region and its county.
    """
    before: tuple[Fact | None, ...] = (None, *row)
    surest: dict[str, float] = {}
    for fact in row:
        if fact.kind == "region":
            surest[fact.value] = max(fact.confidence, surest.get(fact.value, 0.0))
    last: Fact | None = None
    for fact, above, after in zip(row, before, (*row[1:], None), strict=False):
        if last is not None and last.kind == "county" and fact.kind == "text" and COUNTY_WORD.fullmatch(fact.text):
            continue
        is_next = last is not None and last.kind == "county" and _are_joined(last, fact)
        is_told = (above is not None and above.kind == "label") or surest.get(fact.value, 0.0) > fact.confidence
        is_led = fact.kind == "region" and is_told
        is_first = is_led and after is not None and after.kind == "county" and _are_joined(fact, after)
        parts = list(_read_next(fact)) if is_next or is_first else [fact]
        yield from parts
        last = parts[-1]


def _are_joined(first: Fact, second: Fact) -> bool:
    return _JOINED.fullmatch(first.row.line.text, first.end, second.start) is not None


def _read_next(fact: Fact) -> Iterator[Fact]:
    """Read the county that a bare region is, or that the rest of a sentence begins with: `Jämtland, är Eva Ek`."""
    county = match_county(fact.text, is_fuzzy=False) if fact.kind == "region" and fact.confidence <= _BARE else None
    if county is not None:
        yield replace(fact, kind="county", value=county.entry.code, evidence=_GOES_ON)
        return
    found = begin_counties(fact.text) if fact.kind == "text" else ()
    for span in found:
        yield replace(_county_fact(fact.row, span, -fact.start), evidence=_GOES_ON)
    rest = fact.text[found[-1].end :].lstrip(" ,") if found else ""
    if not found or rest:
        yield replace(fact, start=fact.end - len(rest), text=rest) if found else fact


def _read_letters(fact: Fact) -> Sequence[Fact]:
    """Read a text that is county letters and nothing else."""
    if fact.kind != "text" or not fact.text.isupper():
        return (fact,)
    spans = read_counties(fact.text, is_listed=True) or _read_letter(fact.text)
    return [_county_fact(fact.row, span, -fact.start) for span in spans] or (fact,)


def _read_letter(text: str) -> tuple[CountySpan, ...]:
    county = county_of_letters(text) if len(text) <= 2 else None
    return (CountySpan(0, len(text), text, county.code, 100),) if county is not None else ()


def _is_next_item(row: Row, other: Row) -> bool:
    kinds = {row.kind, other.kind}
    return kinds == {"item"} and row.containers[:-1] == other.containers[:-1]


def _as_listed(row: Sequence[Fact], near: Sequence[Sequence[Fact]]) -> Sequence[Fact]:
    fact = row[0]
    others = {other.value for facts in near for other in facts if other.kind == "county"}
    county = match_county(fact.text, is_fuzzy=False) if len(row) == 1 and fact.kind == "region" and others else None
    if county is None or county.entry.code in others:
        return row
    return (replace(fact, kind="county", value=county.entry.code, evidence="item of a list of counties"),)


def name_only_counties(sections: Sequence[Section]) -> None:
    """Take a bare `Stockholm` right under a region's heading for its only county, where others have theirs there."""
    regions = [section for section in sections if section.kind == "region" and section.facts]
    if sum(section.facts[0].kind == "county" for section in regions) < _LISTED:
        return
    for section in regions:
        first = section.facts[0]
        county = match_county(first.text, is_fuzzy=False) if first.kind == "region" else None
        is_alone = all(fact.row is not first.row and fact.kind != "county" for fact in section.facts[1:])
        if county is not None and is_alone and first.confidence <= _BARE:
            evidence = "alone under its region, where others have their counties"
            section.facts[0] = replace(first, kind="county", value=county.entry.code, evidence=evidence)

"""What the words around a name tell in one sentence: the region, its counties, and what the person is and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.pieces import count_title_words
from pipeline.extract.meaning.told import part_titles
from pipeline.extract.meaning.work import read_work_behind
from pipeline.extract.wording.counties import find_counties, read_counties
from pipeline.extract.wording.region_names import RegionSpan, find_region, read_region
from pipeline.vocabulary import match_municipality, phrase_pattern

_IN = re.compile(r"(?:I|För|Inom)\s+(?P<name>[A-ZÅÄÖ]\w+)\s+(?:är|arbetar|finns|har|heter|ansvarar)\b")
_FOR = re.compile(r"\W*för\s+", re.IGNORECASE)


def cut_fact(fact: Fact, start: int, end: int) -> Fact:
    """The characters `start` to `end` of a fact, without the white around them."""
    text = fact.text[start:end]
    start += len(text) - len(text.lstrip())
    return replace(fact, start=fact.start + start, end=fact.start + start + len(text.strip()), text=text.strip())


def name_region(fact: Fact) -> tuple[Fact, ...]:
    """Take `Region Nord` out of the words before a name (`Regionkoordinator för Region Nord är`)."""
    span = find_region(fact.text) or _find_bare(fact.text)
    if span is None:
        return (fact,)
    place = cut_fact(fact, span.start, span.end)
    named = replace(
        place, kind="region", value=span.region_id, confidence=0.9, evidence="in the sentence that names the person"
    )
    return (cut_fact(fact, 0, span.start), named, cut_fact(fact, span.end, len(fact.text)))


def _find_bare(text: str) -> RegionSpan | None:
    """Find the region that words before a name begin with, without the word region: `I Bergslagen är`."""
    led = _IN.match(text)
    span = read_region(led["name"]) if led else None
    if led is None or span is None or not span.region_id or match_municipality(led["name"], is_fuzzy=False):
        return None
    return replace(span, start=led.start("name"), end=led.end("name"))


def name_counties(fact: Fact) -> Iterator[Fact]:
    """Take the counties out of words that say what is covered: `som omfattar Skåne och Blekinge`, `för Skåne`."""
    counties = find_counties(fact.text) if fact.kind == "text" and phrase_pattern("covering").search(fact.text) else ()
    if fact.kind == "text" and not counties and (led := _FOR.match(fact.text)):
        spans = read_counties(fact.text[led.end() :].rstrip(" .,"))
        counties = tuple(replace(span, start=span.start + led.end(), end=span.end + led.end()) for span in spans)
    if not counties:
        yield fact
        return
    yield cut_fact(fact, 0, counties[0].start)
    for county in counties:
        piece = cut_fact(fact, county.start, county.end)
        yield replace(piece, kind="county", value=county.code, evidence="in the sentence that names the person")
    yield cut_fact(fact, counties[-1].end, len(fact.text))


def name_work(fact: Fact) -> tuple[tuple[Fact, ...], Fact]:
    """Take what a person is and where out of the words right behind the name: `, strateg vid Umeå kommun. Telefon`.

    Returns:
        The title and the employer, as far as they are told, and what follows them.
    """
    pieces = read_work_behind(fact.text) if fact.kind == "text" else ()
    if not pieces:
        return (), fact
    told = tuple(
        replace(
            cut_fact(fact, piece.start, piece.end),
            kind=piece.kind,
            confidence=piece.confidence,
            evidence=piece.evidence,
            value=piece.value,
        )
        for piece in part_titles(pieces)
    )
    return told, cut_fact(fact, pieces[-1].end, len(fact.text))


def name_title(fact: Fact) -> tuple[Fact, ...]:
    """Part the title that a name follows from the words before it: `I Norrbotten nås socialsekreterare`."""
    words = fact.text.split()
    count = count_title_words(words)
    if fact.kind != "text" or not count > 0:
        return (fact,)
    at = len(fact.text) - len(" ".join(words[-count:]))
    title = replace(cut_fact(fact, at, len(fact.text)), kind="title", confidence=0.8, evidence="before the name")
    return (cut_fact(fact, 0, at), title)

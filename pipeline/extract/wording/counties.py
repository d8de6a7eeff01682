"""Lists of counties in a text, each with its characters, also where OCR damaged them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.extract.wording.region_names import find_region, read_region
from pipeline.vocabulary import (
    counties,
    county_of_letters,
    match_county,
    phrase_pattern,
)
from pipeline.vocabulary.folding import PARTING_BAR

_LONGEST = 1_000  # characters that all 21 counties take, with room for what stands between them
_MOST_WORDS = 4  # of two counties
_MOST_LED = 3  # words of a county with what leads to it
_PLAIN = 95  # how near the names of two counties must be that nothing parts
_PARTED = re.compile(
    rf"\s*(?:[,;•·+]|/(?!an\b)|{PARTING_BAR}|\b(?:och|samt|eller)\b|(?<!\S)(?:&|and|or)(?=\s)|(?-i:\bo\b))\s*|\s+[-–]\s+",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:samtliga|alla)\s+kommuner(?:na)?\s+i(?:\s+l[äa]nen)?|(?:kommunerna|l[äa]nsstyrelserna)\s+i(?:\s+l[äa]nen)?"
    r"|(?:(?:din|er|v[åa]r)a?\s+)?(?:kontakt(?:er|person(?:er)?|uppgifter)?"
    r"|(?:ansvarig(?:a|t)?\s+)?(?:region)?(?:s|ala\s)?(?:koordinator(?:er)?|samordnare)|ansvarig(?:a|t)?|handläggare)"
    r"\s+(?:i|f[öo]r)(?=\s+\w)(?:\s+l[äa]nen)?"
    r"|l[äa]nen|l[äa]n|(?-i:i)|i(?=\s+(?!l[äa]n)\w)|f[öo]r|regionen|som|hela"
    r"|(?:responsible|contacts?)\s+for|cover(?:s|ing)|serv(?:es|ing)|(?:the\s+)?count(?:y|ies)(?:\s+of)?|the(?=\s+\w))\b[:\s]*",
    re.IGNORECASE,
)  # a capital I alone is Gotland's letter
_BESIDES = re.compile(r"\s*(?:f[öo]rutom|ut[öo]ver)\s+", re.IGNORECASE)
_APART = re.compile(r"[(\[:]|[)\]]\s|\w\.\s")  # what no county's name has inside it
_SENTENCE_END = re.compile(r"[.:](?=\s)")
_TAIL = re.compile(
    r"\s*(?:\b(?:l[äa]n(?:en)?|count(?:y|ies))|(?<=\s)/an)$", re.IGNORECASE
)  # slanted, `/an` as OCR reads it
_AND_MORE = re.compile(r"\s+(?:m\.?\s?fl|med flera)\b\.?(?:\s+l[äa]n)?$", re.IGNORECASE)
_COUNTY_WORDS = ("län", "county", "counties")
COUNTY_WORD = re.compile(r"[lI1|{iJt]{0,2}[äaåéd&]n(?:en)?", re.IGNORECASE)  # `län` as OCR reads it: `Ian`, `[an`


@dataclass(frozen=True, slots=True)
class CountySpan:
    """A county at characters `start` to `end`; `code` is empty where the text stands in a list but is no county."""

    start: int
    end: int
    text: str
    code: str
    score: float


@lru_cache(maxsize=4096)
def read_counties(text: str, *, is_listed: bool = False) -> tuple[CountySpan, ...]:
    """Read a text that is a list of counties and nothing else; else give nothing.

    Args:
        text: A line or a part of one.
        is_listed: Whether the text is known to be such a list (by its label or column), so that one county will do.

    >>> [c.code for c in read_counties("Dalarna, Vdrmland och Orebro")]
    ['20', '17', '18']
    >>> read_counties("Anna Exempel, Dalarna")
    ()
    """
    if len(text) > _LONGEST:
        return ()
    parts = [part for part in _split(text) if part[2] and not phrase_pattern("except").match(part[2])]
    if lettered := _read_letters(text, parts, is_listed=is_listed):
        return lettered
    spans = [_read_county(start, end, part) for start, end, part in parts]
    spans[:1] = [_without_lead(spans[0])] if len(spans) > 1 and all(span.code for span in spans[1:]) else spans[:1]
    known = [span for span in spans if span.code]
    if not known or len(known) * 3 < len(spans) * 2 or (len(spans) - len(known) > 0 and len(known) < 2):
        return ()
    if any(len(span.text.split()) > _MOST_LED for span in spans):
        return ()
    return tuple(spans) if len(spans) > 1 or is_listed or known[0].score >= 83 else ()


def _without_lead(span: CountySpan) -> CountySpan:
    """The county that ends what begins a list of counties, where words of a sentence lead to it.

    >>> [c.text for c in read_counties("Arbetar med Dalarna, Värmland och Örebro")]
    ['Dalarna', 'Värmland', 'Örebro']
    >>> read_counties("Region 6st (J6nkoping, Sodermanland, Ostergétland)")[0].code
    ''
    """
    lead, _, name = span.text.rpartition(" ")
    words = lead.split()
    is_led = 0 < len(words) < _MOST_LED and words[-1].islower() and not span.code and read_region(words[0]) is None
    is_led = is_led and name[:1].isalpha() and read_region(lead) is None
    found = match_county(name, is_fuzzy=False) if is_led else None
    return CountySpan(span.end - len(name), span.end, name, found.entry.code, 100) if found else span


def _read_letters(text: str, parts: Sequence[tuple[int, int, str]], *, is_listed: bool) -> tuple[CountySpan, ...]:
    """Read a list of county letters: with the word `län`, as a list by its place, or with letters that come in twos.

    >>> [c.code for c in read_counties("BD-, AC-, Y- och Z-län")]
    ['25', '24', '22', '23']
    >>> read_counties("C, D, E"), len(read_counties("C, D, E", is_listed=True))
    ((), 3)
    """
    found = [(start, end, part, county_of_letters(part)) for start, end, part in parts]
    is_told = is_listed or re.search(r"\bl[äa]n", text) or any(len(part.split("-")[0]) == 2 for *_, part in parts)
    if not is_told or len(found) < 2:
        return ()
    spans = tuple(CountySpan(start, end, part, county.code, 100) for start, end, part, county in found if county)
    return spans if len(spans) == len(found) else ()


def _split(text: str) -> list[tuple[int, int, str]]:
    whole = match_county(text.strip(" .:()"), is_fuzzy=False)
    if whole is not None:
        return [_trimmed(text, 0, len(text))]
    parts, at = [], 0
    for match in _PARTED.finditer(text):
        parts.append(_trimmed(text, at, match.start()))
        at = match.end()
    parts.append(_trimmed(text, at, len(text)))
    return [own for part in parts for own in _separate(*part)]


def _separate(start: int, end: int, text: str) -> list[tuple[int, int, str]]:
    """Part the names of two counties between which a scan lost the comma: `Kalmar Blekinge`.

    >>> [len(read_counties(text)) for text in ("Kalmar Blekinge", "[Stockholm] Stockholm och Gotland")]
    [2, 0]
    """
    blanks = [blank.span() for blank in re.finditer(r"(?<=\w)\s+(?=\w)", text)]
    if not 0 < len(blanks) < _MOST_WORDS or match_county(text) is not None:
        return [(start, end, text)]
    for stop, begin in blanks:
        first, second = text[:stop], _TAIL.sub("", text[begin:])
        found = [match for name in (first, second) if (match := match_county(name)) and match.score >= _PLAIN]
        if len({match.entry.code for match in found}) > 1:
            return [(start, start + stop, first), (start + begin, end, text[begin:])]
    return [(start, end, text)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int, str]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    while lead and start < end and not text[start].isalnum():
        start += 1
    more = _AND_MORE.search(text[start:end])
    end -= len(more.group()) if more else 0
    return start, end, text[start:end]


def _read_county(start: int, end: int, text: str) -> CountySpan:
    if _APART.search(text):
        return CountySpan(start, end, text, "", 0.0)
    found = match_county(text.replace("-\n", "").replace("\n", " "))
    if found is None:
        bare = _TAIL.sub("", text)
        found = match_county(bare) if bare != text else None
    return CountySpan(start, end, text, found.entry.code if found else "", found.score if found else 0.0)


def find_counties(text: str) -> tuple[CountySpan, ...]:
    """Find the list of counties in a sentence: two and more, or one with the word `län`.

    >>> [c.code for c in find_counties("Vem ringer jag om jag arbetar i Kalmar eller Kronobergs län?")]
    ['08', '07']
    >>> find_counties("Vem var Kalmar?")
    ()
    """
    for run in _county_run().finditer(text):
        spans = read_counties(run.group(), is_listed=True)
        if len(spans) > 1 or (spans and run.group().lower().endswith(_COUNTY_WORDS)):
            at = run.start()
            return tuple(replace(span, start=span.start + at, end=span.end + at) for span in spans)
    return ()


def begin_counties(text: str) -> tuple[CountySpan, ...]:
    """Read the counties that a text begins with, where it goes on behind them.

    >>> [c.text for c in begin_counties("Jämtland, är Eva Ek")], begin_counties("Eva Ek i Jämtland")
    (['Jämtland'], ())
    """
    run = _county_run().match(text)
    is_word = run is not None and not text[run.end() : run.end() + 1].isalnum()
    return read_counties(run.group(), is_listed=True) if run is not None and is_word else ()


@cache
def _county_run() -> re.Pattern[str]:
    names = {name for county in counties() for name in (county.name, county.long_name, *county.aliases)}
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    one = rf"(?:{one})\b(?:\s+County\b)?"
    return re.compile(rf"\b{one}(?:\s*(?:[,;/+&]|\b(?:och|eller|samt|and|or)\b)\s*{one})*(?:\s+(?:län|[Cc]ounties)\b)?")


@cache
def _cue(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{phrase_pattern(kind).pattern}:?\s*(?:l[\w&]{{1,2}}nen\s+)?", re.IGNORECASE)


def find_covering(text: str) -> Iterator[re.Match[str]]:
    """Find what says that counties follow, also that who is of a region works in them; one person covers none.

    >>> texts = ("Regionen omfattar Skåne", "Samordnarna i region Syd arbetar i Skåne", "Eva Prov arbetar i Skåne")
    >>> [len([*find_covering(text)]) for text in texts]
    [1, 1, 0]
    """
    yield from _cue("covering").finditer(text)
    yield from (match for match in _cue("region_works").finditer(text) if find_region(text[: match.start()]))


def read_covered(text: str) -> tuple[CountySpan, ...]:
    """Read the counties of a sentence that says what a region covers, or what belongs to it.

    >>> [c.code for c in read_covered("Regionen omfattar Jämtland, Norrbotten och Västerbotten.")]
    ['23', '25', '24']
    >>> [c.code for c in read_covered("Länen Skåne och Blekinge ingår i regionen.")]
    ['12', '10']
    >>> [c.code for c in read_covered("Koordinatorerna i region Syd arbetar i Skåne, Blekinge och Kronobergs län.")]
    ['12', '10', '07']
    """
    for match in find_covering(text):
        rest = _SENTENCE_END.split(text[match.end() : match.end() + _LONGEST + 1], 1)[0]
        spans = read_counties(rest.rstrip(" ."), is_listed=True)
        if not spans or not all(span.code for span in spans):  # the sentence goes on behind them
            spans = find_counties(run.group()) if (run := _county_run().match(rest)) else ()
        if spans:
            covered = (replace(s, start=s.start + match.end(), end=s.end + match.end()) for s in spans)
            return (*_read_besides(text[: match.start()]), *covered)
    belonging = phrase_pattern("belonging").search(text)
    spans = read_counties(text[: belonging.start()].rstrip(), is_listed=True) if belonging else ()
    return spans if spans and all(span.code for span in spans) else ()


def _read_besides(text: str) -> tuple[CountySpan, ...]:
    """Read the counties beside which others belong to a region, which therefore are its own.

    >>> [c.code for c in read_covered("Förutom Hallands län ingår Västra Götalands län.")]
    ['13', '14']
    """
    lead = _BESIDES.match(text)
    spans = read_counties(text[lead.end() :].rstrip(), is_listed=True) if lead is not None else ()
    if lead is None or not all(span.code for span in spans):
        return ()
    return tuple(replace(span, start=span.start + lead.end(), end=span.end + lead.end()) for span in spans)

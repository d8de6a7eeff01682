"""Citations in a text: statutes, the sections and articles that stand by them, and which belong together.

Sections stand right before their statute (`4 kap. 1 a § brottsbalken`) or right behind it (`BrB 4 kap. 1 a §`),
several of them joined by a comma or a word (`6 kap. 11 och 12 §§`); one without a chapter is of the chapter before it.
A statute is known, or is one by its form: `lagen (2018:601) om …`, or any `…lagen` with its number or a section by it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.telling.pins import Pin, find_pins
from pipeline.vocabulary import match_statute, statutes

_STATUTE_WORD = re.compile(
    r"\b[^\W\d_][\w&]*?(?:lag(?:en|ens)?|balk(?:en|ens)?|f[öo]rordning(?:en|ens)?|konvention(?:en|ens)?|protokoll(?:et|ets)?|direktiv(?:et|ets)?)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b[\w&-]*(?:lag(?:en)?|balk(?:en)?|f[öo]rordning(?:en)?)\s\((?:1[6-9]|20)\d\d:\d{1,4}\)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s(?:om|med|mot)\s(?:[^.,;:()\n]|\n(?=[a-zåäö]))+")
_VERB = re.compile(
    r"\s(?:är|har|kan|ska|skall|får|gäller|gällde|trädde|träder|innebär|innehåller|reglerar|ger|finns|säger|anger|anges|"
    r"framgår|infördes|ändrades|samt|där|när|som|och\s(?:i|på|av|enligt|lag|lagen|förordning|förordningen))\b.*",
    re.IGNORECASE,
)
_OF_SECTIONS = re.compile(r"(?:lag|lagen|balk|balken|förordning|förordningen)(?: om .*)?$")  # they have no articles
_JOINT = re.compile(
    r"\s*(?:\([^()\d]{3,60}\)\s*)?(?:[,;]|\b(?:och|samt|eller)\b)\s*(?:(?:och|samt|eller)\s+)?", re.IGNORECASE
)
_DIGIT_IN_LINE = re.compile(r"[^\n]*\d")
_NEXT_LINE = re.compile(r"[^\n§]{0,80}\n[\s•·*»–-]*")
_TO_STATUTE = re.compile(
    r"\s*(?:(?:(?:första|andra|tredje|fjärde|\d)\s(?:stycket|st\.?|men\.?)|\d\s?p\.?)\s*)?(?:(?:i|av|enligt)\s+)?(?:den\s+)?\(?\s*",
    re.IGNORECASE,
)
_FROM_STATUTE = re.compile(r"(?:s\s)?\s*(?:\((?:\w{1,5}|\d{4}:\d+)\)\s*)*[(,:–-]?\s*(?:\d{4}:\d+\)?,?\s*)?(?:se\s+)?")


_LEAD = " •·*»–-\t"


@dataclass(frozen=True, slots=True)
class Named:
    """A statute at characters `start` to `end`, by its name in the vocabulary or as printed."""

    start: int
    end: int
    name: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A statute, alone or with one pin: the characters that say so, and the words where these do not say it all."""

    start: int
    end: int
    value: str | None
    statute: Named
    pin: Pin | None


def find_citations(text: str) -> tuple[Cited, ...]:
    """Find the citations of a text in reading order.

    Args:
        text: The text, with the ends of its lines where they are known.

    >>> text = "Brottsbalken 4 kap 1 a § (människohandel), 4 kap. 1 b § (människoexploatering)"
    >>> [c.value or text[c.start:c.end] for c in find_citations(text)]
    ['brottsbalken 4 kap. 1 a §', 'brottsbalken 4 kap. 1 b §']
    """
    pins = list(find_pins(text))
    bound = _bind(text, _find_statutes(text, pins), pins)
    return tuple(cited for statute, own in bound for cited in _cite(statute, own))


def is_statute(text: str) -> Named | None:
    """Give the statute that a text is and nothing else: a heading, or a cell beside its sections.

    >>> is_statute("Brottsbalken (1962:700)").name, is_statute("Om brottsbalken")
    ('brottsbalken', None)
    """
    bare = text.strip(" :.#*")
    named = _find_statutes(bare, ())
    return (
        named[0]
        if len(named) == 1 and re.fullmatch(r"\s*\(?\d{4}:\d+\)?|", bare[named[0].end :]) and not named[0].start
        else None
    )


def find_loose_pins(text: str, statute: Named) -> tuple[Cited, ...]:
    """Give the sections that a text begins with, as those of a statute that its heading or a cell beside it names.

    Args:
        text: The text.
        statute: The statute.
    """
    pins = [pin for pin in find_pins(text) if not pin.is_short]
    if not pins or text[: pins[0].start].strip(f"{_LEAD}\n("):
        return ()
    run = _inherit(_run_on(text, pins))
    return tuple(Cited(pin.start, pin.end, f"{statute.name} {pin.text}", statute, pin) for pin in run)


@cache
def _long_names() -> re.Pattern[str]:
    names = [name for law in statutes() for name in (law.name, *law.aliases)]
    literal = [
        re.escape(name).replace(r"\ ", r"\s")
        for name in names
        if " " in name or name.isupper() or re.fullmatch(r"[A-Z][a-z]*[A-Z]\w*", name)
    ]
    literal.sort(key=len, reverse=True)
    spelled, worded = "|".join(literal), (name for name in literal if r"\s" in name)
    return re.compile(rf"(?<!\w)(?:{spelled}|(?i:{'|'.join(worded)}))(?:\s\(\d{{4}}:\d{{1,4}}\))?(?!\w)")


def _find_statutes(text: str, pins: Sequence[Pin]) -> list[Named]:
    found: list[Named] = []
    for match in _long_names().finditer(text):
        _add_named(found, text, match.start(), match.end(), is_proven=False)
    for match in _NUMBERED.finditer(text):
        about = _ABOUT.match(text, match.end())
        end = match.end() + len(_VERB.sub("", about.group()).rstrip()) if about else match.end()
        _add_named(found, text, match.start(), end, is_proven=True)
    ends = [pin.end for pin in pins]
    for match in _STATUTE_WORD.finditer(text):
        start, end = match.span()
        at = bisect_right(ends, start)
        is_by_pin = at > 0 and _TO_STATUTE.fullmatch(text, ends[at - 1], start) is not None
        _add_named(found, text, start, end, is_proven=is_by_pin)
    return found


def _add_named(found: list[Named], text: str, start: int, end: int, *, is_proven: bool) -> None:
    """Add a statute unless it overlaps one; one that no vocabulary knows only where its form or place proves it."""
    at = bisect_left(found, start, key=lambda named: named.start)
    if any(start < other.end and end > other.start for other in found[max(0, at - 1) : at + 1]):
        return
    printed = text[start:end]
    bare = re.sub(r"\s*\(\d{4}:\d+\)", "", printed)
    known = match_statute(bare, is_fuzzy=len(bare) > 8)
    if known is not None or is_proven:
        name = known.entry.name if known else " ".join(printed.lower().split())
        found.insert(at, Named(start, end, name, known is not None))


def _bind(text: str, named: Sequence[Named], pins: Sequence[Pin]) -> list[tuple[Named, list[Pin]]]:
    """Give each statute the pins that stand by it; those between two are of the one that they adjoin."""
    starts = [pin.start for pin in pins]
    edges = [0, *(edge for statute in named for edge in (statute.start, statute.end)), len(text)]
    gaps = [
        [pin for pin in pins[bisect_left(starts, first) : bisect_left(starts, last)] if pin.end <= last]
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    ]
    bound: list[list[Pin]] = []
    for at, statute in enumerate(named):
        free = [pin for pin in gaps[at] if not bound or pin not in bound[-1]]
        behind = gaps[at + 1]
        is_headed = _begins_line_anew(text, free[-1].end, statute.start) if free and behind else False
        own = [] if is_headed else _adjoining(text, free, statute.start)
        if not own and behind and _is_behind(text, statute, behind[0]):
            own = _run_on(text, behind)
            if at + 1 < len(named):
                own = _leave_next(text, statute, own, named[at + 1], gaps[at + 2])
        bound.append(own)
    return [(statute, _inherit(own)) for statute, own in zip(named, bound, strict=True)]


def _leave_next(text: str, statute: Named, run: list[Pin], following: Named, after: Sequence[Pin]) -> list[Pin]:
    """Leave to the statute behind a run what is its own, where nothing stands behind that: all that a line's end parts
    from the statute before, a single one that a comma parts from it, else the last of several.
    """
    forward = _adjoining(text, run, following.start)
    has_own = bool(after) and _is_behind(text, following, after[0]) and _begins_line(text, following)
    if not forward or has_own:
        return run
    gap = text[statute.end : run[0].start]
    if "\n" in gap or len(forward) < len(run):
        return run[: len(run) - len(forward)]
    return run[:-1] if len(run) > 1 or "," in gap else run


def _begins_line_anew(text: str, end: int, start: int) -> bool:
    """Whether a line's end parts a statute from the section before it, rather than wraps between them."""
    return "\n" in text[end:start] and not text[start].islower()


def _begins_line(text: str, statute: Named) -> bool:
    """Whether a statute begins its line, or the pin behind it stands on the same one."""
    before = text[text.rfind("\n", 0, statute.start) + 1 : statute.start]
    return not before.strip(_LEAD) or _DIGIT_IN_LINE.match(text, statute.end) is not None


def _is_behind(text: str, statute: Named, pin: Pin) -> bool:
    """Whether a pin stands right behind a statute."""
    if pin.is_article and _OF_SECTIONS.search(statute.name):
        return False
    return _FROM_STATUTE.fullmatch(text, statute.end, pin.start) is not None


def _adjoining(text: str, pins: Sequence[Pin], end: int) -> list[Pin]:
    """The pins of a run that ends right before a statute."""
    if not pins or _TO_STATUTE.fullmatch(text, pins[-1].end, end) is None:
        return []
    if pins[-1].is_short and text[pins[-1].end : end].strip(" ("):
        return []
    own = [pins[-1]]
    for pin in reversed(pins[:-1]):
        if not _is_joined(text, pin, own[0], _JOINT) or pin.is_article != own[0].is_article:
            break
        own.insert(0, pin)
    return own


def _run_on(text: str, pins: Sequence[Pin]) -> list[Pin]:
    """The pins of a run that begins right behind a statute."""
    own = [pins[0]]
    for pin in pins[1:]:
        if not _is_joined(text, own[-1], pin, _JOINT, _NEXT_LINE) or pin.is_article != own[-1].is_article:
            break
        own.append(pin)
    return own


def _is_joined(text: str, pin: Pin, following: Pin, *joints: re.Pattern[str]) -> bool:
    """Whether two pins are of one list: what stands between them joins them, or both are of one range."""
    return following.start < pin.end or any(joint.fullmatch(text, pin.end, following.start) for joint in joints)


def _inherit(pins: list[Pin]) -> list[Pin]:
    """Give a section without a chapter that of the one before it."""
    whole: list[Pin] = []
    for pin in pins:
        last = whole[-1].chapter if whole else ""
        is_bare = last and not pin.chapter and not pin.is_article
        whole.append(Pin(pin.start, pin.end, last + pin.text, last) if is_bare else pin)
    return whole


def _cite(statute: Named, pins: Sequence[Pin]) -> Iterator[Cited]:
    if not pins:
        yield Cited(statute.start, statute.end, None, statute, None)
    for at, pin in enumerate(pins):
        is_beside = len(pins) == 1 or (at == 0 if pins[0].start > statute.end else at == len(pins) - 1)
        start, end = (min(pin.start, statute.start), max(pin.end, statute.end)) if is_beside else (pin.start, pin.end)
        is_whole = is_beside and len(pins) == 1
        yield Cited(start, end, None if is_whole else f"{statute.name} {pin.text}", statute, pin)

"""Who publishes a document, as far as it says so itself; else nobody is guessed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pipeline.domain.layout import Block, Document
from pipeline.extract.telling.imprint import is_organization
from pipeline.extract.wording.dates import find_dates
from pipeline.vocabulary import date_labels, fold, match_organization, organization_of_domain, phrase_pattern

SITE = re.compile(r"\s+[|–—-]\s+")  # what stands behind it in a page's title is the site
_PARTS = re.compile(r"\s*[|·•;,~]\s*|\s+[–—-]\s+|(?:(?<=[a-zåäö]{3})|(?<=\d{4}))\.(?:\s+|$)")
_END = re.compile(r"[,;|·•]|\.(?=\s|$)")
_AROUND = " .:*\t"
_PAGE = re.compile(r"(?:sid(?:a|an)?|s)?\.?\s*\d{1,3}\s*(?:\(\d{1,3}\)|(?:av|/)\s*\d{1,3})?", re.IGNORECASE)
_GROUP, _UNIT = "group", "unit"
_FIRST, _LAST = 4, 6  # lines of a title, and of who signs a letter


def find_publisher(
    document: Document, url: str | None, *, staff: Iterable[str] = (), leaders: Iterable[str] = ()
) -> str | None:
    """Find who says that it is theirs; else nobody is guessed.

    In this order: whose address it stands at, whose site it says that it is of, who stands alone on its first line,
    whose own staff it lists, whom it names as its publisher, who stands in its running head or with its date, who
    stands in its title or signs it, who leads the network in it. One that no vocabulary knows is taken as
    it is printed.

    Args:
        document: As read.
        url: Its address, where it has one.
        staff: Whose own staff it lists, where somebody is asked whether that makes it theirs.
        leaders: Who leads the network in it, likewise.
    """
    organization = organization_of_domain(urlsplit(url).hostname or "") if url else None
    if organization:
        return organization.name
    lines = [text for line in document.lines() if (text := " ".join(line.text.split()))]
    hints = [hint.value for hint in document.hints if hint.kind == "publisher"]
    titles = [hint.value for hint in document.hints if hint.kind == "title"]
    sites = [part.strip() for title in titles for part in SITE.split(title)[1:]]
    printed = [line for line in lines[:1] if is_organization(line)]
    labelled = [*_labelled(lines)]
    said = (*labelled, *_signed(document, lines), *_titled(lines))
    for name in (*hints, *sites, *printed, *staff, *said, *leaders):
        match = match_organization(name)
        if match:
            return match.entry.name
    return next(iter((*hints, *filter(is_organization, sites), *printed, *labelled)), None)


def _labelled(lines: list[str]) -> Iterator[str]:
    """Who a line says publishes it: `Utgivare: Exempelmyndigheten, Box 1`, `Utgiven av Exempelmyndigheten.`."""
    for line in lines:
        label = phrase_pattern("publisher_label").match(line)
        said = line[label.end() :].lstrip(" :") if label else ""
        if said[:1].isupper() and is_organization(name := _END.split(said, maxsplit=1)[0].strip(_AROUND)):
            yield name


def _signed(document: Document, lines: list[str]) -> list[str]:
    """Who stands alone in the running head, or with the date of the document, if it is one only.

    An organization above or below the line of a date is one of a list where others stand at its other side.
    """
    running = [line for block in document.blocks for line in _running_lines(block)]
    beside: list[str] = []
    for above, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if _is_known(line) and (_is_date(above) or _is_date(below)) and not (_is_known(above) or _is_known(below)):
            beside.append(line)
        elif find_dates(line):
            parts = [part for part in _PARTS.split(line) if part.strip(_AROUND)]
            named = [part for part in parts if _is_known(part)]
            if len(named) == 1 and all(_is_date(part) or _is_page(part) for part in parts if part is not named[0]):
                beside.append(named[0])
            elif _is_known(before := _before_date(line)):
                beside.append(before)
    names = [name for name in (*running, *beside) if _is_known(name)]
    known = {match.entry.org_id for name in names if (match := match_organization(name, is_fuzzy=False))}
    return names[:1] if len(known) == 1 else []


def _titled(lines: list[str]) -> list[str]:
    """Who stands alone on one of the first lines, or below the greeting at the end, where nobody else stands alone.

    >>> _titled(["Koordinatorer", "Träff 3 maj 2024", "Polismyndigheten", "1"])
    ['Polismyndigheten']
    >>> _titled(["Deltagande myndigheter", "Polismyndigheten", "Skatteverket"])
    []
    """
    greeting = next((at for at, line in enumerate(lines) if phrase_pattern("greeting").fullmatch(line.strip(" ,!"))), 0)
    signed = lines[greeting + 1 : greeting + 1 + _LAST] if greeting else []
    alone = {
        match.entry.org_id: match.entry.kind
        for line in lines
        if _is_known(line) and (match := match_organization(line))
    }
    is_one = len(alone) == 1 and _UNIT not in alone.values()  # a police region heads its coordinators too
    return [line for line in (*lines[:_FIRST], *signed) if _is_known(line)] if is_one else []


def _running_lines(block: Block) -> Iterator[str]:
    own = (line.text for line in block.lines) if block.role == "running_head" else ()
    return itertools.chain(own, *(_running_lines(child) for child in block.children))


def _is_known(text: str) -> bool:
    match = match_organization(text.strip(_AROUND), is_fuzzy=False) if text else None
    return match is not None and match.entry.kind != _GROUP


def _is_date(text: str) -> bool:
    """Whether a line is the day of the document, with what labels it, and nothing else.

    >>> _is_date("Senast uppdaterad: 3 mars 2024"), _is_date("Hösten 2023"), _is_date("Eva började 3 mars 2024")
    (True, True, False)
    """
    dates = find_dates(text)
    if len(dates) != 1 or text[dates[0].end :].strip(_AROUND):
        return False
    label = fold(text[: dates[0].start]).strip(_AROUND)
    return not label or any(label.removesuffix(" den") == phrase for phrase, _ in date_labels())


def _before_date(text: str) -> str:
    """What a line says before the date that it ends with and what labels it; nothing where it goes on behind it.

    >>> _before_date("Exempelmyndigheten Hösten 2023"), _before_date("Exempelmyndigheten Version 2024-12-10")
    ('Exempelmyndigheten', 'Exempelmyndigheten')
    >>> _before_date("Exempelmyndigheten Hösten 2023 kom den nya skriften")
    ''
    """
    dates = find_dates(text)
    if len(dates) != 1 or text[dates[0].end :].strip(_AROUND):
        return ""
    words = text[: dates[0].start].split()
    for least in range(1, len(words)):
        if _is_date(" ".join((*words[least:], dates[0].text))):
            return " ".join(words[:least])
    return " ".join(words)


def _is_page(text: str) -> bool:
    """Whether a part of a line is the number of a page: `3`, `Sida 3 (12)`, `s. 3`.

    >>> [_is_page(text) for text in ("3", "Sida 3 (12)", "Sida 3 av 12", "2023", "114 14")]
    [True, True, True, False, False]
    """
    return _PAGE.fullmatch(text.strip(_AROUND)) is not None

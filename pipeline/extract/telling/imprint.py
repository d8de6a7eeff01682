"""What an edition says of itself: its title, and the days that date it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from pipeline.domain.layout import Document
from pipeline.extract.lines.rows import Row
from pipeline.extract.mentions import Draft
from pipeline.extract.telling.dating import ASIDE, printed_dates
from pipeline.extract.telling.passages import Passage, read_passages
from pipeline.extract.wording.dates import find_dates
from pipeline.vocabulary import fold, match_organization, organization_kind, phrase_pattern

_TITLE_MOST = 140  # characters; what is longer is running text
_PAGE_NUMBER = re.compile(r"\b(?:sida|sid|s)\.?\s*\d+\s*(?:\(\d|av\s+\d|/\s*\d|$)", re.IGNORECASE)
_MARKS = re.compile(r"[#=\s]*")
_END_MARKS = re.compile(r"\s*={2,}$")
_GROUP = "group"
_FRAME_PARTS = re.compile(r"\[\d+\]|[.|›»>!]\s")
_AROUND = " \t!:-–—"
_SLIDE = re.compile(r"\W*(?:bild|slide|sida)\s+\d+\W*", re.IGNORECASE)
_SITE_SIGN = re.compile(r"\s+[|–—·»:-]\s+|\s*\|\s*")  # between the title of a page and the name of the site


def draft_edition(
    document: Document, rows: Sequence[Row], passages: Iterable[Passage], retrieved_on: dt.date | None
) -> Iterator[Draft]:
    """Draft what a document says of itself.

    Args:
        document: As read.
        rows: Its rows.
        passages: Its passages, in reading order.
        retrieved_on: When it was retrieved; a later day in it does not date it.
    """
    draft = Draft("edition")
    if title := _find_title([passage for passage in passages if _can_be_title(passage)], document):
        draft.add(title.state("title", *_span_title(title), 0.8, "first heading or line"))
    for found in printed_dates(rows, document.hints):
        if found.row is None or (retrieved_on is not None and found.date.first > retrieved_on):
            continue
        passage = read_passages((found.above, found.row) if found.above is not None else (found.row,))
        if passage:
            start = passage[0].flat.find(found.date.text)
            if start >= 0:
                draft.add(passage[0].state("date", start, start + len(found.date.text), 1.0, found.evidence))
    yield draft


def is_organization(text: str) -> bool:
    """Whether a line names an organization and nothing else; a group of people speaks for nobody.

    >>> is_organization("Länsstyrelsen i Örebro län"), is_organization("Regionkoordinatorer")
    (True, False)
    """
    known = match_organization(text)
    return known.entry.kind != _GROUP if known is not None else organization_kind(text) is not None


def _can_be_title(passage: Passage) -> bool:
    """Whether a passage is short or says what the title is, of the page itself, no cell of a table and no date."""
    is_cell = any(container.kind == "row" for container in passage.rows[0].containers)
    is_short = 3 < len(passage.flat.strip()) <= _TITLE_MOST
    is_said = any(_said_of_title(row.line.text) for row in passage.rows)
    is_counted = _PAGE_NUMBER.search(passage.flat) is not None
    lines = [row.line.text for row in passage.rows]
    is_dated = all(is_organization(line) or _is_date(line) for line in lines) and _is_date(passage.rows[-1].line.text)
    is_own = passage.role == "main" and (is_short or is_said) and not all(map(_is_of_frame, lines))
    return is_own and not is_cell and not is_counted and not is_dated


def _is_of_frame(text: str) -> bool:
    """Whether a line belongs to what stands around every page, or greets: `Gå till innehåll`, `Bild 2`, `Hej!`.

    >>> _is_of_frame("[1]Gå till innehåll [2]Kontakt"), _is_of_frame("Skydda dig online. Lämna sidan snabbt")
    (True, True)
    >>> _is_of_frame("Sök stöd hos regionkoordinatorerna")
    False
    """
    first = next((part for part in _FRAME_PARTS.split(text) if part.strip(_AROUND)), "").strip(_AROUND)
    return (
        not first or phrase_pattern("no_headline").fullmatch(first) is not None or _SLIDE.fullmatch(first) is not None
    )


def _is_date(text: str) -> bool:
    """Whether a line is a date, with or without a time of day, and nothing else."""
    return any(not re.search(r"\w", ASIDE.sub(" ", text[: date.start] + text[date.end :])) for date in find_dates(text))


def _find_title(passages: Sequence[Passage], document: Document) -> Passage | None:
    """Find the heading that a web page has for its title or marks as its own, else the first heading, or first line.

    The first line of a web page is as often the way to another one: where the page has a title outside its text, none
    of its lines is taken for it.
    """
    is_page = document.media_type == "text/html"
    headings = [p for p in passages if p.kind == "heading"]
    titles = {fold(part) for hint in document.hints if hint.kind == "title" for part in _SITE_SIGN.split(hint.value)}
    named = [p for p in headings if fold(p.flat.strip()) in titles and not is_organization(p.flat.strip())]
    if is_page and named:
        return max(named, key=lambda passage: len(passage.flat))
    marked = (p for p in headings if is_page and p.rows[0].level == 1)
    if title := next(marked, None):
        return title
    has_title = is_page and any(hint.kind == "title" for hint in document.hints)
    return next(iter(headings if has_title or (passages and passages[0] in headings) else passages), None)


def _said_of_title(text: str) -> str:
    """What a line says is the title, as the head of a letter does.

    >>> _said_of_title("Ämne: Nya kontaktpersoner"), _said_of_title("Ämnesråd: Eva")
    ('Nya kontaktpersoner', '')
    """
    label, colon, said = text.partition(":")
    return said.strip() if colon and phrase_pattern("title_label").fullmatch(label.strip()) else ""


def _span_title(passage: Passage) -> tuple[int, int]:
    """Where the title stands in a passage: lines that go on in lower case belong to it, the one who speaks does not."""
    rows = passage.rows
    labelled = next((at for at, row in enumerate(rows) if _said_of_title(row.line.text)), None)
    if labelled is not None:
        begins = [bisect_left(passage.offsets, begin) for begin in (*passage.begins, len(passage.text))]
        said = _said_of_title(rows[labelled].line.text)
        end = begins[labelled] + len(passage.flat[begins[labelled] : begins[labelled + 1]].rstrip())
        return end - len(said), end
    first = next((at for at, row in enumerate(rows[:-1]) if not _is_of_frame(row.line.text)), len(rows) - 1)
    first += int(len(rows) > first + 1 and passage.kind != "heading" and is_organization(rows[first].line.text))
    last = first + 1
    while last < len(rows) and (passage.kind == "heading" or rows[last].line.text.lstrip()[:1].islower()):
        last += 1
    begins = [bisect_left(passage.offsets, begin) for begin in (*passage.begins, len(passage.text))]
    said = _END_MARKS.sub("", passage.flat[begins[first] : begins[last]].rstrip())
    marks = _MARKS.match(said)
    return begins[first] + (marks.end() if marks else 0), begins[first] + len(said)

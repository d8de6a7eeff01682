"""When an edition was made: printed dates first, then what its text bounds, with the evidence in words.

A declared date wins for the end that it gives. A date in running text dates nothing as printed: it bounds only where
its words say that it lies in the past, or that it is still to come.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.domain.edition import DateRange, Edition
from pipeline.domain.layout import Document, Hint
from pipeline.extract.lines.rows import Row, read_rows
from pipeline.extract.telling.bounds import Bound, find_bounds, quote_line
from pipeline.extract.telling.torn_dates import join_torn_date
from pipeline.extract.wording.dates import PrintedDate, find_dates
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import date_labels, fold, match_organization, phrase_pattern

_RANKS = {"updated": 0, "modified": 1, "published": 2, "hint": 3, "valid": 4, "place": 4, "alone": 5}
_HINTS = {"modified": "modified", "published": "hint", "time": "hint", "date": "hint"}
_PLACE_DATE = re.compile(r"^\W*[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?,?(?:\s+den)?\s*$")
_COUNCIL = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)? (?:kommun|stad)")
_VERSION = re.compile(r"(?:version|utg\wva|rev(?:ision)?\.?)\s+\d+(?:\.\d+)*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-zåäö]{3}[.!?])\s+(?=[A-ZÅÄÖ])")
_HEAD_LINES, _TAIL_LINES = 15, 10
_OUTMOST = 3  # lines of a page
_AROUND = " .,\t\\|~_*"
_NAMED_AROUND = " .,:|·•\t–-"
_PUBLISHER_MOST = 8  # words of a publisher's name and town
ASIDE = re.compile(
    r"(?:\bkl\.?\s*)?\d{1,2}[:.]\d\d|\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b", re.IGNORECASE
)  # stands between a label and its date
_LABEL_MOST = 400  # characters before a date in which its label is looked for


@dataclass(frozen=True, slots=True)
class EditionDate:
    """A date that dates the edition: what kind, where it is printed (None for a hint), and its days."""

    kind: str
    row: Row | None
    date: PrintedDate
    evidence: str
    above: Row | None = None  # where the line before `row` has the beginning of the date


def date_edition(document: Document, edition: Edition) -> DateRange:
    """Tell when an edition was made.

    Args:
        document: As read.
        edition: Its row in the registry; declared ends win, and `retrieved_on` bounds above.

    Returns:
        The range; an end that nothing bounds is None.
    """
    rows = read_rows(document)
    found = _read_range(rows, document, edition.retrieved_on)
    if edition.dated_from is None and edition.dated_to is None:
        return found
    declared = [
        f"{side} {day.isoformat()}" for side, day in (("from", edition.dated_from), ("to", edition.dated_to)) if day
    ]
    start, end = edition.dated_from or found.dated_from, edition.dated_to or found.dated_to
    if start is not None and end is not None and start > end:
        start, end = edition.dated_from, edition.dated_to
    return DateRange(
        start, end, "declared", f"declared in the registry: {' '.join(declared)}; the text says: {found.evidence}"
    )


def printed_dates(rows: Sequence[Row], hints: Iterable[Hint] = ()) -> tuple[EditionDate, ...]:
    """Find the dates that date the edition as printed, the best first."""
    lines = [row for row in rows if row.line.text.strip() and row.role not in ("navigation", "hidden", "aside")]
    found = [
        date for row, previous in zip(lines, [None, *lines], strict=False) for date in _read_labelled(row, previous)
    ]
    found.extend(_read_hints(hints))
    edge = {*range(_HEAD_LINES), *range(max(0, len(lines) - _TAIL_LINES), len(lines)), *_find_ends(lines)}
    labelled = {(date.row.index, date.date.start) for date in found if date.row is not None}
    for at in sorted(edge & set(range(len(lines)))):
        found.extend(d for d in _read_alone(lines[at]) if d.row and (d.row.index, d.date.start) not in labelled)
    return tuple(sorted(found, key=lambda date: (_RANKS[date.kind], -date.date.last.toordinal())))


def _find_ends(rows: Sequence[Row]) -> Iterator[int]:
    """Find the rows that stand highest on the first page and lowest on the last one, whatever column is read last."""
    placed = [(row.line.page, row.line.box, at) for at, row in enumerate(rows) if row.line.box is not None]
    if placed:
        first, last = (end(page for page, _, _ in placed) for end in (min, max))
        yield from (at for _, at in sorted((box.y0, at) for page, box, at in placed if page == first)[:_OUTMOST])
        yield from (at for _, at in sorted((box.y1, at) for page, box, at in placed if page == last)[-_OUTMOST:])


def _read_range(rows: Sequence[Row], document: Document, retrieved_on: dt.date | None) -> DateRange:
    printed = [d for d in printed_dates(rows, document.hints) if retrieved_on is None or d.date.first <= retrieved_on]
    if printed:
        best = printed[0]
        return DateRange(best.date.first, best.date.last, "printed", best.evidence)
    bounds = find_bounds(document)
    lower, upper = _tightest(bounds, retrieved_on)
    named = [bound.evidence for bound in bounds if bound.side == "none"]
    evidence = "; ".join(dict.fromkeys([*(b.evidence for b in (lower, upper) if b is not None), *named]))
    return DateRange(
        lower.day if lower else None,
        upper.day if upper else None,
        "inferred",
        evidence or "nothing in the text bounds it",
    )


def _tightest(bounds: Sequence[Bound], retrieved_on: dt.date | None) -> tuple[Bound | None, Bound | None]:
    uppers = [bound for bound in bounds if bound.side == "to"]
    if retrieved_on is not None:
        uppers.append(Bound("to", retrieved_on, f"retrieved on {retrieved_on.isoformat()}"))
    upper = min(uppers, key=lambda bound: bound.day, default=None)
    lowers = [b for b in bounds if b.side == "from" and (upper is None or b.day <= upper.day)]
    return max(lowers, key=lambda bound: bound.day, default=None), upper


def _read_labelled(row: Row, previous: Row | None) -> list[EditionDate]:
    """Read a date right after its label, in the line or on the line below it, or torn by the line's end."""
    torn = join_torn_date(previous.line.text, row.line.text) if previous is not None else None
    if previous is not None and torn is not None and (kind := _label_before(torn[0])) is not None:
        evidence = f"printed: {quote_line(previous.line)} and {quote_line(row.line)}"
        return [EditionDate(kind, row, torn[1], evidence, previous)]
    found = []
    end = 0
    for date in find_dates(row.line.text):
        if date.start > _LABEL_MOST:
            break
        before = row.line.text[: date.start]
        label = _label_before(before[end:])  # `Skapad 2024-01-08 av Eva Ek, senast ändrad 2024-03-04`
        end = date.end
        if label is None and previous is not None and not re.search(r"\w", re.sub(r"\d|\bkl\b", "", before)):
            label = _label_before(previous.line.text) if len(previous.line.text) < 40 else None
        if label is not None:
            found.append(EditionDate(label, row, date, f"printed: {quote_line(row.line)}"))
    return found


def _label_before(text: str) -> str | None:
    """Give the kind of the label that ends a text, a clock time, a day of the week and words such as `den` aside.

    From when something is valid dates an edition only where the line begins with it: in a sentence it speaks of a law.
    """
    text = _SENTENCE_END.split(text)[-1]
    bare = fold(ASIDE.sub(" ", text))
    words = bare.removesuffix(" den").removesuffix(" av").removesuffix(" i").removesuffix(" senast").split()
    for phrase, kind in date_labels():
        count = len(phrase.split())
        most = count + (0 if kind == "valid" else 4)
        if words[-count:] == phrase.split() and len(words) <= most:
            return kind
    return None


def _read_hints(hints: Iterable[Hint]) -> list[EditionDate]:
    found: list[EditionDate] = []
    for hint in hints:
        dates = find_dates(hint.value) if hint.kind in _HINTS else ()
        found.extend(
            EditionDate(_HINTS[hint.kind], None, date, f"printed in the page's {hint.kind}: {hint.value}")
            for date in dates[:1]
        )
    return found


def _read_alone(row: Row) -> list[EditionDate]:
    """Read a line that is a date and nothing else but the time of day, or a date and a place or a publisher."""
    dates = find_dates(row.line.text)
    is_field = row.kind == "cell" and bool(row.label)  # `Anställd sedan` of a person
    if len(dates) != 1 or is_field or is_vacancy(row.line.text):  # `Tillsätts våren 2027` is a day to come
        return []
    before = row.line.text[: dates[0].start].strip(_AROUND + "-–")
    after = ASIDE.sub("", row.line.text[dates[0].end :]).strip(_AROUND)
    if before and after:
        return []
    kind = "alone" if not (before or after) else "place" if _is_imprint(before) or _is_publisher(after) else ""
    return [EditionDate(kind, row, dates[0], f"printed: {quote_line(row.line)}")] if kind else []


def _is_imprint(text: str) -> bool:
    """Whether what stands before a date is a place, an organization or the number of a version and nothing else.

    >>> _is_imprint("Umeå, den "), _is_imprint("Länsstyrelsen i Stockholm, "), _is_imprint("Uppsala kommun tog över ")
    (True, True, False)
    >>> _is_imprint("Version 3.2, "), _is_imprint("Version 3 gäller från ")
    (True, False)
    """
    is_placed = _PLACE_DATE.match(text) is not None or _VERSION.fullmatch(text.strip(_NAMED_AROUND + "_*")) is not None
    return is_placed or _is_publisher(text) or _is_labelled_publisher(text)


def _is_labelled_publisher(text: str) -> bool:
    """Whether a text says who publishes, by a label: `Utgiven av Jämställdhetsmyndigheten`, `Utgivare: Stödforum`."""
    label = phrase_pattern("publisher_label").match(text)
    named = text[label.end() :].strip(_NAMED_AROUND) if label else ""
    return named[:1].isupper() and not any(sign.isdigit() for sign in named) and len(named.split()) <= _PUBLISHER_MOST


def _is_publisher(text: str) -> bool:
    named = text.strip(_NAMED_AROUND)
    return match_organization(named, is_fuzzy=False) is not None or _COUNCIL.fullmatch(named) is not None

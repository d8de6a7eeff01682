"""What is left over: numbers, mails, counties and days of nothing that was understood; they never vanish."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from pipeline.domain.layout import Document, Note
from pipeline.domain.statements import QuarantinedItem
from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.mentions import Draft
from pipeline.extract.wording.dates import iterate_days
from pipeline.standard.phones import normalize_phone
from pipeline.vocabulary import fold

_REASONS = {
    "phone": ("orphan_phone", "a number that no contact, helpline or organization stands by"),
    "email": ("orphan_email", "a mail address that no contact, helpline or organization stands by"),
    "switchboard": ("switchboard", "a switchboard's number, which is no person's"),
    "lost_sign": ("broken_email", "a mail address of which a sign is lost: read it in the document"),
    "lost_digit": ("broken_phone", "a number in which a letter was read for a digit: read it in the document"),
    "tangled": ("tangled_columns", "between columns that were read as one line: nothing says whose it is"),
    "torn": ("torn_line", "broken over two lines, and nothing says how it goes on: read it in the document"),
    "noise": ("not_a_contact", "a number or address outside the text, or a fax"),
}
_NUMBER = re.compile(r"[\d\s()+/:.,;|-]+")
_LEAST_DIGITS = 7
_NO_NUMBER = "digits in a cell that make no number of this form: read it in the document"
_SAID = frozenset({"name", "email", "phone"})
_LESSER = frozenset({"ocr_missing", "ocr_english", "ocr_failed", "glyphs_told"})  # of pages to be looked at


def collect_leftovers(
    facts: Sequence[Fact], claimed: Collection[tuple[int, int, str]], people: Iterable[Draft]
) -> list[QuarantinedItem]:
    """Make items of the numbers and mails that nothing has claimed, each ink once.

    What a person is told of again is none: their mail, and their number in the block or row of their name or mail.

    Args:
        facts: All facts of the document.
        claimed: Page, line and text (for a number its digits) of what belongs to something.
        people: Everybody who was taken for a contact.
    """
    items: dict[tuple[int, int, int, str], QuarantinedItem] = {}
    repeated = _find_repeated(facts, people)
    for fact in facts:
        if fact.key in repeated:
            continue
        is_county = fact.kind == "tangled" and fact.value.isdigit()
        is_value = fact.kind in ("email", "lost_sign") or any(c.isdigit() or c == "@" for c in fact.text)
        if fact.kind not in _REASONS or not (is_value or is_county):
            continue
        page, number, _, text = fact.key
        if (page, number, text) in claimed or (page, number, _digits(text)) in claimed:
            continue
        code, detail = _REASONS[fact.kind]
        items.setdefault(fact.key, QuarantinedItem(page, number, text, code, detail))
    return list(items.values())


def collect_lost_numbers(facts: Iterable[Fact]) -> list[QuarantinedItem]:
    """Make items of cells in a person's row that hold a number's digits and signs alone, of which none was made.

    Args:
        facts: All facts of the document.
    """
    cells: dict[int, list[Fact]] = {}
    named: set[int] = set()
    for fact in facts:
        if fact.row.kind == "cell":
            cells.setdefault(fact.row.group, []).append(fact)
            named.update(_rows_around(fact) if fact.kind == "name" else ())
    items = []
    for cell in cells.values():
        printed = "\n".join(fact.text for fact in cell)
        is_number = _NUMBER.fullmatch(printed) and len(_digits(printed)) >= _LEAST_DIGITS
        is_text = all(fact.kind == "text" for fact in cell) and not named.isdisjoint(_rows_around(cell[0]))
        if is_number and is_text and not any(iterate_days(printed)):
            page, number, _, _ = cell[0].key
            items.append(QuarantinedItem(page, number, printed, "broken_phone", _NO_NUMBER))
    return items


def _rows_around(fact: Fact) -> list[int]:
    return [container.number for container in fact.row.containers if container.kind == "row"][-1:]


def _find_repeated(facts: Sequence[Fact], people: Iterable[Draft]) -> set[tuple[int, int, int, str]]:
    """Find the mails and numbers that a person has and that stand beside that one's name or mail once more."""
    owners: dict[str, set[int]] = {}
    for at, draft in enumerate(people):
        for statement in draft.statements:
            if statement.property in _SAID:
                owners.setdefault(_value_of(statement.property, statement.raw_text), set()).add(at)
    repeated: set[tuple[int, int, int, str]] = set()
    for _, block in groupby(facts, key=_unit_of):
        told = [(fact, owners.get(_value_of(fact.kind, fact.text), set())) for fact in block if fact.kind in _SAID]
        near = {at for fact, own in told if fact.kind != "phone" for at in own}
        repeated.update(fact.key for fact, own in told if own and (fact.kind == "email" or own & near))
    return repeated


def _unit_of(fact: Fact) -> tuple[str, int]:
    """The row of a table, card or item that a fact stands in, else its block."""
    around = [container for container in fact.row.containers if container.kind in ("row", "card", "item")]
    return (around[-1].kind, around[-1].number) if around else ("block", fact.row.group)


def _value_of(kind: str, text: str) -> str:
    return normalize_phone(text).value if kind == "phone" else fold(text)


def collect_unreachable(names: Iterable[Fact], people: Iterable[Draft]) -> list[QuarantinedItem]:
    """Make items of names among the coordinators that stand without a mail or number, and nowhere else with one.

    Args:
        names: Such names.
        people: Everybody who was taken for a contact.
    """
    known = {fold(s.raw_text) for draft in people for s in draft.statements if s.property == "name"}
    detail = "a name among the coordinators that no mail or number stands by: no contact is made of it"
    items = {}
    for name in names:
        page, number, _, text = name.key
        if fold(text) not in known:
            items[name.key] = QuarantinedItem(page, number, text, "unreachable_name", detail)
    return list(items.values())


def collect_dates(rows: Sequence[Row], drafts: Iterable[Draft]) -> list[QuarantinedItem]:
    """Make items of the days in running text that neither date the edition nor stand in a statement."""
    used = {
        (s.place.page, line)
        for d in drafts
        for s in d.statements
        for line in range(s.place.line, s.place.line + s.raw_text.count("\n") + 1)
    }
    items = {}
    for row in rows:
        if row.is_set_aside or (row.line.page, row.line.number) in used:
            continue
        for date in iterate_days(row.line.text):
            key = (row.line.page, row.line.number, date.text)
            detail = "a day in running text that dates neither the edition nor anything in it"
            items[key] = QuarantinedItem(row.line.page, row.line.number, date.text, "orphan_date", detail)
    return list(items.values())


def collect_losses(document: Document) -> list[QuarantinedItem]:
    """Make items of what the reader could not read."""
    return [
        QuarantinedItem(note.page, note.line, "", note.code, note.detail) for note in document.notes if note.is_loss
    ]


def collect_lesser_readings(document: Document) -> list[QuarantinedItem]:
    """Make one item for all pages of a kind that were read, but not as surely as others, or as with more installed."""
    lesser: dict[str, list[Note]] = {}
    for note in document.notes:
        if note.code in _LESSER and not note.is_loss:
            lesser.setdefault(note.code, []).append(note)
    return [
        QuarantinedItem(notes[0].page, None, "", code, f"{len(notes)} page{'s' * (len(notes) > 1)}: {notes[0].detail}")
        for code, notes in lesser.items()
    ]


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())

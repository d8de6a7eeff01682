"""Mails and numbers that reading order tore from their name, told by the mail: they are the name's that it is made of.

Where OCR puts the blank lines between a name and what belongs to it, a block ends with the name of the next person;
where it jumps between columns, the rest of a contact stands below somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import FIT, SHARED, Record
from pipeline.extract.wording.names import match_mail

_PERSONAL = re.compile(r"\s*[^\W\d_][\w-]*[.,][^\W\d_][\w.-]*\s*@")
_POSTCODE = re.compile(r"\b\d{3} ?\d{2}\s+[^\W\d_]")
_SURE = 0.85
_CLEARLY = 0.1  # by how much better a mail fits the name that it is of, where it fits both
_MOST_NUMBERS = 3  # that one person has in blocks of their own, where others have none
_TORN = 2  # people without a number, for a column of numbers to be torn from its names
_SET_IN = 4  # signs, or times the height of a line
BELOW = "in the block after the name"


def part_ending(unit: list[Fact], last: Record | None) -> tuple[list[Fact], list[Fact]]:
    """Part what ends the record before from a unit that begins with that person's mail or numbers.

    Args:
        unit: The facts of a unit.
        last: The record before it.

    Returns:
        What is the last person's, and the rest.
    """
    names = [at for at, fact in enumerate(unit) if fact.kind == "name"]
    at = names[0] if names else _begin_of_other(unit)
    mails = [fact for fact in unit[:at] if fact.kind == "email"]
    if last is None or last.name is None:
        return [], unit
    if _begins_with_numbers(unit, at, last):
        return unit[:at], unit[at:]
    if not mails or last.of("email"):
        return [], unit
    if not all(last.fits(mail) and _is_rather(mail.text, last.name.text, unit[at].text) for mail in mails):
        return [], unit
    end = 1 + max(i for i, fact in enumerate(unit[:at]) if fact.kind in ("email", "phone"))
    return unit[:end], unit[end:]


def _is_rather(mail: str, name: str, other: str) -> bool:
    """Whether a mail is of a name rather than of another one, which may have its surname in common.

    >>> _is_rather("mans.ek@umea.example.se", "Mans Ek", "Eva Ek")
    True
    >>> _is_rather("anna.ek@umea.example.se", "Eva Ek", "Anna Ek")
    False
    """
    apart = match_mail(mail, name) - match_mail(mail, other)
    return apart >= _CLEARLY or match_mail(mail, other) < FIT


def _begin_of_other(unit: Sequence[Fact]) -> int:
    """Where what is nobody's, as a switchboard, begins below the mail of a unit without a name; 0 if nowhere."""
    mail = next((at for at, fact in enumerate(unit) if fact.kind == "email"), len(unit))
    return next((at for at, fact in enumerate(unit) if at > mail and fact.kind in ("switchboard", "text")), 0)


def drop_organizations(records: Iterable[Record]) -> None:
    """Take what an organization with a postal address says of itself below a person's own mail from that person.

    Args:
        records: Records, which are changed; the organization's mail fits none of the names.
    """
    for record in records:
        facts = record.facts
        own = next((at for at, fact in enumerate(facts) if fact.kind == "email" and record.fits(fact)), len(facts))
        begin = next((at for at in range(own + 1, len(facts) - 1) if _is_addressed(facts[at], facts[at + 1])), 0)
        if begin and any(fact.kind == "email" and not record.fits(fact) for fact in facts[begin:]):
            record.facts = facts[:begin]


def _is_addressed(fact: Fact, after: Fact) -> bool:
    return fact.kind == "employer" and after.kind == "text" and _POSTCODE.search(after.text) is not None


def _begins_with_numbers(unit: Sequence[Fact], at: int, last: Record) -> bool:
    """Whether numbers above a name are those that the last person, who has a mail, lacks: the name has its own below.

    A scan sets the white between lines unevenly, and a block then begins one line too early. Where contacts are told in
    one line each, a line of numbers is what the cell of the last one had no room for. So are numbers that begin a page,
    or are set in from the name below them, where the last name stands above its own.
    """
    before, after = {fact.kind for fact in unit[:at]}, {fact.kind for fact in unit[at:]}
    if before == {"phone"} and "phone" in after and _goes_on(unit[:at], unit[at], last):
        return True
    if not ("phone" in before <= {"phone", "label"} and {"name", "email", "phone"} <= after):
        return False
    is_lacking = bool(last.of("email")) and not last.is_numbered
    are_lines = last.name is not None and _is_line(last.name, last.facts) and _is_line(unit[at], unit[at:])
    return is_lacking or (are_lines and unit[0].row.index < unit[at].row.index)


def _goes_on(numbers: Sequence[Fact], name: Fact, last: Record) -> bool:
    """Whether lines of numbers above a name begin a page, or stand where the cells below the last name's numbers do."""
    own = last.of("phone")
    if last.name is None or not own or any(fact.position < last.name.position for fact in own):
        return False
    rows = {fact.row.index: fact for fact in reversed(numbers)}
    if name.row.index in rows:
        return False
    is_overleaf = all(fact.row.line.page > max(own, key=lambda f: f.position).row.line.page for fact in rows.values())
    return is_overleaf or all(_is_set_in(fact, name) for fact in rows.values())


def _is_set_in(number: Fact, name: Fact) -> bool:
    """Whether a line holds nothing before a number, and it begins well behind the place where a name below it does."""
    box, other = number.row.line.box, name.row.line.box
    before = number.row.line.text[: number.start]
    if before.strip(" .·…"):
        return False
    if box is not None and other is not None and not before:
        return box.x0 - other.x0 > _SET_IN * (box.y1 - box.y0)
    return number.start - name.start > _SET_IN and not name.row.line.text[: name.start].strip()


def _is_line(name: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a mail and a number stand behind a name in its line."""
    return {"email", "phone"} <= {fact.kind for fact in facts if fact.row is name.row and fact.start > name.start}


def tells_of_another(unit: Sequence[Fact], last: Record) -> bool:
    """Whether a unit without a name holds the personal mail of somebody else than the last person, who has one."""
    mails = [fact for fact in unit if fact.kind == "email"]
    has_own = any(last.fits(mail) for mail in last.of("email"))
    return has_own and any(_PERSONAL.match(mail.text) and not last.fits(mail) for mail in mails)


def give_back(loose: Iterable[Sequence[Fact]], records: Sequence[Record]) -> None:
    """Give each loose unit to the one person of the document whom its mail fits, if that one has no mail or number.

    Args:
        loose: Units that tell of somebody else than the person above them.
        records: All records of the document, which are added to.
    """
    bare = [record for record in records if record.name and not record.of("email") and not record.of("phone")]
    for unit in loose:
        mails = [fact for fact in unit if fact.kind == "email"]
        fitting = [r for r in bare if r.name and all(match_mail(mail.text, r.name.text) >= _SURE for mail in mails)]
        if len(fitting) == 1:
            fitting[0].facts.extend(
                fact.explained(f"{fact.evidence}, with the mail of the name", 0.75) for fact in unit
            )
            bare.remove(fitting[0])


def take_torn_numbers(records: Sequence[Record]) -> None:
    """Take a column of numbers that reading order put below one name from that person: which are whose is a doubt."""
    bare = sum(record.name is not None and not record.of("phone") for record in records)
    for record in records if bare >= _TORN else ():
        below = [fact for fact in record.of("phone") if fact.evidence.endswith(BELOW)]
        if len({fact.text for fact in below}) > _MOST_NUMBERS:
            record.facts = [fact for fact in record.facts if fact not in below]


def deal_column(numbers: Sequence[Fact], records: Sequence[Record]) -> bool:
    """Give numbers in a block of their own above a block of as many names each to the name in its place.

    Where OCR reads a table column by column, it may set the numbers first. What then stands below the last name is not
    that person's.

    Args:
        numbers: The numbers above the first name.
        records: The records below, which are changed.

    Returns:
        Whether they are such columns.
    """
    own = (fact for record in records for fact in record.of("phone"))
    if not _are_columns(numbers, records) or not all(fact.evidence.endswith((BELOW, SHARED)) for fact in own):
        return False
    _deal(numbers, records)
    return True


def deal_columns_below(records: Sequence[Record]) -> None:
    """Give numbers in a block below as many names each to the name in its place, not all to the last of them.

    Args:
        records: All records of the document, which are changed.
    """
    for _, run in groupby(records, key=lambda record: record.name.row.group if record.name else -1):
        *others, last = run
        numbers = list({fact.key: fact for fact in last.of("phone") if fact.evidence.endswith(BELOW)}.values())
        is_all = len(numbers) == len(last.of("phone")) and not any(record.of("phone") for record in others)
        if is_all and _are_columns(numbers, [*others, last]):
            _deal(numbers, [*others, last])


def _are_columns(numbers: Sequence[Fact], records: Sequence[Record]) -> bool:
    """Whether numbers and names are as many, and each of them stand in lines of their own in one block."""
    names = [record.name for record in records if record.name is not None]
    if not len(numbers) == len(names) == len(records) > 1 or numbers[0].row.group == names[0].row.group:
        return False
    return all(
        len({f.row.group for f in column}) == 1 and len({f.row.index for f in column}) == len(column)
        for column in (numbers, names)
    )


def _deal(numbers: Sequence[Fact], records: Sequence[Record]) -> None:
    for record, number in zip(records, numbers, strict=True):
        record.facts = [fact for fact in record.facts if fact.kind != "phone"]
        record.facts.append(number.explained("as many numbers as names, in the same order", 0.75))

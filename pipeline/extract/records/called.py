"""Numbers and mails of people who are called by their given names: `Eva nås på 070-…`, `ring 070-… till Eva`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import FIT, Record
from pipeline.extract.wording.names import match_mail

_CHANNELS = frozenset({"email", "phone"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"[.!?;]\s")

Key = tuple[int, int, int, str]


def call_owners(facts: Sequence[Fact], records: Sequence[Record]) -> dict[Key, Record]:
    """Give the person of each mail and number behind several names, where given names beside the numbers say it.

    The given name stands before each one's numbers, or behind each of them; mails besides are whose they are made of.

    Args:
        facts: What stands behind the names.
        records: The people, whose given names have to differ.

    Returns:
        The person by the key of each mail and number; nothing where not all are told.
    """
    called = {record.name.text.split()[0].casefold(): record for record in records if record.name is not None}
    told = sorted({f.key: f for f in facts if f.kind in _CHANNELS}.values(), key=lambda fact: fact.position)
    numbers = [fact for fact in told if fact.kind == "phone"]
    if len(called) < len(records) or len(numbers) < len(records):
        return {}
    rows = {at: list(row) for at, row in groupby(told, key=lambda fact: fact.row.index)}
    for is_before in (True, False):
        owners = {key: who for row in rows.values() for key, who in _call(row, called, is_before=is_before).items()}
        are_told = all(number.key in owners for number in numbers)
        if are_told and {id(owners[number.key]) for number in numbers} == set(map(id, records)):
            mails = {fact.key: _find_fitting(fact, records) for fact in told if fact.kind == "email"}
            return {**{n.key: owners[n.key] for n in numbers}, **{key: r for key, r in mails.items() if r is not None}}
    return {}


def _call(row: Sequence[Fact], called: Mapping[str, Record], *, is_before: bool) -> dict[Key, Record]:
    """Who is called right before each channel of a row, or since the last one; or who is right behind each."""
    text = row[0].row.line.text
    owners: dict[Key, Record] = {}
    last: Record | None = None
    for fact, before, after in zip(row, [None, *row], [*row[1:], None], strict=False):
        start, end = (
            (before.end if before else 0, fact.start) if is_before else (fact.end, after.start if after else None)
        )
        between = text[start:end]
        beside = between if is_before else _END.split(between + " ", maxsplit=1)[0]
        found = [called[word] for word in map(str.casefold, _WORD.findall(beside)) if word in called]
        if len(found) > 1:
            return {}
        last = found[0] if found else last if is_before and not _END.search(between) else None
        if last is not None:
            owners[fact.key] = last
    return owners


def _find_fitting(mail: Fact, records: Sequence[Record]) -> Record | None:
    fitting = [r for r in records if r.name is not None and match_mail(mail.text, r.name.text) >= FIT]
    return fitting[0] if len(fitting) == 1 else None

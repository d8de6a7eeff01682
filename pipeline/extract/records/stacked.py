"""Names one below the other, then a number, then the mails of all: people of one region who share the number."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.records.shared import MOST_TOGETHER, Record
from pipeline.extract.records.strays import BELOW
from pipeline.extract.wording.names import match_mail

_SURE = 0.85
_DOUBTFUL = 0.7
_SEVERAL = 2
_CHANNELS = ("email", "phone", "torn", "lost_digit", "lost_sign")
_STACKED = "one of the mails below as many names"


def deal_stacks(records: Sequence[Record], *, is_region: bool) -> None:
    """Give the mails below the last of several names to whom they are made of, where they are just those of all names.

    One number among them is all theirs. Names of several regions are columns of a table that was read so, and stay.

    Args:
        records: The records of a section, which are changed.
        is_region: Whether the section is one region's; else the people name theirs.
    """
    for at, last in enumerate(records):
        mails = list({fact.text: fact for fact in last.of("email")}.values())
        stack = records[at + 1 - len(mails) : at + 1]
        if not 2 <= len(mails) == len(stack) <= MOST_TOGETHER or any(_is_reached(other) for other in stack[:-1]):
            continue
        regions = {fact.value or fact.text for record in stack for fact in record.of("region")}
        if len(regions) > 1 or not (regions or is_region):
            continue
        owners = [_find_owner(mail.text, stack) for mail in mails]
        if {id(owner) for owner in owners} != {id(record) for record in stack}:
            continue
        last.facts = [fact for fact in last.facts if fact.kind != "email"]
        for mail, owner in zip(mails, owners, strict=True):
            if owner is not None:
                owner.facts.append(mail.explained(_STACKED, 0.9))
        if len({fact.text for fact in last.of("phone")}) == 1:
            for record in stack:
                record.run = [*stack]


def doubt_last_number(records: Sequence[Record], *, is_region: bool) -> None:
    """Doubt whose the only number of a region is, in a block of its own below several people who each have a mail.

    It is the last one's, or all of theirs: the layout does not say, and a person is asked.

    Args:
        records: The records of a section, of which the number of the last is changed.
        is_region: Whether the section is one region's.
    """
    if not is_region or len(records) < _SEVERAL or any(record.is_numbered for record in records[:-1]):
        return
    last = records[-1]
    numbers = last.of("phone")
    is_below = len(numbers) == 1 and numbers[0].evidence.endswith(BELOW)
    if is_below and all(any(record.fits(mail) for mail in record.of("email")) for record in records):
        at = last.facts.index(numbers[0])
        last.facts[at] = numbers[0].explained(numbers[0].evidence, _DOUBTFUL)


def _is_reached(record: Record) -> bool:
    return any(record.of(kind) for kind in _CHANNELS)


def _find_owner(mail: str, stack: Sequence[Record]) -> Record | None:
    """The one of several names that a mail is made of."""
    fits = [record for record in stack if record.name and match_mail(mail, record.name.text) >= _SURE]
    return fits[0] if len(fits) == 1 else None

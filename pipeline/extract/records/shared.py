"""Records while they are put together, and what several of them share: a number, or a number of the one before."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.lines.facts import Fact, FactKind
from pipeline.extract.wording.names import match_mail
from pipeline.vocabulary import fold, match_municipality, phrases

SHARED = "a line shared with the other names above it"
MOST_TOGETHER = 100  # names that stand together and share what stands after them
FIT = 0.75  # how well a mail address fits the name that it is made of, at the least


@dataclass(slots=True, eq=False)
class Record:
    """What one block says of one person.

    Attributes:
        name: The name.
        facts: All else, in reading order.
        run: The records whose names stand together with this one, before anything else, this one included.
    """

    name: Fact | None
    facts: list[Fact] = field(default_factory=list)
    run: list[Record] = field(default_factory=list)

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number, be it one that is broken and so is not published."""
        return any(fact.kind in ("phone", "torn", "lost_digit") for fact in self.facts)

    def of(self, kind: str) -> list[Fact]:
        """Its facts of one kind."""
        return [fact for fact in self.facts if fact.kind == kind]

    def fits(self, mail: Fact) -> bool:
        """Whether a fact is a mail that is made of its name."""
        return mail.kind == "email" and self.name is not None and match_mail(mail.text, self.name.text) >= FIT


def are_listed_apart(own: Sequence[Fact], records: Sequence[Record]) -> bool:
    """Whether counties stand by themselves, for all the people of a section, rather than beside each name."""
    apart = (
        f for record in records for f in record.of("county") if record.name is None or f.row is not record.name.row
    )
    return any(fact.kind == "county" for fact in (*own, *apart))


def is_town_beside(county: Fact, record: Record) -> bool:
    """Whether the one county beside a name is as well the town where the person is: `Eva Exempel, Kalmar`."""
    beside = [fact for fact in record.of("county") if record.name is not None and fact.row is record.name.row]
    return beside == [county] and match_municipality(county.text, is_fuzzy=False) is not None


def are_towns_beside(records: Sequence[Record]) -> bool:
    """Whether more towns than counties stand right beside the names of a document: `Eva Exempel, Umeå`."""
    beside = [
        [fact.kind for fact in record.facts if record.name is not None and fact.row is record.name.row]
        for record in records
    ]
    return sum("place" in kinds for kinds in beside) > sum("county" in kinds for kinds in beside)


def share_prefix(before: Sequence[Record], records: Sequence[Record], prefix: Sequence[Fact]) -> None:
    """Give what stands in a unit before its first name: to that name, or to the record before, which lacks it.

    A number above a name is the record before's where that has none and this one has its own; and all of theirs, where
    its line says that it is shared and nobody has another.
    """
    first = records[0]
    cued = {fact.row.index for fact in prefix if fact.kind == "shared"}
    is_common = not any(record.is_numbered for record in records)
    for fact in prefix:
        if is_common and fact.kind == "phone" and fact.row.index in cued:
            for record in records[1:]:
                record.facts.append(fact.explained("printed as shared", 0.85))
        is_taken = fact.kind == "phone" and first.of("phone") and before and not before[-1].is_numbered
        target = before[-1] if is_taken else first
        evidence = "line after a contact without a number, above one that has its own" if is_taken else fact.evidence
        target.facts.append(fact.explained(evidence, 0.7 if is_taken else fact.confidence))


def share_common(records: Sequence[Record]) -> None:
    """Give what stands after several names to all of them, where none of them has another of its kind.

    A number is all theirs; a mail address, where it is made of none of their names; an employer, where it ends the
    line of the names or stands in the next one; and the region beside them, wherever it stands.
    """
    for record in records:
        if not 2 <= len(record.run) <= MOST_TOGETHER or record is not record.run[0]:
            continue
        _share_region(record.run)
        _deal_lines(record.run)
        names = [other.name for other in record.run if other.name]
        for kind, is_common in _COMMON.items():
            owners = [other for other in record.run if other.of(kind)]
            if len(owners) == 1 and owners[0] is record.run[-1]:
                shared = [fact for fact in owners[0].of(kind) if is_common(fact, names)]
                for other in record.run[:-1]:
                    other.facts.extend(fact.explained(SHARED, min(0.85, fact.confidence)) for fact in shared)


def _deal_lines(run: Sequence[Record]) -> None:
    """Give the numbers that stand in lines with mails to whom the mails are made of, where all names have such a line.

    Two columns of a list that are read one after the other: names, then a number and a mail a line. A number in a line
    below without a mail is the second one of the line above.
    """
    owners = {fact.row.index: record for record in run for fact in record.of("email") if record.fits(fact)}
    last, phones = run[-1], run[-1].of("phone")
    beside = {id(owners[phone.row.index]) for phone in phones if phone.row.index in owners}
    if len(beside) < len(run) or any(record.of("phone") for record in run[:-1]):
        return
    if any(phone.row.index < min(owners) for phone in phones):
        return
    last.facts = [fact for fact in last.facts if fact.kind != "phone"]
    for phone in phones:
        owner = owners[max(index for index in owners if index <= phone.row.index)]
        owner.facts.append(phone.explained("in the line of the mail made of the name, or below it", 0.85))


def share_told(records: Sequence[Record]) -> None:
    """Give a number that is said to be shared, in a line of its own below the last of several, to all of them."""
    last = records[-1] if len(records) > 1 else None
    cues = last.of("shared") if last is not None else []
    if last is None or last.name is None or len(cues) != 1 or any(record.of("shared") for record in records[:-1]):
        return
    if cues[0].row is last.name.row or len({fact.value for record in records for fact in record.of("region")}) > 1:
        return
    for phone in [fact for fact in last.of("phone") if fact.row is cues[0].row]:
        for record in records[:-1]:
            record.facts.append(phone.explained("printed as shared", 0.85))


def share_printed(records: Sequence[Record], unit: Sequence[Fact]) -> list[Fact]:
    """Give a number that is printed as shared, apart from any name, to all above it.

    Returns:
        The organization whose number it is, where nobody stands above: it employs those who follow.
    """
    for record in records:
        record.facts.extend(fact.explained("printed as shared", 0.85) for fact in unit if fact.kind == "phone")
    return [fact for fact in unit if fact.kind == "employer" and not records]


def share_above(records: Sequence[Record]) -> None:
    """Give the numbers of the one above to who has none, and is said to have the same: `Tel: se ovan`."""
    for above, record in itertools.pairwise(records):
        told = (fact.text for fact in record.facts if fact.kind in ("text", "title"))
        is_same = any(fold(text).removeprefix("tel ") in phrases("same_as_above") for text in told)
        if is_same and not record.is_numbered:
            record.facts.extend(phone.explained("said to be the same as above", 0.85) for phone in above.of("phone"))


def _share_region(run: Sequence[Record]) -> None:
    """Give the one region that stands beside names which stand together to all of them."""
    regions = [fact for record in run for fact in record.of("region")]
    if len({fact.value or fact.text for fact in regions}) == 1:
        for record in run:
            if not record.of("region"):
                record.facts.append(regions[0].explained("the region of the names beside it", 0.85))


def _is_nobodys(mail: Fact, names: Sequence[Fact]) -> bool:
    return all(match_mail(mail.text, name.text) < FIT for name in names)


def _ends_their_line(employer: Fact, names: Sequence[Fact]) -> bool:
    """Whether an employer stands behind names in their line, or begins the next line of their block."""
    rows = {name.row.index for name in names}
    is_below = employer.row.index - 1 in rows and employer.row.group == names[-1].row.group
    return len(rows) == 1 and (is_below or (employer.row.index in rows and employer.position > names[-1].position))


_COMMON: dict[FactKind, Callable[[Fact, Sequence[Fact]], bool]] = {
    "phone": lambda phone, names: True,
    "email": _is_nobodys,
    "employer": _ends_their_line,
}

"""People among the contacts who are none: of the press, editors, who held the office before, who take bookings.

So is whom another agency names for itself: `Polisens kontaktperson` below the last coordinator.
"""

from __future__ import annotations

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import Record
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import fold, match_organization, phrase_pattern, titles


def is_outsider(record: Record) -> bool:
    """Whether what stands by a name says that it is no coordinator's: a press officer's, or of one who was it before.

    Args:
        record: What one block says of one person.
    """
    told = [fact for fact in record.facts if fact.kind in ("title", "text") and _is_beside(fact, record)]
    words = {word for fact in told for word in fold(fact.text).split()}
    if words & {fold(title.word) for title in titles() if title.kind == "outside"}:
        return True
    is_told = any(phrase_pattern(kind).search(fact.text) for fact in told for kind in ("former", "outside"))
    return is_told or any(is_of_agency(fact.text) for fact in told)


def is_of_agency(text: str) -> bool:
    """Whether a title begins with the agency whose it is: municipalities have coordinators, other agencies contacts.

    >>> is_of_agency("Polisens kontaktperson"), is_of_agency("Kommunens samordnare")
    (True, False)
    """
    owner, _, title = text.strip().partition(" ")
    found = match_organization(owner.removesuffix("s"), is_fuzzy=False) if title and owner.endswith("s") else None
    return found is not None and found.entry.kind == "agency" and not is_coordinators(title)


def _is_beside(fact: Fact, record: Record) -> bool:
    row = record.name.row if record.name is not None else fact.row
    return abs(fact.row.index - row.index) <= 2 and fact.row.containers == row.containers

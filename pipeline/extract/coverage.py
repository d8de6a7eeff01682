"""Which lists an edition gives in full: those that it presents as the list, with their items.

A list that says of itself that it is not whole (`Listan är inte fullständig`) is none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from pipeline.domain.statements import Coverage, ListName
from pipeline.extract.lines.facts import Fact
from pipeline.extract.mentions import Draft
from pipeline.extract.records.gathered import Contacts
from pipeline.extract.telling.participants import Participants
from pipeline.vocabulary import fold, phrases

_LISTS: tuple[ListName, ...] = get_args(ListName)
_LEAST_REGIONS, _LEAST_HEADED, _LEAST_HELPLINES = 3, 2, 3


def find_coverage(
    facts: Sequence[Fact],
    contacts: Contacts,
    participants: Participants,
    helplines: Sequence[Draft],
    lines: Iterable[str],
) -> tuple[Coverage, ...]:
    """Tell which lists are given in full, and why that is thought."""
    partial = {name for line in lines for name in find_partial(line)}
    return tuple(c for c in _find(facts, contacts, participants, helplines) if c.list_name not in partial)


def find_partial(line: str) -> frozenset[ListName]:
    """Give the lists that a line says are not whole; all of them where it does not say which.

    >>> sorted(find_partial("Förteckningen över stödlinjer är inte fullständig."))
    ['helplines']
    >>> find_partial("Kunskapen om omfattningen är inte fullständig.")
    frozenset()
    """
    text = f" {fold(line)} "
    if not _says(text, "incomplete") or not _says(text, "list_word"):
        return frozenset()
    named = frozenset(name for name in _LISTS if _says(text, f"in_{name}"))
    return named or frozenset(_LISTS)


def _says(text: str, kind: str) -> bool:
    return any(f" {phrase} " in text for phrase in phrases(kind))


def _find(
    facts: Sequence[Fact], contacts: Contacts, participants: Participants, helplines: Sequence[Draft]
) -> Iterator[Coverage]:
    coordinators = [person for person in contacts.people if person.list_name == "regional_coordinators"]
    staffed = [r for r in contacts.regions.values() if r.has("vacancy") or any(p.parent is r for p in coordinators)]
    headed = any(fact.kind == "list_heading" and fact.value == "regional_coordinators" for fact in facts)
    if len(staffed) >= _LEAST_REGIONS or (headed and len(staffed) >= _LEAST_HEADED):
        named = " under a heading for them" if headed else ""
        yield Coverage("regional_coordinators", f"{len(staffed)} regions with their coordinators{named}")
    staff = [person for person in contacts.people if person.list_name == "agency_staff"]
    if staff:
        heading = next(iter(f.text for f in contacts.list_headings if f.kind == "employer"), "staff")
        yield Coverage("agency_staff", f"{len(staff)} people under the heading {heading!r}")
    if participants.list_evidence:
        yield Coverage("network_members", participants.list_evidence)
    is_listed = any(f.kind == "list_heading" and f.value == "helplines" and f.row.kind == "heading" for f in facts)
    if is_listed and len(helplines) >= _LEAST_HELPLINES:
        yield Coverage("helplines", f"{len(helplines)} numbers under a heading for them")

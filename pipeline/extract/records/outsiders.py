"""People among the contacts who are none: of the press, editors, predecessors, who takes bookings or keeps the list.

So is whom another agency names for itself, below the last coordinator: `Polisens kontaktperson`, `Eva Ek,
Migrationsverket`; unless the document's coordinators are that agency's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import Record
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import fold, match_organization, match_service, organization_kind, phrase_pattern, titles

_CHANNELS = frozenset({"email", "phone"})
_AT = re.compile(r"\b(?:hos|vid|på|från)\s+(?P<owner>\w.*)$")
_COORDINATES = re.compile(r"koordinator|samordnar", re.IGNORECASE)
_LABELLING = frozenset({"agency", "county_board", "ngo"})  # kinds whose people a label may announce
_LEAST_OWN, _LEAST_SHARE = 2, 1 / 3  # coordinators of one agency from which it is the list's own


def find_own_agencies(records: Iterable[Record]) -> frozenset[str]:
    """Find the agencies whose own people a document's contacts are, many of them.

    Args:
        records: All of a document.
    """
    owners = [agency_of(record) for record in records]
    counts = Counter(owner for owner in owners if owner)
    return frozenset(owner for owner, n in counts.items() if n >= _LEAST_OWN and n >= _LEAST_SHARE * len(owners))


def is_called_coordinator(record: Record) -> bool:
    """Whether a title, a label or the header of the name's column calls a person a coordinator of a region."""
    told = [fact.text for fact in record.facts if fact.kind in ("title", "label", "text")]
    header = record.name.row.label if record.name is not None else None
    return any(map(is_coordinators, (*told, header or "")))


def is_outsider(record: Record, own_agencies: Collection[str] = (), *, are_called: bool = False) -> bool:
    """Whether what stands by a name says that it is no coordinator's: a press officer's, or of one who was it before.

    Args:
        record: What one block says of one person.
        own_agencies: Ids of the agencies whose own people the document's contacts are.
        are_called: Whether the document calls some of its contacts coordinators; others may then be none.
    """
    if are_called and not is_called_coordinator(record) and _is_anothers(record, own_agencies):
        return True
    if _is_labelled(record):
        return True
    told = _told(record)
    words = {word for fact in told for word in fold(fact.text).split()}
    if words & {fold(title.word) for title in titles() if title.kind == "outside"}:
        return True
    if any(_says_former(fact.text) or phrase_pattern("outside").search(fact.text) for fact in told):
        return True
    if any(_leads_to_other(fact.text) and _leads_on(fact, record) for fact in told):
        return True
    agency = agency_of(record)
    return bool(agency) and agency not in own_agencies


def _is_anothers(record: Record, own_agencies: Collection[str]) -> bool:
    """Whether a person among coordinators is of an agency, as the name's column, a label before it or a title tells."""
    name = record.name
    if name is None:
        return False
    header = _match_agency(owner_of(name.row.label or ""))
    labels = [fact.text for fact in record.of("employer") if fact.row is name.row and _is_label(fact, name)]
    titled = [fact.text for fact in record.of("employer") if record.of("title")]
    agencies = {header, *map(_match_agency, titled), *(_match_agency(text, _LABELLING) for text in labels)} - {""}
    heads = (fact.text.partition(",")[0] for fact in record.of("title") if "," in fact.text)
    is_of_service = any(match_service(head, is_fuzzy=False) is not None for head in heads)
    return is_of_service or (bool(agencies) and not agencies & set(own_agencies))


def _is_label(fact: Fact, name: Fact) -> bool:
    """Whether a colon parts what stands first in a line from the name behind it: `Länsstyrelsen: Eva Exempel`."""
    return fact.end <= name.start and fact.row.line.text[fact.end : name.start].strip() == ":"


def _is_labelled(record: Record) -> bool:
    """Whether a word for who is no contact is all that stands beside a name: `Kim Ek, pressansvarig`."""
    beside = any(fact.value == "outsider" and record.name and fact.row is record.name.row for fact in record.facts)
    return beside and not any(fact.kind in (*_CHANNELS, "region", "title") for fact in record.facts)


def _says_former(text: str) -> bool:
    """Whether a text says that a person held the office before; not that somebody had it before the person.

    >>> _says_former("tidigare koordinator"), _says_former("Efterträdde sin företrädare 2022.")
    (True, False)
    """
    return phrase_pattern("former").search(text) is not None and phrase_pattern("before_one").search(text) is None


def _leads_to_other(text: str) -> bool:
    """Whether a text leads to who takes bookings, or answers for the list itself.

    >>> _leads_to_other("Anmälan till"), _leads_to_other("Frågor om listan besvaras av"), _leads_to_other("Kontakta")
    (True, True, False)
    """
    return any(phrase_pattern(kind).search(text) is not None for kind in ("booking", "of_list"))


def _leads_on(fact: Fact, record: Record) -> bool:
    """Whether the name, a mail or a number follows a text: `Anmälan till Eva Ek`.

    `Eva Ek, eva.ek@example.se. Anmälan görs till nämnden.` says nothing of Eva Ek.
    """
    told = [record.name, *(record.of("email")), *(record.of("phone"))]
    return any(other is not None and other.position > fact.position for other in told)


def agency_of(record: Record) -> str:
    """Give the id of the agency that a record's title or employer names, where nothing calls it a coordinator's."""
    if record.of("region") or any(_COORDINATES.search(fact.text) for fact in record.of("title")):
        return ""
    employers = [fact.text for fact in record.of("employer") if _is_close(fact, record)]
    owners = (_match_agency(text) for text in (*employers, *(owner_of(f.text) for f in _told(record))))
    return next((owner for owner in owners if owner), "")


def owner_of(title: str) -> str:
    """Give whom a title names as those whose it is.

    >>> owner_of("Polisens kontaktperson"), owner_of("kontaktperson vid Åklagarmyndigheten"), owner_of("utredare")
    ('Polisen', 'Åklagarmyndigheten', '')
    """
    behind = _AT.search(title)
    first, _, rest = title.strip().partition(" ")
    return behind["owner"] if behind else first.removesuffix("s") if rest and first.endswith("s") else ""


def _match_agency(name: str, kinds: Collection[str] = ("agency",)) -> str:
    found = match_organization(name, is_fuzzy=False) if name else None
    if found is not None:
        return found.entry.org_id if found.entry.kind in kinds else ""
    return fold(name) if name and organization_kind(name) in kinds else ""


def _told(record: Record) -> list[Fact]:
    """What stands beside a name and may say what the person is; not who took the picture."""
    credited = {fact.row.index for fact in record.facts if fact.value == "outsider"}
    return [
        fact
        for fact in record.facts
        if (fact.kind in ("title", "text") or (fact.kind == "label" and fact.value in ("name", "title")))
        and _is_beside(fact, record)
        and fact.row.index not in credited
    ]


def _is_close(fact: Fact, record: Record) -> bool:
    """Whether a fact stands by a name with no mail or number between them, in its line or the next one."""
    name = record.name
    if name is None or abs(fact.row.index - name.row.index) > 1 or not _is_beside(fact, record):
        return False
    first, second = sorted((fact.position, name.position))
    return not any(f.kind in _CHANNELS and first < f.position < second for f in record.facts)


def _is_beside(fact: Fact, record: Record) -> bool:
    row = record.name.row if record.name is not None else fact.row
    return abs(fact.row.index - row.index) <= 2 and fact.row.containers == row.containers

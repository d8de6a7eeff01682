"""Who employs a listed person: the employer as printed, else the agency whose staff it is, else the mail's domain."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.organization_rows import NameUse
from pipeline.reconcile.organizations import OrganizationRef, find_employer


class Employment(Struct, frozen=True):
    """An employer and the record that says so."""

    org: OrganizationRef
    record: Record
    is_printed: bool


def find_employment(corpus: Corpus, person: Sighting) -> Employment | None:
    """Find the employer of a listed person, or None where nothing printed tells."""
    known = corpus.employments
    if person.mention_id not in known:
        known[person.mention_id] = _find_employment(corpus, person)
    return known[person.mention_id]


def _find_employment(corpus: Corpus, person: Sighting) -> Employment | None:
    for record in person.said("employer"):
        return Employment(corpus.find_organization(record.fact), record, True)
    parent = corpus.parent_of(person)
    if parent is not None and parent.entity_type == "organization":
        for record in parent.said("name"):
            return Employment(corpus.find_organization(record.fact), record, True)
    for record in person.said("email"):
        org = find_employer(mail_domain(record.fact))
        if org is not None:
            return Employment(org, record, False)
    return None


def mail_domain(mail: str) -> str:
    """Give the domain of a mail address.

    >>> mail_domain("eva.norlin@umea.se")
    'umea.se'
    """
    return mail.rpartition("@")[2]


def employer_uses(corpus: Corpus) -> Iterator[NameUse]:
    """Give each employer of a listed person as a use of that organization's name."""
    for person in corpus.of_type("person"):
        employment = find_employment(corpus, person)
        if employment is not None:
            name = employment.record.fact if employment.is_printed else employment.org.name
            kind = "former_name" if corpus.is_former_name(name) else "name"
            yield NameUse(employment.org, name, kind, employment.record)

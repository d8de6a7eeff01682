"""Organizations: one id for each, whatever name it is printed under; known ones from the vocabulary, others by slug."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from pipeline.normalize.slugs import slugify
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import (
    Municipality,
    Organization,
    match_municipality,
    match_organization,
    municipalities,
    municipality_of_domain,
    organization_kind,
    organization_of_domain,
    organizations,
)

_MUNICIPAL = re.compile(
    r"^(?:(?P<name>.+?)\s+(?:kommun|stad|kommunhus|stadshus|municipality|city)|(?:city|municipality) of (?P<town>.+))$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_NO_GENITIVE = frozenset("sxzaeiouyåäö")
# The one municipality whose name is inflected before `kommun`.
_FALUN = {"Falun": "Falu"}
_AS_IS = frozenset({"Kalmar", "Orust"})  # call themselves so without the genitive


class OrganizationRef(Struct, frozen=True):
    """An organization as it is published."""

    org_id: str
    name: str
    kind: str
    parent_org_id: str | None = None
    municipality_code: str | None = None


@lru_cache(maxsize=65_536)
def find_organization(printed: str) -> OrganizationRef:
    """Give the organization that a printed name stands for; an unknown one gets an id from its name.

    >>> find_organization("Linköpings kommun").org_id, find_organization("Göteborgs Stad").name
    ('linkopings-kommun', 'Göteborgs kommun')
    >>> find_organization("City of Norrköping").org_id, find_organization("Umeå Municipality").name
    ('norrkopings-kommun', 'Umeå kommun')
    >>> find_organization("Kalmar kommun").name, find_organization("Kalmars kommun").org_id
    ('Kalmar kommun', 'kalmars-kommun')
    >>> find_organization("Länsstyrelsen Stockholm").org_id
    'lansstyrelsen-i-stockholms-lan'
    >>> find_organization("Umeå").name, find_organization("Exempelhjälpen").kind
    ('Umeå kommun', 'other')
    """
    name = " ".join(printed.split())
    town = _find_municipality(name.partition(",")[0])
    if town is not None:
        return _refer_municipality(town)
    for text in (name, _IN_BRACKETS.sub("", name)):
        match = match_organization(text)
        if match is not None:
            return refer_known(match.entry)
    if is_coordinators(name):
        return OrganizationRef("regionkoordinatorerna", "Regionkoordinatorerna", "group")
    bare = match_municipality(name, is_fuzzy=False)  # `Kommun: Umeå`
    if bare is not None:
        return _refer_municipality(bare.entry)
    return OrganizationRef(slugify(name), name, organization_kind(name) or "other")


@lru_cache(maxsize=65_536)
def find_employer(domain: str) -> OrganizationRef | None:
    """Give the organization whose mail stands under a domain, or None.

    A label of the domain that is a municipality's own (`social.umea.example.se`) stands for that municipality.

    >>> [ref.org_id for d in ("socialcentrum.goteborg.se", "jamy.se", "umea.example.se") if (ref := find_employer(d))]
    ['goteborgs-kommun', 'jamstalldhetsmyndigheten', 'umea-kommun']
    """
    town = municipality_of_domain(domain)
    if town is not None:
        return _refer_municipality(town)
    known = organization_of_domain(domain)
    if known is not None:
        return refer_known(known)
    labels = [label for label in domain.split(".")[:-1] if label in _municipal_labels()]
    return _refer_municipality(_municipal_labels()[labels[-1]]) if labels else None


@cache
def _municipal_labels() -> Mapping[str, Municipality]:
    return {place.domain.rsplit(".", 1)[0]: place for place in municipalities()}


def _find_municipality(name: str) -> Municipality | None:
    found = _MUNICIPAL.match(name)
    if found is None:
        return None
    stem = found["name"] or found["town"]
    shorter = [stem.removesuffix("s")] if stem.endswith("s") else []
    whole = {falu: town for town, falu in _FALUN.items()}.get(stem, stem)
    for is_fuzzy in (False, True):
        for text in (whole, *shorter):
            match = match_municipality(text, is_fuzzy=is_fuzzy)
            if match is not None:
                return match.entry
    return None


def _refer_municipality(place: Municipality) -> OrganizationRef:
    stem = _FALUN.get(place.name, place.name)
    regular = f"{stem}{'' if stem[-1].lower() in _NO_GENITIVE or stem in _FALUN.values() else 's'} kommun"
    name = f"{stem} kommun" if stem in _AS_IS else regular
    return OrganizationRef(slugify(regular), name, "municipality", None, place.code)  # ids stay as they were given


def refer_known(known: Organization) -> OrganizationRef:
    """Give a known organization as it is published."""
    return OrganizationRef(known.org_id, known.name, known.kind, known.parent_id)


@cache
def known_by_id() -> Mapping[str, Organization]:
    """The organizations of the vocabulary by id."""
    return {org.org_id: org for org in organizations()}


def is_known(ref: OrganizationRef) -> bool:
    """Whether an organization is one of the vocabularies' own: a known one or a municipality."""
    return ref.org_id in known_by_id() or ref.municipality_code is not None

"""Who and what there is: persons, organizations, regions, services, duties and laws."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class PersonRow(NamedTuple):
    """`people`: one person, whatever the spellings."""

    person_id: str
    name: str
    given_name: str | None
    family_name: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None


class PersonNameRow(NamedTuple):
    """`person_names`: a name as printed, after repair."""

    person_id: str
    name: str
    edition_id: str


class OrganizationRow(NamedTuple):
    """`organizations`: an employer, a member of a network or an operator of a service."""

    org_id: str
    name: str
    kind: str
    parent_org_id: str | None
    municipality_code: str | None
    website: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None


class OrganizationNameRow(NamedTuple):
    """`organization_names`: each name in use, former and short ones too."""

    org_id: str
    name: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    kind: str


class CountyRow(NamedTuple):
    """`counties`: the 21 counties with official codes."""

    county_code: str
    name: str


class RegionRow(NamedTuple):
    """`regions`: the coordinators' regions."""

    region_id: str
    name: str


class ServiceRow(NamedTuple):
    """`services`: a helpline, clinic, programme, shelter or network."""

    service_id: str
    name: str
    kind: str
    org_id: str | None
    audience: str | None
    place: str | None
    hours: str | None
    description: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None
    for_whom: str


class DutyRow(NamedTuple):
    """`duties`: what a participant is responsible for, as one edition puts it."""

    duty_id: str
    org_id: str
    text: str
    edition_id: str
    page: int
    line: int


class LegalRow(NamedTuple):
    """`legal_references`: a provision that an edition cites."""

    legal_id: str
    statute: str | None
    chapter: str | None
    section: str | None
    article: str | None
    subject: str | None
    in_force_from: dt.date | None
    edition_id: str
    page: int
    line: int

"""One row type for each table that reconciliation makes: its fields are the columns, in the contract's order.

Fields after the contract's own (from `first_edition_id` on, where there are some) are additions: they tie a dated fact
to the editions that say so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditionRow:
    """`editions`: one dated state of a source."""

    edition_id: str
    source_id: str
    title: str | None
    kind: str | None
    publisher: str | None
    url: str | None
    file_name: str
    media_type: str | None
    sha256: str
    pages: int | None
    dated_from: dt.date | None
    dated_to: dt.date | None
    date_basis: str | None
    date_evidence: str | None
    damage_rate: float | None
    status: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """`edition_coverage`: a list that an edition gives in full."""

    edition_id: str
    list_name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """`statements`: one printed value with its place, and what it came to."""

    statement_id: str
    edition_id: str
    mention_id: str
    entity_type: str
    entity_id: str | None
    property: str
    value: str
    raw_text: str
    page: int
    line: int
    char_start: int
    char_end: int
    x0: float | None
    y0: float | None
    x1: float | None
    y1: float | None
    repaired: bool
    confidence: float
    status: str
    list_name: str | None
    display: str
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class RepairRow:
    """`repairs`: one changed character run."""

    repair_id: str
    edition_id: str
    page: int
    line: int
    char_start: int
    char_end: int
    before: str
    after: str
    field: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PersonRow:
    """`people`: one person, whatever the spellings."""

    person_id: str
    name: str
    given_name: str | None
    family_name: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None


@dataclass(frozen=True, slots=True)
class PersonNameRow:
    """`person_names`: a name as printed, after repair."""

    person_id: str
    name: str
    edition_id: str


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """`organizations`: an employer, a member of a network or an operator of a service."""

    org_id: str
    name: str
    kind: str
    parent_org_id: str | None
    municipality_code: str | None
    website: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None


@dataclass(frozen=True, slots=True)
class OrganizationNameRow:
    """`organization_names`: each name in use, former and short ones too."""

    org_id: str
    name: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    kind: str


@dataclass(frozen=True, slots=True)
class CountyRow:
    """`counties`: the 21 counties with official codes."""

    county_code: str
    name: str


@dataclass(frozen=True, slots=True)
class RegionRow:
    """`regions`: the coordinators' regions."""

    region_id: str
    name: str


@dataclass(frozen=True, slots=True)
class RegionCountyRow:
    """`region_counties`: which counties a region covers, and when."""

    region_id: str
    county_code: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """`appointments`: a person in a seat (or an empty seat) for one spell."""

    appointment_id: str
    person_id: str | None
    role: str | None
    title: str | None
    region_id: str | None
    org_id: str | None
    audience: str | None
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    status: str
    list_name: str
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """`contact_points`: a way to reach a person, an organization, a region or a service, for one spell."""

    contact_id: str
    owner_type: str
    owner_id: str
    channel: str
    value: str
    display: str
    is_shared: bool
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


@dataclass(frozen=True, slots=True)
class ServiceRow:
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


@dataclass(frozen=True, slots=True)
class NetworkMemberRow:
    """`network_members`: who belongs to a network, and when."""

    network_id: str
    org_id: str
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None
    first_edition_id: str
    last_edition_id: str
    gone_edition_id: str | None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """`duties`: what a participant is responsible for, as one edition puts it."""

    duty_id: str
    org_id: str
    text: str
    edition_id: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class LegalRow:
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


@dataclass(frozen=True, slots=True)
class EventRow:
    """`events`: what changed in the world between editions."""

    event_id: str
    kind: str
    entity_type: str
    entity_id: str
    other_id: str | None
    region_id: str | None
    property: str | None
    before: str | None
    after: str | None
    from_edition_id: str | None
    to_edition_id: str
    description: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """`conflicts`: two incompatible values, which one is published and by what rule."""

    conflict_id: str
    entity_type: str
    entity_id: str
    property: str
    winner: str
    loser: str
    winner_edition_id: str | None
    loser_edition_id: str
    rule: str
    margin: float
    status: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """`review_items`: what a person must decide, and the decision row that would settle it."""

    review_id: str
    kind: str
    question: str
    suggestion: str | None
    subject: str
    property: str | None
    expected: str | None
    evidence: str
    status: str
    decision_kind: str | None
    decision_value: str | None
    edition_id: str | None
    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """`quarantine`: what was not understood, with its place and reason."""

    quarantine_id: str
    edition_id: str
    page: int | None
    line: int | None
    raw_text: str
    reason_code: str
    detail: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """`decisions`: each steward's decision and its effect on this release."""

    decision_id: str
    kind: str
    subject: str
    property: str | None
    expected: str | None
    value: str | None
    reason: str
    decided_by: str
    decided_on: dt.date | None
    status: str
    effect: str


@dataclass(frozen=True, slots=True)
class EntityIdRow:
    """`entity_ids`: which mentions stand behind an id; ids that were merged away or split stay here."""

    entity_type: str
    entity_id: str
    mention_id: str
    status: str
    successor_id: str | None


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """`identity_evidence`: why two mentions are held to be one person, two, or in doubt."""

    left_mention_id: str
    right_mention_id: str
    verdict: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """`evidence`: the statements behind a row of another table."""

    table_name: str
    row_key: str
    statement_id: str

"""One row type for each table that reconciliation makes: its fields are the columns, in the contract's order.

Fields after the contract's own (from `first_edition_id` on, where there are some) are additions: they tie a dated fact
to the editions that say so.
"""

from __future__ import annotations

from pipeline.reconcile.rows.entities import (
    CountyRow,
    DutyRow,
    LegalRow,
    OrganizationNameRow,
    OrganizationRow,
    PersonNameRow,
    PersonRow,
    RegionRow,
    ServiceRow,
)
from pipeline.reconcile.rows.grounds import ConflictRow, DecisionRow, EntityIdRow, EvidenceRow, IdentityRow, ReviewRow
from pipeline.reconcile.rows.history import AppointmentRow, ContactRow, EventRow, NetworkMemberRow, RegionCountyRow
from pipeline.reconcile.rows.sources import CoverageRow, EditionRow, QuarantineRow, RepairRow, StatementRow

__all__ = [
    "AppointmentRow",
    "ConflictRow",
    "ContactRow",
    "CountyRow",
    "CoverageRow",
    "DecisionRow",
    "DutyRow",
    "EditionRow",
    "EntityIdRow",
    "EventRow",
    "EvidenceRow",
    "IdentityRow",
    "LegalRow",
    "NetworkMemberRow",
    "OrganizationNameRow",
    "OrganizationRow",
    "PersonNameRow",
    "PersonRow",
    "QuarantineRow",
    "RegionCountyRow",
    "RegionRow",
    "RepairRow",
    "ReviewRow",
    "ServiceRow",
    "StatementRow",
]

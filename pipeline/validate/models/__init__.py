"""The published tables as pandera models, in the order of the contract; these are the schema, nothing else is."""

from __future__ import annotations

from collections.abc import Mapping

import pandera.pandas as pa

from pipeline.validate.loading import load_pandera
from pipeline.validate.models.doubts import Checks, Conflicts, Events, Quarantine, ReviewItems
from pipeline.validate.models.grounds import Decisions, EntityIds, Evidence, IdentityEvidence
from pipeline.validate.models.history import (
    Directory,
    DirectoryHistory,
    DirectoryRow,
    DirectoryTimeline,
    ReleaseChanges,
    Releases,
)
from pipeline.validate.models.parties import OrganizationNames, Organizations, People, PersonNames
from pipeline.validate.models.posts import Appointments, ContactPoints
from pipeline.validate.models.regions import Counties, RegionCounties, Regions
from pipeline.validate.models.services import Duties, LegalReferences, NetworkMembers, Services
from pipeline.validate.models.sources import EditionCoverage, Editions, Repairs, Statements

MODELS: Mapping[str, type[pa.DataFrameModel]] = {
    "editions": Editions,
    "edition_coverage": EditionCoverage,
    "statements": Statements,
    "repairs": Repairs,
    "people": People,
    "person_names": PersonNames,
    "organizations": Organizations,
    "organization_names": OrganizationNames,
    "counties": Counties,
    "regions": Regions,
    "region_counties": RegionCounties,
    "appointments": Appointments,
    "contact_points": ContactPoints,
    "services": Services,
    "network_members": NetworkMembers,
    "duties": Duties,
    "legal_references": LegalReferences,
    "events": Events,
    "conflicts": Conflicts,
    "review_items": ReviewItems,
    "quarantine": Quarantine,
    "decisions": Decisions,
    "entity_ids": EntityIds,
    "identity_evidence": IdentityEvidence,
    "evidence": Evidence,
    "checks": Checks,
    "releases": Releases,
    "release_changes": ReleaseChanges,
    "directory_history": DirectoryHistory,
}

VIEWS: Mapping[str, type[pa.DataFrameModel]] = {
    "directory_row": DirectoryRow,
    "directory_timeline": DirectoryTimeline,
    "directory": Directory,
}
"""What is made from the tables in the DuckDB file."""

load_pandera()

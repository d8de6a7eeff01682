"""Reference vocabularies: counties, municipalities, regions, organizations, statutes and the words of contact lists.

Each is a CSV file with a header beside the code; a value is known, a known alias, or known noise, and the three are
disjoint. Importing this package reads nothing and loads only `csv` and rapidfuzz; a table is read when first asked
for. Matching gives one entry or none: where two fit about as well, none is given.
"""

from __future__ import annotations

from pipeline.vocabulary.calendar import Season, date_labels, month_numbers, seasons
from pipeline.vocabulary.callers import is_for_professionals, is_public_number
from pipeline.vocabulary.folding import fold, part_ligatures, skeleton
from pipeline.vocabulary.matching import Match, Matcher
from pipeline.vocabulary.organizations import (
    Organization,
    match_organization,
    organization_kind,
    organization_of_domain,
    organizations,
    participant_kind,
)
from pipeline.vocabulary.patterns import phrase_pattern, tolerant
from pipeline.vocabulary.places import (
    County,
    Municipality,
    Region,
    counties,
    county_of_letters,
    match_county,
    match_municipality,
    match_region,
    municipalities,
    municipality_of_domain,
    police_region_listed,
    police_region_of,
    regions,
)
from pipeline.vocabulary.services import (
    Network,
    Service,
    is_list_title,
    kind_of_name,
    kind_told,
    match_network,
    match_service,
    networks,
    service_of_domain,
    service_patterns,
    services,
)
from pipeline.vocabulary.statutes import Statute, match_statute, statutes
from pipeline.vocabulary.terms import (
    Audience,
    Heading,
    Label,
    Title,
    audiences,
    given_names,
    headings,
    labels,
    match_audience,
    match_heading,
    match_label,
    name_noise,
    phrases,
    surnames,
    title_modifiers,
    titles,
)

__all__ = [
    "Audience",
    "County",
    "Heading",
    "Label",
    "Match",
    "Matcher",
    "Municipality",
    "Network",
    "Organization",
    "Region",
    "Season",
    "Service",
    "Statute",
    "Title",
    "audiences",
    "counties",
    "county_of_letters",
    "date_labels",
    "fold",
    "given_names",
    "headings",
    "is_for_professionals",
    "is_list_title",
    "is_public_number",
    "kind_of_name",
    "kind_told",
    "labels",
    "match_audience",
    "match_county",
    "match_heading",
    "match_label",
    "match_municipality",
    "match_network",
    "match_organization",
    "match_region",
    "match_service",
    "match_statute",
    "month_numbers",
    "municipalities",
    "municipality_of_domain",
    "name_noise",
    "networks",
    "organization_kind",
    "organization_of_domain",
    "organizations",
    "part_ligatures",
    "participant_kind",
    "phrase_pattern",
    "phrases",
    "police_region_listed",
    "police_region_of",
    "regions",
    "seasons",
    "service_of_domain",
    "service_patterns",
    "services",
    "skeleton",
    "statutes",
    "surnames",
    "title_modifiers",
    "titles",
    "tolerant",
]

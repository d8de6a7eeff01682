"""The county in which a contact works, as their employer or mail address says it."""

from __future__ import annotations

from pipeline.extract.mentions import Draft
from pipeline.extract.wording.towns import county_of_domain
from pipeline.vocabulary import match_municipality


def county_of_person(person: Draft) -> str:
    """Give the code of the county of the municipality whose name a contact's mail or employer bears, or nothing."""
    for statement in person.statements:
        if statement.property == "email" and (code := county_of_domain(statement.raw_text)):
            return code
    for statement in person.statements:
        town = statement.value.removesuffix(" kommun").removesuffix("s") if statement.property == "employer" else ""
        found = match_municipality(town, is_fuzzy=False) if town else None
        if found is not None:
            return found.entry.county_code
    return ""

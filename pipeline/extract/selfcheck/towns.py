"""The county in which a contact works, as their employer or mail address says it."""

from __future__ import annotations

from functools import cache

from pipeline.extract.mentions import Draft
from pipeline.vocabulary import match_municipality, municipalities

_LEAST = 4  # letters of a label of a domain that stands for a town


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


def county_of_domain(mail: str) -> str:
    """Give the county of the municipality that a label of a mail's domain is named after.

    >>> county_of_domain("eva.ek@social.umea.example.se"), county_of_domain("eva.ek@polisen.example.se")
    ('24', '')
    >>> county_of_domain("eva.ek@ social. umea.example.se")
    '24'
    """
    labels = "".join(mail.lower().split()).rpartition("@")[2].split(".")  # OCR sets blanks beside its dots
    return next((_towns()[label] for label in labels if len(label) >= _LEAST and label in _towns()), "")


@cache
def _towns() -> dict[str, str]:
    return {place.domain.partition(".")[0]: place.county_code for place in municipalities()}

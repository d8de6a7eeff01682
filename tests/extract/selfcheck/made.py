"""Four regions with their people, for lists set in ways in which nobody sets them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition, people

Contact = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A region, its counties, and its people with mail and number."""

    region: str
    counties: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]


LISTED = (
    Listed(
        "Nord",
        ("Norrbotten", "Västerbotten"),
        (
            ("Eva Provberg", "eva.provberg@umea.example.se", "070-174 06 05"),
            ("Olof Testlind", "olof.testlind@lulea.example.se", "070-174 06 06"),
        ),
    ),
    Listed(
        "Syd",
        ("Skåne", "Blekinge"),
        (
            ("Bo Provdal", "bo.provdal@malmo.example.se", "070-174 06 07"),
            ("Siv Exempelgren", "siv.exempelgren@lund.example.se", "070-174 06 09"),
        ),
    ),
    Listed("Mitt", ("Uppsala",), (("Per Exempel", "per.exempel@uppsala.example.se", "070-174 06 10"),)),
    Listed("Väst", ("Halland",), (("Maja Provmark", "maja.provmark@halmstad.example.se", "070-174 06 08"),)),
)
CONTACTS: list[Contact] = sorted((f"Region {one.region}", *person) for one in LISTED for person in one.people)
COUNTIES = {f"Region {one.region}": sorted(one.counties) for one in LISTED}


def read(body: str) -> Extraction:
    """Extract a page with a body, or a text."""
    text = f"<html><body><h1>Regionkoordinatorer</h1>{body}</body></html>" if body.startswith("<") else body
    return extract_statements(make_edition(), read_document(text.encode()))


def contacts(extraction: Extraction) -> list[Contact]:
    """Region, name, mail and numbers of all people."""
    return sorted(
        (m.first("region") or "", m.first("name") or "", m.first("email") or "", ", ".join(m.values("phone")))
        for m in people(extraction)
    )


def counties(extraction: Extraction) -> dict[str, list[str]]:
    """The counties of each region, as printed."""
    regions = [mention for mention in extraction.mentions if mention.entity_type == "region"]
    return {region.first("name") or "": sorted(region.values("county_code")) for region in regions}

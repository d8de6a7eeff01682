"""Coordinators listed by county: each is listed for the counties beside or above the name, and is in no region."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

BLOCKS = """Regionkoordinatorer mot prostitution och människohandel

Stockholms län

Jenny Exempelius
jenny.exempelius@stockholm.example.se
08-465 004 26

Skåne och Blekinge län

Elisabet Provqvist
elisabet.provqvist@malmo.example.se
040-628 04 69
"""
PAGE = """<h1>Regionkoordinatorer mot människohandel</h1><h2>Stockholms län</h2>
<p>Jenny Exempelius<br>jenny.exempelius@stockholm.example.se<br>08-465 004 26</p><h2>Skåne och Blekinge län</h2>
<p>Elisabet Provqvist<br>elisabet.provqvist@malmo.example.se<br>040-628 04 69</p>"""
TABLE = """<h1>Regionkoordinatorer mot människohandel</h1><table><tr><th>Län</th><th>Namn</th><th>E-post</th></tr>
<tr><td>Stockholm</td><td>Jenny Exempelius</td><td>jenny.exempelius@stockholm.example.se</td></tr>
<tr><td>Skåne, Blekinge</td><td>Elisabet Provqvist</td><td>elisabet.provqvist@malmo.example.se</td></tr></table>"""


@pytest.mark.parametrize("document", [BLOCKS, PAGE, TABLE])
def test_each_is_listed_for_the_counties_beside_or_above(document: str) -> None:
    found = extract_text(document)
    assert [(p.first("name"), p.values("county_code"), p.values("region")) for p in people(found)] == [
        ("Jenny Exempelius", ("Stockholms län",) if document != TABLE else ("Stockholm",), ()),
        ("Elisabet Provqvist", ("Skåne", "Blekinge län") if document != TABLE else ("Skåne", "Blekinge"), ()),
    ]
    assert found.quarantined == ()


def test_the_heading_of_a_list_names_the_counties_of_all() -> None:
    found = extract_text("Regionkoordinatorer mot människohandel i Skåne och Blekinge län\n\nJenny Exempelius (Vuxna)\n"
                         "jenny.exempelius@malmo.example.se\n\nElisabet Provqvist (Barn & unga)\n"
                         "elisabet.provqvist@malmo.example.se\n")  # fmt: skip
    assert [p.values("county_code") for p in people(found)] == [("Skåne", "Blekinge län")] * 2


@pytest.mark.parametrize(
    "lead",
    [
        "Regionkoordinatorer vid Länsstyrelsen i Stockholms län\n\nJenny Exempelius",
        "Regionkoordinatorer vid Polisen i Skåne län\n\nJenny Exempelius",
        "Regionkoordinatorer\n\nJenny Exempelius, Kalmar",
    ],
)
def test_the_seat_of_an_agency_and_the_town_of_a_person_are_no_counties_to_answer_for(lead: str) -> None:
    (person,) = people(extract_text(f"{lead}\njenny.exempelius@example.se\n070-174 06 26\n"))
    assert (person.first("name"), person.values("county_code")) == ("Jenny Exempelius", ())

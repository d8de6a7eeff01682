"""Short paragraphs of text whose lines break within a name or a list are sentences all the same."""

from __future__ import annotations

from tests.extract.helpers import extract_text, people


def test_a_name_that_a_lines_end_breaks_in_a_sentence_is_read() -> None:
    text = (
        "Regionkoordinatorer\n\n"
        "Region Syd (Blekinge, Kalmar, Kronoberg och Skåne) bemannas av Anna\n"
        "Exempel. Telefonnummer: 070-174 06 05. E-post:\n"
        "anna.exempel@malmo.example.se.\n"
    )
    found = [
        (m.first("name"), m.first("region"), m.values("phone"), m.first("email")) for m in people(extract_text(text))
    ]
    assert found == [("Anna Exempel", "Region Syd", ("070-174 06 05",), "anna.exempel@malmo.example.se")]


def test_a_list_of_counties_that_a_lines_end_breaks_keeps_name_and_region() -> None:
    text = (
        "Regionkoordinatorer\n\n"
        "Anna Exempel, regionkoordinator Mitt. Arbetar med Västmanland, Gävleborg och\n"
        "Uppsala. Träffas säkrast på förmiddagar, 070-174 06 05.\n"
        "anna.exempel@gavle.example.se\n"
    )
    made = extract_text(text)
    assert [(m.first("name"), m.first("region"), m.values("phone")) for m in people(made)] == [
        ("Anna Exempel", "Mitt", ("070-174 06 05",))
    ]
    counties = [m.values("county_code") for m in made.mentions if m.entity_type == "region"]
    assert counties == [("Västmanland", "Gävleborg", "Uppsala")]

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


def test_a_mail_in_a_line_that_goes_on_with_counties_is_not_lost() -> None:
    text = (
        "Regionkoordinatorer\nI region Syd finns en koordinator. Anna Exempel har telefon 070-174 06 05. Mejl:\n"
        "anna.exempel@malmo.example.se. Regionen omfattar Blekinge, Skåne och\nKronoberg.\n"
    )
    made = extract_text(text)
    said = {s.value for m in made.mentions for s in m.statements} | {item.raw_text for item in made.quarantined}
    assert {"070-174 06 05", "anna.exempel@malmo.example.se"} <= said


def test_a_word_before_a_mail_that_fills_its_line_is_no_part_of_it() -> None:
    text = "Region Syd\n\nAnna Exempel. Numret är 070-174 06 05 och\ne-postadressen anna.exempel@malmo.example.se.\n"
    assert [m.values("email") for m in people(extract_text(text))] == [("anna.exempel@malmo.example.se",)]

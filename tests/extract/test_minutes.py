"""Minutes and lists set with tabs: their date, who wrote them, whose number stands with an empty seat; all made up."""

from __future__ import annotations

from pipeline.extract.readers import read_document
from pipeline.extract.telling.dating import date_edition
from tests.extract.helpers import extract_text, make_edition, people

_MINUTES = """Minnesanteckningar NMT nätverksträff 2024-03-14

Uppdaterad kontaktlista för regionkoordinatorer
Nord – Eva Provberg (Umeå kommun) 070-174 06 05 eva.provberg@example.se
Stockholm – vakant, kontakta Mikamottagningen 08-465 004 10
Syd – Bo Provdal (Malmö stad) 040-628 04 10 bo.provdal@example.se

Vid tangenterna: Siv Provås
"""


def test_who_wrote_the_minutes_is_no_coordinator_and_has_no_number_of_an_empty_seat() -> None:
    found = [(mention.first("name"), mention.values("phone")) for mention in people(extract_text(_MINUTES))]
    assert found == [("Eva Provberg", ("070-174 06 05",)), ("Bo Provdal", ("040-628 04 10",))]


def test_the_number_of_an_empty_seat_is_not_that_of_people_below_without_one() -> None:
    extraction = extract_text(_MINUTES.replace("Vid tangenterna: ", ""))
    assert [mention.values("phone") for mention in people(extraction) if mention.first("name") == "Siv Provås"] == [()]


def test_minutes_are_of_the_day_that_ends_their_title() -> None:
    found = date_edition(read_document(_MINUTES.encode()), make_edition())
    assert (str(found.dated_from), str(found.dated_to), found.basis) == ("2024-03-14", "2024-03-14", "inferred")


def test_counties_that_go_on_in_the_next_line_of_a_table_of_tabs_are_the_regions_above() -> None:
    text = (
        "Region\tLän\tNamn\tTelefon\tE-post\n"
        "Nord\tNorrbotten, Västerbotten,\tEva Provberg\t070-174 06 05\teva.provberg@example.se\n"
        "\tVästernorrland, Jämtland\t\t\t\n"
        "Syd\tSkåne, Blekinge,\tBo Provdal\t040-628 04 10\tbo.provdal@example.se\n"
        "\tKronoberg, Kalmar\n"
    )
    regions = [mention for mention in extract_text(text).mentions if mention.entity_type == "region"]
    assert [region.values("county_code") for region in regions] == [
        ("Norrbotten", "Västerbotten", "Västernorrland", "Jämtland"),
        ("Skåne", "Blekinge", "Kronoberg", "Kalmar"),
    ]


def test_a_break_and_a_stroke_of_markdown_are_read_as_they_are_shown() -> None:
    text = (
        "_Version 3.2, 12 september 2024_\n\n## Regionkoordinatorer\n\n"
        "| Region | Namn | Telefon | E-post |\n|:--|:--|--:|:--|\n"
        "| Syd | Eva Provberg<br>Bo Provdal | 070-174 06 05<br>070-174 06 06 "
        "| eva.provberg@example.se<br>bo.provdal@example.se |\n"
        "| Öst | ~~Bo Provås~~ Siv Provås | 070-174 06 07 | siv.provas@example.se |\n"
    )
    found = [(m.first("name"), m.values("phone"), m.values("email")) for m in people(extract_text(text))]
    assert found == [
        ("Eva Provberg", ("070-174 06 05",), ("eva.provberg@example.se",)),
        ("Bo Provdal", ("070-174 06 06",), ("bo.provdal@example.se",)),
        ("Siv Provås", ("070-174 06 07",), ("siv.provas@example.se",)),
    ]
    assert str(date_edition(read_document(text.encode()), make_edition()).dated_to) == "2024-09-12"


def test_labels_and_values_in_two_columns_without_colons_are_records() -> None:
    text = (
        "PERSONUPPGIFTER KOORDINATORER\n\n"
        "1.\nNamn            Provberg, Eva\nRegion          Nord\nLän             Norrbotten\n"
        "Telefon arb     0980-319 205\nTelefon mobil   070-174 06 05\nE-post          eva.provberg@example.se\n\n"
        "2.\nNamn            Provås, Siv\nRegion          Syd\nLän             Skåne\n"
        "Telefon arb     040-628 04 11\nTelefon mobil   -\nE-post          siv.provas@example.se\n"
    )
    found = [
        (m.first("name"), m.first("region"), m.values("phone"), m.first("email")) for m in people(extract_text(text))
    ]
    assert found == [
        ("Provberg, Eva", "Nord", ("0980-319 205", "070-174 06 05"), "eva.provberg@example.se"),
        ("Provås, Siv", "Syd", ("040-628 04 11",), "siv.provas@example.se"),
    ]

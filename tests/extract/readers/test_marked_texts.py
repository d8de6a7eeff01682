"""Texts in a wiki's own marks, and exports with blank lines within a field: each region keeps its people."""

from __future__ import annotations

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition, people

WIKI = """'''Regionkoordinatorer''' samordnar arbetet i sin region.

== Kontaktuppgifter ==
=== Nord ===
:''Län: Jämtland, Norrbotten, Västerbotten, Västernorrland''
* '''Eva Exempel''' – tfn 070-174 06 05 – [mailto:eva.exempel@umea.example.se eva.exempel@umea.example.se]
=== Mitt ===
:''Län: Västmanland, Gävleborg, Uppsala''
* '''Bo Provberg''' – tfn 070-174 06 06 – [mailto:bo.provberg@gavle.example.se bo.provberg@gavle.example.se]

== Se även ==
* [[Skyddat boende]]
"""
EXPORT = """region,counties,contact
Nord,"Jämtland
Norrbotten","Eva Exempel
070-174 06 05
eva.exempel@umea.example.se

Bo Provberg
070-174 06 06
bo.provberg@lulea.example.se"
Syd,"Blekinge
Skåne","Ida Exempelsson
070-174 06 07
ida.exempelsson@malmo.example.se"
"""


def _regions(text: str) -> dict[str | None, tuple[str | None, tuple[str, ...]]]:
    found = people(extract_statements(make_edition(), read_document(text.encode())))
    return {m.first("name"): (m.first("region"), m.values("phone")) for m in found}


def test_a_heading_between_signs_of_equality_begins_a_region() -> None:
    assert _regions(WIKI) == {
        "Eva Exempel": ("Nord", ("070-174 06 05",)),
        "Bo Provberg": ("Mitt", ("070-174 06 06",)),
    }


def test_a_blank_line_within_a_quoted_field_ends_no_row() -> None:
    assert _regions(EXPORT) == {
        "Eva Exempel": ("Nord", ("070-174 06 05",)),
        "Bo Provberg": ("Nord", ("070-174 06 06",)),
        "Ida Exempelsson": ("Syd", ("070-174 06 07",)),
    }


def test_a_stray_quotation_mark_joins_nothing() -> None:
    text = 'Skärm 24" finns i rummet\n\nRegion Nord\n\nEva Exempel\n070-174 06 05\n\nSkärm 24" igen\n'
    assert _regions(text) == {"Eva Exempel": ("Region Nord", ("070-174 06 05",))}


def test_the_signs_around_a_heading_are_no_part_of_the_title() -> None:
    made = extract_statements(make_edition(), read_document(b"== Kontaktlista ==\n\n=== Nord ===\n\nEva Exempel\n"))
    assert [m.first("title") for m in made.mentions if m.entity_type == "edition"] == ["Kontaktlista"]


def test_a_question_or_what_leads_to_items_is_no_part_of_the_item_above() -> None:
    text = "".join(
        f"Vem kontaktar jag i region {region}?\nRegion {region} täcker {counties}. Kontakta vår koordinator:\n"
        f"• {name}: {number}, {name.lower().replace(' ', '.')}@example.se\n"
        for region, counties, name, number in (
            ("Syd", "Blekinge och Skåne", "Eva Exempel", "070-174 06 05"),
            ("Stockholm", "Stockholm och Gotland", "Bo Provberg", "070-174 06 06"),
            ("Nord", "Jämtland och Norrbotten", "Ida Testgren", "070-174 06 07"),
        )
    )
    assert _regions(f"Vanliga frågor och svar\n{text}") == {
        "Eva Exempel": ("Region Syd", ("070-174 06 05",)),
        "Bo Provberg": ("Region Stockholm", ("070-174 06 06",)),
        "Ida Testgren": ("Region Nord", ("070-174 06 07",)),
    }


def test_wrapped_sentences_of_a_quoted_mail_are_read_as_they_were_written() -> None:
    text = (
        "Region Syd (Blekinge, Kalmar, Kronoberg och Skåne) bemannas av Anna\n"
        "Exempel. Telefonnummer: 070-174 06 05. E-post:\n"
        "anna.exempel@malmo.example.se.\n\nHälsningar\nKansliet"
    )
    quoted = "\n".join(f">> {line}".rstrip() for line in text.splitlines())
    made = extract_statements(make_edition(), read_document(f"FYI\n\n{quoted}\n".encode()))
    (anna,) = people(made)
    assert (anna.first("region"), anna.first("email")) == ("Region Syd", "anna.exempel@malmo.example.se")
    place = next(s.place for s in anna.statements if s.property == "email")
    printed = f"FYI\n\n{quoted}\n".splitlines()[place.line - 1]
    assert printed[place.char_start : place.char_end] == "anna.exempel@malmo.example.se"

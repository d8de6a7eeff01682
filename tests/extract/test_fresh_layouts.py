"""Layouts as agencies' systems make them: fields in containers, styled spans, tabs, prose, parallel cells."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_FIELDS = """<h2>Region Nord</h2><dl><div class=row><dt>Län</dt><dd>Norrbotten, Västerbotten</dd></div>
<div class=row><dt>Koordinator</dt><dd>Märta Ek</dd></div><div class=row><dt>Telefon</dt><dd>070-174 06 11</dd></div>
<div class=row><dt>E-post</dt><dd>marta.ek@lulea.example.se</dd></div>
<div class=row><dt>Koordinator</dt><dd>Bo Ås</dd></div><div class=row><dt>Telefon</dt><dd>070-174 06 12</dd></div>
<div class=row><dt>E-post</dt><dd>bo.as@umea.example.se</dd></div></dl>"""
_SPANS = (
    "<div class=r><div><span>Region</span> <span>Nord</span></div>"
    "<div><span>Län:</span><span>Västra Götaland</span> <span>Norrbotten</span></div>"
    "<div class=p><span class=n>Märta Ek</span><span class=t>socionom</span>"
    "<span class=w><span>Tel</span><span>070-174 06 11</span></span><span class=w><span>Mejl</span><span>"
    '<a href="mailto:marta.ek@lulea.example.se">marta.ek@lulea.example.se</a></span></span></div></div>'
)
_TABS = """<ul role=tablist><li><a role=tab href="#a">Öst</a></li><li><a role=tab href="#b">Väst</a></li></ul>
<div id=a><p>Östergötland, Jönköping</p><p>Märta Ek<br>070-174 06 11<br>marta.ek@lulea.example.se</p></div>
<div id=b><p>Västra Götaland, Halland</p><p>Bo Ås<br>070-174 06 12<br>bo.as@umea.example.se</p></div>"""
_PROSE = """<h2>Regionkoordinatorer</h2><p>I region Nord ingår Norrbottens och Västerbottens län. Koordinatorer är
Märta Ek (070-174 06 11, marta.ek@lulea.example.se) och Bo Ås (070-174 06 12, bo.as@umea.example.se).</p>"""
_CELLS = """<table><tr><th>Region</th><th>Namn</th><th>Kontakt</th></tr><tr><td>Nord</td>
<td><p>Märta Ek<br>Luleå kommun</p><p>Bo Ås<br>Umeå kommun</p></td><td>
<p>0980-31 92 11<br>070-174 06 11<br>marta.ek@lulea.example.se</p><p>070-174 06 12<br>bo.as@umea.example.se</p>
</td></tr>
<tr><td>Syd</td><td>Siv Dal</td><td>070-174 06 13<br>siv.dal@lund.example.se</td></tr></table>"""
_COMMON = """<h2>Region Nord</h2><p>Telefon till koordinatorerna i region Nord: 070-174 06 11</p><ul>
<li>Märta Ek, marta.ek@lulea.example.se</li><li>Bo Ås, bo.as@umea.example.se</li></ul>"""
_WRAPPED = """Koordinatorer

Region Nord (Norrbotten och Västerbotten)
Märta Ek, kurator, Luleå kommun, telefon 08-46 50 04
33, e-post marta.ek@lulea.example.se
Bo Ås, kurator, telefon 0046
70 174 06 12 eller 08 – 46 50 04 34,
bo.as@umea.example.se
"""
_NAMED_TWICE = """Närvarande:
Märta Ek (region Nord)
Bo Ås (region Syd)

Kontaktlista

Region Nord: Norrbotten, Västerbotten
Märta Ek
Telefon: 070-174 06 11
E-post: marta.ek@lulea.example.se

Region Syd: Skåne, Blekinge
Bo Ås
Telefon: 070-174 06 12
E-post: bo.as@lund.example.se
"""
_LETTERED = """Regionkoordinatorer

a) Region Nord, Jämtland, Västerbotten och Norrbotten
   Märta Ek, 070-174 06 11, marta.ek@lulea.example.se
   Bo Ås, 070-174 06 12, bo.as@umea.example.se
b) Region Syd, Skåne och Blekinge
   Siv Dal, 070-174 06 13, siv.dal@lund.example.se
"""
_NORD = [("Märta Ek", "nord", ("070-174 06 11",)), ("Bo Ås", "nord", ("070-174 06 12",))]


def _told(extraction: Extraction) -> list[tuple[str | None, str, tuple[str, ...]]]:
    """Name, region without its word, and numbers of all people."""
    regions = [(m.first("region") or "").casefold().removeprefix("region").strip() for m in people(extraction)]
    return [(m.first("name"), r, m.values("phone")) for m, r in zip(people(extraction), regions, strict=True)]


def _counties(extraction: Extraction) -> list[tuple[str, ...]]:
    return [m.values("county_code") for m in extraction.mentions if m.entity_type == "region"]


@pytest.mark.parametrize("text", [_FIELDS, _PROSE, _LETTERED])
def test_two_of_one_region(text: str) -> None:
    assert _told(extract_text(text))[:2] == _NORD


def test_spans_that_a_style_sets_apart_are_lines() -> None:
    found = extract_text(_SPANS)
    assert _told(found) == _NORD[:1]
    assert people(found)[0].first("title") == "socionom"
    assert _counties(found) == [("Västra Götaland", "Norrbotten")]


def test_a_tab_heads_a_panel_that_begins_with_a_county_of_its_letters() -> None:
    found = extract_text(_TABS)
    assert [(name, region) for name, region, _ in _told(found)] == [("Märta Ek", "öst"), ("Bo Ås", "väst")]
    assert _counties(found) == [("Östergötland", "Jönköping"), ("Västra Götaland", "Halland")]


def test_numbers_of_a_cell_are_whose_mail_they_stand_with() -> None:
    assert _told(extract_text(_CELLS))[:2] == [
        ("Märta Ek", "nord", ("0980-31 92 11", "070-174 06 11")),
        ("Bo Ås", "nord", ("070-174 06 12",)),
    ]


def test_a_number_of_all_coordinators_is_each_ones() -> None:
    assert [phones for *_, phones in _told(extract_text(_COMMON))] == [("070-174 06 11",)] * 2


def test_a_number_that_a_texts_margin_breaks_is_whole() -> None:
    digits = [["".join(filter(str.isdigit, phone)) for phone in phones] for *_, phones in _told(extract_text(_WRAPPED))]
    assert digits == [["0846500433"], ["0046701740612", "0846500434"]]


def test_a_list_of_names_and_their_contacts_are_the_same_people() -> None:
    found = extract_text(_NAMED_TWICE)
    assert _told(found) == [_NORD[0], ("Bo Ås", "syd", ("070-174 06 12",))]
    assert not [item for item in found.quarantined if item.reason_code in ("withheld_contact", "doubtful_reading")]


def test_an_empty_seat_behind_the_counties_of_a_sentence() -> None:
    text = "Koordinatorer\n\nI region Nord, som omfattar Norrbottens och Västerbottens län, är tjänsten vakant.\n"
    regions = [m for m in extract_text(text).mentions if m.entity_type == "region"]
    assert [m.first("vacancy") for m in regions] == ["är tjänsten vakant"]


def test_parts_of_an_organization_tell_counties_and_empty_seats() -> None:
    """In JSON-LD a region without a person is printed too, and a nameless contact point is its person's."""
    text = """<script type="application/ld+json">{"@type": "GovernmentOrganization", "name": "Nätverket",
    "department": [{"@type": "GovernmentOffice", "name": "Region Nord",
    "areaServed": ["Norrbottens län", "Västerbottens län"], "description": "Vakant"},
    {"@type": "GovernmentOffice", "name": "Region Syd", "areaServed": ["Skåne län"],
     "employee": [{"@type": "Person", "name": "Bo Ås", "contactPoint": {"@type": "ContactPoint",
     "telephone": "070-174 06 12", "email": "bo.as@lund.example.se"}}]}]}</script>
    <h1>Koordinatorer</h1><p>Laddar …</p>"""
    found = extract_text(text)
    assert _told(found) == [("Bo Ås", "syd", ("070-174 06 12",))]
    nord = next(m for m in found.mentions if m.entity_type == "region" and m.first("name") == "Region Nord")
    assert (nord.values("county_code"), nord.first("vacancy")) == (("Norrbottens län", "Västerbottens län"), "Vakant")


def test_a_link_of_an_icon_is_what_it_is_called() -> None:
    text = """<h2>Region Nord</h2><ul><li><a href="tel:+46701740611" aria-label="Ring Märta Ek"><svg></svg></a>
    <a href="mailto:marta.ek@lulea.example.se" aria-label="Mejla Märta Ek"><svg></svg></a></li></ul>"""
    assert [(m.first("name"), m.first("email")) for m in people(extract_text(text))] == [
        ("Märta Ek", "marta.ek@lulea.example.se")
    ]


@pytest.mark.parametrize("line", ["Skickat: fredag den 9 februari 2024 10:14", "Uppgifterna gäller 9 februari 2024"])
def test_words_before_a_date_of_a_letter_or_list(line: str) -> None:
    dated = extract_text(f"{line}\n\n{_LETTERED}").dated
    assert (dated.basis, str(dated.dated_from)) == ("printed", "2024-02-09")


def test_staff_under_a_heading_of_the_whole_country_are_in_no_region() -> None:
    card = "<div class=e><h3>{}</h3><p>{}</p><p>070-174 06 1{}</p><p>{}@jamy.example.se</p></div>"
    text = (
        f"<h2>Nationellt</h2><div>{card.format('Märta Ek', 'utredare', 1, 'marta.ek')}"
        f"{card.format('Siv Dal', 'utredare', 2, 'siv.dal')}</div><h2>Regionkoordinatorer</h2>"
        f"<div>{card.format('Bo Ås', 'Regionkoordinator, region Syd', 3, 'bo.as')}</div>"
    )
    found = extract_text(text)
    assert [(m.first("name"), m.list_name, m.first("region")) for m in people(found)] == [
        ("Märta Ek", "agency_staff", None),
        ("Siv Dal", "agency_staff", None),
        ("Bo Ås", "regional_coordinators", "region Syd"),
    ]

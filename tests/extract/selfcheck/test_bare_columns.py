"""Columns side by side whose regions are headed by their bare names, and headings that OCR lost or misread."""

from __future__ import annotations

from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import contacts, counties

_BARE = """Regionkoordinatorer

Petra Provdal

Nord Karlstads kommun

Norrbottens lan, Jamtlands lan, Vasternorrlands 070-174 06 11

lan och Vasterbottens lan petra.provdal@karlstad.example.se
Tjansten ar vakant. Ost

Mitt Ostergotlands lan, Jonkopings lan och
Gavleborgs lan, Uppsala lan och Vastmanlands Sodermanlands lan

lan Lena Testlund

Nykopings kommun
031-390 06 12
lena.testlund@nykoping.example.se

Eva Provberg
Vasteras kommun
070-174 06 13

eva.provberg@vasteras.example.se Bo Exempelgren
Linkopings kommun
Stockholm 070-174 06 14
Stockholms lan och Gotlands lan bo.exempelgren@linkoping.example.se
Ola Testdal {heading}

Nacka kommun Hallands lan
070-174 06 15 Siv Provmark
ola.testdal@nacka.example.se Halmstads kommun
Bergslagen 070-174 06 16
Varmlands lan, Orebro lan och Dalarnas lan siv.provmark@halmstad.example.se

Nationell stodtelefon: 020-390 000. Vaxel: 08-465 004 99.
"""


def test_bare_names_of_regions_at_the_edges_of_lines_head_their_columns() -> None:
    extraction = extract_text(_BARE.format(heading="Vast"))
    assert {name: (region, phone) for region, name, _, phone in contacts(extraction)} == {
        "Petra Provdal": ("Bergslagen", "070-174 06 11"),  # the head of the second column goes on from the first
        "Lena Testlund": ("Ost", "031-390 06 12"),
        "Bo Exempelgren": ("Ost", "070-174 06 14"),
        "Eva Provberg": ("Mitt", "070-174 06 13"),
        "Ola Testdal": ("Stockholm", "070-174 06 15"),
        "Siv Provmark": ("Vast", "070-174 06 16"),
    }
    assert counties(extraction)["Ost"] == ["Jonkopings lan", "Ostergotlands lan", "Sodermanlands lan"]


def test_who_stands_below_a_second_list_of_counties_is_not_the_regions_above() -> None:
    extraction = extract_text(_BARE.format(heading="“"))
    assert "Siv Provmark" not in {contact[1] for contact in contacts(extraction)}
    assert counties(extraction)["Ost"] == ["Jonkopings lan", "Ostergotlands lan", "Sodermanlands lan"]
    told = {item.raw_text for item in extraction.quarantined if item.reason_code == "tangled_columns"}
    assert {"070-174 06 16", "siv.provmark@halmstad.example.se"} <= told


_SPELLED = """Regionkoordinatorer

Region Mitt Eva Provberg
Uppsala och Gavleborg Linkopings kommun
Bo Exempelgren 070-174 06 11
Gavle kommun eva.provberg@linkoping.example.se
070-174 06 12 Hegion Vast
bo.exempelgren@gavle.example.se Vastra Gotaland och Halland
Ola Testdal Siv Provmark
Uppsala kommun Halmstads kommun
Tel: +46 (0)70-174 06 13 Tel: +46 {{0)70-174 06 14
ola.testdal@uppsala.example.se siv.provmark@halmstad.example.se
Region Stockholm Region {syd}
Stockholm och Gotland Kalmar, Blekinge och Skane
Rekrytering pagar. Lena Testlund
Kalmar kommun
Region Ost 070-174 06 15
Ostergotland och Sodermanland lena.testlund@kalmar.example.se
"""


def test_a_misread_heading_heads_its_column() -> None:
    extraction = extract_text(_SPELLED.format(syd="Syd"))
    assert {name: (region, phone) for region, name, _, phone in contacts(extraction)} == {
        "Eva Provberg": ("Region Ost", "070-174 06 11"),
        "Bo Exempelgren": ("Region Mitt", "070-174 06 12"),
        "Ola Testdal": ("Region Mitt", "+46 (0)70-174 06 13"),
        "Siv Provmark": ("Hegion Vast", "+46 {0)70-174 06 14"),
        "Lena Testlund": ("Region Syd", "070-174 06 15"),
    }


def test_below_a_heading_that_cannot_be_read_nobody_is_the_region_aboves() -> None:
    extraction = extract_text(_SPELLED.format(syd="ad ;"))
    assert "Lena Testlund" not in {contact[1] for contact in contacts(extraction)}
    assert counties(extraction)["Hegion Vast"] == ["Halland", "Vastra Gotaland"]


_CARDS = """Regionkoordinatorer

Nord Nord Stockholm
Norrbotten och Jamtland Norrbotten och Jamtland Stockholm och Gotland
Petra Provdal Lena Testlund Eva Provberg
070-174 06 11 070-174 06 12 070-174 06 13
petra.provdal@lulea.example.se lena.testlund@lulea.example.se eva.provberg@nacka.example.se
Stockholm Vast Vast
Stockholm och Gotland Vastra Gétaland och Halland Vastra Gotaland och Halland
Ann-Marie Testdal Bo Exempelgren Siv Provmark
070-174 06 14 070-174 06 15 070-174 06 16
ann- bo.exempelgren@boras.example.se siv.provmark@halmstad.example.se
marie.testdal@visby.example.se
"""


def test_cards_beside_each_other_may_be_of_one_region() -> None:
    extraction = extract_text(_CARDS)
    assert {name: (region, phone) for region, name, _, phone in contacts(extraction)} == {
        "Petra Provdal": ("Nord", "070-174 06 11"),
        "Lena Testlund": ("Nord", "070-174 06 12"),
        "Eva Provberg": ("Stockholm", "070-174 06 13"),
        "Ann-Marie Testdal": ("Stockholm", "070-174 06 14"),
        "Bo Exempelgren": ("Vast", "070-174 06 15"),
        "Siv Provmark": ("Vast", "070-174 06 16"),
    }


def test_the_end_of_a_mail_that_a_narrow_column_broke_is_no_mail() -> None:
    extraction = extract_text(_CARDS)
    assert "marie.testdal@visby.example.se" not in {mail for _, _, mail, _ in contacts(extraction)}
    assert "marie.testdal@visby.example.se" in {item.raw_text for item in extraction.quarantined}


def test_an_employer_that_is_the_council_of_a_county_spells_no_region() -> None:
    text = """Regionkoordinatorer mot prostitution och manniskohandel
NORD OST
Jonkopings och Ostergotlands lan
Jamtlands, Norrbottens och ;
Vasternorrlands lan Lena Testlund
Region Ostergotland
Petra Provdal lena.testlund@linkoping.example.se
Ostersunds kommun 031-390 06 12
petra.provdal@ostersund.example.se
070-174 06 11 Bo Exempelgren
Linkopings kommun
MITT bo.exempelgren@linkoping.example.se
Vastmanlands och Uppsala lan 070-174 06 14
Eva Provberg VAST
Uppsala kommun Hallands lan
eva.provberg@uppsala.example.se
070-174 06 13 Siv Provmark
Region Halland
STOCKHOLM siv.provmark@halmstad.example.se
Stockholms och Gotlands lan 070-174 06 16

Ola Testdal
Region Gotland
ola.testdal@visby.example.se
070-174 06 15
"""
    extraction = extract_text(text)
    assert {name: region for region, name, _, _ in contacts(extraction)} == {
        "Petra Provdal": "NORD",
        "Lena Testlund": "OST",
        "Bo Exempelgren": "OST",
        "Eva Provberg": "MITT",
        "Siv Provmark": "VAST",
        "Ola Testdal": "STOCKHOLM",
    }
    tangled = [item.raw_text for item in extraction.quarantined if item.reason_code == "tangled_columns"]
    assert tangled == ["Jonkopings och"]  # which column it is of is asked

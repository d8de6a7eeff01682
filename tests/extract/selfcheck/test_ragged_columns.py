"""Columns of unequal height in one line: towns of a county's name below names, and counties beside names."""

from __future__ import annotations

from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import contacts, counties

_TEXT = """Regionkoordinatorer mot manniskohandel

Region Nord Region Ost
Jamtland, Norrbotten, Vasterbotten, Jonkoping, Sodermanland, Ostergotland
Vasternorrland Viktor Provstrom

Ulf Provberg Linkoping

Umea viktor.provstrom@linkoping.example.se
ulf.provberg@umea.example.se 070-174 06 05

070-174 06 06 Siv Testlind

Region Bergslagen Norrkoping
Dalarna, Varmland, Orebro siv.testlind@norrkoping.example.se
070-174 06 07
Anneli Provhed
Orebro Region Vast
anneli.provhed@orebro.example.se Halland, Vastra Gotaland

070-174 06 08
Nils Provman Malin Exempelgren
Kristinehamn Halmstad
nils.provman@kristinehamn.example.se malin.exempelgren@halmstad.example.se
070-174 06 09 070-174 06 10
"""


def test_a_town_of_a_countys_name_below_a_name_is_no_second_list() -> None:
    found = {name: (region, phones) for region, name, _, phones in contacts(extract_text(_TEXT))}
    assert found["Anneli Provhed"] == ("Region Bergslagen", "070-174 06 08")
    assert found["Nils Provman"] == ("Region Bergslagen", "070-174 06 09")


def test_a_county_beside_a_name_is_no_part_of_it() -> None:
    extraction = extract_text(_TEXT)
    assert "Viktor Provstrom" in {name for _, name, _, _ in contacts(extraction)}
    assert "Vasternorrland" in " ".join(counties(extraction)["Region Nord"])

"""Two columns of labelled fields, or of cards, that OCR wrote into one line."""

from __future__ import annotations

from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import contacts, counties

_LABELLED = """Regionkoordinatorer

Region: Nord Region: Bergslagen
Lan: Jamtland, Norrbotten, Vasterbotten, Lan: Dalarna, Varmland, Orebro
Vasternorrland Namn: Bo Provberg
Namn: Petra Provgren Mejl: bo.provberg@falun.example.se
Mejl: petra.provgren@lulea.example.se Mobil: 070-174 06 10
Mobil: 070-174 06 68
Telefon: 0980-319 207 Region: Ost
Lan: Jonkoping, Sodermanland, Ostergotland
Region: Mitt Namn: Siv Testlind
Lan: Gavleborg, Uppsala, Vastmanland Mejl: siv.testlind@linkoping.example.se
Namn: Lo Exempelgren Mobil: 070-174 06 19
Mejl: lo.exempelgren@gavle.example.se
Mobil: 070-174 06 44
"""
_CARDS = """Hitta din koordinator

Petra Provgren Ulf Testlind
Koordinator i region Nord Koordinator i region Nord
Jamtland, Norrbotten, Vasterbotten, Jamtland, Norrbotten, Vasterbotten,
Vasternorrland Vasternorrland
070-174 06 05 | 0980-319 205 070-174 06 06
petra.provgren@lulea.example.se ulf.testlind@umea.example.se

Bo Provberg Siv Exempelgren
Koordinator i region Bergslagen Koordinator i region Ost
Dalarna, Varmland, Orebro Jonkoping, Sodermanland, Ostergotland
070-174 06 07 070-174 06 08 | 070-174 06 09
bo.provberg@falun.example.se siv.exempelgren@linkoping.example.se

Lo Exempelstrand Malin Provmark
Koordinator i region Vast Koordinator i region Syd
Halland, Vastra Gotaland Blekinge, Kalmar, Kronoberg, Skane
070-174 06 11 070-174 06 12
lo.exempelstrand@halmstad.example.se malin.provmark@malmo.example.se
"""


def test_fields_of_two_columns_are_each_of_their_own() -> None:
    found = {name: (region, phones) for region, name, _, phones in contacts(extract_text(_LABELLED))}
    assert found == {
        "Petra Provgren": ("Nord", "070-174 06 68, 0980-319 207"),
        "Bo Provberg": ("Bergslagen", "070-174 06 10"),
        "Siv Testlind": ("Ost", "070-174 06 19"),
        "Lo Exempelgren": ("Mitt", "070-174 06 44"),
    }


def test_a_bar_joins_numbers_where_it_parts_nothing_else() -> None:
    found = {name: phones for _, name, _, phones in contacts(extract_text(_CARDS))}
    assert found["Petra Provgren"] == "070-174 06 05, 0980-319 205"
    assert found["Siv Exempelgren"] == "070-174 06 08, 070-174 06 09"


def test_counties_of_two_cards_of_one_region_are_the_regions() -> None:
    (nord,) = [told for name, told in counties(extract_text(_CARDS)).items() if "Nord" in name]
    assert {"Jamtland", "Norrbotten", "Vasterbotten", "Vasternorrland"} <= set(nord)

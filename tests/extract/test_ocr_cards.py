"""Cards in two columns, and a column at the side, that OCR wrote into one line each."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from pipeline.extract.wording.region_names import read_region
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

CARDS = """Regionala koordinatorer

Polisregion Nord Polisregion Mitt
Vasternorrland, Jamtland, Vasterbotten, Uppsala, Vastmanland, Gavleborg
Norrbotten Marta Ek, regional koordinator
Siri Prov, regional koordinator Tel: 070-174 06 05
Tel: 031-390 06 06 marta.ek@prov.example.se
siri.prov@prov.example.se

Polisregion Stockholm Polisregion Bergslagen
Stockholm, Gotland Varmland, Orebro, Dalarna
Tuula Jonsson, regional koordinator Rune Holm, handlaggare
Tel: 070-174 06 07 Tel: 070-174 06 08 / 070-174 06 09
tuula.jonsson@prov.example.se rune.holm@prov.example.se

Polisregion Ost Polisregion Vast
Sodermanland, Ostergotland, Jonkoping Halland, Vastra Gotaland
Mattias Berg, socialsekreterare Eva Lind, socialsekreterare
Tel: 070-174 06 10 Tel: 040-628 04 40 / 031-390 06 03
mattias.berg@prov.example.se eva.lind@prov.example.se
"""
SIDE = """Regionala koordinatorer
Region Nord Cimber
Vasternorrlands, Jamtlands, Vasterbottens och Norrbottens lan Nationellt metodst6dsteam
mot prostitution och
Namn: Eva Ek manniskohandel ar ett
Tfn: 070-174 06 05
Mejl: eva.ek@prov.example.se
Region Mitt Ring 020-390 000 vardagar
Uppsala, Vastmanlands och Gavleborgs lan 9-16 om du ar
Namn: Bo Prov
Tfn: 070-174 06 06
Mejl: bo.prov@prov.example.se
Region Stockholm
Stockholms och Gotlands lan
Namn: Kare Holm
Tfn: 070-174 06 07
Mejl: kare.holm@prov.example.se
"""


def read(text: str) -> Extraction:
    (normalized,) = normalize_editions([extract_text(text)])
    return normalized


def contacts(edition: Extraction) -> dict[str | None, tuple[str | None, set[str]]]:
    return {m.first("name"): (m.first("region"), {v[-4:] for v in m.values("phone")}) for m in people(edition)}


def counties(edition: Extraction) -> dict[str | None, set[str]]:
    return {m.first("name"): set(m.values("county_code")) for m in edition.mentions if m.entity_type == "region"}


def test_police_regions_side_by_side_keep_their_people_and_numbers() -> None:
    edition = read(CARDS)
    assert contacts(edition) == {
        "Siri Prov": ("nord", {"0606"}),
        "Märta Ek": ("mitt", {"0605"}),
        "Tuula Jonsson": ("stockholm", {"0607"}),
        "Rune Holm": ("bergslagen", {"0608", "0609"}),
        "Mattias Berg": ("ost", {"0610"}),
        "Eva Lind": ("vast", {"0440", "0603"}),
    }
    assert counties(edition) == {
        "nord": {"22", "23", "24", "25"},
        "mitt": {"03", "19", "21"},
        "stockholm": {"01", "09"},
        "bergslagen": {"17", "18", "20"},
        "ost": {"04", "05", "06"},
        "vast": {"13", "14"},
    }


def test_words_of_a_side_column_behind_a_heading_are_no_part_of_the_region() -> None:
    edition = read(SIDE)
    assert {name: region for name, (region, _) in contacts(edition).items()} == {
        "Eva Ek": "nord",
        "Bo Prov": "mitt",
        "Kåre Holm": "stockholm",
    }
    assert counties(edition)["nord"] == {"22", "23", "24", "25"}


def test_a_place_behind_a_regions_name_makes_it_another_one() -> None:
    for text in ("Region Stockholm Gotland", "Region Mitt Norrland", "Region Syd Kalmar"):
        region = read_region(text)
        assert region is None or region.region_id == ""

"""Columns of contacts side by side in a plain text, with blank lines of their own."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from pipeline.domain.edition import Edition
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")
_LEFT = """Region Nord
Norrbottens och Vasterbottens lan

Hakan Fransson
Tel: 070-174 06 05
hakan.fransson@lulea.example.se

Ulrika Hdgberg
Tel: 070-174 06 06
ulrika.hogberg@lulea.example.se

Region Mitt
Uppsala lan

Siv Alm
Tel: 070-174 06 07
siv.alm@uppsala.example.se"""
_RIGHT = """Region Ost
Ostergotlands lan
Petra Ldnn
handlaggare
Tel: 070-174 06 08
petra.lonn@linkoping.example.se

Region Vast
Hallands lan

Jenny Naslund
Tel: 070-174 06 09
jenny.naslund@halmstad.example.se"""


def _beside(*columns: str) -> str:
    rows = zip_longest(*(column.split("\n") for column in columns), fillvalue="")
    return "\n".join("".join(cell.ljust(40) for cell in row).rstrip() for row in rows)


def _read(text: str) -> dict[str | None, str | None]:
    (read,) = normalize_editions([extract_statements(_EDITION, read_document(text.encode()))])
    return {m.first("name"): m.first("region") for m in read.mentions if m.entity_type == "person"}


def test_each_column_is_read_to_its_end() -> None:
    placed = {
        "Håkan Fransson": "nord",
        "Ulrika Högberg": "nord",
        "Siv Alm": "mitt",
        "Petra Lönn": "ost",
        "Jenny Näslund": "vast",
    }
    assert _read(_beside(_LEFT, _RIGHT)) == placed
    assert _read(_beside(_RIGHT, _LEFT)) == placed


def test_lines_keep_their_numbers_and_characters() -> None:
    text = _beside(_LEFT, _RIGHT)
    extraction = extract_statements(_EDITION, read_document(text.encode()))
    lines = text.split("\n")
    for mention in extraction.mentions:
        for statement in (s for s in mention.statements if s.property in ("name", "email", "phone")):
            place = statement.place
            assert lines[place.line - 1][place.char_start : place.char_end] == statement.raw_text


def test_a_table_with_its_regions_on_one_side_stays_a_table() -> None:
    rows = [
        ("Region", "Kontakt"),
        ("Nord", "Eva Ek, eva.ek@lulea.example.se"),
        ("Mitt", "Siv Alm, siv.alm@uppsala.example.se"),
    ]
    rows += [("Syd", "Bo Dahl, bo.dahl@malmo.example.se"), ("Väst", "Lo Hed, lo.hed@halmstad.example.se")]
    text = "\n".join(f"{region:20}{contact}" for region, contact in rows)
    assert _read(text) == {"Eva Ek": "nord", "Siv Alm": "mitt", "Bo Dahl": "syd", "Lo Hed": "vast"}


def test_running_text_beside_a_list_is_a_column_of_its_own() -> None:
    text = """Regionkoordinatorerna ger rad      REGIONKOORDINATORER
och stéd i arenden som ror
manniskohandel och prostitution.   Region Bergslagen
De ar anstallda inom
                                   Dalarna, Varmland, Orebro
socialtjansten och samordnar
                                   Mikael Eriksson (vuxna)
arbetet i sin region.
                                   040-628 04 36
| akuta lagen ring alltid 112.
                                   mikeri6@kristinehamn.example.se
Stédtelefonen for
yrkesverksamma har 6ppet           Kerstin Hansson (vuxna)
vardagar 9-16.                     040-628 04 28
                                   kerstin.hansson@falun.example.se
"""
    assert _read(text) == {"Mikael Eriksson": "bergslagen", "Kerstin Hansson": "bergslagen"}


_TWO_COLUMNS = """Kontakt

REGION NORD
REGION VAST Jamtland, Norrbotten, Vasterbotten,
Vastra Gotaland, Halland Vasternorrland
Anders Bengtsson Kerstin Andersson
anders.bengtsson@halmstad.example.se kerstin.andersson@umea.example.se
+46 31 390 06 46 +46 8 465 004 57
Marta Andersson Jérgen J6nsson-Larsson
marta.andersson@trollhattan.example.se jorgen.jonsson-larsson@skelleftea.example.se
+46 70 174 06 47 +46 40 628 04 47, +46 31 390 06 90
REGION STOCKHOLM REGION OST
Stockholm, Gotland Sédermaniand, Ostergétland, Jénképing
Hans Pettersson Johanna Claesson
hans.pettersson@huddinge.example.se johanna.claesson@linkoping.example.se
+46 31 390 06 21 +46 31 390 06 98, +46 40 628 04 71

Thomas Andersson

REGION BERGSLAGEN thomas.andersson@norrkoping.example.se

Dalarna, Varmland, Orebro +46 980 319 268

Hanna Karlsson Thomas Svensson

hkarlsson@orebro.example.se thomas.svensson@norrkoping.example.se

+46 980 319 233 +46 40 628 04 17, +46 8 465 004 77

Anna Sandberg

anna.sandberg@karlstad.example.se REGION MITT

+46 31 390 06 69, +46 8 465 004 54 Uppsala, Vastmanland, Gavleborg
Eva Nilsson

REGION SYD eva.nilsson@vasteras.example.se

Blekinge, Kalmar, Kronoberg, Skane +46 980 319 231, +46 980 319 291

Mats Nilsson Kerstin Persson

mats.nilsson@lund.example.se kpersson@gavle.example.se

+46 70 174 06 16 +46 8 465 004 81
"""


def test_columns_in_one_line_give_nobody_the_region_of_the_other_column() -> None:
    assert _read(_TWO_COLUMNS) == {
        "Anders Bengtsson": "vast",
        "Märta Andersson": "vast",
        "Kerstin Andersson": "nord",
        "Jörgen Jönsson-Larsson": "nord",
        "Hans Pettersson": "stockholm",
        "Hanna Karlsson": "bergslagen",
        "Anna Sandberg": "bergslagen",
        "Mats Nilsson": "syd",
        "Johanna Claesson": "ost",
        "Thomas Andersson": "ost",
        "Thomas Svensson": "ost",
        "Eva Nilsson": "mitt",
        "Kerstin Persson": "mitt",
    }


@pytest.mark.parametrize("end", ["\t\t", "\t"])
def test_a_row_of_counties_below_the_people_of_a_region_is_of_the_table_and_the_region(end: str) -> None:
    text = (
        "Regionkoordinatorer\n\nRegion\tNamn\tTelefon\tE-post\n"
        "Nord\tBo Ås\t070-174 06 12\tbo.as@lulea.example.se\n"
        "\tMärta Ek\t070-174 06 11\tmarta.ek@lulea.example.se\n"
        f"\tLän: Norrbotten, Västerbotten{end}\n"
        "Syd\tLeila Axel\t070-174 06 13\tleila.axel@lund.example.se\n"
        f"\tLän: Skåne, Blekinge{end}\n"
    )
    extraction = extract_text(text)
    regions = {m.first("name"): m.values("county_code") for m in extraction.mentions if m.entity_type == "region"}
    assert regions == {"Nord": ("Norrbotten", "Västerbotten"), "Syd": ("Skåne", "Blekinge")}
    assert {m.first("name"): m.first("region") for m in people(extraction)} == {
        "Bo Ås": "Nord",
        "Märta Ek": "Nord",
        "Leila Axel": "Syd",
    }

"""One person who has several regions stands in each of them; the list of all regions is nobody's."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_NORD = "Region: Nord\nLän: Norrbotten, Västerbotten\nNamn: Bo Ås\nTel: 070-174 06 12\nE-post: bo.as@lulea.example.se\n"
_REACHED = "Tel: 070-174 06 11\nE-post: marta.ek@lund.example.se\n"


@pytest.mark.parametrize(
    "regions",
    [
        "Region: Mitt och Bergslagen",
        "Regioner: Mitt, Bergslagen",
        "Region: Mitt/Bergslagen",
        "Region: Region Mitt samt Region Bergslagen",
    ],
)
def test_a_person_of_two_regions_stands_in_both(regions: str) -> None:
    extraction = extract_text(f"Kontaktlista regionkoordinatorer\n\n{_NORD}\n{regions}\nNamn: Märta Ek\n{_REACHED}")
    found = [(m.first("name"), m.first("region"), m.first("phone")) for m in people(extraction)]
    assert [name for name, *_ in found] == ["Bo Ås", "Märta Ek", "Märta Ek"]
    assert ["Mitt" in str(found[1][1]), "Bergslagen" in str(found[2][1])] == [True, True]
    assert [phone for *_, phone in found[1:]] == ["070-174 06 11"] * 2
    assert len({m.mention_id for m in people(extraction)}) == 3


def test_a_heading_of_two_regions_heads_both_and_gives_its_counties_to_neither() -> None:
    text = (
        "Regionkoordinatorer\n\nRegion Nord\nNorrbotten, Västerbotten\nBo Ås\n070-174 06 12\nbo.as@lulea.example.se\n\n"
        "Region Mitt och Bergslagen\nUppsala, Dalarna\nMärta Ek\n070-174 06 11\nmarta.ek@lund.example.se\n"
    )
    extraction = extract_text(text)
    assert [(m.first("name"), m.first("region")) for m in people(extraction)] == [
        ("Bo Ås", "Region Nord"),
        ("Märta Ek", "Region Mitt"),
        ("Märta Ek", "Bergslagen"),
    ]
    counties = {m.first("name"): m.values("county_code") for m in extraction.mentions if m.entity_type == "region"}
    assert counties == {"Region Nord": ("Norrbotten", "Västerbotten"), "Region Mitt": (), "Bergslagen": ()}


@pytest.mark.parametrize("cell", ["Mitt; Bergslagen", "Mitt<br>Bergslagen", "Mitt &amp; Bergslagen"])
def test_a_cell_may_name_two_regions(cell: str) -> None:
    def row(name: str, region: str, number: str) -> str:
        mail = name.lower().replace(" ", ".").replace("å", "a")
        cells = (name, region, f"070-174 06 {number}", f"{mail}@lund.example.se")
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"

    rows = row("Bo Ås", "Nord", "12") + row("Karin Ek", cell, "11") + row("Eva Prov", "Syd", "13")
    head = "<tr><th>Namn</th><th>Region</th><th>Telefon</th><th>E-post</th></tr>"
    page = f"<html><body><h1>Regionkoordinatorer</h1><table>{head}{rows}</table></body></html>"
    assert [(m.first("name"), m.first("region")) for m in people(extract_text(page))] == [
        ("Bo Ås", "Nord"),
        ("Karin Ek", "Mitt"),
        ("Karin Ek", "Bergslagen"),
        ("Eva Prov", "Syd"),
    ]


def test_the_index_of_all_regions_is_nobodys() -> None:
    head = "Kontaktlista regionkoordinatorer\nRegioner: Nord, Mitt, Stockholm, Syd\n\n"
    text = f"{head}{_NORD}\nRegion: Syd\nNamn: Märta Ek\n{_REACHED}"
    assert [m.first("region") for m in people(extract_text(text))] == ["Nord", "Syd"]

"""A region's name right below the region's own line is the county that it is called by."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition, people

_REACHED = "eva.ek@nmt.example.se", "070-174 06 10"


def _counties(text: str) -> list[tuple[str, ...]]:
    edition = extract_statements(make_edition(), read_document(text.encode()))
    regions = [mention for mention in edition.mentions if mention.entity_type == "region"]
    return [region.values("county_code") for region in regions]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["Regionkoordinatorer", "", "Region Stockholm", "Stockholm", "Gotland", "Eva Ek", *_REACHED]),
        "<html><h1>Regionkoordinatorer</h1><h2>Region Stockholm</h2><p>Stockholm</p><p>Gotland</p>"
        f"<p>Eva Ek<br>{'<br>'.join(_REACHED)}</p></html>",
        f"<html><h1>Regionkoordinatorer</h1><table><tr><td>Eva Ek<br>{'<br>'.join(_REACHED)}</td>"
        "<td>Region Stockholm<br>Stockholm<br>Gotland</td></tr></table></html>",
    ],
    ids=["text", "paragraphs", "cell"],
)
def test_a_region_called_by_a_county_has_it_where_its_counties_stand_below_each_other(text: str) -> None:
    assert _counties(text) == [("Stockholm", "Gotland")]


def test_a_region_that_is_named_again_above_its_list_has_no_county_by_that() -> None:
    text = "Regionkoordinatorer\n\nRegion Stockholm\n\nStockholm\n\nEva Ek\n" + "\n".join(_REACHED)
    assert _counties(text) == [()]


def test_a_cell_of_a_region_called_by_a_county_spans_all_of_its_rows() -> None:
    listed = [
        ("Stockholm (Stockholm, Gotland)", "Eva Ek", "Visby"),
        ("", "Bo Ås", "Stockholm"),
        ("", "Ida Öh", "Visby"),
    ]
    rows = "".join(
        f"<tr><td>{region}<td>{name}<td>{town}<td>070-174 06 {at}</tr>"
        for at, (region, name, town) in enumerate([*listed, ("Syd (Skåne)", "Siv Ur", "Lund")], start=10)
    )
    text = f"<h1>Regionkoordinatorer</h1><table><tr><th>Region<th>Namn<th>Ort<th>Telefon</tr>{rows}</table>"
    edition = extract_statements(make_edition(), read_document(f"<html>{text}</html>".encode()))
    assert [person.first("region") for person in people(edition)] == ["Stockholm"] * 3 + ["Syd"]


def test_a_region_called_by_a_county_has_it_where_it_stands_beside_its_other_one() -> None:
    text = "Regionkoordinatorer\n\nRegion Stockholm\n================\nOmråde\tStockholm · Gotland\n\nEva Ek\n"
    assert _counties(text + "\n".join(_REACHED)) == [("Stockholm", "Gotland")]

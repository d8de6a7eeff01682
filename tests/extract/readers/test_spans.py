"""A blank cell stands for the one above it only where the row says something of somebody."""

from __future__ import annotations

import pytest

from pipeline.extract.readers import read_document

HEAD = "<tr><th>Region</th><th>Namn</th><th>Telefon</th></tr>"
NORD = "<tr><td>Nord</td><td>Eva Ek</td><td>070-174 06 05</td></tr>"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<td></td><td>Bo Ås</td><td>070-174 06 06</td>", ["Nord", "Bo Ås", "070-174 06 06"]),
        ("<td></td><td></td><td>070-174 06 06</td>", ["", "", "070-174 06 06"]),
        ("<td></td><td>Samordnare</td><td>Umeå</td>", ["", "Samordnare", "Umeå"]),
        ("<td>Syd</td><td></td><td>070-174 06 06</td>", ["Syd", "", "070-174 06 06"]),
    ],
)
def test_blank_cells_below_a_cell(row: str, expected: list[str]) -> None:
    document = read_document(f"<table>{HEAD}{NORD}<tr>{row}</tr></table>".encode())
    assert [cell.text for cell in document.blocks[0].children[2].children] == expected


def test_nothing_is_repeated_from_the_header() -> None:
    document = read_document(f"<table>{HEAD}{NORD.replace('Nord', '')}</table>".encode())
    assert [cell.text for cell in document.blocks[0].children[1].children] == ["", "Eva Ek", "070-174 06 05"]

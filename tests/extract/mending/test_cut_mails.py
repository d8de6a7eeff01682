"""Mails that a narrow cell cuts over several lines, or within a word, are whole."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_statements
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets

_PEOPLE = (
    ("Therése Häggblad", "therese.haggblad@bora.example.se"),
    ("Ulf Räisänen", "ulf.raisanen@stockholm.example.se"),
    ("Ann-Sofie Lövkvist", "ann-sofie.lovkvist@gotland.example.se"),
)


def _set_mail(sheet: Sheets, mail: str, width: float) -> list[str]:
    """Break a mail as word processors do: behind a hyphen, else where the next letter has no room."""
    sheet.pdf.set_font("Helvetica", "", 10)
    lines = [""]
    for letter in mail:
        if lines[-1].endswith("-") or sheet.pdf.get_string_width(lines[-1] + letter) > width:
            lines.append("")
        lines[-1] += letter
    return lines


def _read_mails(width: float, *above: str) -> list[str]:
    """The mails of people, one a row of a ruled table whose last column is as wide as given."""
    sheet = Sheets()
    sheet.text(50, 60, "Regionkoordinatorer", 16, "B")
    sheet.text(50, 90, "Region Nord", 13, "B")
    y = 120.0
    for name, mail in _PEOPLE:
        cell = ["070-174 06 05", *above, *_set_mail(sheet, mail, width)]
        high = 12.5 * len(cell) + 6
        sheet.pdf.rect(45, y - 12, 110, high)
        sheet.pdf.rect(155, y - 12, width + 6, high)
        sheet.text(48, y, name)
        sheet.text(158, y, cell)
        y += high
    found = people(extract_statements(make_edition(), sheet.read()))
    return [mail.replace("\n", "") for person in found for mail in person.values("email")]


@pytest.mark.parametrize("width", [64, 72, 80, 95, 120])
def test_mail_goes_on_where_its_cell_is_full(width: float) -> None:
    assert _read_mails(width) == [mail for _, mail in _PEOPLE]


def test_title_is_no_beginning_of_the_mail_below_it() -> None:
    assert _read_mails(72, "handledare") == [mail for _, mail in _PEOPLE]

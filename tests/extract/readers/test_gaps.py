"""Columns of print beside each other, where chance or small capitals look like something else for a line."""

from __future__ import annotations

import re

from pipeline.extract import extract_statements
from pipeline.extract.readers.printed import PrintedWord, make_rows
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets

_LEFT, _RIGHT = 50, 310


def _people(sheet: Sheets) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    extraction = extract_statements(make_edition(), sheet.read())
    return [(m.first("region"), m.first("name"), m.first("email"), m.values("phone")) for m in people(extraction)]


def test_wide_blank_in_one_line_is_no_column_of_its_own() -> None:
    sheet = Sheets()
    sheet.text(_LEFT, 60, "Regionkoordinatorer")
    sheet.text(_LEFT, 100, "Region Nord")
    sheet.text(_LEFT, 114, "Norrbotten")
    sheet.text(_LEFT + 85, 114, "Västerbotten, Jämtland")  # a sign between them was lost
    sheet.text(_LEFT, 128, ["Eva Norlin", "eva.norlin@socialtjanst.example.se", "070-174 06 11"], leading=1.3)
    sheet.text(_LEFT, 190, "Region Mitt")
    sheet.text(_LEFT, 204, ["Ida Falk", "ida.falk@example.se", "070-174 06 12"], leading=1.3)
    sheet.text(_RIGHT, 100, "Region Väst")
    sheet.text(_RIGHT, 114, ["Västra Götaland, Halland", "Ann Alm", "ann.alm@example.se", "070-174 06 13"], leading=1.3)
    sheet.text(_RIGHT, 190, "Region Syd")
    sheet.text(_RIGHT, 204, ["Siv Dahl", "siv.dahl@example.se", "070-174 06 14"], leading=1.3)
    assert _people(sheet) == [
        ("Region Nord", "Eva Norlin", "eva.norlin@socialtjanst.example.se", ("070-174 06 11",)),
        ("Region Mitt", "Ida Falk", "ida.falk@example.se", ("070-174 06 12",)),
        ("Region Väst", "Ann Alm", "ann.alm@example.se", ("070-174 06 13",)),
        ("Region Syd", "Siv Dahl", "siv.dahl@example.se", ("070-174 06 14",)),
    ]


def test_name_in_small_capitals_is_no_heading_over_both_columns() -> None:
    sheet = Sheets()
    sheet.text(_LEFT, 60, "Regionkoordinatorer")
    columns = (
        (_LEFT, 100, (("Nord", "EVA NORLIN", "11"), ("Mitt", "IDA FALK", "12"), ("Öst", "BO EK", "13"))),
        (_RIGHT, 123, (("Väst", "ANN ALM", "14"), ("Syd", "SIV DAHL", "15"), ("Stockholm", "LO BERG", "16"))),
    )
    for x, y, cards in columns:
        for region, name, last in cards:
            sheet.text(x, y, f"Region {region}")
            sheet.text(x, y + 16, name, size=7.5)
            mail = f"{name.lower().replace(' ', '.')}@example.se"
            sheet.text(x, y + 29, [mail, f"070-174 06 {last}"], leading=1.3)
            y += 80
    assert _people(sheet) == [
        (f"Region {region}", name, f"{name.lower().replace(' ', '.')}@example.se", (f"070-174 06 {last}",))
        for _, _, cards in columns
        for region, name, last in cards
    ]


def _typed(text: str, baseline: float) -> list[PrintedWord]:
    """The words of a typed line as a scan has them: in boxes of their ink, a comma's in the middle of its letter."""
    found = [(match.start(), match.group()) for match in re.finditer(r"\S+", text)]
    ends = [(word, at * 6.6 + 0.6, (at + len(word)) * 6.6 - (2.6 if word[-1] == "," else 0.6)) for at, word in found]
    return [PrintedWord(word, x0, baseline - 8, x1, baseline + 2, baseline, 10) for word, x0, x1 in ends]


def test_a_typed_list_is_one_line_though_much_white_stands_behind_its_commas() -> None:
    lines = ["Skåne, Blekinge, Kronoberg, Kalmar", "Östergötland, Södermanland, Jönköping"]
    mails = [f"prov.nummer{at}@lansstyrelsen.example.se" for at in range(10)]
    words = [word for at, line in enumerate((*lines, *mails)) for word in _typed(line, 20 + 12 * at)]
    assert [[strip.text for strip in row] for row in make_rows(words)] == [[line] for line in (*lines, *mails)]
    apart = [word for at, line in enumerate((*mails, "Kalmar   Skåne")) for word in _typed(line, 20 + 12 * at)]
    assert [strip.text for strip in make_rows(apart)[-1]] == ["Kalmar", "Skåne"]

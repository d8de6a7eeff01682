"""Columns of ruled tables whose lines do not stand level are read one by one; their words go back to their place."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Box
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.readers.inked import find_rules
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import find_turn
from pipeline.extract.readers.unfolding import fold_back, unfold_tables
from tests.extract.helpers import make_edition
from tests.extract.readers.scanned import png, render, scan
from tests.extract.readers.sheets import Sheets
from tests.extract.readers.test_scans import needs_tesseract

DPI = 200
_XS, _YS = (40, 130, 230, 320, 500), (60, 100, 140, 180, 220)
_ROWS = (
    ("Nord", ("Märta Håkansson", "Umeå kommun"), "070-174 06 06", "marta.hakansson@umea.example.se"),
    ("Mitt", ("Siri Sandberg", "Gävle kommun"), "070-174 06 17", "siri.sandberg@gavle.example.se"),
    ("Väst", ("Karin Lindgren", "Borås stad"), "070-174 06 28", "karin.lindgren@boras.example.se"),
    ("Syd", ("Åke Palmqvist", "Malmö stad"), "070-174 06 39", "ake.palmqvist@malmo.example.se"),
)


def _table(offset: float) -> Sheets:
    """A ruled table whose names stand higher than the rest of their row by an offset in points."""
    made = Sheets(540, 280)
    for row, (region, name, phone, mail) in enumerate(_ROWS):
        for x, text in ((40, region), (230, phone), (320, mail)):
            made.text(x + 5, _YS[row] + 16 + offset, [text], 9)
        made.text(_XS[1] + 5, _YS[row] + 16, list(name), 9)
    for y in _YS:
        made.pdf.line(_XS[0], y, _XS[-1], y)
    for x in _XS:
        made.pdf.line(x, _YS[0], x, _YS[-1])
    return made


def _unfold(offset: float, turned: float = 0.0) -> tuple[bytes, bytes, list[Box]]:
    data = png(render(_table(offset), DPI).rotate(turned, fillcolor=255), DPI)
    turn = find_turn(data, DPI)
    unfolded, columns = unfold_tables(data, DPI, find_rules(data, DPI, turn), turn)
    return data, unfolded, [column.box for column in columns]


@pytest.mark.parametrize("turned", [0.0, 0.8])
def test_columns_whose_lines_stand_between_each_other_are_moved(turned: float) -> None:
    data, unfolded, boxes = _unfold(6, turned)
    assert data != unfolded
    assert [round(box.x0 / 10) for box in boxes] == [13, 23, 32]


def test_a_table_whose_lines_stand_level_and_a_page_without_one_are_as_they_were() -> None:
    data, unfolded, boxes = _unfold(0)
    assert (data == unfolded, boxes) == (True, [])
    assert unfold_tables(data, DPI, [Box(40, 60, 500, 60.5)], None) == (data, [])


def test_words_of_the_page_stay_where_they_are() -> None:
    word = PrintedWord("Eva", 40, 50, 80, 60, 58, 10)
    assert fold_back([word], []) == [word]


@needs_tesseract
def test_people_in_a_table_whose_lines_do_not_stand_level_are_read_with_all_that_is_theirs() -> None:
    read = extract_statements(make_edition("e"), read_document(scan(_table(6), dpi=DPI)))
    people = [mention for mention in read.mentions if mention.entity_type == "person"]
    assert [(m.first("name"), m.first("phone"), m.first("email")) for m in people] == [
        (name, phone, mail) for _, (name, _), phone, mail in _ROWS
    ]

"""Which section a line goes on with, told from the columns of print."""

from __future__ import annotations

from pipeline.domain.layout import Box, Line
from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.lines.scopes import Section
from pipeline.extract.parting.columns import column_section


def _fact(text: str, box: tuple[float, float, float, float], kind: str = "name") -> Fact:
    row = Row(Line(1, 1, text, Box(*box)), 0, 0, "paragraph", ())
    return Fact(kind, row, 0, len(text), text, 1.0, "test")  # type: ignore[arg-type]


NORD = Section("region", _fact("Nord", (50, 100, 80, 110), "region"))
NORD.facts += [_fact("Eva Ek", (150, 100, 190, 110)), _fact("070-174 06 05", (150, 112, 210, 122), "phone")]


def test_what_stands_beside_a_heading_below_white_is_the_headings() -> None:
    syd = Section("region", _fact("Syd", (50, 126.5, 80, 136.5), "region"))
    assert column_section(_fact("Bo Ek", (150, 126.5, 190, 136.5)).row.line, [NORD, syd]) is None
    close = Section("region", _fact("Syd", (50, 124, 80, 134), "region"))
    assert column_section(_fact("eva@example.se", (150, 124, 210, 134)).row.line, [NORD, close]) is NORD


def test_counties_beside_a_heading_are_its_own_though_no_white_stands_above_them() -> None:
    syd = Section("region", _fact("Syd", (50, 124, 80, 134), "region"))
    assert column_section(_fact("Skåne, Halland", (150, 124, 210, 134), "county").row.line, [NORD, syd]) is None


def test_lines_that_run_up_the_page_stand_beside_each_other_and_not_below() -> None:
    mitt = Section("region", _fact("Mitt", (100, 60, 110, 100), "region"))
    mitt.facts += [_fact("Siv Berg", (120, 50, 130, 100))]
    ost = Section("region", _fact("Öst", (140, 60, 150, 100), "region"))
    assert column_section(_fact("Ali Alm", (120, 110, 130, 160)).row.line, [mitt, ost]) is None

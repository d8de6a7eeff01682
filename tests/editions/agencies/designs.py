"""Prints as designers set them: names beside bars, cells in the middle of their rows, columns of centred lines.

Each is the reduced form of one that was not read, or not wholly, when it was first tried.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from fpdf import FPDF

from tests.editions.agencies.cast import genitive, mails_of
from tests.editions.agencies.prints import new_print, wrap
from tests.editions.people import COUNTIES, MadeUp, RegionList

Layout = Callable[[MadeUp, Random], bytes]

_FOOT = 280.0  # mm
_COLUMNS = (14.0, 52.0, 90.0, 122.0)
_LEAD = 4.0


def _list_counties(r: RegionList, joined: str = ", ") -> str:
    return joined.join(COUNTIES[code] for code in r.counties)


def spine_bars(made: MadeUp, rng: Random) -> bytes:
    """The region's name runs up a coloured bar at the left of its people, who stand far apart."""
    pdf = new_print()
    y = 20.0
    for r in made.regions:
        height = 12 + 20 * max(1, len(r.people))
        if y + height > _FOOT:
            pdf.add_page()
            y = 20.0
        pdf.set_fill_color(215, 230, 215)
        pdf.rect(14, y, 9, height - 2, style="F")
        pdf.set_font(style="B", size=11)
        half = pdf.get_string_width(r.name) / 2
        with pdf.rotation(90, 20, y + height / 2 + half):
            pdf.text(20, y + height / 2 + half, r.name)
        pdf.set_font(style="", size=8.5)
        pdf.text(28, y + 4, ", ".join(f"{genitive(code)} län" for code in r.counties))
        if r.vacancy:
            pdf.text(28, y + 12, r.vacancy)
        for at, p in enumerate(r.people):
            line = y + 11 + 20 * at
            pdf.set_font(style="B", size=9)
            pdf.text(28, line, p.name)
            pdf.set_font(style="", size=8.5)
            pdf.text(28, line + 4, f"{p.title}, {p.employer}")
            for below, value in enumerate(("; ".join(p.shown), *mails_of(p))):
                pdf.text(110, line + 4 * below, value)
        y += height + 4
    return bytes(pdf.output())


def middled_rows(made: MadeUp, rng: Random) -> bytes:
    """A table without rules whose cells stand in the middle of their rows, below rows that name the regions."""
    pdf = new_print()
    y = _set_row(pdf, 14.0, ["Namn"], ["Arbetsgivare"], ["Telefon"], ["Mejl"])
    for r in made.regions:
        if y > _FOOT - 40:
            pdf.add_page()
            y = 14.0
        pdf.text(_COLUMNS[0], y + _LEAD, f"{r.name} ({_list_counties(r)})")
        y += 9
        if r.vacancy:
            pdf.text(_COLUMNS[0], y + _LEAD, r.vacancy)
            y += 9
        for p in r.people:
            y = _set_row(pdf, y, [p.name], wrap(pdf, p.employer, 28), list(p.shown), list(mails_of(p)))
    return bytes(pdf.output())


def _set_row(pdf: FPDF, y: float, *cells: list[str]) -> float:
    pdf.set_font(style="", size=8.5)
    height = _LEAD * max(map(len, cells))
    for x, cell in zip(_COLUMNS, cells, strict=True):
        top = y + (height - _LEAD * len(cell)) / 2
        for at, line in enumerate(cell, start=1):
            pdf.text(x, top + _LEAD * at, line)
    return y + height + 5


def centred_columns(made: MadeUp, rng: Random) -> bytes:
    """A poster: regions three by three, every line in the middle of its column."""
    pdf = new_print()
    y = 30.0
    for first in range(0, len(made.regions), 3):
        ends = [_centre(pdf, 40.0 + 65 * at, y, r) for at, r in enumerate(made.regions[first : first + 3])]
        y = max(ends) + 12
    return bytes(pdf.output())


def _centre(pdf: FPDF, middle: float, y: float, r: RegionList) -> float:
    lines = [(r.name.upper(), "B", 15.0), (_list_counties(r, " | "), "", 6.5)]
    for p in r.people:
        lines += [("", "", 4.0), (p.name, "B", 10.5), (" eller ".join(p.shown), "", 8.5)]
        lines += [(mail, "", 7) for mail in mails_of(p)]
    if r.vacancy:
        lines += [("", "", 4.0), (r.vacancy, "", 8)]
    for text, style, size in lines:
        pdf.set_font(style="B" if style == "B" else "", size=size)
        for line in wrap(pdf, text, 62) if text else [""]:
            y += 0.42 * size
            if line:
                pdf.text(middle - pdf.get_string_width(line) / 2, y, line)
    return y


LAYOUTS: tuple[Layout, ...] = (spine_bars, middled_rows, centred_columns)

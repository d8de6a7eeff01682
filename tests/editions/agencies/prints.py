"""Prints of agencies as PDF: tables with and without rules, columns, a map beside the list, turned pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from random import Random

from fpdf import FPDF

from tests.editions.agencies.cast import counties_of, mails_of
from tests.editions.people import MadeUp, Person, RegionList
from tests.editions.print_layouts import find_font, share_columns

Layout = Callable[[MadeUp, Random], bytes]
Line = tuple[str, str, float]  # text, style, size


def new_print(*, landscape: bool = False) -> FPDF:
    """Begin a print with a font that has the Swedish letters."""
    pdf = FPDF(orientation="landscape" if landscape else "portrait", format="A4")
    pdf.set_creation_date(dt.datetime(2023, 9, 1, tzinfo=dt.UTC))
    pdf.set_auto_page_break(False)
    font = find_font()
    if font is not None and "DejaVu" in font.name:
        pdf.add_font("body", "", font.with_name("DejaVuSansCondensed.ttf"))
        pdf.add_font("body", "B", font.with_name("DejaVuSansCondensed-Bold.ttf"))
        pdf.set_font("body")
    else:
        pdf.set_font("Helvetica")
    pdf.add_page()
    return pdf


def wrap(pdf: FPDF, text: str, width: float) -> list[str]:
    """Break a text into lines that fit a width, in the font that is set."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and pdf.get_string_width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _person_lines(p: Person) -> list[Line]:
    lines = [(p.name, "B", 9.0), (f"{p.title}, {p.employer}", "", 8.5)]
    lines += [(f"Tel: {shown}", "", 8.5) for shown in p.shown]
    return [*lines, *((f"E-post: {mail}", "", 8.5) for mail in mails_of(p)), ("", "", 5.0)]


def _region_lines(r: RegionList, rng: Random) -> list[Line]:
    lines = [(f"Region {r.name}", "B", 12.0), (counties_of(r, rng), "", 8.5), ("", "", 3.0)]
    for p in r.people:
        lines += _person_lines(p)
    return [*lines, *([(r.vacancy, "", 8.5), ("", "", 5.0)] if r.vacancy else [])]


def _set_lines(pdf: FPDF, x: float, y: float, lines: Sequence[Line], width: float) -> float:
    for text, style, size in lines:
        pdf.set_font(style=style, size=size)
        for line in wrap(pdf, text, width) if text else [""]:
            y += size * 0.47
            if line:
                pdf.text(x, y, line)
    return y


def one_column(made: MadeUp, rng: Random) -> bytes:
    """A report of one column over several pages, with running heads and page numbers."""
    pdf = new_print()
    y = _set_lines(pdf, 25, 30, [("Regionkoordinatorer", "B", 18), ("Kontaktuppgifter hösten 2023", "", 10)], 160) + 6
    for r in made.regions:
        lines = _region_lines(r, rng)
        if y + sum(size * 0.5 for *_, size in lines) > 270:
            pdf.add_page()
            y = 30
        y = _set_lines(pdf, 25, y, lines, 150)
    for number in range(1, len(pdf.pages) + 1):
        pdf.page = number
        pdf.set_font(style="", size=7)
        pdf.text(25, 14, "Nationell handbok mot människohandel")
        pdf.text(100, 288, f"{number} ({len(pdf.pages)})")
    return bytes(pdf.output())


def _table_rows(made: MadeUp, rng: Random) -> list[tuple[str, str, str, str, str]]:
    rows = [("Region", "Län", "Namn", "Telefon", "E-post")]
    for r in made.regions:
        area = counties_of(r, rng)
        rows += [(r.name, area, p.name, "\n".join(p.shown), "\n".join(mails_of(p))) for p in r.people]
        rows += [(r.name, area, r.vacancy, "", "")] if r.vacancy else []
    return rows


_WIDTHS = (28.0, 70.0, 52.0, 42.0, 75.0)


def _draw_table(made: MadeUp, rng: Random, *, is_ruled: bool) -> bytes:
    pdf = new_print(landscape=True)
    y = _set_lines(pdf, 15, 12, [("Regionkoordinatorer", "B", 14)], 200) + 4
    for at, row in enumerate(_table_rows(made, rng)):
        pdf.set_font(style="" if at else "B", size=7.5)
        cells = [
            [line for part in cell.split("\n") for line in wrap(pdf, part, width - 4)]
            for cell, width in zip(row, _WIDTHS, strict=True)
        ]
        height = 3.6 * max(map(len, cells)) + 2.5
        if y + height > 200:
            pdf.add_page()
            y = 15
        x = 15.0
        for lines, width in zip(cells, _WIDTHS, strict=True):
            if is_ruled:
                pdf.rect(x, y, width, height)
            for i, line in enumerate(lines):
                pdf.text(x + 1.5, y + 3.6 * (i + 1), line)
            x += width
        y += height
    return bytes(pdf.output())


def ruled_table(made: MadeUp, rng: Random) -> bytes:
    """A table with rules across a landscape page; cells of several lines."""
    return _draw_table(made, rng, is_ruled=True)


def bare_table(made: MadeUp, rng: Random) -> bytes:
    """The same table without rules."""
    return _draw_table(made, rng, is_ruled=False)


def map_spread(made: MadeUp, rng: Random) -> bytes:
    """A landscape page: a drawn map with the names of towns to the left, the contacts in two columns beside it."""
    pdf = new_print(landscape=True)
    _set_lines(pdf, 15, 10, [("Här finns regionkoordinatorerna", "B", 16)], 200)
    outline = [(40, 30), (70, 34), (78, 80), (64, 130), (58, 190), (36, 195), (28, 150), (44, 95)]
    pdf.polygon(outline)
    for at, town in enumerate(("Luleå", "Umeå", "Östersund", "Falun", "Stockholm", "Göteborg", "Malmö")):
        pdf.set_font(style="", size=7)
        pdf.ellipse(50, 40 + at * 22, 2, 2, style="F")
        pdf.text(54, 42 + at * 22, town)
    columns = share_columns([_region_lines(r, rng) for r in made.regions], 2)
    scale = min(1.0, 350 / max(sum(size for *_, size in lines) for lines in columns))
    for at, lines in enumerate(columns):
        _set_lines(pdf, 100 + at * 95, 20, [(text, style, size * scale) for text, style, size in lines], 88)
    return bytes(pdf.output())


def boxed_grid(made: MadeUp, rng: Random) -> bytes:
    """Framed boxes, two across, a region in each."""
    pdf = new_print()
    _set_lines(pdf, 15, 10, [("Kontakta din regionkoordinator", "B", 15)], 180)
    lefts = (15.0, 108.0)
    y = 24.0
    for start in range(0, len(made.regions), 2):
        pair = [_region_lines(r, rng) for r in made.regions[start : start + 2]]
        ends = [_set_lines(pdf, x + 3, y + 2, lines, 82) for x, lines in zip(lefts, pair, strict=False)]
        bottom = max(ends) + 2
        for x in lefts[: len(pair)]:
            pdf.rect(x, y, 88, bottom - y)
        y = bottom + 3
    return bytes(pdf.output())


def narrow_columns(made: MadeUp, rng: Random) -> bytes:
    """Three narrow columns on a landscape page, drawn line by line across them."""
    pdf = new_print(landscape=True)
    _set_lines(pdf, 15, 10, [("REGIONKOORDINATORER", "B", 14)], 200)
    runs = []
    for at, lines in enumerate(share_columns([_region_lines(r, rng) for r in made.regions], 3)):
        y = 22.0
        for text, style, size in lines:
            pdf.set_font(style=style, size=size)
            for line in wrap(pdf, text, 80) if text else [""]:
                y += size * 0.45
                runs.append((round(y), 15 + at * 90, y, line, style, size))
    for _, x, y, text, style, size in sorted(runs):
        pdf.set_font(style=style, size=size)
        if text:
            pdf.text(x, y, text)
    return bytes(pdf.output())


def banded_table(made: MadeUp, rng: Random) -> bytes:
    """A table whose shaded bands across all columns name the regions; columns part only by space."""
    pdf = new_print()
    y = _set_lines(pdf, 18, 14, [("Regionkoordinatorer i landet", "B", 15)], 170) + 5
    for r in made.regions:
        pdf.set_fill_color(225)
        pdf.rect(18, y, 174, 5.5, style="F")
        pdf.set_font(style="B", size=9)
        pdf.text(20, y + 4, f"Region {r.name}")
        pdf.set_font(style="", size=7.5)
        lines = wrap(pdf, counties_of(r, rng), 165)
        for i, line in enumerate(lines):
            pdf.text(20, y + 9.5 + 3.6 * i, line)
        y += 9.5 + 3.6 * len(lines)
        for p in r.people:
            for i in range(max(len(p.shown), len(mails_of(p)))):
                cells = (p.name if i == 0 else "", *("".join(side[i : i + 1]) for side in (p.shown, mails_of(p))))
                for x, cell in zip((20, 75, 118), cells, strict=True):
                    pdf.text(x, y + 3, cell)
                y += 4
        if r.vacancy:
            pdf.text(20, y + 3, r.vacancy)
            y += 4
        y += 2.5
    return bytes(pdf.output())


def turned_page(made: MadeUp, rng: Random) -> bytes:
    """Two columns on a page that is stored turned and shown upright."""
    pdf = new_print(landscape=True)
    with pdf.rotation(90, 0, 0):
        for at, lines in enumerate(share_columns([_region_lines(r, rng) for r in made.regions], 2)):
            _set_lines(pdf, -195 + at * 95, 12, lines, 88)
    data = bytes(pdf.output())
    return data.replace(b"/Type /Page\n", b"/Type /Page\n/Rotate 90\n")


LAYOUTS: tuple[Layout, ...] = (
    one_column,
    ruled_table,
    bare_table,
    map_spread,
    boxed_grid,
    narrow_columns,
    banded_table,
    turned_page,
)

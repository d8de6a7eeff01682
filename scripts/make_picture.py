"""Draws an excerpt of a release for the README: `python -m scripts.make_picture outputs docs/directory.svg`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

COLUMNS = (
    ("region", "Region", 110),
    ("name", "Name", 190),
    ("organization", "Organization", 180),
    ("phones", "Phones", 245),
    ("first_seen", "Since", 100),
    ("edition_id", "Printed in", 250),
)
SHOWN = ("Nord", "Mitt", "Stockholm", "Bergslagen")
ROW = 30
MARGIN = 20
FONT = "font-family='ui-sans-serif, system-ui, Helvetica, Arial, sans-serif' font-size='14'"


def read_excerpt(outputs: Path) -> list[list[str]]:
    """The coordinators of some regions, in the order of the directory."""
    with (outputs / "latest" / "csv" / "directory.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["region"] in SHOWN]
    return [[row[name] for name, _, _ in COLUMNS] for row in rows]


def draw_table(rows: Sequence[Sequence[str]]) -> str:
    """The SVG of a table with a header."""
    width = sum(width for _, _, width in COLUMNS) + 2 * MARGIN
    height = (len(rows) + 1) * ROW + 2 * MARGIN
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' role='img'>",
        "<title>An excerpt of the directory</title>",
        f"<rect width='{width}' height='{height}' rx='8' fill='#ffffff' stroke='#d0d7de'/>",
        f"<rect x='1' y='1' width='{width - 2}' height='{MARGIN + ROW}' rx='8' fill='#f6f8fa'/>",
        *_draw_row([title for _, title, _ in COLUMNS], 0, "font-weight='600' fill='#1f2328'"),
    ]
    for number, row in enumerate(rows, start=1):
        y = MARGIN + number * ROW
        parts.append(f"<line x1='{MARGIN}' x2='{width - MARGIN}' y1='{y}' y2='{y}' stroke='#d8dee4'/>")
        parts += _draw_row(row, number, "fill='#1f2328'")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _draw_row(cells: Sequence[str], number: int, style: str) -> list[str]:
    x = MARGIN
    parts = []
    for cell, (_, _, width) in zip(cells, COLUMNS, strict=True):
        parts.append(f"<text x='{x}' y='{MARGIN + number * ROW + 20}' {FONT} {style}>{escape(cell)}</text>")
        x += width
    return parts


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(draw_table(read_excerpt(Path(sys.argv[1]))), encoding="utf-8")

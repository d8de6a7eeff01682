"""Print layouts: the same list as a PDF in columns or tables, as a scan under a damaged text layer, and as an image."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.editions.damage import damage_text
from tests.editions.people import MadeUp, RegionList
from tests.editions.text_layouts import county_names

_FONT_PLACES = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/lato/Lato-Regular.ttf",
)
Line = tuple[str, bool]
L = TypeVar("L")


@cache
def find_font() -> Path | None:
    """Give a font that has the Swedish letters, or None where the machine has none of the usual ones."""
    return next((Path(place) for place in _FONT_PLACES if Path(place).is_file()), None)


def region_lines(region: RegionList, rng: Random, form: int) -> list[Line]:
    """Set a region as lines, each with whether it is bold."""
    heading = f"REGION {region.name.upper()}" if form == 0 else f"Region {region.name}"
    lines: list[Line] = [(heading, True)]
    names = county_names(region, 0)
    if len(names) > 42:
        cut = names.rindex(", ", 0, 42) + 1
        lines += [(names[:cut], False), (names[cut:].strip(), False)]
    else:
        lines.append((names, False))
    lines.append(("", False))
    for p in region.people:
        lines.append((f"{p.name} ({p.audience})" if form == 0 else p.name, form == 1))
        lines += [(p.title, False)] if form == 1 else []
        lines.append((p.email, False))
        joined = ", ".join(p.shown)
        lines += [(joined, False)] if len(joined) < 34 else [(shown, False) for shown in p.shown]
        lines.append(("", False))
    if region.vacancy:
        lines += [(region.vacancy, False), ("", False)]
    return lines


def two_columns(made: MadeUp, rng: Random) -> bytes:
    """A page in two or three columns; the drawing order goes across them now and then."""
    count, form = rng.choice((2, 2, 2, 3)), rng.randrange(2)
    pdf = _new_pdf(landscape=count == 3)
    pdf.set_font(size=16)
    pdf.text(20, 20, "Regionkoordinatorer")
    width = (pdf.w - 20) / count
    runs = []
    columns = share_columns([region_lines(region, rng, form) for region in made.regions], count)
    leading = min(4.6, (pdf.h - 55) / max(map(len, columns)))
    for at, lines in enumerate(columns):
        runs += [(20 + at * width, 32 + row * leading, text, bold) for row, (text, bold) in enumerate(lines) if text]
    if rng.random() < 0.6:
        runs.sort(key=lambda run: (run[1], run[0]))
    for x, y, text, bold in runs:
        pdf.set_font(style="B" if bold else "", size=9.5 if bold else 8.5)
        pdf.text(x, y, text)
    pdf.set_font(size=7)
    pdf.text(20, pdf.h - 10, "Exempelmyndigheten 2022")
    return bytes(pdf.output())


def _new_pdf(*, landscape: bool = False) -> FPDF:
    pdf = FPDF(orientation="landscape" if landscape else "portrait", format="A4")
    pdf.set_creation_date(dt.datetime(2022, 3, 14, tzinfo=dt.UTC))
    pdf.add_page()
    font = find_font()
    if font is not None and "DejaVu" in font.name:
        pdf.add_font("body", "", font)
        pdf.add_font("body", "B", font.with_name("DejaVuSans-Bold.ttf"))
        pdf.set_font("body")
    else:
        pdf.set_font("Helvetica")
    return pdf


def share_columns(regions: Sequence[list[L]], count: int) -> list[list[L]]:
    """Share the lines of regions among the columns, in order, about evenly."""
    total = sum(map(len, regions))
    columns: list[list[L]] = [[] for _ in range(count)]
    seen = 0
    for lines in regions:
        columns[min(count - 1, seen * count // total)].extend(lines)
        seen += len(lines)
    return columns


def draw_page(made: MadeUp, rng: Random, dpi: int = 200) -> tuple[Image.Image, list[tuple[int, int, str]]]:
    """Draw a one-column page as an image; also give its lines with their pixel places."""
    form = rng.randrange(2)
    scale = dpi / 72
    font = _font(dpi)
    lines = [("Regionkoordinatorer", True), ("", False)]
    columns = share_columns([region_lines(region, rng, form) for region in made.regions], 2)
    image = Image.new("L", (int(595 * scale), int(842 * scale)), 255)
    draw = ImageDraw.Draw(image)
    placed = []
    leading = min(13.5, 770 / (2 + max(map(len, columns))))
    for at, column in enumerate((lines + columns[0], [("", False)] * 2 + columns[1])):
        for row, (text, _) in enumerate(column):
            if text:
                x, y = int((40 + at * 275) * scale), int((40 + row * leading) * scale)
                draw.text((x, y), text, font=font, fill=20)
                placed.append((x, y, text))
    return image.filter(ImageFilter.GaussianBlur(0.4)), placed


def _font(dpi: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path, size = find_font(), int(10 * dpi / 72)
    return ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)


def _text_width(text: str, dpi: int) -> float:
    return _font(dpi).getlength(text)


def _words_of(text: str, dpi: int) -> list[tuple[float, str]]:
    """Give the words of a line, each with how far from its start it is drawn."""
    return [(_text_width(text[: m.start()], dpi), m.group()) for m in re.finditer(r"\S+", text)]


def scan_with_layer(made: MadeUp, rng: Random) -> bytes:
    """A page image with an invisible text layer made by an OCR model that knows no å, ä, ö."""
    dpi = 200
    image, placed = draw_page(made, rng, dpi)
    pdf = _image_pdf(image)
    pdf.set_font("Helvetica", size=10)
    with pdf.local_context(text_mode="INVISIBLE"):
        for x, y, text in placed:
            for at, word in _words_of(text, dpi):
                layer = damage_text(word, rng).encode("latin-1", "replace").decode("latin-1")
                width = pdf.get_string_width(layer) or 1.0
                pdf.set_stretching(100 * _text_width(word, dpi) / dpi * 25.4 / width)
                pdf.text((x + at) / dpi * 25.4, (y / dpi * 72 + 9) / 72 * 25.4, layer)
                pdf.set_stretching(100)
    return bytes(pdf.output())


def image_alone(made: MadeUp, rng: Random) -> bytes:
    """A page image and nothing else."""
    return bytes(_image_pdf(draw_page(made, rng)[0]).output())


def _image_pdf(image: Image.Image) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(dt.datetime(2022, 3, 14, tzinfo=dt.UTC))
    pdf.add_page()
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    pdf.image(buffer, x=0, y=0, w=pdf.w, h=pdf.h)
    return pdf

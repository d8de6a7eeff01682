"""Typeset the surviving text of the NMT brochure as a PDF, each line verbatim, page by page.

The brochure's own PDF is gone and only a text of it survives, made by OCR. The facsimile has the same words in the same
lines, so that the main job reads it as a PDF; it claims nothing about where on the sheet they stood. Two or more blank
lines part pages, one blank line is a gap of one line. The same text gives the same bytes.

    python -m scripts.make_facsimile TEXT raw/000_nmt-brochure.pdf
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path

import pdfplumber
from fpdf import FPDF

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # no date is claimed for a document that prints none
PAGE_GAP = re.compile(r"\n{3,}")
MARGIN = 28.0
LEADING = 9.0
SIZE = 7.5


def split_pages(text: str) -> list[list[str]]:
    """The lines of each page; blank lines within a page are kept as empty strings.

    >>> split_pages("NMT\\n\\nREGION OST\\n\\n\\nREGION MITT\\n")
    [['NMT', '', 'REGION OST'], ['REGION MITT']]
    """
    return [page.strip("\n").split("\n") for page in PAGE_GAP.split(text) if page.strip("\n")]


def typeset_pages(pages: list[list[str]], title: str) -> bytes:
    """Set every line of every page in one size, in a standard font that needs no font file."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_title(title)
    pdf.set_creation_date(EPOCH)
    pdf.set_producer("scripts/make_facsimile.py")
    pdf.set_font("Helvetica", size=SIZE)
    for lines in pages:
        pdf.add_page()
        for index, line in enumerate(lines, start=1):
            if line:
                pdf.text(MARGIN, MARGIN + index * LEADING, line)
    return bytes(pdf.output())


def read_back(path: Path) -> list[list[str]]:
    """The lines that pdfplumber finds on each page, from its characters alone, spaces included."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            lines: dict[int, str] = {}
            for char in page.chars:
                row = round((char["bottom"] - MARGIN) / LEADING)
                lines[row] = lines.get(row, "") + char["text"]
            pages.append([text for _, text in sorted(lines.items())])
            page.close()
    return pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("text", type=Path, help="the surviving text, UTF-8")
    parser.add_argument("pdf", type=Path, help="the PDF to write")
    arguments = parser.parse_args()
    pages = split_pages(arguments.text.read_text(encoding="utf-8"))
    arguments.pdf.write_bytes(typeset_pages(pages, title="NMT brochure (facsimile typeset from its surviving text)"))
    if read_back(arguments.pdf) != [[line for line in page if line] for page in pages]:
        raise SystemExit(f"{arguments.pdf}: the lines read back differ from the text")
    print(f"{arguments.pdf}: {len(pages)} pages, {sum(map(len, pages))} lines, read back verbatim")


if __name__ == "__main__":
    main()

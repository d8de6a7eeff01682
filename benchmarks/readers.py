"""The readers beside their floors, in one run: PDF beside `extract_words`, web pages beside the bare parse.

python -m benchmarks.readers
"""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pdfplumber
from fpdf import FPDF

from pipeline.extract.readers import read_document
from pipeline.extract.readers.html_markup import parse_markup, split_markup, take_scripts

PAGES = 200
TEXT = """och att det som en på är av för med den till inte har de ett om människohandel kommunen regionkoordinator stöd
telefon Åsa Örebro ärende socialtjänsten myndigheten"""
WORDS = TEXT.split()


def make_pdf(pages: int) -> bytes:
    """A print in two columns of 58 lines each."""
    chance = random.Random(1)
    pdf = FPDF(unit="pt", format="A4")
    pdf.core_fonts_encoding = "windows-1252"
    for _ in range(pages):
        pdf.add_page()
        pdf.set_font("Helvetica", size=9)
        for column in range(2):
            for row in range(58):
                pdf.text(50 + column * 260, 60 + row * 12.5, " ".join(chance.choices(WORDS, k=6)))
    return bytes(pdf.output())


def make_page(contacts: int, paragraphs: int, padding: int) -> bytes:
    """A web page: navigation, scripts of some length, running text, and cards."""
    chance = random.Random(2)
    prose = "".join(f"<p>{' '.join(chance.choices(WORDS, k=120))}</p>" for _ in range(paragraphs))
    cards = "".join(
        f'<div class="contact-card"><h3>Region {n}</h3><p>Anna Åkesson<br>Telefon: 070-174 06 {n % 95 + 5:02}<br>'
        f'<a href="mailto:anna{n}@umea.example.se">anna{n}@umea.example.se</a></p></div>'
        for n in range(contacts)
    )
    menu = "".join(f'<li class="nav-item"><a href="/sida/{n}">Sida {n}</a></li>' for n in range(40))
    head = f"<style>{'.a{color:red}' * padding}</style><script>{'var x=1;' * padding}</script>"
    body = f"<nav><ul>{menu}</ul></nav><main><h1>Kontakt</h1>{prose}{cards}</main>"
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def make_table_page(rows: int) -> bytes:
    """A web page that is one table of many rows."""
    body = "".join(
        f"<tr><td>Region {n}</td><td>Anna Åkesson</td><td>070-174 06 {n % 95 + 5:02}</td>"
        f'<td><a href="mailto:anna{n}@umea.example.se">anna{n}@umea.example.se</a></td></tr>'
        for n in range(rows)
    )
    head = "".join(f"<th>{name}</th>" for name in ("Region", "Namn", "Telefon", "E-post"))
    return f"<html><head><meta charset='utf-8'></head><body><table><tr>{head}</tr>{body}</table></body></html>".encode()


def best_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The least processor time of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def extract_words(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def parse_bare(page: bytes) -> str:
    """What anybody would do: bytes in, decoded by the parser, and the text of the tree out."""
    tree: Any = lxml.html.document_fromstring(page)
    return str(tree.text_content())


def split_bare(page: bytes) -> int:
    """The tags and texts of a page, and nothing made of them: what any reader that walks them begins with."""
    tree = parse_markup(page)
    take_scripts(tree)
    tags, _, _ = split_markup(tree)
    return len(tags)


def peak_memory(pages: int) -> int:
    """Peak memory in MB of a process of its own that reads a print of so many pages."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(make_pdf(pages))
        file.flush()
        command = [sys.executable, "-m", "benchmarks.readers", file.name]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def print_pdf() -> None:
    data = make_pdf(PAGES)
    floor, ours = best_seconds(lambda: extract_words(data), 1), best_seconds(lambda: read_document(data), 1)
    print(f"PDF, {PAGES} pages in two columns: {ours:.1f} s, extract_words {floor:.1f} s", end=", ")
    print(f"ratio {ours / floor:.2f} (at most 1.25)")
    small, large = peak_memory(PAGES // 4), peak_memory(PAGES)
    print(f"PDF, peak memory: {small} MB at {PAGES // 4} pages, {large} MB at {PAGES} pages")


def print_page(name: str, page: bytes) -> None:
    floor, ours = best_seconds(lambda: parse_bare(page), 40), best_seconds(lambda: read_document(page), 40)
    print(f"HTML, {name}, {len(page) >> 10} KB: {ours * 1000:.1f} ms, lxml {floor * 1000:.1f} ms", end=", ")
    print(f"ratio {ours / floor:.1f} (at most 2)")
    split = best_seconds(lambda: split_bare(page), 40)
    each = (ours - split) / split_bare(page) * 1e6
    print(f"  its tags and texts alone {split / floor:.1f} of lxml; then {each:.1f} µs for each tag")


def main() -> None:
    print_pdf()
    print_page("a page of an agency", make_page(21, 20, 4000))
    print_page("a page of cards alone", make_page(500, 0, 0))
    print_page("a page of one table", make_table_page(500))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_document(Path(sys.argv[1]).read_bytes())
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
    else:
        main()

"""The repair on pages that nobody tuned it on: other texts, scans and mostly other fonts than the development pages.

The texts are two Debian packages that are in no count and no list of the repair, and made-up contact lists. What half
of them showed was looked at and led to general mendings; only the other half, which nobody looked at, is measured.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.pages import put_accuracy
from benchmarks.scoring import TABLE_HEAD, Page, Tally, table_row, total
from benchmarks.typesetting import DPI, Look, list_fonts, read_page, scan_page, set_page
from pipeline.normalize.repair import Repairer
from pipeline.normalize.slugs import slugify
from pipeline.vocabulary.loading import read_table
from scripts.lexicon.sources import fetch_packages, read_prose
from tests.editions.people import Person, make_up
from tests.editions.text_layouts import PLAIN

PACKAGES = {"essays, cfi-sv": "cfi-sv", "manuals, gnome-user-docs": "gnome-user-docs"}
CONTACTS = "made-up contact lists"
CACHE = Path.home() / ".cache" / "nmt-heldout"
PAGES = 3  # of each text at each resolution
LOOKED_AT, MEASURED = 0, 1
_HISTORIES = Path(__file__).parents[1] / "tests" / "histories"
with (_HISTORIES / "surname_parts.csv").open(encoding="utf-8", newline="") as _lines:
    _PARTS = list(csv.DictReader(_lines))
_SPACED = re.compile(r" (?=[.,;:!?)])")
_HEAD = """Texts and scans that the repair was never tuned on, set in seven fonts, scanned and read for this table.
Words count as above; one that was spoilt beyond å, ä, ö counts as damaged too. Half of the surnames in the contact
lists are among the 500 commonest, which the repair knows; the others are made up of two parts.
"""


def main() -> None:
    """Make the pages, measure, print, and write the card."""
    text = "\n".join(_report())
    put_accuracy("Repair on held-out pages", text)
    print(text)


def _report() -> Iterator[str]:
    if shutil.which("tesseract") is None or not list_fonts():
        yield "Not measured: tesseract, or the fonts of DejaVu, FreeFont and Liberation, are not installed."
        return
    pages = list(make_pages(MEASURED))
    repairer = Repairer()
    yield _HEAD
    yield TABLE_HEAD
    for label, group in _groups(pages):
        yield table_row(label, "this repair", _score(group, repairer))
    missing = [label for label in (*PACKAGES, CONTACTS) if not any(page.group == label for page in pages)]
    if missing:
        yield f"\nNot measured, because the package cannot be fetched: {'; '.join(missing)}."


def _score(pages: Sequence[Page], repairer: Repairer) -> Tally:
    return total(pages, lambda lines: repairer.repair(lines).lines)


def _groups(pages: Sequence[Page]) -> Iterator[tuple[str, list[Page]]]:
    yield "all held-out pages", list(pages)
    yield "all held-out pages of 200 dpi and up", [page for page in pages if page.dpi >= 200]
    for group in sorted({page.group for page in pages}):
        yield group, [page for page in pages if page.group == group]
    for dpi in DPI:
        yield f"{dpi} dpi", [page for page in pages if page.dpi == dpi]


def make_pages(half: int, pages: int = PAGES) -> Iterator[Page]:
    """Set, scan and read pages, the same ones every time.

    Args:
        half: `LOOKED_AT` or `MEASURED`.
        pages: How many of each text at each resolution.
    """
    for number, (label, paragraphs) in enumerate(_texts(half)):
        dice = Random(1000 * half + number)
        left = paragraphs
        for _ in range(pages):
            for dpi in DPI:
                look = Look(dice.choice(list_fonts()), dice.choice((8, 9, 10, 11)), dice.choice((75, 110, 160)), dpi)
                meant, pdf, used = set_page(left, look)
                left = left[used:]
                yield Page(label, dpi, read_page(scan_page(pdf, dpi, dice), dpi), meant)


def _texts(half: int) -> Iterator[tuple[str, list[str]]]:
    for label, package in PACKAGES.items():
        paragraphs = _read_package(package)
        if paragraphs:
            # Every eighth stretch of 20 paragraphs: texts hang together, and pages come from all over the book.
            chosen = [text for number, text in enumerate(paragraphs) if number // 20 % 8 == 4 * half + 1]
            yield label, chosen
    yield CONTACTS, [block for seed in range(100 * half, 100 * half + 40) for block in _contact_list(seed)]


def _read_package(name: str) -> list[str]:
    try:
        fetch_packages(CACHE, [name])
    except (OSError, subprocess.CalledProcessError):
        return []
    return [_SPACED.sub("", text) for text in read_prose(CACHE, [name])]


def _contact_list(seed: int) -> Iterator[str]:
    dice = Random(seed)
    made = make_up(seed)
    regions = tuple(
        replace(region, people=tuple(_rename(person, dice) for person in region.people)) for region in made.regions
    )
    text = dice.choice(PLAIN[:3])(replace(made, regions=regions), dice)
    yield from islice(text.split("\n\n"), 2, None)


def _rename(person: Person, dice: Random) -> Person:
    """Give a person a name as people have them: half of the surnames are common ones, half are made of two parts."""
    given = dice.choices(*_names("given"))[0]
    parts = [dice.choice([row["part"] for row in _PARTS if row["place"] == place]) for place in ("first", "last")]
    family = dice.choices(*_names("family"))[0] if dice.random() < 0.5 else "".join(parts)
    mail = f"{slugify(given)}.{slugify(family)}@{person.email.partition('@')[2]}"
    return replace(person, name=f"{given} {family}", email=mail)


@cache
def _names(part: str) -> tuple[list[str], list[float]]:
    rows = [row for row in read_table("name_frequency") if row["part"] == part]
    return [row["name"] for row in rows], [float(row["share"]) for row in rows]


if __name__ == "__main__":
    main()

"""How right the reading of made-up editions is, form by form, end to end; writes its part of `docs/accuracy.md`.

Each edition goes the whole way from bytes to standard forms. A contact is right when its region, name, mail and every
number are; letters that OCR lost and the repair did not find back count against the name, and are also counted apart.
The editions are never the ones that the tests use.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from random import Random

from benchmarks.pages import put_accuracy
from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.normalize import normalize_editions
from tests.editions.forms import FORMS
from tests.editions.people import MadeUp, make_up
from tests.editions.scoring import Score, score_edition

EDITIONS, IMAGES = 40, 6  # editions a form; a scan or image takes seconds each
FIRST_SEED = 9000
_NEEDS_OCR = ("scan with layer", "image alone")
_HEAD = """On made-up editions (`tests/editions/`): {layouts} forms, many layouts each,
made-up people, and around the lists what pages have: navigation, cookie text, press contacts, switchboards, postal
addresses, news and stories. *Wholly right*: region, name, mail and every number. *But for accents*: the same, where a
letter that OCR lost may be missing from the name. *Invented*: a person in the result who is not in the edition.

| form | editions | contacts | wholly right | but for accents | invented | regions with all counties | s each |
|---|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Score every form, print the table and write the card."""
    rows = list(_score_forms())
    text = _HEAD.format(layouts=len(FORMS)) + "\n".join(rows) + "\n"
    print(text)
    put_accuracy("Extraction", text)


def _score_forms() -> Iterator[str]:
    for form in FORMS:
        if form in _NEEDS_OCR and shutil.which("tesseract") is None:
            yield f"| {form} | 0 | | tesseract is not installed | | | | |"
            continue
        yield _score_form(form, IMAGES if form in _NEEDS_OCR else EDITIONS)


def _score_form(form: str, count: int) -> str:
    started = time.perf_counter()
    cases = [_extract(form, FIRST_SEED + at) for at in range(count)]
    normalized = [normalize_editions([extraction])[0] for _, extraction in cases]
    seconds = (time.perf_counter() - started) / count
    strict, lenient = Score(), Score()
    for (made, _), extraction in zip(cases, normalized, strict=True):
        strict += score_edition(made, extraction)
        lenient += score_edition(made, extraction, is_damaged=True)
    counties = f"{strict.counties_right} of {strict.regions}"
    shares = f"{strict.share_right:.1%} | {lenient.share_right:.1%} | {lenient.invented}"
    return f"| {form} | {count} | {strict.contacts} | {shares} | {counties} | {seconds:.2f} |"


def _extract(form: str, seed: int) -> tuple[MadeUp, Extraction]:
    made = make_up(seed)
    document = read_document(FORMS[form](made, Random(seed)))
    edition = Edition(f"made-up-{seed}", "file", None, None, None, None, None, None, None, "")
    return made, extract_statements(edition, document)


if __name__ == "__main__":
    main()

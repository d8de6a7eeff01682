"""How right the reading of made-up editions is, form by form, end to end; writes its part of `docs/accuracy.md`.

Each edition goes the whole way from bytes to standard forms. A contact is right when its region, name, mail and every
number are; letters that OCR lost and the repair did not find back count against the name, and are also counted apart.
The editions are never the ones that the tests use.
"""

from __future__ import annotations

import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from random import Random

from benchmarks.pages import put_accuracy
from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.normalize import normalize_editions
from tests.editions.agencies import later, prints, texts, web_cards, web_pages
from tests.editions.agencies.cast import cast_edition
from tests.editions.facts import editions as facts
from tests.editions.facts.scoring import Score as FactScore
from tests.editions.facts.scoring import Tally, make_tables, score_facts
from tests.editions.forms import FORMS
from tests.editions.people import MadeUp, make_up
from tests.editions.scoring import Score, score_edition

EDITIONS, IMAGES = 40, 6  # editions a form; a scan or image takes seconds each
EACH = 4  # editions a layout of the agencies
FACTS = {"pages": 48, "texts": 36, "prints": 24}  # editions with services, members, duties and laws
FIRST_SEED = 9000
_AGENCIES: dict[str, tuple[later.Layout, ...]] = {
    "agencies: pages": (*web_pages.LAYOUTS, *web_cards.LAYOUTS),
    "agencies: texts": texts.LAYOUTS,
    "agencies: prints": prints.LAYOUTS,
    "agencies: later layouts": later.LAYOUTS,
}
_NEEDS_OCR = ("scan with layer", "image alone")
_HEAD = """On made-up editions (`tests/editions/`): {layouts} forms, many layouts each,
made-up people, and around the lists what pages have: navigation, cookie text, press contacts, switchboards, postal
addresses, news and stories. *Wholly right*: region, name, mail and every number. *But for accents*: the same, where a
letter that OCR lost may be missing from the name. *Invented*: a person in the result who is not in the edition.
The last rows are layouts of agencies' own systems (`tests/editions/agencies/`), with names of many origins.

| form | editions | contacts | wholly right | but for accents | invented | regions with all counties | s each |
|---|---|---|---|---|---|---|---|
"""
_FACTS_HEAD = """
What such documents say beside their coordinators (`tests/editions/facts/`), as it stands in the tables of a
release: a service by its name with all its numbers, a member by its name, a duty by organization and text, a citation
by statute, chapter, section and article. Of the services that came out: hours, place, audience and kind, whether a
line for professionals alone is told to be one, and whether one was shown to anyone.

| form | what | printed | right | share | invented |
|---|---|---|---|---|---|
"""


def main() -> None:
    """Score every form, print the tables and write the card."""
    rows = [*_score_forms(), *_score_agencies()]
    text = _HEAD.format(layouts=len(FORMS)) + "\n".join(rows) + "\n"
    text += _FACTS_HEAD + "\n".join(row for form in FACTS for row in _score_facts(form)) + "\n"
    print(text)
    put_accuracy("Extraction", text)


def _score_forms() -> Iterator[str]:
    for form in FORMS:
        if form in _NEEDS_OCR and shutil.which("tesseract") is None:
            yield f"| {form} | 0 | | tesseract is not installed | | | | |"
            continue
        yield _score_form(form, IMAGES if form in _NEEDS_OCR else EDITIONS)


def _score_agencies() -> Iterator[str]:
    """Score the layouts of agencies, each with a cast of its own."""
    for name, layouts in _AGENCIES.items():
        yield _score_cases(name, (_extract_agency(lay, FIRST_SEED + at) for lay in layouts for at in range(EACH)))


def _score_facts(form: str) -> Iterator[str]:
    """Score what editions of a form say beside coordinators, a row a kind of fact."""
    score: FactScore = defaultdict(Tally)
    for seed in range(FIRST_SEED, FIRST_SEED + FACTS[form]):
        made = facts.make_edition(form, seed)
        score_facts(made.told, make_tables(made.data), score)
    for kind, tally in sorted(score.items()):
        share = f"{tally.right / tally.printed:.1%}" if tally.printed else ""
        yield f"| {form} | {kind} | {tally.printed} | {tally.right} | {share} | {tally.invented} |"


def _extract_agency(layout: Callable[[MadeUp, Random], str | bytes], seed: int) -> tuple[MadeUp, Extraction]:
    made = cast_edition(seed)
    page = layout(made, Random(seed))
    return made, _read(page if isinstance(page, bytes) else page.encode(), seed)


def _score_form(form: str, count: int) -> str:
    return _score_cases(form, (_extract(form, FIRST_SEED + at) for at in range(count)))


def _score_cases(form: str, made: Iterable[tuple[MadeUp, Extraction]]) -> str:
    started = time.perf_counter()
    cases = list(made)
    count = len(cases)
    normalized = [normalize_editions([extraction])[0] for _, extraction in cases]
    seconds = (time.perf_counter() - started) / count
    strict, lenient = Score(), Score()
    for (edition, _), extraction in zip(cases, normalized, strict=True):
        strict += score_edition(edition, extraction)
        lenient += score_edition(edition, extraction, is_damaged=True)
    counties = f"{strict.counties_right} of {strict.regions}"
    shares = f"{strict.share_right:.1%} | {lenient.share_right:.1%} | {lenient.invented}"
    return f"| {form} | {count} | {strict.contacts} | {shares} | {counties} | {seconds:.2f} |"


def _extract(form: str, seed: int) -> tuple[MadeUp, Extraction]:
    made = make_up(seed)
    return made, _read(FORMS[form](made, Random(seed)), seed)


def _read(data: bytes, seed: int) -> Extraction:
    edition = Edition(f"made-up-{seed}", "file", None, None, None, None, None, None, None, "")
    return extract_statements(edition, read_document(data))


if __name__ == "__main__":
    main()

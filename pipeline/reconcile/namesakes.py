"""Questions about people who were held back because they may be ones that were erased: one for each, however often."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.domain.statements import PERHAPS_ERASED, Extraction, QuarantinedItem
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.rows import ReviewRow

ERASED = "erased"


def ask_namesakes(extractions: Iterable[Extraction]) -> list[ReviewRow]:
    """Ask of each person who was held back whether it is another one than was erased, in any order of editions."""
    first: dict[str, tuple[str, QuarantinedItem]] = {}
    for extraction in sorted(extractions, key=lambda e: e.edition_id):
        for item in extraction.quarantined:
            if item.reason_code == PERHAPS_ERASED:
                first.setdefault(item.raw_text, (extraction.edition_id, item))
    return [_ask(subject, *found) for subject, found in sorted(first.items())]


def _ask(subject: str, edition_id: str, item: QuarantinedItem) -> ReviewRow:
    row = make_item(
        PERHAPS_ERASED,
        f"Is the person on page {item.page}, line {item.line} of {edition_id} another one than was erased?",
        subject,
        "the name, the mail address or the number is like that of someone who was erased; nothing is published of it",
        decision=("different_person", ERASED),
    )
    return row._replace(edition_id=edition_id, page=item.page, line=item.line)

"""People who stand among the contacts and are none: press officers, editors, and who held the office before."""

from __future__ import annotations

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import Record
from pipeline.vocabulary import fold, phrase_pattern, titles


def is_outsider(record: Record) -> bool:
    """Whether what stands by a name says that it is no coordinator's: a press officer's, or of one who was it before.

    Args:
        record: What one block says of one person.
    """
    told = [fact for fact in record.facts if fact.kind in ("title", "text") and _is_beside(fact, record)]
    words = {word for fact in told for word in fold(fact.text).split()}
    return bool(words & {fold(title.word) for title in titles() if title.kind == "outside"}) or any(
        phrase_pattern("former").search(fact.text) for fact in told
    )


def _is_beside(fact: Fact, record: Record) -> bool:
    row = record.name.row if record.name is not None else fact.row
    return abs(fact.row.index - row.index) <= 2 and fact.row.containers == row.containers

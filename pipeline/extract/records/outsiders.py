"""People among the contacts who are none: of the press, editors, who held the office before, who take bookings."""

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
        phrase_pattern(kind).search(fact.text) for fact in told for kind in ("former", "outside")
    )


def _is_beside(fact: Fact, record: Record) -> bool:
    row = record.name.row if record.name is not None else fact.row
    return abs(fact.row.index - row.index) <= 2 and fact.row.containers == row.containers

"""Who sends a mail: the sender's name and numbers below the text are a signature, no contact of the region above."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.extract.lines.scopes import RowFacts
from pipeline.vocabulary import fold, phrases


def find_senders(rows: Sequence[RowFacts]) -> frozenset[str]:
    """Find the folded names that the head of a mail, or of one that is quoted, gives behind `Från:`.

    Args:
        rows: All rows of a document.
    """
    return frozenset(fold(name.text) for row in rows if _is_head(row) and (name := row.first("name")) is not None)


def is_signature(at: int, rows: Sequence[RowFacts], senders: Collection[str]) -> bool:
    """Whether a row is the sender's name below a line of running text (`Hör av dig!`), or begins the head of a mail.

    Args:
        at: Where the row stands.
        rows: All rows of the document.
        senders: The folded names of senders.
    """
    if not senders or at == 0:
        return False
    if _is_head(rows[at]):
        return True
    name, above = rows[at].facts[0], rows[at - 1]
    is_sender = name.kind == "name" and fold(name.text) in senders
    is_apart = above.row.group != rows[at].row.group or above.row.line.text.rstrip().endswith((".", "!", "?"))
    return is_sender and is_apart and above.is_only("text", "label", "list_heading")


def _is_head(row: RowFacts) -> bool:
    return fold(row.row.line.text.strip(" *>").partition(":")[0]) in phrases("sender_label")

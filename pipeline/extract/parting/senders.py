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
    return frozenset(
        fold(name.text)
        for row in rows
        if fold(row.row.line.text.strip(" *>").partition(":")[0]) in phrases("sender_label")
        if (name := row.first("name")) is not None
    )


def is_signature(at: int, rows: Sequence[RowFacts], senders: Collection[str]) -> bool:
    """Whether a row is the sender's name and begins a block below a line of running text: `Hör av dig om du undrar!`.

    Args:
        at: Where the row stands.
        rows: All rows of the document.
        senders: The folded names of senders.
    """
    name = rows[at].facts[0]
    if at == 0 or name.kind != "name" or fold(name.text) not in senders:
        return False
    above = rows[at - 1]
    return above.row.group != rows[at].row.group and above.is_only("text", "label", "list_heading")

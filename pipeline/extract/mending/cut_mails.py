"""Mail addresses that a cell narrower than they are cuts anywhere, over three lines or in the middle of a word.

Such lines hold nothing else, and each is full: its next letter had no room in the column, or ends at a dot or before
the `@`. What no hyphen ends goes on as it is; an end of a line with a hyphen is left to those who ask the names near
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.lines.wrapped import Margins, find_margins, is_cut
from pipeline.extract.mending.mended import Mended
from pipeline.extract.wording.names import match_mail
from pipeline.standard.addresses import normalize_email

_FIRST = re.compile(r"[a-z][\w.@+-]*")
_PIECE = re.compile(r"[\w.@+-]+")
_ENDED = re.compile(r"\.(?:se|nu|eu|com|org|net|info|no|fi|dk)")
_MOST_LINES = 5
_SURE = 0.9  # how well a mail fits the name beside it


def join_cut_mails(mended: Mended, rows: Sequence[Row]) -> set[int]:
    """Join the mails of a document that are cut so.

    Args:
        mended: Its facts, which are changed.
        rows: Its rows in reading order.

    Returns:
        The indexes of the rows that make up such mails.
    """
    if not any("@" in row.line.text for row in rows):
        return set()
    margins = find_margins(rows)
    joined: set[int] = set()
    for at, row in enumerate(rows):
        if row.index in joined or _FIRST.fullmatch(row.line.text.strip()) is None or row.is_set_aside:
            continue
        cut = next(filter(None, (_read_cut(mended, block) for block in _blocks(rows, at, margins))), None)
        if cut is not None:
            for above, below in pairwise(cut):
                mended.replace((_mail_of(cut), len(below.line.text)), cut[0], below)
                joined |= {above.index, below.index}
    return joined


def _blocks(rows: Sequence[Row], at: int, margins: Margins) -> Iterator[Sequence[Row]]:
    """The runs of full lines that begin at a row, from two lines on."""
    for end in range(at + 1, min(at + _MOST_LINES, len(rows))):
        above, below = rows[end - 1], rows[end]
        text = below.line.text.strip()
        if above.group != below.group or _PIECE.fullmatch(text) is None or above.line.text.rstrip().endswith("-"):
            return
        if above.line.page != below.line.page or not (
            _is_open(above.line.text.strip(), text) or is_cut(above, margins)
        ):
            return
        yield rows[at : end + 1]


def _is_open(upper: str, lower: str) -> bool:
    """Whether the signs beside a break tell that a mail goes on, wherever its line ends."""
    return upper.endswith(".") or lower[0] in "@."


def _read_cut(mended: Mended, block: Sequence[Row]) -> Sequence[Row] | None:
    """Give a run of lines if it is one mail that only this makes whole."""
    pieces = [row.line.text.strip() for row in block]
    mail = "".join(pieces)
    if mail.count("@") != 1 or not normalize_email(mail).is_valid or not _ends(pieces):
        return None
    is_plain = len(pieces) == 2 and not (pieces[0][-1].isalnum() and "@" in pieces[1][1:])
    if is_plain:
        return None
    if "@" in pieces[0] or "." in pieces[0]:
        return block
    names = [fact.text for fact in mended.around(block[0]) if fact.kind == "name"]
    return block if any(match_mail(mail, name) >= _SURE for name in names) else None


def _ends(pieces: Sequence[str]) -> bool:
    """Whether a mail ends as addresses in Sweden do, and not before its last line."""
    mail = "".join(pieces)
    end = _ENDED.search(mail, mail.index("@"))
    while end is not None and end.end() < len(mail) and mail[end.end()].isalnum():
        end = _ENDED.search(mail, end.start() + 1)
    return end is not None and end.end() == len(mail)


def _mail_of(block: Sequence[Row]) -> Fact:
    first = block[0]
    start = len(first.line.text) - len(first.line.text.lstrip())
    text = "\n".join(row.line.text.strip() for row in block)
    return Fact("email", first, start, start + len(text), text, 0.9, "goes on in the next line")

"""Numbers that a narrow cell breaks behind their area code, where the line tells another number before them."""

from __future__ import annotations

import re

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.mending.mended import Mended
from pipeline.standard.phones import normalize_phone

_BEGUN = re.compile(
    r"(?<![\w@.+(-])(?:(?:\+46|0046)(?: ?\(0\))?|\(0\d{1,3}\)|0\d{1,3})(?: ?[-–/]? ?\d[\d ]{0,8})? ?[-–/]?\s*$"
)
_REST = re.compile(r"\d(?:[\d ]{0,9}\d)?")
_BETWEEN = re.compile(r"\s*[/,;|&]?\s*(?:(?:alt\.?|eller|och|samt)\s*)?")
_ANOTHER = re.compile(r"\s*[/,;|]")  # behind the rest: what else the cell tells
_EVIDENCE = "area code, goes on in the next line"


def join_begun_number(mended: Mended, above: Row, below: Row) -> tuple[Fact, int] | None:
    """Join the area code at the end of a line to the digits that begin the next (`08-465 004 20 / 070-`, `174 06 05`).

    Args:
        mended: The facts so far.
        above: A row whose last words are no number by themselves.
        below: The row below it in the same block.

    Returns:
        The number and where it ends in the row below; None where nothing is begun, or the line tells no number before.
    """
    line = above.line.text
    begun, rest = _BEGUN.search(line), _REST.match(below.line.text)
    if begun is None or rest is None or mended.is_used(below) or normalize_phone(begun.group()).is_valid:
        return None
    before = [fact for fact in mended.of(above) if fact.start < begun.start()]
    left = below.line.text[rest.end() :]
    is_own = not left.strip() or _ANOTHER.match(left) is not None
    if not before or before[-1].kind != "phone" or before[-1].end > begun.start() or not is_own:
        return None
    printed = f"{begun.group().rstrip()}\n{rest.group()}"
    is_parted = _BETWEEN.fullmatch(line, before[-1].end, begun.start()) is not None
    if not is_parted or not normalize_phone(printed).is_valid:
        return None
    start = begun.start()
    return Fact("phone", above, start, start + len(printed), printed, 0.9, _EVIDENCE), rest.end()

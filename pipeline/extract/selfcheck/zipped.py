"""Columns of numbers and mails that OCR read one below the other, put together row by row where they are of one length.

    070-174 06 05          the numbers of two people,
    070-174 06 06

    eva.ek@example.se      and then their mails
    bo.dahl@example.se

Where the columns differ in length, or another pairing would do as well, nothing tells which number is whose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact

_LEAST = 2  # rows of a column
Run = tuple[str, list[list[Fact]]]


def zip_columns(lines: Sequence[Sequence[Fact]]) -> Mapping[int, list[Fact]]:
    """Give the numbers of the rows whose mails stand in a column below or above them, by the identity of the mail.

    Args:
        lines: The facts of each row of a document in reading order.
    """
    pairs = [pair for chain in _chains(lines) for pair in _pair(chain)]
    if len({kind for (kind, _), _ in pairs}) > 1:
        return {}
    return {id(mail): phones for first, second in pairs for mail, phones in _rows(first, second)}


def _chains(lines: Sequence[Sequence[Fact]]) -> Iterator[list[Run]]:
    """Give the runs of lines of numbers only and of mails only that follow each other."""
    chain: list[Run] = []
    for kind, run in groupby(lines, key=_kind):
        if kind:
            chain.append((kind, [list(line) for line in run]))
        else:
            yield chain
            chain = []
    yield chain


def _kind(line: Sequence[Fact]) -> str:
    kinds = {fact.kind for fact in line}
    is_placed = any(fact.row.containers or fact.row.line.box is not None for fact in line)
    if is_placed or len(kinds) != 1 or (kinds == {"email"} and len(line) > 1):
        return ""
    return next(iter(kinds & {"email", "phone"}), "")


def _pair(chain: Sequence[Run]) -> list[tuple[Run, Run]]:
    """Pair the runs of a chain; none where two that would be a pair differ, or each fits the one before as well."""
    pairs = list(zip(chain[::2], chain[1::2], strict=False))
    others = list(zip(chain[1::2], chain[2::2], strict=False))
    is_open = len(chain) % 2 == 1 and all(map(_are_equal, others))
    return pairs if pairs and all(map(_are_equal, pairs)) and not is_open else []


def _are_equal(pair: tuple[Run, Run]) -> bool:
    (_, first), (_, second) = pair
    return len(first) == len(second) >= _LEAST


def _rows(first: Run, second: Run) -> Iterator[tuple[Fact, list[Fact]]]:
    (kind, above), (_, below) = first, second
    mails, phones = (above, below) if kind == "email" else (below, above)
    for (mail,), numbers in zip(mails, phones, strict=True):
        yield mail, numbers

"""Columns of a band: which of them belong together, and in which order they are read."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.grids import is_channel_label
from pipeline.extract.readers.printed import Strip, make_rows
from pipeline.extract.readers.ruled import Inset
from pipeline.extract.readers.shapes import has_detail

_WIDER, _LONGER, _LONG = 1.5, 1.6, 40  # times the width and length of a sidebar, and times the type size
_TAIL = 2  # rows
_LEAST_LABELS = 2


def count_told(rows: Sequence[Sequence[Sequence[Strip]]]) -> int:
    """How many rows of a table hold a mail."""
    return sum(any("@" in strip.text for cell in row for strip in cell) for row in rows)


def holds_columns(columns: Sequence[Sequence[list[Strip]]]) -> bool:
    """Whether the second of two columns is parted again, by white that a line above it crosses."""
    beside = [row[1] for row in columns if row[1]]
    parted = sum(len(cell) > 1 for cell in beside)
    return len(columns[0]) == 2 and parted > 1 and 3 * parted > len(beside)


def join_details(columns: list[list[Strip]]) -> list[list[Strip]]:
    """Put a column that is nothing but numbers and mails with the one before it, where a further one is left."""
    joined = columns[:1]
    for column in columns[1:]:
        if all(strip.inset is None and has_detail(strip.text) for strip in column):
            joined[-1] = joined[-1] + column
        else:
            joined.append(column)
    return joined if len(joined) > 1 else columns


def join_labels(columns: list[list[Strip]]) -> list[list[Strip]]:
    """Put a column of labels, `Telefon` and `E-post` among them, with the values beside it, if others are left.

    In the columns around them such labels stand in one line with their values: a heading crosses the white there.
    """
    joined: list[list[Strip]] = []
    is_open = False
    for column in columns:
        if is_open and any(has_detail(strip.text) for strip in column):
            joined[-1] = joined[-1] + column
        else:
            joined.append(column)
        named = sum(is_channel_label(strip.text) for strip in column)
        is_open = named >= _LEAST_LABELS and not any(_tells(strip) for strip in column)
    return joined if len(joined) > 1 else columns


def _tells(strip: Strip) -> bool:
    return strip.inset is not None or (has_detail(strip.text) and not is_channel_label(strip.text))


def has_sidebar(columns: Sequence[Sequence[Strip]]) -> bool:
    """Whether the second of two columns is far shorter, and narrower or one box: the first one may go on overleaf."""
    if len(columns) != 2 or not all(columns):
        return False
    main, side = (
        (
            max(s.x1 for s in column) - min(s.x0 for s in column),
            max(map(_text_bottom, column)) - min(s.top for s in column),
        )
        for column in columns
    )
    is_aside = main[0] > _WIDER * side[0] or (len(columns[1]) == 1 and columns[1][0].inset is not None)
    return is_aside and main[1] > _LONGER * side[1] and main[1] > _LONG * min(s.size for s in columns[0])


def _text_bottom(strip: Strip) -> float:
    """Where the text of a strip ends; a box may be as tall as what stands beside it."""
    if not isinstance(strip.inset, Inset):
        return strip.bottom
    words = [word.bottom for row in strip.inset.rows for cell in row for word in cell]
    return max(words, default=strip.bottom)


def are_beside_lines(columns: Sequence[Sequence[list[Strip]]]) -> bool:
    """Whether the last column is numbers beside lines of the first, as a list has them at its right margin.

    Where there are several, a further number may stand below one, and no number stands in the first column.
    """
    if len(columns[0]) != 2:
        return False
    last = [" ".join(strip.text for strip in row[1]) for row in columns if row[1]]
    if not last or not all(has_detail(text) and not any(map(str.isalpha, text)) for text in last):
        return False
    if len(last) == 1:
        return any(row[0] and row[1] for row in columns)
    above = [False, *(bool(row[1]) for row in columns)]
    own = [strip for row in columns for strip in row[0]]
    return all(row[0] or is_below for row, is_below in zip(columns, above, strict=False) if row[1]) and not any(
        strip.inset is not None or (has_detail(strip.text) and "@" not in strip.text) for strip in own
    )


def take_out_of_frames(strips: Sequence[Strip]) -> list[Strip]:
    """Take what stands in frames out of them: it belongs to what stands beside."""
    cards = [strip.inset for strip in strips if isinstance(strip.inset, Inset) and strip.inset.kind == "card"]
    words = [strip for card in cards for row in make_rows(card.rows[0][0]) for strip in row]
    kept = [strip for strip in strips if not (isinstance(strip.inset, Inset) and strip.inset.kind == "card")]
    return [*kept, *words]


def count_tail(columns: Sequence[Sequence[list[Strip]]]) -> int:
    """How many rows at the end of a band, two at most, stand below white in its first column, with its only details."""
    count = 0
    while count < len(columns) and not any(columns[-1 - count][1:]):
        count += 1
    if not 0 < count <= _TAIL or count == len(columns):
        return 0
    body, tail = columns[:-count], columns[-count:]
    white = min(s.top for s in tail[0][0]) - max(s.bottom for row in body for cell in row for s in cell)
    is_apart = white > tail[0][0][0].size and not any(has_detail(strip.text) for row in body for strip in row[0])
    return count if is_apart and any(has_detail(strip.text) for row in tail for strip in row[0]) else 0

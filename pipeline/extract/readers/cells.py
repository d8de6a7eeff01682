"""Printed rows of a table without rules, put together to the rows that they belong to.

A cell can have several printed lines; where no rule parts rows, white does, or the first cell, or a second mail
address.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.extract.readers.based import find_based_rows
from pipeline.extract.readers.printed import Strip, strip_of
from pipeline.extract.readers.shapes import has_detail

_SHORT = 24  # characters of a line that names what stands beside it
_LOWER = 0.3  # of the type size: cells half a line lower than others of their row
_EVEN = 1.0  # points between the tops of lines beside each other
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")

Row = list[Strip]


def are_aligned_rows(rows: Sequence[Sequence[Row]]) -> bool:
    """Whether columns are cells of one table: white parts them all at once, and the cells of a row begin side by side.

    Columns of cards stand so too, but there each column holds contact details; in a table some column holds none.
    """
    groups = _groups_by_white(rows)
    least = 2 if len(rows[0]) > 2 else 3  # three columns hardly begin side by side twice by chance
    if len(groups) < least or len(groups) == len(rows):
        return False
    filled = [[any(row[column] for row in group) for column in range(len(rows[0]))] for group in groups]
    if not all(all(group[0][c] for c, has in enumerate(row) if has) for group, row in zip(groups, filled, strict=True)):
        return False
    details = [_groups_with_details(groups, column) for column in range(len(rows[0]))]
    are_full = list(map(_is_mostly, zip(*filled, strict=True)))
    if not max(details):
        return all(are_full[:2]) and all(len(s.text) <= _SHORT for row in rows for s in row[0])
    return min(details) == 0 and max(details) >= 0.6 * (len(groups) - 1) and all(are_full)


def _is_mostly(flags: Sequence[bool]) -> bool:
    return sum(flags) >= 0.8 * len(flags)


def _groups_with_details(groups: Sequence[Sequence[Sequence[Row]]], column: int) -> int:
    return sum(any(has_detail(strip.text) for row in group for strip in row[column]) for group in groups)


def _groups_by_white(rows: Sequence[Sequence[Row]]) -> list[list[Sequence[Row]]]:
    """Printed rows, parted where the white between them is that of another row of a table."""
    gaps = _gaps(rows)
    limit = _limit(gaps)
    groups: list[list[Sequence[Row]]] = [[rows[0]]]
    for gap, row in zip(gaps, rows[1:], strict=True):
        if limit and gap > limit:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _limit(gaps: Sequence[float]) -> float:
    """The white above which another row of a table begins; 0 where all rows stand evenly."""
    if len(gaps) < 2:
        return 0.0
    limit = 2 * max(min(gaps), 0) + 2
    return limit if max(gaps) > limit else 0.0


def merge_rows(rows: list[list[Row]]) -> list[list[list[Strip]]]:
    """Put printed rows that belong to one row of the table together: by white between rows, else by the first cell."""
    if based := find_based_rows(rows):
        return [_join_lines(rows[start:end]) for start, end in based]
    gaps = _gaps(rows)
    is_aligned = are_aligned_rows(rows)
    has_plain = any(not _groups_with_details([rows], column) for column in range(len(rows[0])))
    white = [gap for gap in gaps if gap >= 0] if has_plain else gaps  # cells that wrap may reach below the next row
    limit = _limit(white) if is_aligned or not all(row[0] for row in rows) else 0.0
    merged: list[list[list[Strip]]] = []
    apart = _apart_in_columns(rows)
    for index, row in enumerate(rows):
        cells = _join_lines([row])
        is_new = (gaps[index - 1] > limit if index and limit else _begins_row(row)) or index in apart
        is_new = is_new or (bool(merged) and _begins_person(merged[-1], row))
        is_new = is_new and not (index and _is_within(row, rows[index - 1]))
        if not merged or is_new:
            merged.append(cells)
        elif is_aligned or not _holds_two_mails(merged[-1], cells):
            for cell, more in zip(merged[-1], cells, strict=True):
                cell.extend(more)
        else:
            merged.append(_with_begun(merged[-1], cells))
    return merged


def _join_lines(rows: Sequence[Sequence[Row]]) -> list[list[Strip]]:
    """The lines of each cell of a row, from the top down."""
    columns = [[row[column] for row in rows if row[column]] for column in range(len(rows[0]))]
    return [[strip_of([word for strip in line for word in strip.words]) for line in column] for column in columns]


def _with_begun(above: list[list[Strip]], cells: Sequence[list[Strip]]) -> list[list[Strip]]:
    """Put the lines of a person above whose mail is the second one of a row: those below the last white in its column.

    They are taken out of the row above; a first cell beside them is that of both.
    """
    mailed = next(at for at, cell in enumerate(cells) if _mail_names(cell) and _mail_names(above[at]))
    column = above[mailed]
    gaps = [below.top - upper.bottom for upper, below in itertools.pairwise(column)]
    limit = _limit(gaps)
    start = next((at + 1 for at in reversed(range(len(gaps))) if limit and gaps[at] > limit), len(column))
    if mailed == 0 or start == len(column) or _mail_names(column[start:]):
        return list(cells)
    top = column[start].top - _EVEN
    begun = [[strip for strip in cell if at and strip.top >= top] for at, cell in enumerate(above)]
    for cell, taken in zip(above, begun, strict=True):
        cell[:] = [strip for strip in cell if strip not in taken]
    return [[*taken, *cell] for taken, cell in zip(begun, cells, strict=True)]


def _apart_in_columns(rows: Sequence[Sequence[Row]]) -> set[int]:
    """Rows with details that stand apart from what is above them in two columns and more, and in all that follow.

    A cell that spans rows goes on in the columns before them; white over the whole width parts none of them then.
    """
    bottoms: dict[int, float] = {}
    gaps: list[dict[int, float]] = []
    for row in rows:
        filled = {column: cell for column, cell in enumerate(row) if cell}
        tops = {column: min(strip.top for strip in cell) for column, cell in filled.items()}
        gaps.append({column: top - bottoms[column] for column, top in tops.items() if column in bottoms})
        bottoms |= {column: max(strip.bottom for strip in cell) for column, cell in filled.items()}
    limit = _limit([gap for row in gaps for gap in row.values()])
    return {at for at, row in enumerate(rows) if limit and _is_apart(row, gaps[at], limit)}


def _is_apart(row: Sequence[Row], gaps: dict[int, float], limit: float) -> bool:
    apart = [column for column, gap in gaps.items() if gap > limit]
    if len(apart) < 2 or apart[0] == 0 or any(column > apart[0] for column in gaps.keys() - set(apart)):
        return False
    return any(has_detail(strip.text) for column in apart for strip in row[column])


def _is_within(row: Sequence[Row], above: Sequence[Row]) -> bool:
    """Whether a printed row begins beside a cell of the one above that is set lower than others, in their middle."""
    strips = [strip for cell in above for strip in cell]
    top, below = min(strip.top for strip in strips), min(strip.top for cell in row for strip in cell)
    return any(strip.top - top > _LOWER * strip.size and strip.bottom - below > _LOWER * strip.size for strip in strips)


def _begins_row(row: Sequence[Row]) -> bool:
    """Whether a printed row begins a row of the table; a mail or number alone in it stands below what it belongs to."""
    filled = [cell for cell in row if cell]
    alone = " ".join(strip.text for strip in filled[0]) if len(filled) == 1 else ""
    if has_detail(alone) and (len(row) > 2 or _MAIL.fullmatch(alone)):
        return False
    return bool(row[0]) or _has_own_details(row)


def _begins_person(cells: Sequence[Sequence[Strip]], row: Sequence[Row]) -> bool:
    """Whether a printed row of a wide table has a mail, a number or more, and a name before them, as the one above has.

    The name is a text of two words and more in a column that has one above; a name that is broken over lines is not.
    """
    if len(row) <= 3 or row[0] or not any("@" in strip.text for cell in cells for strip in cell):
        return False
    told = [at for at, cell in enumerate(row) if any(has_detail(strip.text) for strip in cell)]
    if len(told) < 2 or told[0] == 0 or not any("@" in strip.text for cell in row for strip in cell):
        return False
    before = told[0] - 1
    above, own = cells[before], [word for strip in row[before] for word in strip.words]
    return len(own) > 1 and any(len(strip.words) > 1 for strip in above) and own[0].text[:1].isupper()


def _holds_two_mails(cells: Sequence[Sequence[Strip]], more: Sequence[Sequence[Strip]]) -> bool:
    """Whether rows put together would have mail addresses of two people in one cell: those of one begin alike."""
    return any(
        bool(mails := _mail_names(cell)) and bool(others := _mail_names(added)) and not mails & others
        for cell, added in zip(cells, more, strict=True)
    )


def _mail_names(cell: Sequence[Strip]) -> set[str]:
    """What the mail addresses of a cell say before their sign."""
    return {word.text.partition("@")[0].casefold() for strip in cell for word in strip.words if "@" in word.text}


def _gaps(rows: Sequence[Sequence[Row]]) -> list[float]:
    gaps, bottom = [], 0.0
    for index, row in enumerate(rows):
        strips = [strip for cell in row for strip in cell]
        if index:
            gaps.append(min(strip.top for strip in strips) - bottom)
        bottom = max(bottom, *(strip.bottom for strip in strips))
    return gaps


def _has_own_details(row: Sequence[Row]) -> bool:
    """Whether a row without a first cell is a row of its own: a name and its details, under a spanning first cell."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and any(has_detail(strip.text) for cell in filled for strip in cell)

"""Tables that only level rules part: each row, or each group of rows, stands between two rules as wide as the table.

Columns are told by where cells begin in several rows. A row that is one text across the columns is a row of one cell:
it heads what follows. A rule that leaves out the first columns parts rows within a group, whose first cells span them.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from pipeline.domain.layout import Box
from pipeline.extract.readers.level_titles import part_header, part_tables
from pipeline.extract.readers.printed import PrintedWord, Strip, make_rows, rows_of_strips, strip_of
from pipeline.extract.readers.ruled import Inset
from pipeline.extract.readers.rules import EVEN, Rule, find_rules, stack_rules
from pipeline.extract.readers.shapes import has_detail
from pipeline.extract.readers.slices import part_people
from pipeline.vocabulary import match_region

_SHARE = 0.3  # of the rows with details, in which the cells of a column begin at one place
_NEAR = 1.0  # points
_WHITE = 2.0  # of the type size, between a rule and what stands above or below
_BIGGER = 1.12  # times the size of most lines: a heading
_BLANK = 0.4  # of the type size: the widest blank between words of a line
_LEAST_EVEN = 3  # blanks of a line, that are all as wide
_EVEN_GAP = 1.2  # times the least of them
_APART = 0.6  # of the type size: white above a heading
_TITLE = 1.3  # times that of all lines below: no row of the table

Words = list[PrintedWord]
Cells = tuple[tuple[PrintedWord, ...], ...]


def take_level_tables(
    rects: Sequence[Box], words: Sequence[PrintedWord], insets: Sequence[Inset] = ()
) -> tuple[list[Inset], Words]:
    """Find the tables whose rows level rules part, and no upright ones.

    Args:
        rects: The rules and boxes of a page.
        words: Its words that stand in no inset.
        insets: What was found on it; no table goes on beyond one that stands in the middle of it.

    Returns:
        The tables, and the words that stand in none of them.
    """
    tables: list[Inset] = []
    rest = list(words)
    rules = find_rules(rects)
    for stack in itertools.chain.from_iterable(_part_stack(stack, insets) for stack in stack_rules(rules)):
        table = _read_table(stack, rules, rest)
        if table is not None:
            tables.append(table)
            held = {id(word) for row in table.rows for cell in row for word in cell}
            rest = [word for word in rest if id(word) not in held]
    return tables, rest


def _part_stack(stack: Sequence[Rule], insets: Sequence[Inset]) -> list[list[Rule]]:
    """The rules of a stack above, between and below the insets that lie across it, without those of the insets."""
    x0, x1 = stack[0].x0, stack[0].x1
    across = [inset.box for inset in insets if inset.box.x0 < x1 and inset.box.x1 > x0]
    parts: defaultdict[int, list[Rule]] = defaultdict(list)
    for rule in stack:
        if not any(box.y0 - EVEN <= rule.y <= box.y1 + EVEN for box in across):
            parts[sum(box.y1 < rule.y for box in across)].append(rule)
    return [part for part in parts.values() if len(part) > 1]


def _read_table(stack: Sequence[Rule], rules: Sequence[Rule], words: Sequence[PrintedWord]) -> Inset | None:
    x0, x1 = stack[0].x0 - EVEN, stack[0].x1 + EVEN
    beside = [w for w in words if x0 <= w.x0 and (w.x1 <= x1 + EVEN or (w.x0 < x1 and "@" in w.text))]  # mails run over
    above, *between = _slice(stack, beside)
    parted = [[piece for part in table for piece in _part_lead(part)] for table in part_tables(between)]
    tables = [(slices, _find_starts(slices, least=2 if len(parted) == 1 else 1)) for slices in parted if slices]
    if len(tables[0][1]) < 2:
        return None
    if head := _near_above(above, stack[0].y, tables[0][1]):
        tables[0][0].insert(0, head)
    told = [_count_rows(slices, starts) for slices, starts in tables]
    if None in told or sum(filter(None, told)) < 2:
        return None
    bounds = [r for r in rules if abs(r.x1 - stack[0].x1) < EVEN and r.x0 > stack[0].x0 + EVEN]
    rows: list[Cells] = []
    for slices, starts in tables:
        for part in (*part_header(slices[0], slices[1:]), *slices[1:]):
            rows.extend(_read_slice(part, _part_columns(part, starts), bounds, starts))
    while len(rows) > 1 and len(rows[-1]) == 1:
        rows.pop()  # one text across the columns heads what follows the table, or is a note on it
    held = [word for row in rows for cell in row for word in cell]
    box = Box(min(w.x0 for w in held), min(w.top for w in held), max(w.x1 for w in held), max(w.bottom for w in held))
    return Inset("table", box, tuple(rows))


def _slice(stack: Sequence[Rule], words: Sequence[PrintedWord]) -> list[list[Strip]]:
    """The strips above the first rule, between each two, and right below the last one."""
    ys = [rule.y for rule in stack]
    slices: defaultdict[int, list[Strip]] = defaultdict(list)
    for row in make_rows(words):
        for strip in row:
            slices[bisect_right(ys, (strip.top + strip.bottom) / 2)].append(strip)
    slices[len(ys)] = _near_below(slices[len(ys)], ys[-1])
    return [slices[0], *(slices[at] for at in range(1, len(ys) + 1) if slices[at])]


def _near_above(strips: Sequence[Strip], edge: float, starts: Sequence[float]) -> list[Strip]:
    """What stands above the first rule under the columns, up to the first white, or what is set bigger."""
    kept: list[Strip] = []
    for row in reversed(rows_of_strips(strips)):
        is_under = all(any(abs(strip.x0 - x0) < _NEAR for x0 in starts) for strip in row)
        is_crossing = any(_crosses(strip, x0) for strip in row for x0 in starts)
        is_bigger = bool(kept) and row[0].size > _TITLE * max(strip.size for strip in kept)
        if is_crossing or is_bigger or not is_under or edge - max(s.bottom for s in row) > _WHITE * row[0].size:
            break
        kept = [*row, *kept]
        edge = min(strip.top for strip in row)
    return kept


def _near_below(strips: Sequence[Strip], edge: float) -> list[Strip]:
    """What stands below the last rule, down to the first white, or to a line alone that begins where no cell does."""
    kept: list[Strip] = []
    for row in rows_of_strips(strips):
        white = min(strip.top for strip in row) - edge
        is_beyond = len(row) == 1 and not any(abs(row[0].x0 - strip.x0) < _NEAR for strip in kept)
        if white > (_BLANK if kept and is_beyond else _WHITE) * row[0].size:
            break
        kept.extend(row)
        edge = max(strip.bottom for strip in row)
    return kept


def _find_starts(slices: Sequence[Sequence[Strip]], least: int = 2) -> list[float]:
    """Where columns begin: places at which cells begin in several slices, and that cells before them do not cross.

    Args:
        slices: What stands between the rules.
        least: Slices with details in which cells must begin there.
    """
    told = [part for part in slices if any(has_detail(strip.text) for strip in part)] or slices
    found: defaultdict[int, set[int]] = defaultdict(set)
    for at, part in enumerate(told):
        for strip in part:
            found[round(strip.x0 / _NEAR)].add(at)
    share = max(least, _SHARE * len(told))
    places = sorted(place for place in found if len(found[place] | found.get(place + 1, set())) >= share)
    starts: list[float] = []
    for place in places:
        x0 = min(s.x0 for part in told for s in part if round(s.x0 / _NEAR) in (place, place + 1))
        if starts and x0 - starts[-1] < EVEN:
            continue
        crossing = sum(any(_crosses(strip, x0) for strip in part) for part in told)
        if crossing < len(found[place]):
            starts.append(x0)
    return starts


def _crosses(strip: Strip, x0: float) -> bool:
    """Whether a strip reaches over a place at which none of its words begins."""
    return strip.x0 < x0 - _NEAR and strip.x1 > x0 + _NEAR and not any(abs(w.x0 - x0) < _NEAR for w in strip.words)


def _count_rows(slices: Sequence[Sequence[Strip]], starts: Sequence[float]) -> int | None:
    """How many slices tell of somebody; nothing unless mails stand in one column of each, and none ends with a heading.

    Then they are no rows of a table.
    """
    told = 0
    for part in slices:
        columns = {_column(strip.x0, starts) for strip in part if "@" in strip.text}
        told += bool(columns) and len({_column(strip.x0, starts) for strip in part}) > 1
        rows = rows_of_strips(part)
        sizes = sorted(strip.size for strip in part)
        is_bigger = max(s.size for s in rows[-1]) > _BIGGER * sizes[len(sizes) // 2]
        is_heading = is_bigger or _names_region_below(rows)
        is_headed = len(rows) > 1 and is_heading and not any(has_detail(strip.text) for strip in rows[-1])
        if len(columns) > 1 or is_headed:
            return None
    return told


def _names_region_below(rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether the last of some rows is a region's name alone, with white above it: what stands below a rule is its."""
    last = rows[-1]
    is_name = len(rows) > 1 and len(last) == 1 and match_region(last[0].text, is_fuzzy=False) is not None
    return is_name and last[0].top - max(strip.bottom for strip in rows[-2]) > _APART * last[0].size


def _part_lead(part: list[Strip]) -> list[list[Strip]]:
    """Part a heading set bigger, and the lines below it, from the cells that no rule parts from them.

    They stand alone, one line above the other, and the heading is the first of them.
    """
    rows = rows_of_strips(part)
    count = sum(1 for _ in itertools.takewhile(lambda row: len(row) == 1 and not has_detail(row[0].text), rows))
    sizes = sorted(strip.size for strip in part)
    if not 0 < count < len(rows) or rows[0][0].size <= _BIGGER * sizes[len(sizes) // 2]:
        return [part]
    return [*rows[:count], [strip for row in rows[count:] for strip in row]]


def _column(x0: float, starts: Sequence[float]) -> int:
    return max(bisect_right(starts, x0 + _NEAR) - 1, 0)


def _part_columns(part: Sequence[Strip], starts: Sequence[float]) -> list[list[Strip]]:
    """The strips of each column; one that runs over several cells is parted at the words that begin there."""
    cells: list[list[Strip]] = [[] for _ in starts]
    for strip in part:
        begun = 0
        for at in range(1, len(strip.words) + 1):
            if at == len(strip.words) or any(abs(strip.words[at].x0 - x0) < _NEAR for x0 in starts):
                piece = strip_of(strip.words[begun:at])
                cells[_column(piece.x0, starts)].append(piece)
                begun = at
    return cells


def _read_slice(
    part: Sequence[Strip], cells: Sequence[list[Strip]], rules: Sequence[Rule], starts: Sequence[float]
) -> list[Cells]:
    """The rows of a slice: one, or as many as rules under some of its columns, or the people in it, part it to."""
    top, bottom = min(strip.top for strip in part), max(strip.bottom for strip in part)
    inner = [rule for rule in rules if top < rule.y < bottom]
    if inner:
        return _part_at(cells, inner, starts)
    if not any(cells[1:]) or _is_one_text(part) or any(_crosses(strip, x0) for strip in part for x0 in starts[1:2]):
        return [(tuple(word for row in rows_of_strips(part) for strip in row for word in strip.words),)]
    rows = part_people(cells) if len(cells) > 2 else []
    return [tuple(tuple(_words(cell)) for cell in row) for row in rows or [list(cells)]]


def _is_one_text(part: Sequence[Strip]) -> bool:
    """Whether a slice is one line without a gap: a word of it begins where a column does by chance."""
    if len(part) != 1 or has_detail(part[0].text):
        return False
    gaps = [word.x0 - before.x1 for before, word in itertools.pairwise(part[0].words)]
    is_even = len(gaps) >= _LEAST_EVEN and max(gaps) < _EVEN_GAP * min(gaps)  # as letters that are set apart have
    return is_even or max(gaps, default=0.0) < _BLANK * part[0].size


def _part_at(cells: Sequence[list[Strip]], inner: Sequence[Rule], starts: Sequence[float]) -> list[Cells]:
    """Rows at the rules within a slice; the cells of the columns that those leave out stand in each of them."""
    first = next((at for at, x0 in enumerate(starts) if x0 >= inner[0].x0 - EVEN), len(starts))
    ys = [rule.y for rule in inner]
    spanning = tuple(tuple(_words(cell)) for cell in cells[:first])
    rows: list[Cells] = []
    for place in range(len(ys) + 1):
        own = [[s for s in cell if bisect_right(ys, (s.top + s.bottom) / 2) == place] for cell in cells[first:]]
        if any(own):
            rows.append((*spanning, *(tuple(_words(cell)) for cell in own)))
    return rows


def _words(strips: Sequence[Strip]) -> Words:
    return list(itertools.chain.from_iterable(strip.words for strip in strips))

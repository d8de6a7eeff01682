"""The list of members under its heading: headings, items, one column of a table, lines, or names with commas."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.domain.layout import Line
from pipeline.extract.telling.listed_names import (
    BULLET,
    Listed,
    could_be_participant,
    is_list,
    is_participant,
    read_names,
)
from pipeline.extract.telling.outline import Part
from pipeline.extract.telling.passages import Passage
from pipeline.vocabulary import phrase_pattern
from pipeline.vocabulary.parts import heading_kind

_LONG = 120  # characters of an item that is no name any more
_SIGN = re.compile(r"[,;]\s|\s[·•|/]\s")
_WIDE = 1.2  # of the type size
_LED_MOST = 40  # characters of a label before a list in its line


@dataclass(frozen=True, slots=True)
class Item:
    """One name in a list of members, at characters `start` to `end` of its passage."""

    passage: Passage
    start: int
    end: int
    is_sure: bool
    evidence: str


def read_member_list(part: Part) -> tuple[Item, ...]:
    """Give the members that a part lists; nothing where most of what it lists are no organizations.

    Args:
        part: What stands under a heading for members.
    """
    headed = [p for p in part.passages if p is not part.opener and p.kind in ("heading", "term")]
    is_beside = any(_wide_gaps(row.line) for passage in headed for row in passage.rows)
    named = [p for p in headed if is_participant(p.flat)] if not is_beside else []
    if len(named) > 1 or (named and not any(p.kind in ("item", "cell") for p in part.passages)):
        return tuple(_head(p) for p in _with_peers(headed, named))
    set_beside = _items_of(headed if is_beside else (), "name beside others in a line", is_by_line=True)
    found = [*set_beside, *_read_table(part), *_read_items(part), *_read_lines(part)]
    order = {id(passage): at for at, passage in enumerate(part.passages)}
    return tuple(sorted(found, key=lambda item: (order[id(item.passage)], item.start)))


def _head(passage: Passage) -> Item:
    lead = BULLET.match(passage.flat)
    start = lead.end() if lead else 0
    return Item(passage, start, len(passage.flat.rstrip(" .:")), True, "heading in the list of members")


def _with_peers(headed: Sequence[Passage], named: Sequence[Passage]) -> Iterator[Passage]:
    """Give the headings that are organizations, and those of their level that could be, where they are most of it."""
    deepest = max(passage.rows[0].level for passage in named)
    peers = [passage for passage in headed if passage.rows[0].level == deepest]
    sure = set(map(id, named))
    believed = {id(p) for p in peers if could_be_participant(p.flat.strip())} if 2 * len(named) > len(peers) else set()
    taken = sure | believed
    return (passage for passage in headed if id(passage) in taken)


def _items_of(passages: Iterable[Passage], evidence: str, *, is_by_line: bool = False) -> list[Item]:
    parts = [(p, start, p.flat[start:end]) for p in passages for start, end in _part_at_gaps(p, is_by_line=is_by_line)]
    found = [(p, at, name) for p, at, text in parts for name in (read_names(text) if len(text) <= _LONG else ())]
    if not is_list([name for *_, name in found]):
        return []
    return [Item(p, at + name.start, at + name.end, name.is_sure, evidence) for p, at, name in found]


def _read_items(part: Part) -> Iterator[Item]:
    """Read the items, or the cards, that stand right below the heading or below one that parts the list."""
    by_list: dict[object, list[Passage]] = defaultdict(list)
    for passage in part.passages:
        containers = passage.rows[0].containers
        is_in_table = any(c.kind == "table" for c in containers)
        if passage is part.opener or is_in_table or passage.kind not in ("item", "card"):
            continue
        by_list[passage.heading and passage.heading.begins, passage.kind].append(passage)
    for passages in by_list.values():
        yield from _items_of(passages, "item of the list of members")


def _read_table(part: Part) -> Iterator[Item]:
    """Read the columns of a table that hold organizations, without their headers; one may have none."""
    columns: dict[tuple[int, object], list[Passage]] = defaultdict(list)
    headed: set[int] = set()
    order: dict[object, int] = defaultdict(int)
    for passage in part.passages:
        row = passage.rows[0]
        table = next((c.number for c in row.containers if c.kind == "table"), 0)
        if passage.kind != "cell" or not table:
            continue
        place = order[row.containers]
        order[row.containers] += 1
        columns[table, row.label or place].append(passage)
        if row.label:
            headed.add(table)
    named = {
        t for (t, _), cells in columns.items() if t in headed for c in cells if not c.rows[0].label and _is_sure(c)
    }
    for (table, column), cells in columns.items():
        if isinstance(column, str) and table in named:
            above = (c for (t, place), own in columns.items() if t == table and isinstance(place, int) for c in own)
            cells = [*(c for c in above if c.flat.strip() == column.strip()), *cells]
        if table not in headed or isinstance(column, str):
            yield from _items_of(cells, "cell of the list of members")


def _is_sure(cell: Passage) -> bool:
    return is_participant(cell.flat.strip())


def _read_lines(part: Part) -> Iterator[Item]:
    """Read paragraphs that hold names: one each, one in each line, or several with commas."""
    lines: list[tuple[Passage, int, int, str]] = []
    for passage in part.passages:
        if passage.kind != "paragraph" or (passage is part.opener and _is_sentence(passage)):
            continue
        lines.extend((passage, *span) for span in _lines_of(passage, skip_first=passage is part.opener))
    names: list[tuple[Passage, int, Listed]] = []
    for passage, start, _, text in lines:
        names.extend((passage, start, name) for name in _names_of_line(text))
    if is_list([name for _, _, name in names]):
        for passage, start, name in names:
            yield Item(passage, start + name.start, start + name.end, name.is_sure, "line of the list of members")


def _is_sentence(passage: Passage) -> bool:
    """Whether a paragraph is one sentence that its lines break, and no line above others."""
    return not passage.rows[0].line.text.rstrip().endswith(":") and passage.flat.rstrip().endswith(".")


def _lines_of(passage: Passage, *, skip_first: bool) -> Iterator[tuple[int, int, str]]:
    """Give the lines of a paragraph, or all of a list that runs on; of a label with names behind it, the names."""
    if not skip_first and _runs_on(passage):
        yield 0, len(passage.flat), passage.flat
        return
    for at, (row, begin) in enumerate(zip(passage.rows, passage.begins, strict=True)):
        edges = [0, *_wide_gaps(row.line), len(row.line.text)]
        *parts, (first, last) = pairwise(bisect_left(passage.offsets, begin + edge) for edge in edges)
        yield from ((start, end, passage.flat[start:end]) for start, end in parts)
        text = passage.flat[first:last]
        label, colon, rest = text.partition(":")
        if at == 0 and skip_first and not (colon and rest.strip() and len(label) <= _LED_MOST):
            continue
        if colon and heading_kind(label) == "members":
            first, text = first + len(label) + 1, rest
        yield first, last, text


def _part_at_gaps(passage: Passage, *, is_by_line: bool = False) -> list[tuple[int, int]]:
    """Part a block where its lines have far more white than is between words, as names side by side do."""
    parted = [_wide_gaps(row.line) for row in passage.rows]
    if not (any(parted) or is_by_line):
        return [(0, len(passage.flat))]
    return [
        (bisect_left(passage.offsets, begin + start), bisect_left(passage.offsets, begin + end))
        for row, begin, gaps in zip(passage.rows, passage.begins, parted, strict=True)
        for start, end in pairwise([0, *gaps, len(row.line.text)])
    ]


def _wide_gaps(line: Line) -> list[int]:
    """Give where words of a printed line begin behind so much white; commas part names where there are any."""
    if "," in line.text:
        return []
    placed = [(word.start, word.box) for word in line.words if word.box is not None]
    size = line.size or 0.0
    return [start for (_, left), (start, right) in pairwise(placed) if size and right.x0 - left.x1 > _WIDE * size]


def _runs_on(passage: Passage) -> bool:
    """Whether names with commas run over the ends of lines, so that a line may begin within a name."""
    ends = [row.line.text.rstrip()[-1:] for row in passage.rows[:-1]]
    return (
        bool(ends)
        and "," in passage.rows[0].line.text
        and passage.flat.rstrip().endswith((".", ","))
        and not all(end in ",;" for end in ends)
    )


def _names_of_line(text: str) -> tuple[Listed, ...]:
    """Read a line that is nothing but names."""
    if phrase_pattern("see_also").match(text.strip()):
        return ()
    return read_names(text) if len(text) <= _LONG or len(_SIGN.findall(text)) > 2 else ()

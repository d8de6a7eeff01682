"""Entries of a list of services: a row, card, item or definition, a heading with what is below, a line or a block.

An entry is a run of lines with its bounds; what it is called is told by its head (`entry_heads`), and whether it is a
service by what stands in it (`listed_services`). Nothing outside its bounds speaks of it but the headings above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.telling.entry_heads import Head, head_of_line, is_field_heading, name_of_line, read_label
from pipeline.extract.telling.entry_lines import has_channel, is_bare_title, is_title, line_links, split_lines
from pipeline.extract.telling.entry_surroundings import Around, is_town, look_around, position_of
from pipeline.extract.telling.numbers_above import deal_numbers
from pipeline.extract.telling.passages import Passage, make_passage

_UNITS = frozenset({"row", "card", "section"})
_SOME = 3  # entries of a list
_FIELDS = frozenset({"phone", "email", "web", "hours", "place", "audience", "county_code", "switchboard", "noise"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands together under one name.

    Attributes:
        head: What it is called, where anything says so.
        lines: Its lines in order, each a passage of its own; lines of running text that wrap are one.
        heading: The heading above it, which is not its head.
        title: A line or row of a table above it that is the title of a list, though it is no heading.
        around: What the document says above lists.
    """

    head: Head | None
    lines: tuple[Passage, ...]
    heading: Passage | None
    title: Passage | None
    around: Around

    def above(self) -> Iterator[Passage]:
        """Give what stands above it as title or heading, the nearest first."""
        if self.title is not None:
            yield self.title
        if self.heading is not None:
            yield self.heading
            yield from self.heading.under()

    def places(self) -> Iterator[Passage]:
        """Give the headings and the item around it that are the name of a town, the nearest first."""
        nesting = self.around.town_of(self.lines[0])
        yield from () if nesting is None else (nesting,)
        yield from (above for above in self.above() if is_town(above.flat))

    def only_for(self) -> Iterator[Passage]:
        """Give what above it says that the list is for professionals: the line that leads it, or a heading.

        The title of the whole page says whom the page is for; of a list further down it says nothing.
        """
        for above in (self.lines[0], *self.above()):
            lead = self.around.leads.get(position_of(above))
            is_far = lead is self.around.page_title and lead is not self.heading
            if lead is not None and not is_far and position_of(lead) < position_of(self.lines[0]):
                yield lead


@dataclass(slots=True)
class _Chunk:
    key: tuple[str, int]
    lines: list[Passage]
    heading: Passage | None


def read_entries(passages: Sequence[Passage]) -> Iterator[Entry]:
    """Part a document into entries; those without a number or address are none.

    Args:
        passages: The document's text.
    """
    title: Passage | None = None
    around = look_around(passages)
    chunks = list(_chunks(passages))
    deal_numbers([chunk.lines for chunk in chunks])
    for chunk in (chunk for chunk in chunks if chunk.lines):
        first = chunk.lines[0]
        if len(chunk.lines) == 1 and first.kind != "heading" and is_bare_title(first.flat):
            title = first
        elif first.kind == "heading" and (is_title(first.flat) or first.rows[0].level == 1):
            title = None
        for entry in _part(chunk, title, around):
            if any(has_channel(line.flat) or line_links(line) for line in entry.lines):
                yield entry


def _chunks(passages: Sequence[Passage]) -> Iterator[_Chunk]:
    """Put together what one structure holds: a row, a card, a term or heading with what is below it."""
    keyed = _Keys(passages)
    for key, group in groupby(((keyed.of(passage), passage) for passage in passages), key=lambda pair: pair[0]):
        own = [passage for _, passage in group]
        first = own[0]
        lines = [line for passage in own for line in split_lines(passage)]
        yield _Chunk(key, lines, first.heading)


class _Keys:
    """Tells what each passage stands together with.

    Args:
        passages: All of a document.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        heads: dict[int, int] = {}
        for passage in passages:
            if passage.kind == "heading" and (unit := _unit_of(passage)) is not None:
                heads[unit] = heads.get(unit, 0) + 1
        self._of_many = {unit for unit, count in heads.items() if count > 1}
        self._term = 0

    def of(self, passage: Passage) -> tuple[str, int]:
        """Give the key of a passage."""
        group, kind = passage.rows[0].group, passage.kind
        unit = _unit_of(passage)
        if kind in ("term", "definition") and unit is None:
            if kind == "term" and read_label(passage.flat) not in _FIELDS:
                self._term = group
            return ("term", self._term) if self._term else self._below(passage, group)
        self._term = 0
        if unit is not None and unit not in self._of_many and not _is_titled(unit, passage):
            return "unit", unit
        if kind == "heading":
            return "heading", group
        return self._below(passage, group)

    def _below(self, passage: Passage, group: int) -> tuple[str, int]:
        above = passage.heading
        if (
            above is None
            or above.kind == "term"
            or is_bare_title(passage.rows[0].line.text)
            or is_title(above.flat)
            or (name_of_line(above) is None and not is_field_heading(above.flat))
        ):
            return "own", group
        return "heading", above.rows[0].group


def _unit_of(passage: Passage) -> int | None:
    """Give the number of the innermost row, card or section that holds a passage."""
    return next((c.number for c in reversed(passage.rows[0].containers) if c.kind in _UNITS), None)


def _is_titled(unit: int, passage: Passage) -> bool:
    """Whether the heading of a card or section is the title of a list, so that it holds several entries."""
    heading = passage if passage.kind == "heading" else passage.heading
    if heading is None or passage.kind == "cell":
        return False
    return any(container.number == unit for container in heading.rows[0].containers) and is_title(heading.flat)


def _part(chunk: _Chunk, title: Passage | None, around: Around) -> Iterator[Entry]:
    """Part a chunk where its lines each begin an entry, or where lines in bold do; else it is one."""
    lines = chunk.lines
    if chunk.key[0] == "unit" and lines[0].kind == "cell":
        yield Entry(_name_cell(lines), tuple(lines), chunk.heading, title, around)
        return
    is_headed = lines[0].kind in ("heading", "term") or (len(lines) > 1 and is_bare_title(lines[0].flat))
    body = lines[1:] if is_headed else lines
    starts = _starts(body)
    is_named = is_headed and not is_title(lines[0].flat)
    if not starts or (is_named and len(starts) < 2 and not body[starts[0]].rows[0].line.bold):
        if is_headed and (is_town(lines[0].flat) or is_field_heading(lines[0].flat)):
            yield Entry(_head_of_block(body), tuple(body), lines[0], title, around)
        else:
            head = name_of_line(lines[0]) if is_headed else _head_of_block(body)
            yield Entry(head, tuple(lines), chunk.heading, title, around)
        return
    heading = lines[0] if is_headed else chunk.heading
    for run in _trim([body[a:b] for a, b in zip(starts, [*starts[1:], len(body)], strict=True)]):
        own = [make_passage(line.rows, heading) for line in run]
        yield Entry(_head_of_block(own), tuple(own), heading, title, around)


def _trim(runs: Sequence[list[Passage]]) -> Sequence[list[Passage]]:
    """Leave what stands in a block of its own behind a line out of it where most entries are a line each."""
    if len(runs) < _SOME or 2 * sum(len(run) > 1 for run in runs) > len(runs):
        return runs
    return [[line for line in run if line.rows[0].group == run[0].rows[0].group] for run in runs]


def _starts(lines: Sequence[Passage]) -> list[int]:
    """Give the lines of a block that each begin an entry, where there are several."""
    bold = [at for at, line in enumerate(lines) if line.rows[0].line.bold and not _is_number(line)]
    if bold and bold[0] == 0 and len(bold) < len(lines):
        return bold
    named = [at for at, line in enumerate(lines) if read_label(line.flat) in ("name", "entry")]
    if named:
        return named
    return [at for at, line in enumerate(lines) if has_channel(line.flat) and head_of_line(line) is not None]


def _is_number(line: Passage) -> bool:
    """Whether a line is a number or address and names nothing, so that bold type only makes it plain to see."""
    return has_channel(line.flat) and head_of_line(line) is None


def _head_of_block(lines: Sequence[Passage]) -> Head | None:
    """Give the head of lines that stand together: what the first one begins with, or the whole of it."""
    if not lines:
        return None
    first = lines[0]
    if has_channel(first.flat):
        return head_of_line(first)
    return name_of_line(first)


def _name_cell(cells: Sequence[Passage]) -> Head | None:
    """Give the first cell of a row that can be a name: under a label for names, or under none for anything else."""
    for cell in cells:
        property_ = read_label(f"{cell.rows[0].label or ''}:")
        if property_ in _FIELDS:
            continue
        return name_of_line(cell)
    return None

"""Text files: the lines of the file, grouped into headings, paragraphs, lists and tables by their form.

Line numbers are those of the file (from 1 on each page, where form feeds part pages), blank lines included.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, islice, zip_longest

from msgspec import structs

from pipeline.domain.layout import Block, Document, Line, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers import shapes
from pipeline.extract.readers.encoding import decode_text
from pipeline.extract.readers.exports import join_quoted
from pipeline.extract.readers.false_gaps import close_gaps
from pipeline.extract.readers.marked_headings import marked_level
from pipeline.extract.readers.quoted import strip_quotes
from pipeline.extract.readers.running_texts import find_running_texts
from pipeline.extract.readers.sniff import TEXT
from pipeline.extract.readers.text_cells import part_marked
from pipeline.extract.readers.text_columns import part_columns
from pipeline.extract.readers.text_fields import part_record
from pipeline.extract.readers.text_tables import find_tables, join_aligned
from pipeline.extract.readers.vcards import part_vcards
from pipeline.extract.wording.region_names import find_region, read_region

MAX_BYTES = 32 << 20
MAX_LINES = 200_000
PROSE = 100  # characters in a line that only running text has
_FIELD = re.compile(r"\s*[^\W\d_]+:\s+\S")


def read_text(data: bytes) -> Document:
    """Read a text file.

    Raises:
        UnreadableError: It is larger than any document that people are to read.

    >>> document = read_text("REGION NORD\\n\\nEva Åkesson\\n070-174 06 05\\n".encode("cp1252"))
    >>> [(block.kind, block.text) for block in document.blocks]
    [('heading', 'REGION NORD'), ('paragraph', 'Eva Åkesson\\n070-174 06 05')]
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a text of {len(data) >> 20} MB is no document", reason_code="too_large")
    decoded = decode_text(data)
    pages, notes = _read_pages(decoded.text)
    running = find_running_texts(pages)
    blocks = tuple(block for page in pages for block in _read_lines(strip_quotes(_without(page.lines, running))))
    return Document(TEXT, tuple(pages), blocks, notes=decoded.notes + notes)


def _without(lines: Sequence[Line], running: Collection[tuple[int, int]]) -> list[Line]:
    """The lines of a page with its running heads made blank; within a sentence, no blank line stays in their place."""

    def is_running(line: Line) -> bool:
        return (line.page, line.number) in running

    kept: list[Line] = []
    groups = [
        (is_left, list(part)) for is_left, part in groupby(lines, lambda ln: not ln.text.strip() or is_running(ln))
    ]
    for (is_left, part), (_, after) in zip_longest(groups, groups[1:], fillvalue=(False, [])):
        if not is_left:
            kept.extend(part)
        elif not (after and after[0].text.strip()[0].islower() and any(map(is_running, part))):
            kept.extend(structs.replace(line, text="") for line in part)
    return kept


def _read_lines(lines: Sequence[Line]) -> Iterator[Block]:
    for part in part_vcards(lines):
        yield from (part,) if isinstance(part, Block) else group_lines(part)


def _read_pages(text: str) -> tuple[list[Page], tuple[Note, ...]]:
    pages: list[Page] = []
    room = MAX_LINES
    for page_number, page_text in enumerate(text.split("\f"), start=1):
        texts = page_text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n", room)
        lines = tuple(Line(page_number, number, line) for number, line in enumerate(texts[:room], start=1))
        pages.append(Page(page_number, lines))
        room -= len(lines)
        if room <= 0:
            detail = f"only the first {MAX_LINES} lines are read"
            return pages, (Note("too_many_lines", detail, page_number, len(lines), is_loss=True),)
    return pages, ()


def group_lines(lines: Sequence[Line]) -> list[Block]:
    """Group the lines of a page, without geometry, into blocks.

    Args:
        lines: All lines of the page, blank ones included: they part groups.
    """
    blocks: list[Block] = []
    split = groupby(
        join_quoted(_split_at_blank(part_columns(close_gaps(lines)))), key=lambda group: any(part_record(group))
    )
    groups = [group for is_record, part in split for group in (part if is_record else join_aligned(part))]
    for index, group in enumerate(groups):
        following = groups[index + 1][0].text if index + 1 < len(groups) else ""
        blocks.extend(_read_group(group, following))
    return _join_lists(blocks)


def _split_at_blank(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if line.text.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _read_group(group: list[Line], following: str) -> Iterator[Block]:
    """Blocks of one group: its tables, and between them the rest; `following` is the line after it, if any."""
    for part in [*part_record(group)] or find_tables(group):
        if isinstance(part, Block):
            yield part
        else:
            yield from _read_plain(part, following if part[-1] is group[-1] else part[-1].text)


def _read_plain(lines: list[Line], following: str) -> Iterator[Block]:
    texts = [line.text for line in lines]
    is_before_prose = len(following) > PROSE
    first, last = _without_marks(texts)
    if level := shapes.heading_level(
        texts[first:last], has_text_after=bool(following), is_before_prose=is_before_prose
    ):
        yield from (Block("mark", (line,)) for line in lines[:first])
        yield Block("heading", tuple(lines[first:last]), level=level)
        yield from (Block("mark", (line,)) for line in lines[last:])
        return
    capitals = _count_capital_lines(texts)
    start = 0
    while start < len(lines):
        kind, end, level = _next_part(texts, start, capitals)
        part = tuple(piece for line in lines[start:end] for piece in part_marked(line))
        yield Block("list", children=(Block("item", part),)) if kind == "item" else _plain_block(kind, part, level)
        start = end


def _without_marks(texts: Sequence[str]) -> tuple[int, int]:
    """The first line of a group, and the one after its last, without stray marks and single letters around the rest."""
    kept = [at for at, text in enumerate(texts) if len(text.strip()) > 1 and not shapes.is_mark(text)]
    return (kept[0], kept[-1] + 1) if kept else (0, len(texts))


def _plain_block(kind: str, lines: tuple[Line, ...], level: int) -> Block:
    if kind == "mark":
        return Block("mark", lines)
    return Block("heading", lines, level=level) if kind == "heading" else Block("paragraph", lines)


def _next_part(texts: list[str], start: int, capitals: list[int]) -> tuple[str, int, int]:
    """The kind, end and heading level of the part of a group that begins at `start`."""
    text, count = texts[start], len(texts)
    if level := marked_level(text):
        return "heading", start + 1, level
    if _is_underlined(texts, start) and not shapes.is_rule(text) and len(text) <= 90:
        return "heading", start + 1, 1 if "=" in texts[start + 1] else 2
    if shapes.is_mark(text) or shapes.is_rule(text):
        return "mark", start + 1, 0
    if _is_item(texts, start):
        end = start + 1
        while end < count and (
            _is_detail_of(texts, start, end) if _starts_part(texts, end) else not _leaves_item(texts, start, end)
        ):
            end += 1
        return "item", end, 0
    if capitals[start]:
        return "heading", start + capitals[start], 2
    end = start + 1
    while end < count and not _starts_part(texts, end) and not capitals[end]:
        end += 1
    return "paragraph", end, 0


def _is_underlined(texts: list[str], index: int) -> bool:
    """Whether a rule that underlines stands below a line, which is no detail or field of a record.

    Stars and crosses part what stands around them, as every rule of a group does that begins with one, but for a
    heading between two.
    """
    if index + 1 >= len(texts) or not shapes.is_rule(texts[index + 1]) or texts[index + 1].strip()[0] in "*#":
        return False
    are_parting = shapes.is_rule(texts[0]) and not (len(texts) > 2 and shapes.is_rule(texts[2]))
    return not (are_parting or shapes.has_detail(texts[index]) or _FIELD.match(texts[index]))


def _starts_part(texts: list[str], index: int) -> bool:
    text = texts[index]
    return (
        shapes.is_mark(text)
        or shapes.is_rule(text)
        or _is_item(texts, index)
        or bool(marked_level(text))
        or _is_underlined(texts, index)
    )


def _is_detail_of(texts: list[str], start: int, index: int) -> bool:
    """Whether a line is a sub-item that gives a contact detail of the item that begins at `start`."""
    text = texts[index]
    is_deeper = _indent(text) > _indent(texts[start])
    return is_deeper and bool(shapes.bullet_length(text)) and shapes.has_detail(text)


def _leaves_item(texts: list[str], start: int, index: int) -> bool:
    """Whether a line is no more of an item: by its depth or that of the item's lines, or as a region's name."""
    bullet = _indent(texts[start])
    if _indent(texts[index]) > bullet:
        return False
    if _indent(texts[index]) < bullet or any(_indent(text) > bullet for text in texts[start + 1 : index]):
        return True
    if shapes.is_open(texts[index - 1]):
        return False
    text = texts[index].strip()
    region = read_region(text)
    is_between = index + 1 < len(texts) and _is_item(texts, index + 1)
    if text.endswith("?") or (is_between and text.endswith(":")):  # asks or leads to the items below it
        return True
    is_named = region is not None and bool(region.region_id) and not region.is_bare
    return is_named or (is_between and (region is not None or find_region(text) is not None))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_item(texts: list[str], index: int) -> bool:
    """Whether a line begins a list item; a letter that may be a misread bullet has to begin its group."""
    return shapes.begins_item(texts[index], texts[index - 1] if index else None, islice(texts, index))


def _count_capital_lines(texts: list[str]) -> list[int]:
    """For each line, how many lines in capitals from it on name the other lines that follow; 0 where none do."""
    counts = [0] * len(texts)
    run, names_others = 0, False
    for index in reversed(range(len(texts))):
        if shapes.heading_level([texts[index]], has_text_after=True) == 2:
            run += 1
            counts[index] = run if names_others else 0
        else:
            run, names_others = 0, True
    return counts


def _join_lists(blocks: list[Block]) -> list[Block]:
    """Items that follow each other are one list, though blank lines part them."""
    joined: list[Block] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "list":
            joined.append(Block("list", children=tuple(item for block in run for item in block.children)))
        else:
            joined.extend(run)
    return joined

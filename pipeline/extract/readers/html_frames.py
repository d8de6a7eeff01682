"""Open elements of a web page while it is read, and the blocks that they become when they close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from msgspec import Struct, structs

from pipeline.domain.layout import Block, BlockKind, BlockRole, Line
from pipeline.extract.readers import shapes
from pipeline.extract.readers.html_markup import Tag

_GROUPING = frozenset(("div", "article", "section", "address", "tr"))


class Group(Struct):
    """The blocks of a plain container that hold a contact; siblings of one class turn out to be cards.

    Attributes:
        name: Its class, and whether it is an article.
        blocks: What is in it.
        lines: Their lines.
    """

    name: tuple[str, bool]
    blocks: list[Block]
    lines: list[Line]


class Frame(Struct):
    """An open block element: what has been read of it so far, and whether there are groups in that."""

    tag: Tag
    role: BlockRole = "main"
    items: list[Block | Group] = []
    has_groups: bool = False


def close_frame(frame: Frame, outer: Frame) -> None:
    """Hand what a closed element becomes to the one around it."""
    tag, name, role = frame.tag, frame.tag.name, frame.role
    blocks = resolve(frame)
    if name in _GROUPING:
        _close_group(tag, blocks, role, outer)
    elif name == "li":
        outer.items.append(_item(tag, blocks, role))
    elif name in ("ul", "ol", "menu"):
        if blocks:
            outer.items.append(Block("list", (), tuple(blocks), 0, None, role))
    elif name == "details":
        if blocks:
            outer.items.append(Block("section", (), tuple(blocks), 0, None, role))
    elif name in ("dl", "dt", "dd"):
        outer.items.extend(_definition(name, blocks, role))
    else:
        outer.items.extend(blocks)


def _close_group(tag: Tag, blocks: list[Block], role: BlockRole, outer: Frame) -> None:
    """Hand on what a plain container becomes: a section, a card, what may be one, or nothing of its own."""
    is_named = bool(blocks) and (tag.classes != "" or tag.name == "article")
    if tag.name == "section" and len(blocks) > 1 and blocks[0].kind == "heading":
        outer.items.append(Block("section", (), tuple(blocks), 0, None, role))
        return
    lines = _lines_of(blocks) if is_named and not _is_field(blocks) else []
    if len(lines) < 2 or not _is_contact(lines):
        outer.items.extend(blocks)
    elif tag.is_card:
        outer.items.append(_unit(blocks, role, is_section=_is_section(blocks, lines)))
    else:
        outer.items.append(Group((tag.classes, tag.name == "article"), blocks, lines))
        outer.has_groups = True


def resolve(frame: Frame) -> list[Block]:
    """Blocks in order; two and more groups of one class that hold contact details are cards."""
    items = frame.items
    if not frame.has_groups:
        return cast("list[Block]", items)
    groups = [item for item in items if type(item) is Group]
    names = Counter(group.name for group in groups)
    sections = {group.name for group in groups if _is_section(group.blocks, group.lines)}
    blocks: list[Block] = []
    for item in items:
        if isinstance(item, Block):
            blocks.append(item)
        elif names[item.name] > 1:
            blocks.append(_unit(item.blocks, item.blocks[0].role, is_section=item.name in sections))
        else:
            blocks.extend(item.blocks)
    return blocks


def _is_field(blocks: list[Block]) -> bool:
    """Whether blocks are one term and what is said of it: a field of definitions in a container of its own."""
    return bool(blocks) and blocks[0].kind == "term" and all(block.kind == "definition" for block in blocks[1:])


def _item(tag: Tag, blocks: list[Block], role: BlockRole) -> Block:
    """A list item: lines where it is plain, else the blocks within it."""
    if len(blocks) == 1 and blocks[0].kind == "paragraph":
        return Block("item", blocks[0].lines, (), 0, None, role)
    if tag.is_card:
        lines = _lines_of(blocks)
        if len(lines) > 1 and _is_contact(lines):
            blocks = [_unit(blocks, role, is_section=_is_section(blocks, lines))]
    return Block("item", (), tuple(blocks), 0, None, role)


def _definition(name: str, blocks: list[Block], role: BlockRole) -> Sequence[Block]:
    """A term, a definition (lines where it is plain), or their list with each definition labelled by its term."""
    if name == "dl":
        term: str | None = None
        labelled = []
        for block in blocks:
            term = " ".join(block.text.split()) if block.kind == "term" else term
            labelled.append(structs.replace(block, label=term) if block.kind == "definition" else block)
        return [Block("definitions", children=tuple(labelled), role=role)] if labelled else []
    kind: BlockKind = "term" if name == "dt" else "definition"
    if all(block.lines for block in blocks) and (len(blocks) <= 1 or kind == "term"):
        return [Block(kind, tuple(line for block in blocks for line in block.lines), role=role)]
    return [Block(kind, children=tuple(blocks), role=role)]


def _unit(blocks: list[Block], role: BlockRole, *, is_section: bool) -> Block:
    """A card; a container that holds several contacts, as one of its kind does, is a section instead."""
    if len(blocks) == 1 and blocks[0].kind in ("card", "section"):
        return blocks[0]
    return Block("section" if is_section else "card", (), tuple(blocks), 0, None, role)


def _is_section(blocks: list[Block], lines: list[Line]) -> bool:
    """Whether blocks are several contacts: cards, or more than one mail address under a heading."""
    for block in blocks:
        if block.kind == "card":
            return len(blocks) > 1
    return blocks[0].kind == "heading" and len([line for line in lines if "@" in line.text]) > 1


def _is_contact(lines: list[Line]) -> bool:
    """Whether there is a contact detail in lines."""
    for line in lines:
        if line.links:
            return True
    return any(shapes.has_detail(line.text) for line in lines)


def _lines_of(blocks: list[Block]) -> list[Line]:
    lines: list[Line] = []
    for block in blocks:
        lines.extend(block.lines or block.all_lines())
    return lines


def make_paragraph(lines: tuple[Line, ...], role: BlockRole, level: int) -> Block:
    """A paragraph, or a heading where it is one short bold line without a contact detail.

    Args:
        lines: Its lines.
        role: Its role.
        level: The level of the heading before.
    """
    if len(lines) > 1:
        return Block("paragraph", lines, (), 0, None, role)
    text = lines[0].text
    if lines[0].bold and len(text) <= shapes.MAX_HEADING and not shapes.has_detail(text):
        return Block("heading", lines, level=min(level + 1, 6), role=role)
    if text.isupper() and len(text) > 5 and shapes.heading_level([text], has_text_after=True) == 2:
        return Block("heading", lines, level=min(level + 1, 6), role=role)
    return Block("paragraph", lines, (), 0, None, role)


def make_leaf(tag: str, lines: tuple[Line, ...], role: BlockRole, level: int) -> Block | None:
    """The block of an element that holds nothing but text, unless it is a heading by name; None where there is none.

    Args:
        tag: Its name.
        lines: Its lines.
        role: Its role.
        level: That of the heading before.
    """
    if tag == "li":
        inside = [make_paragraph(lines, role, level)] if len(lines) == 1 else []
        if inside and inside[0].kind == "heading":
            return Block("item", (), tuple(inside), 0, None, role)
        return Block("item", lines, (), 0, None, role)
    if tag in ("dt", "dd"):
        return Block("term" if tag == "dt" else "definition", lines, (), 0, None, role)
    if not lines:
        return None
    if tag in ("td", "th"):
        return make_paragraph(lines, role, level)
    return Block("heading", lines, (), min(level + 1, 6), None, role)

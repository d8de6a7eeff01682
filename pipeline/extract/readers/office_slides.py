"""Slides of PowerPoint as HTML: the title, each box from the top down, tables as tables, the speaker's notes last."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.table import Table
    from pptx.text.text import TextFrame, _Paragraph, _Run


def write_slides(data: bytes) -> Sequence[str]:
    """Write each slide as the body of a web page, one that is not shown as an empty one.

    Args:
        data: A `.pptx` file.
    """
    from pptx import Presentation

    deck = Presentation(io.BytesIO(data))
    return ["" if slide.element.get("show") == "0" else _write_slide(slide) for slide in deck.slides]


def _write_slide(slide: Slide) -> str:
    title = slide.shapes.title
    head = f"<h2>{_write_lines(title.text_frame.paragraphs)}</h2>" if title is not None and title.has_text_frame else ""
    others = (shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id)
    body = "".join(_write_shape(shape) for shape in _in_order(others))
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return head + body + (_write_text(notes) if notes is not None else "")


def _in_order(shapes: Iterable[BaseShape]) -> list[BaseShape]:
    """Boxes from the top down, and from the left where they begin at one height."""
    return sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))


def _write_shape(shape: BaseShape) -> str:
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.shapes.group import GroupShape

    if isinstance(shape, GroupShape):
        return "".join(_write_shape(inner) for inner in _in_order(shape.shapes))
    if isinstance(shape, GraphicFrame):
        return _write_table(shape.table) if shape.has_table else ""
    frame: TextFrame | None = getattr(shape, "text_frame", None)
    return f"<div>{_write_text(frame)}</div>" if frame is not None else ""


def _write_table(table: Table) -> str:
    rows = []
    for at, row in enumerate(table.rows):
        tag = "th" if table.first_row and at == 0 else "td"
        cells = "".join(
            f'<{tag} rowspan="{cell.span_height}" colspan="{cell.span_width}">{_write_text(cell.text_frame)}</{tag}>'
            for cell in row.cells
            if not cell.is_spanned
        )
        rows.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _write_text(frame: TextFrame) -> str:
    """Write a box: lines that follow each other belong together; where some stand further in, each level is a list."""
    paragraphs = list(frame.paragraphs)
    if any(paragraph.level for paragraph in paragraphs):
        return "".join(_write_levels([p for p in paragraphs if p.text.strip()]))
    runs = (list(group) for filled, group in groupby(paragraphs, key=lambda p: bool(p.text.strip())) if filled)
    return "".join(f"<p>{_write_lines(run)}</p>" for run in runs)


def _write_levels(paragraphs: Sequence[_Paragraph]) -> Iterator[str]:
    depth = -1
    for paragraph in paragraphs:
        yield "</li>" if paragraph.level <= depth else ""
        yield "<ul>" * (paragraph.level - depth) + "</ul></li>" * (depth - paragraph.level)
        yield f"<li>{_write_lines([paragraph])}"
        depth = paragraph.level
    yield "</li></ul>" * (depth + 1)


def _write_lines(paragraphs: Iterable[_Paragraph]) -> str:
    return "<br>".join("".join(map(_write_run, paragraph.runs)) or escape(paragraph.text) for paragraph in paragraphs)


def _write_run(run: _Run) -> str:
    text = escape(run.text).replace("\v", "<br>")
    text = f"<strong>{text}</strong>" if run.font.bold else text
    properties = run.font._element  # python-pptx knows no attribute for it
    text = f"<s>{text}</s>" if properties.get("strike", "noStrike") != "noStrike" else text
    address = run.hyperlink.address
    return f'<a href="{escape(address)}">{text}</a>' if address else text

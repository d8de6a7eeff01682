"""Blacks out what a document tells of erased people, letter by letter, so that all places stay what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from pipeline.domain.layout import Block, Document, Line
from pipeline.domain.statements import Place

BLACK = "█"
Span = tuple[int, int]
Spans = Mapping[tuple[int, int], Sequence[Span]]


def black_document(document: Document, places: Iterable[Place], is_telling: Callable[[str], bool]) -> Document:
    """A document without what stands at some places, and without every line that tells.

    Args:
        document: The document.
        places: Where statements of erased people stand.
        is_telling: Whether a text tells of one.
    """
    spans = _find_spans(document, places)
    return structs.replace(
        document,
        pages=tuple(
            structs.replace(page, lines=_black_lines(page.lines, spans, is_telling)) for page in document.pages
        ),
        blocks=tuple(_black_block(block, spans, is_telling) for block in document.blocks),
        hints=tuple(hint for hint in document.hints if not is_telling(hint.value)),
    )


def _find_spans(document: Document, places: Iterable[Place]) -> Spans:
    """Characters of each line that the places take; one may go on over the lines that follow."""
    lines = list(document.lines())
    index = {(line.page, line.number): at for at, line in enumerate(lines)}
    spans: dict[tuple[int, int], list[Span]] = {}
    for place in places:
        at, start, end = index.get((place.page, place.line)), place.char_start, place.char_end
        while at is not None and at < len(lines) and end > 0:
            spans.setdefault((lines[at].page, lines[at].number), []).append((start, end))
            start, end = 0, end - len(lines[at].text) - 1
            at += 1
    return spans


def _black_block(block: Block, spans: Spans, is_telling: Callable[[str], bool]) -> Block:
    return structs.replace(
        block,
        lines=_black_lines(block.lines, spans, is_telling),
        children=tuple(_black_block(child, spans, is_telling) for child in block.children),
        label="[erased]" if block.label and is_telling(block.label) else block.label,
    )


def _black_lines(lines: Sequence[Line], spans: Spans, is_telling: Callable[[str], bool]) -> tuple[Line, ...]:
    return tuple(_black_line(line, spans.get((line.page, line.number), ()), is_telling) for line in lines)


def _black_line(line: Line, spans: Sequence[Span], is_telling: Callable[[str], bool]) -> Line:
    if any(map(is_telling, _list_texts(line))):
        spans = ((0, line.offset + len(line.text)),)
    inside = [(start - line.offset, end - line.offset) for start, end in spans]
    inside = [(start, end) for start, end in inside if start < len(line.text) and end > 0]
    if not inside:
        return line
    letters = [BLACK if any(start <= at < end for start, end in inside) else c for at, c in enumerate(line.text)]
    words = tuple(
        structs.replace(word, text=BLACK * len(word.text))
        if any(start < word.end and end > word.start for start, end in inside)
        else word
        for word in line.words
    )
    return structs.replace(line, text="".join(letters), words=words, links=(), alternative=None)


def _list_texts(line: Line) -> Iterator[str]:
    yield line.text
    if line.alternative:
        yield line.alternative
    yield from (link.href for link in line.links)

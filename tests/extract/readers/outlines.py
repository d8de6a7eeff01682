"""A document as lines of text that a person can check: each block indented under the one around it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.domain.layout import Block, Document, Line


def describe(document: Document) -> Iterator[str]:
    for hint in document.hints:
        yield f"hint {hint.kind}: {hint.value}"
    for block in document.blocks:
        yield from _describe_block(block, "")


def _describe_block(block: Block, indent: str) -> Iterator[str]:
    marks = [f" {block.level}" if block.level else "", f" [{block.label}]" if block.label else ""]
    marks.append(f" ({block.role})" if block.role != "main" else "")
    yield f"{indent}{block.kind}{''.join(marks)}"
    for line in block.lines:
        yield f"{indent}  {line.number}: {line.text}{_describe_line(line)}"
    for child in block.children:
        yield from _describe_block(child, indent + "  ")


def _describe_line(line: Line) -> str:
    links = "".join(f" <{line.text[link.start : link.end]} -> {link.href}>" for link in line.links)
    return links + (f" (from {line.offset})" if line.offset else "") + (" (bold)" if line.bold else "")

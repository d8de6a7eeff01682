"""Texts made of blocks: saved pages, mails, markdown and columns of a plain file."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from tests.editions.facts.blocks import Block, Box, Heading, Items, Para, Table, Terms

_INTRO = (
    "Människohandel förekommer i hela landet. Här har vi samlat information om var den som är utsatt kan få hjälp och "
    "hur samhället arbetar mot brottet. Ny lag gäller från 1 juli 2025."
)
_FOOT = "Exempelstads kommun, växel 0980-319 200, kommun@exempelstad.example.se\nSenast ändrad 5 juni 2024"


def _bare(text: str) -> str:
    return text.replace("**", "")


def _saved(block: Block) -> Iterator[str]:
    """What copying a page into a file leaves: lines and blank lines."""
    match block:
        case Heading(text):
            yield f"{text}\n"
        case Para(lines):
            yield "\n".join(map(_bare, lines)) + "\n"
        case Items(items):
            yield "\n".join(f"- {_bare(item)}" for item in items) + "\n"
        case Table(head, rows):
            yield "\n".join("\t".join(c.replace("\n", " ") for c in row) for row in (head, *rows)) + "\n"
        case Terms(pairs):
            yield "\n".join(f"{_bare(t)}\n" + "\n".join(said) + "\n" for t, said in pairs)
        case Box(lines):
            yield "\n".join(lines) + "\n"


def _marked(block: Block) -> Iterator[str]:
    """Markdown."""
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {text}\n"
        case Para(lines):
            yield "  \n".join(lines) + "\n"
        case Items(items):
            yield "\n".join(f"* {item}" for item in items) + "\n"
        case Table(head, rows):
            shown = ("| " + " | ".join(c.replace("\n", "<br>") for c in row) + " |" for row in rows)
            yield "\n".join(("| " + " | ".join(head) + " |", "|" + "---|" * len(head), *shown)) + "\n"
        case Terms(pairs):
            yield "\n".join(f"**{t}**\n" + "\n".join(said) + "\n" for t, said in pairs)
        case Box(lines):
            yield "\n".join(f"> {line}" for line in lines) + "\n"


def _wrapped(block: Block) -> Iterator[str]:
    """A mail: 72 characters a line, headings in capitals or underlined, indented bullets."""
    match block:
        case Heading(text, 2):
            yield f"{text}\n{'=' * len(text)}\n"
        case Para(lines):
            yield "\n".join(textwrap.fill(_bare(line), 72) for line in lines) + "\n"
        case Items(items):
            yield "\n".join(textwrap.fill(f"  • {_bare(x)}", 72, subsequent_indent="    ") for x in items) + "\n"
        case Table(head, rows):
            yield _columns((head, *rows))
        case Terms(pairs):
            yield "\n".join(f"{_bare(t)}: {' '.join(said)}" for t, said in pairs) + "\n"
        case Box(lines):
            rule = "-" * 40
            yield f"{rule}\n" + "\n".join(lines) + f"\n{rule}\n"
        case _:
            yield from _saved(block)


def _columns(rows: Sequence[Sequence[str]]) -> str:
    """Set a table in columns of blanks; a cell's lines stand below each other."""
    widths = [max(len(line) for row in rows for line in row[at].split("\n")) + 3 for at in range(len(rows[0]))]
    shown = []
    for row in rows:
        cells = [cell.split("\n") for cell in row]
        for at in range(max(map(len, cells))):
            line = ("".join(cell[at : at + 1]).ljust(width) for cell, width in zip(cells, widths, strict=True))
            shown.append("".join(line).rstrip())
    return "\n".join(shown) + "\n"


def _set(title: str, blocks: Sequence[Block], show: Callable[[Block], Iterator[str]]) -> str:
    body = "\n".join(text for block in blocks for text in show(block))
    return f"{title}\n\n{textwrap.fill(_INTRO, 100)}\n\n{body}\n{_FOOT}\n"


def saved(title: str, blocks: Sequence[Block]) -> str:
    """A page copied into a file."""
    return _set(title, blocks, _saved)


def marked(title: str, blocks: Sequence[Block]) -> str:
    """Markdown."""
    return _set(f"# {title}", blocks, _marked)


def wrapped(title: str, blocks: Sequence[Block]) -> str:
    """A mail in plain text."""
    return _set(title.upper(), blocks, _wrapped)


STYLES = (saved, marked, wrapped)

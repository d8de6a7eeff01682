"""The page's own lines that a question is about, for a person to look at: of both prints where it is who is who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.cli.review import ReviewItem

_AROUND = 2
_MENTION = re.compile(r"(?P<edition>.+)/(?P<page>\d+)\.(?P<line>\d+)")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the page that an item is about; `is_meant` marks the one that raised it."""

    edition_id: str
    number: int
    text: str
    is_meant: bool


def read_lines(raw: Path, item: ReviewItem) -> tuple[PrintedLine, ...]:
    """Read the page's own lines around what an item is about; none where it is about no line."""
    return tuple(line for place in _find_places(item) for line in _read(raw, *place))


def _find_places(item: ReviewItem) -> dict[tuple[str, int, int], None]:
    """The edition, page and line of the mention that an item is about, and of the print that raised it."""
    places: dict[tuple[str, int, int], None] = {}
    if about := _MENTION.fullmatch(item.subject):
        places[about["edition"], int(about["page"]), int(about["line"])] = None
    if item.edition_id and item.page is not None and item.line is not None:
        places[item.edition_id, item.page, item.line] = None
    return places


def _read(raw: Path, edition_id: str, page: int, number: int) -> Iterator[PrintedLine]:
    from pipeline.extract.readers.reading import read_document
    from pipeline.ingest.registry import read_editions

    edition = next((e for e in read_editions(raw) if e.edition_id == edition_id), None)
    lines = read_document((raw / edition.file).read_bytes()).lines() if edition else ()
    for line in lines:
        if line.page == page and abs(line.number - number) <= _AROUND:
            yield PrintedLine(edition_id, line.number, line.text, line.number == number)

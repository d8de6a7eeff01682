"""From places in the verbatim text to the repaired text of the same places.

Repair works line for line and says what it changed; the ink stays as it is, and the repaired text of a place is made
by replaying the changes that fall within it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.domain.layout import Document, Line
from pipeline.domain.statements import Place

if TYPE_CHECKING:
    from pipeline.normalize.repair import Edit


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start` to `end` of the document's line number `index`, counted from 0 over all pages."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a place says after repair; whether repair changed it, and how sure it was."""

    text: str
    is_repaired: bool
    confidence: float = 1.0


class TextMap:
    """The lines of a document, found by page and number.

    Args:
        document: The document as read.
    """

    def __init__(self, document: Document) -> None:
        self.lines: tuple[Line, ...] = tuple(document.lines())
        self._index = {(line.page, line.number): i for i, line in enumerate(self.lines)}

    def find_segments(self, place: Place) -> tuple[Segment, ...]:
        """Cut a place into one segment for each line that it lies on; none if it is not in the document."""
        index = self._index.get((place.page, place.line))
        if index is None:
            return ()
        start, left = place.char_start, place.char_end - place.char_start
        segments: list[Segment] = []
        while left > 0 and index < len(self.lines):
            length = len(self.lines[index].text)
            end = min(length, start + left)
            segments.append(Segment(index, start, max(start, end)))
            left -= max(0, end - start) + 1
            index, start = index + 1, 0
        return tuple(segments)

    def read_verbatim(self, segments: Iterable[Segment]) -> str:
        """What is printed at some segments, a newline between lines."""
        return "\n".join(self.lines[s.index].text[s.start : s.end] for s in segments)

    def place_of(self, index: int, start: int, end: int) -> Place:
        """The place of characters of a line, by the line's number over all pages."""
        line = self.lines[index]
        return Place(line.page, line.number, start, end)


class RepairedText:
    """A document's text with the changes of a repair.

    Args:
        text_map: The lines.
        edits: What was changed.
    """

    def __init__(self, text_map: TextMap, edits: Iterable[Edit] = ()) -> None:
        self.map = text_map
        self._edits: dict[int, list[Edit]] = defaultdict(list)
        for edit in edits:
            self._edits[edit.line].append(edit)
        for listed in self._edits.values():
            listed.sort(key=lambda edit: edit.start)

    def read(self, place: Place, raw_text: str) -> Reading:
        """Read a place after repair.

        Args:
            place: The place.
            raw_text: What extraction says is printed there; a text that is not (such as a link's address) stays.
        """
        segments = self.map.find_segments(place)
        if self.map.read_verbatim(segments) != raw_text:
            return Reading(raw_text, False)
        readings = [self._read_segment(segment) for segment in segments]
        return Reading(
            "\n".join(reading.text for reading in readings),
            any(reading.is_repaired for reading in readings),
            min((reading.confidence for reading in readings), default=1.0),
        )

    def _read_segment(self, segment: Segment) -> Reading:
        text = self.map.lines[segment.index].text
        parts: list[str] = []
        at, confidence, is_repaired = segment.start, 1.0, False
        for edit in self._edits.get(segment.index, ()):
            if edit.start >= segment.end or edit.end <= segment.start or edit.start < at:
                continue
            parts += [text[at : edit.start], edit.after]
            at, confidence, is_repaired = edit.end, min(confidence, edit.confidence), True
        parts.append(text[at : segment.end])
        return Reading("".join(parts), is_repaired, confidence)

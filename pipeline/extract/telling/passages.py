"""Passages: the text of one leaf block over all its lines, for what is said in sentences rather than in fields.

Each passage has its verbatim text (lines joined with a newline) and a flat text in which line ends and the hyphens at
them are undone, so that a phrase is found across a line end and still has its verbatim place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from pipeline.domain.layout import BlockKind, BlockRole, Document, Line
from pipeline.domain.statements import Place, Statement
from pipeline.extract.lines.rows import Row, place_span

_MOST = 8_000  # characters of a passage from which it ends with the next sentence that ends a line
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ»”\"]|\s*$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One leaf block.

    Attributes:
        rows: Its lines.
        text: Their verbatim text, joined with newlines.
        flat: The same without line ends and the hyphens at them.
        offsets: For each character of `flat` its index in `text`.
        begins: For each row the index in `text` at which its line begins.
        heading: The nearest heading before it, where there is one.
    """

    rows: tuple[Row, ...]
    text: str
    flat: str
    offsets: tuple[int, ...]
    begins: tuple[int, ...]
    heading: Passage | None

    @property
    def kind(self) -> BlockKind:
        """Kind of its block."""
        return self.rows[0].kind

    @property
    def role(self) -> BlockRole:
        """Role of its block."""
        return self.rows[0].role

    def under(self) -> Iterator[Passage]:
        """The headings above it, the nearest first."""
        above = self.heading
        while above is not None:
            yield above
            above = above.heading

    def lined(self, start: int = 0, end: int | None = None) -> str:
        """Give characters `start` to `end` of the flat text with a newline where a line ends."""
        chars = zip(self.flat[start:end], self.offsets[start:end], strict=True)
        return "".join("\n" if self.text[offset] == "\n" else char for char, offset in chars)

    def place(self, start: int, end: int) -> Place:
        """Give the place of characters `start` to `end` of the flat text."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        for row, begin in zip(self.rows, self.begins, strict=True):
            length = len(row.line.text)
            if first <= begin + length:
                place = place_span(row.line, first - begin, min(last - begin, length))
                shift = row.line.offset - begin
                return Place(place.page, place.line, first + shift, last + shift, place.box)
        return place_span(self.rows[0].line, 0, len(self.rows[0].line.text))

    def state(
        self, property_: str, start: int, end: int, confidence: float, evidence: str, value: str | None = None
    ) -> Statement:
        """Make characters `start` to `end` of the flat text a statement; `value` is what they are taken for."""
        raw = self.text[self.offsets[start] : self.offsets[end - 1] + 1]
        return Statement(property_, raw, raw if value is None else value, self.place(start, end), confidence, evidence)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Give the start and end of each sentence of the flat text."""
        at = 0
        for match in _SENTENCE_END.finditer(self.flat):
            yield at + len(self.flat[at:]) - len(self.flat[at:].lstrip()), match.end()
            at = match.end()
        if self.flat[at:].strip():
            yield at + len(self.flat[at:]) - len(self.flat[at:].lstrip()), len(self.flat.rstrip())


def read_passages(rows: Sequence[Row], document: Document | None = None) -> tuple[Passage, ...]:
    """Give the passages of a document in reading order, without what is set aside; repeated cells come once.

    Args:
        rows: Its rows.
        document: The document, where paragraphs that a page break or blank lines cut are to be joined.
    """
    passages: list[Passage] = []
    headings: list[Passage] = []
    seen: set[tuple[int, int, int]] = set()
    for _, group in groupby((row for row in rows if not row.is_set_aside), key=lambda row: row.group):
        own = tuple(group)
        key = (own[0].line.page, own[0].line.number, own[0].line.offset)
        if not any(row.line.text.strip() for row in own) or (key in seen and own[0].kind == "cell"):
            continue
        seen.add(key)
        level = own[0].level if own[0].kind == "heading" else 0
        while level and headings and (headings[-1].kind == "term" or headings[-1].rows[0].level >= level):
            headings.pop()
        made = [make_passage(part, headings[-1] if headings else None) for part in _part_rows(own)]
        passages.extend(made)
        passage = made[0]
        if own[0].kind in ("heading", "term"):
            headings = [h for h in headings if not level or h.rows[0].level < level] + [passage]
    return _join_torn(passages, _Ruler(document))


def _part_rows(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Part a block longer than any paragraph at the ends of sentences: each pattern is tried at each place of it."""
    start = length = 0
    for at, row in enumerate(rows):
        text = row.line.text
        length += len(text)
        if length > _MOST and (length > 2 * _MOST or text.rstrip().endswith((".", "!", "?"))):
            yield rows[start : at + 1]
            start, length = at + 1, 0
    if start < len(rows):
        yield rows[start:]


class _Ruler:
    """Tells how many lines lie between two lines of a document, over pages.

    Args:
        document: The document; without one, pages are not measured.
    """

    def __init__(self, document: Document | None) -> None:
        lines = enumerate(document.lines() if document else ())
        self._index = {(line.page, line.number): (at, line) for at, line in lines}
        self._lines = [line for _, line in self._index.values()]

    def count_breaks(self, before: Line, after: Line) -> int:
        """Give the line ends from one line to a later one with nothing but blank lines between, else 0."""
        if (before.page, before.number + 1) == (after.page, after.number):
            return 1
        first, last = self._index.get((before.page, before.number)), self._index.get((after.page, after.number))
        if first is None or last is None or any(line.text.strip() for line in self._lines[first[0] + 1 : last[0]]):
            return 0
        return max(0, last[0] - first[0])


def _join_torn(passages: Sequence[Passage], ruler: _Ruler) -> tuple[Passage, ...]:
    """Join a paragraph that breaks off in mid-sentence to the one that goes on, where their lines follow each other."""
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        breaks = ruler.count_breaks(last.rows[-1].line, passage.rows[0].line) if last is not None else 0
        if last is not None and breaks and _goes_on(last, passage, is_near=breaks == 1):
            begin = len(last.text) + breaks
            begins = (*last.begins, *(begin + own for own in passage.begins))
            joined[-1] = make_passage(last.rows + passage.rows, last.heading, begins)
        else:
            joined.append(passage)
    return tuple(joined)


def _goes_on(last: Passage, passage: Passage, *, is_near: bool) -> bool:
    """Whether a paragraph goes on in another; over blank lines only a word that is cut in two tells."""
    before, after = last.rows[-1].line, passage.rows[0].line
    return (
        last.kind == passage.kind == "paragraph"
        and last.heading is passage.heading
        and len(before.text.split()) > 2
        and re.search(r"[\w,-]\s*$" if is_near else r"[^\W\d_]{2}-\s*$", before.text) is not None
        and re.match(r"[a-zåäöé]+[ ,-]", after.text) is not None
        and "@" not in before.text + after.text
    )


def make_passage(rows: tuple[Row, ...], heading: Passage | None, begins: tuple[int, ...] = ()) -> Passage:
    """Make a passage of lines.

    Args:
        rows: The lines.
        heading: The nearest heading before them.
        begins: Where each line begins in their text, if blank lines part them.
    """
    text = ""
    begins = begins or tuple(accumulate((len(row.line.text) + 1 for row in rows[:-1]), initial=0))
    for row, begin in zip(rows, begins, strict=True):
        text += "\n" * (begin - len(text)) + row.line.text
    if "\n" not in text:
        return Passage(rows, text, text.replace("\u00a0", " "), tuple(range(len(text))), begins, heading)
    flat: list[str] = []
    offsets: list[int] = []
    at, closed = 0, text + "\n"
    while at < len(text):
        end = closed.index("\n", at)
        flat.extend(text[at:end].replace("\u00a0", " "))
        offsets.extend(range(at, end))
        at = end
        if at == len(text):
            break
        rest = text[at + 1 : at + 9].lstrip("\n")
        is_torn = len(flat) > 1 and flat[-1] in "-\u00ad" and flat[-2].isalpha() and rest[:1].islower()
        if is_torn and not re.match(r"(?:och|eller)\b", rest):
            flat.pop()
            offsets.pop()
        elif flat and flat[-1] != " ":
            flat.append(" ")
            offsets.append(at)
        while text[at : at + 1] == "\n":
            at += 1
    return Passage(rows, text, "".join(flat), tuple(offsets), begins, heading)


def sentence_at(passage: Passage, position: int) -> tuple[int, int]:
    """Give the sentence of a passage that holds a position of its flat text."""
    return next(((s, e) for s, e in passage.sentences() if s <= position < e), (0, len(passage.flat)))

"""Who is responsible for what, as a part of the document lays it out: each statement below or beside a name is one.

The owner is a heading, a term, a line of its own before a list, the first cell of a row, a label (`Myndighet:`) or what
stands before a colon. Contacts, hours, regions and empty seats are no statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.extract.telling.listed_names import could_be_participant, is_participant
from pipeline.extract.telling.outline import Part
from pipeline.extract.telling.owners import (
    LINE_BEGINS,
    Duty,
    Owner,
    find_asked,
    find_owner,
    is_line_above_list,
    lines_of,
    names_owner,
    own_run_ins,
    own_whole,
    row_of,
    skip_lead,
    table_of,
)
from pipeline.extract.telling.passages import Passage
from pipeline.extract.telling.statements import is_statement, split_statements
from pipeline.vocabulary import fold, match_label, phrases

_ROW_ABOVE = "row of its own above its duties"


@dataclass(slots=True)
class _Reader:
    """Reads a part from top to bottom; `trusted` are the forms in which a name that has no known form is believed."""

    part: Part
    trusted: frozenset[str] = frozenset()
    owner: Owner | None = None
    row: int | None = None
    column: str | None = None
    headers: set[int] = field(default_factory=set)
    lone: dict[int | None, bool] = field(default_factory=dict)
    behind: dict[int, Passage] = field(default_factory=dict)  # rows whose owner stands behind the duty

    def read(self) -> Iterator[Duty]:
        passages = self.part.passages
        self._look_at_rows(passages)
        self.trusted = frozenset(self._find_trusted(passages))
        for at, passage in enumerate(passages):
            following = passages[at + 1] if at + 1 < len(passages) else None
            if passage is self.part.opener:
                continue
            if passage.kind in ("heading", "term"):
                self._take_heading(passage)
            elif row_of(passage) is not None:
                yield from self._read_row(passage)
            elif self._is_owner_line(passage, following):
                whole = skip_lead(passage.flat), len(passage.flat.rstrip(" .:"))
                owner = Owner(passage, *(find_owner(passage.flat) or whole), "line above its duties")
                self.owner = None if at and self._is_name_line(passages[at - 1]) else owner
            else:
                yield from self._read_passage(passage)

    def _find_trusted(self, passages: Sequence[Passage]) -> Iterator[str]:
        """Tell where most names are organizations by themselves: headings, first cells, or lines above lists."""
        first: dict[int, Passage] = {}
        for passage in passages:
            row = row_of(passage)
            if row is not None and row not in self.headers:
                first.setdefault(row, passage)
        forms = {
            "heading": [p for p in passages if p is not self.part.opener and p.kind in ("heading", "term")],
            "row": list(first.values()),
            "line": [p for p, following in pairwise(passages) if is_line_above_list(p, following)],
        }
        for form, names in forms.items():
            if len(names) > 1 and 2 * sum(is_participant(p.flat) for p in names) >= len(names):
                yield form

    def _look_at_rows(self, passages: Sequence[Passage]) -> None:
        """Tell the rows of headers, and those in which one cell stands alone."""
        cells: dict[int, list[Passage]] = defaultdict(list)
        for passage in passages:
            row = row_of(passage)
            if row is not None and passage.kind == "cell":
                cells[row].append(passage)
        listing = {row_of(passage) for passage in passages if passage.kind != "cell"}  # a list within a cell
        labelled = {table_of(own[0]) for own in cells.values() if any(cell.rows[0].label for cell in own)}
        for row, own in cells.items():
            self.lone[row] = len(own) == 1 and row not in listing
            owner = next((c for c in own[1:] if fold(c.rows[0].label or "") in phrases("organization_header")), None)
            if owner is not None and fold(own[0].rows[0].label or "") in phrases("duty_header"):
                self.behind[row] = owner
            words = [fold(cell.flat) for cell in own]
            is_worded = any(word in {*phrases("organization_header"), *phrases("duty_header")} for word in words)
            if (table_of(own[0]) in labelled and not any(cell.rows[0].label for cell in own)) or is_worded:
                self.headers.add(row)

    def _names(self, text: str, form: str = "") -> bool:
        bare = text.strip(" :.#*")
        return is_participant(bare) or (form in self.trusted and could_be_participant(bare))

    def _take_heading(self, passage: Passage) -> None:
        """Let a heading own what stands below it; one that names a field or another thing owns nothing."""
        asked = find_asked(passage.flat)
        if asked is not None:
            self.owner = Owner(passage, *asked, "heading")
        elif self._names(passage.flat, "heading"):
            self.owner = own_whole(passage, "heading")
        elif fold(passage.flat) not in phrases("duty_header"):
            self.owner = None

    def _is_owner_line(self, passage: Passage, following: Passage | None) -> bool:
        """Whether a line of its own names whose duties the list below it gives."""
        if following is None or len(passage.rows) > 1 or passage.kind not in ("paragraph", "item"):
            return False
        form = "line" if is_line_above_list(passage, following) else ""
        if following.kind not in ("item", "paragraph") or self._names(following.flat):
            return False
        return find_owner(passage.flat) is not None or self._names(passage.flat, form)

    def _is_name_line(self, passage: Passage) -> bool:
        """Whether a line of its own is a name with nothing said of it: what stands below may be of either name."""
        is_line = passage.kind in ("paragraph", "item") and len(passage.rows) == 1
        return is_line and passage is not self.part.opener and find_owner(passage.flat) is not None

    def _read_row(self, passage: Passage) -> Iterator[Duty]:
        """Take the first cell of a row as the owner, and what stands in the others as its duties."""
        row, label = row_of(passage), passage.rows[0].label
        if self.lone.get(row) and self._names(passage.flat):
            self.owner, self.row = own_whole(passage, _ROW_ABOVE), row
            return
        if row in self.headers:
            return
        if row is not None and row in self.behind:
            yield from self._read_turned(passage, self.behind[row])
            return
        if row != self.row:
            is_under = label != self.column if label else self.lone.get(row, False)  # the cell before it spans rows
            is_under |= self.owner is not None and self.owner.evidence == _ROW_ABOVE and not self._names(passage.flat)
            self.row = row
            if self.owner is None or not is_under:
                self.column = label
                self.owner = own_whole(passage, "cell beside its duty") if self._names(passage.flat, "row") else None
                return
        found = match_label(label.strip(" :")) if label else None
        is_field = found is not None and fold(label or "") not in phrases("duty_header")
        if self.owner is not None and not is_field:
            yield from self._state(passage, 0, f"column {label!r}" if label else "cell beside the organization")

    def _read_turned(self, passage: Passage, cell: Passage) -> Iterator[Duty]:
        """Read a cell of a row that ends with whose duty it is."""
        self.row = row_of(passage)
        self.owner = own_whole(cell, "cell beside its duty") if self._names(cell.flat) else None
        if fold(passage.rows[0].label or "") in phrases("duty_header"):
            yield from self._state(passage, 0, f"column {passage.rows[0].label!r}")

    def _read_passage(self, passage: Passage) -> Iterator[Duty]:
        """Read a paragraph or item: an owner in its first line or before a colon, then statements."""
        named = [span for span in lines_of(passage) if find_owner(passage.flat[slice(*span)])]
        if named and len(passage.rows) > 1:
            yield from self._read_below(passage, named)
            return
        led: list[tuple[Owner | None, int, int]] = [*own_run_ins(passage)]
        led = led or [*_go_on(passage, self._led_lines(passage))]
        if led:
            for owner, start, end in led:
                self.owner = owner or self.owner
                if self.owner is not None and is_statement(passage.flat[start:end]):
                    yield self.owner.duty(passage, start, end, "statement behind the organization's name")
        elif self.owner is not None and self.owner.reaches(passage):
            yield from self._state(passage, 0, "statement below the organization's name")

    def _read_below(self, passage: Passage, named: Sequence[tuple[int, int]]) -> Iterator[Duty]:
        """Read a paragraph in which lines that are names stand above what they are responsible for."""
        ends = [start for start, _ in named[1:]] + [len(passage.flat)]
        yield from self._state(passage, 0, "line below the organization", named[0][0])
        is_among_names = False
        for (start, end), last in zip(named, ends, strict=True):
            first, behind = find_owner(passage.flat[start:end]) or (0, 0)
            owner = Owner(passage, start + first, start + behind, "line above its duties")
            self.owner = None if is_among_names else owner
            yield from self._state(passage, end, "line below the organization", last)
            is_among_names = not passage.flat[end:last].strip()

    def _led_lines(self, passage: Passage) -> Iterator[tuple[Owner | None, int, int]]:
        """Read `Skatteverket: …`, `Myndighet: Skatteverket`, and `Uppgift: …` with the lines that go on."""
        is_labelled = False
        for start, end in lines_of(passage):
            line = passage.flat[start:end].rstrip()
            label, colon, rest = line.partition(":")
            at = start + skip_lead(line)
            if is_labelled and not colon:
                yield None, at, start + len(line)
                continue
            if not colon or not rest.strip():
                name, dash, rest = (*line.partition(" – "),)
                if dash and self._names(name[skip_lead(name) :]):
                    owner = Owner(passage, at, start + len(name), LINE_BEGINS)
                    yield owner, start + len(name) + len(dash), start + len(line)
                continue
            value = start + len(label) + 1 + len(rest) - len(rest.lstrip())
            if fold(label) in phrases("organization_header") and self._names(rest):
                is_labelled = False
                yield Owner(passage, value, start + len(line), "beside its label"), value, value
            elif fold(label) in phrases("duty_header"):
                is_labelled = True
                yield None, value, start + len(line)
            elif self._names(label[skip_lead(label) :]):
                yield Owner(passage, at, start + len(label), LINE_BEGINS), value, start + len(line)

    def _state(self, passage: Passage, start: int, evidence: str, end: int | None = None) -> Iterator[Duty]:
        if self.owner is None:
            return
        for first, last in split_statements(passage, start, end):
            if is_statement(passage.flat[first:last]):
                yield self.owner.duty(passage, first, last, evidence)


def _go_on(passage: Passage, led: Iterable[tuple[Owner | None, int, int]]) -> Iterator[tuple[Owner | None, int, int]]:
    """Let a statement go on over the lines that a narrow column or a text file breaks it into."""
    spans = [*led]
    lines = [*lines_of(passage)]
    for owner, start, end in spans:
        following = [(first, last) for first, last in lines if first >= end]
        begun = {first for _, first, _ in spans}
        for first, last in following:
            text = passage.flat[first:last].lstrip()
            if not text[:1].islower() or any(first <= at < last for at in begun):
                break
            end = first + len(passage.flat[first:last].rstrip())
        yield owner, start, end


def read_duties(part: Part) -> Iterator[Duty]:
    """Give the duties that a part lays out, in reading order.

    Args:
        part: What stands under a heading for responsibilities, or one for members whose names are headings.
    """
    headed = [
        p for p in part.passages if p is not part.opener and p.kind in ("heading", "term") and names_owner(p.flat)
    ]
    if part.kind == "duties" or len(headed) > 1:
        yield from _Reader(part).read()

"""What the repair is told and what it answers: fields, edits, repaired lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A span that the caller knows the kind of; digits, mails and URLs are always left alone by themselves.

    Attributes:
        line: Index into the lines handed in, from 0.
        start: First character of the span.
        end: One past its last character.
        kind: `name`, `county`, `municipality`, `organization`, `title`, `audience`, `statute`, `region` or `verbatim`.
        hints: For a name: the mail addresses beside it, and clean names known from other editions.
    """

    line: int
    start: int
    end: int
    kind: str
    hints: tuple[str, ...] = ()

    def has_given_at(self, line: str, start: int) -> bool:
        """Whether the word of a name that begins there is the given one: the first, or behind a surname and a comma.

        >>> [Field(0, 0, 13, "name").has_given_at("Exempel, Anna", start) for start in (0, 9)]
        [False, True]
        """
        comma = line.find(",", self.start, self.end)
        return start > comma if comma >= 0 else start == self.start


@dataclass(frozen=True, slots=True)
class Edit:
    """One changed run of characters: `before` stood at `start` to `end` of a line as read, `after` replaces it."""

    line: int
    start: int
    end: int
    before: str
    after: str
    field: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired lines, one for each line read, and the ledger of what was done.

    Attributes:
        lines: The repaired text.
        edits: What was changed, in reading order.
        damage_rate: Share of the words that were changed.
        set_aside: Indexes of lines that hold only stray marks from drawings; they are kept as they are.
    """

    lines: tuple[str, ...]
    edits: tuple[Edit, ...]
    damage_rate: float
    set_aside: tuple[int, ...]


def apply_edits(lines: Sequence[str], edits: Iterable[Edit]) -> tuple[str, ...]:
    """Replace each edit's `before` by its `after`; places are those of the lines as read."""
    changed = list(lines)
    for edit in sorted(edits, key=lambda e: (e.line, e.start), reverse=True):
        text = changed[edit.line]
        changed[edit.line] = text[: edit.start] + edit.after + text[edit.end :]
    return tuple(changed)


def undo(lines: Sequence[str], edits: Iterable[Edit]) -> tuple[str, ...]:
    """Take repaired lines back to what was read.

    Args:
        lines: Repaired lines.
        edits: The edits that made them.

    Returns:
        The lines as they were, to the byte.

    >>> undo(["Är du?"], [Edit(0, 0, 1, "A", "Ä", "prose", "", 1.0)])
    ('Ar du?',)
    """
    changed = list(lines)
    shift: dict[int, int] = {}
    for edit in sorted(edits, key=lambda e: (e.line, e.start)):
        start = edit.start + shift.get(edit.line, 0)
        text = changed[edit.line]
        changed[edit.line] = text[:start] + edit.before + text[start + len(edit.after) :]
        # Earlier edits of the line are already undone, so places on it are those of the line as read again.
        shift[edit.line] = 0
    return tuple(changed)

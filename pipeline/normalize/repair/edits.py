"""From the candidate chosen for a unit to edits of its line or lines, in the case of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.normalize.repair.candidates import Candidate
from pipeline.normalize.repair.changes import Change
from pipeline.normalize.repair.tokens import Unit
from pipeline.normalize.repair.types import Edit
from pipeline.normalize.repair.vocabulary import is_place

_CAPITALIZED = frozenset(("name", "county", "municipality"))  # fields whose words begin with a capital


def edits_of(
    unit: Unit, lines: Sequence[str], candidate: Candidate, field: str, evidence: str, confidence: float
) -> Iterable[Edit]:
    """The edits that turn a unit into a candidate, in its own case, piece by piece."""
    capitals = sum(map(str.isupper, unit.text)) > 1 and not any(map(str.islower, unit.text))
    keeps_capital = unit.opens or candidate.is_name or field != "prose" or is_place(candidate.word)
    has_capital = field in _CAPITALIZED
    for change in _merge(candidate.changes):
        offset = 0
        for piece in unit.pieces:
            length = piece.end - piece.start
            if offset <= change.place and change.place + change.read <= offset + length:
                start = piece.start + change.place - offset
                before = lines[piece.line][start : start + change.read]
                after = change.text.upper() if capitals else change.text
                stood = has_capital or before[:1].isupper() or before[:1] == "0"  # a `6` or `é` does not tell
                if not capitals and change.place == 0 and stood and keeps_capital:
                    after = after[:1].upper() + after[1:]
                if before != after:
                    yield Edit(
                        piece.line, start, start + change.read, before, after, field, evidence, round(confidence, 3)
                    )
                break
            offset += length


def _merge(changes: Sequence[Change]) -> list[Change]:
    """Join changes that stand side by side into one run."""
    merged: list[Change] = []
    for change in changes:
        if merged and merged[-1].place + merged[-1].read == change.place:
            last = merged.pop()
            change = Change(last.place, last.read + change.read, last.text + change.text)
        merged.append(change)
    return merged

"""Why each cell changed, found by replay.

A release differs from the one before because the code changed, the captures changed, or a person decided. The current
code run on the *previous* inputs tells the first apart from the rest; run on the new captures with the previous
decisions it tells the second from the third. A cell whose value was already there after a step was caused by that step.
After an erasure the release before was made without the person from its own tables; what a replay of its inputs shows
besides is the work of the erasure.

What the code did is told apart by what of its work changed: our reading of the print (`repair`), who is who
(`matching`), which value won (`fusion`) or which tables and columns there are (`schema`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.publish.changes import WHOLE, Cell
from pipeline.validate.schema import read_schema

Cause = Literal["source", "repair", "matching", "fusion", "decision", "schema", "erasure"]

_READING = frozenset({"repairs", "quarantine", "edition_coverage", "editions"})
_OF_MENTIONS = frozenset({"entity_ids", "identity_evidence"})
_ID_COLUMNS = frozenset({"entity_id", "mention_id"})
_IDENTITY_QUESTIONS = frozenset({"name_change", "thin_merge", "unsure_identity"})
_RANK: Mapping[Cause, int] = {"repair": 1, "matching": 2}


@dataclass(frozen=True, slots=True)
class Replay:
    """What the steps in between changed.

    Attributes:
        by_code: Changes that the current code makes of the previous inputs.
        by_decision: Changes that the new decisions make of the new captures.
        known_columns: Columns by table of the release before.
        erased: Rows of `by_code`, by table and key, that an erasure changed.
    """

    by_code: tuple[Cell, ...]
    by_decision: tuple[Cell, ...]
    known_columns: Mapping[str, tuple[str, ...]]
    erased: frozenset[tuple[str, str]] = frozenset()


def find_causes(cells: Iterable[Cell], replay: Replay) -> list[tuple[Cell, Cause]]:
    """Tell the cause of each change.

    Args:
        cells: Changes from the release before to this one.
        replay: What the steps in between changed.
    """
    decided = {cell.place for cell in replay.by_decision}
    after_code = {cell.place: (cell.change, cell.after) for cell in replay.by_code}
    work = _Work(replay.by_code, replay.known_columns)
    found: list[tuple[Cell, Cause]] = []
    for cell in cells:
        cause: Cause = "source"
        if cell.row_key == WHOLE:
            cause = "schema"
        elif cell.place in decided or (cell.table_name == "decisions" and cell.place not in after_code):
            cause = "decision"
        elif after_code.get(cell.place) == (cell.change, cell.after):
            cause = "erasure" if cell.place[:2] in replay.erased else work.name_stage(cell)
        found.append((cell, cause))
    return found


def list_erased(cells: Iterable[Cell], *, is_same_code: bool) -> frozenset[tuple[str, str]]:
    """Rows that an erasure changed, of those that differ between a redacted release and a replay of its inputs.

    Args:
        cells: The differences.
        is_same_code: Whether the code is the one that made the release: then it did all of them.

    Returns:
        Table and key of each row; with new code only those that say so themselves.
    """
    return frozenset(
        cell.place[:2]
        for cell in cells
        if is_same_code or (cell.table_name, cell.column_name, cell.after) == ("quarantine", "reason_code", "erased")
    )


def count_causes(found: Iterable[tuple[Cell, Cause]]) -> dict[str, int]:
    """Changed cells by cause."""
    return dict(sorted(Counter(cause for _, cause in found).items()))


class _Work:
    """What of our own work changed between two versions of the code."""

    def __init__(self, cells: Sequence[Cell], known_columns: Mapping[str, tuple[str, ...]]) -> None:
        self._columns = known_columns
        self._read_anew: set[tuple[str | None, str | None]] = set()
        self._read_texts: set[str] = set()
        self._read_mentions: set[str] = set()
        self._rematched_mentions: set[str] = set()
        self._tied: set[str] = set()
        self._rematched: set[str] = set()
        self._rows: dict[tuple[str, str], Cause] = {}
        self._of_tables: dict[str, Counter[Cause]] = {}
        for cell in cells:
            if cell.table_name == "statements":
                self._learn_statement(cell)
        for cell in cells:
            if cell.table_name == "identity_evidence" and self._is_read_anew(cell):
                self._tied |= set(cell.row_key.split("|"))
            is_id = cell.table_name == "entity_ids" and cell.column_name in ("entity_id", "successor_id")
            if is_id and not self._is_read_anew(cell):
                self._rematched |= _list_ends(cell)
        for cell in cells:
            self._learn_row(cell)

    def _learn_statement(self, cell: Cell) -> None:
        mention_id = cell.row_key.rpartition(":")[0]
        if cell.column_name in ("value", "raw_text"):
            self._read_anew.add((cell.before, cell.after))
            self._read_texts |= _list_ends(cell)
            self._read_mentions.add(mention_id)
        elif cell.column_name == "entity_id" and cell.change == "changed":
            self._rematched |= _list_ends(cell)
            self._rematched_mentions.add(mention_id)

    def _is_read_anew(self, cell: Cell) -> bool:
        """Whether a row on mentions tells of one that was read anew, and that nobody else was given."""
        mentions = {part.partition(":")[0] for part in cell.row_key.split("|")}
        return bool(mentions & self._read_mentions) and not mentions & self._rematched_mentions

    def _learn_row(self, cell: Cell) -> None:
        """A row that came or went is one thing: what one of its cells tells of is the cause of all."""
        place = cell.table_name, cell.row_key
        stage = self._name_stage_of_cell(cell)
        self._of_tables.setdefault(cell.table_name, Counter())[stage] += 1
        if cell.change != "changed" and _RANK.get(stage, 0) > _RANK.get(self._rows.get(place, "fusion"), 0):
            self._rows[place] = stage

    def name_stage(self, cell: Cell) -> Cause:
        """The stage whose change of code changed this cell."""
        stage = self._name_stage_of_cell(cell)
        if cell.table_name == "checks" and cell.change == "changed":  # it says something else of what it checks
            checked = self._of_tables.get(cell.row_key.partition(".")[0], Counter())
            return max(checked, key=lambda cause: (checked[cause], cause), default=stage)
        if stage != "fusion" or cell.change == "changed":
            return stage
        if cell.table_name == "evidence":  # its key is the table and the key of what it stands behind, and a statement
            table_name, *key, _ = cell.row_key.split("|")
            of_statement: Cause = "repair" if self._is_read_anew(cell) else stage
            return self._rows.get((table_name, "|".join(key)), of_statement)
        return self._rows.get((cell.table_name, cell.row_key), stage)

    def _name_stage_of_cell(self, cell: Cell) -> Cause:
        if cell.table_name == "checks" or cell.row_key == WHOLE or not self._is_column_of_both(cell):
            return "schema"
        if cell.table_name in _READING:
            return "repair"
        if cell.table_name in _OF_MENTIONS:
            is_tied = cell.table_name == "identity_evidence" and not self._tied.isdisjoint(cell.row_key.split("|"))
            return "repair" if is_tied or self._is_read_anew(cell) else "matching"
        if cell.table_name == "review_items" and _asks_who(cell):
            return "matching"
        if cell.table_name == "statements":
            return self._name_stage_of_statement(cell)
        if (cell.before, cell.after) in self._read_anew:
            return "repair"
        if self._rematched & {cell.before, cell.after, *cell.row_key.split("|")}:
            return "matching"
        if cell.change != "changed" and self._read_texts & {cell.before, cell.after}:
            return "repair"
        return "fusion"

    def _is_column_of_both(self, cell: Cell) -> bool:
        """Whether the release before has the column, and this one has it still."""
        is_known = cell.column_name in self._columns.get(cell.table_name, ())
        return is_known and cell.column_name in read_schema()[cell.table_name].names

    def _name_stage_of_statement(self, cell: Cell) -> Cause:
        if cell.change == "changed" and cell.column_name in _ID_COLUMNS:
            return "matching"
        return "fusion" if cell.change == "changed" and cell.column_name in ("status", "rule") else "repair"


def _list_ends(cell: Cell) -> set[str]:
    return {value for value in (cell.before, cell.after) if value}


def _asks_who(cell: Cell) -> bool:
    return cell.column_name == "kind" and bool(_IDENTITY_QUESTIONS & {cell.before, cell.after})

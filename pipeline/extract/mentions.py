"""Drafts of mentions while extraction is under way, and their ids once it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.domain.statements import EntityType, ListName, Mention, Place, Statement
from pipeline.extract.lines.facts import Fact


@dataclass(slots=True, eq=False)
class Draft:
    """A mention that is still being filled; its own statements come first, those of a heading after."""

    entity_type: EntityType
    list_name: ListName | None = None
    parent: Draft | None = None
    statements: list[Statement] = field(default_factory=list)
    _said: set[tuple[str, str, Place]] = field(default_factory=set, init=False, repr=False)

    def add(self, statement: Statement) -> None:
        """Add a statement, unless the same ink says the same already."""
        said = (statement.property, statement.raw_text, statement.place)
        if said not in self._said:
            self._said.add(said)
            self.statements.append(statement)

    def add_fact(self, fact: Fact, property_: str | None = None) -> None:
        """Add what a fact says."""
        self.add(fact.to_statement(property_))

    def printed(self) -> Iterator[tuple[int, int, int, str]]:
        """Give page, line, first character and text of all that it says."""
        return ((s.place.page, s.place.line, s.place.char_start, s.raw_text) for s in self.statements)

    def has(self, property_: str) -> bool:
        """Whether it says anything of a property."""
        return any(statement.property == property_ for statement in self.statements)


def seal_drafts(drafts: Iterable[Draft], edition_id: str) -> tuple[Mention, ...]:
    """Give drafts their ids and make them mentions, in reading order of their first statements; empty ones go.

    The id is `<edition>/<page>.<line>` of the first statement, with a letter from the second one that starts there.
    """
    kept = sorted((draft for draft in drafts if draft.statements), key=_position)
    ids = dict(zip(map(id, kept), _number(kept, edition_id), strict=True))
    return tuple(
        Mention(
            ids[id(draft)],
            draft.entity_type,
            tuple(draft.statements),
            draft.list_name,
            ids.get(id(draft.parent)) if draft.parent is not None else None,
        )
        for draft in kept
    )


def _position(draft: Draft) -> tuple[int, int, int]:
    place = draft.statements[0].place
    return place.page, place.line, place.char_start


def _number(drafts: Sequence[Draft], edition_id: str) -> list[str]:
    seen: Counter[str] = Counter()
    ids = []
    for draft in drafts:
        place = draft.statements[0].place
        base = f"{edition_id}/{place.page}.{place.line}"
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}{_letters(seen[base] - 1)}")
    return ids


def _letters(number: int) -> str:
    """Give `b` for 1, `c` for 2, and `ab` after `z`."""
    text = ""
    number += 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text

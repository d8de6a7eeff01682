"""Names whose parts are printed apart: given and family name in columns or fields of their own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.domain.layout import Document
from pipeline.extract.lines.facts import Fact

_PARTS = frozenset({"given_name", "family_name"})
_NEAR = 2  # rows


def join_names(facts: Sequence[Fact], document: Document) -> tuple[Fact, ...]:
    """Join each given name to the family name beside it; a part that stands alone is just text.

    Args:
        facts: All facts of a document in reading order.
        document: The document, whose lines say what is printed between the parts.
    """
    parts = [at for at, fact in enumerate(facts) if fact.kind in _PARTS]
    if not parts:
        return tuple(facts)
    texts = {(line.page, line.number): line.text for line in document.lines()}
    joined: dict[int, Fact | None] = {at: replace(facts[at], kind="text") for at in parts}
    for at, after in itertools.pairwise(parts):
        if joined[at] is not None and _are_one(facts[at], facts[after]):
            joined[at], joined[after] = _make_name(facts[at], facts[after], texts), None
    kept = (joined.get(at, fact) for at, fact in enumerate(facts))
    return tuple(fact for fact in kept if fact is not None)


def _are_one(first: Fact, second: Fact) -> bool:
    """Whether two parts are a given and a family name that stand side by side or below each other."""
    a, b = first.row, second.row
    is_ordered = (a.line.page, a.line.number, a.line.offset + first.start) < (
        b.line.page,
        b.line.number,
        b.line.offset + second.start,
    )
    is_near = b.index - a.index <= _NEAR and a.line.page == b.line.page and a.containers == b.containers
    return {first.kind, second.kind} == _PARTS and is_ordered and is_near


def _make_name(first: Fact, second: Fact, texts: dict[tuple[int, int], str]) -> Fact:
    given, family = (first, second) if first.kind == "given_name" else (second, first)
    evidence = "given and family name, printed apart"
    return replace(
        first,
        kind="name",
        end=first.start + len(printed := _read_between(first, second, texts)),
        text=f"{given.text} {family.text}",
        confidence=1.0,
        evidence=evidence,
        value=printed,
    )


def _read_between(first: Fact, second: Fact, texts: dict[tuple[int, int], str]) -> str:
    """Read all that is printed from the first part to the end of the second."""
    a, b = first.row.line, second.row.line
    lines = [texts.get((a.page, number), "") for number in range(a.number, b.number + 1)]
    lines[-1] = lines[-1][: second.end + b.offset]
    lines[0] = lines[0][first.start + a.offset :]
    return "\n".join(lines)

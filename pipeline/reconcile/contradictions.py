"""Decisions that contradict each other: the later one holds, and a question asks of the earlier one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from pipeline.domain.decision import Decision
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.decisions import Effect, Subjects

_IDENTITY = ("same_person", "different_person")


def part_overruled(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Effect]]:
    """Set aside the decisions of which a later one says otherwise, and those that tie somebody to themselves.

    Args:
        decisions: All decisions, in any order.

    Returns:
        Those that hold, in the order given, and what became of the others.
    """
    latest = {_matter(decision): decision for decision in sorted(decisions, key=Decision.place)}
    effects = []
    for decision in decisions:
        later = latest[_matter(decision)]
        if decision.kind in _IDENTITY and decision.subject == decision.value:
            effects.append(Effect(decision, "unmatched", f"{decision.subject} is compared with itself"))
        elif _saying(later) != _saying(decision):
            effects.append(Effect(decision, "stale", f"decision {later.decision_id} says otherwise"))
    aside = {effect.decision for effect in effects}
    return [decision for decision in decisions if decision not in aside], effects


def tell_unheeded(
    effects: Iterable[Effect], subjects: Subjects, corpus: Corpus, owner_of: Mapping[str, str]
) -> list[Effect]:
    """What became of decisions on who is who, those told as `stale` that others of them, taken together, overrule.

    Args:
        effects: Their effects, each by itself.
        subjects: What they may speak of.
        corpus: All sightings.
        owner_of: The entity of each mention in the end.
    """

    def owners(subject: str) -> set[str]:
        return {owner_of[m] for m in subjects.mentions(subject, corpus) if m in owner_of}

    told = []
    for effect in effects:
        one, other = owners(effect.decision.subject), owners(effect.decision.value or "")
        is_apart, is_one = one and other and one.isdisjoint(other), len(one | other) == 1 and one == other
        wanted = effect.decision.kind if effect.status == "applied" else None
        if (wanted == "same_person" and is_apart) or (wanted == "different_person" and is_one):
            told.append(Effect(effect.decision, "stale", "other decisions on the same persons say otherwise"))
        else:
            told.append(effect)
    return told


def _matter(decision: Decision) -> Hashable:
    """What a decision is about: two decisions on one matter must say the same."""
    if decision.kind in _IDENTITY:
        return "person", frozenset((decision.subject, decision.value))
    if decision.kind == "accept":
        return "accept", decision.decision_id
    topic = "date" if decision.kind == "set_date" else "value"
    return topic, decision.subject, decision.property, (decision.expected or "").strip()


def _saying(decision: Decision) -> tuple[str, str | None]:
    if decision.kind in (*_IDENTITY, "reject_value"):
        return decision.kind, None
    return decision.kind, decision.value

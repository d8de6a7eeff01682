"""What a person must decide: each item a question, a suggestion, and the decision row that would settle it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.domain.decision import Decision
from pipeline.reconcile.decisions import Effect
from pipeline.reconcile.doubts import Doubts
from pipeline.reconcile.questions import ask_questions, ask_stale
from pipeline.reconcile.rows import ReviewRow
from pipeline.reconcile.timeline import Moment


def list_review_items(
    doubts: Doubts, decisions: Iterable[Decision], unlisted: Iterable[ReviewRow] = ()
) -> tuple[list[ReviewRow], list[Effect]]:
    """Make the rows of `review_items`; those that a decision of kind `accept` speaks of are `decided`.

    Args:
        doubts: What reconciliation was not sure of.
        decisions: Those of a steward.
        unlisted: The questions on what extraction set aside.

    Returns:
        The rows, and what became of the decisions of kind `accept`.
    """
    asked = _ask_once([*ask_questions(doubts), *unlisted])
    items = [i._replace(status="decided") if _is_answered(i, doubts) else i for i in asked]
    accepted, effects = _accept(items, [d for d in decisions if d.kind == "accept"])
    stale = ask_stale(effects)
    return [*accepted, *stale], effects


def _ask_once(items: Iterable[ReviewRow]) -> list[ReviewRow]:
    """Ask once what several editions print alike; the print to look at is the newest one's, which comes last."""
    return list({item.review_id: item for item in items}.values())


def _is_answered(item: ReviewRow, doubts: Doubts) -> bool:
    """Whether a steward already said of a new name that it is the same person's: of prints from before it and since.

    Or of two prints that bear just these names, of whatever day they are.
    """
    if item.kind != "name_change":
        return False
    older, newer = (_moment(doubts, mention_id) for mention_id in (item.subject, str(item.decision_value)))
    person = doubts.owner_of.get(item.subject)
    said = [pair for pair in doubts.pairs.same if {doubts.owner_of.get(m) for m in pair} == {person}]
    asked = {_printed_name(doubts, mention_id) for mention_id in (item.subject, str(item.decision_value))}
    if any({_printed_name(doubts, mention_id) for mention_id in pair} == asked for pair in said):
        return True
    spans = (sorted(_moment(doubts, mention_id) for mention_id in pair) for pair in said)
    return any(first <= older and newer <= last for first, last in spans)


def _printed_name(doubts: Doubts, mention_id: str) -> str | None:
    return doubts.facts.corpus.by_mention[mention_id].first("name")


def _moment(doubts: Doubts, mention_id: str) -> Moment:
    corpus = doubts.facts.corpus
    return corpus.calendar.moments[corpus.by_mention[mention_id].edition_id]


def _accept(items: list[ReviewRow], decisions: Iterable[Decision]) -> tuple[list[ReviewRow], list[Effect]]:
    effects: list[Effect] = []
    settled: set[str] = set()
    for decision in sorted(decisions, key=lambda d: d.decision_id):
        matching = [i for i in items if decision.subject == i.review_id or _speaks_of(decision, i)]
        if not matching:
            effects.append(Effect(decision, "unmatched", f"nothing to review of {decision.subject!r}"))
        elif decision.expected and all(decision.expected != item.expected for item in matching):
            effects.append(Effect(decision, "stale", f"the editions say {matching[0].expected!r}"))
        else:
            settled.update(item.review_id for item in matching)
            effects.append(Effect(decision, "applied", f"{len(matching)} items are decided"))
    return [i._replace(status="decided") if i.review_id in settled else i for i in items], effects


def _speaks_of(decision: Decision, item: ReviewRow) -> bool:
    return decision.subject == item.subject and decision.property == item.property

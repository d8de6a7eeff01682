"""What stewards decided, applied to what the editions say.

A decision names what it expected to find. If the editions still say so it applies; if they say something else it is
`stale`; if nothing of that name is there it is `unmatched`. Either way it is reported. Deleting its row undoes it, for
nothing of it is kept but the row.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.domain.decision import Decision
from pipeline.domain.edition import DateRange
from pipeline.normalize.values import normalize_value
from pipeline.reconcile.corpus import Corpus, Record, Verdict
from pipeline.reconcile.editions import DateOverride
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.people import PairDecisions
from pipeline.reconcile.rows import ConflictRow, DecisionRow

Outcome = Literal["applied", "stale", "unmatched"]
_IDENTITY = ("same_person", "different_person")
_ENDS = {"dated_from": ("dated_from",), "dated_to": ("dated_to",)}


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of one decision, in words."""

    decision: Decision
    status: Outcome
    effect: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """What decisions may speak of: the mentions behind each entity id, current or retired.

    Attributes:
        owner_of: Entity id of each mention, before any decision.
        former: Mentions that each retired id had.
    """

    owner_of: Mapping[str, str]
    former: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def mentions(self, subject: str, corpus: Corpus) -> frozenset[str]:
        """The mentions behind an entity id, a mention id or a statement id; none if there is no such thing."""
        if subject in corpus.by_mention:
            return frozenset({subject})
        retired = frozenset(m for m in self.former.get(subject, ()) if m in corpus.by_mention)
        return retired or frozenset(m for m, owner in self.owner_of.items() if owner == subject)


def date_overrides(
    decisions: Iterable[Decision], said: Mapping[str, DateRange]
) -> tuple[dict[str, DateOverride], list[Effect]]:
    """Apply the decisions of kind `set_date`; `property` is `dated_from`, `dated_to`, or blank for both."""
    overrides: dict[str, DateOverride] = {}
    effects = []
    for decision in _of_kind(decisions, "set_date"):
        dated = said.get(decision.subject)
        if dated is None:
            effects.append(Effect(decision, "unmatched", f"no edition {decision.subject!r} was read"))
            continue
        day = _parse_day(decision.value)
        ends = _ENDS.get(decision.property or "", ("dated_from", "dated_to"))
        current = {getattr(dated, end) for end in ends}
        if day is None:
            effects.append(Effect(decision, "stale", f"{decision.value!r} is no date"))
        elif decision.expected and _parse_day(decision.expected) not in current:
            found = ", ".join(sorted(str(c or "open") for c in current))
            effects.append(Effect(decision, "stale", f"the edition is dated {found}"))
        else:
            before = overrides.get(decision.subject, DateOverride())
            overrides[decision.subject] = DateOverride(
                day if "dated_from" in ends else before.dated_from,
                day if "dated_to" in ends else before.dated_to,
                decision.decision_id,
            )
            effects.append(Effect(decision, "applied", f"{' and '.join(ends)} of {decision.subject} set to {day}"))
    turned = {id_: told for id_, override in overrides.items() if (told := _tell_turned(said[id_], override))}
    return {id_: override for id_, override in overrides.items() if id_ not in turned}, [
        Effect(effect.decision, "stale", turned[effect.decision.subject])
        if effect.status == "applied" and effect.decision.subject in turned
        else effect
        for effect in effects
    ]


def _tell_turned(said: DateRange, override: DateOverride) -> str:
    """What is wrong with dates of which the first would be later than the last; nothing where they are in order."""
    first, last = override.dated_from or said.dated_from, override.dated_to or said.dated_to
    return f"it would date the edition from {first} to {last}" if first and last and first > last else ""


@dataclass(frozen=True, slots=True)
class ValueEffects:
    """What decisions on values come to: verdicts on statements, what each one settled of which records, and effects."""

    verdicts: Mapping[str, Verdict]
    settled: tuple[tuple[Decision, Sequence[Record], Verdict], ...]
    effects: tuple[Effect, ...]

    def list_conflicts(self, owner_of: Mapping[str, str]) -> list[ConflictRow]:
        """Tell what was settled as conflicts of the owners of the mentions, by the ids that they have in the end."""
        return [_conflict(decision, records, verdict, owner_of) for decision, records, verdict in self.settled]


def decide_values(decisions: Iterable[Decision], corpus: Corpus, subjects: Subjects) -> ValueEffects:
    """Apply the decisions of kind `correct_value` and `reject_value`."""
    verdicts: dict[str, Verdict] = {}
    settled: list[tuple[Decision, Sequence[Record], Verdict]] = []
    effects: list[Effect] = []
    on_values = _of_kind(decisions, "correct_value", "reject_value")
    for decision in (d for d in on_values if not d.is_on_coverage()):
        records = _find_records(decision, corpus, subjects)
        matching = [r for r in records if _is_expected(r, decision.expected)]
        if not records:
            effects.append(Effect(decision, "unmatched", f"nothing is printed of {decision.subject!r}"))
        elif not matching:
            found = ", ".join(sorted({r.value for r in records})[:5])
            effects.append(Effect(decision, "stale", f"the editions say {found or 'nothing of the kind'}"))
        else:
            verdict = _verdict(decision, matching[0])
            verdicts.update({r.statement_id: verdict for r in matching})
            settled.append((decision, matching, verdict))
            what = _tell_verdict(verdict, decision.expected)
            effects.append(Effect(decision, "applied", f"{len(matching)} statements: {decision.expected} {what}"))
    return ValueEffects(verdicts, tuple(settled), tuple(effects))


def _tell_verdict(verdict: Verdict, expected: str | None) -> str:
    if verdict.status != "accepted":
        return "counts for nothing"
    return "stands as printed" if verdict.value == expected else f"now counts as {verdict.value}"


def decide_identity(
    decisions: Iterable[Decision], corpus: Corpus, subjects: Subjects
) -> tuple[PairDecisions, list[Effect]]:
    """Turn decisions on persons into decisions on pairs of mentions, which is what matching understands."""
    pairs: dict[str, list[tuple[str, str]]] = {kind: [] for kind in _IDENTITY}
    effects: list[Effect] = []
    for decision in _of_kind(decisions, *_IDENTITY):
        left = subjects.mentions(decision.subject, corpus)
        right = subjects.mentions(decision.value or "", corpus)
        if not left or not right:
            missing = decision.subject if not left else decision.value
            effects.append(Effect(decision, "unmatched", f"no person or mention {missing!r}"))
        elif decision.expected and not _says(corpus, left | right, decision):
            effects.append(Effect(decision, "stale", f"the editions no longer say {decision.expected!r} of them"))
        else:
            pairs[decision.kind] += _pair_up(decision, sorted(left), sorted(right))
            verb = "one person" if decision.kind == "same_person" else "two persons"
            effects.append(Effect(decision, "applied", f"{decision.subject} and {decision.value} are {verb}"))
    return PairDecisions(tuple(pairs["same_person"]), tuple(pairs["different_person"])), effects


def tabulate_decisions(effects: Iterable[Effect]) -> list[DecisionRow]:
    """Make the rows of `decisions`."""
    return [
        DecisionRow(
            d.decision_id, d.kind, d.subject, d.property, d.expected, d.value, d.reason, d.decided_by, d.decided_on,
            e.status, e.effect,
        )
        for e in effects
        for d in (e.decision,)
    ]  # fmt: skip


def _of_kind(decisions: Iterable[Decision], *kinds: str) -> list[Decision]:
    return sorted((d for d in decisions if d.kind in kinds), key=lambda d: d.place())


def _find_records(decision: Decision, corpus: Corpus, subjects: Subjects) -> list[Record]:
    mentions = subjects.mentions(decision.subject, corpus)
    found = [
        record
        for mention_id in sorted(mentions)
        for record in corpus.by_mention[mention_id].records
        if decision.property in (None, "", record.property)
    ]
    if found:
        return found
    return [r for s in corpus.sightings for r in s.records if r.statement_id == decision.subject]


def _is_expected(record: Record, expected: str | None) -> bool:
    """Whether a record says what a decision expects: as published, as printed, or written in another usual way."""
    if not expected:
        return False
    wanted = expected.strip()
    if wanted in (record.statement.value, record.statement.raw_text, record.statement.display):
        return True
    return normalize_value(record.entity_type, record.property, wanted, stated=wanted).value == record.statement.value


def _verdict(decision: Decision, record: Record) -> Verdict:
    rule = f"decision {decision.decision_id}"
    if decision.kind == "reject_value":
        return Verdict("rejected", record.value, rule)
    value = normalize_value(record.entity_type, record.property, decision.value or "", stated=decision.value)
    return Verdict("accepted", value.value, rule)


def _conflict(
    decision: Decision, records: Sequence[Record], verdict: Verdict, owner_of: Mapping[str, str]
) -> ConflictRow:
    first = records[0]
    owner = owner_of.get(first.mention_id, first.mention_id)
    winner = verdict.value if verdict.status == "accepted" else (decision.value or "")
    key = hash_text(decision.decision_id, owner, first.property, decision.expected)
    return ConflictRow(
        conflict_id=f"{owner}-{first.property.replace('_', '-')}-{key}",
        entity_type=first.entity_type,
        entity_id=owner,
        property=first.property,
        winner=winner,
        loser=first.statement.value,
        winner_edition_id=None,
        loser_edition_id=records[-1].edition_id,
        rule="decision",
        margin=1.0,
        status="settled",
        evidence=f"decision {decision.decision_id} by {decision.decided_by}: {decision.reason}",
    )


def _says(corpus: Corpus, mentions: frozenset[str], decision: Decision) -> bool:
    """Whether the mentions still say what a decision on persons expected of them (any value, or an id or verdict)."""
    if decision.expected in ("same", "different", "unsure", decision.subject, decision.value):
        return True
    records = (r for m in mentions for r in corpus.by_mention[m].records)
    return any(_is_expected(r, decision.expected) for r in records)


def _pair_up(decision: Decision, left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """Every mention tied to the other person joins two, whatever parts some of them; to part two needs every pair."""
    if decision.kind == "same_person":
        return sorted({*((m, right[0]) for m in left), *((left[0], m) for m in right)})
    return [(a, b) for a in left for b in right if a != b]


def _parse_day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def retired_mentions(rows: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Group (retired id, mention id) pairs by id."""
    grouped: dict[str, set[str]] = defaultdict(set)
    for entity_id, mention_id in rows:
        if mention_id:
            grouped[entity_id].add(mention_id)
    return {entity_id: frozenset(mentions) for entity_id, mentions in grouped.items()}

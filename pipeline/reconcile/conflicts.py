"""Incompatible values: which one is published, which one is outvoted, by what rule, and how clearly.

A value that changed over time is no conflict but an event. Every losing value stays in `conflicts` and, with its
place, in `statements`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reconcile.contacts import CHANNELS, is_publishable
from pipeline.reconcile.corpus import Corpus, Record, Verdict
from pipeline.reconcile.ids import hash_text
from pipeline.reconcile.misprints import Clash, find_clashes
from pipeline.reconcile.rows import ConflictRow
from pipeline.reconcile.rules import explain_rule
from pipeline.reconcile.territory import find_county_clashes
from pipeline.vocabulary import counties


@dataclass(frozen=True, slots=True)
class Rulings:
    """What became of the statements that cannot stand as printed, and the conflicts that were settled or not."""

    verdicts: Mapping[str, Verdict]
    conflicts: tuple[ConflictRow, ...]


def rule_conflicts(corpus: Corpus, owner_of: Mapping[str, str]) -> Rulings:
    """Find every conflict and let the rules decide."""
    found = [*find_clashes(corpus, owner_of), *find_county_clashes(corpus)]
    clashes = _without_chains([clash for clash in found if not any(r.is_decided for r in clash.losers)])
    verdicts = {r.statement_id: Verdict("rejected", r.value, "cannot_exist") for r in _impossible(corpus)}
    for clash in clashes:
        counts_as = "" if clash.property == "region" else clash.ruling.winner.value
        rule = f"outvoted: {clash.ruling.rule}"
        verdicts.update({r.statement_id: Verdict("outvoted", counts_as, rule) for r in clash.losers})
        kept = f"kept: {clash.ruling.rule}"
        for record in clash.winners:
            verdicts.setdefault(record.statement_id, Verdict("accepted", record.value, kept))
    return Rulings(verdicts, tuple(_row(clash) for clash in clashes))


def _impossible(corpus: Corpus) -> Iterable[Record]:
    """Numbers, addresses and counties that cannot exist: kept with their place, but no fact follows from them."""
    known = {county.code for county in counties()}
    for sighting in corpus.sightings:
        for channel in CHANNELS:
            for record in sighting.said(channel):
                if not is_publishable(channel, record.fact):
                    yield record
        for record in sighting.said("county_code"):
            if record.fact not in known:
                yield record


def _without_chains(clashes: Sequence[Clash]) -> list[Clash]:
    """Of several rulings against one value the clearest counts; a value that lost wins nothing."""
    lost = {(c.owner, c.property, c.ruling.loser.value) for c in clashes}
    best: dict[tuple[str, ...], Clash] = {}
    ordered = sorted(clashes, key=lambda c: (-c.ruling.margin, c.ruling.winner.value, c.owner.place()))
    for clash in ordered:
        if (clash.owner, clash.property, clash.ruling.winner.value) in lost:
            continue
        ids = tuple(sorted(r.statement_id for r in clash.losers))
        best.setdefault(ids, clash)
    return list(best.values())


def _row(clash: Clash) -> ConflictRow:
    ruling = clash.ruling
    loser_edition = clash.losers[-1].edition_id
    key = hash_text(clash.owner.owner_id, clash.property, ruling.winner.value, ruling.loser.value)
    winner_owner = clash.winners[-1].edition_id if clash.winners else None
    return ConflictRow(
        conflict_id=f"{clash.owner.owner_id}-{clash.property.replace('_', '-')}-{key}",
        entity_type=clash.owner.owner_type,
        entity_id=clash.owner.owner_id,
        property=clash.property,
        winner=ruling.winner.value,
        loser=ruling.loser.value,
        winner_edition_id=winner_owner,
        loser_edition_id=loser_edition,
        rule=ruling.rule,
        margin=ruling.margin,
        status=ruling.status,
        evidence=_explain(clash),
    )


def _explain(clash: Clash) -> str:
    winners = ", ".join(sorted({r.edition_id for r in clash.winners}))
    losers = "; ".join(
        f"{r.edition_id} page {r.statement.place.page} line {r.statement.place.line}: {r.statement.raw_text!r}"
        for r in clash.losers
    )
    return f"{explain_rule(clash.ruling.rule)}; printed so in {winners}; otherwise in {losers}"

"""What visits to a page tell of when its states are from: what a page shows is younger than what it showed before.

A page that prints no date, or prints the same one whatever changes on it, would else be in no order with itself, and
nobody would ever count as gone from it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.reconcile.sources import name_source

_DAY = dt.timedelta(days=1)


def bound_by_visits(captures: Sequence[Capture], said: Mapping[str, DateRange]) -> dict[str, DateRange]:
    """Date what was captured of a page after another state of it: no earlier than the day after that was seen.

    What a person declared, or the page prints, stands; but a printed date that both states bear is none of the newer.

    Args:
        captures: All captures of the run.
        said: What the registry and the text say of each edition that was read.

    Returns:
        The dates of all of them.
    """
    dated = dict(said)
    for edition, before in _successions([c.edition for c in captures if c.edition.edition_id in said]):
        own = said[edition.edition_id]
        if _is_told(own, said[before.edition_id]) or before.retrieved_on is None or edition.retrieved_on is None:
            continue
        start = before.retrieved_on + _DAY
        if own.dated_from is None or own.dated_from < start:
            end = own.dated_to if own.dated_to and own.dated_to >= start else edition.retrieved_on
            shown = f"on {before.retrieved_on.isoformat()} the page showed {before.edition_id}; {own.evidence}"
            dated[edition.edition_id] = replace(own, dated_from=start, dated_to=end, basis="inferred", evidence=shown)
    return dated


def _is_told(own: DateRange, before: DateRange) -> bool:
    if own.basis == "printed":
        return (own.dated_from, own.dated_to) != (before.dated_from, before.dated_to) or before.basis != "printed"
    return own.basis == "declared"


def _successions(editions: Sequence[Edition]) -> list[tuple[Edition, Edition]]:
    """Each state of a page that was seen after another one, and that other one."""
    states: defaultdict[str, list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.url and edition.retrieved_on is not None:
            states[name_source(edition)].append(edition)
    return [pair for seen in states.values() for pair in _pair_up(seen)]


def _pair_up(seen: Sequence[Edition]) -> list[tuple[Edition, Edition]]:
    ordered = sorted(seen, key=lambda edition: (edition.retrieved_on or dt.date.min, edition.edition_id))
    pairs, before = [], None
    for place, edition in enumerate(ordered):
        if place and ordered[place - 1].retrieved_on != edition.retrieved_on:
            before = ordered[place - 1]
        if before is not None and before.sha256 != edition.sha256:
            pairs.append((edition, before))
    return pairs

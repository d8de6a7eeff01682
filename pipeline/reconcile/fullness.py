"""Whether a list of regional coordinators is given in full: judged by the regions that it names beside other lists.

Extraction sees one edition and takes what looks like the list for the list. Beside the others it may turn out to be a
part of it: then nothing follows from who is not in it. A region is lacking where some other list has it, unless its
counties stand under other regions (it was merged), or three lists in a row that lack it agree that it is no more. One
region lacking may be one whose seat is empty: the list counts as full, and a person is asked. Where several lack, and
more than a third of all, the list counts for a part, and a person is asked. A steward's answer stands above both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.domain.decision import Decision
from pipeline.domain.statements import Extraction
from pipeline.reconcile.coverage import COORDINATORS
from pipeline.reconcile.decisions import Effect
from pipeline.reconcile.timeline import Calendar

FULL, PARTIAL = "full", "partial"
_AGREEING = 3


@dataclass(frozen=True, slots=True)
class GivenList:
    """A list of coordinators as one edition gives it.

    Attributes:
        named: Regions that it names.
        listed: Those of them for which it names somebody, or an empty seat.
        region_of: The region under which it prints each county.
    """

    edition_id: str
    named: frozenset[str]
    listed: frozenset[str]
    region_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fullness:
    """What the lists of a run come to.

    Attributes:
        calendar: The calendar, with only those lists that are given in full.
        lacking: Regions that other lists have, by edition, for each list that lacks some.
        partial: Lists that were judged to be a part, whatever a steward said.
        decided: Editions of which a steward said what their list is.
        effects: What became of those decisions.
    """

    calendar: Calendar
    lacking: Mapping[str, frozenset[str]]
    partial: frozenset[str]
    decided: frozenset[str]
    effects: tuple[Effect, ...]


def judge_lists(calendar: Calendar, extractions: Iterable[Extraction], decisions: Sequence[Decision]) -> Fullness:
    """Tell the lists of coordinators that are given in full from those that are a part of the list."""
    given = {e.edition_id: read_list(e) for e in extractions}
    claimed = calendar.covering(COORDINATORS)
    lacking = _find_lacking(calendar, given, claimed)
    partial = frozenset(e for e, regions in lacking.items() if _is_part(given[e], regions))
    decided, effects = _decide(decisions, given, claimed - partial)
    full = {e for e in given if decided.get(e, FULL if e in claimed - partial else PARTIAL) == FULL}
    covers = {
        e: lists | {COORDINATORS} if e in full else lists - {COORDINATORS} for e, lists in calendar.covers.items()
    }
    parts = {e: given[e].named for e in claimed - full}
    return Fullness(replace(calendar, covers=covers, parts=parts), lacking, partial, frozenset(decided), effects)


def read_list(extraction: Extraction) -> GivenList:
    """Read which regions an edition names, in which it lists somebody, and where it puts each county."""
    regions = {m.mention_id: m for m in extraction.mentions if m.entity_type == "region" and m.first("name")}
    named = {m.first("name") or "" for m in regions.values()}
    listed = {m.first("name") or "" for m in regions.values() if m.first("vacancy")}
    for person in extraction.mentions:
        if person.entity_type == "person" and person.list_name == COORDINATORS:
            parent = regions.get(person.parent_id or "")
            listed.add(person.first("region") or (parent.first("name") if parent else None) or "")
    region_of = {code: m.first("name") or "" for m in regions.values() for code in m.values("county_code")}
    return GivenList(extraction.edition_id, frozenset(named | listed) - {""}, frozenset(listed) - {""}, region_of)


def _is_part(given: GivenList, lacking: frozenset[str]) -> bool:
    return len(lacking) > 1 and 2 * len(lacking) > len(given.named)


def _find_lacking(
    calendar: Calendar, given: Mapping[str, GivenList], claimed: frozenset[str]
) -> dict[str, frozenset[str]]:
    listing: dict[str, set[str]] = defaultdict(set)
    stating: dict[str, set[str]] = defaultdict(set)
    for one in given.values():
        for region_id in one.listed:
            listing[region_id].add(one.edition_id)
        for region_id in set(one.region_of.values()):
            stating[region_id].add(one.edition_id)
    ordered = [moment.edition_id for moment in calendar.order(claimed)]
    found: dict[str, frozenset[str]] = {}
    for region_id, editions in sorted(listing.items()):
        known = {moment.edition_id for moment in calendar.order(editions)}
        without = [e for e in ordered if region_id not in given[e].named and len(given[e].named) > 1]
        agreed = {e for run in (_after(calendar, ordered, known), _after(calendar, ordered[::-1], known)) for e in run}
        for edition_id in without:
            if edition_id not in agreed and not _is_merged(calendar, given, edition_id, region_id, stating[region_id]):
                found[edition_id] = found.get(edition_id, frozenset()) | {region_id}
    return found


def _after(calendar: Calendar, ordered: Sequence[str], known: set[str]) -> list[str]:
    """The lists at the far end that lack a region, where they are enough to agree that it is none."""
    run: list[str] = []
    for edition_id in reversed(ordered):
        if edition_id in known:
            break
        run.append(edition_id)
    return run if len(run) >= _AGREEING else []


def _is_merged(
    calendar: Calendar, given: Mapping[str, GivenList], edition_id: str, region_id: str, stating: Iterable[str]
) -> bool:
    """Whether an edition puts all counties that a region had, last before or next, under other regions."""
    order = calendar.order({*stating, edition_id})
    at = next(i for i, moment in enumerate(order) if moment.edition_id == edition_id)
    near = order[at - 1] if at else order[1] if len(order) > 1 else None
    if near is None or not given[edition_id].region_of:
        return False
    had = {code for code, region in given[near.edition_id].region_of.items() if region == region_id}
    return had <= set(given[edition_id].region_of)


def _decide(
    decisions: Sequence[Decision], given: Mapping[str, GivenList], full: frozenset[str]
) -> tuple[dict[str, str], tuple[Effect, ...]]:
    """Apply the decisions on whether a list is `full` or `partial`."""
    decided: dict[str, str] = {}
    effects: list[Effect] = []
    for decision in sorted((d for d in decisions if d.is_on_coverage()), key=lambda d: d.place()):
        edition_id, value = decision.subject, decision.value or ""
        judged = FULL if edition_id in full else PARTIAL
        if edition_id not in given:
            effects.append(Effect(decision, "unmatched", f"no edition {edition_id!r} was read"))
        elif value not in (FULL, PARTIAL):
            effects.append(Effect(decision, "stale", f"a list is {FULL} or {PARTIAL}, not {value!r}"))
        elif not given[edition_id].listed or decision.expected not in (None, "", judged):
            found = judged if given[edition_id].listed else "not there"
            effects.append(Effect(decision, "stale", f"the list of coordinators of {edition_id} is {found}"))
        else:
            decided[edition_id] = value
            effects.append(Effect(decision, "applied", f"the list of coordinators of {edition_id} counts as {value}"))
    return decided, tuple(effects)

"""Order of editions and spells of facts: from when, to when, gone by when, and what an absence means.

Editions are dated by ranges. One is before another only where its latest day is before the other's earliest day; ranges
that overlap are not in order, and nothing is concluded from them. An absence counts only in an edition that gives the
list in full, and only if that edition is later than the last sighting.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice

from msgspec import Struct

_EARLIEST = dt.date.min
_LATEST = dt.date.max


class Moment(Struct, frozen=True, order=True):
    """An edition as a moment: the range of days that it can be of (open ends at the ends of time)."""

    dated_from: dt.date
    dated_to: dt.date
    edition_id: str

    def is_before(self, other: Moment) -> bool:
        """Tell whether this edition is surely older than the other."""
        return self.dated_to < other.dated_from


class Spell(Struct, frozen=True):
    """One unbroken stretch of sightings.

    Attributes:
        editions: The editions that say so, in order.
        first_seen: Earliest day of the first; None if it is not known.
        last_seen: Latest day of the last; None if it is not known.
        last_edition_id: The edition that `last_seen` is of; of a month and a day in it, the month ends last.
        gone_by: Latest day of the first later edition that gives the list without it (of several that may be the
            first, the one that tells the most).
        gone_edition_id: That edition.
    """

    editions: tuple[str, ...]
    first_seen: dt.date | None
    last_seen: dt.date | None
    last_edition_id: str
    gone_by: dt.date | None = None
    gone_edition_id: str | None = None

    @property
    def first_edition_id(self) -> str:
        """The first edition that says so."""
        return self.editions[0]

    @property
    def is_over(self) -> bool:
        """Whether a later edition proves that it has ended."""
        return self.gone_edition_id is not None


@dataclass(frozen=True)
class Calendar:
    """All editions of a run with their dates and the lists that they give in full.

    Attributes:
        moments: The editions.
        covers: The lists that each gives in full.
        parts: For each edition that gives only a part of the list of coordinators, the regions that it names.
    """

    moments: dict[str, Moment]
    covers: dict[str, frozenset[str]] = field(default_factory=dict)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {moment.edition_id: rank for rank, moment in enumerate(sorted(self.moments.values()))}

    def order(self, edition_ids: Iterable[str]) -> list[Moment]:
        """Editions from old to new; ties by id."""
        return [self.moments[e] for e in sorted(set(edition_ids), key=self._rank.__getitem__)]

    def nearest(self, edition_id: str, among: Iterable[str]) -> list[str]:
        """Some editions by what they tell of another: itself, those before it, the newest first, then those after."""
        own = self._rank[edition_id]
        return sorted(among, key=lambda e: (self._rank[e] > own, abs(self._rank[e] - own)))

    def is_before(self, left: str, right: str) -> bool:
        """Tell whether one edition is surely older than another."""
        return self.moments[left].is_before(self.moments[right])

    def width(self, edition_id: str) -> tuple[int, str]:
        """How many days an edition can be of, and its id to tell equals apart."""
        moment = self.moments[edition_id]
        return (moment.dated_to - moment.dated_from).days, edition_id

    # Few sets of editions are asked about, each for every fact of a list: they are put in order once.
    @cached_property
    def _lines(self) -> dict[frozenset[str], Line]:
        return {}

    @cached_property
    def _absent(self) -> dict[frozenset[str], Absences]:
        return {}

    def _absences(self, editions: frozenset[str]) -> Absences:
        if editions not in self._absent:
            self._absent[editions] = Absences(self.order(editions))
        return self._absent[editions]

    @cached_property
    def _covering(self) -> dict[str, frozenset[str]]:
        names = {name for lists in self.covers.values() for name in lists}
        return {name: frozenset(e for e, lists in self.covers.items() if name in lists) for name in names}

    def covering(self, list_name: str) -> frozenset[str]:
        """The editions that give a list in full."""
        return self._covering.get(list_name, frozenset())

    def find_spells(
        self, seen: Collection[str], absent: Collection[str] | Mapping[str, Collection[str]] = ()
    ) -> tuple[Spell, ...]:
        """Cut sightings into spells at every edition that surely lies between two of them and lacks the fact.

        Args:
            seen: Editions that say so.
            absent: Editions that would say so if it were so; as a mapping, those that would after each that does.
        """
        known = frozenset(seen)
        asked: dict[frozenset[str], Gaps] = {}
        after = absent if isinstance(absent, Mapping) else None
        always = frozenset(absent) if after is None else frozenset()

        def gaps_after(last: Moment) -> Gaps:
            would = always if after is None else frozenset(after[last.edition_id])
            gaps = asked.get(would)
            if gaps is None:
                gaps = asked[would] = Gaps(self._absences(would), known)
            return gaps

        groups, last = list[list[Moment]](), None
        for moment in self.order(seen):
            if last is None or gaps_after(last).part(last.dated_to, moment):
                groups.append([])
                last = moment
            groups[-1].append(moment)
            last = moment if moment.dated_to > last.dated_to else max(last, moment, key=_by_end)
        return tuple(_make_spell(group, gaps_after(max(group, key=_by_end))) for group in groups)

    def span(self, seen: Collection[str]) -> tuple[dt.date | None, dt.date | None]:
        """From the earliest day of the first sighting to the latest day of the last; None where an end is open."""
        spell = self.join(seen)
        return spell.first_seen, spell.last_seen

    def join(self, seen: Collection[str]) -> Spell:
        """All sightings as one spell that nothing ends."""
        return _make_spell(self.order(seen), Gaps(Absences([]), frozenset()))

    def line_up(self, among: Iterable[str]) -> Line:
        """Put some editions in a line that can be asked, again and again, which came last before another."""
        editions = frozenset(among)
        if editions not in self._lines:
            self._lines[editions] = Line(self.moments, sorted((self.moments[e] for e in editions), key=_by_end))
        return self._lines[editions]

    def last_before(self, edition_id: str, among: Iterable[str]) -> str | None:
        """The newest of some editions that is surely older than the given one, or None."""
        return self.line_up(among).last_before(edition_id)


@dataclass(frozen=True, slots=True)
class Line:
    """Editions by their latest day."""

    moments: dict[str, Moment]
    ordered: list[Moment]

    def last_before(self, edition_id: str) -> str | None:
        """The newest of these editions that is surely older than the given one, or None."""
        limit = self.moments[edition_id].dated_from
        count = bisect_left(self.ordered, limit, key=lambda moment: moment.dated_to)
        return self.ordered[count - 1].edition_id if count else None


class Absences:
    """Editions that would give a fact, by their earliest day.

    Args:
        moments: The editions, from old to new.
    """

    def __init__(self, moments: list[Moment]) -> None:
        self.moments = moments
        self.starts = [moment.dated_from for moment in moments]
        # Of the editions from each place on, the one that ends first: it tells the most.
        self.firsts = list(accumulate(reversed(moments), _first_to_end))[::-1]


class Gaps(Struct, frozen=True):
    """The editions that would give a fact and do not, ready for asking which come after a day.

    Attributes:
        absences: Editions that would give it.
        seen: Those that do, and are no gaps.
    """

    absences: Absences
    seen: frozenset[str]

    def first_after(self, end: dt.date) -> Moment | None:
        """The gap after a day that ends first, or None."""
        place = bisect_right(self.absences.starts, end)
        if place == len(self.absences.firsts):
            return None
        first = self.absences.firsts[place]
        return first if first.edition_id not in self.seen else self._search(place)

    def _search(self, place: int) -> Moment | None:
        """The same from a place on, edition by edition, as far as one can still end sooner."""
        found: Moment | None = None
        for moment in islice(self.absences.moments, place, None):
            if found is not None and moment.dated_from > found.dated_to:
                break
            if moment.edition_id not in self.seen:
                found = moment if found is None else _first_to_end(found, moment)
        return found

    def part(self, end: dt.date, following: Moment) -> bool:
        """Whether a gap lies surely between a day and an edition: one that begins after the day and before it does."""
        starts = self.absences.starts
        place = bisect_right(starts, end)
        stop = bisect_left(starts, following.dated_from, place)
        return place < stop and any(  # mostly none begins between
            moment.is_before(following) and moment.edition_id not in self.seen
            for moment in islice(self.absences.moments, place, stop)
        )


def _first_to_end(left: Moment, right: Moment) -> Moment:
    return min(left, right, key=_by_end)


def _by_end(moment: Moment) -> tuple[dt.date, dt.date, str]:
    return (moment.dated_to, moment.dated_from, moment.edition_id)


def make_moment(edition_id: str, dated_from: dt.date | None, dated_to: dt.date | None) -> Moment:
    """Make a moment; an open end reaches to the end of time, so that it is in no order with what overlaps it."""
    return Moment(dated_from or _EARLIEST, dated_to or _LATEST, edition_id)


def close_day(day: dt.date) -> dt.date | None:
    """Give a day, or None where it only stands for an open end."""
    return None if day in (_EARLIEST, _LATEST) else day


def _make_spell(group: list[Moment], gaps: Gaps) -> Spell:
    gone = gaps.first_after(max(m.dated_to for m in group)) if group else None
    starts = [day for m in group if (day := close_day(m.dated_from))]
    ended = [m for m in group if close_day(m.dated_to)]
    last = max(ended, key=_by_end, default=group[-1] if group else None)
    return Spell(
        editions=tuple(m.edition_id for m in group),
        first_seen=min(starts, default=None),
        last_seen=close_day(last.dated_to) if last else None,
        last_edition_id=last.edition_id if last else "",
        gone_by=close_day(gone.dated_to) if gone else None,
        gone_edition_id=gone.edition_id if gone else None,
    )

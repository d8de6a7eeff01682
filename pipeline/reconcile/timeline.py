"""Order of editions and spells of facts: from when, to when, gone by when, and what an absence means.

Editions are dated by ranges. One is before another only where its latest day is before the other's earliest day; ranges
that overlap are not in order, and nothing is concluded from them. An absence counts only in an edition that gives the
list in full, and only if that edition is later than the last sighting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

_EARLIEST = dt.date.min
_LATEST = dt.date.max


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An edition as a moment: the range of days that it can be of (open ends at the ends of time)."""

    dated_from: dt.date
    dated_to: dt.date
    edition_id: str

    def is_before(self, other: Moment) -> bool:
        """Tell whether this edition is surely older than the other."""
        return self.dated_to < other.dated_from


@dataclass(frozen=True, slots=True)
class Spell:
    """One unbroken stretch of sightings.

    Attributes:
        editions: The editions that say so, in order.
        first_seen: Earliest day of the first; None if it is not known.
        last_seen: Latest day of the last; None if it is not known.
        gone_by: Latest day of the first later edition that gives the list without it (of several that may be the
            first, the one that tells the most).
        gone_edition_id: That edition.
    """

    editions: tuple[str, ...]
    first_seen: dt.date | None
    last_seen: dt.date | None
    gone_by: dt.date | None = None
    gone_edition_id: str | None = None

    @property
    def first_edition_id(self) -> str:
        """The first edition that says so."""
        return self.editions[0]

    @property
    def last_edition_id(self) -> str:
        """The last edition that says so."""
        return self.editions[-1]

    @property
    def is_over(self) -> bool:
        """Whether a later edition proves that it has ended."""
        return self.gone_edition_id is not None


@dataclass(frozen=True)
class Calendar:
    """All editions of a run with their dates and the lists that they give in full."""

    moments: dict[str, Moment]
    covers: dict[str, frozenset[str]] = field(default_factory=dict)

    def order(self, edition_ids: Iterable[str]) -> list[Moment]:
        """Editions from old to new; ties by id."""
        return sorted(self.moments[e] for e in set(edition_ids))

    def is_before(self, left: str, right: str) -> bool:
        """Tell whether one edition is surely older than another."""
        return self.moments[left].is_before(self.moments[right])

    @cached_property
    def _covering(self) -> dict[str, frozenset[str]]:
        names = {name for lists in self.covers.values() for name in lists}
        return {name: frozenset(e for e, lists in self.covers.items() if name in lists) for name in names}

    def covering(self, list_name: str) -> frozenset[str]:
        """The editions that give a list in full."""
        return self._covering.get(list_name, frozenset())

    def find_spells(self, seen: Collection[str], absent: Collection[str] = ()) -> tuple[Spell, ...]:
        """Cut sightings into spells at every edition that surely lies between two of them and lacks the fact.

        Args:
            seen: Editions that say so.
            absent: Editions that would say so if it were so, and do not.
        """
        sightings = self.order(seen)
        gaps = self.order(set(absent) - set(seen))
        groups: list[list[Moment]] = []
        for moment in sightings:
            if groups and not _is_parted(groups[-1], moment, gaps):
                groups[-1].append(moment)
            else:
                groups.append([moment])
        return tuple(_make_spell(group, gaps) for group in groups)

    def span(self, seen: Collection[str]) -> tuple[dt.date | None, dt.date | None]:
        """From the earliest day of the first sighting to the latest day of the last; None where an end is open."""
        spell = _make_spell(self.order(seen), [])
        return spell.first_seen, spell.last_seen

    def last_before(self, edition_id: str, among: Iterable[str]) -> str | None:
        """The newest of some editions that is surely older than the given one, or None."""
        limit = self.moments[edition_id]
        older = [m for m in self.order(among) if m.is_before(limit)]
        return max(older, key=lambda m: (m.dated_to, m.dated_from, m.edition_id)).edition_id if older else None


def make_moment(edition_id: str, dated_from: dt.date | None, dated_to: dt.date | None) -> Moment:
    """Make a moment; an open end reaches to the end of time, so that it is in no order with what overlaps it."""
    return Moment(dated_from or _EARLIEST, dated_to or _LATEST, edition_id)


def close_day(day: dt.date) -> dt.date | None:
    """Give a day, or None where it only stands for an open end."""
    return None if day in (_EARLIEST, _LATEST) else day


def _is_parted(group: list[Moment], following: Moment, gaps: list[Moment]) -> bool:
    end = max(m.dated_to for m in group)
    return any(end < gap.dated_from and gap.is_before(following) for gap in gaps)


def _make_spell(group: list[Moment], gaps: list[Moment]) -> Spell:
    end = max(m.dated_to for m in group)
    later = [gap for gap in gaps if end < gap.dated_from]
    gone = min(later, key=lambda gap: (gap.dated_to, gap.dated_from, gap.edition_id), default=None)
    starts = [day for m in group if (day := close_day(m.dated_from))]
    ends = [day for m in group if (day := close_day(m.dated_to))]
    return Spell(
        editions=tuple(m.edition_id for m in group),
        first_seen=min(starts, default=None),
        last_seen=max(ends, default=None),
        gone_by=close_day(gone.dated_to) if gone else None,
        gone_edition_id=gone.edition_id if gone else None,
    )

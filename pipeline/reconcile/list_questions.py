"""The questions on lists that lack regions which other lists have: are they the whole list?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.reconcile.doubts import Doubts, make_item
from pipeline.reconcile.events import Facts
from pipeline.reconcile.fullness import FULL, PARTIAL
from pipeline.reconcile.rows import ReviewRow


def ask_lists(doubts: Doubts) -> Iterator[ReviewRow]:
    """Ask of each list that lacks regions whether it is the whole list; say what follows from it now.

    A list that counts as full is asked about only where somebody of such a region counts as gone for it.
    """
    ended = _find_ended(doubts.facts)
    for edition_id, lacking in sorted(doubts.lists.lacking.items()):
        if not (
            edition_id in doubts.lists.partial or edition_id in doubts.lists.decided or lacking & ended[edition_id]
        ):
            continue
        names = ", ".join(doubts.facts.name(region_id) for region_id in sorted(lacking))
        is_full = edition_id not in doubts.lists.partial
        now, other = (FULL, PARTIAL) if is_full else (PARTIAL, FULL)
        follows = "whoever it lacks counts as gone" if is_full else "nothing follows from who is not in it"
        item = make_item(
            "partial_list",
            f"Does {edition_id} give {'only a part' if is_full else 'the whole'} of the list of coordinators? "
            f"It lacks region {names}, and counts as {now}.",
            edition_id,
            f"other editions list region {names}; as long as the list counts as {now}, {follows}",
            property_="coverage",
            expected=now,
            decision=("correct_value", other),
        )
        yield item._replace(status="decided") if edition_id in doubts.lists.decided else item


def _find_ended(facts: Facts) -> Mapping[str, set[str]]:
    """The regions of which somebody is gone by an edition that does not print them anywhere, by edition."""
    printed = {(p.person_id, s.edition_id) for p in facts.people.persons for s in p.sightings}
    ended: dict[str, set[str]] = defaultdict(set)
    for appointment in facts.appointments.held:
        seat, gone = appointment.seat, appointment.spell.gone_edition_id
        if gone is not None and seat.region_id and (seat.person_id, gone) not in printed:
            ended[gone].add(seat.region_id)
    return ended

"""The questions on who is who: persons who may be one, new names, and merges that rest on little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.reconcile.corpus import Record
from pipeline.reconcile.doubts import Doubts, make_item
from pipeline.reconcile.events import Facts
from pipeline.reconcile.events.people import find_renamings
from pipeline.reconcile.names import split_name
from pipeline.reconcile.rows import IdentityRow, ReviewRow
from pipeline.vocabulary import fold

SURE_ENOUGH = 0.0


def ask_who_is_who(doubts: Doubts) -> list[ReviewRow]:
    """Find every question on who is who."""
    renamed = _new_surnames(doubts.facts)
    return [*_identity_items(doubts), *_renaming_items(doubts.facts, renamed), *_thin_items(doubts.facts, renamed)]


def _identity_items(doubts: Doubts) -> Iterator[ReviewRow]:
    """Two persons who may be one, asked of two prints: an id depends on the order in which editions come."""
    facts = doubts.facts
    for _, links in sorted(facts.people.find_unsure().items()):
        best = max(links, key=lambda link: (link.score, link.left_mention_id, link.right_mention_id))
        older, newer = _in_order(facts, best)
        kind = "same_person" if best.score > SURE_ENOUGH else "different_person"
        yield make_item(
            "unsure_identity",
            f"Are {_tell_print(facts, older)} and {_tell_print(facts, newer)} "
            f"{'one person' if kind == 'same_person' else 'two persons'}?",
            older.mention_id,
            best.evidence,
            property_="name",
            expected=older.fact,
            suggestion="one person" if kind == "same_person" else None,
            decision=(kind, newer.mention_id),
            record=newer,
        )


def _tell_print(facts: Facts, record: Record) -> str:
    return f"{record.fact} in {record.edition_id} ({facts.people.person_of[record.mention_id]})"


def _renaming_items(facts: Facts, renamed: Iterable[tuple[Record, Record]]) -> Iterator[ReviewRow]:
    """A person of whose family name nothing is left may be two: a successor can have the same given name."""
    for older, newer in renamed:
        yield make_item(
            "name_change",
            f"Are {older.fact} in {older.edition_id} and {newer.fact} in {newer.edition_id} one person "
            f"({facts.people.person_of[newer.mention_id]})?{_tell_handed_on(facts, older, newer)}",
            older.mention_id,
            _why_one(facts, older.mention_id, newer.mention_id),
            property_="name",
            expected=older.fact,
            suggestion="one person",
            decision=("same_person", newer.mention_id),
            record=newer,
        )


def _tell_handed_on(facts: Facts, older: Record, newer: Record) -> str:
    """What was handed on if they are two: no event can tell of a number that passed within one person."""
    before, after = (set(facts.corpus.by_mention[r.mention_id].facts("phone")) for r in (older, newer))
    numbers = ", ".join(sorted(before & after))
    return f" If they are two, {numbers} passed from the one to the other." if numbers else ""


def _new_surnames(facts: Facts) -> list[tuple[Record, Record]]:
    return [(old, new) for old, new in find_renamings(facts) if not _share_a_surname(old.fact, new.fact)]


def _share_a_surname(left: str, right: str) -> bool:
    words = [set(fold(split_name(name).family or "").split()) for name in (left, right)]
    return bool(words[0] & words[1])


def _why_one(facts: Facts, left: str, right: str) -> str:
    """The evidence of matching for a pair of mentions, or for whichever pair links them."""
    links = [link for link in facts.people.links if {link.left_mention_id, link.right_mention_id} == {left, right}]
    return links[0].evidence if links else "joined through other editions that print both names' numbers or mails"


def _thin_items(facts: Facts, renamed: Iterable[tuple[Record, Record]]) -> Iterator[ReviewRow]:
    """Merges that rest on little: the weakest of each person, unless a question on a new name asks the same."""
    asked = {_moments(facts, older.mention_id, newer.mention_id) for older, newer in renamed}
    weakest: dict[str, IdentityRow] = {}
    for link in sorted(facts.people.thin, key=lambda link: (link.score, link.left_mention_id, link.right_mention_id)):
        if _moments(facts, link.left_mention_id, link.right_mention_id) not in asked:
            weakest.setdefault(facts.people.person_of[link.left_mention_id], link)
    for person_id, link in sorted(weakest.items()):
        older, newer = _in_order(facts, link)
        yield make_item(
            "thin_merge",
            f"Are {older.fact} in {older.edition_id} and {newer.fact} in {newer.edition_id} two persons? "
            f"They count as one ({person_id}), by little evidence.",
            older.mention_id,
            link.evidence,
            property_="name",
            expected=older.fact,
            decision=("different_person", newer.mention_id),
            record=newer,
        )


def _in_order(facts: Facts, link: IdentityRow) -> tuple[Record, Record]:
    """The names in print that a link is between, the older one first."""
    printed = (_name_of(facts, m) for m in (link.left_mention_id, link.right_mention_id))
    older, newer = sorted(printed, key=lambda r: (facts.corpus.calendar.moments[r.edition_id], r.mention_id))
    return older, newer


def _moments(facts: Facts, left: str, right: str) -> tuple[str, frozenset[str]]:
    """A person, and two editions between which they are held to be one."""
    return facts.people.person_of[left], frozenset(_name_of(facts, m).edition_id for m in (left, right))


def _name_of(facts: Facts, mention_id: str) -> Record:
    return next(facts.corpus.by_mention[mention_id].of("name"))

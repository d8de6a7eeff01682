"""Values of one owner that are all but equal and never stand in one edition: one of them is a misprint.

A number that others print too is no misprint, nor is one whose old form somebody else has by then: those are changes,
which `events` tells of. Two mail addresses count only where one is printed before and after the other, where only one
is made of the owner's name, or where one was read from images alone or stands at a domain of nobody else, a letter off:
people do get new addresses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from rapidfuzz.distance import OSA

from pipeline.reconcile.contacts import Owner, is_publishable
from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.names import fits_mail, is_respelling
from pipeline.reconcile.primary import is_primary
from pipeline.reconcile.rules import Ruling, Side, settle
from pipeline.vocabulary import fold

_OF_SERVICE = ("phone", "email")
_PROPERTIES = (*_OF_SERVICE, "name")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values of one owner and property that cannot both be right, and which one won."""

    owner: Owner
    property: str
    ruling: Ruling
    winners: tuple[Record, ...]
    losers: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class _Prints:
    """Where each value of one owner and property is printed."""

    owner: Owner
    property: str
    records: Mapping[str, tuple[Record, ...]]

    def editions(self, value: str) -> frozenset[str]:
        return frozenset(r.edition_id for r in self.records[value])


def find_clashes(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[Clash]:
    """Find all misprints among numbers, mail addresses and names of persons and services."""
    prints = _collect(corpus, owner_of)
    holders: dict[str, dict[Owner, frozenset[str]]] = defaultdict(dict)
    for p in prints:
        if p.property == "phone":
            for value in p.records:
                holders[value][p.owner] = p.editions(value)
    names = {p.owner: tuple(p.records) for p in prints if p.property == "name"}
    domains: dict[str, set[Owner]] = defaultdict(set)
    for p in prints:
        for value in p.records if p.property == "email" else ():
            domains[value.rpartition("@")[2]].add(p.owner)
    for p in prints:
        for one, other in combinations(sorted(p.records), 2):
            if p.editions(one) & p.editions(other) or not _is_near(p.property, one, other):
                continue
            ruling = settle(*(_side(corpus, p, value, names.get(p.owner, ()), holders) for value in (one, other)))
            if _is_misprint(corpus, p, ruling, holders) or _is_misread_mail(corpus, p, ruling, domains):
                yield Clash(p.owner, p.property, ruling, p.records[ruling.winner.value], p.records[ruling.loser.value])


def _collect(corpus: Corpus, owner_of: Mapping[str, str]) -> list[_Prints]:
    found: dict[tuple[str, str, str], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for sighting in corpus.sightings:
        owner_id = owner_of.get(sighting.mention_id)
        if owner_id is None or sighting.entity_type not in ("person", "service"):
            continue
        for property_ in _PROPERTIES if sighting.entity_type == "person" else _OF_SERVICE:
            for record in sighting.said(property_):
                found[sighting.entity_type, owner_id, property_][record.fact].append(record)
    return [
        _Prints(Owner(owner_type, owner_id), property_, {value: tuple(records) for value, records in values.items()})
        for (owner_type, owner_id, property_), values in sorted(found.items(), key=itemgetter(0))
    ]


def _is_near(property_: str, one: str, other: str) -> bool:
    if property_ == "name":
        return is_respelling(one, other)
    if property_ == "phone":
        return OSA.distance(_national(one), _national(other), score_cutoff=1) <= 1
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _national(number: str) -> str:
    return f"0{number[3:]}" if number.startswith("+46") else number


def _side(
    corpus: Corpus,
    prints: _Prints,
    value: str,
    names: tuple[str, ...],
    holders: Mapping[str, Mapping[Owner, frozenset[str]]],
) -> Side:
    """What speaks for a value; of a number that was handed on the prints of all who had it."""
    own = prints.editions(value)
    others = holders.get(value, {}).values() if prints.property == "phone" else ()
    held = (editions for editions in others if not editions & own)  # who has it in the same edition did not hand it on
    records = prints.records[value]
    moments = [corpus.calendar.moments[r.edition_id] for r in records]
    mails = {r.fact for r in records for r in corpus.by_mention[r.mention_id].of("email")}
    is_name = prints.property == "name"
    return Side(
        value=value,
        editions=len(own.union(*held)),
        newest=max(moment.dated_to for moment in moments),
        is_valid=is_name or is_publishable(prints.property, value),
        is_primary=any(is_primary(corpus, r) for r in records),
        is_clean=any(not r.statement.repaired and not corpus.damage.get(r.edition_id) for r in records),
        fits=any(fits_mail(value, mail) for mail in mails)
        if is_name
        else prints.property == "email" and any(fits_mail(name, value) for name in names),
        accents=sum(not c.isascii() for c in value) if is_name else 0,
        oldest=min(moment.dated_from for moment in moments),
    )


def _is_misprint(
    corpus: Corpus, prints: _Prints, ruling: Ruling, holders: Mapping[str, Mapping[Owner, frozenset[str]]]
) -> bool:
    winner, loser = ruling.winner, ruling.loser
    if prints.property == "name":
        return (winner.is_clean and loser.is_clean) or fold(winner.value) != fold(loser.value)
    if not loser.is_valid:
        return True
    if prints.property == "email":
        return winner.fits != loser.fits or _is_enclosed(corpus, prints, ruling)
    others = {owner for owner in holders[loser.value] if owner != prints.owner}
    return not others and not _passed_on(prints, ruling, holders)


def _is_enclosed(corpus: Corpus, prints: _Prints, ruling: Ruling) -> bool:
    """Whether the winner is printed before and after every print of the loser."""
    winners, losers = prints.editions(ruling.winner.value), prints.editions(ruling.loser.value)
    is_before = corpus.calendar.is_before
    return all(any(is_before(w, x) for w in winners) and any(is_before(x, w) for w in winners) for x in losers)


def _is_misread_mail(corpus: Corpus, prints: _Prints, ruling: Ruling, domains: Mapping[str, Collection[Owner]]) -> bool:
    """Whether a mail stands in images alone, the other one not, or at a domain of nobody else, a letter off."""
    if prints.property != "email":
        return False
    winner, loser = ruling.winner.value, ruling.loser.value
    if prints.editions(loser) <= corpus.scans and not prints.editions(winner) <= corpus.scans:
        return True
    (box, _, domain), (own, _, right) = loser.rpartition("@"), winner.rpartition("@")
    return box == own and len(domains[domain]) == 1 < len(domains[right])


def _passed_on(prints: _Prints, ruling: Ruling, holders: Mapping[str, Mapping[Owner, frozenset[str]]]) -> bool:
    """Whether somebody else, who never shared the winner, has it where the owner prints the loser: a real change."""
    own = prints.editions(ruling.winner.value)
    changed = prints.editions(ruling.loser.value)
    return any(
        owner != prints.owner and editions & changed and not editions & own
        for owner, editions in holders[ruling.winner.value].items()
    )

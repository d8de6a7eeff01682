"""Readable ids that stay the same: slugs from content, a suffix from content where two collide, a ledger over releases.

An id that was published before is kept as long as any of its mentions is still of the same entity: adding an edition,
old or new, renames nobody. Where two published ids turn out to be one entity, the one that it would have been given had
all come at once stays, else the one with more mentions, and the other points to it; where one turns out to be two, the
part that bears its name keeps it, of several the larger. An id that is made of another id (a number of a person, say)
follows that one where it is merged or parted.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct


def hash_text(*parts: object, length: int = 8) -> str:
    """Give a short digest of some parts, the same on every machine and day."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode(), digest_size=16).hexdigest()[:length]


class Candidate(Struct, frozen=True):
    """An entity that needs an id: the slug that it would like, its mentions, and what tells it from a namesake."""

    slug: str
    mention_ids: frozenset[str]
    distinguisher: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What earlier releases said: which id each mention had, and which ids are retired in favour of which.

    Attributes:
        id_of: The published id of each mention.
        retired: Retired id to its successor.
        former: The retired id that a mention had; it comes back if what was merged is parted again.
    """

    id_of: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Ids given, in the order of the candidates, and the ids that were merged away with their successors."""

    ids: tuple[str, ...]
    retired: Mapping[str, str]


def assign_ids(candidates: Iterable[Candidate], ledger: Ledger, moved: Collection[str] = ()) -> Assignment:
    """Give every candidate an id: the published one where there is one, else its slug, else slug and suffix.

    Args:
        candidates: What needs an id.
        ledger: What earlier releases said.
        moved: Mentions whose owner is another than was published: what they had points to what they get.

    >>> anna = Candidate("anna-berg", frozenset({"e1/1.1"}), "umea")
    >>> other = Candidate("anna-berg", frozenset({"e1/1.9"}), "malmo")
    >>> assign_ids([anna, other], Ledger({"e1/1.9": "anna-berg"})).ids
    ('anna-berg-98ab', 'anna-berg')
    """
    listed = list(candidates)
    claims = _claims(listed, ledger.id_of)
    kept = _claims(listed, {m: old for m, old in ledger.id_of.items() if m not in moved}) if moved else claims
    # Who only came to an id by a merge has less of a claim to it than those who always had it.
    own = (
        _claims(listed, {m: o for m, o in ledger.id_of.items() if m not in ledger.former}) if ledger.former else claims
    )
    given, taken = _settle_claims(listed, kept, own)
    former = _claims(listed, ledger.former)
    revived, again = _settle_claims(listed, former, former)
    for index, old in revived.items():
        if index not in given and old not in taken:
            given[index] = old
    taken |= again & set(given.values())
    reserved = taken | set(ledger.id_of.values()) | set(ledger.retired)
    by_slug: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(listed):
        if index not in given:
            by_slug[candidate.slug or "unnamed"].append(index)
    for slug in sorted(by_slug):
        _give_new(slug, sorted(by_slug[slug], key=lambda i: _content_key(listed[i])), listed, given, reserved)
    retired = {old: new for old, new in ledger.retired.items() if old not in taken}
    for index, claim in enumerate(claims):
        retired.update({old: given[index] for old in claim if old not in taken})
    return Assignment(tuple(given[index] for index in range(len(listed))), retired)


def _claims(candidates: list[Candidate], id_of: Mapping[str, str]) -> list[Counter[str]]:
    if not id_of:
        return [Counter() for _ in candidates]
    return [Counter(id_of[m] for m in c.mention_ids if m in id_of) for c in candidates]


def _settle_claims(
    candidates: list[Candidate], claims: list[Counter[str]], own: list[Counter[str]]
) -> tuple[dict[int, str], set[str]]:
    """Each published id goes to whom it names, then to whoever has most of its mentions; each candidate takes one.

    Most ids have one candidate that has nothing else: those are given without being weighed.
    """
    wanted = Counter(old for claim in claims for old in claim)
    given = {index: old for index, claim in enumerate(claims) if len(claim) == 1 for old in claim if wanted[old] == 1}
    taken = set(given.values())
    bids = sorted(
        (
            not own[index][old], old != candidates[index].slug, -own[index][old], -count, old,
            _content_key(candidates[index]), index,
        )
        for index, claim in enumerate(claims)
        if index not in given
        for old, count in claim.items()
    )  # fmt: skip
    for *_, old, _, index in bids:
        if index not in given and old not in taken:
            given[index] = old
            taken.add(old)
    return given, taken


def _give_new(
    slug: str, indexes: list[int], candidates: list[Candidate], given: dict[int, str], reserved: set[str]
) -> None:
    """The first in content order keeps the plain slug, if it is free; the others get a suffix.

    The suffix is made of what tells them apart, and only where that is taken of their mentions too, of which the next
    edition brings more.
    """
    for index in indexes:
        told = candidates[index].distinguisher
        new, length = (slug if slug not in reserved else f"{slug}-{hash_text(told, length=4)}"), 4
        while new in reserved:
            new = f"{slug}-{hash_text(told, *_content_key(candidates[index]), length=length)}"
            length += 1
        given[index] = new
        reserved.add(new)


def _content_key(candidate: Candidate) -> tuple[str, ...]:
    return (candidate.distinguisher, *sorted(candidate.mention_ids))

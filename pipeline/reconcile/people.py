"""Persons: mentions matched into persons, their ids, the name that is published and every name that was printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

import pandas as pd
from msgspec import Struct

from pipeline.normalize.slugs import slugify
from pipeline.reconcile.corpus import Corpus, Sighting
from pipeline.reconcile.employers import find_employment
from pipeline.reconcile.identity import match_people, write_rungs
from pipeline.reconcile.ids import Assignment, Candidate, Ledger, assign_ids
from pipeline.reconcile.names import PrintedName, choose_name, earliest_name, split_name
from pipeline.reconcile.rows import IdentityRow, PersonNameRow, PersonRow
from pipeline.reconcile.territory import find_region_of
from pipeline.reconcile.timeline import close_day

IDENTITY_COLUMNS = (
    "mention_id", "edition_id", "dated_from", "dated_to", "list_name", "name", "given_name", "family_name", "emails",
    "phones", "region_id", "org_id", "title", "audience",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PairDecisions:
    """Pairs of mentions that a steward decided are one person, or two."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


class Person(Struct, frozen=True):
    """One person: the mentions of them from old to new, and the names that they are printed under."""

    person_id: str
    sightings: tuple[Sighting, ...]
    names: tuple[PrintedName, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which mentions are of one person: the cluster of each mention, why, and which links are thin."""

    cluster_of: Mapping[str, str]
    links: tuple[IdentityRow, ...]
    thin: tuple[IdentityRow, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """All persons of a run, and how they were told apart; `thin` are links that hold a person together by little."""

    persons: tuple[Person, ...]
    person_of: Mapping[str, str]
    retired: Mapping[str, str]
    links: tuple[IdentityRow, ...]
    thin: tuple[IdentityRow, ...] = ()

    def find_unsure(self) -> dict[tuple[str, str], list[IdentityRow]]:
        """Give the unsure links of each two persons who may be one, in an order that no id has a part in."""
        first = {person.person_id: person.sightings[0].mention_id for person in self.persons}
        unsure: dict[tuple[str, str], list[IdentityRow]] = defaultdict(list)
        for link in self.links:
            left, right = (self.person_of.get(m) for m in (link.left_mention_id, link.right_mention_id))
            if link.verdict == "unsure" and left and right and left != right:
                one, other = sorted((left, right), key=first.__getitem__)
                unsure[one, other].append(link)
        return dict(unsure)


def match_mentions(corpus: Corpus, pairs: PairDecisions) -> Matching:
    """Match all mentions of persons.

    Args:
        corpus: All sightings.
        pairs: What stewards decided of pairs of mentions.
    """
    sightings = _named(corpus)
    if not sightings:
        return Matching({}, ())
    frame = make_identity_frame(corpus, sightings)
    result = match_people(frame, same=pairs.same, different=pairs.different)
    cluster_of = dict(zip(result.clusters["mention_id"], result.clusters["cluster_id"], strict=True))
    return Matching(cluster_of, _links(result.links), _links(result.thin_merges()))


def make_people(corpus: Corpus, matching: Matching, ledger: Ledger) -> People:
    """Make persons of matched mentions and give each an id.

    Args:
        corpus: All sightings.
        matching: Which mentions are of one person.
        ledger: Ids of earlier releases.
    """
    groups = _group(_named(corpus), matching)
    names = [_printed_names(corpus, group) for group in groups]
    assigned = _assign(corpus, groups, names, ledger)
    persons = tuple(
        sorted(
            (Person(id_, group, printed) for id_, group, printed in zip(assigned.ids, groups, names, strict=True)),
            key=lambda person: person.person_id,
        )
    )
    person_of = {s.mention_id: person.person_id for person in persons for s in person.sightings}
    return People(persons, person_of, assigned.retired, matching.links, matching.thin)


def _named(corpus: Corpus) -> list[Sighting]:
    return [s for s in corpus.of_type("person") if s.first("name")]


def make_identity_frame(corpus: Corpus, sightings: Iterable[Sighting]) -> pd.DataFrame:
    """Give what identity is judged by, one row for each mention."""
    rows = []
    for sighting in sightings:
        moment = corpus.calendar.moments[sighting.edition_id]
        mails = sighting.facts("email")
        name = sighting.first("name") or ""
        split = split_name(name, mails)
        employment = find_employment(corpus, sighting)
        rows.append(
            (
                sighting.mention_id,
                sighting.edition_id,
                close_day(moment.dated_from),
                close_day(moment.dated_to),
                sighting.list_name,
                name,
                split.given,
                split.family,
                list(mails),
                list(sighting.facts("phone")),
                region_of(corpus, sighting),
                employment.org.org_id if employment else None,
                sighting.first("title"),
                sighting.first("audience"),
            )
        )
    columns = zip(*rows, strict=True) if rows else repeat([])
    cells = zip(IDENTITY_COLUMNS, columns, strict=False)
    return pd.DataFrame({name: pd.Series(listed, dtype="object") for name, listed in cells}, copy=False)


def region_of(corpus: Corpus, person: Sighting) -> str | None:
    """Give the region that a person is listed under, or that has the counties of a list by county; or None."""
    printed = person.first("region")
    if printed:
        return printed
    parent = corpus.parent_of(person)
    if parent is not None and parent.entity_type == "region":
        return parent.first("name")
    counties = person.facts("county_code")
    return find_region_of(corpus, person.edition_id, counties) if counties else None


def tabulate_people(corpus: Corpus, people: People) -> list[PersonRow]:
    """Make the rows of `people`."""
    rows = []
    for person in people.persons:
        name = choose_name(person.names, corpus.calendar)
        mails = tuple(dict.fromkeys(mail for s in reversed(person.sightings) for mail in s.facts("email")))
        split = split_name(name, mails)
        seen = corpus.calendar.span({s.edition_id for s in person.sightings})
        rows.append(PersonRow(person.person_id, name, split.given, split.family, *seen))
    return rows


def tabulate_person_names(people: People) -> list[PersonNameRow]:
    """Make the rows of `person_names`: each name with each edition that prints it."""
    return [PersonNameRow(p.person_id, printed.name, printed.edition_id) for p in people.persons for printed in p.names]


def _group(sightings: Iterable[Sighting], matching: Matching) -> list[tuple[Sighting, ...]]:
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[matching.cluster_of.get(sighting.mention_id, sighting.mention_id)].append(sighting)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: group[0].mention_id)


def _printed_names(corpus: Corpus, group: Iterable[Sighting]) -> tuple[PrintedName, ...]:
    return tuple(
        dict.fromkeys(
            PrintedName(
                r.value,
                r.edition_id,
                r.statement.repaired or corpus.damage[r.edition_id] > 0,
                r.verdict is not None and r.verdict.status == "outvoted",
            )
            for s in group
            for r in s.said("name")
        )
    )


def _assign(
    corpus: Corpus,
    groups: Sequence[tuple[Sighting, ...]],
    names: Sequence[tuple[PrintedName, ...]],
    ledger: Ledger,
) -> Assignment:
    candidates = []
    for group, printed in zip(groups, names, strict=True):
        first = group[0]
        employment = find_employment(corpus, first)
        where = employment.org.org_id if employment else region_of(corpus, first)
        candidates.append(
            Candidate(
                slugify(earliest_name(printed, corpus.calendar)),
                frozenset(s.mention_id for s in group),
                f"{corpus.calendar.moments[first.edition_id].dated_from.isoformat()} {where or ''}",
            )
        )
    return assign_ids(candidates, ledger)


def _links(listed: pd.DataFrame) -> tuple[IdentityRow, ...]:
    columns = ["left_mention_id", "right_mention_id", "verdict", "score", "evidence"]
    rows = listed[columns].itertuples(index=False, name=None)
    write = cache(write_rungs)  # whoever is printed the same in many editions is tied by the same each time
    return tuple(IdentityRow(a, b, verdict, round(float(score), 3), write(why)) for a, b, verdict, score, why in rows)

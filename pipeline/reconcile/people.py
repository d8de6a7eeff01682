"""Persons: mentions matched into persons, their ids, the name that is published and every name that was printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.domain.decision import Decision
from pipeline.normalize.slugs import slugify
from pipeline.reconcile.corpus import Corpus, Sighting
from pipeline.reconcile.employers import find_employment
from pipeline.reconcile.ids import Assignment, Candidate, Ledger, assign_ids
from pipeline.reconcile.names import PrintedName, choose_name, earliest_name, split_name
from pipeline.reconcile.rows import IdentityRow, PersonNameRow, PersonRow
from pipeline.reconcile.standin import IdentityResult, match_people
from pipeline.reconcile.timeline import close_day

IDENTITY_COLUMNS = (
    "mention_id", "edition_id", "dated_from", "dated_to", "list_name", "name", "given_name", "family_name", "emails",
    "phones", "region_id", "org_id", "title", "audience",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the mentions of them from old to new, and the names that they are printed under."""

    person_id: str
    sightings: tuple[Sighting, ...]
    names: tuple[PrintedName, ...]


@dataclass(frozen=True, slots=True)
class People:
    """All persons of a run, and how they were told apart."""

    persons: tuple[Person, ...]
    person_of: Mapping[str, str]
    retired: Mapping[str, str]
    links: tuple[IdentityRow, ...]


def identify_people(corpus: Corpus, decisions: Sequence[Decision], ledger: Ledger) -> People:
    """Match all mentions of persons and give each person an id.

    Args:
        corpus: All sightings.
        decisions: Decisions of kind `same_person` and `different_person`, on mention ids.
        ledger: Ids of earlier releases.
    """
    sightings = [s for s in corpus.of_type("person") if s.first("name")]
    if not sightings:
        return People((), {}, dict(ledger.retired), ())
    result = match_people(make_identity_frame(corpus, sightings), decisions=decisions)
    groups = _group(sightings, result)
    names = [_printed_names(corpus, group) for group in groups]
    assigned = _assign(corpus, groups, names, ledger)
    persons = tuple(
        sorted(
            (Person(id_, group, printed) for id_, group, printed in zip(assigned.ids, groups, names, strict=True)),
            key=lambda person: person.person_id,
        )
    )
    person_of = {s.mention_id: person.person_id for person in persons for s in person.sightings}
    return People(persons, person_of, assigned.retired, _links(result))


def make_identity_frame(corpus: Corpus, sightings: Iterable[Sighting]) -> pd.DataFrame:
    """Give what identity is judged by, one row for each mention."""
    rows = []
    for sighting in sightings:
        moment = corpus.calendar.moments[sighting.edition_id]
        mails = list(sighting.facts("email"))
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
                mails,
                list(sighting.facts("phone")),
                region_of(corpus, sighting),
                employment.org.org_id if employment else None,
                sighting.first("title"),
                sighting.first("audience"),
            )
        )
    return pd.DataFrame(rows, columns=list(IDENTITY_COLUMNS))


def region_of(corpus: Corpus, person: Sighting) -> str | None:
    """Give the region that a person is listed under, or None."""
    printed = person.first("region")
    if printed:
        return printed
    parent = corpus.parent_of(person)
    return parent.first("name") if parent is not None and parent.entity_type == "region" else None


def tabulate_people(corpus: Corpus, people: People) -> list[PersonRow]:
    """Make the rows of `people`."""
    rows = []
    for person in people.persons:
        name = choose_name(person.names, corpus.calendar)
        mails = [mail for s in reversed(person.sightings) for mail in s.facts("email")]
        split = split_name(name, mails)
        seen = corpus.calendar.span({s.edition_id for s in person.sightings})
        rows.append(PersonRow(person.person_id, name, split.given, split.family, *seen))
    return rows


def tabulate_person_names(people: People) -> list[PersonNameRow]:
    """Make the rows of `person_names`: each name with each edition that prints it."""
    return [PersonNameRow(p.person_id, printed.name, printed.edition_id) for p in people.persons for printed in p.names]


def _group(sightings: Iterable[Sighting], result: IdentityResult) -> list[tuple[Sighting, ...]]:
    cluster_of = dict(zip(result.clusters["mention_id"], result.clusters["cluster_id"], strict=True))
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[str(cluster_of[sighting.mention_id])].append(sighting)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: group[0].mention_id)


def _printed_names(corpus: Corpus, group: Iterable[Sighting]) -> tuple[PrintedName, ...]:
    return tuple(
        dict.fromkeys(
            PrintedName(r.fact, r.edition_id, r.statement.repaired or corpus.damage[r.edition_id] > 0)
            for s in group
            for r in s.of("name")
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


def _links(result: IdentityResult) -> tuple[IdentityRow, ...]:
    links = result.links
    columns = ("left_mention_id", "right_mention_id", "verdict", "score", "evidence")
    listed = links[list(columns)].itertuples(index=False, name=None)
    return tuple(IdentityRow(a, b, verdict, float(score), str(why)) for a, b, verdict, score, why in listed)

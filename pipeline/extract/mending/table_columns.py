"""A table that OCR read column by column: a run of regions, then their counties, the names, then mails and numbers.

Its rows are put together again where each column has as many cells as there are regions in the run: a region, its
list of counties, a name or an empty seat. Mails are the names' that they are made of; numbers stand at their mails, or
are one for each row. Where the columns differ in length the run of regions heads nobody, least of all all people its
last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.extract.lines.facts import Fact
from pipeline.extract.mending.column_runs import deal_phones, find_owner
from pipeline.extract.mending.tangled import as_card, renumber
from pipeline.extract.readers.shapes import is_open_list

_LEAST = 3  # rows
_CELLS = frozenset({"region", "county", "name", "vacancy", "email", "phone"})
_OPEN = "a region in a column, of which nothing says whom it heads"


def read_table_columns(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of an OCR text whose table was read column by column row by row, each in a card of its own.

    Args:
        facts: All facts of a document in reading order, names proved.
    """
    run = _find_run(facts)
    if not run:
        return tuple(facts)
    first, last = facts.index(run[0]), facts.index(run[-1])
    below = facts[last + 1 :]
    seats = [fact for fact in below if fact.kind in ("name", "vacancy")]
    if not seats or any(fact.kind == "region" for fact in below):
        return tuple(facts)
    above = [[fact] for fact in facts[:first]]
    cards = _deal(run, seats, below)
    if cards is None:
        aside = [[replace(fact, kind="tangled", value="region", evidence=_OPEN)] for fact in run]
        return tuple(renumber([*above, *aside, *([fact] for fact in below if fact.kind != "county")]))
    own = {id(fact) for card in cards for line in card for fact in line}
    rest = [[fact] for fact in below if id(fact) not in own and fact.kind not in ("county", "list_heading")]
    return tuple(renumber([*above, *(line for card in cards for line in as_card(card)), *rest]))


def _find_run(facts: Sequence[Fact]) -> list[Fact]:
    """Find the first run of regions, each alone in its row, with nothing between them that people or counties are."""
    for is_region, group in groupby(_cells(facts), key=lambda fact: fact.kind == "region"):
        run = list(group)
        if is_region and len(run) >= _LEAST:
            is_plain = len({fact.row.index for fact in run}) == len(run) and not any(map(_is_placed, run))
            return run if is_plain else []
    return []


def _cells(facts: Sequence[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.kind in _CELLS)


def _is_placed(fact: Fact) -> bool:
    return bool(fact.row.containers) or fact.row.line.box is not None


def _deal(run: Sequence[Fact], seats: Sequence[Fact], below: Sequence[Fact]) -> list[list[list[Fact]]] | None:
    """Put the rows together; nothing where the columns are not of one length."""
    lists = list(_part_lists([fact for fact in below if fact.kind == "county"]))
    names = [fact for fact in seats if fact.kind == "name"]
    if len(seats) != len(run) or len(lists) not in (0, len(run)):
        return None
    told = [fact for fact in below if fact.kind in ("email", "phone")]
    mails = [fact for fact in told if fact.kind == "email"]
    owners = [find_owner(mail, names) for mail in mails]
    if None in owners or len(set(owners)) != len(owners):
        return None
    given: dict[int, list[Fact]] = {at: [] for at in range(len(names))}
    for mail, owner in zip(mails, owners, strict=True):
        given[owner or 0].append(mail)
    deal_phones(told, owners, given)
    numbers = {id(name): at for at, name in enumerate(names)}
    return [
        [
            [region],
            *([lists[at]] if lists else []),
            [seat],
            *([fact] for fact in given.get(numbers.get(id(seat), -1), ())),
        ]
        for at, (region, seat) in enumerate(zip(run, seats, strict=True))
    ]


def _part_lists(counties: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Part counties into lists: one goes on in the next line only where its line ends open."""
    own: list[Fact] = []
    for before, county in pairwise((None, *counties)):
        if county is None:
            continue
        is_new = before is not None and before.row.index != county.row.index and not is_open_list(before.row.line.text)
        if own and is_new:
            yield own
            own = []
        own.append(county)
    if own:
        yield own

"""Which column of print each piece of a line stood in, where OCR wrote columns into one line.

Every way to deal the pieces of the lines to columns is weighed by what the columns then say: a mail below another name
than its own, a person without a mail, a region without people, somebody who works in none of its counties. The best way
is searched line by line. What another way that is nearly as good would give to somebody else is proved by nothing: it
is told as doubtful, and given to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import inf

from pipeline.extract.selfcheck.atoms import Atom
from pipeline.extract.selfcheck.column_rules import WHOLE, Column, Dealt, Rules, State

_BEAM = 60
_EACH_HAS_ONE = 0.75  # regions for each name, where each person's stands with them
_MARGIN = 1.5  # of weight, by which the best way has to be better than one that gives a piece to somebody else


@dataclass(frozen=True, slots=True)
class _Edge:
    before: int
    after: int
    weight: float
    dealt: Dealt
    owners: tuple[tuple[Atom, object], ...]


@dataclass(frozen=True, slots=True)
class Untwined:
    """The best way to deal the pieces of lines to columns.

    Attributes:
        weight: What speaks against it.
        dealt: For each line its pieces with their columns.
        doubtful: Pieces that another way, nearly as good, gives to somebody else.
        owners: Whose each piece is in this way.
        is_below: Whether each person's region stands below the name.
    """

    weight: float
    dealt: tuple[Dealt, ...]
    doubtful: frozenset[Atom]
    owners: Mapping[Atom, object]
    is_below: bool = False


def untwine(lines: Sequence[Sequence[Atom]], count: int) -> Untwined:
    """Deal the pieces of lines to so many columns.

    A document heads its regions and writes its contacts in one way only: above all columns or each in its own, or below
    each name, or what is told of it, where a name comes first; numbers before mails or behind them. All ways are tried.

    Args:
        lines: The pieces of each line of a page.
        count: How many columns there are.
    """
    heads = (False, True) if count > 1 else (False,)
    ways = [_untwine(lines, count, is_whole=whole, is_after=after) for whole in heads for after in (False, True)]
    if count > 1 and _begins_with_name(lines):
        last = _ends_with_region(lines)
        ways += [_untwine(lines, count, is_after=after, is_below=True, is_last=last) for after in (False, True)]
    best = min(ways, key=lambda way: way.weight)
    differing = {
        atom
        for way in ways
        if way.weight < best.weight + _MARGIN
        for atom, owner in way.owners.items()
        if owner != best.owners.get(atom)
    }
    return replace(best, doubtful=best.doubtful | differing)


def _begins_with_name(lines: Sequence[Sequence[Atom]]) -> bool:
    """Whether a name stands above the first region, and about as many regions are told as names."""
    kinds = [atom.kind for line in lines for atom in line if atom.kind in ("name", "region")]
    return kinds[:1] == ["name"] and kinds.count("region") >= _EACH_HAS_ONE * kinds.count("name")


def _ends_with_region(lines: Sequence[Sequence[Atom]]) -> bool:
    """Whether most regions stand below a mail or number, and not below a name."""
    kinds = [atom.kind for line in lines for atom in line if atom.kind not in ("county", "words")]
    above = [before for before, kind in pairwise(kinds) if kind == "region" and before != "region"]
    return 2 * sum(kind in ("email", "phone") for kind in above) > len(above)


def untwine_sides(lines: Sequence[Sequence[Atom]]) -> Untwined:
    """Read regions and counties as standing at the side of the people, in the same lines.

    Args:
        lines: The pieces of each line of a page.
    """
    ways = [_untwine(lines, 1, is_after=after, is_sided=True) for after in (False, True)]
    return min(ways, key=lambda way: way.weight)


def _untwine(
    lines: Sequence[Sequence[Atom]],
    count: int,
    *,
    is_after: bool,
    is_whole: bool = False,
    is_sided: bool = False,
    is_below: bool = False,
    is_last: bool = False,
) -> Untwined:
    atoms = [atom for line in lines for atom in line]
    rules = Rules(atoms, is_after=is_after, is_sided=is_sided, is_below=is_below, is_last=is_last)
    states: list[State] = [(Column(),) * count]
    costs = [0.0]
    layers: list[list[_Edge]] = []
    for line in lines:
        found: dict[State, tuple[int, float]] = {}
        edges: list[tuple[int, State, float, Dealt, tuple[tuple[Atom, object], ...]]] = []
        for before, state in enumerate(states):
            for dealt in _ways(line, count, is_whole=is_whole):
                after, weight, owners = rules.step(state, dealt)
                total = costs[before] + weight
                edges.append((before, after, weight, dealt, owners))
                if after not in found or total < found[after][1]:
                    found[after] = (len(edges), total)
        kept = sorted(found, key=lambda state: found[state][1])[:_BEAM]
        numbers = {state: number for number, state in enumerate(kept)}
        layers.append([_Edge(b, numbers[a], w, d, o) for b, a, w, d, o in edges if a in numbers])
        states, costs = kept, [found[state][1] for state in kept]
    return replace(_settle(layers, [rules.close(state) for state in states]), is_below=is_below)


def _settle(layers: Sequence[Sequence[_Edge]], ends: Sequence[float]) -> Untwined:
    """Take the best way through all lines, and find what others that are nearly as good give to somebody else."""
    behind = [dict(enumerate(ends))]  # of each line and state, the least weight from there on
    for layer in reversed(layers):
        least: dict[int, float] = {}
        for edge in layer:
            total = edge.weight + behind[0].get(edge.after, inf)
            least[edge.before] = min(least.get(edge.before, inf), total)
        behind.insert(0, least)
    at, best = 0, behind[0][0]
    before = {0: 0.0}
    dealt: list[Dealt] = []
    doubtful: set[Atom] = set()
    owners: dict[Atom, object] = {}
    for layer, rest in zip(layers, behind[1:], strict=True):
        ways: dict[Atom, dict[object, float]] = {}
        after: dict[int, float] = {}
        for edge in layer:
            total = before.get(edge.before, inf) + edge.weight
            after[edge.after] = min(after.get(edge.after, inf), total)
            for atom, owner in edge.owners:
                known = ways.setdefault(atom, {})
                known[owner] = min(known.get(owner, inf), total + rest.get(edge.after, inf))
        taken = min((e for e in layer if e.before == at), key=lambda e: e.weight + rest.get(e.after, inf))
        dealt.append(taken.dealt)
        owners.update(taken.owners)
        for atom, known in ways.items():
            if any(owner != owners[atom] and weight < best + _MARGIN for owner, weight in known.items()):
                doubtful.add(atom)
        at, before = taken.after, after
    return Untwined(best, tuple(dealt), frozenset(doubtful), owners)


def _ways(line: Sequence[Atom], count: int, *, is_whole: bool) -> Iterator[Dealt]:
    """All ways to deal the pieces of a line to columns, from left to right."""
    if all(atom.kind == "words" for atom in line):
        yield ()
        return
    if is_whole and all(atom.kind in ("region", "county", "vacancy") for atom in line):
        yield ((WHOLE, tuple(line)),)
        if line[0].kind != "vacancy":
            return
    for parts in range(1, min(count, len(line)) + 1):
        for cuts in combinations(range(1, len(line)), parts - 1):
            edges = (0, *cuts, len(line))
            pieces = [tuple(line[a:b]) for a, b in pairwise(edges)]
            for columns in combinations(range(count), parts):
                yield tuple(zip(columns, pieces, strict=True))

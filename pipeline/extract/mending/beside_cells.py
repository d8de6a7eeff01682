"""Regions in a cell at half the height of their people beside them, where OCR wrote each line over both cells as one.

    Eva Prov
    Mitt 070-174 06 05
    Uppsala, Gavleborg eva.prov@gavle.example.se

Read line by line the region stands below the name that it heads. The people are dealt to the regions in their order, so
that no town of a mail speaks against it, and each region stands in the middle of its own or the towns say that they
are. Where not just one way of dealing is left, the towns alone tell, and whom they do not place is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact, FactKind
from pipeline.extract.meaning.flat_rows import read_county_words, read_leading_region
from pipeline.extract.meaning.pieces import Piece
from pipeline.extract.mending.tangled import as_card, renumber
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.towns import county_of_domain
from pipeline.vocabulary import organization_kind

_LEAST = 3  # regions
_LONGEST = 70  # characters of a cell with what stands beside it
_MOST = 9  # people of one region
_OFF = 1.0  # lines that a region may stand off the middle of its people
_WORD = re.compile(r"\S+")
_CELL = frozenset({"region", "county"})
_BEHIND = frozenset({"email", "phone", "web", "lost_sign", "lost_digit", "audience", "title", "hours"})
_SEAT = frozenset({"name", "vacancy"})
_TOLD = _BEHIND | _SEAT | {"employer", "place"}
_BESIDE = "in a cell beside people"
_OPEN = "a region at half height of people, of which nothing says whom it heads"

_Lines = list[list[Fact]]


@dataclass(slots=True)
class _Stretch:
    """Lines that stand together: a region's cell, or what tells of one seat.

    Attributes:
        lines: Their facts.
        first: The number of the first line.
        last: That of the last one.
        reached: That of the last one that tells a mail or number; what stands below it may be of the next card.
    """

    lines: _Lines
    first: int
    last: int
    reached: int = -1

    def codes(self) -> frozenset[str]:
        return frozenset(fact.value for line in self.lines for fact in line if fact.kind == "county" and fact.value)

    def county(self) -> str:
        """The county of the town that its mail is of, or nothing."""
        mails = (fact.text for line in self.lines for fact in line if fact.kind == "email")
        return next(filter(None, map(county_of_domain, mails)), "")


_Dealt = list[Sequence[_Stretch]]  # to each region


def read_beside(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of an OCR text with each region, and its counties, above the people beside it.

    Args:
        facts: All facts of a document in reading order, names proved.
    """
    is_placed = any(fact.row.containers or fact.row.line.box is not None for fact in facts)
    if is_placed or len({fact.row.index for fact in facts if fact.kind == "county"}) < _LEAST:
        return tuple(facts)
    lines = [_part_line(list(line)) for _, line in groupby(facts, key=lambda fact: fact.row.index)]
    cells = _find_cells(lines)
    if len(cells) < _LEAST:
        return tuple(facts)
    first = _find_first(lines, cells[0].first)
    seats = _find_seats(lines, first)
    halves = sum(any(seat.first < cell.first <= seat.reached for seat in seats) for cell in cells)
    are_cards = len({cell.lines[0][0].value for cell in cells}) < len(cells)  # each with its region below the person
    if not halves or are_cards:
        return tuple(facts)
    is_known = 2 * sum(bool(cell.codes()) for cell in cells) > len(cells) and not _has_orphans(lines, cells)
    dealt = _deal(cells, seats) if is_known else None
    if dealt is None and halves < _LEAST:
        return tuple(facts)
    dealt = dealt or _deal_by_towns(cells, seats)
    if all(dealt) and sum(map(len, dealt)) < len(seats):
        return tuple(facts)
    parts = _set_below(cells, seats, dealt)
    last = max(seats[-1].last, cells[-1].last)
    return tuple(renumber([*lines[:first], *(line for part in parts for line in part), *lines[last + 1 :]]))


def _set_below(cells: Sequence[_Stretch], seats: Sequence[_Stretch], dealt: _Dealt) -> Iterator[_Lines]:
    """Give each region with its counties and who is its, then the regions that head nobody, and who is nobody's."""
    own = {id(seat) for held in dealt for seat in held}
    for cell, held in zip(cells, dealt, strict=True):
        if held:
            yield [[fact for line in cell.lines for fact in line]]  # one line, whatever the cell broke it for
        yield from (as_card(seat.lines) for seat in held)
    for cell, held in zip(cells, dealt, strict=True):
        if not held:
            yield [[replace(cell.lines[0][0], kind="tangled", value="region", evidence=_OPEN)]]
    yield from (as_card(seat.lines) for seat in seats if id(seat) not in own)


def _part_line(line: list[Fact]) -> list[Fact]:
    """Part a region, or counties, from the name or who employs behind them in one line: `Ost Linképings kommun`."""
    whole, begun = line[0], next((at for at, fact in enumerate(line) if fact.kind in _BEHIND), len(line))
    end = line[begun - 1].end if begun else 0
    text = whole.row.line.text[whole.start : end]
    if len(text) > _LONGEST or not text[:1].isalpha() or " " not in text:
        return line
    words = list(_WORD.finditer(text))
    region, at = read_leading_region(text, words)
    is_list = not (region is not None and region.value) and "," in text
    counties, at = read_county_words(text, words, 0) if is_list else ([], at)
    pieces = [region] if region is not None and region.value else counties
    start = words[at].start() if at < len(words) else len(text)
    kind = _kind_of(text[start:])
    if not pieces or kind is None:
        return line
    led = (_make_fact(whole, piece) for piece in pieces)
    return [*led, _make_fact(whole, Piece(kind, start, len(text), text[start:], 0.9, _BESIDE)), *line[begun:]]


def _make_fact(first: Fact, piece: Piece) -> Fact:
    """Make a fact of a piece of the text that begins with a fact."""
    begin, end = first.start + piece.start, first.start + piece.end
    return Fact(piece.kind, first.row, begin, end, piece.text, piece.confidence, piece.evidence, piece.value)


def _kind_of(text: str) -> FactKind | None:
    if looks_like_name(text) and has_given_name(text.replace("é", "o")):  # mostly read so of ö
        return "name"
    return "employer" if text and organization_kind(text) is not None else None


def _find_cells(lines: _Lines) -> list[_Stretch]:
    """Find the regions that begin a line, each with the counties that begin that line or the next ones."""
    cells: list[_Stretch] = []
    for at, line in enumerate(lines):
        if line[0].kind == "region" and line[0].value:
            cells.append(_Stretch([[line[0]]], at, at))
        counties = [fact for fact in line if fact.kind == "county"]
        if counties and cells and at - cells[-1].last <= 1 and (line[0].kind in _CELL or _is_mark(line[0])):
            cells[-1].lines.append(counties)
            cells[-1].last = at
    return cells


def _is_mark(fact: Fact) -> bool:
    """Whether something is one word that means nothing, as OCR makes of ink that it cannot read."""
    return fact.kind == "text" and " " not in fact.text


def _has_orphans(lines: _Lines, cells: Sequence[_Stretch]) -> bool:
    """Whether a line begins with counties that are no region's: then one of the regions is lost."""
    own = {at for cell in cells for at in range(cell.first, cell.last + 1)}
    between = range(cells[0].first, cells[-1].last)
    return any(lines[at][0].kind == "county" for at in between if at not in own)


def _find_first(lines: _Lines, at: int) -> int:
    """Where the seats begin that the first region stands beside, in its line or above it."""
    first = found = at
    while first and all(fact.kind in _TOLD for fact in lines[first - 1]):
        first -= 1
        if any(fact.kind in _SEAT for fact in lines[first]):
            found = first
    return found


def _find_seats(lines: _Lines, first: int) -> list[_Stretch]:
    """Find the seats from a line on, each with what stands between its name and the next one."""
    seats: list[_Stretch] = []
    for at, line in enumerate(lines[first:], first):
        told = line[1 + max((i for i, fact in enumerate(line) if fact.kind in _CELL), default=-1) :]
        if told and told[0].kind in _SEAT:
            seats.append(_Stretch([], at, at))
        elif not seats or (told and told[0].kind in ("list_heading", "label") and len(told) == len(line)):
            break
        if told:
            seats[-1].lines.append(told)
            seats[-1].last = at
        if any(fact.kind in ("email", "phone") for fact in told):
            seats[-1].reached = at
    return seats


def _deal(cells: Sequence[_Stretch], seats: Sequence[_Stretch]) -> _Dealt | None:
    """Deal the seats to the regions; nothing where not just one way is left."""
    ways: dict[int, list[_Dealt]] = {0: [[]]}  # by how many seats are dealt; two of a kind tell that it is not one
    for at in range(len(cells)):
        further: dict[int, list[_Dealt]] = {}
        for count, begun in ways.items():
            for held in _find_held(cells, at, seats[count:]):
                further.setdefault(count + len(held), []).extend([*way, held] for way in begun)
        ways = {count: found[:2] for count, found in further.items()}
    left = ways.get(len(seats), [])
    return left[0] if len(left) == 1 else None


def _deal_by_towns(cells: Sequence[_Stretch], seats: Sequence[_Stretch]) -> _Dealt:
    """Deal the seats whose towns are in the counties of one region; none where those are not in the regions' order."""
    homes = [[at for at, cell in enumerate(cells) if seat.county() in cell.codes()] for seat in seats]
    known = [home[0] for home in homes if len(home) == 1]
    if known != sorted(known):
        return [()] * len(cells)
    return [[seat for seat, home in zip(seats, homes, strict=True) if home == [at]] for at in range(len(cells))]


def _find_held(cells: Sequence[_Stretch], at: int, seats: Sequence[_Stretch]) -> Iterator[Sequence[_Stretch]]:
    """The next seats that a region may have: none of another's town, all of its towns or around the middle of it."""
    cell = cells[at]
    is_own = True
    others = frozenset().union(*(other.codes() for other in cells if other is not cell)) - cell.codes()
    for count in range(1, min(len(seats), _MOST) + 1):
        held = seats[:count]
        if held[-1].county() in others:
            return
        is_own = is_own and held[-1].county() in cell.codes()
        if is_own or abs(held[0].first + held[-1].last - cell.first - cell.last) <= 2 * _OFF:
            yield held

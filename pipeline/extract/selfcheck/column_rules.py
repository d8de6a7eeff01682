"""What speaks against putting a piece of a line below what stands last in a column of print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from pipeline.extract.selfcheck.atoms import SURE, Atom
from pipeline.extract.wording.names import is_named_in, match_mail
from pipeline.extract.wording.towns import county_of_domain
from pipeline.vocabulary import match_county, regions

_GRAVE, _AWRY, _ODD, _SLIGHT = 5.0, 3.0, 1.0, 0.4
_NATURAL = frozenset({
    ("region", "county"), ("county", "county"), ("name", "words"), ("name", "phone"), ("name", "email"),
    ("phone", "phone"), ("phone", "email"), ("email", "phone"), ("email", "email"),
})  # fmt: skip
_OWN = ("name", "phone", "email", "vacancy", "words")
_BESIDE = frozenset({(side, own) for side in ("region", "county") for own in _OWN})
WHOLE = -1  # the column of a piece that stands above all of them
Dealt = tuple[tuple[int, tuple[Atom, ...]], ...]


class Column(Struct, frozen=True):
    """What stands last in a column: its region, counties and person, by their places; how far that person is told."""

    region: tuple[int, int] | None = None
    counties: frozenset[str] = frozenset()
    region_id: str = ""
    named: str = ""  # the county that has the region's name
    is_staffed: bool = False
    person: Atom | None = None
    phones: int = 0
    labels: frozenset[str] = frozenset()  # that led to these
    mails: int = 0
    is_fresh: bool = False  # the line before headed it
    listed: str = ""  # the sign behind its last county, while a list of counties goes on
    is_listed: bool = False  # an `och` told that list's end, which has come


State = tuple[Column, ...]


class Rules:
    """What speaks against putting a piece below what stands last in a column.

    Args:
        atoms: All pieces of the page.
        is_after: Whether numbers stand behind the mail, and not before it.
        is_sided: Whether regions and their counties stand beside the people.
        is_below: Whether each person's region stands below the name, as on a card.
        is_last: Whether it stands below the mail and numbers too.
    """

    def __init__(
        self,
        atoms: Sequence[Atom],
        *,
        is_after: bool,
        is_sided: bool = False,
        is_below: bool = False,
        is_last: bool = False,
    ) -> None:
        self._is_after = is_after
        self._is_sided = is_sided
        self._is_below = is_below
        self._is_last = is_last
        self._natural = _NATURAL | _BESIDE if is_sided else _NATURAL
        mails = [atom for atom in atoms if atom.kind == "email"]
        names = [atom for atom in atoms if atom.kind == "name"]
        self._owner: Mapping[Atom, Atom] = {mail: owner for mail in mails if (owner := _find_owner(mail, names))}
        self._homes = {name: code for mail, name in self._owner.items() if (code := county_of_domain(mail.said[0]))}
        self._mailed = frozenset(self._owner.values())
        self._placed = {code for atom in atoms if atom.kind == "county" for code in atom.said[:1]}
        self._is_phoned = sum(atom.kind == "phone" for atom in atoms) * 2 > len(names)
        told = {atom.said[0] for atom in atoms if atom.kind == "region"}
        areas = [region for region in regions() if region.region_id in told]
        self._at_home = {code: region.region_id for region in areas for code in region.police_counties}
        self._has_regions = any(atom.kind == "region" for atom in atoms)

    def step(self, state: State, dealt: Dealt) -> tuple[State, float, tuple[tuple[Atom, object], ...]]:
        """Put the pieces of a line below what stands in the columns."""
        columns, weight = list(state), self._part(state, dealt)
        owners: list[tuple[Atom, object]] = []
        for number, pieces in dealt:
            weight += sum(self._together(a, b) for a, b in pairwise(pieces))
            if number == WHOLE and pieces[0].kind == "region":
                weight += self.close(columns)
                columns = [Column()] * len(columns)
            for at in range(len(columns)) if number == WHOLE else (number,):
                for atom in pieces:
                    column, more = self._put(columns[at], atom)
                    columns[at], weight = column, weight + more
                    if atom.kind != "words" and (self._is_below or atom.kind != "region"):
                        is_own = atom.kind in ("phone", "email") or (
                            self._is_below and atom.kind not in ("name", "county")
                        )
                        owners.append((atom, column.person if is_own else column.region_id or column.region))
        for at, column in enumerate(columns):
            if column.is_fresh and column is state[at]:
                columns[at] = replace(column, is_fresh=False)
        return tuple(columns), weight, tuple(owners)

    def _together(self, first: Atom, second: Atom) -> float:
        """What speaks against two pieces side by side being of one column."""
        if first.kind == second.kind == "county" and not first.said[1]:
            return _ODD + _ODD
        if second.kind == "region" and first.kind in ("county", "phone", "email", "vacancy"):
            return _AWRY  # a heading begins its line
        if second.kind == "name" and first.kind in ("phone", "email"):
            return _ODD + _ODD
        if first.kind == second.kind and first.kind in ("phone", "email") and second.is_led:
            return _ODD + _ODD  # a label leads to all the numbers of one
        return 0.0 if (first.kind, second.kind) in self._natural else _ODD

    def _part(self, state: State, dealt: Dealt) -> float:
        """What speaks against parting a line so: a cut within a list, a column that a line of several leaves out."""
        ends = [pieces[-1] for _, pieces in dealt[:-1]]
        weight = sum(_ODD + _ODD for atom in ends if atom.kind == "county" and atom.said[1])
        weight += sum(_AWRY for _, pieces in dealt[1:] if pieces[0].is_joined)
        told = [atom for _, pieces in dealt for atom in pieces]
        is_full = len(told) == len(state) > 1 and all(atom.is_parted for atom in told[1:])
        weight += _AWRY if is_full and len(dealt) < len(told) else 0.0
        if len(dealt) == 1 and dealt[0][0] != WHOLE and dealt[0][1][0].kind in ("county", "name", "vacancy"):
            weight += sum(_ODD + _ODD for at, column in enumerate(state) if column.is_fresh and at != dealt[0][0])
        if len(dealt) != 1 or len(dealt[0][1]) < 2:
            return weight
        left_out = (column for at, column in enumerate(state) if at != dealt[0][0] and dealt[0][0] != WHOLE)
        return weight + sum(_ODD + _ODD for column in left_out if self._leave_person(column))

    def close(self, columns: Sequence[Column]) -> float:
        """What speaks against ending all columns here.

        One region above them all needs people in one of them, and one that has a county's name has that county.
        """
        staffed = {column.region for column in columns if column.is_staffed}
        empty = {column.region for column in columns} - staffed - {None}
        robbed = {column.region for column in columns if column.named and column.counties} - {
            column.region for column in columns if column.named in column.counties
        }
        return sum(map(self._leave_person, columns)) + _AWRY * (len(empty) + len(robbed))

    def _leave_person(self, column: Column) -> float:
        if column.person is None:
            return 0.0
        lacks_mail = column.person in self._mailed and not column.mails
        is_homeless = self._is_below and column.region is None
        told = (_AWRY if lacks_mail else 0.0) + (_ODD if self._is_phoned and not column.phones else 0.0)
        return told + (_ODD + _SLIGHT if is_homeless else 0.0)

    def _put(self, column: Column, atom: Atom) -> tuple[Column, float]:
        if atom.kind == "words":
            return column, 0.0
        if atom.kind == "county":
            return self._put_county(column, atom)
        if column.listed and not self._is_sided:
            closed, weight = self._put(replace(column, listed=""), atom)
            return closed, weight + _AWRY
        if atom.kind == "region":
            own = match_county(atom.said[0], is_fuzzy=False) if atom.said[0] else None
            named = own.entry.code if own is not None else ""
            if self._is_below:
                is_told = bool(column.mails if self._is_last else column.phones or column.mails)
                is_late = column.person is None or column.region is not None or is_told != self._is_last
                told = replace(column, region=(atom.line, atom.start), region_id=atom.said[0], named=named)
                return told, _AWRY if is_late else 0.0
            headed = Column((atom.line, atom.start), region_id=atom.said[0], named=named, is_fresh=True)
            return headed, self.close([column])
        if atom.kind == "vacancy":
            is_odd = column.region is None or column.is_staffed
            return replace(column, is_staffed=True, person=None, is_fresh=False), _AWRY if is_odd else 0.0
        if atom.kind == "name":
            return self._put_name(column, atom)
        put, weight = self._put_phone(column, atom) if atom.kind == "phone" else self._put_mail(column, atom)
        return put, weight + (_AWRY if self._is_last and column.region is not None else 0.0)

    def _put_county(self, column: Column, atom: Atom) -> tuple[Column, float]:
        is_late = column.region is None or (column.is_staffed and not (self._is_sided or self._is_below))
        code, sign = atom.said
        is_home = column.person is not None and self._homes.get(column.person) == code
        if is_home and code in column.counties and not (sign or column.listed):
            return column, 0.0  # the town that somebody works in, below the name
        is_foreign = code in self._at_home and column.region_id != self._at_home[code]
        is_last = column.listed.isalpha()
        is_over = column.is_listed or (is_last and bool(sign))  # no list goes on behind the one after its `och`
        is_over = is_over or (self._is_below and bool(column.counties) and not column.listed)  # nor on a card anew
        put = replace(
            column, counties=column.counties | {code}, is_fresh=True, listed=sign, is_listed=is_last and not sign
        )
        weight = _ODD + _ODD if is_foreign and column.region is not None else 0.0
        return put, weight + (_AWRY if is_late else 0.0) + (_ODD + _ODD if is_over else 0.0)

    def _put_name(self, column: Column, atom: Atom) -> tuple[Column, float]:
        weight = self._leave_person(column)
        if self._is_below:
            return Column(is_staffed=True, person=atom), weight
        weight += _ODD + _SLIGHT if self._has_regions and column.region is None else 0.0
        home = self._homes.get(atom, "")
        if home in self._placed and home not in column.counties and not self._is_sided:
            weight += _AWRY if column.counties else _ODD
        put = replace(
            column, is_staffed=True, person=atom, phones=0, labels=frozenset(), mails=0, is_fresh=False, is_listed=False
        )
        return put, weight

    def _put_phone(self, column: Column, atom: Atom) -> tuple[Column, float]:
        weight = _AWRY if column.person is None else _SLIGHT * column.phones * (1 + column.phones)
        weight += _ODD + _ODD if column.person is not None and bool(column.mails) != self._is_after else 0.0
        weight += _ODD + _ODD if atom.label in column.labels else 0.0  # a second `Mobil:` is somebody else's
        labels = column.labels | {atom.label} if atom.label else column.labels
        return replace(column, phones=column.phones + 1, labels=labels), weight

    def _put_mail(self, column: Column, atom: Atom) -> tuple[Column, float]:
        owner = self._owner.get(atom)
        is_own = owner is None or column.person == owner
        weight = _GRAVE if not is_own or column.person is None else _SLIGHT * column.mails
        return replace(column, mails=column.mails + 1), weight


def _find_owner(mail: Atom, names: Sequence[Atom]) -> Atom | None:
    """The one name that a mail fits best, or the one whose given name is a part of it: `koordinator.asa@`."""
    fits = sorted(((match_mail(mail.said[0], name.said[0]), at) for at, name in enumerate(names)), reverse=True)[:2]
    is_one = bool(fits) and fits[0][0] >= SURE and (len(fits) == 1 or fits[1][0] < fits[0][0])
    if is_one:
        return names[fits[0][1]]
    called = [name for name in names if is_named_in(name.said[0].split()[0], mail.said[0])]
    return called[0] if len(called) == 1 else None

"""Surnames of which only the last part is known: by a sign in it that is no plain letter, or as it always ends a name.

No surname ends in `strom` or `sjo`: whatever is before it, the ö was lost (`vocabulary/surname_parts.csv`, `ending`).
The letters before the last part stay as read.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.normalize.repair.candidates import Candidate
from pipeline.normalize.repair.channel import MUST_CHANGE, Reading
from pipeline.normalize.repair.foreign_letters import build
from pipeline.normalize.repair.surnames import load_parts

_SHORTEST_HEAD, _SHORTEST_PART = 3, 3  # letters


def spell_last_part(word: str, ways: Iterable[Reading]) -> tuple[Candidate, str] | None:
    """Read the signs of a word as the one last part of surnames that they can be, or give its ending the accents of it.

    Args:
        word: As read, lower case.
        ways: Of reading it.
    """
    found: dict[str, Candidate] = {}
    for way in ways:
        if len(way.folded) == len(word) and all(slip.read in MUST_CHANGE for slip in way.slips):
            spelled = _spell(word, way) if way.slips else _spell_ending(word)
            found |= {meant: built for meant in spelled if (built := build(word, way, meant)) is not None}
    return (next(iter(found.values())), "the last part of a surname") if len(found) == 1 else None


def _spell(word: str, way: Reading) -> Iterable[str]:
    first = way.slips[0].place
    for at in range(_SHORTEST_HEAD, min(first, len(word) - _SHORTEST_PART) + 1):
        for part in load_parts("last").get(way.folded[at:], ()):
            if word[:at].isalpha() and all(part[slip.place - at] == slip.meant for slip in way.slips):
                yield word[:at] + part


def _spell_ending(word: str) -> Iterable[str]:
    """A word of plain letters with the longest ending that has one spelling in names.

    >>> list(_spell_ending("vigsjo")), list(_spell_ending("wernback"))
    (['vigsjö'], [])
    """
    for at in range(_SHORTEST_HEAD, len(word) - _SHORTEST_PART + 1):
        spelled = load_parts("ending").get(word[at:], ())
        if spelled:
            return [word[:at] + part for part in spelled]
    return ()

"""Lines that a comma parts elsewhere than between what they tell: a role with its region, a surname before its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.meaning.made_of import is_turned
from pipeline.extract.meaning.pieces import Piece, read_single
from pipeline.extract.wording.region_names import read_region

_MOST_GIVEN = 2


def read_led(text: str) -> tuple[Piece, ...]:
    """Read a role and its region, or a surname and the given name behind the comma, and who employs behind them.

    >>> [(p.kind, p.text) for p in read_led("Regionkoordinator Nord, Umeå kommun")]
    [('title', 'Regionkoordinator'), ('region', 'Nord'), ('employer', 'Umeå kommun')]
    >>> [(p.kind, p.text) for p in read_led("Exempel, Anna Kalmar kommun")]
    [('name', 'Exempel, Anna'), ('employer', 'Kalmar kommun')]
    >>> read_led("Anna Exempel, Umeå kommun"), read_led("Regionkoordinator, Umeå kommun")
    ((), ())
    """
    before, comma, rest = text.partition(",")
    if not comma or not rest.strip():
        return ()
    start = len(text) - len(rest.lstrip())
    region = read_region(before)
    if region is not None and region.region_id and region.role_end:
        role = before[: region.role_end].strip()
        named = Piece("region", region.start, region.end, region.text, 0.9, "named in the role", region.region_id)
        told = _read_employer(text, start)
        return (Piece("title", 0, len(role), role, 0.9, "a role before its region"), named, *told) if told else ()
    return _read_turned(text, before, start)


def _read_turned(text: str, surname: str, start: int) -> tuple[Piece, ...]:
    words: Sequence[str] = text[start:].split()
    for count in range(min(_MOST_GIVEN, len(words) - 1), 0, -1):
        given = " ".join(words[:count])
        if not text.startswith(given, start) or not is_turned(f"{surname}, {given}"):
            continue
        end = start + len(given)
        told = _read_employer(text, end + len(text[end:]) - len(text[end:].lstrip()))
        if told:
            return (Piece("name", 0, end, text[:end], 0.85, "a surname, a known given name, and who employs"), *told)
    return ()


def _read_employer(text: str, start: int) -> tuple[Piece, ...]:
    told = read_single(text[start:])
    is_employer = len(told) == 1 and told[0].kind == "employer"
    return (replace(told[0], start=start, end=start + told[0].end),) if is_employer else ()

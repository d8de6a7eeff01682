"""What text whose lines may have lost their order cannot tell: it is set aside though nothing else contradicts it.

A freephone number is no coordinator's own; it stood in a column beside. Where another reading than the ordinary one was
taken, a name without mail and number may be anybody's or nobody's, and a county of which the document has the region
that is its home may have slipped from there. So may whoever stands below two lists of counties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.domain.statements import Place, Statement
from pipeline.extract.mentions import Draft
from pipeline.extract.selfcheck.choosing import Reading
from pipeline.extract.selfcheck.withheld_counties import code_of
from pipeline.extract.wording.lines_of_many import is_freephone
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import regions

_FREE = "a freephone number, which stood beside the contact"
_BARE = "a name without mail and number, in lines whose order may be lost"
_BELOW = "below the counties of another region, in lines whose order may be lost"
_SLIPPED = "a county of another region of the document, in lines whose order may be lost"
_SWAPPED = "a county of another region of the document, which has all of that region's and it has none"
_CROWDED = frozenset({"crowded_region", "swallowed_region"})
_TOLD = ("name", "email", "phone")


def take_unproved(reading: Reading) -> Iterator[tuple[Statement, str]]:
    """Take what the order of the lines alone would tell out of a reading, and say why.

    Args:
        reading: The reading that was chosen; its contacts are changed.
    """
    people = reading.contacts.people
    crowded = {fault.place for fault in reading.faults if fault.kind in _CROWDED}
    crowded |= {area.statements[0].place for area in find_swapped(list(reading.contacts.regions.values()))}
    for person in [p for p in people if p.list_name == "regional_coordinators"]:
        why = _doubt(person, crowded, is_read_otherwise=bool(reading.name))
        if why:
            people.remove(person)
            yield from ((statement, why) for statement in person.statements if statement.property in _TOLD)
        else:
            yield from ((statement, _FREE) for statement in _take_free(person))


def find_swapped(areas: Sequence[Draft]) -> list[Draft]:
    """Find the regions that have the counties of one other region alone, which the document has without any.

    Args:
        areas: The regions.
    """
    told, homes = _list_told(areas), _list_homes()
    swapped = []
    for area in areas:
        of = {homes.get(code, "") for code in told[_region_of(area)]}
        if len(of) == 1 and _region_of(area) not in of and told.get(next(iter(of))) == set():
            swapped.append(area)
    return swapped


def _list_told(areas: Sequence[Draft]) -> dict[str, set[str]]:
    return {_region_of(area): {code_of(s) for s in area.statements if s.property == "county_code"} for area in areas}


def _list_homes() -> dict[str, str]:
    return {code: region.region_id for region in regions() for code in region.police_counties}


def take_swapped(areas: Sequence[Draft]) -> Iterator[tuple[Statement, str]]:
    """Take the counties out of regions that are all of another region, which the document has without any.

    Args:
        areas: The regions, which are changed.
    """
    told, homes = _list_told(areas), _list_homes()
    for area in find_swapped(areas):
        (home,) = {homes[code] for code in told[_region_of(area)]}
        if {code for code, region in homes.items() if region == home} == told[_region_of(area)]:
            taken = [s for s in area.statements if s.property == "county_code"]
            area.statements[:] = [s for s in area.statements if s not in taken]
            yield from ((statement, _SWAPPED) for statement in taken)


def take_slipped(areas: Sequence[Draft], *, is_read_otherwise: bool) -> Iterator[tuple[Statement, str]]:
    """Take the counties out of regions that are another region's, which lacks them.

    The document has that other region, or the region at hand all that are its own.

    Args:
        areas: The regions, which are changed.
        is_read_otherwise: Whether another reading than the ordinary one was taken; else whole lists alone are in doubt.
    """
    told, homes = _list_told(areas), _list_homes()
    for area in areas if is_read_otherwise else find_swapped(areas):
        own = _region_of(area)
        taken = [s for s in area.statements if s.property == "county_code" and _is_lost(homes, told, own, code_of(s))]
        area.statements[:] = [s for s in area.statements if s not in taken]
        yield from ((statement, _SLIPPED) for statement in taken)


def _is_lost(homes: dict[str, str], told: dict[str, set[str]], own: str, code: str) -> bool:
    home = homes.get(code, own)
    is_whole = {other for other, region in homes.items() if region == own} <= told[own]
    return home != own and code not in told.get(home, ()) and (home in told or is_whole)


def _region_of(area: Draft) -> str:
    span = read_region(area.statements[0].raw_text)
    return span.region_id if span is not None else ""


def _doubt(person: Draft, crowded: set[Place], *, is_read_otherwise: bool) -> str:
    """Why nobody is to be published, or nothing."""
    if person.parent is not None and person.parent.statements[0].place in crowded:
        return _BELOW
    is_bare = not any(statement.property in ("email", "phone") for statement in person.statements)
    return _BARE if is_bare and is_read_otherwise else ""


def _take_free(person: Draft) -> list[Statement]:
    channels = [s for s in person.statements if s.property in ("email", "phone")]
    free = [s for s in channels if s.property == "phone" and is_freephone(s.raw_text)]
    if len(free) < len(channels):
        person.statements[:] = [s for s in person.statements if s not in free]
        return free
    return []

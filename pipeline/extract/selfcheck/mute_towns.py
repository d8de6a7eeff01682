"""Whether the towns of contacts tell anything of their regions, in a document that may have lost its order.

Where order is lost, the people of a region stand together in the place of another's. Where people of one region's towns
stand here and there in many regions, most of them far away, no loss of order explains it: who works where has nothing
to do with the region that lists them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.extract.mentions import Draft
from pipeline.extract.selfcheck.towns import county_of_person
from pipeline.extract.selfcheck.withheld_counties import county_codes

_LEAST = 3  # regions whose people stand in several


def are_towns_mute(people: Iterable[Draft], regions: Iterable[Draft]) -> bool:
    """Whether most people work in another region, and those of most regions are listed in several.

    Args:
        people: The contacts.
        regions: The regions with their counties.
    """
    home_of = {code: id(region) for region in regions for code in county_codes(region)}
    listed: dict[int, list[int]] = defaultdict(list)
    for person in people:
        home = home_of.get(county_of_person(person))
        if home is not None and person.parent is not None:
            listed[home].append(id(person.parent))
    far = sum(place != home for home, places in listed.items() for place in places)
    several = [places for places in listed.values() if len(places) > 1]
    spread = [places for places in several if len(set(places)) > 1]
    return len(spread) >= _LEAST and 2 * len(spread) > len(several) and 2 * far > sum(map(len, listed.values()))

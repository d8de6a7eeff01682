"""Counties of a region that are another's: by the lists that they stand in, and the headings above these."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Place, Statement
from pipeline.extract.mentions import Draft
from pipeline.extract.selfcheck.crowding import find_crowding

_OWN, _OTHERS = ("Dalarna", "Värmland", "Örebro"), ("Västmanland", "Uppsala")
_COUNTIES = {"bergslagen": ("17", "18", "20", "03", "19"), "syd": ("12",)}


def _draft(kind: str, property_: str, *lines: tuple[int, tuple[str, ...]]) -> Draft:
    draft = Draft("region" if kind == "region" else "person")
    for number, texts in lines:
        for at, text in enumerate(texts):
            draft.add(Statement(property_, text, text, Place(1, number, 20 * at, 20 * at + len(text))))
    return draft


@pytest.mark.parametrize(
    ("own", "others", "headings", "found"),
    [
        (9, 3, {8}, "swallowed_region"),  # the others' list stands above the heading, with people below it
        (3, 9, {2}, "swallowed_region"),
        (3, 9, {2, 8}, None),  # it heads them itself
        (3, 4, {2}, None),  # one list in two lines
    ],
)
def test_a_list_that_is_of_another_area_and_not_headed_is_anothers(
    own: int, others: int, headings: set[int], found: str | None
) -> None:
    region = _draft("region", "county_code", (own, _OWN), (others, _OTHERS))
    person = _draft("person", "name", (6, ("Eva Prov",)))
    assert find_crowding(region, {(1, line) for line in headings}, _COUNTIES, [person]) == found

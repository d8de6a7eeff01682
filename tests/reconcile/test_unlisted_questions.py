"""An edition of which people were set aside is asked about once, where it lists no coordinator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconcile.histories import Printed, reconcile, who

_ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
_ASIDE = ("bo.testgren@lund.example.se", "cia.testgren@lund.example.se", "dan.provberg@lund.example.se")
_UNLISTED = Printed("kontakter", "2024-01-01", covers=(), set_aside=_ASIDE)


def _ask(*history: Printed) -> list[tuple[str, str, int]]:
    asked = reconcile(*history)["review_items"].query("kind == 'unlisted_people'")
    return [*asked[["subject", "edition_id", "line"]].itertuples(index=False, name=None)]


def test_people_of_no_list_are_asked_about_once_for_each_edition() -> None:
    assert _ask(Printed("e1", "2023-01-01", (_ANNA,)), _UNLISTED) == [("kontakter", "kontakter", 1)]


@pytest.mark.parametrize(
    "printed",
    [
        replace(_UNLISTED, people=(_ANNA,)),
        replace(_UNLISTED, set_aside=_ASIDE[:2]),
        replace(_UNLISTED, set_aside=("info@lund.example.se", "registrator@lund.example.se", "press@lund.example.se")),
    ],
)
def test_addresses_beside_coordinators_few_of_them_or_those_of_offices_are_not_asked_about(printed: Printed) -> None:
    assert _ask(Printed("e1", "2023-01-01", (_ANNA,)), printed) == []

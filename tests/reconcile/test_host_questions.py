"""Which mails are asked about for a host that is a letter off the one of others; made-up people only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconcile.histories import Printed, Who, reconcile, who

_ADA = who("vast", "Ada Exempelsson", "ada.exempelsson@goteborg.example.se", "031-390 06 01")
_BO = who("vast", "Bo Provberg", "bo.provberg@goteborg.example.se", "031-390 06 02")
_CIA = who("vast", "Cia Testgren", "cia.testgren@gotebrog.example.se", "031-390 06 03", employer="Göteborgs Stad")


def _asked(*lists: list[Who]) -> list[tuple[str, str]]:
    editions = [Printed(f"e{at}", f"202{at}-01-01", tuple(people)) for at, people in enumerate(lists, 1)]
    items = reconcile(*editions)["review_items"].query("kind == 'misspelt_mail'")
    return list(zip(items["expected"], items["suggestion"], strict=True))


def test_a_host_of_one_mail_a_letter_off_that_of_others_is_asked_about() -> None:
    assert _asked([_ADA, _BO, _CIA]) == [("cia.testgren@gotebrog.example.se", "cia.testgren@goteborg.example.se")]


@pytest.mark.parametrize(
    "lists",
    [
        ([_ADA, _BO, _CIA], [_ADA, _BO, _CIA]),  # printed so again
        ([_ADA, _BO, _CIA, replace(_CIA, name="Dan Testgren", mail="dan.testgren@gotebrog.example.se")],),
        ([_ADA, _CIA],),  # which of two is right, nothing tells
        ([_ADA, _BO, replace(_CIA, mail="cia.testgren@molndal.example.se")],),
    ],
)
def test_a_host_of_somebody_else_is_not_asked_about(lists: tuple[list[Who], ...]) -> None:
    assert _asked(*lists) == []

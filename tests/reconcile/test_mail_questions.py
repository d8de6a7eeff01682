"""Which mails are asked about for a dot that they lack."""

from __future__ import annotations

from dataclasses import replace

from tests.reconcile.histories import Printed, Who, reconcile, who

_OTHERS = [
    who(region, f"{name} Exempelsson", f"{name.lower()}.exempelsson@lund.example.se")
    for region, name in (("syd", "Ada"), ("mitt", "Bo"), ("vast", "Cia"))
]
_ANNA = who("nord", "Anna-Lena Ek", "annalenaek@umea.example.se", "070-174 06 05")


def _asked(*lists: list[Who]) -> list[tuple[str, str]]:
    editions = [Printed(f"e{at}", f"202{at}-01-01", tuple(people)) for at, people in enumerate(lists, 1)]
    items = reconcile(*editions)["review_items"].query("kind == 'lost_dot'")
    return list(zip(items["expected"], items["suggestion"], strict=True))


def test_a_mail_without_the_dot_that_all_others_have_is_asked_about() -> None:
    assert _asked([*_OTHERS, _ANNA]) == [("annalenaek@umea.example.se", "annalena.ek@umea.example.se")]


def test_where_few_mails_have_a_dot_nothing_is_asked() -> None:
    assert _asked([*_OTHERS[:2], _ANNA]) == []


def test_a_mail_that_is_no_two_names_is_not_asked_about() -> None:
    assert _asked([*_OTHERS, replace(_ANNA, mail="annae@umea.example.se")]) == []


def test_what_another_edition_prints_with_its_dot_is_no_question() -> None:
    assert _asked([*_OTHERS, _ANNA], [*_OTHERS, replace(_ANNA, mail="annalena.ek@umea.example.se")]) == []

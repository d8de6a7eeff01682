"""Names of which people bear two spellings are asked about where OCR may have lost the accent, and only there."""

from __future__ import annotations

from tests.reconcile.histories import Printed, reconcile, who

_MAIL = "mats.jonsson@umea.example.se"


def _asked(*editions: Printed) -> list[tuple[str, str]]:
    items = reconcile(*editions)["review_items"].query("kind == 'lost_accent'")
    return list(zip(items["expected"], items["suggestion"], strict=True))


def _printed(name: str, *, damage: float, number: int = 1) -> Printed:
    return Printed(f"e{number}", f"202{number}-01-01", [who("nord", name, _MAIL, "0980-319 200")], damage=damage)


def test_name_of_two_spellings_in_a_damaged_edition_is_asked_about() -> None:
    assert _asked(_printed("Mats Jonsson", damage=0.2)) == [("Mats Jonsson", "Mats Jönsson")]
    assert _asked(_printed("Mats Jonsson-Ek", damage=0.2)) == [("Mats Jonsson-Ek", "Mats Jönsson-Ek")]


def test_name_of_a_clean_edition_or_of_one_spelling_is_no_question() -> None:
    assert _asked(_printed("Mats Jonsson", damage=0.0)) == []
    assert _asked(_printed("Mats Nordin", damage=0.2)) == []
    assert _asked(_printed("Linnea Nordin", damage=0.2)) == []


def test_clean_edition_that_prints_the_name_tells_it() -> None:
    assert _asked(_printed("Mats Jonsson", damage=0.2), _printed("Mats Jonsson", damage=0.0, number=2)) == []

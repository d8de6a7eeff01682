"""Names of which people bear two spellings are asked about where OCR may have lost the accent, and only there."""

from __future__ import annotations

from tests.reconcile.histories import Printed, decide, reconcile, who

_MAIL = "mats.jonsson@umea.example.se"


def _asked(*editions: Printed) -> list[tuple[str, str]]:
    items = reconcile(*editions)["review_items"].query("kind == 'lost_accent'")
    return list(zip(items["expected"], items["suggestion"], strict=True))


def _printed(name: str, *, damage: float, number: int = 1, is_scan: bool = False) -> Printed:
    people = [who("nord", name, _MAIL, "0980-319 200")]
    return Printed(f"e{number}", f"202{number}-01-01", people, damage=damage, is_scan=is_scan)


def test_name_of_two_spellings_in_a_damaged_edition_is_asked_about() -> None:
    assert _asked(_printed("Mats Jonsson", damage=0.2)) == [("Mats Jonsson", "Mats Jönsson")]
    assert _asked(_printed("Mats Jonsson-Ek", damage=0.2)) == [("Mats Jonsson-Ek", "Mats Jönsson-Ek")]
    assert _asked(_printed("Mats Hallgren", damage=0.2)) == [("Mats Hallgren", "Mats Hällgren")]


def test_name_of_a_clean_edition_or_of_one_spelling_is_no_question() -> None:
    assert _asked(_printed("Mats Jonsson", damage=0.0)) == []
    assert _asked(_printed("Mats Nordin", damage=0.2)) == []
    assert _asked(_printed("Linnea Nordin", damage=0.2)) == []


def test_clean_edition_that_prints_the_name_tells_it() -> None:
    assert _asked(_printed("Mats Jonsson", damage=0.2), _printed("Mats Jonsson", damage=0.0, number=2)) == []


def test_name_read_plain_from_an_image_is_asked_about_where_a_letter_may_be_one_that_no_model_has() -> None:
    assert _asked(_printed("Soren Ek", damage=0.0, is_scan=True)) == [("Soren Ek", "Søren Ek")]
    assert _asked(_printed("Soren Ek", damage=0.0)) == []
    assert _asked(_printed("Maria Ek", damage=0.0, is_scan=True)) == []  # next to no Maria of many is María


def test_name_that_the_mail_beside_it_has_with_another_vowel_is_asked_about() -> None:
    assert ("Mats Jansson", "Mats Jönsson") in _asked(_printed("Mats Jansson", damage=0.2))
    assert _asked(_printed("Mats Jansson", damage=0.0)) == []
    assert _asked(_printed("Mats Hansson", damage=0.2)) == []


def test_name_of_which_nothing_known_tells_the_spelling_is_asked_about() -> None:
    assert _asked(_printed("Mats Provtagt", damage=0.2)) == [("Mats Provtagt", "Mats Provtagt")]
    assert _asked(_printed("Mats Provtagt", damage=0.0)) == []
    assert _asked(_printed("Mats Lindberg", damage=0.2)) == []
    assert _asked(_printed("Mats Provtägt", damage=0.2)) == []


def test_spelling_that_a_person_confirmed_is_not_asked_again() -> None:
    printed = _printed("Mats Provtagt", damage=0.2)
    confirmed = decide("correct_value", "mats-provtagt", "name", "Mats Provtagt", "Mats Provtagt")
    tables = reconcile(printed, decisions=[confirmed])
    assert tables["people"]["name"].tolist() == ["Mats Provtagt"]
    items = tables["review_items"]
    assert items[(items["kind"] == "lost_accent") & (items["status"] == "open")].empty

"""Sentences that name several people and tell how each is reached further on: in the next paragraphs, or in order."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

HEAD = "I region Nord (Jämtland, Norrbotten, Västerbotten och Västernorrland) arbetar Eva Exempel och Bo Provberg."
EVA, BO = "eva.exempel@umea.example.se", "bo.provberg@sundsvall.example.se"
FIRST, SECOND = "070-174 06 05", "070-174 06 06"
EACH = {"Eva Exempel": (EVA, (FIRST,)), "Bo Provberg": (BO, (SECOND,))}


def _told(text: str) -> dict[str | None, tuple[str | None, tuple[str, ...]]]:
    found = people(extract_text(text))
    assert {(m.first("region") or "")[-4:] for m in found} == {"Nord"}
    return {m.first("name"): (m.first("email"), m.values("phone")) for m in found}


@pytest.mark.parametrize(
    "below",
    [
        f"De nås på {FIRST} respektive {SECOND} och {EVA} respektive {BO}.",
        f"De nås på {EVA}, telefon {FIRST}, och {BO}, telefon {SECOND}.",
        f"Ring {FIRST} till Eva och {SECOND} till Bo.\n\nMejla {EVA} eller {BO}.",
        f"Bo nås på {SECOND} och {BO}. Eva nås på {FIRST} och {EVA}.",
    ],
)
def test_the_paragraphs_below_names_tell_how_each_is_reached(below: str) -> None:
    assert _told(f"Kontakt\n\n{HEAD}\n\n{below}\n") == EACH


def test_a_given_name_says_in_the_same_paragraph_whose_a_number_is() -> None:
    told = f"Eva har telefon {FIRST} och e-post {EVA}. Bo nås på {SECOND} eller {BO}."
    assert _told(f"Kontakt\n\n{HEAD} {told}\n") == EACH


def test_a_second_name_in_a_sentence_is_read_without_a_joint_before_it() -> None:
    told = f"Eva Exempel är regionkoordinator i region Nord tillsammans med Bo Provberg. Eva nås på {FIRST} och {EVA}."
    assert _told(f"Kontakt\n\n{told} Bo nås på {SECOND} och {BO}.\n") == EACH


def test_two_people_of_a_region_each_in_one_sentence_are_not_put_together() -> None:
    text = f"Eva Exempel är koordinator i region Nord och Bo Provberg i region Syd. De nås på {EVA} och {BO}."
    found = {(m.first("name"), m.first("region")) for m in people(extract_text(text))}
    assert ("Bo Provberg", "region Nord") not in found


@pytest.mark.parametrize("joint", [", ", " eller ", " och "])
def test_numbers_of_one_line_go_to_as_many_names_in_order_and_are_doubted(joint: str) -> None:
    text = f"Region Nord\n\nEva Exempel, Bo Provberg\n\n{FIRST}{joint}{SECOND}\n\n{EVA}, {BO}\n"
    assert _told(text) == EACH
    phones = [s for m in people(extract_text(text)) for s in m.statements if s.property == "phone"]
    assert {phone.confidence for phone in phones} == {0.7}


def test_more_numbers_than_names_in_one_line_are_doubted() -> None:
    text = f"Region Nord\n\nEva Exempel, Bo Provberg\n\n{FIRST}, {SECOND}, 070-174 06 07\n\n{EVA}, {BO}\n"
    phones = [s for m in people(extract_text(text)) for s in m.statements if s.property == "phone"]
    assert len(phones) == 6
    assert {phone.confidence for phone in phones} == {0.7}


def test_one_number_below_several_names_is_of_all() -> None:
    text = f"Region Nord\n\nEva Exempel, Bo Provberg\n\n{FIRST}\n\n{EVA}, {BO}\n"
    assert _told(text) == {"Eva Exempel": (EVA, (FIRST,)), "Bo Provberg": (BO, (FIRST,))}


def test_a_mail_of_nobody_named_above_stays_out() -> None:
    text = f"Kontakt\n\n{HEAD}\n\nDe nås på {EVA} och {BO}. Frågor om webben: ida.testgren@umea.example.se\n"
    assert "ida.testgren@umea.example.se" not in {mail for mail, _ in _told(text).values()}


def test_who_is_away_has_no_number_of_the_stand_in() -> None:
    text = (
        "Region Nord\n\nEva Exempel, regionkoordinator. Tjänstledig till och med mars, vikarie är Bo Provberg, "
        f"{SECOND}, {BO}.\n"
    )
    assert _told(text) == {"Eva Exempel": (None, ()), "Bo Provberg": (BO, (SECOND,))}

"""Which mails are asked about: for a dot that they lack, for a letter that is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconcile.histories import Printed, Who, reconcile, who

_OTHERS = [
    who(region, f"{name} Exempelsson", f"{name.lower()}.exempelsson@lund.example.se")
    for region, name in (("syd", "Ada"), ("mitt", "Bo"), ("vast", "Cia"))
]
_ANNA = who("nord", "Anna-Lena Ek", "annalenaek@umea.example.se", "070-174 06 05")


def _asked(*lists: list[Who], kind: str = "lost_dot") -> list[tuple[str, str]]:
    editions = [Printed(f"e{at}", f"202{at}-01-01", tuple(people)) for at, people in enumerate(lists, 1)]
    items = reconcile(*editions)["review_items"].query("kind == @kind")
    return list(zip(items["expected"], items["suggestion"], strict=True))


def test_a_mail_without_the_dot_that_all_others_have_is_asked_about() -> None:
    assert _asked([*_OTHERS, _ANNA]) == [("annalenaek@umea.example.se", "annalena.ek@umea.example.se")]


def test_a_mail_of_initial_and_surname_without_the_dot_is_asked_about_too() -> None:
    asked = _asked([*_OTHERS, replace(_ANNA, mail="aek@umea.example.se")])
    assert asked == [("aek@umea.example.se", "a.ek@umea.example.se")]


def test_where_few_mails_have_a_dot_nothing_is_asked() -> None:
    assert _asked([*_OTHERS[:2], _ANNA]) == []


def test_a_mail_that_is_no_two_names_is_not_asked_about() -> None:
    assert _asked([*_OTHERS, replace(_ANNA, mail="annae@umea.example.se")]) == []


def test_what_another_edition_prints_with_its_dot_is_no_question() -> None:
    assert _asked([*_OTHERS, _ANNA], [*_OTHERS, replace(_ANNA, mail="annalena.ek@umea.example.se")]) == []


@pytest.mark.parametrize(
    ("mail", "suggestion"),
    [
        ("litemor.berg@lund.example.se", "lillemor.berg@lund.example.se"),
        ("lillemor.berg@lund.example.se", None),
        ("lisa.berg@lund.example.se", None),  # another's, or another name of hers
        ("litemor.borg@lund.example.se", None),  # nothing tells that it is hers
    ],
)
def test_a_mail_read_from_an_image_that_is_a_letter_off_the_name_is_asked_about(
    mail: str, suggestion: str | None
) -> None:
    person = who("syd", "Lillemor Berg", mail, "070-174 06 05")
    for is_scan in (True, False):
        items = reconcile(Printed("e1", "2021-01-01", [person], is_scan=is_scan))["review_items"]
        asked = list(items.query("kind == 'misspelt_mail'")["suggestion"])
        assert asked == ([suggestion] if suggestion and is_scan else [])


_FIA = who("vast", "Fia Provberg", "fia.provberg@boras.example.se", "070-174 06 11")


@pytest.mark.parametrize(
    ("mail", "suggestion"),
    [
        ("fia.prvberg@social.boras.example.se", "fia.provberg@social.boras.example.se"),
        ("fai.provberg@social.boras.example.se", "fia.provberg@social.boras.example.se"),
        ("fia.provberg@social.boras.example.se", ""),
        ("f.provberg@social.boras.example.se", ""),
        ("fia.berg@social.boras.example.se", ""),
    ],
)
def test_a_mailbox_that_came_with_a_new_domain_and_is_a_letter_off_is_asked_about(mail: str, suggestion: str) -> None:
    asked = _asked([_FIA], [replace(_FIA, mail=mail)], [replace(_FIA, mail=mail)], kind="misspelt_mail")
    assert asked == ([(mail, suggestion)] if suggestion else [])


def test_a_misspelt_mailbox_that_another_edition_puts_right_is_no_question() -> None:
    wrong, right = (replace(_FIA, mail=f"{box}@social.boras.example.se") for box in ("fia.prvberg", "fia.provberg"))
    assert _asked([_FIA], [wrong], [right], kind="misspelt_mail") == []


def _conflicts(*history: Printed) -> list[tuple[str, str, str]]:
    rows = reconcile(*history)["conflicts"].query("property == 'email'")
    return list(zip(rows["winner"], rows["loser"], rows["status"], strict=True))


def _of(*mails: str, is_scan: bool = False) -> list[Printed]:
    """A mail in each year's edition, beside a colleague at the town's domain; of these the last may be a scan."""
    bo = who("mitt", "Bo Testlind", "bo.testlind@gavle.example.se", "070-174 06 06")
    editions = [
        Printed(f"e{at}", f"202{at}-03-01", [who("mitt", "Eva Provberg", mail, "070-174 06 05"), bo])
        for at, mail in enumerate(mails, 1)
    ]
    return [*editions[:-1], replace(editions[-1], is_scan=is_scan)]


def test_a_mail_at_a_domain_of_nobody_else_a_letter_off_is_asked_about_and_not_published() -> None:
    right, misread = "eva.provberg@gavle.example.se", "eva.provberg@gavie.example.se"
    history = _of(right, right, misread)
    assert _conflicts(*history) == [(right, misread, "needs_review")]
    assert misread not in set(reconcile(*history)["contact_points"]["value"])


def test_a_mailbox_that_only_a_scan_has_a_letter_off_is_asked_about() -> None:
    right, misread = "kontakt.ep@gavle.example.se", "kontakt.eb@gavle.example.se"
    assert _conflicts(*_of(right, right, misread, is_scan=True)) == [(right, misread, "needs_review")]


def test_a_town_that_renames_its_domain_by_a_letter_is_no_misprint() -> None:
    def staff(domain: str) -> list[Who]:
        return [who("mitt", name, f"{name.lower().replace(' ', '.')}@{domain}", number) for name, number in _TWO]

    history = [
        Printed(f"e{at}", f"202{at}-03-01", staff(domain))
        for at, domain in enumerate(("gavle.example.se", "gavle.example.se", "gavlo.example.se"), 1)
    ]
    assert _conflicts(*history) == []


_TWO = (("Eva Provberg", "070-174 06 05"), ("Bo Testlind", "070-174 06 06"))


@pytest.mark.parametrize(("mail", "meant"), [("ada.proverm", "ada.provern"), ("ada.ochrn", "ada.ohrn")])
def test_a_mail_a_letter_off_the_name_is_asked_about_in_text_of_an_ocr_model(mail: str, meant: str) -> None:
    name = {"ada.provern": "Ada Provern", "ada.ohrn": "Ada Öhrn"}[meant]
    for damage, asked in ((0.2, [(f"{mail}@lund.example.se", f"{meant}@lund.example.se")]), (0.0, [])):
        edition = Printed("e1", "2021-01-01", (who("syd", name, f"{mail}@lund.example.se"),), damage=damage)
        items = reconcile(edition)["review_items"].query("kind == 'misspelt_mail'")
        assert list(zip(items["expected"], items["suggestion"], strict=True)) == asked

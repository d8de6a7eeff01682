"""Mails whose first word OCR set apart by a blank, beside their name or far below it, and whose ending lost its dot."""

from __future__ import annotations

import pytest

from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

_HEAD = """Kontaktuppgifter

Region Nord: Jamtland, Norrbotten, Vasterbotten, Vasternorrland

Ida Provstrém ida.provstrom@umea.example.se 070-174 06 05

Region Ost: Jonképing, Sédermanland, Ostergétland

"""
_REST = """
Region Vast: Halland, Vastra Gotaland

Lo Provnas lo.provnas@boras.example.se 070-174 06 08
"""


def _contacts(rows: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    (edition,) = normalize_editions([extract_text(f"{_HEAD}{rows}\n{_REST}")])
    return {m.first("name") or "": (m.values("email"), m.values("phone")) for m in people(edition)}


@pytest.mark.parametrize("begun", ["eva provberg@", "eva. provberg@", "eva .provberg@"])
def test_first_word_of_a_mail_behind_its_name_is_of_the_mail(begun: str) -> None:
    rows = "Siv Provgren siv.provgren@lund.example.se 070-174 06 06\n"
    found = _contacts(f"{rows}Eva Provberg {begun}lund.example.se 070-174 06 07")
    assert found["Eva Provberg"] == (("eva.provberg@lund.example.se",), ("+46701740607",))
    assert found["Siv Provgren"] == (("siv.provgren@lund.example.se",), ("+46701740606",))


def test_third_word_of_a_name_is_no_beginning_of_its_mail() -> None:
    found = _contacts("Eva Provberg Lind eva.provberg@lund.example.se 070-174 06 07")
    assert list(found)[1] == "Eva Provberg Lind"


def test_first_word_of_a_mail_far_below_its_name_is_of_the_mail() -> None:
    card = "Eva Provberg\nRegionkoordinator\nLund\n\nMobil: 070-174 06 07\n\nTelefon: 040-628 04 05\n\n"
    found = _contacts(f"{card}E-post: eva. provberg@lund.example.se")
    assert found["Eva Provberg"][0] == ("eva.provberg@lund.example.se",)


def test_ending_that_other_mails_have_gets_its_dot_back() -> None:
    found = _contacts("Eva Provberg eva.provberg@lund.examplese 070-174 06 07")
    assert found["Eva Provberg"][0] == ("eva.provberg@lund.example.se",)

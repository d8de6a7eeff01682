"""What looks like a person's name, and what mail is whose."""

from __future__ import annotations

import pytest

from pipeline.extract.wording.names import is_turned_name, looks_like_name, match_mail
from tests.extract.helpers import read_cases


@pytest.mark.parametrize("case", read_cases("wording/names.csv"), ids=lambda case: case["text"])
def test_looks_like_name(case: dict[str, str]) -> None:
    assert looks_like_name(case["text"]) == (case["kind"] == "name")


@pytest.mark.parametrize(
    ("mail", "name"),
    [
        ("petra.malmstrom@example.se", "Petra Malmstrém"),
        ("maria.schyberg@example.se", "Mia Schyberg"),
        ("johanna.mirandaskold@example.se", "Johanna Miranda Sköld"),
        ("lena.pettersson2@example.se", "Lena Pettersson"),
        ("annexe@example.se", "Anne Exe"),
    ],
)
def test_mail_fits_its_name(mail: str, name: str) -> None:
    assert match_mail(mail, name) >= 0.75


@pytest.mark.parametrize(
    ("mail", "name"), [("eva.norlin@example.se", "Maria Alden"), ("info@example.se", "Anna Exempel")]
)
def test_mail_fits_no_other_name(mail: str, name: str) -> None:
    assert match_mail(mail, name) < 0.75


@pytest.mark.parametrize(
    ("text", "is_turned"),
    [
        ("Rautiainen, Tuula", True),
        ("Röst, L.", True),
        ("Ben Salem, Anna", True),
        ("Thomas, Anna", True),
        ("Anna Exempel, Umeå", False),
        ("Anna Exempel, Eva Exempel", False),
        ("Exempel, regionkoordinator", False),
        ("Anna Exempel", False),
    ],
)
def test_surname_comes_first_before_a_comma(text: str, is_turned: bool) -> None:
    assert is_turned_name(text) == is_turned

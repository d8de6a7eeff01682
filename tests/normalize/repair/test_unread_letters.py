"""Names with letters that OCR models lack are read where the mail or a mark shows the one name that they can be."""

from __future__ import annotations

import pytest

from pipeline.normalize.repair import Evidence, Field, Repairer


def _read(name: str, mail: str) -> str:
    lines = [name]
    fields = [Field(0, 0, len(name), "name", (mail,))]
    edits = Repairer(Evidence.from_texts([])).repair_names(lines, fields)
    for edit in sorted(edits, key=lambda edit: -edit.start):
        lines[0] = lines[0][: edit.start] + edit.after + lines[0][edit.end :]
    return lines[0]


@pytest.mark.parametrize(
    ("read", "mail", "meant"),
    [
        ("Karin Mäller", "karin.muller@example.se", "Karin Müller"),
        ("Karin Möller", "karin.muller@example.se", "Karin Müller"),  # the mail denies the ö
        ("Karin Möller", "karin.moller@example.se", "Karin Möller"),
        ("Zoltån Ek", "z.ek@example.se", "Zoltán Ek"),  # no name has a ring there
        ("Noél Ek", "noel.ek@example.se", "Noël Ek"),
        ("Vera Popovié", "vera.popovic@example.se", "Vera Popović"),
        ("Vera Kovatevié", "kovacevicvera@example.se", "Vera Kovačević"),
        ("Vera Xorbanié", "verxor03@example.se", "Vera Xorbanić"),  # no list has it, and no name ends so
        ("Ela Y1lmaz", "ela.yilmaz@example.se", "Ela Yılmaz"),  # a digit for the letter
        ("Siri Blomqv1st", "siri.blomqvist@example.se", "Siri Blomqvist"),
        ("Marié Ek", "marie.ek@example.se", "Marié Ek"),
        ("Soren Ek", "soren.ek@example.se", "Soren Ek"),  # a plain letter tells nothing
        ("Zsófia Ek", "zsofia.ek@example.se", "Zsófia Ek"),  # no model reads such letters: they are printed
        ("Amra Begić", "amra.begic@example.se", "Amra Begić"),
        ("Jens Xämert", "jens.xumert@example.se", "Jens Xümert"),  # two dots over the u of the mail
    ],
)
def test_name_with_a_letter_that_no_model_has(read: str, mail: str, meant: str) -> None:
    assert _read(read, mail) == meant

"""A name that a scan has with a small first letter begins with a capital; a repair says so."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Line
from tests.normalize.scanned import read_person


@pytest.mark.parametrize(
    ("printed", "other", "meant"),
    [
        ("ingrid Provblom", "Ingrid Provblom", "Ingrid Provblom"),
        ("ingrid Provblom", "ingrid Provblom", "Ingrid Provblom"),
        ("åsa Provblom", "asa Provblom", "Åsa Provblom"),
        ("von Provblom", "von Provblom", "von Provblom"),
    ],
)
def test_a_small_first_letter_of_a_given_name_is_raised(printed: str, other: str, meant: str) -> None:
    mail = Line(1, 2, "ingrid.provblom@umea.se", alternative="ingrid.provblomQumea.se")
    edition = read_person(Line(1, 1, printed, alternative=other), mail)
    assert edition.mentions[0].first("name") == meant
    changed = [(repair.before, repair.after) for repair in edition.repairs if repair.field == "name"]
    assert changed == ([] if printed == meant else [(printed[0], meant[0])])

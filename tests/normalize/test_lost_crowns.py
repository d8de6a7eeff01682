"""A capital that lost its ring or dots in a scan, in a name that people bear in one way only."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Line
from tests.normalize.scanned import read_person


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("Orjan Provblom", "Örjan Provblom"), ("Goran Provblom", "Goran Provblom"), ("Orvar Provblom", "Orvar Provblom")],
)
def test_a_capital_gets_the_dots_that_the_only_spelling_of_a_name_has(printed: str, meant: str) -> None:
    local = printed.lower().replace(" ", ".")
    mail = Line(1, 2, f"{local}@umea.se", alternative=f"{local}Qumea.se")
    edition = read_person(Line(1, 1, printed, alternative=printed), mail)
    assert edition.mentions[0].first("name") == meant

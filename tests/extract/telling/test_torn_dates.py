"""Dates of editions that the end of a line tears."""

from __future__ import annotations

import pytest

from tests.extract.telling.told import read

_BODY = "Regionkoordinatorer mot människohandel\n{}\n\nRegion Nord\nEva Prov\neva.prov@umea.example.se\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Senast uppdaterad den 14\nmars 2023",
        "Uppdaterad: 14 mars\n2023",
        "Uppdaterad den 14\nmars 2023 av Länsstyrelsen",
    ],
)
def test_a_day_above_its_month_or_year_is_the_day_of_the_edition(lines: str) -> None:
    extraction = read(_BODY.format(lines))
    dated = extraction.dated
    assert (str(dated.dated_from), str(dated.dated_to), dated.basis) == ("2023-03-14", "2023-03-14", "printed")
    assert [value for m in extraction.mentions for value in m.values("date")] == ["2023-03-14"]


@pytest.mark.parametrize("above", ["Uppdaterad", "Antal koordinatorer: 14", "Telefon 070-174 06 14"])
def test_a_number_that_no_label_of_a_date_precedes_is_no_day(above: str) -> None:
    dated = read(_BODY.format(f"{above}\nmars 2023")).dated
    assert (str(dated.dated_from), str(dated.dated_to)) == ("2023-03-01", "2023-03-31")

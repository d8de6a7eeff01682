"""Dates printed the Swedish way, as ranges; nothing is filled in."""

from __future__ import annotations

import pytest

from pipeline.extract.dates import find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senast uppdaterad: 3:30 - 08 sep, 2021", ("2021-09-08", "2021-09-08")),
        ("Publiceringsdatum: 11 januari 2022", ("2022-01-11", "2022-01-11")),
        ("2019-05-14", ("2019-05-14", "2019-05-14")),
        ("Stockholm 2017-11-17", ("2017-11-17", "2017-11-17")),
        ("den 1:e juli 2018", ("2018-07-01", "2018-07-01")),
        ("juni 2021", ("2021-06-01", "2021-06-30")),
        ("hösten 2018", ("2018-09-01", "2018-11-30")),
        ("Tillsatts hosten 2018.", ("2018-09-01", "2018-11-30")),
        ("våren 2020", ("2020-03-01", "2020-05-31")),
        ("14/5 2019", ("2019-05-14", "2019-05-14")),
        ("2022-01-10T09:30:00+01:00", ("2022-01-10", "2022-01-10")),
    ],
)
def test_reads_as_a_range(text: str, expected: tuple[str, str]) -> None:
    assert [(str(date.first), str(date.last)) for date in find_dates(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["020-390 000", "5 maj", "hösten", "31 februari 2020", "202100-1234", "2018:601", "måndag"]
)
def test_reads_no_date(text: str) -> None:
    assert find_dates(text) == ()

"""Dates printed the Swedish way, as ranges; nothing is filled in."""

from __future__ import annotations

import pytest

from pipeline.extract.wording.dates import find_dates
from tests.extract.helpers import extract_text


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
        ("Last updated: March 16, 2023", ("2023-03-16", "2023-03-16")),
        ("Updated May 3rd 2023", ("2023-05-03", "2023-05-03")),
        ("the 1st of October 2022", ("2022-10-01", "2022-10-01")),
    ],
)
def test_reads_as_a_range(text: str, expected: tuple[str, str]) -> None:
    assert [(str(date.first), str(date.last)) for date in find_dates(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["020-390 000", "5 maj", "hösten", "31 februari 2020", "202100-1234", "2018:601", "måndag", "February 30, 2023"],
)
def test_reads_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Utgiven i november 2024", ("2024-11-01", "2024-11-30")),
        ("Last updated: September 4, 2023", ("2023-09-04", "2023-09-04")),
        ("Published on September 4th, 2023", ("2023-09-04", "2023-09-04")),
        ("Sidan uppdaterades senast den 1 september 2023", ("2023-09-01", "2023-09-01")),
        ("Gäller från 2023-09-01", ("2023-09-01", "2023-09-01")),
        ("Gäller från och med den 1 september 2023", ("2023-09-01", "2023-09-01")),
    ],
)
def test_a_labelled_line_dates_the_edition(line: str, expected: tuple[str, str]) -> None:
    dated = extract_text(f"Kontaktlista\n\n{line}\n\nRegion Nord\nMärta Ek\nmarta.ek@lulea.example.se\n").dated
    assert (str(dated.dated_from), str(dated.dated_to), dated.basis) == (*expected, "printed")


def test_from_when_a_law_is_valid_dates_nothing() -> None:
    dated = extract_text("Kontaktlista\n\nLagen gäller från 1 juli 2018.\n\nRegion Nord\nMärta Ek\n").dated
    assert dated.basis == "inferred"


def test_when_a_seat_will_be_filled_dates_nothing() -> None:
    text = "Region Nord\nJämtland, Norrbotten\n\nTillsätts våren 2027.\n\nJämställdhetsmyndigheten, mars 2026\n"
    dated = extract_text(f"Kontaktlista\n\n{text}").dated
    assert (str(dated.dated_from), str(dated.dated_to)) == ("2026-03-01", "2026-03-31")


def test_a_date_above_the_title_is_no_title() -> None:
    edition = extract_text("2024-09-12\n\nKontaktlista\n\nRegion Nord\nMärta Ek\nmarta.ek@lulea.example.se\n")
    (title,) = (s.value for m in edition.mentions for s in m.statements if s.property == "title")
    assert title == "Kontaktlista"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kontaktlista 2024", ("2024-01-01", "2024-12-31")),
        ("Kontaktlista över koordinatorer, juni 2021", ("2021-06-01", "2021-06-30")),
        ("Kontaktlista 2023–2024", ("None", "None")),
        ("Verksamhetsberättelse 2019", ("None", "None")),
    ],
)
def test_the_title_of_a_list_bounds_it_by_its_year(title: str, expected: tuple[str, str]) -> None:
    dated = extract_text(f"{title}\n\nRegion Nord\nMärta Ek\nmarta.ek@lulea.example.se\n").dated
    assert (str(dated.dated_from), str(dated.dated_to), dated.basis) == (*expected, "inferred")

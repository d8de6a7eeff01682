"""What an edition is called: its own title, and not what stands around every page; made-up people only."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text

_NAME = "Regionkoordinatorer mot människohandel"
_LIST = "<h2>Region Nord</h2><p>Eva Provberg<br>eva.provberg@example.se</p>"


def _title(text: str) -> str | None:
    (edition,) = (m for m in extract_text(text).mentions if m.entity_type == "edition")
    return edition.first("title")


@pytest.mark.parametrize(
    "head",
    [
        f"<div><h2>Skydda dig online</h2><p>Rensa historiken.</p></div><h2>{_NAME}</h2>",
        f"<header><h1>Malmö stad</h1></header><h1>{_NAME}</h1>",
        f"<div><h1>Vi använder kakor</h1></div><h1>{_NAME}</h1>",
        f"<h1>Innehåll på denna sida</h1><h2>{_NAME}</h2>",
        f"<h2>Vad handlar det om?</h2><p>Om stöd.</p><h2>{_NAME}</h2>",
    ],
)
def test_a_heading_that_the_page_is_called_by_is_its_title(head: str) -> None:
    page = f"<html><head><title>{_NAME} | Malmö stad</title></head><body>{head}{_LIST}</body></html>"
    assert _title(page) == _NAME


@pytest.mark.parametrize(
    "around",
    [
        "Gå till innehåll\nStartsida\nSkydda dig online\n",
        "[1]Gå till innehåll [2]Kontakt\n",
        "Skriv ut\nLyssna\nDela\n",
        "Hej!\n",
    ],
)
def test_what_stands_around_a_text_is_not_its_title(around: str) -> None:
    assert _title(f"{around}\n{_NAME}\n\nRegion Nord\nEva Provberg\neva.provberg@example.se\n") == _NAME


def test_the_number_of_a_slide_is_not_its_title() -> None:
    assert (
        _title("Bild 1\nUtbildning om stöd till utsatta\n\nBild 2\nRegion Nord\n") == "Utbildning om stöd till utsatta"
    )


def test_a_day_that_ends_a_title_dates_the_edition() -> None:
    extraction = extract_text(
        "Kontaktlista regionkoordinatorer 2026-03-17\n\nRegion Nord\nEva Provberg\ne@example.se\n"
    )
    dated = extraction.dated
    assert (str(dated.dated_from), str(dated.dated_to), dated.basis) == ("2026-03-17", "2026-03-17", "inferred")


@pytest.mark.parametrize(
    "head",
    [
        f"---\ntitle: {_NAME}\nlayout: page\ndate: 2024-08-19\n---\n\n# Kontakt\n",
        f"Från: Ida Testgren <ida.testgren@kommunen.example.se>\nSkickat: den 14 november 2023 09:21\n"
        f"Till: Socialjouren <socialjour@kommunen.example.se>\nÄmne: {_NAME}\n\nHej allihop,\nse nedan.\n",
    ],
)
def test_what_a_texts_head_calls_its_title_is_it(head: str) -> None:
    assert _title(f"{head}\nRegion Nord\nEva Provberg\neva.provberg@example.se\n") == _NAME


def test_each_of_two_days_in_a_line_has_the_label_before_it() -> None:
    page = f"<h1>{_NAME}</h1>{_LIST}<p>Skapad 2022-11-30 08:12 av Eva Provberg Senast ändrad 2023-02-14 15:40 av Bo</p>"
    dated = extract_text(f"<html><body>{page}</body></html>").dated
    assert (str(dated.dated_from), str(dated.dated_to)) == ("2023-02-14", "2023-02-14")


def test_a_day_in_a_column_of_the_people_dates_no_edition() -> None:
    row = "Nord,{0} Provberg,070-174 06 05,{0}.provberg@example.se,2019-03-01\n"
    dated = extract_text(f"Region,Namn,Telefon,E-post,Anställd sedan\n{row.format('Eva')}{row.format('Bo')}").dated
    assert dated.basis == "inferred"

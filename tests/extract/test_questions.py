"""Questions and sentences that name a region or its counties head what answers them."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people


def _regions(extraction: Extraction) -> dict[str, list[str]]:
    return {
        mention.first("name") or "": list(mention.values("county_code"))
        for mention in extraction.mentions
        if mention.entity_type == "region"
    }


def _contacts(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return [
        tuple(mention.first(name) for name in ("region", "name", "email", "phone")) for mention in people(extraction)
    ]


_EVA = "Eva Provberg, eva.provberg@umea.example.se, 070-174 06 05"
_SAID = ("eva.provberg@umea.example.se", "070-174 06 05")


@pytest.mark.parametrize(
    ("question", "region"),
    [
        ("Vilken koordinator ringer jag i region Nord?", "region Nord"),
        ("Fråga: Vem ringer jag i Nord?", "Nord"),
    ],
)
def test_a_question_for_a_region_heads_its_answer(question: str, region: str) -> None:
    text = f"Frågor om stödet\n\n{question}\nSvar: Ring {_EVA}.\n\nVad kostar stödet?\nIngenting.\n"
    assert _contacts(extract_text(text)) == [(region, "Eva Provberg", *_SAID)]


def test_counties_asked_for_are_those_of_the_region_in_the_answer() -> None:
    page = (
        "<h3>Jag arbetar i Jämtlands eller Norrbottens län, vem ringer jag?</h3>"
        f"<p>Du hör till region Nord. Kontakta {_EVA}.</p>"
        "<h3>Och i Skåne och Blekinge?</h3><p>Ni ingår i region Syd. Tjänsten är vakant.</p>"
    )
    extraction = extract_text(f"<html><body><h1>Frågor</h1>{page}</body></html>")
    assert _contacts(extraction) == [("region Nord", "Eva Provberg", *_SAID)]
    assert _regions(extraction) == {
        "region Nord": ["Jämtlands", "Norrbottens län"],
        "region Syd": ["Skåne", "Blekinge"],
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Länen Skåne och Blekinge hör till regionen.",
        "Regionen består av Skåne och Blekinge.",
        "Skåne, Blekinge. Vakant.",
    ],
)
def test_a_sentence_of_counties_ends_where_the_next_begins(sentence: str) -> None:
    page = f"<h2>Regionkoordinatorer</h2><h3>Region Syd</h3><p>{sentence} Ring 112 vid akut fara.</p>"
    assert _regions(extract_text(f"<html><body>{page}</body></html>")) == {"Region Syd": ["Skåne", "Blekinge"]}


def test_whom_to_contact_with_questions_is_no_coordinator() -> None:
    text = f"REGIONKOORDINATORER\n\nRegion Nord\nNorrbotten\n{_EVA}\n\nFrågor? Kontakta Märta Exempel\n"
    assert _contacts(extract_text(text)) == [("Region Nord", "Eva Provberg", *_SAID)]


def test_a_row_that_says_a_seat_is_empty_keeps_its_counties() -> None:
    page = (
        f"<table><tr><td>Region Nord</td><td>Norrbotten</td></tr><tr><td colspan=2>{_EVA}</td></tr>"
        "<tr><td>Region Syd</td><td>Skåne, Blekinge</td><td>Vakant</td></tr></table>"
    )
    assert _regions(extract_text(f"<html><body><h1>Regionkoordinatorer</h1>{page}</body></html>")) == {
        "Region Nord": ["Norrbotten"],
        "Region Syd": ["Skåne", "Blekinge"],
    }


def test_two_columns_without_contacts_are_read_row_by_row() -> None:
    text = "Regionindelning\n\nNord      Västerbotten, Norrbotten, Västernorrland\nSyd       Skåne\nVäst      Halland\n"
    assert _regions(extract_text(f"REGIONKOORDINATORER\n\n{text}")) == {
        "Nord": ["Västerbotten", "Norrbotten", "Västernorrland"],
        "Syd": ["Skåne"],
        "Väst": ["Halland"],
    }

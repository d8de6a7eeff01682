"""Former names of organizations beside their new ones, in lists and in sentences; and nobody else's."""

from __future__ import annotations

import pytest

from pipeline.extract.wording.vacancies import is_vacancy
from tests.extract.helpers import extract_text

LIST = "Deltagande myndigheter\n\n- Polismyndigheten\n- Migrationsverket\n- {}\n\n{}\n"


def _former_names(text: str) -> dict[str, tuple[str, ...]]:
    mentions = [m for m in extract_text(text).mentions if m.entity_type == "organization"]
    return {str(m.first("name")): m.values("former_name") for m in mentions}


@pytest.mark.parametrize(
    ("item", "new", "former"),
    [
        ("Stiftelsen Morgonljus (tidigare Stiftelsen Gryningen)", "Stiftelsen Morgonljus", "Stiftelsen Gryningen"),
        ("Stödcentrum Norr (f.d. Hjälpcenter Norr)", "Stödcentrum Norr", "Hjälpcenter Norr"),
        ("Riksföreningen Fri Väg, tidigare Föreningen Fri Väg", "Riksföreningen Fri Väg", "Föreningen Fri Väg"),
        ("Kvinno- och tjejjouren Eken – före detta Ekjouren", "Kvinno- och tjejjouren Eken", "Ekjouren"),
        ("Hjälpcenter Norr (numera Stödcentrum Norr)", "Stödcentrum Norr", "Hjälpcenter Norr"),
    ],
)
def test_item_of_a_list_has_a_former_name_beside_it(item: str, new: str, former: str) -> None:
    assert _former_names(LIST.format(item, ""))[new] == (former,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Stiftelsen Gryningen har bytt namn till Stiftelsen Morgonljus.",
        "Under året har Stiftelsen Gryningen bytt namn till Stiftelsen Morgonljus.",
        "Stiftelsen Gryningen bytte den 1 maj 2023 namn till Stiftelsen Morgonljus.",
        "Stiftelsen Gryningen heter numera Stiftelsen Morgonljus och har flyttat.",
        "Stiftelsen Morgonljus hette tidigare Stiftelsen Gryningen.",
        "Stiftelsen Morgonljus, som tidigare hette Stiftelsen Gryningen, är ny.",
    ],
)
def test_sentence_tells_of_a_former_name(sentence: str) -> None:
    names = _former_names(LIST.format("Stiftelsen Morgonljus", sentence))
    assert names["Stiftelsen Morgonljus"] == ("Stiftelsen Gryningen",)


@pytest.mark.parametrize(
    "sentence",
    ["Anna Exempelsson har bytt namn till Anna Provberg.", "Stiftelsen Morgonljus har inte bytt namn till något."],
)
def test_who_is_no_organization_is_not_made_one(sentence: str) -> None:
    names = _former_names(LIST.format("Stiftelsen Morgonljus", sentence))
    assert set(names) == {"Polismyndigheten", "Migrationsverket", "Stiftelsen Morgonljus"}
    assert not any(names.values())


def test_vincent_is_no_empty_seat() -> None:
    assert not is_vacancy("Vincent Exempel, regionkoordinator")
    assert is_vacancy("Vacant")
    assert is_vacancy("Vincent Exempel slutar, tjänsten är vakant")

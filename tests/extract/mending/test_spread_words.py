"""Words, numbers and bullets that a text layer sets wide apart in their line are read as what they plainly are."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

_SYD = "Region Syd\nSkane, Blekinge\n\nOla Alm\nola.alm@malmo.example.se\n070-174 06 13\n"


def _read(text: str) -> Extraction:
    return normalize_editions([extract_text(f"Regionkoordinatorer\n\n{text}")])[0]


def _contacts(found: Extraction) -> list[tuple[str | None, ...]]:
    return [(p.first("region"), p.first("name"), p.first("email"), " ".join(p.values("phone"))) for p in people(found)]


def test_region_set_apart_heads_what_stands_below() -> None:
    found = _read(f"Region     Nord\nJamtland, Norrbotten\n\nEva Ek\neva.ek@umea.example.se\n070-174 06 11\n\n{_SYD}")
    assert [contact[:2] for contact in _contacts(found)] == [("nord", "Eva Ek"), ("syd", "Ola Alm")]


def test_region_behind_its_label_is_a_field_of_the_person() -> None:
    field = "Namn        {}\nRegion      {}\nTelefon     {}\n\n"
    found = _read(field.format("Eva Ek", "Nord", "070-174 06 11") + field.format("Ola Alm", "Syd", "070-174 06 12"))
    assert _contacts(found) == [
        ("nord", "Eva Ek", None, "+46701740611"),
        ("syd", "Ola Alm", None, "+46701740612"),
    ]


@pytest.mark.parametrize(
    ("printed", "mail", "name"),
    [
        ("Mohammed     Lindstrém", "mohammed.lindstrom@umea.example.se", "Mohammed Lindström"),
        ("Mohammed     Hakansson", "mohhak7@umea.example.se", "Mohammed Håkansson"),
    ],
)
def test_name_set_apart_is_that_of_its_mail_or_of_the_lists(printed: str, mail: str, name: str) -> None:
    found = _read(f"Region Nord\nJamtland, Norrbotten\n{printed}, tel. 070-174 06 11, {mail}\n\n{_SYD}")
    assert _contacts(found)[0] == ("nord", name, mail, "+46701740611")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Tfn 070   174 06 11", "+46701740611"),
        ("Tfn 08 465   004   14", "+46846500414"),
        ("Tfn 040-628   04     81,    031-390      06 74", "+46406280481 +46313900674"),
        ("Tfn 031-390 06 74    12", "+46313900674"),
    ],
)
def test_number_set_apart_is_whole_and_a_whole_one_takes_no_more(printed: str, value: str) -> None:
    found = _read(f"Region Nord\nJamtland, Norrbotten\n\nEva Ek\neva.ek@umea.example.se\n{printed}\n\n{_SYD}")
    assert _contacts(found)[0][3] == value


def test_bullet_read_as_a_letter_is_no_column() -> None:
    found = _read(
        "Region Nord\nJamtland, Norrbotten\n\n    e   Eva Ek\n        eva.ek@umea.example.se\n      Tfn 070-174 06 11\n"
        "    e   Ulf Alm - vuxna\n        ulf.alm@umea.example.se\n        Tfn 070-174 06 12\n    «   Bo Ang\n"
        f"        bo.ang@umea.example.se\n      Tfn 070-174 06 14\n\n{_SYD}"
    )
    assert [contact[2:] for contact in _contacts(found)[:3]] == [
        ("eva.ek@umea.example.se", "+46701740611"),
        ("ulf.alm@umea.example.se", "+46701740612"),
        ("bo.ang@umea.example.se", "+46701740614"),
    ]


def test_slanted_word_for_county_ends_the_list() -> None:
    found = _read("Region Bergslagen\nOmfattar Dalarnas, Varmlands och Orebros /an\n\nEva Ek\n070-174 06 11\n\n" + _SYD)
    counties = {m.first("name"): m.values("county_code") for m in found.mentions if m.entity_type == "region"}
    assert counties["bergslagen"] == ("20", "17", "18")
    assert [contact[1] for contact in _contacts(found)] == ["Eva Ek", "Ola Alm"]

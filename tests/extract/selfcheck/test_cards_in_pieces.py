"""Cards that begin with the name, in which OCR put blank lines: each has its own region and numbers."""

from __future__ import annotations

import pytest

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import read_rows
from pipeline.extract.readers import read_document
from pipeline.extract.reading_facts import read_facts
from pipeline.extract.selfcheck.carded import open_cards
from pipeline.extract.selfcheck.enclosed import find_enclosed
from pipeline.extract.selfcheck.lines import part_lines
from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import contacts

_PEOPLE = (
    ("Eva Provberg", "Nord", "Norrbotten, Vasterbotten", "lulea", "05"),
    ("Olof Testlind", "Nord", "Norrbotten, Vasterbotten", "umea", "06"),
    ("Maja Provmark", "Vast", "Halland, Vastra Gotaland", "halmstad", "08"),
    ("Siv Exempelgren", "Ost", "Ostergotland, Jonkoping", "jonkoping", "09"),
    ("Bo Provdal", "Syd", "Skane, Blekinge", "malmo", "10"),
)


def _card(name: str, region: str, counties: str, town: str, digits: str) -> str:
    mail = f"{name.lower().replace(' ', '.')}@{town}.example.se"
    return f"{name}\n\nRegionkoordinator\n\nRegion {region}\n\n{counties}\nMobil: 070-174 06 {digits}\n\n{mail}\n\n"


_TEXT = "Hitta din regionkoordinator\n\n" + "".join(_card(*person) for person in _PEOPLE)


def _facts(text: str) -> tuple[Fact, ...]:
    document = read_document(text.encode())
    return tuple(read_facts(read_rows(document), document))


@pytest.mark.parametrize("text", [_TEXT, _TEXT.replace("dinator\n\nRegion", "dinator\nRegion")], ids=["all", "some"])
def test_each_card_gives_its_own_region_and_number(text: str) -> None:
    found = {name: (region, phones) for region, name, _, phones in contacts(extract_text(text))}
    assert found == {name: (f"Region {region}", f"070-174 06 {end}") for name, region, _, _, end in _PEOPLE}


def test_the_region_of_a_card_comes_before_its_name() -> None:
    turned = part_lines(open_cards(_facts(_TEXT)))
    firsts = [line[0].text for line in turned if line[0].kind in ("name", "region")]
    assert firsts[:4] == ["Region Nord", "Eva Provberg", "Region Nord", "Olof Testlind"]


@pytest.mark.parametrize(
    "text",
    ["Region Nord\n\n" + _TEXT, _TEXT.replace("provberg@", "x@").replace("testlind@", "y@"), _TEXT[:200]],
    ids=["headed", "mails of others", "too few"],
)
def test_cards_that_nothing_proves_stay_as_they_are(text: str) -> None:
    facts = _facts(text)
    assert open_cards(facts) == facts


def test_numbers_between_a_name_and_its_own_mail_are_enclosed() -> None:
    lines = part_lines(_facts(_TEXT))
    assert [fact.text for numbers in find_enclosed(lines).values() for fact in numbers] == [
        f"070-174 06 {person[-1]}" for person in _PEOPLE
    ]
    column = "Eva Provberg\nBo Provdal\n070-174 06 05\n070-174 06 06\neva.provberg@lulea.example.se\n"
    assert not find_enclosed(part_lines(_facts(column)))

"""Which lists are given in full: what a list says of itself, and lists of members without signs before their items."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text

LIST = """Regionkoordinatorer

{note}

Region Nord

Ada Exempelsson
ada.exempelsson@example.se

Region Väst

Bo Exempelsson
bo.exempelsson@example.se

Region Syd

Cia Exempelsson
cia.exempelsson@example.se
"""
MEMBERS = "Polismyndigheten\nSkatteverket\nMigrationsverket\n"


def _covered(text: str) -> set[str]:
    return {coverage.list_name for coverage in extract_text(text).coverage}


@pytest.mark.parametrize(
    "note",
    [
        "Observera att listan inte är fullständig.",
        "Här är ett urval av regionkoordinatorer.",
        "Förteckningen är ofullständig och uppdateras löpande.",
    ],
)
def test_a_list_that_says_it_is_not_whole_is_not_given_in_full(note: str) -> None:
    assert _covered(LIST.format(note=note)) == set()


@pytest.mark.parametrize(
    "note",
    [
        "Kunskapen om omfattningen är inte fullständig.",
        "Listan över stödlinjer är inte fullständig.",
        "Listan uppdateras löpande.",
    ],
)
def test_what_is_said_of_something_else_leaves_the_list_whole(note: str) -> None:
    assert _covered(LIST.format(note=note)) == {"regional_coordinators"}


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_members_on_lines_of_their_own_are_a_list(parting: str) -> None:
    extraction = extract_text(f"Samverkan\n\nMedlemmar i NMT{parting}{MEMBERS}")
    members = [m.first("name") for m in extraction.mentions if m.first("member")]
    assert members == MEMBERS.split()
    assert {c.list_name for c in extraction.coverage} == {"network_members"}


def test_a_paragraph_that_is_no_list_of_names_adds_no_member() -> None:
    text = "Samverkan\n\nMedlemmar i NMT\n\nPolismyndigheten\nutreder brott och samverkar.\n"
    assert not [m for m in extract_text(text).mentions if m.first("member")]

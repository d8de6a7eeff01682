"""Names that OCR left without accents: each gets those that people of the name have, and none that prose has."""

from __future__ import annotations

import pytest

from pipeline.normalize.repair import Evidence, Repairer
from pipeline.normalize.repair.names import NameReader


@pytest.fixture(scope="module")
def reader() -> NameReader:
    return Repairer(Evidence()).names


def spell(reader: NameReader, name: str, mail: str = "") -> str:
    """The words of a name, the first a given one, as they are read."""
    hints = (f"{mail}@prov.example.se",) if mail else ()
    words = name.lower().split()
    read = [reader.read(word, hints, at == 0, name) for at, word in enumerate(words)]
    return " ".join(word if found is None else found[0].word for word, found in zip(words, read, strict=True))


@pytest.mark.parametrize("surname", ["Sander", "Sandh", "Trana", "Spanne", "Horn", "Lans", "Palmer", "Tallberg"])
def test_a_word_of_prose_gives_a_surname_no_accents(reader: NameReader, surname: str) -> None:
    assert spell(reader, f"Eva {surname}") == f"eva {surname.lower()}"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Eva Oman", "eva öman"),  # the country is no surname
        ("Eva Skantorp", "eva skåntorp"),
        ("Eva Wigsjo", "eva wigsjö"),  # whatever is before it, nobody's name ends in sjo
        ("Eva Sehlstrom", "eva sehlström"),
        ("Eva Ingesgard", "eva ingesgård"),
        ("Eva Wigback", "eva wigback"),  # Backe and Bäck are both names
        ("Eva Brandstrom", "eva brandström"),  # or Brändström: that is asked
        ("Malfrid Ek", "målfrid ek"),
        ("Kare Ek", "kåre ek"),  # no `käre` of prose
    ],
)
def test_a_name_gets_the_accents_that_it_has_in_one_spelling(reader: NameReader, read: str, meant: str) -> None:
    assert spell(reader, read) == meant
    assert spell(reader, read, read.lower().replace(" ", ".")) == meant


@pytest.mark.parametrize(
    ("read", "mail", "meant"),
    [
        ("Eva Skéldebrand", "eva.skoldebrand", "eva sköldebrand"),
        ("Eva Vanerlév", "eva.vanerlov", "eva vänerlöv"),
        ("Eva Edlév", "eva.edlov", "eva edlöv"),  # no `Ödlöv`
        ("Eva Bjorklund", "eva.bjorkiund", "eva björklund"),  # but an l of a mail is read as i
    ],
)
def test_a_vowel_that_a_mail_has_is_no_other_one(reader: NameReader, read: str, mail: str, meant: str) -> None:
    assert spell(reader, read, mail) == meant


def test_a_sign_is_the_swedish_letter_where_the_name_is_swedish(reader: NameReader) -> None:
    assert spell(reader, "Thorbj6rn Gréndahl", "thorbjorn.grondahl") == "thorbjörn gröndahl"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Goran Petrovic", "goran petrovic"),
        ("Marta Kowalska", "marta kowalska"),
        ("Goran Lindberg", "göran lindberg"),
        ("Asa Petrovic", "åsa petrovic"),  # nobody is called Asa
    ],
)
def test_a_given_name_stays_beside_a_surname_that_is_not_swedish(reader: NameReader, read: str, meant: str) -> None:
    assert spell(reader, read) == meant


@pytest.mark.parametrize(
    ("read", "mail", "meant"),
    [
        ("Eva Nystr6ém", "evanys", "eva nyström"),  # two signs for one letter, that no mail shows
        ("Eva Léveren", "eva.lovgren", "eva lövgren"),  # an é for the ö, and an e for the g
        ("Eva Wei", "eva.weiss", "eva weiß"),
    ],
)
def test_signs_and_letters_lost_at_once_are_restored(reader: NameReader, read: str, mail: str, meant: str) -> None:
    assert spell(reader, read, mail) == meant

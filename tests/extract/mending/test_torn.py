"""What a narrow column breaks over two lines is one value where print says so, and a doubt where it does not."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from pipeline.normalize.spans import TextMap
from tests.extract.helpers import extract_text, people


def read(*lines: str) -> Extraction:
    text = "\n".join(["Regionkoordinatorer", "", "Region Nord", *lines, ""])
    (normalized,) = normalize_editions([extract_text(text)])
    return normalized


@pytest.mark.parametrize(
    ("name", "mail", "expected"),
    [
        (["Märta Ek"], ["marta.ek@", "lulea.example.se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek@lulea.", "example.se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek@lulea.example.", "se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek@lulea.exam", "ple.se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek", "@lulea.example.se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek", "@lulea.exam", "ple.se"], "marta.ek@lulea.example.se"),
        (["Ebba-Lisa Ek"], ["ebba-", "lisa.ek@lulea.exam", "ple.se"], "ebba-lisa.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek@lulea.example.s", "e"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.", "ek@lulea.example.se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["E-post: marta", ".ek@lulea.example.se"], "marta.ek@lulea.example.se"),
        (["Karl-Gustav Ek"], ["karl-", "gustav.ek@lulea.example.se"], "karl-gustav.ek@lulea.example.se"),
        (["Märta Skogstorp"], ["marta.skogs-", "torp@lulea.example.se"], "marta.skogstorp@lulea.example.se"),
        (["Märta Ek"], ["marta.ek@lul", "ea.example.se"], "marta.ek@lulea.example.se"),
        (["Märta Ek"], ["marta.ek@social.lulea.", "example.se"], "marta.ek@social.lulea.example.se"),
        (["Märta Van Dijk"], ["marta.van-", "dijk@lulea.example.se"], "marta.vandijk@lulea.example.se"),
        (["Märta Ek-Dahl"], ["marta.ek-", "dahl@lulea.example.se"], "marta.ek-dahl@lulea.example.se"),
        (["Märta Eklund-Dahl"], ["marta.ek-", "lunddahl@lulea.example.se"], "marta.eklunddahl@lulea.example.se"),
        (["Märta Skogs-", "torp"], ["marta.skogs-", "torp@lulea.example.se"], "marta.skogstorp@lulea.example.se"),
    ],
)
def test_a_broken_mail_is_read_whole(name: list[str], mail: list[str], expected: str) -> None:
    edition = read(*name, "070-174 06 20", *mail)
    (person,) = people(edition)
    (email,) = (statement for statement in person.statements if statement.property == "email")
    assert email.value == expected
    text_map = TextMap(edition.document)
    assert (
        text_map.read_verbatim(text_map.find_segments(email.place))
        == email.raw_text
        == "\n".join(mail)[email.place.char_start :]
    )
    assert not edition.quarantined


def test_a_hyphen_between_two_surnames_may_be_the_mails_or_the_printers() -> None:
    edition = read("Märta Ekberg Dahlin", "070-174 06 20", "marta.ekberg-", "dahlin@lulea.example.se")
    assert people(edition)[0].first("email") is None
    assert [item.raw_text for item in edition.quarantined] == ["marta.ekberg-\ndahlin@lulea.example.se"]


@pytest.mark.parametrize(
    "mail",
    [
        ["marta.ek (at)", "lulea.example.se"],
        ["marta.ek", "(at) lulea.example.se"],
        ["marta.ek [at]", "  lulea.example.se"],
    ],
)
def test_a_mail_whose_sign_is_words_is_read_over_a_line_end(mail: list[str]) -> None:
    edition = read("- Märta Ek, telefon 070-174 06 20, e-post " + mail[0], *mail[1:])
    (person,) = people(edition)
    (email,) = (statement for statement in person.statements if statement.property == "email")
    assert (email.value, person.values("phone")) == ("marta.ek@lulea.example.se", ("+46701740620",))
    text_map = TextMap(edition.document)
    assert text_map.read_verbatim(text_map.find_segments(email.place)) == email.raw_text
    assert email.raw_text == "\n".join(mail)


def test_a_number_goes_on_below_an_indent() -> None:
    edition = read("- Märta Ek, jurist, telefon 070 – 174", "  06 20, marta.ek@lulea.example.se")
    (person,) = people(edition)
    (phone,) = (statement for statement in person.statements if statement.property == "phone")
    text_map = TextMap(edition.document)
    assert (phone.value, phone.raw_text) == (
        "+46701740620",
        text_map.read_verbatim(text_map.find_segments(phone.place)),
    )


@pytest.mark.parametrize("mail", [["karl-", "gustav.ek@lulea.example.se"], ["marta.ek@nord-", "ort.example.se"]])
def test_a_hyphen_that_nothing_explains_is_a_doubt(mail: list[str]) -> None:
    edition = read("Märta Prov", "070-174 06 20", *mail)
    (person,) = people(edition)
    assert not person.values("email")
    assert [(item.reason_code, item.raw_text) for item in edition.quarantined] == [("torn_line", "\n".join(mail))]


def test_the_domain_of_another_address_explains_a_hyphen() -> None:
    edition = read("Märta Prov", "marta.prov@nord-", "ort.example.se", "", "Bo Ek", "bo.ek@nordort.example.se")
    assert people(edition)[0].values("email") == ("marta.prov@nordort.example.se",)


@pytest.mark.parametrize(
    "lines",
    [
        ["Märta Ek", "Skriv gärna.", "marta.ek@lulea.example.se"],
        ["Märta Ek", "E-post.", "marta.ek@lulea.example.se"],
        ["Märta Ek", "marta.ek@lulea.example.se.", "www.lulea.example.se"],
    ],
)
def test_a_whole_mail_takes_nothing_from_its_neighbours(lines: list[str]) -> None:
    assert people(read(*lines))[0].values("email") == ("marta.ek@lulea.example.se",)


def test_a_broken_number_is_read_whole() -> None:
    edition = read("Märta Ek", "070-174 06", "20", "marta.ek@lulea.example.se")
    assert people(edition)[0].values("phone") == ("+46701740620",)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("08-465 004 20 / 070-", "1740621"),
        ("08-465 004 20, (070)", "174 06 21"),
        ("08-465 004 20 alt. (070) 174", "06 21"),
        ("0846500420 eller 070-174", "06 21"),
        ("08-465 004 20 / +46 (0)70-", "174 06 21"),
        ("08-465 004 20 / +46 70 174", "06 21"),
    ],
)
def test_a_further_number_that_breaks_behind_its_area_code_is_read_whole(above: str, below: str) -> None:
    edition = read("Märta Ek", above, below, "marta.ek@lulea.example.se")
    assert people(edition)[0].values("phone") == ("+46846500420", "+46701740621")
    assert not edition.quarantined


@pytest.mark.parametrize("below", ["174 06", "174 06 21 personer"])
def test_an_area_code_is_joined_to_nothing_that_makes_no_number_with_it(below: str) -> None:
    edition = read("Märta Ek", "08-465 004 20 / 070-", below, "marta.ek@lulea.example.se")
    assert people(edition)[0].values("phone") == ("+46846500420",)


def test_digits_below_a_number_that_is_one_without_them_are_a_doubt() -> None:
    edition = read("Märta Ek", "08-465 004", "20", "marta.ek@lulea.example.se")
    assert not people(edition)[0].values("phone")
    assert [(item.reason_code, item.raw_text) for item in edition.quarantined] == [("torn_line", "08-465 004\n20")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Margareta von", "Prov", "marta.prov@lulea.example.se"], "Margareta von Prov"),
        (["Karl-", "Gustav Ek", "karl-gustav.ek@lulea.example.se"], "Karl-Gustav Ek"),
        (["Mikaella", "Matta Prov", "mikaella.mattaprov@lulea.example.se"], "Mikaella Matta Prov"),
        (["Anna Maria", "Prov", "annamaria.prov@lulea.example.se"], "Anna Maria Prov"),
        (["Samordnare Anna-Carin", "Prov-Ek", "anna-carin.prov-ek@lulea.example.se"], "Anna-Carin Prov-Ek"),
        (["Anna Ek", "Luleå", "anna.ek@lulea.example.se"], "Anna Ek"),
    ],
)
def test_a_broken_name_is_read_whole(lines: list[str], expected: str) -> None:
    (person,) = people(read(*lines))
    assert person.values("name") == (expected,)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Märta Ek, samordnare, Skellef-", "teå kommun"], "Skellefteå kommun"),
        (["Märta Ek, Umeå kommun"], "Umeå kommun"),
    ],
)
def test_a_broken_employer_is_read_whole_and_nothing_of_it_is_left_in_the_title(
    lines: list[str], expected: str
) -> None:
    (person,) = people(read(*lines, "marta.ek@umea.example.se"))
    assert person.values("employer") == (expected,)
    assert "Skellef" not in str(person.values("title"))
    assert person.values("name") == ("Märta Ek",)

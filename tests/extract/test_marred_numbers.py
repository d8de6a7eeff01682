"""Numbers and mails with signs that OCR misread: what stands there is read, what does not is a doubt."""

from __future__ import annotations

import pytest

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.wording.phones import find_phones
from pipeline.normalize import normalize_editions

_EDITION = Edition("e", "f", None, None, None, None, None, None, None, "")


def _read(name: str, *lines: str) -> Extraction:
    text = "\n".join(("Regionkoordinatorer", "", "Region Nord", "Norrbottens lan", "", name, *lines, ""))
    return normalize_editions([extract_statements(_EDITION, read_document(text.encode()))])[0]


def _contact(read: Extraction) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    person = next(mention for mention in read.mentions if mention.entity_type == "person")
    return person.first("name"), person.values("email"), person.values("phone")


@pytest.mark.parametrize(
    "printed",
    ["O70-174 06 05", "070-174 O6 05", "070-I74 06 05", "+46 70-174 06 O5", "+4& 70 174 06 05", "070-174 0& 05"],
)
def test_a_letter_read_for_a_digit_is_a_doubt(printed: str) -> None:
    read = _read("Eva Ek", f"Tel: {printed}", "eva.ek@lulea.example.se")
    assert _contact(read) == ("Eva Ek", ("eva.ek@lulea.example.se",), ())
    assert [(item.reason_code, item.raw_text) for item in read.quarantined] == [("broken_phone", printed)]


@pytest.mark.parametrize("printed", ["Tel::070-174 06 05", "070~174 06 05", "070 174 06:05"])
def test_a_sign_between_digits_is_none_of_them(printed: str) -> None:
    read = _read("Eva Ek", printed, "eva.ek@lulea.example.se")
    assert _contact(read) == ("Eva Ek", ("eva.ek@lulea.example.se",), ("+46701740605",))


def test_hours_are_no_number() -> None:
    assert find_phones("Vardagar 08-12 13:00-16:00, 08:30-16:00") == ()


def test_a_bar_in_a_mail_is_the_l_of_the_name_beside_it_or_a_doubt() -> None:
    read = _read("Anna Lindstr6m", "070-174 06 05", "anna.|indstrom@lulea.example.se")
    assert _contact(read) == ("Anna Lindström", ("anna.lindstrom@lulea.example.se",), ("+46701740605",))
    read = _read("Eva Ek", "070-174 06 05", "anna.|indstrom@lulea.example.se")
    assert _contact(read) == ("Eva Ek", (), ("+46701740605",))
    assert [item.raw_text for item in read.quarantined] == ["anna.|indstrom@lulea.example.se"]


def test_a_bar_between_cells_stays_outside_the_mail() -> None:
    text = "Region|Namn|E-post|Telefon\nNord|Eva Ek|eva.ek@lulea.example.se|070-174 06 05\n"
    text += "Mitt|Siv Alm|siv.alm@falun.example.se|070-174 06 06\n"
    read = normalize_editions([extract_statements(_EDITION, read_document(text.encode()))])[0]
    mails = [m.first("email") for m in read.mentions if m.entity_type == "person"]
    assert mails == ["eva.ek@lulea.example.se", "siv.alm@falun.example.se"]


@pytest.mark.parametrize("printed", ["roger .bjurstrom@lulea.example.se", "E-post: roger .bjurstrom@lulea.example.se"])
def test_a_blank_before_the_dot_of_a_name_cuts_no_mail(printed: str) -> None:
    read = _read("Roger Bjurström", "070-174 06 05", printed)
    assert _contact(read) == ("Roger Bjurström", ("roger.bjurstrom@lulea.example.se",), ("+46701740605",))


@pytest.mark.parametrize("printed", ["|ngrid Ohman", "lngrid Ohman"])
def test_a_bar_or_small_l_is_the_capital_of_the_name_that_the_mail_has(printed: str) -> None:
    read = _read(printed, "070-174 06 05", "ingrid.ohman@lulea.example.se")
    assert _contact(read) == ("Ingrid Öhman", ("ingrid.ohman@lulea.example.se",), ("+46701740605",))


@pytest.mark.parametrize("printed", ["l.ek@lulea .example.se", "1.ek@lulea.example.se"])
def test_a_blank_before_a_dot_and_a_digit_for_an_initial_are_mended(printed: str) -> None:
    assert _contact(_read("Lo Ek", "070-174 06 05", printed)) == (
        "Lo Ek", ("l.ek@lulea.example.se",), ("+46701740605",)
    )  # fmt: skip


def test_counties_are_known_where_rn_and_m_were_read_for_each_other() -> None:
    text = "Regionkoordinatorer\n\nRegion Syd\nSkane, Kalrnar och Blekinge lan\n\nEva Ek\neva.ek@lulea.example.se\n"
    text += "\nRegion Bergslagen\nDalama, Varmland\n\nSiv Alm\nsiv.alm@falun.example.se\n"
    read = normalize_editions([extract_statements(_EDITION, read_document(text.encode()))])[0]
    counties = [sorted(m.values("county_code")) for m in read.mentions if m.entity_type == "region"]
    assert counties == [["08", "10", "12"], ["17", "20"]]

"""Services as municipalities' and agencies' pages tell of them: one line each, one page each, or within the news."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.domain.statements import Mention
from tests.extract.helpers import extract_text
from tests.extract.telling.test_entries import named, services

LINES = """Du kan få hjälp! Vid behov av skydd kan du kontakta:

Polisen 114 14

Socialjouren Exempelbygden 0980-319 244

Samtalsmottagningen för våldsutsatta 0980 – 319 200

Kvinnojouren Proven 0980 - 319 270

Sjukvårdsrådgivningen 1177

Vi alla måste hjälpas åt med att ta hand om dem som behöver hjälp. På kommunens hemsida finns mer information.
"""
OWN_PAGE = """Nationella provtelefonen

Är du yrkesverksam eller arbetar ideellt och behöver råd i situationer där barn är utsatta för förtryck, våld och hot?
Då kan du ringa till den nationella provtelefonen.

Att tänka på innan du ringer

Avidentifiera ärendet, uppge inte namn på den person ditt ärende gäller.

Telefonnummer och öppettider

Telefonnummer: 08-465 004 60

Telefonen är bemannad måndag, onsdag och fredag kl. 09:00-12:00.

Tekniska problem

Om det uppstår tekniska problem, kontakta växeln på 08-465 004 00.
"""
TOLD_AGAIN = """Exempelköpings kommun
05 mars 2015 12:48

Socialjouren

Socialjouren

Akuta sociala problem
Öppettider

Vid akuta fall dagtid,
ring 0980-319 230
Efter kontorstid, ring 112

Kontakt
Telefon: 0980-319 230
"""
NEWS = """Provjourens telefoncentral får helgöppet

Provjourens telefoncentral 116 006 utökar nu sina öppettider så att fler kan få stöd.
"""
NEWS_OF_A_LINE = """Ökad risk för våld hemma

När allt fler är hemma ökar nu hjälptelefonlinjen ”Börja nu” sina öppettider. Linjen 08-465 004 66 är för män.
"""
DUTIES = """Enskilda aktörers ansvar

7.2 Polismyndigheten

• Tar emot anmälan om brott.

7.3 Migrationsverket

• Prövar ansökan om uppehållstillstånd.
"""


def _said(mention: Mention) -> tuple[str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return mention.first("name"), mention.values("phone"), mention.values("hours"), mention.values("audience")


def test_lines_of_a_name_and_a_number_are_a_service_each_and_the_text_below_is_none_of_theirs() -> None:
    found = services(extract_text(LINES))
    assert [(m.first("name"), m.first("operator"), m.first("phone"), m.first("description")) for m in found] == [
        (None, "Polisen", "114 14", None),
        ("Socialjouren Exempelbygden", None, "0980-319 244", None),
        ("Samtalsmottagningen för våldsutsatta", None, "0980 – 319 200", None),
        ("Kvinnojouren Proven", None, "0980 - 319 270", None),
        ("Sjukvårdsrådgivningen", None, "1177", None),
    ]


def test_a_room_with_the_number_of_a_short_code_is_no_service() -> None:
    assert services(extract_text("Mötet\n\nRum 112\n\nSal 1177\n")) == []


def test_a_page_about_one_line_gives_it_the_number_its_hours_and_whom_the_page_speaks_to() -> None:
    found = extract_text(OWN_PAGE)
    assert [line.first("description") for line in services(found)] == [None]
    assert list(map(_said, services(found))) == [
        ("Nationella provtelefonen", ("08-465 004 60",), ("måndag, onsdag och fredag kl. 09:00-12:00",),
         ("yrkesverksam",)),
    ]  # fmt: skip
    assert [item.raw_text for item in found.quarantined] == ["08-465 004 00"]


def test_a_number_given_again_at_the_end_is_the_same_service_and_112_has_its_own_hours() -> None:
    found = extract_text(TOLD_AGAIN)
    jour, emergency = services(found)
    assert set(jour.values("name")) == {"Socialjouren"}
    assert set(jour.values("phone")) == {"0980-319 230"}
    assert jour.values("hours") == ("dagtid",)
    assert emergency.first("phone") == "112"
    assert found.quarantined == ()
    assert (found.dated.dated_from, found.dated.basis) == (dt.date(2015, 3, 5), "printed")
    assert next(m.first("title") for m in found.mentions if m.entity_type == "edition") == "Socialjouren"


def test_a_headline_is_no_name() -> None:
    assert list(named(NEWS)) == ["Provjourens telefoncentral"]
    ((name, line),) = named(NEWS_OF_A_LINE).items()
    assert (name, line.values("audience")) == ("Börja nu", ("män",))
    assert "Ökad risk för våld hemma" not in line.values("description")


def test_whose_line_it_is_stands_before_the_word_for_it() -> None:
    found = services(extract_text("Stöd\n\nJämställdhetsmyndighetens stödtelefon\n020-390 600\n"))
    assert [(m.first("name"), m.first("operator")) for m in found] == [
        ("Jämställdhetsmyndighetens stödtelefon", "Jämställdhetsmyndigheten")
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://a.example.se">Provlinjen<span>Länk till annan webbplats, öppnas i nytt fönster.</span></a>',
        '<a href="https://a.example.se">Provlinjen Länk till annan webbplats.</a>',
        '<a href="https://a.example.se">Provlinjen (öppnas i nytt fönster)</a>',
    ],
)
def test_where_a_link_leads_is_no_part_of_a_name(link: str) -> None:
    found = services(extract_text(f"<h2>Stödlinjer</h2><ul><li>{link} 08-465 004 61, dygnet runt</li></ul>"))
    assert [(m.first("name"), m.values("hours"), m.values("description")) for m in found] == [
        ("Provlinjen", ("dygnet runt",), ())
    ]


def test_the_number_of_a_section_is_no_part_of_whose_duty_it_is() -> None:
    found = extract_text(DUTIES)
    owners = [m for m in found.mentions if m.entity_type == "organization"]
    assert [(m.first("name"), m.values("duty")) for m in owners] == [
        ("Polismyndigheten", ("Tar emot anmälan om brott.",)),
        ("Migrationsverket", ("Prövar ansökan om uppehållstillstånd.",)),
    ]


def test_a_name_that_ends_with_the_word_telephone_ends_its_line() -> None:
    found = services(extract_text("Sök stöd\n\nNamn: Exempeljourens telefon\nMålgrupp: män\nTelefon: 08-465 004 62\n"))
    assert list(map(_said, found)) == [("Exempeljourens telefon", ("08-465 004 62",), (), ("män",))]

"""Editions as they are redesigned: closed panels, headers in two rows, card folds, questions by county, letters."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_PANEL = """<main><h1>Regionkoordinatorer 2025</h1><section><h2>{opener}</h2><div {closed}>
<ul><li>Norrbottens län</li></ul><div class="person"><span>Märta Ek</span><br>Samordnare, Luleå kommun<br>
<a href="mailto:marta.ek@lulea.example.se">Skriv</a><br><a href="tel:+46701740611">Ring</a></div></div></section>
</main>"""
_TWO_HEADERS = """<h1>Koordinatorer</h1><table>
<tr><td rowspan=2>Region</td><td colspan=2>Kontaktperson</td><td rowspan=2>Län</td></tr>
<tr><td>Namn och kommun</td><td>Direktnummer</td></tr>
<tr><td>Nord</td><td>Märta Ek</td><td>070-174 06 11</td><td>Norrbotten, Västerbotten</td></tr>
<tr><td>Syd</td><td>Bo Ås (Lunds kommun)</td><td>070-174 06 12</td><td>Skåne, Blekinge</td></tr></table>"""
_FOLD = """Kontaktkort för koordinatorer 2026

NORD            Märta Ek                    070-174 06 11
                AC, BD                      marta.ek@lulea.example.se

MITT            Bo Ås                       070-174 06 12
                C, U                        bo.as@gavle.example.se
                Siv Dal                     070-174 06 13
                                            siv.dal@gavle.example.se

SYD             vakant
                M, K
"""
_BY_COUNTY = """<h1>Vem ringer jag?</h1>
<details><summary>Blekinge</summary><p>Du hör till region Syd. Din koordinator är <b>Bo Ås</b>
(<a href="mailto:bo.as@lund.example.se">bo.as@lund.example.se</a>, 070-174 06 12).</p></details>
<details><summary>Gotland</summary><p>Du hör till region Öst, där tjänsten är vakant.</p></details>"""
_LETTER = """Från: Kansliet <kansli@example.se>
Ämne: Ny lista över koordinatorer

* Region Mitt (Uppsala, Gävleborg)
  Nås via Amina Warsame Ali på amina.warsame@uppsala.example.se eller 070-174 06 13.
"""
_PRESS = """Tre nya regionkoordinatorer

Myndigheten välkomnar Märta Ek som ny regionkoordinator i region Nord. Hon är anställd av Luleå kommun och nås på
marta.ek@lulea.example.se eller 070-174 06 11.

Region Öst får också en ny koordinator: Bo Ås, Linköpings kommun (bo.as@linkoping.example.se, 070-174 06 12).
"""
_LIST_BY_COUNTY = """<h1>Länsvis lista</h1><p>För koordinatorer. Senast kontrollerad 2025-04-30.</p><ul>
<li>Blekinge län – se Skåne</li>
<li>Dalarnas län – Märta Ek, Örebro kommun, 070-174 06 25 (Region Bergslagen)</li>
<li>Gotlands län – vakant (Region Öst)</li></ul>"""
_PAIRS = """# Koordinatorer

| Region   | Namn              | Kontakt                                                                        |
|----------|-------------------|--------------------------------------------------------------------------------|
| Väst     | Märta Ek & Bo Ås  | 070-174 06 21, marta.ek@lulea.example.se; 070-174 06 22, bo.as@lund.example.se |
| Öst      | Siv Dal           | 070-174 06 23, siv.dal@visby.example.se                                        |
"""
_NUMBERED = """Nätverket                          Sida 1(2)

Bilaga. Regionkoordinatorer

3.  Stockholm
    3.1 Kontaktperson: Märta Ek
        Telefon: 070-174 06 23
    3.2 Län: Stockholm
"""
_SWITCHBOARD = """<h1>Koordinatorer</h1><h2>Region Nord</h2><table><tr><th>Namn</th><td>Märta Ek</td></tr>
<tr><th>Telefon</th><td>070-174 06 11<br>0980-31 92 00 (växel)</td></tr></table>"""


def _contacts(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return [
        (m.first("name"), m.first("region"), m.first("email"), m.first("phone"), m.first("employer"))
        for m in people(extraction)
    ]


def _regions(extraction: Extraction) -> dict[str | None, tuple[str, ...]]:
    return {m.first("name"): m.values("county_code") for m in extraction.mentions if m.entity_type == "region"}


@pytest.mark.parametrize(
    ("opener", "closed"),
    [
        ('<button aria-expanded="false">Nord</button>', "hidden"),
        ('<span role="button" tabindex="0">Nord</span>', 'style="display: none"'),
        ('<a onclick="openIt()">Nord</a>', 'class="hide"'),
    ],
)
def test_a_closed_panel_right_after_what_opens_it_is_read(opener: str, closed: str) -> None:
    extraction = extract_text(_PANEL.format(opener=opener, closed=closed))
    assert _contacts(extraction) == [
        ("Märta Ek", "Nord", "marta.ek@lulea.example.se", "+46701740611", "Luleå kommun"),
    ]
    assert _regions(extraction) == {"Nord": ("Norrbottens län",)}


def test_what_nothing_opens_stays_hidden() -> None:
    extraction = extract_text(_PANEL.format(opener="Nord", closed="hidden"))
    assert people(extraction) == []


def test_a_header_of_two_rows_names_columns_and_nobody() -> None:
    extraction = extract_text(_TWO_HEADERS)
    assert _contacts(extraction) == [
        ("Märta Ek", "Nord", None, "070-174 06 11", None),
        ("Bo Ås", "Syd", None, "070-174 06 12", "Lunds kommun"),
    ]


def test_groups_of_lines_in_the_same_columns_are_one_table() -> None:
    extraction = extract_text(_FOLD)
    assert [contact[:4] for contact in _contacts(extraction)] == [
        ("Märta Ek", "NORD", "marta.ek@lulea.example.se", "070-174 06 11"),
        ("Bo Ås", "MITT", "bo.as@gavle.example.se", "070-174 06 12"),
        ("Siv Dal", "MITT", "siv.dal@gavle.example.se", "070-174 06 13"),
    ]
    assert _regions(extraction) == {"NORD": ("AC", "BD"), "MITT": ("C", "U"), "SYD": ("M", "K")}
    assert (str(extraction.dated.dated_from), str(extraction.dated.dated_to)) == ("2026-01-01", "2026-12-31")


def test_an_answer_by_county_names_region_person_and_empty_seat() -> None:
    extraction = extract_text(_BY_COUNTY)
    assert [contact[:4] for contact in _contacts(extraction)] == [
        ("Bo Ås", "region Syd", "bo.as@lund.example.se", "070-174 06 12"),
    ]
    assert _regions(extraction) == {"region Syd": ("Blekinge",), "region Öst": ("Gotland",)}
    seats = [m.first("name") for m in extraction.mentions if m.first("vacancy")]
    assert seats == ["region Öst"]


def test_a_letter_is_called_what_its_subject_says_and_a_name_goes_on_behind_its_mail() -> None:
    extraction = extract_text(_LETTER)
    assert [(m.first("name"), m.first("title")) for m in people(extraction)] == [("Amina Warsame Ali", None)]
    titles = [m.first("title") for m in extraction.mentions if m.entity_type == "edition"]
    assert titles == ["Ny lista över koordinatorer"]


def test_a_release_gives_the_region_before_the_name_and_no_words_of_its_sentence_for_a_title() -> None:
    extraction = extract_text(_PRESS)
    assert [(m.first("name"), m.first("region"), m.first("title")) for m in people(extraction)] == [
        ("Märta Ek", "region Nord", None),
        ("Bo Ås", "Region Öst", None),
    ]


def test_a_mail_of_nobody_is_the_regions_or_set_aside_however_it_is_written() -> None:
    card = (
        '<div class="card"><p>Region Syd</p><h3>{}</h3><p>Lunds kommun</p><p>koordinator (at) lund.example.se</p></div>'
    )
    extraction = extract_text(f"<h1>Hitta din koordinator</h1>{card.format('Namn kommer')}")
    (region,) = (m for m in extraction.mentions if m.entity_type == "region")
    assert (region.values("email"), bool(region.first("vacancy"))) == (("koordinator (at) lund.example.se",), True)
    orphan = extract_text("<h1>Nyheter</h1><p>Skriv till redaktion (at) lund.example.se om du saknar något här.</p>")
    assert [item.reason_code for item in orphan.quarantined] == ["orphan_email"]


def test_a_list_by_county_gives_no_item_to_the_next_one() -> None:
    extraction = extract_text(_LIST_BY_COUNTY)
    assert _regions(extraction) == {"Region Bergslagen": ("Dalarnas län",), "Region Öst": ("Gotlands län",)}
    assert str(extraction.dated.dated_from) == "2025-04-30"


def test_pairs_in_a_cell_belong_to_whom_their_mail_fits() -> None:
    extraction = extract_text(_PAIRS)
    assert [(contact[0], contact[3]) for contact in _contacts(extraction)] == [
        ("Märta Ek", "070-174 06 21"),
        ("Bo Ås", "070-174 06 22"),
        ("Siv Dal", "070-174 06 23"),
    ]
    titles = [m.first("title") for m in extraction.mentions if m.entity_type == "edition"]
    assert titles == ["Koordinatorer"]


def test_numbering_is_no_part_of_a_label_and_a_running_head_no_title() -> None:
    extraction = extract_text(_NUMBERED)
    assert _regions(extraction) == {"Stockholm": ("Stockholm",)}
    titles = [m.first("title") for m in extraction.mentions if m.entity_type == "edition"]
    assert titles == ["Bilaga. Regionkoordinatorer"]


def test_a_switchboard_told_behind_a_number_is_nobodys() -> None:
    extraction = extract_text(_SWITCHBOARD)
    assert [m.values("phone") for m in people(extraction)] == [("070-174 06 11",)]


def test_counties_below_the_people_of_a_region_are_not_the_next_ones() -> None:
    extraction = extract_text(
        "Koordinatorer\n\nNord\n\nMärta Ek\nmarta.ek@lulea.example.se\n\nJämtland • Norrbotten\n\n"
        "Mitt\n\nBo Ås\nbo.as@gavle.example.se\n\nUppsala • Gävleborg\n\nSyd\n\nSiv Dal\nsiv.dal@lund.example.se\n\n"
        "Skåne • Blekinge\n"
    )
    expected = {"Nord": ("Jämtland", "Norrbotten"), "Mitt": ("Uppsala", "Gävleborg"), "Syd": ("Skåne", "Blekinge")}
    assert _regions(extraction) == expected


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_buttons_of_one_word_are_the_numbers_behind_them(count: int) -> None:
    numbers = [f"+467017406{last:02}" for last in range(5, 5 + count)]
    buttons = " ".join(f'<a class="btn" href="tel:{number}">Ring</a>' for number in numbers)
    mail = '<a class="btn" href="mailto:marta.ek@lulea.example.se">Mejla</a>'
    card = f"<h3>Märta Ek</h3><p>Koordinator</p><p>{buttons} {mail}</p>"
    (marta,) = people(extract_text(f"<h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Norrbotten</p>{card}"))
    assert [*marta.values("phone")] == numbers
    assert marta.first("email") == "marta.ek@lulea.example.se"


@pytest.mark.parametrize("mail", ["prostitution.manniskohandel.ost", "manniskohandel.prostitution", "mot.prostitution"])
def test_what_a_mailbox_is_for_is_nobodys_name(mail: str) -> None:
    title = "Regionkoordinator mot prostitution och människohandel"
    card = f"<h3>Märta Ek</h3><p>{title}</p><p>{mail}@lulea.example.se<br>070-174 06 11</p>"
    row = (
        f"<table><tr><td>Bo Ås</td><td>{title}</td><td>{mail}@lulea.example.se</td><td>070-174 06 12</td></tr></table>"
    )
    read = people(extract_text(f"<h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Norrbotten</p>{card}{row}"))
    assert [(person.first("name"), person.first("title"), person.first("email")) for person in read] == [
        (name, title, f"{mail}@lulea.example.se") for name in ("Märta Ek", "Bo Ås")
    ]


def test_fields_stand_in_any_order_in_the_block_of_a_person() -> None:
    block = "E-post: {}@lulea.example.se\nRegion: {}\nLän: {}\nTelefon: 070-174 06 {}\nNamn: {}\n\n"
    told = [("mek01", "Nord", "Norrbotten", "11", "Märta Ek"), ("boas02", "Syd", "Skåne, Blekinge", "12", "Bo Ås")]
    read = extract_text("Kontaktlista regionkoordinatorer\n\n" + "".join(block.format(*one) for one in told))
    assert [(p.first("name"), p.first("region"), p.first("email"), p.first("phone")) for p in people(read)] == [
        (name, region, f"{mail}@lulea.example.se", f"070-174 06 {last}") for mail, region, _, last, name in told
    ]
    regions = [mention for mention in read.mentions if mention.entity_type == "region"]
    assert [[*region.values("county_code")] for region in regions] == [["Norrbotten"], ["Skåne", "Blekinge"]]


def test_a_council_that_heads_its_people_within_a_region_is_no_region() -> None:
    person = "<h3>{}</h3><p>{}<br>070-174 06 {}</p>"
    regions = "<h2>Region Stockholm</h2><p>Stockholm, Gotland</p>{}{}<h2>Region Nord</h2><p>Norrbotten</p>{}"
    told = [("Solna stad", "Siv Dal", 11), ("Region Gotland", "Bo Ås", 12), ("Luleå kommun", "Märta Ek", 13)]
    read = extract_text("<h1>Koordinatorer</h1>" + regions.format(*(person.format(*one) for one in told)))
    assert [(p.first("name"), p.first("region"), p.first("employer")) for p in people(read)] == [
        ("Siv Dal", "Region Stockholm", "Solna stad"),
        ("Bo Ås", "Region Stockholm", "Region Gotland"),
        ("Märta Ek", "Region Nord", "Luleå kommun"),
    ]
    assert [m.first("name") for m in read.mentions if m.entity_type == "region"] == ["Region Stockholm", "Region Nord"]


def test_the_names_of_pictures_are_no_text() -> None:
    icons = ("material-icons", "material-symbols-outlined icon")
    cells = ('<p><span class="{0}">person</span> Siv Dal</p>', '<p><i class="{0}">phone</i> 070-174 06 11</p>')
    card = "".join(cells) + "<p><mat-icon>email</mat-icon> siv.dal@umea.example.se</p>"
    for icon in icons:
        read = extract_text(f"<h1>Koordinatorer</h1><h2>Region Nord</h2><div>{card.format(icon)}</div>")
        assert [(p.first("name"), p.first("phone"), p.first("email")) for p in people(read)] == [
            ("Siv Dal", "070-174 06 11", "siv.dal@umea.example.se")
        ]


@pytest.mark.parametrize("wide", ["d-none d-md-block", "hidden lg:block"])
def test_what_wide_screens_show_is_no_secret(wide: str) -> None:
    table = "<table><tr><th>Namn</th><th>Telefon</th></tr><tr><td>Siv Dal</td><td>070-174 06 11</td></tr></table>"
    read = extract_text(f'<h1>Koordinatorer</h1><h2>Region Nord</h2><div class="{wide}">{table}</div>')
    assert [(p.first("name"), p.first("phone")) for p in people(read)] == [("Siv Dal", "070-174 06 11")]
    assert not people(extract_text(f'<h1>Koordinatorer</h1><h2>Region Nord</h2><div class="d-none">{table}</div>'))

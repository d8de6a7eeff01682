"""Contacts as component libraries, screen readers, scripts and text tools set them; made-up people only."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_EVA = ("Region Nord", "Eva Provberg", "eva.provberg@example.se", "070-174 06 05")
_HEAD = "<h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Norrbotten, Jämtland</p>"


def _page(body: str) -> Extraction:
    return extract_text(f"<html><body>{body}</body></html>")


def _contacts(extraction: Extraction) -> list[tuple[str, ...]]:
    found = people(extraction)
    return [tuple(mention.first(p) or "" for p in ("region", "name", "email", "phone")) for mention in found]


def test_what_a_component_puts_in_slots_stands_in_lines_of_its_own() -> None:
    body = (
        '<contact-card><span slot="name">Eva Provberg</span><span slot="title">regional koordinator</span>'
        '<a slot="phone" href="tel:+46701740605">070-174 06 05</a>'
        '<a slot="email" href="mailto:eva.provberg@example.se">eva.provberg@example.se</a></contact-card>'
    )
    assert _contacts(_page(_HEAD + body)) == [_EVA]


def test_a_link_that_its_style_makes_a_block_is_a_link() -> None:
    body = (
        '<div><a style="display:block" href="mailto:eva.provberg@example.se">Eva Provberg</a>'
        '<a style="display:block" href="tel:+46701740605">070-174 06 05</a></div>'
    )
    assert _contacts(_page(_HEAD + body)) == [_EVA]


@pytest.mark.parametrize("spoken", ["sr-only", "visually-hidden", "VisuallyHidden_root__x1"])
def test_what_only_screen_readers_are_told_is_no_part_of_headings_and_links(spoken: str) -> None:
    body = (
        "<h1>Regionkoordinatorer</h1>"
        f'<h3><button aria-expanded="false">Nord<span class="{spoken}">Visa mer</span></button></h3>'
        '<div class="accordion-body"><p>Norrbotten, Jämtland</p><p>Eva Provberg</p>'
        f'<p><a href="tel:+46701740605"><span class="{spoken}">Ring Eva Provberg på nummer </span>070-174 06 05</a></p>'
        f'<p><a href="mailto:eva.provberg@example.se"><span class="{spoken}">Skicka e-post till Eva Provberg: </span>'
        "eva.provberg@example.se</a></p></div>"
    )
    assert _contacts(_page(body)) == [("Nord", *_EVA[1:])]


def test_a_region_that_only_screen_readers_are_told_stays() -> None:
    person = '<h3><span class="sr-only">Region {}: </span>{}</h3><p>{}<br>{}</p>'
    bo = ("Syd", "Bo Provdal", "bo.provdal@example.se", "070-174 06 06")
    body = person.format("Nord", *_EVA[1:]) + person.format(*bo)
    found = _contacts(_page(f"<h1>Regionkoordinatorer</h1>{body}"))
    assert found == [_EVA, ("Region Syd", *bo[1:])]


@pytest.mark.parametrize(
    "link",
    [
        '<a class="js-mail" data-user="eva.provberg" data-domain="example.se" href="#">Visa e-postadress</a>',
        '<span class="mail" data-name="eva.provberg" data-host="example.se"></span>',
        '<button data-email="eva.provberg@example.se">Visa e-post</button>',
        '<a data-mail="ZXZhLnByb3ZiZXJnQGV4YW1wbGUuc2U=" href="#">Mejla</a>',
    ],
)
def test_a_mail_that_a_script_writes_from_attributes_is_read(link: str) -> None:
    assert _contacts(_page(f"{_HEAD}<h3>Eva Provberg</h3><p>070-174 06 05</p><p>{link}</p>")) == [_EVA]


def test_attributes_that_are_for_no_mail_tell_none() -> None:
    box = '<span data-name="tracker" data-host="stats.example.se">Läs mer</span>'
    assert _contacts(_page(f"{_HEAD}<h3>Eva Provberg</h3><p>070-174 06 05</p><p>{box}</p>")) == [
        (*_EVA[:2], "", _EVA[3])
    ]


_COLUMNS = (11, 21, 14)


@pytest.mark.parametrize("stroke", ["=", "-"])
def test_columns_that_a_ruler_tells_need_but_one_blank_between_them(stroke: str) -> None:
    rows = [
        ("Region", "Namn", "Telefon", "E-post"),
        ("Nord", "Eva Provberg", "070-174 06 05", "eva.provberg@example.se"),
        ("Bergslagen", "Bo Lindgren Provdal", "070-174 06 06", "nmt@orebro.example.se"),
    ]
    rule = " ".join(stroke * (width - 1) for width in _COLUMNS) + f" {stroke * 24}"
    lines = ["".join(f"{cell:<{width}}" for cell, width in zip(row, (*_COLUMNS, 0), strict=True)) for row in rows]
    extraction = extract_text("\n".join(["Regionkoordinatorer", "", lines[0], rule, *lines[1:]]))
    assert _contacts(extraction) == [("Nord", *_EVA[1:]), (*rows[2][:2], rows[2][3], rows[2][2])]


def test_a_second_number_in_a_row_of_its_own_does_not_end_the_region() -> None:
    text = (
        "REGION      NAMN              TELEFON          E-POST\n"
        "Nord        Eva Provberg      070-174 06 05    eva.provberg@example.se\n"
        "                              08-465 004 10\n"
        "            Bo Provdal        070-174 06 06    bo.provdal@example.se\n"
        "Syd         Åsa Provlund      070-174 06 07    asa.provlund@example.se\n"
    )
    found = [contact[:2] for contact in _contacts(extract_text(f"Regionkoordinatorer\n\n{text}"))]
    assert found == [("Nord", "Eva Provberg"), ("Nord", "Bo Provdal"), ("Syd", "Åsa Provlund")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Regionkoordinator, socionom är Åsa Tesfaye vid Umeå kommun, som nås på {}.",
        "Koordinator är Zeynep Provberg, som nås på {}.",
        "Omar al-Khatib är regional koordinator (Umeå kommun) och nås på {}.",
        "Nasrin Provdal arbetar som samordnare vid Umeå kommun och nås på {}.",
    ],
)
def test_a_sentence_says_who_is_coordinator_whatever_the_mail_is_called(sentence: str) -> None:
    told = sentence.format("070-174 06 05 eller via nmt@umea.example.se")
    extraction = _page(f"<h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Regionen omfattar Norrbotten. {told}</p>")
    name = next(name for name in ("Åsa Tesfaye", "Zeynep Provberg", "Omar al-Khatib", "Nasrin Provdal") if name in told)
    assert _contacts(extraction) == [("Region Nord", name, "nmt@umea.example.se", "070-174 06 05")]


@pytest.mark.parametrize("name", ["Omar al-Khatib", "Leyla el-Sayed", "Anna d'Angelo"])
def test_a_surname_with_a_particle_tied_to_it_is_a_surname(name: str) -> None:
    body = f"{_HEAD}<p>{name}<br>koordinator<br>070-174 06 05<br>nmt@umea.example.se</p>"
    assert [contact[1] for contact in _contacts(_page(body))] == [name]


def test_numbers_with_dashes_between_them_are_each_read_whole() -> None:
    extraction = _page(f"{_HEAD}<ul><li>Eva Provberg – koordinator – 070-174 06 08 – 08-465 004 81</li></ul>")
    assert [list(person.values("phone")) for person in people(extraction)] == [["070-174 06 08", "08-465 004 81"]]


@pytest.mark.parametrize(
    "line",
    [
        "Länsstyrelsen i Stockholm, 18 april 2022",
        "18 april 2022, Umeå kommun",
        "Umeå kommun 2022-04-18",
        "date: 2022-04-18",
        "lastmod: 2022-04-18",
    ],
)
def test_a_date_beside_its_publisher_or_in_a_front_matter_dates_the_text(line: str) -> None:
    text = f"Regionkoordinatorer\n\nRegion Nord\nEva Provberg\n070-174 06 05\n\n{line}\n"
    dated = extract_text(text).dated
    assert (dated.dated_from, dated.dated_to) == (dt.date(2022, 4, 18), dt.date(2022, 4, 18))


def test_a_declared_shadow_root_is_shown_with_its_slots_filled() -> None:
    card = (
        '<x-card><template shadowrootmode="open"><style>p{}</style><h3><slot name="name">Namn saknas</slot></h3>'
        '<p>Telefon: <slot name="tel"></slot></p><p><slot></slot></p></template><span slot="name">Eva Provberg</span>'
        '<span slot="tel">070-174 06 05</span>'
        '<a href="mailto:eva.provberg@example.se">eva.provberg@example.se</a></x-card>'
        "<template><p>Bo Provdal<br>070-174 06 06</p></template>"
    )
    assert _contacts(_page(_HEAD + card)) == [_EVA]


def test_a_heading_of_a_title_and_words_names_a_person_whose_names_no_list_knows() -> None:
    person = "<h3>Regionkoordinator {}</h3><ul><li>Umeå kommun</li><li>070-174 06 05</li><li>{}</li></ul>"
    extraction = _page(_HEAD + person.format("Xerxa Provberg", "nmt@umea.example.se"))
    assert _contacts(extraction) == [("Region Nord", "Xerxa Provberg", "nmt@umea.example.se", "070-174 06 05")]


def test_a_sentence_names_who_works_in_a_region() -> None:
    both = "Eva Provberg (nmt@umea.example.se, 070-174 06 05) och Xerxa Provdal (bo@umea.example.se)"
    body = f"<h1>Regionkoordinatorer</h1><p>I region Nord arbetar {both}.</p>"
    found = [contact[1:3] for contact in _contacts(_page(body))]
    assert found == [("Eva Provberg", "nmt@umea.example.se"), ("Xerxa Provdal", "bo@umea.example.se")]


def test_a_bare_region_above_its_counties_is_a_heading_among_others_with_the_word() -> None:
    block = "{}\nOmfattar {}\n\nNamn: {}\nTelefon: 070-174 06 05\n\n\n"
    rows = [
        ("Norra regionen", "Norrbottens län", "Eva Provberg"),
        ("Bergslagen", "Dalarnas län och Örebro län", "Bo Provdal"),
        ("Södra regionen", "Skåne län", "Åsa Provlund"),
    ]
    found = _contacts(extract_text("Regionkoordinatorer\n\n" + "".join(block.format(*row) for row in rows)))
    assert [contact[:2] for contact in found] == [(region, name) for region, _, name in rows]


def test_who_answers_for_a_page_is_nobody_of_its_last_region() -> None:
    person = "<p>Eva Provberg<br>070-174 06 05<br>eva.provberg@example.se</p>"
    info = "<dl><dt>Informationsansvarig</dt><dd>Bo Provdal</dd></dl>"
    assert _contacts(_page(_HEAD + person + info)) == [_EVA]


def test_icons_called_by_names_with_letters_of_other_languages_are_links_of_that_person() -> None:
    card = (
        '<div class="profile"><p>Ngoc Đorđević</p>'
        '<p><a href="tel:+46701740605" aria-label="Ring Ngoc Đorđević"><svg></svg></a>'
        ' <a href="mailto:nmt@umea.example.se" aria-label="Mejla Ngoc Đorđević"><svg></svg></a></p></div>'
    )
    assert [contact[1] for contact in _contacts(_page(_HEAD + card))] == ["Ngoc Đorđević"]


def test_the_words_of_a_button_that_call_the_person_above_do_not_hide_the_number_in_it() -> None:
    body = (
        "<h3>Eva Provberg</h3><p>koordinator</p>"
        '<p><a href="tel:+46701740605">Ring Eva: 070-174 06 05</a> '
        '<a href="mailto:eva.provberg@example.se">Mejla Eva</a></p>'
    )
    assert _contacts(_page(_HEAD + body)) == [_EVA]
    other = body.replace("Ring Eva", "Ring Sara")
    assert [contact[3] for contact in _contacts(_page(_HEAD + other))] == [""]


def test_contact_persons_of_an_agency_are_no_coordinators_of_the_regions_beside_their_names() -> None:
    person = "<p>Eva Provberg<br>070-174 06 05<br>eva.provberg@example.se</p>"
    police = "<h2>Polisens kontaktpersoner</h2><ul><li>Bo Provdal, Polisregion Syd, 040-628 04 05</li></ul>"
    found = people(_page(_HEAD + person + police))
    assert [(one.first("name"), one.first("region"), one.list_name) for one in found] == [
        ("Eva Provberg", "Region Nord", "regional_coordinators"),
        ("Bo Provdal", None, "agency_staff"),
    ]


def test_titles_with_the_counties_of_a_region_stand_for_it_where_none_is_named() -> None:
    card = '<div class="card"><h3>{}</h3><p>Regionkoordinator för {}</p><p>070-174 06 05</p></div>'
    rows = [
        ("Eva Provberg", "Hallands län och Västra Götalands län"),
        ("Bo Provdal", "Uppsala län, Västmanlands län och Gävleborgs län"),
        ("Åsa Provlund", "Stockholms län och Gotlands län"),
    ]
    extraction = _page("<h1>Regionkoordinatorer</h1>" + "".join(card.format(*row) for row in rows))
    regions = [m for m in extraction.mentions if m.entity_type == "region"]
    assert [len(list(region.values("county_code"))) for region in regions] == [2, 3, 2]
    assert [contact[1] for contact in _contacts(extraction) if contact[0]] == [name for name, _ in rows]


def test_a_header_says_that_surnames_stand_first() -> None:
    rows = [("Farah, Xerxa", "Nord"), ("Ben Youssef, Florentina", "Syd"), ("Ek, Eva", "Mitt")]
    cells = "".join(f"<tr><td>{n}</td><td>{r}</td><td>070-174 06 05</td></tr>" for n, r in rows)
    header = "<tr><th>Efternamn, förnamn</th><th>Region</th><th>Mobil</th></tr>"
    found = _contacts(_page(f"<h1>Regionkoordinatorer</h1><table>{header}{cells}</table>"))
    assert [contact[1] for contact in found] == ["Xerxa Farah", "Florentina Ben Youssef", "Eva Ek"]


def test_a_first_row_of_a_region_and_its_counties_is_no_header() -> None:
    text = (
        "Nord:\tNorrbotten, Jämtland\n\tEva Provberg\t\t070-174 06 05\t\teva.provberg@example.se\n"
        "Syd:\tSkåne\n\tBo Provdal\t\t070-174 06 06\t\tbo.provdal@example.se\n"
    )
    found = _contacts(extract_text(f"Regionkoordinatorer\n\n{text}"))
    assert [contact[:2] for contact in found] == [("Nord", "Eva Provberg"), ("Syd", "Bo Provdal")]


def test_labels_that_are_shortened_are_labels() -> None:
    person = "Region      = Nord\nNamn        = {}\nMobilnr     = 070-174 06 05\nE-postadr.  = {}\n\n"
    text = person.format("Eva Provberg", "nmt@umea.example.se") + person.format("Bo Provdal", "nmt@lulea.example.se")
    assert [contact[2] for contact in _contacts(extract_text(f"Regionkoordinatorer\n\n{text}"))] == [
        "nmt@umea.example.se",
        "nmt@lulea.example.se",
    ]

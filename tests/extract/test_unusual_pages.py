"""Contacts that lists, tables and sentences set in uncommon ways; made-up people only."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_NORD = ("Norrbotten", "Jämtland")
_EVA, _BO = ("Eva Provberg", "eva.provberg@example.se"), ("Bo Provdal", "bo.provdal@example.se")


def _page(body: str) -> Extraction:
    return extract_text(f"<html><body><h1>Regionkoordinatorer</h1>{body}</body></html>")


def _contacts(extraction: Extraction) -> list[tuple[str, ...]]:
    found = people(extraction)
    return [tuple(mention.first(p) or "" for p in ("region", "name", "email", "phone")) for mention in found]


def _counties(extraction: Extraction) -> dict[str, list[str]]:
    regions = (mention for mention in extraction.mentions if mention.entity_type == "region")
    return {region.first("name") or "": list(region.values("county_code")) for region in regions}


@pytest.mark.parametrize("surname", ["Ring", "Kallio"])
def test_a_surname_that_is_a_label_or_like_one_is_a_surname(surname: str) -> None:
    mail = f"maja.{surname.lower()}@example.se"
    body = f"<h2>Region Nord</h2><ul><li>Maja {surname}: 070-174 06 05, {mail}</li></ul>"
    assert _contacts(_page(body)) == [("Region Nord", f"Maja {surname}", mail, "070-174 06 05")]


def test_a_given_name_that_is_like_the_words_of_a_button_is_a_name() -> None:
    extraction = _page(
        "<h2>Region Syd</h2><h3>Matilda Provberg</h3><p>040-628 04 00<br>matilda.provberg@example.se</p>"
    )
    assert [name for _, name, *_ in _contacts(extraction)] == ["Matilda Provberg"]


def test_a_table_of_one_persons_fields_is_one_contact() -> None:
    fields = [("Namn", _EVA[0]), ("Region", "Nord"), ("Län", ", ".join(_NORD)), ("Mobil", "070-174 06 05")]
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in [*fields, ("Mejl", _EVA[1])])
    other = rows.replace("Eva", "Bo").replace("eva", "bo").replace("Nord", "Syd").replace(", ".join(_NORD), "Skåne")
    extraction = _page(f"<table>{rows}</table><table>{other.replace('06 05', '06 06')}</table>")
    assert _contacts(extraction) == [
        ("Nord", *_EVA, "070-174 06 05"),
        ("Syd", "Bo Provberg", "bo.provberg@example.se", "070-174 06 06"),
    ]
    assert _counties(extraction) == {"Nord": [*_NORD], "Syd": ["Skåne"]}


def test_counties_that_are_a_heading_right_below_a_region_are_its_own() -> None:
    card = '<div class="card"><div class="top">{}</div><h5>{}</h5>{}</div>'
    two = "".join(f"<p>{name}<br>{mail}</p>" for name, mail in (_EVA, _BO))
    extraction = _page(card.format("Nord", "Norrbotten, Jämtland", two) + card.format("Syd", "Skåne", "<p>Vakant</p>"))
    assert [contact[:3] for contact in _contacts(extraction)] == [("Nord", *_EVA), ("Nord", *_BO)]
    assert _counties(extraction) == {"Nord": [*_NORD], "Syd": ["Skåne"]}


@pytest.mark.parametrize(
    "lines",
    [
        "== Nord ==\n* '''Eva Provberg''', jurist, eva.provberg@example.se\n* ''Bo Provdal'', bo.provdal@example.se",
        "1. Region Nord\n   1.1 Eva Provberg, jurist\n       eva.provberg@example.se\n"
        "   1.2 Bo Provdal\n       bo.provdal@example.se",
        "Nord – Eva Provberg (eva.provberg@example.se), Bo Provdal (bo.provdal@example.se)\nSyd – Vakant",
        "> Region Nord (Norrbotten, Jämtland, Västerbotten, Västernorrland)\n"
        "> Eva Provberg, a, b, eva.provberg@example.se\n> Bo Provdal, c, d, bo.provdal@example.se",
    ],
)
def test_marks_numbers_and_lines_of_several_people(lines: str) -> None:
    found = _contacts(extract_text(f"REGIONKOORDINATORER\n\n{lines}\n"))
    assert [(region.removeprefix("Region "), *rest) for region, *rest, _ in found] == [("Nord", *_EVA), ("Nord", *_BO)]


def test_a_sentence_tells_a_regions_counties_and_its_coordinator_or_empty_seat() -> None:
    extraction = extract_text(
        "Till berörda\n\n"
        "I region Nord, som omfattar Jämtlands och Norrbottens\nlän, är Eva Provberg koordinator och nås "
        "på\n070-174 06 05 eller eva.provberg@example.se.\n\n"
        "I region Syd, som består av Skåne och Kalmar län, är\ndet så att tjänsten är vakant.\n"
    )
    assert _contacts(extraction) == [("region Nord", *_EVA, "070-174 06 05")]
    assert _counties(extraction) == {
        "region Nord": ["Jämtlands", "Norrbottens län"],
        "region Syd": ["Skåne", "Kalmar län"],
    }


def test_a_label_glued_to_its_number_is_a_label() -> None:
    body = (
        "<h2>Region Nord</h2><div><span class=a>Namn</span><span class=b>Eva Provberg</span></div>"
        "<div><span class=a>Telefon</span><span class=b>+46 (0)70-174 06 05</span></div>"
    )
    assert _contacts(_page(body)) == [("Region Nord", "Eva Provberg", "", "+46 (0)70-174 06 05")]


def test_a_name_among_coordinators_without_a_mail_or_number_is_quarantined() -> None:
    extraction = _page("<h2>Region Nord</h2><p>Norrbotten</p><p>Zorro Qvistgrim</p>")
    assert people(extraction) == []
    assert [(item.raw_text, item.reason_code) for item in extraction.quarantined] == [
        ("Zorro Qvistgrim", "unreachable_name")
    ]


@pytest.mark.parametrize(
    ("imprint", "days"),
    [
        ("Utgiven av Jämställdhetsmyndigheten, september 2018", ("2018-09-01", "2018-09-30")),
        ("Utgivare: Stödforum Exempel, Göteborg, hösten 2018", ("2018-09-01", "2018-11-30")),
    ],
)
def test_an_imprint_below_the_coordinators_dates_the_edition_and_is_nobody(imprint: str, days: tuple[str, str]) -> None:
    card = "<h2>Region Nord</h2><p>Norrbotten</p><p>Eva Provberg<br>eva.provberg@example.se</p>"
    extraction = _page(f"{card}<p>{imprint}</p>")
    assert (str(extraction.dated.dated_from), str(extraction.dated.dated_to)) == days
    assert extraction.dated.basis == "printed"
    assert not extraction.quarantined


def test_a_sentence_of_who_published_a_report_dates_nothing() -> None:
    report = "Utgiven av Eva Provberg efter det stora uppdraget om stöd i hela landet som redovisades i september 2018"
    assert _page(f"<h2>Region Nord</h2><p>Norrbotten</p><p>{report}</p>").dated.basis != "printed"


def test_a_paragraph_of_several_regions_is_parted_at_each() -> None:
    page = (
        "<p><b>Nord:</b> Eva Provberg, eva.provberg@example.se. <b>Syd:</b> Bo Provdal, bo.provdal@example.se. "
        "<b>Väst:</b> Vakant.</p><ul><li>Nord (Norrbotten, Jämtland), Syd (Skåne), Väst (Halland)</li></ul>"
    )
    extraction = _page(page)
    assert [contact[:3] for contact in _contacts(extraction)] == [("Nord", *_EVA), ("Syd", *_BO)]
    assert _counties(extraction) == {"Nord": [*_NORD], "Syd": ["Skåne"], "Väst": ["Halland"]}
    seats = {m.first("name"): m.first("vacancy") for m in extraction.mentions if m.entity_type == "region"}
    assert seats == {"Nord": None, "Syd": None, "Väst": "Vakant"}


def test_labelled_fields_beside_each_other_are_no_columns() -> None:
    extraction = extract_text(
        "Koordinatorer\n\nRegion: Nord     Län: Norrbotten, Jämtland\n"
        "Namn: Eva Provberg    Mejl: eva.provberg@example.se\n"
        "\nRegion: Syd      Län: Skåne\nNamn: Vakant från 1 maj\n"
        "\nRegion: Väst     Län: Halland\nNamn: Fanny ter Provdal    Mejl: fanny.terprovdal@example.se\n"
    )
    assert [contact[:3] for contact in _contacts(extraction)] == [
        ("Nord", *_EVA),
        ("Väst", "Fanny ter Provdal", "fanny.terprovdal@example.se"),
    ]
    assert _counties(extraction) == {"Nord": [*_NORD], "Syd": ["Skåne"], "Väst": ["Halland"]}


def test_counties_that_begin_a_regions_paragraph_are_its_own() -> None:
    people_of = "Eva Provberg\neva.provberg@example.se\n"
    extraction = extract_text(
        f"Ditt län\n\nNorrbotten och Jämtlands län\nRegion Nord\n{people_of}\n"
        "Skåne och Kalmar län\nRegion Syd\nVakant\n"
    )
    assert _counties(extraction) == {
        "Region Nord": ["Norrbotten", "Jämtlands län"],
        "Region Syd": ["Skåne", "Kalmar län"],
    }


def test_the_mark_of_a_note_is_no_part_of_a_regions_name() -> None:
    body = "<h2>Nord<sup>1</sup></h2><p>Eva Provberg<br>eva.provberg@example.se</p><p><sup>1</sup> Norrbotten</p>"
    found = [contact[:3] for contact in _contacts(_page(body))]
    assert found == [("Nord", *_EVA)]


def test_a_list_of_coordinators_within_a_regions_item_is_that_regions() -> None:
    item = "<li>{}<ul><li>Län<ul><li>{}</li></ul></li><li>Koordinatorer<ul><li>{}<br>{}</li></ul></li></ul></li>"
    page = item.format("Region Nord", "Norrbotten", *_EVA) + item.format("Region Syd", "Skåne", *_BO)
    assert [contact[:3] for contact in _contacts(_page(f"<ul>{page}</ul>"))] == [
        ("Region Nord", *_EVA),
        ("Region Syd", *_BO),
    ]


def test_a_table_that_names_regions_and_people_needs_no_heading_and_belongs_to_no_other() -> None:
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    rows = row.format("Region Nord", *_EVA) + row.format("Region Syd", *_BO)
    news = "<h2>Aktuellt</h2><ul><li>Maja Provmark föreläser den 4 mars</li></ul>"
    head = "<tr><th>Region</th><th>Namn</th><th>E-post</th></tr>"
    extraction = _page(f"{news}<table>{head}{rows}</table>")
    assert [contact[:3] for contact in _contacts(extraction)] == [("Region Nord", *_EVA), ("Region Syd", *_BO)]


@pytest.mark.parametrize(
    "after",
    [
        "<h2>Polisens utredare</h2><p>Kontaktperson: Maja Provmark, maja.provmark@example.se</p>",
        "<p>Utbildningsdag 14 april. Anmälan till Maja Provmark, maja.provmark@example.se.</p>",
    ],
    ids=["heading", "booking"],
)
def test_who_stands_below_the_last_region_for_another_cause_is_no_coordinator_of_it(after: str) -> None:
    extraction = _page(f"<h2>Region Nord</h2><p>Norrbotten</p><p>{_EVA[0]}<br>{_EVA[1]}</p>{after}")
    assert [contact[:3] for contact in _contacts(extraction)] == [("Region Nord", *_EVA)]


def test_an_empty_seat_whose_own_block_names_its_region_is_that_regions() -> None:
    block = "{} län\nRegion: {}\nKoordinator: {}\n"
    people_of = [f"{name}\nE-post: {mail}" for name, mail in (_EVA, _BO)]
    both = f"{people_of[0]}\nKoordinator: {people_of[1]}"
    blocks = (("Kalmar", "Syd", both), ("Norrbottens", "Nord", "Vakant"), ("Skåne", "Syd", both))
    extraction = extract_text("Koordinator för ditt län\n\n" + "\n".join(block.format(*one) for one in blocks))
    assert _counties(extraction) == {"Syd": ["Kalmar län", "Skåne län"], "Nord": ["Norrbottens län"]}
    assert [m.first("vacancy") for m in extraction.mentions if m.first("name") == "Nord"] == ["Vakant"]


def test_bullets_of_the_second_level_are_no_part_of_a_mail() -> None:
    extraction = extract_text(f"Region Nord\n– {_EVA[0]}\n   o 070-174 06 05\n   o {_EVA[1]}\n")
    assert _contacts(extraction) == [("Region Nord", *_EVA, "070-174 06 05")]


def test_numbers_and_names_of_a_column_with_one_region_are_dealt_line_by_line() -> None:
    cells = (("Koordinator", _EVA[0], _BO[0]), ("Telefon", "070-174 06 05, 070-174 06 06", "070-174 06 07"))
    rows = "".join(
        f"<tr><th>{label}</th><td>{a}<br>{b}</td></tr>" for label, a, b in (*cells, ("E-post", _EVA[1], _BO[1]))
    )
    extraction = _page(f"<table><tr><td></td><th>Region Nord</th></tr>{rows}</table>")
    found = {m.first("name"): m.values("phone") for m in people(extraction)}
    assert found == {"Eva Provberg": ("070-174 06 05", "070-174 06 06"), "Bo Provdal": ("070-174 06 07",)}


def test_a_slide_that_begins_with_another_employers_contact_is_no_regions() -> None:
    slides = (
        f"Region Nord\nNorrbotten\n{_EVA[0]}, Luleå kommun\n{_EVA[1]}\n\fKontakt på Umeå kommun\n{_BO[0]}\n{_BO[1]}\n"
    )
    placed = [contact[:2] for contact in _contacts(extract_text(f"Regionkoordinatorer\n\f{slides}"))]
    assert placed == [("Region Nord", "Eva Provberg"), ("", "Bo Provdal")]


def test_a_short_index_of_regions_and_counties_beside_whole_names_is_read() -> None:
    index = "Regionerna\nNord: Norrbotten och Jämtland\nSyd: Skåne och Kalmar\n\f"
    lists = f"Region Nord\n{_EVA[0]}\n{_EVA[1]}\nRegion Syd\n{_BO[0]}\n{_BO[1]}\n"
    told = _counties(extract_text(index + lists))
    assert told == {"Nord": ["Norrbotten", "Jämtland"], "Syd": ["Skåne", "Kalmar"]}


def test_a_word_that_asks_to_ring_is_no_part_of_a_name_with_the_same_initial() -> None:
    extraction = extract_text(
        "Fråga: Vem är koordinator i Region Nord?\nSvar: Ring Rolf Provberg på 070-174 06 05, r.provberg@example.se\n"
    )
    assert [contact[1] for contact in _contacts(extraction)] == ["Rolf Provberg"]

"""Coordinators as municipalities and agencies set them on pages, in minutes and on slides; made-up people only."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_EVA, _BO = ("Eva Provberg", "eva.provberg@example.se"), ("Bo Provdal", "bo.provdal@example.se")


def _page(body: str) -> Extraction:
    return extract_text(f"<html><body><h1>Regionkoordinatorer</h1>{body}</body></html>")


def _contacts(extraction: Extraction) -> list[tuple[str, ...]]:
    return [
        (*(mention.first(p) or "" for p in ("region", "name", "email")), *mention.values("phone"))
        for mention in people(extraction)
    ]


def _counties(extraction: Extraction) -> dict[str, list[str]]:
    regions = (mention for mention in extraction.mentions if mention.entity_type == "region")
    return {region.first("name") or "": list(dict.fromkeys(region.values("county_code"))) for region in regions}


def test_lines_below_a_name_tell_one_thing_each_also_what_no_vocabulary_knows() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><h4>{_EVA[0]}</h4><p>behandlingspedagog<br>Besöksadress: Storgatan 17<br>901 84 Umeå<br>"
        f"Växel: 08-465 004 99<br>Direkt: 070-174 06 05<br>{_EVA[1]}</p>"
    )
    assert _contacts(extraction) == [("Region Nord", *_EVA, "070-174 06 05")]
    assert people(extraction)[0].first("title") == "behandlingspedagog"


def test_a_number_in_a_sentence_below_a_name_is_not_taken_for_the_persons() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><h4>{_EVA[0]}</h4><p>{_EVA[1]}</p>"
        "<p>Är det bråttom ringer du i stället till socialkontoret på 08-465 004 98.</p>"
    )
    assert _contacts(extraction) == [("Region Nord", *_EVA)]


def test_a_region_among_a_persons_fields_is_that_persons() -> None:
    labels = ("Namn", "Befattning", "Region", "Län", "Arbetsgivare", "Telefon", "E-post")
    told = [
        (_EVA[0], "samordnare", "Nord", "Norrbotten, Jämtland", "Umeå kommun", "070-174 06 05", _EVA[1]),
        ("Siv Provås", "samordnare", "Nord", "Norrbotten, Jämtland", "", "031-390 06 01", "siv.provas@example.se"),
        (_BO[0], "jurist", "Syd", "Skåne, Blekinge", "Malmö stad", "040-628 04 01", _BO[1]),
    ]
    cards = (
        "".join(f"<div><dt>{label}:</dt><dd>{value}</dd></div>" for label, value in zip(labels, values, strict=True))
        for values in told
    )
    extraction = _page("".join(f"<dl>{card}</dl>" for card in cards))
    assert _contacts(extraction) == [(region, name, mail, phone) for name, _, region, _, _, phone, mail in told]
    assert _counties(extraction) == {"Nord": ["Norrbotten", "Jämtland"], "Syd": ["Skåne", "Blekinge"]}


def test_an_item_that_begins_with_a_region_is_that_regions_list_however_many_stand_in_it() -> None:
    item = "<li>Region {}<ul><li>Län: {}</li>{}</ul></li>"
    one = "<li>{}<ul><li>{}</li><li>{}</li></ul></li>"
    eva, bo = one.format(_EVA[0], "070-174 06 05", _EVA[1]), one.format(_BO[0], "040-628 04 01", _BO[1])
    siv = one.format("Siv Provås", "031-390 06 01", "siv.provas@example.se")
    gotland = siv.replace("<ul>", "<ul><li>samordnare</li><li>Region Gotland</li>", 1)
    extraction = _page(
        f"<ul>{item.format('Nord', 'Norrbottens och Jämtlands län', one.format('Ulf Provberg', '070-174 06 06', ''))}"
        f"{item.format('Stockholm', 'Stockholms och Gotlands län', gotland + bo)}"
        f"{item.format('Öst', 'Södermanlands och Östergötlands län', eva)}</ul>"
    )
    assert [contact[:2] for contact in _contacts(extraction)] == [
        ("Region Nord", "Ulf Provberg"),
        ("Region Stockholm", "Siv Provås"),
        ("Region Stockholm", _BO[0]),
        ("Region Öst", _EVA[0]),
    ]
    assert _counties(extraction)["Region Öst"] == ["Södermanlands", "Östergötlands län"]


def test_the_letter_of_a_label_is_no_part_of_a_mail() -> None:
    extraction = extract_text(f"Regionkoordinatorer\n\nRegion Nord\n{_EVA[0]}\nt. 070-174 06 05\ne. {_EVA[1]}\n")
    assert _contacts(extraction) == [("Region Nord", *_EVA, "070-174 06 05")]


def test_a_region_in_brackets_before_its_counties_is_a_heading() -> None:
    extraction = extract_text(
        "Regionkoordinatorer\n\n[Nord] Norrbottens och Jämtlands län\n"
        "Eva Provberg, 070-174 06 05, eva.provberg@example.se\n\n"
        "[Syd] Skåne och Blekinge län\nBo Provdal, 040-628 04 01, bo.provdal@example.se\n"
    )
    assert _contacts(extraction) == [("Nord", *_EVA, "070-174 06 05"), ("Syd", *_BO, "040-628 04 01")]
    assert _counties(extraction) == {"Nord": ["Norrbottens", "Jämtlands län"], "Syd": ["Skåne", "Blekinge län"]}


def test_the_coordinators_title_beside_a_region_heads_a_slide_without_another_heading() -> None:
    slide = "Bild {}\nRegionkoordinator – region {}\n• {}\n• {}, {}\n   {}\n   {}\n\nAnteckningar:\nBerätta kort.\n\n"
    extraction = extract_text(
        "Bild 1\nUtbildning för socialtjänsten\n\n"
        + slide.format(2, "Nord", "Norrbottens och Jämtlands län", _EVA[0], "Umeå kommun", "070-174 06 05", _EVA[1])
        + slide.format(3, "Syd", "Skåne och Blekinge län", _BO[0], "Malmö stad", "040-628 04 01", _BO[1])
    )
    assert _contacts(extraction) == [("region Nord", *_EVA, "070-174 06 05"), ("region Syd", *_BO, "040-628 04 01")]
    assert list(_counties(extraction)) == ["region Nord", "region Syd"]


def test_who_put_a_list_together_is_no_contact_also_without_a_colon() -> None:
    extraction = extract_text(
        f"Regionkoordinatorer\n\nRegion Nord\n{_EVA[0]}\n{_EVA[1]}\n\n"
        "Sammanställt av Siv Provås, siv.provas@example.se\n"
    )
    assert _contacts(extraction) == [("Region Nord", *_EVA)]


def test_an_organization_behind_a_title_is_the_employer_whatever_the_title() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><p>{_EVA[0]}<br>naprapat vid Umeå kommun<br>{_EVA[1]}</p>"
        f"<p>{_BO[0]} <span>jurist</span> <span>Luleå kommun</span> {_BO[1]}</p>"
    )
    assert [(mention.first("title"), mention.first("employer")) for mention in people(extraction)] == [
        ("naprapat", "Umeå kommun"),
        ("jurist", "Luleå kommun"),
    ]


def test_a_region_that_a_section_is_only_labelled_with_heads_it() -> None:
    section = '<section aria-label="Region {}"><p>{}</p><p>{}, {}</p><p>{}</p></section>'
    extraction = _page(
        section.format("Nord", "Norrbottens och Jämtlands län", *_EVA, "070-174 06 05")
        + section.format("Syd", "Skåne och Blekinge län", *_BO, "040-628 04 01")
    )
    assert _contacts(extraction) == [
        ("Region Nord", *_EVA, "070-174 06 05"),
        ("Region Syd", *_BO, "040-628 04 01"),
    ]


def test_counties_under_a_heading_of_two_regions_leave_both_to_whoever_stands_below() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><p>Län: Norrbotten, Jämtland</p><p>{_EVA[0]}<br>{_EVA[1]}</p>"
        "<h2>Region Syd och Region Öst</h2><p>Syd: Skåne och Blekinge län</p>"
        "<p>Öst: Södermanlands och Östergötlands län</p>"
        f"<p>{_BO[0]}<br>{_BO[1]}</p>"
    )
    assert [contact[:2] for contact in _contacts(extraction)] == [
        ("Region Nord", _EVA[0]),
        ("Region Syd", _BO[0]),
        ("Region Öst", _BO[0]),
    ]
    assert list(_counties(extraction).values())[1:] == [
        ["Skåne", "Blekinge län"],
        ["Södermanlands", "Östergötlands län"],
    ]


def test_a_sentence_for_each_region_is_read_over_its_lines_though_it_is_written_short() -> None:
    extraction = extract_text(
        "Till socialnämnderna\n\nFör region Nord, dvs. Norrbottens, Jämtlands och Västerbottens\n"
        "län, ansvarar Eva Provberg, Umeå kommun (tel. +46 (0) 8 465 004\n10; eva.provberg@example.se).\n\n"
        "För region Syd, dvs. Skåne och Blekinge län, ansvarar Bo Provdal,\nMalmö stad (tel. 040-628 04 01;\n"
        "bo.provdal@example.se).\n"
    )
    assert [contact[1:] for contact in _contacts(extraction)] == [
        (*_EVA, "+46 (0) 8 465 004 10"),
        (*_BO, "040-628 04 01"),
    ]
    assert [len(codes) for codes in _counties(extraction).values()] == [3, 2]


def test_who_signs_minutes_below_a_word_of_its_own_is_no_contact() -> None:
    extraction = extract_text(f"Regionkoordinatorer\n\nRegion Nord\n{_EVA[0]}\n{_EVA[1]}\n\nVid pennan\nSiv Provås\n")
    assert _contacts(extraction) == [("Region Nord", *_EVA)]


def test_two_regions_in_one_line_each_before_its_counties_share_who_stands_below() -> None:
    extraction = extract_text(
        f"Regionkoordinatorer\n\nRegion Nord (Norrbottens län)\nNamn: {_EVA[0]}\nE-post: {_EVA[1]}\n\n"
        "Region Syd (Skåne och Blekinge län) och Region Öst (Södermanlands och Östergötlands län)\n"
        f"Namn: {_BO[0]}\nTel: 040-628 04 01\nE-post: {_BO[1]}\n"
    )
    assert _contacts(extraction)[1:] == [
        ("Region Syd", *_BO, "040-628 04 01"),
        ("Region Öst", *_BO, "040-628 04 01"),
    ]
    assert [len(codes) for codes in _counties(extraction).values()][1:] == [2, 2]


def test_a_council_below_a_title_with_its_region_employs_that_person() -> None:
    block = "{}\nRegionkoordinator Stockholm (Gotland, Stockholm)\n{}\nVx: 08-465 004 99\n{}\n{}\n\n____\n\n"
    extraction = extract_text(
        "Regionkoordinatorer\n\n"
        + block.format(_BO[0], "Region Gotland", "040-628 04 01", _BO[1])
        + block.format(_EVA[0], "Stockholms stad", "070-174 06 05", _EVA[1])
    )
    assert _contacts(extraction) == [("Stockholm", *_BO, "040-628 04 01"), ("Stockholm", *_EVA, "070-174 06 05")]
    assert people(extraction)[0].first("employer") == "Region Gotland"

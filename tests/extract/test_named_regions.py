"""How regions are named, and where their names stand, on pages as agencies make them; made-up people only."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.normalize.values import normalize_value
from pipeline.vocabulary import match_region
from tests.extract.helpers import extract_text, people

_EVA = "Eva Provberg\n070-174 06 05\neva.provberg@example.se"
_BO = "Bo Provdal\n070-174 06 06\nbo.provdal@example.se"


def _placed(extraction: Extraction) -> dict[str, str]:
    return {mention.first("name") or "": mention.first("region") or "" for mention in people(extraction)}


def _told(extraction: Extraction, property_: str) -> dict[str, list[str]]:
    regions = [mention for mention in extraction.mentions if mention.entity_type == "region"]
    return {
        region.first("name") or "": list(region.values(property_)) for region in regions if region.values(property_)
    }


def _page(body: str) -> Extraction:
    return extract_text(f"<html><body><h1>Regionkoordinatorer</h1>{body}</body></html>")


@pytest.mark.parametrize(
    "name", ["Norra regionen", "Region Norra", "NMT Nord", "Nord", "Polisregion Nord", "POLISREGIONEN NORD"]
)
def test_a_region_is_known_by_the_forms_of_its_name(name: str) -> None:
    (found,) = set(_placed(extract_text(f"REGIONKOORDINATORER\n\n{name}\nJämtland, Norrbotten\n\n{_EVA}\n")).values())
    assert match_region(found)
    assert normalize_value("region", "name", found).value == "nord"


def test_a_person_whose_name_comes_near_a_county_is_a_person() -> None:
    oberg = "Karin Öberg, Stockholms stad\nTelefon 070-174 06 06\nE-post karin.oberg@stockholm.example.se"
    text = f"REGIONKOORDINATORER\n\nRegion Stockholm\nGotlands län, Stockholms län\n\n{_EVA}\n\n{oberg}\n"
    extraction = extract_text(text)
    assert set(_placed(extraction)) == {"Eva Provberg", "Karin Öberg"}
    assert _told(extraction, "county_code") == {"Region Stockholm": ["Gotlands län", "Stockholms län"]}


def test_a_heading_that_names_region_and_counties_is_no_label_of_a_name() -> None:
    text = (
        "Regionkoordinatorer Syd: Skåne, Blekinge\nNamn\tE-post\nEva Provberg\teva.provberg@example.se\n\n"
        "Regionkoordinatorer Nord: Jämtland, Norrbotten\nNamn\tE-post\nBo Provdal\tbo.provdal@example.se\n"
    )
    extraction = extract_text(text)
    assert _placed(extraction) == {"Eva Provberg": "Syd", "Bo Provdal": "Nord"}
    assert _told(extraction, "county_code") == {"Syd": ["Skåne", "Blekinge"], "Nord": ["Jämtland", "Norrbotten"]}


def test_dots_lead_from_a_label_to_its_value() -> None:
    text = (
        "REGION ........ REGION NORD\nLÄN ........... Jämtlands län, Norrbottens län\nNAMN .......... Eva Provberg\n"
        "TELEFON ....... 070-174 06 05\nE-POST ........ eva.provberg@example.se\n"
    )
    extraction = extract_text(f"REGIONKOORDINATORER\n\n{text}\n{text.replace('NORD', 'SYD').replace('Eva', 'Ida')}")
    assert _placed(extraction)["Eva Provberg"] == "REGION NORD"
    assert _told(extraction, "county_code")["REGION NORD"] == ["Jämtlands län", "Norrbottens län"]


def test_a_labelled_region_below_the_person_is_that_persons() -> None:
    block = "Namn: {}\nE-post: {}\nRegion: {}\nLän: {}\n\n"
    text = block.format("Eva Provberg", "eva.provberg@example.se", "Nord", "Jämtland, Norrbotten")
    text += block.format("Bo Provdal", "bo.provdal@example.se", "Syd", "Skåne, Blekinge")
    extraction = extract_text(f"REGIONKOORDINATORER\n\n{text}")
    assert _placed(extraction) == {"Eva Provberg": "Nord", "Bo Provdal": "Syd"}
    assert _told(extraction, "county_code") == {"Nord": ["Jämtland", "Norrbotten"], "Syd": ["Skåne", "Blekinge"]}


def test_a_region_between_items_whose_lines_are_indented_heads_the_next_ones() -> None:
    item = "– {}\n  070-174 06 0{}\n  {}@example.se\n"
    text = f"Nord\n{item.format('Eva Provberg', 5, 'eva.provberg')}Syd\n{item.format('Bo Provdal', 6, 'bo.provdal')}"
    assert _placed(extract_text(f"Kontakt\n\n{text}")) == {"Eva Provberg": "Nord", "Bo Provdal": "Syd"}


def test_cells_that_each_hold_a_region_are_blocks_beside_each_other() -> None:
    cell = "<td><b>{}</b><br><i>{}</i><br><br>{}<br>{}</td>"
    one = cell.format("Nord", "Jämtland, Norrbotten", "Eva Provberg", "eva.provberg@example.se")
    two = cell.format("Syd", "Skåne, Blekinge", "Bo Provdal", "bo.provdal@example.se")
    extraction = _page(f"<table><tr>{one}{two}</tr></table>")
    assert _placed(extraction) == {"Eva Provberg": "Nord", "Bo Provdal": "Syd"}
    assert _told(extraction, "county_code") == {"Nord": ["Jämtland", "Norrbotten"], "Syd": ["Skåne", "Blekinge"]}


@pytest.mark.parametrize(
    "head",
    [
        "<h3><button>Region Provmark <span>{}</span></button></h3><div><p>{}<br>{}</p></div>",
        "<p>Region Provmark ({}): {}, {}</p>",
        "<table><tr><th>Region</th><th>Län</th><th>Namn</th><th>E-post</th></tr>"
        "<tr><td>Region Provmark</td><td>{}</td><td>{}</td><td>{}</td></tr></table>",
        "<table><tr><th>Ansvarsområde</th><th>Namn</th><th>E-post</th></tr>"
        "<tr><td>Region Provmark ({})</td><td>{}</td><td>{}</td></tr></table>",
    ],
)
def test_a_region_that_no_vocabulary_knows_is_one_before_its_counties(head: str) -> None:
    extraction = _page(head.format("Dalarna, Värmland", "Eva Provberg", "eva.provberg@example.se"))
    assert _placed(extraction) == {"Eva Provberg": "Region Provmark"}
    assert _told(extraction, "county_code") == {"Region Provmark": ["Dalarna", "Värmland"]}


def test_columns_headed_by_unknown_regions_are_each_their_own() -> None:
    rows = [
        ("", "Region Provmark", "Region Provskog"),
        ("Namn", "Eva Provberg", "Bo Provdal"),
        ("E-post", "eva.provberg@example.se", "bo.provdal@example.se"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    extraction = _page(f"<table>{table}</table>")
    assert _placed(extraction) == {"Eva Provberg": "Region Provmark", "Bo Provdal": "Region Provskog"}


def test_a_second_bare_name_in_the_card_of_its_region_is_the_county() -> None:
    card = '<article class="card"><span>Region {}</span><h3>{}</h3><p>{}</p><p>{}</p></article>'
    body = card.format("Stockholm", "Eva Provberg", "Stockholm", "eva.provberg@example.se")
    extraction = _page(body + card.format("Syd", "Bo Provdal", "Skåne", "bo.provdal@example.se"))
    assert _told(extraction, "county_code") == {"Region Stockholm": ["Stockholm"], "Region Syd": ["Skåne"]}


def test_a_region_right_before_its_counties_in_a_card_is_no_part_of_the_first() -> None:
    card = '<article class="card"><h3>{}</h3><p>{}</p><footer><strong>{}</strong> {}</footer></article>'
    body = card.format(
        "Eva Provberg", "eva.provberg@example.se", "Öst", "Jönköpings, Södermanlands och Östergötlands län"
    )
    extraction = _page(
        body + card.format("Bo Provdal", "bo.provdal@example.se", "Nord", "Jämtlands och Norrbottens län")
    )
    assert _placed(extraction) == {"Eva Provberg": "Öst", "Bo Provdal": "Nord"}
    assert [text.split()[0] for text in _told(extraction, "county_code")["Öst"]] == [
        "Jönköpings",
        "Södermanlands",
        "Östergötlands",
    ]


def test_a_coordinator_on_an_agencys_page_is_no_staff_of_it() -> None:
    block = f"{{}}\nRegionkoordinator, Region {{}} ({{}})\n{_EVA[13:]}\n\n"
    text = block.format("Eva Provberg", "Nord", "Jämtland") + "Vakant\nRegionkoordinator, Region Syd (Skåne)\n"
    extraction = extract_text(f"Jämställdhetsmyndigheten\n\nKontaktpersoner\n\n{text}")
    assert _placed(extraction) == {"Eva Provberg": "Region Nord"}
    assert _told(extraction, "county_code") == {"Region Nord": ["Jämtland"], "Region Syd": ["Skåne"]}
    assert set(_told(extraction, "vacancy")) == {"Region Syd"}


def test_a_seat_told_in_two_parts_of_one_line_is_one_regions() -> None:
    text = (
        f"Region Syd\nSkåne, Blekinge\n\nVakant – tillsätts hösten 2024\n\nRegion Nord\nJämtland, Norrbotten\n\n{_BO}\n"
    )
    assert set(_told(extract_text(text), "vacancy")) == {"Region Syd"}


def test_an_empty_seat_in_an_item_that_names_its_region_is_no_other_regions() -> None:
    text = "- Nord: Jämtland, Norrbotten\n- Syd: Skåne, Blekinge\n\nKontaktuppgifter\n\n- Nord – rekrytering pågår\n"
    extraction = extract_text(f"Regionkoordinatorer\n\n{text}- Syd – Bo Provdal – bo.provdal@example.se\n")
    assert "Syd" not in _told(extraction, "vacancy")
    assert _placed(extraction) == {"Bo Provdal": "Syd"}


def test_an_unknown_region_is_believed_wherever_it_stands_again() -> None:
    text = f"Region Provmark: Dalarna, Värmland\n\nKontakta din regionkoordinator\n\nRegion Provmark\n{_EVA}\n"
    assert _placed(extract_text(f"Indelning\n\n{text}")) == {"Eva Provberg": "Region Provmark"}


def test_a_label_without_its_value_says_nothing_of_the_next_block() -> None:
    foot = "<footer><strong>Region Öst</strong> {}</footer>"
    card = "<article class='card'><h3>{}</h3><p>Telefon {}</p><p>E-post</p>" + foot + "</article>"
    extraction = _page(card.format("Eva Provberg", "070-174 06 05", "Jönköping och Södermanland"))
    assert _told(extraction, "county_code") == {"Region Öst": ["Jönköping", "Södermanland"]}


@pytest.mark.parametrize(
    "names", [("NMT {}", "Nord", "Syd"), ("Region {}", "Provmark", "Provskog"), ("{}", "Nord", "Syd")]
)
def test_a_region_before_its_counties_with_a_comma_is_no_doubtful_county(names: tuple[str, str, str]) -> None:
    form, one, two = names
    block = "<h3>{}, {}</h3><ul><li>{}, Provkommun, {}</li></ul>"
    body = block.format(form.format(one), "Jämtlands län, Norrbottens län", "Eva Provberg", "eva.provberg@example.se")
    extraction = _page(body + block.format(form.format(two), "Skåne, Blekinge", "Bo Provdal", "bo.provdal@example.se"))
    assert [region.split()[-1] for region in _placed(extraction).values()] == [one, two]
    assert list(_told(extraction, "county_code").values()) == [
        ["Jämtlands län", "Norrbottens län"],
        ["Skåne", "Blekinge"],
    ]


def test_a_line_that_stands_less_deep_than_the_items_above_it_is_none_of_theirs() -> None:
    text = (
        "Nord – Jämtland, Norrbotten\n  • Eva Provberg: eva.provberg@example.se\n"
        "Syd – Skåne, Blekinge\n  • Bo Provdal: bo.provdal@example.se\n"
    )
    assert _placed(extract_text(f"Regionkoordinatorer\n\n{text}")) == {"Eva Provberg": "Nord", "Bo Provdal": "Syd"}


def test_a_heading_of_coordinators_within_each_region_ends_none_of_them() -> None:
    one = "Region {}\nLän\n{}\nKoordinatorer\n{}\n070-174 06 {:02}\n{}\n"
    text = "Regionkoordinatorer\n\n" + "".join(
        one.format(region, county, name, number, mail)
        for region, county, name, number, mail in (
            ("Nord", "Norrbotten", "Eva Provberg", 5, "eva.provberg@lulea.example.se"),
            ("Syd", "Skåne", "Bo Provdal", 6, "bo.provdal@malmo.example.se"),
            ("Väst", "Halland", "Cia Provmark", 7, "cia.provmark@halmstad.example.se"),
        )
    )
    found = _placed(extract_text(text))
    assert found == {"Eva Provberg": "Region Nord", "Bo Provdal": "Region Syd", "Cia Provmark": "Region Väst"}


@pytest.mark.parametrize("left_is_longer", [True, False])
def test_regions_beside_each_other_in_a_text_have_their_own_people(left_is_longer: bool) -> None:
    short = ["Region Nord", "Norrbotten", "Eva Provberg", "070-174 06 05"]
    long = ["Region Syd", "Skåne och Blekinge"]
    for at, name in enumerate(("Bo Provdal", "Cia Provmark", "Dan Provlind", "Ida Provlund")):
        long += [name, f"070-174 06 {at + 6:02}", f"{name.lower().replace(' ', '.')}@malmo.example.se"]
    left, right = (long, short) if left_is_longer else (short, long)
    rows = [
        f"{left[at] if at < len(left) else '':40}{right[at] if at < len(right) else ''}".rstrip()
        for at in range(len(long))
    ]
    extraction = extract_text("Regionkoordinatorer\n\n" + "\n".join(rows) + "\n")
    assert _placed(extraction) == {
        "Eva Provberg": "Region Nord",
        **dict.fromkeys(("Bo Provdal", "Cia Provmark", "Dan Provlind", "Ida Provlund"), "Region Syd"),
    }
    assert ("Eva Provberg", "070-174 06 05") in [
        (one.first("name"), *one.values("phone")) for one in people(extraction)
    ]


@pytest.mark.parametrize("verb", ["omfattar", "består av", "täcker"])
def test_a_bare_name_that_begins_a_sentence_of_its_counties_heads_what_stands_below(verb: str) -> None:
    lists = [("Nord", "Jämtlands och Norrbottens län", _EVA), ("Syd", "Skåne och Blekinge län", _BO)]
    for joint in ("\n", "\n\n"):
        text = "\n\n".join(f"{region} {verb} {counties}.{joint}{told}" for region, counties, told in lists)
        extraction = extract_text(f"Regionkoordinatorer\n\n{text}\n")
        assert _placed(extraction) == {"Eva Provberg": "Nord", "Bo Provdal": "Syd"}
        assert {region: len(told) for region, told in _told(extraction, "county_code").items()} == {"Nord": 2, "Syd": 2}


def test_a_row_in_one_line_has_the_region_between_name_and_employer() -> None:
    rows = [("Eva Provberg", "Nord", "Umeå kommun"), ("Bo Provdal", "Syd", "Lunds kommun")]
    mails = [f"{name.lower().replace(' ', '.')}@example.se" for name, _, _ in rows]
    table = "\n".join(f"{' '.join(row)} 070-174 06 1{at} {mails[at]}" for at, row in enumerate(rows))
    extraction = extract_text(f"Namn Region Kommun Telefon E-post\n{table}\n\nNord: Norrbotten\nSyd: Skåne\n")
    assert _placed(extraction) == {name: region for name, region, _ in rows}
    assert [person.first("employer") for person in people(extraction)] == [employer for *_, employer in rows]


def test_a_municipality_whose_name_begins_as_a_regions_does_is_whole() -> None:
    text = "Eva Provberg Östra Göinge kommun 070-174 06 05 eva.provberg@example.se"
    (person,) = people(extract_text(f"Regionkoordinatorer\n\nRegion Syd\nSkåne\n\n{text}\n"))
    assert (person.first("employer"), person.first("region")) == ("Östra Göinge kommun", "Region Syd")


def test_a_row_in_one_line_has_the_region_behind_a_name_whose_surname_comes_first() -> None:
    rows = [("Provberg, Eva", "Nord"), ("Provdal, Bo", "Syd"), ("Nord, Petra", "Syd")]
    table = "\n".join(
        f"{name} {region} 070-174 06 1{at} {'.'.join(reversed(name.lower().split(', ')))}@example.se"
        for at, (name, region) in enumerate(rows)
    )
    extraction = extract_text(f"Regionkoordinatorer\n\n{table}\n\nNord: Norrbotten\nSyd: Skåne\n")
    assert _placed(extraction) == dict(rows)


def test_the_council_that_employs_somebody_in_a_card_is_no_region_beside_the_cards_own() -> None:
    cards = [
        ("Bergslagen", "Dalarna, Värmland", "Dal Provek", "Falu kommun", "Siv Provek", "Falu kommun"),
        ("Stockholm", "Stockholm, Gotland", "Bo Provdal", "Solna stad", "Ada Provås", "Region Gotland"),
    ]
    people_of = "<p>{}<br>{}<br>070-174 06 05</p>"
    body = "".join(
        f"<div><p><strong>{region}</strong><br>{counties}</p>{people_of.format(*own[:2])}{people_of.format(*own[2:])}</div>"
        for region, counties, *own in cards
    )
    last = f"<div><p><strong>Nord</strong><br>Norrbotten</p>{people_of.format('Eva Provberg', 'Luleå kommun')}</div>"
    read = _page(body + last)
    assert _placed(read)["Eva Provberg"] == "Nord"
    assert _told(read, "county_code")["Nord"] == ["Norrbotten"]


_COUNTIES = [
    "Hallands och Västra Götalands län",
    "Skåne, Blekinge, Kronobergs och Kalmar län",
    "Dalarnas och Örebro län",
]


def test_lists_of_counties_stand_for_the_regions_that_no_line_of_the_document_names() -> None:
    west, south, inland = _COUNTIES
    read = extract_text(f"Regionkoordinatorer\n\n{west}\n\n{_EVA}\n\n{south}\n\nVakant\n\n{inland}\n\n{_BO}\n")
    regions = {person: normalize_value("person", "region", name).value for person, name in _placed(read).items()}
    assert regions == {"Eva Provberg": "vast", "Bo Provdal": "bergslagen"}
    assert _told(read, "vacancy") == {south: ["Vakant"]}
    told = _told(read, "county_code")
    assert {normalize_value("region", "name", name).value: len(told[name]) for name in told} == {
        "vast": 2,
        "syd": 4,
        "bergslagen": 2,
    }


@pytest.mark.parametrize(
    "counties",
    [
        ["Region Väst: Halland", *_COUNTIES[1:]],  # the document names a region
        ["Hallands och Västra Götalands län", "Skåne län", "Blekinge län"],  # two lists of one region
        ["Hallands och Skåne län", "Blekinge och Kalmar län", "Dalarnas och Örebro län"],  # one of two regions
        _COUNTIES[:2],  # too few to part the country
    ],
)
def test_other_lists_of_counties_name_no_region(counties: list[str]) -> None:
    read = extract_text("Regionkoordinatorer\n\n" + "\n\n".join(f"{line}\n\n{_EVA}" for line in counties))
    assert not {"syd", "bergslagen"} & {normalize_value("region", "name", name).value for name in _told(read, "name")}


def test_a_town_of_a_countys_name_where_somebody_works_is_no_list_of_counties() -> None:
    head, row = "<tr><td colspan=3>{}</td></tr>", "<tr><td>{}</td><td>{}</td><td>070-174 06 05</td></tr>"
    people_of = [("Eva Provberg", "Hylte kommun"), ("Ada Provås", "Kalmar kommun"), ("Bo Provdal", "Örebro kommun")]
    table = "".join(head.format(line) + row.format(*one) for line, one in zip(_COUNTIES, people_of, strict=True))
    placed = _placed(_page(f"<table>{table}</table>"))
    assert [normalize_value("person", "region", placed[name]).value for name, _ in people_of] == [
        "vast",
        "syd",
        "bergslagen",
    ]


def test_who_is_of_a_region_works_in_its_counties_and_one_person_covers_none() -> None:
    sentence = "Regionkoordinatorerna i region Syd arbetar i Skåne, Blekinge och Kronobergs län."
    extraction = extract_text(f"Regionkoordinatorer\n\n{sentence}\n\n{_EVA}\n")
    assert _told(extraction, "county_code") == {"region Syd": ["Skåne", "Blekinge", "Kronobergs län"]}
    assert _placed(extraction) == {"Eva Provberg": "region Syd"}
    one = extract_text(f"Region Nord\nNorrbotten\n\n{_EVA}\n\nBo Provdal arbetar i Västerbottens län.\n")
    assert _told(one, "county_code") == {"Region Nord": ["Norrbotten"]}

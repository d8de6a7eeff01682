"""Lists in which coordinators stand beside other agencies' people, clinics and stand-ins; made-up people only."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_EVA = ("Eva Provberg", "070-174 06 05", "eva.provberg@example.se")
_NILS = ("Nils Provgård", "0980-319 210", "nils.provgard@example.se")
_BO = ("Bo Provdal", "040-628 04 10", "bo.provdal@example.se")


def _page(body: str) -> Extraction:
    return extract_text(f"<html><body><h1>Kontaktpersoner per region</h1>{body}</body></html>")


def _contacts(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return [
        (*(mention.first(p) for p in ("region", "name")), *mention.values("phone"), *mention.values("email"))
        for mention in people(extraction)
    ]


_EXPECTED = [("Region Nord", *_EVA), ("Region Syd", *_BO)]


@pytest.mark.parametrize("label", ["Polisen", "Migrationsverket", "Länsstyrelsen"])
def test_whom_a_label_gives_to_another_agency_is_no_coordinator(label: str) -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><p>Regionkoordinator: {', '.join(_EVA)}</p><p><b>{label}:</b> {', '.join(_NILS)}</p>"
        f"<h2>Region Syd</h2><p>Regionkoordinator: {', '.join(_BO)}</p>"
    )
    assert _contacts(extraction) == _EXPECTED


def test_whom_a_columns_header_gives_to_another_agency_is_no_coordinator() -> None:
    rows = "".join(
        f"<tr><td>{region}</td><td>{'<br>'.join(own)}</td><td>{'<br>'.join(other)}</td></tr>"
        for region, own, other in (("Region Nord", _EVA, _NILS), ("Region Syd", _BO, ("Siv Provås", "0980-319 211")))
    )
    extraction = _page(
        f"<table><tr><th>Region</th><th>Regionkoordinator</th><th>Polisens kontaktperson</th></tr>{rows}</table>"
    )
    assert _contacts(extraction) == _EXPECTED


def test_who_has_another_role_at_an_agency_in_a_table_of_roles_is_no_coordinator() -> None:
    told = (
        (_EVA, "Regionkoordinator", "Region Nord", "Umeå kommun"),
        (_NILS, "Utredare", "Region Nord", "Polismyndigheten"),
        (_BO, "Regionkoordinator", "Region Syd", "Malmö stad"),
    )
    rows = "".join(
        f"<tr><td>{name}</td><td>{role}</td><td>{region}</td><td>{at}</td><td>{phone}</td><td>{mail}</td></tr>"
        for (name, phone, mail), role, region, at in told
    )
    heads = "".join(f"<th>{head}</th>" for head in ("Namn", "Roll", "Region", "Organisation", "Telefon", "E-post"))
    assert _contacts(_page(f"<table><tr>{heads}</tr>{rows}</table>")) == _EXPECTED


def test_items_of_clinics_below_a_coordinators_item_are_none_of_the_coordinators() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><ul><li>Regionkoordinator {', '.join(_EVA)}</li>"
        "<li>Mikamottagningen Umeå, 0980-319 220</li><li>Kvinnojouren Prov, 0980-319 221, prov@prov.example.se</li>"
        "</ul>"
        f"<h2>Region Syd</h2><ul><li>Regionkoordinator {', '.join(_BO)}</li></ul>"
    )
    assert _contacts(extraction) == _EXPECTED
    assert not any(mention.values("employer") for mention in people(extraction))


def test_fields_of_one_person_in_items_are_that_persons() -> None:
    extraction = _page(f"<h2>Region Nord</h2><ul><li>{_EVA[0]}</li><li>Umeå kommun</li><li>{_EVA[1]}</li></ul>")
    assert _contacts(extraction) == [("Region Nord", *_EVA[:2])]
    assert people(extraction)[0].values("employer") == ("Umeå kommun",)


def test_who_replaces_somebody_has_the_number_of_the_row_and_courtesy_is_no_name() -> None:
    rows = (
        f"<tr><td>North</td><td>Ms {_EVA[0]}</td><td>{_EVA[1]}</td></tr>"
        f"<tr><td>South</td><td>Mr Nils Provgård (on parental leave), replaced by Ms {_BO[0]}</td>"
        f"<td>{_BO[1]}</td></tr>"
    )
    extraction = _page(f"<table><tr><th>Region</th><th>Coordinator</th><th>Phone</th></tr>{rows}</table>")
    assert _contacts(extraction) == [("North", *_EVA[:2]), ("South", "Nils Provgård"), ("South", *_BO[:2])]


def test_a_row_without_a_name_gives_its_number_to_nobody_above() -> None:
    rows = f"<tr><td>Nord</td><td>{_EVA[0]}</td><td>{_EVA[1]}</td></tr><tr><td>Syd</td><td></td><td>{_BO[1]}</td></tr>"
    extraction = _page(f"<table><tr><th>Region</th><th>Koordinator</th><th>Telefon</th></tr>{rows}</table>")
    assert _contacts(extraction) == [("Nord", *_EVA[:2])]


def test_given_names_behind_numbers_say_whose_they_are() -> None:
    extraction = _page(f"<h2>Region Nord</h2><p>{_EVA[0]}<br>{_BO[0]}<br>Tfn {_BO[1]} (Bo), {_EVA[1]} (Eva)</p>")
    assert _contacts(extraction) == [("Region Nord", *_EVA[:2]), ("Region Nord", *_BO[:2])]


def test_lines_of_agencies_and_clinics_below_a_coordinators_line_are_none_of_the_coordinators() -> None:
    extraction = extract_text(
        f"Regionkoordinatorer\n\nRegion Nord\n{', '.join(_EVA)}\nMikamottagningen Umeå, 0980-319 220\n"
        f"Polisen, 0980-319 222\n\nRegion Syd\n{', '.join(_BO)}\nMalmö stad, 040-628 04 12\n"
    )
    assert _contacts(extraction) == [
        ("Region Nord", *_EVA),
        ("Region Syd", "Bo Provdal", "040-628 04 10", "040-628 04 12", "bo.provdal@example.se"),
    ]


def test_a_number_below_a_heading_of_an_exchange_is_nobodys() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><p>{', '.join(_EVA)}</p><h2>Kontaktcenter</h2><p>0980-319 200</p>"
        f"<h2>Region Syd</h2><p>{', '.join(_BO)}</p>"
    )
    assert _contacts(extraction) == _EXPECTED


def test_counties_that_are_all_of_another_region_without_any_are_set_aside() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><p>Skåne, Blekinge, Kronoberg, Kalmar</p><p>{', '.join(_EVA)}</p>"
        f"<h2>Region Syd</h2><p>{', '.join(_BO)}</p>"
    )
    assert _contacts(extraction) == _EXPECTED
    assert not any(mention.values("county_code") for mention in extraction.mentions)
    assert [item.reason_code for item in extraction.quarantined] == ["withheld_county"] * 4


def test_the_word_in_brackets_behind_an_exchange_says_nothing_of_the_next_number() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><div>{_EVA[0]}<br>0980-319 200 (vx) {_EVA[1]}<br>{_EVA[2]}</div>"
        f"<h2>Region Syd</h2><div>{_BO[0]}<br>{_BO[1]}, 040-628 04 00 (växel)<br>{_BO[2]}</div>"
    )
    assert _contacts(extraction) == _EXPECTED


def test_who_has_the_same_number_as_the_one_above_has_it() -> None:
    rows = (
        f"<tr><td rowspan=2>Region Nord</td><td>{_EVA[0]}</td><td>Tel: {_EVA[1]}<br>{_EVA[2]}</td></tr>"
        f"<tr><td>{_BO[0]}</td><td>Tel: se ovan<br>{_BO[2]}</td></tr>"
    )
    extraction = _page(f"<table><tr><th>Region</th><th>Namn</th><th>Kontakt</th></tr>{rows}</table>")
    assert _contacts(extraction) == [("Region Nord", *_EVA), ("Region Nord", _BO[0], _EVA[1], _BO[2])]
    assert not any(mention.values("title") for mention in people(extraction))


def test_lists_of_counties_before_people_name_their_regions_and_who_signs_a_letter_is_none_of_them() -> None:
    extraction = extract_text(
        "Hej alla,\nhär är listan med koordinatorer som ni bad om:\n"
        f"- Norrbotten, Västerbotten, Västernorrland och Jämtland: {_EVA[0]} ({_EVA[1]}, {_EVA[2]})\n"
        f"- Skåne, Blekinge, Kalmar och Kronoberg: {_BO[0]} ({_BO[1]}, {_BO[2]})\n"
        "- Halland och Västra Götaland: Siv Provås (031-390 06 10, siv.provas@example.se)\n"
        "Dalarna, Värmland och Örebro har ingen koordinator just nu.\nMvh Nils\nNils Provgård, 031-390 06 31\n"
    )
    named = [(mention.first("name"), *mention.values("phone")) for mention in people(extraction)]
    assert named == [_EVA[:2], _BO[:2], ("Siv Provås", "031-390 06 10")]
    regions = [mention for mention in extraction.mentions if mention.entity_type == "region"]
    assert [len(region.values("county_code")) for region in regions] == [4, 4, 2, 3]
    assert [region.first("vacancy") is not None for region in regions] == [False, False, False, True]


@pytest.mark.parametrize("words", ["mån–tors", "ankn 12", "endast sms"])
def test_what_stands_beside_a_number_is_no_title(words: str) -> None:
    extraction = _page(f"<h2>Region Nord</h2><p>{_EVA[0]}<br>{_EVA[1]} ({words})<br>{_EVA[2]}</p>")
    assert _contacts(extraction) == [("Region Nord", *_EVA)]
    assert not people(extraction)[0].values("title")


_LISTS = (
    f"<h2>Region Nord</h2><p>{', '.join(_EVA)}</p><h2>Region Syd</h2><p>{', '.join(_BO)}</p>"
    "<h2>{}</h2><ul><li>Siv Provås, region Nord, 0980-319 223</li></ul>"
    "<h3>Region Väst</h3><p>Nils Provgård, 031-390 06 12</p>"
)


@pytest.mark.parametrize("heading", ["Tidigare regionkoordinatorer", "Arkiv: kontaktlista 2019"])
def test_who_stands_in_a_list_of_former_ones_below_is_not_published(heading: str) -> None:
    extraction = _page(_LISTS.format(heading))
    assert _contacts(extraction) == _EXPECTED
    assert {item.raw_text for item in extraction.quarantined} == {"0980-319 223", "031-390 06 12"}
    text = f"Regionkoordinatorer\n\nRegion Nord\n{', '.join(_EVA)}\n\n{heading}\nRegion Syd\n{', '.join(_NILS)}\n"
    assert _contacts(extract_text(text)) == _EXPECTED[:1]


def test_a_document_that_is_itself_an_old_list_is_read() -> None:
    extraction = extract_text(
        f"<html><body><h1>Arkiv: kontaktlista 2019</h1><h2>Region Nord</h2><p>{', '.join(_EVA)}</p></body></html>"
    )
    assert _contacts(extraction) == _EXPECTED[:1]


def test_an_empty_seat_is_that_of_the_heading_where_somebody_of_another_region_stands_in() -> None:
    extraction = _page(
        f"<h2>Region Nord</h2><p>Tjänsten är vakant. Under tiden svarar {_BO[0]}, region Syd, {_BO[1]}, {_BO[2]}.</p>"
        f"<h2>Region Syd</h2><p>{'<br>'.join(_BO)}</p>"
    )
    regions = (mention for mention in extraction.mentions if mention.entity_type == "region")
    assert {r.first("name"): bool(r.values("vacancy")) for r in regions} == {"Region Nord": True, "region Syd": False}
    assert {contact[0] for contact in _contacts(extraction)} <= {"region Syd", "Region Syd"}

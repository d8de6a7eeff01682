"""Text of whole pages as OCR writes it: gaps that it did not see, and columns that it set one below the other."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

_LISTED = (
    ("Nord", "Norrbotten och Jamtland", "Eva Ekberg", "umea"),
    ("Mitt", "Uppsala och Gavleborg", "Ola Dahlman", "gavle"),
    ("Syd", "Blekinge och Skane", "Petra Alm", "malmo"),
    ("Vast", "Halland", "Siv Provlind", "halmstad"),
)


def _mail(name: str, town: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{town}.example.se"


def _read(text: str) -> Extraction:
    return extract_text(f"Regionkoordinatorer\n\n{text}")


def _phones(extraction: Extraction) -> dict[str | None, tuple[str, ...]]:
    return {person.first("name"): person.values("phone") for person in people(extraction)}


def test_heading_without_a_gap_above_it_is_no_part_of_the_item_above() -> None:
    entries = [
        f"{region}\n\nLan: {counties}\n\n— {name}, kurator, 070-174 06 1{at}, {_mail(name, town)}"
        for at, (region, counties, name, town) in enumerate(_LISTED)
    ]
    text = f"{entries[0]}\n{entries[1]}\n\n{entries[2]}\n{entries[3]}\n"
    found = _read(text)
    assert {p.first("name"): p.first("region") for p in people(found)} == {
        name: region for region, _, name, _ in _LISTED
    }
    regions = {m.first("name"): m.values("county_code") for m in found.mentions if m.entity_type == "region"}
    assert regions["Mitt"] == ("Uppsala", "Gavleborg")
    assert regions["Vast"] == ("Halland",)


def test_heading_without_a_gap_above_it_ends_the_contact_above() -> None:
    entries = [
        f"Regionkoordinator {region}\n\n{counties}\n{name}, kurator\n\n070-174 06 1{at}\n{_mail(name, town)}"
        for at, (region, counties, name, town) in enumerate(_LISTED)
    ]
    found = _read("\n".join(entries))
    assert {p.first("name"): p.first("region") for p in people(found)} == {
        name: region for region, _, name, _ in _LISTED
    }


_CARDS = """Nord Mitt
Norrbotten, Vasterbotten och Uppsala, Gavleborg och Vastmanland |
Jamtland Eva Ekberg
Ola Dahlman Tfn 070-174 06 11
Tfn 070-174 06 12 eva.ekberg@uppsala.example.se
ola.dahlman@umea.example.se

Syd Vast
Blekinge och Skane Halland och Vastra Gotaland
Petra Alm Siv Provlind
Tfn 070-174 06 13 Tfn 070-174 06 14
petra.alm@ social.malmo.example.se siv.provlind@ social. halmstad.example.se

Ost |
Sodermanland
Bo Provdal
Tfn 070-174 06 15
bo.provdal@nykoping.example.se
Nationell stodtelefon: 020-390 000
Vaxel: 08-465 004 99
"""


def test_cards_beside_each_other_are_told_by_bare_names_of_regions_and_by_lists_that_go_on() -> None:
    found = _read(_CARDS)
    assert {p.first("name"): p.first("region") for p in people(found)} == {
        "Ola Dahlman": "Nord",
        "Eva Ekberg": "Mitt",
        "Petra Alm": "Syd",
        "Siv Provlind": "Vast",
        "Bo Provdal": "Ost",
    }
    regions = {m.first("name"): m.values("county_code") for m in found.mentions if m.entity_type == "region"}
    assert regions["Nord"] == ("Norrbotten", "Vasterbotten", "Jamtland")
    assert regions["Vast"] == ("Halland", "Vastra Gotaland")


def test_numbers_with_labels_of_their_own_below_columns_are_not_the_last_contacts() -> None:
    assert _phones(_read(_CARDS))["Bo Provdal"] == ("070-174 06 15",)


def test_mail_with_a_blank_behind_a_dot_of_its_domain_is_whole_beside_another() -> None:
    mails = {p.first("name"): p.first("email") for p in people(_read(_CARDS))}
    assert mails["Siv Provlind"] == "siv.provlind@ social. halmstad.example.se"


def test_column_of_numbers_above_its_names_is_dealt_in_order() -> None:
    found = _read(
        "Region Syd\nSkane, Blekinge\n\n070-174 06 11\n070-174 06 12\n\nPetra Alm\nSiv Provlind\n\n031-390 06 01\n\n"
        "petra.alm@malmo.example.se\nsiv.provlind@lund.example.se\n"
    )
    assert _phones(found) == {"Petra Alm": ("070-174 06 11",), "Siv Provlind": ("070-174 06 12",)}


def test_column_of_numbers_below_its_names_is_dealt_in_order() -> None:
    found = _read(
        "Region Vast\nHalland\n\nPetra Alm\nSiv Provlind\n\n070-174 06 11\n070-174 06 12\n\n"
        "Region Syd\nSkane\n\nBo Provdal\n\n070-174 06 13\n\n"
        "petra.alm@halmstad.example.se\nsiv.provlind@halmstad.example.se\nbo.provdal@lund.example.se\n"
    )
    assert _phones(found) == {
        "Petra Alm": ("070-174 06 11",),
        "Siv Provlind": ("070-174 06 12",),
        "Bo Provdal": ("070-174 06 13",),
    }


def test_number_that_a_row_had_no_room_for_is_not_the_next_rows() -> None:
    found = _read(
        "Region Syd\nSkane\n\nPetra Alm 070-174 06 11 petra.alm@malmo.example.se\n\n"
        "070-174 06 12\nSiv Provlind 070-174 06 13 siv.provlind@lund.example.se\n"
    )
    assert _phones(found) == {"Petra Alm": ("070-174 06 11", "070-174 06 12"), "Siv Provlind": ("070-174 06 13",)}


def test_dash_that_lost_a_blank_parts_name_and_title() -> None:
    found = _read(
        "Region Syd\nSkane\n\nPetra Alm— regional samordnare\n070-174 06 11\n\nSiv Provlind —kurator\n070-174 06 12\n"
    )
    assert [(p.first("name"), p.first("title")) for p in people(found)] == [
        ("Petra Alm", "regional samordnare"),
        ("Siv Provlind", "kurator"),
    ]


_ROWS = """Mitt Gavleborg och Uppsala Eva Ekberg 070-174 06 11 eva.ekberg@gavle.example.se

Stockholm | Stockholm och Gotland Ola Dahlman 08-465 004 | ola.dahlman@stockholm.example.se
88

Siv Provlind | 070-174 06 14 siv.provlind@stockholm.example.se

Ost Sodermanland, Jonkoping och Petra Alm 08-465 004 petra.alm@nykoping.example.se
Ostergotland 91
Syd Skane och Blekinge Bo Provdal 070-174 06 15 bo.provdal@malmo.example.se
"""


def test_region_before_a_bar_begins_a_row_and_is_that_of_the_rows_below_it() -> None:
    found = {p.first("name"): p.first("region") for p in people(_read(_ROWS))}
    assert found["Siv Provlind"] == "Stockholm"
    assert found["Ola Dahlman"] == "Stockholm"


def test_number_whose_end_may_stand_in_the_next_line_is_set_aside_and_replaced_by_no_other() -> None:
    found = _read(_ROWS)
    assert _phones(found)["Ola Dahlman"] == ()
    assert _phones(found)["Petra Alm"] == ()
    torn = {item.raw_text for item in found.quarantined if item.reason_code == "torn_line"}
    assert torn == {"08-465 004\n88", "08-465 004\n91"}

"""Lists of contacts that OCR damaged: signs read for others, running heads in the middle, lines broken anywhere."""

from __future__ import annotations

import pytest

from tests.extract.test_ocr_text import contacts, counties, read, reasons

EVA = ("nord", "Eva Ek", "eva.ek@umea.example.se", ("740605",))
BO = ("nord", "Bo Alm", "bo.alm@umea.example.se", ("740606",))
HEADS = (
    "Manual mot manniskohandel   7\n",
    "Manual mot manniskohandel\n7\n",
    "7    Manual mot manniskohandel\n",
    "Sida 7\nManual mot manniskohandel\n",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("around", ["", "\n"])
def test_running_head_in_the_middle_of_a_contact_ends_it_not(head: str, around: str) -> None:
    edition = read(
        f"Region Nord\nNorrbotten, Jamtland\n\nEva Ek, samordnare\n{around}{head}{around}Tel: 070-174 06 05\n"
        "E-post: eva.ek@umea.example.se\n\nBo Alm, jurist\nTel: 070-174 06 06\nE-post: bo.alm@umea.example.se\n"
    )
    assert contacts(edition) == [EVA, BO]


def test_running_head_that_comes_again_is_found_however_it_is_damaged() -> None:
    edition = read(
        "Region Nord\nNorrbotten\n\nEva Ek\nNationellt Metodstédsteam 1\nTel: 070-174 06 05\neva.ek@umea.example.se\n\n"
        "Bo Alm\nNationellt Metodstodsteam 2\nTel: 070-174 06 06\nbo.alm@umea.example.se\n"
    )
    assert contacts(edition) == [EVA, BO]


def test_line_of_a_region_beside_a_page_number_is_no_running_head() -> None:
    edition = read(
        "Region Nord\nNorrbotten\nEva Ek\n070-174 06 05\neva.ek@umea.example.se\n\nManual mot manniskohandel\n1\n\n"
        "Region Stockholm - Gotlands och Stockholms lan\nAda Ek\n070-174 06 07\nada.ek@stockholm.example.se\n"
    )
    assert counties(edition) == {"nord": {"25"}, "stockholm": {"01", "09"}}
    assert [contact[0] for contact in contacts(edition)] == ["nord", "stockholm"]


@pytest.mark.parametrize("sign", ["©", "®", "(a)"])
def test_sign_read_for_the_at_of_a_mail_tells_whose_it_is(sign: str) -> None:
    edition = read(
        f"Region Nord\nNorrbotten\nEva Ek, tel 070-174 06 05, eva.ek{sign}umea.example.se, e.ek@nmt.example.se\n"
        f"Bjorn Hagstrom  070-174 06 06  bjorn.hagstrom{sign}umea.example.se\n"
    )
    assert [(name, mail) for _, name, mail, _ in contacts(edition)] == [
        ("Eva Ek", "eva.ek@umea.example.se"),
        ("Björn Hagström", "bjorn.hagstrom@umea.example.se"),
    ]
    assert not reasons(edition)


def test_mail_with_a_blank_in_its_domain_is_whole_within_a_line() -> None:
    edition = read("Region Nord\nNorrbotten\nEva Ek – 070-174 06 05 – eva.ek@umea. example.se\n")
    assert contacts(edition) == [EVA]


def test_bar_within_a_word_is_an_l_and_parts_nothing() -> None:
    edition = read(
        "Region Stockho|m: Stockho|m, Gotland\nCamil|a Alm\n070-174 06 05\ncamilla.alm@visby.example.se\n\n"
        "Region Ost: Ostergét|and | Sédermanland\nEva Ek\n070-174 06 06\neva.ek@nykoping.example.se\n"
    )
    assert counties(edition) == {"stockholm": {"01", "09"}, "ost": {"05", "04"}}
    assert [contact[1] for contact in contacts(edition)] == ["Camilla Alm", "Eva Ek"]


@pytest.mark.parametrize("vast", ["Vdst", "V&st", "Vist", "Vést"])
def test_damaged_name_of_a_region_stands_by_itself_in_a_row(vast: str) -> None:
    edition = read(
        "Region  Namn          Telefon        E-post\n"
        "Ost     Bo Alm        070-174 06 06  bo.alm@nykoping.example.se\n"
        f"{vast}    Eva Ek        070-174 06 05  eva.ek@halmstad.example.se\n"
        "Ost: Sédermanland\nVast: Halland\n"
    )
    assert [(region, name) for region, name, *_ in contacts(edition)] == [("ost", "Bo Alm"), ("vast", "Eva Ek")]


@pytest.mark.parametrize(("lead", "end"), [(" -", ""), (":", ""), (" (", ")"), (" omfattar", "")])
def test_vastra_gotaland_may_break_at_a_line_end_behind_its_region(lead: str, end: str) -> None:
    listed = f"Region Vast{lead} Halland och V&stra\nGétaland{end}\n".replace("( ", "(")
    edition = read(
        "Region Ost: Kalmar\nBo Alm\n070-174 06 06\nbo.alm@kalmar.example.se\n\n"
        f"{listed}Eva Ek\n070-174 06 05\neva.ek@halmstad.example.se\n"
    )
    assert counties(edition) == {"ost": {"08"}, "vast": {"13", "14"}}
    assert [(region, name) for region, name, *_ in contacts(edition)] == [("ost", "Bo Alm"), ("vast", "Eva Ek")]


def test_cells_that_begin_below_each_other_by_chance_are_no_columns() -> None:
    edition = read(
        "Region Nord\nNorrbotten\nEva Andersson  eva.andersson@umea.example.se\nRegional koordinator  070-174 06 05\n"
        "Bo Pettersson  bo.pettersson@umea.example.se\njurist  070-174 06 06\n"
    )
    assert [(name, phones) for _, name, _, phones in contacts(edition)] == [
        ("Eva Andersson", ("740605",)),
        ("Bo Pettersson", ("740606",)),
    ]


def test_heading_with_its_region_in_brackets_ends_the_item_above_it() -> None:
    edition = read(
        "Orebro, Dalarna (Region Bergslagen)\n* For narvarande vakant\nKalmar, Blekinge (Region Syd)\n"
        "* Eva Ek, Kalmar kommun\n  Mobil 070-174 06 05\n  eva.ek@kalmar.example.se\n"
    )
    assert counties(edition) == {"bergslagen": {"18", "20"}, "syd": {"08", "10"}}
    assert [contact[0] for contact in contacts(edition)] == ["syd"]


def test_item_whose_name_begins_with_a_misread_letter_is_an_item() -> None:
    edition = read(
        "1. Region Nord\nOmfattar Norrbottens lan.\na) 6sten Alm, tfn 070-174 06 06,\nosten.alm@umea.example.se\n"
        "b) Eva Ek, tfn 070-174 06 05,\neva.ek@umea.example.se\n\n2. Region Syd\nOmfattar Kalmar lan.\n"
        "a) 6sten Ek, tfn 070-174 06 07,\nosten.ek@kalmar.example.se\n"
        "b) Bo Alm, tfn 070-174 06 08,\nbo.alm@kalmar.example.se\n"
    )
    assert [(region, name) for region, name, *_ in contacts(edition)] == [
        ("nord", "Östen Alm"),
        ("nord", "Eva Ek"),
        ("syd", "Östen Ek"),
        ("syd", "Bo Alm"),
    ]


def test_sentence_whose_verb_is_damaged_is_running_text() -> None:
    edition = read(
        "Region Nord omfattar Norrbottens lan. Koordinatorer dr Eva Ek (Umea\n"
        "kommun), telefon 070-174 06 05, e-post eva.ek@umea.example.se; Bo Alm\n"
        "(Lulea kommun), telefon 070-174 06 06, e-post bo.alm@umea.example.se.\n"
    )
    assert contacts(edition) == [EVA, BO]


def test_running_head_within_a_sentence_parts_it_not() -> None:
    edition = read(
        "Region Nord\nI regionen ingar Norrbottens lan.\nEva Ek ar jurist vid Umea kommun. Ring 070-174 06 05\n\n"
        "Manual mot manniskohandel\n7\n\neller mejla eva.ek@umea.example.se.\n"
        "Bo Alm ar samordnare vid Umea kommun. Ring 070-174 06 06 eller\nmejla bo.alm@umea.example.se.\n"
    )
    assert contacts(edition) == [EVA, BO]


def test_bar_between_capitals_is_a_letter_too() -> None:
    edition = read("Region Nord\nNorrbotten\n\nBER|T ALM\n070-174 06 05\nberit.alm@umea.example.se\n")
    assert [name for _, name, *_ in contacts(edition)] == ["BERIT ALM"]


def test_numbers_of_a_stranger_whose_name_is_not_read_are_nobodys() -> None:
    edition = read(
        "Region Nord\nNorrbotten\n\nHar svarar tjansten pa fragor, ring 070-174 06\n06 eller mejla "
        "ingrid.holm@umea.example.se.\n"
        "Eva Ek ar jurist vid Umea kommun. Ring 070-174 06 05 eller\nmejla e.ek@umea.example.se.\n"
    )
    assert [(name, mail, phones) for _, name, mail, phones in contacts(edition)] == [
        ("Eva Ek", "e.ek@umea.example.se", ("740605",))
    ]

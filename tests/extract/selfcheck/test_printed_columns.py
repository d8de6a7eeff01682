"""Columns of print that OCR wrote into one line are read one by one, and what is in doubt is given to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import contacts, counties

_CASES = Path(__file__).parent / "cases"
_HEAD = "Regionkoordinatorer\n\n"


def test_two_columns_that_stand_in_one_line_are_two_lists() -> None:
    extraction = extract_text((_CASES / "columns_read_as_one.txt").read_text(encoding="utf-8"))
    assert {contact[1]: contact[0] for contact in contacts(extraction)} == {
        "Agnes Vesterlund": "REGION NORD",
        "Annette Gardestad": "REGION NORD",
        "Bosse Ingvarsson": "REGION OST",
        "Elina Bjurstrom": "REGION STOCKHOLM",
        "Ingemar Qvist": "REGION SYD",
        "Johanna Jernberg": "REGION SYD",
        "Lage Lagergren": "REGION SYD",
        "Lisbeth Tjarnstrom": "REGION OST",
        "Mats Larsson": "REGION MITT",
        "Mia Myrberg": "REGION VAST",
        "Noél Isaksson": "REGION NORD",
        "René Ivarsson": "REGION OST",
        "Urban Idh": "REGION MITT",
    }
    assert "read_otherwise" in {item.reason_code for item in extraction.quarantined}


def test_what_either_column_may_have_is_given_to_nobody_and_told() -> None:
    extraction = extract_text((_CASES / "columns_read_as_one.txt").read_text(encoding="utf-8"))
    told = {item.raw_text for item in extraction.quarantined if item.reason_code == "tangled_columns"}
    assert {"0980-31 92 34", "lotta.kallstrom@gavie.example.se"} <= told
    published = {value for contact in contacts(extraction) for value in contact}
    assert not told & published


def test_regions_and_counties_beside_their_people_are_theirs() -> None:
    extraction = extract_text((_CASES / "regions_at_the_side.txt").read_text(encoding="utf-8"))
    assert {contact[1]: contact[0] for contact in contacts(extraction)} == {
        "Eva Ekberg": "Region Nord",
        "Ola Dahlman": "Region Nord",
        "Sara Lindgren": "Region Mitt",
        "Petra Alm": "Region Syd",
    }
    assert counties(extraction) == {
        "Region Nord": ["Jamtland", "Norrbotten", "Vasterbotten"],
        "Region Mitt": ["Gavleborg", "Uppsala", "Vastmanland"],
        "Region Syd": ["Blekinge", "Skane"],
    }


def test_cards_beside_each_other_below_one_heading_are_each_their_own() -> None:
    pairs = [("Nord", "Norrbotten", ("Eva Ekberg", "Ola Dahlman")), ("Syd", "Skane", ("Petra Alm", "Sara Lind"))]
    text = _HEAD + "\n\n".join(
        f"Region {region}\n{county}\n{one} {other}\nTel: 070-174 06 {at}1 Tel: 070-174 06 {at}2\n"
        f"{_mail(one)} {_mail(other)}"
        for at, (region, county, (one, other)) in enumerate(pairs, 1)
    )
    assert [(contact[0], contact[1], contact[3]) for contact in contacts(extract_text(text))] == [
        ("Region Nord", "Eva Ekberg", "070-174 06 11"),
        ("Region Nord", "Ola Dahlman", "070-174 06 12"),
        ("Region Syd", "Petra Alm", "070-174 06 21"),
        ("Region Syd", "Sara Lind", "070-174 06 22"),
    ]


@pytest.mark.parametrize("county_word", ["Ian", "[an", "Ilan", "{an", "lan"])
def test_a_heading_keeps_its_people_whatever_ocr_made_of_the_word_for_county(county_word: str) -> None:
    lists = [("Nord", "Norrbottens", "Eva Ekberg"), ("Syd", "Skane", "Petra Alm"), ("Vast", "Hallands", "Ola Ek")]
    text = _HEAD + "\n\n".join(
        f"Region {region} — {county} {county_word}\n\n{name}, jurist\nTelefon 070-174 06 1{at}, e-post {_mail(name)}"
        for at, (region, county, name) in enumerate(lists)
    )
    assert {contact[1]: contact[0] for contact in contacts(extract_text(text))} == {
        name: f"Region {region}" for region, _, name in lists
    }


def test_mails_that_come_after_all_names_go_to_the_names_that_they_are_made_of() -> None:
    lists = [("Nord", "Norrbotten", "Eva Ekberg"), ("Mitt", "Uppsala", "Ola Dahlman"), ("Syd", "Skane", "Petra Alm")]
    told = [f"Region {r}\n{county}\n\n{name} 070-174 06 1{at}" for at, (r, county, name) in enumerate(lists)]
    mails = [_mail(name) for *_, name in lists]
    text = _HEAD + "\n\n".join([*told, "Region Vast\nHalland\n\nVakant", *mails])
    assert {contact[1]: contact[2] for contact in contacts(extract_text(text))} == {
        name: _mail(name) for *_, name in lists
    }


def test_a_table_row_in_one_line_names_the_region_behind_the_person() -> None:
    people = [("Eva Ekberg", "Nord"), ("Petra Alm", "Syd"), ("Ola Ek", "Nord")]
    rows = "\n".join(f"{name} {region} 070-174 06 1{at} {_mail(name)}" for at, (name, region) in enumerate(people))
    text = f"{_HEAD}Namn Region Telefon E-post\n{rows}\n\nNord: Norrbotten, Jamtland\nSyd: Skane, Blekinge\n"
    assert {contact[1]: contact[0] for contact in contacts(extract_text(text))} == dict(people)


def _mail(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@kommun.example.se"


_CARDS = (
    ("Eva Ekberg", "Nord", "Gavle kommun"),
    ("Ola Dahlman", "Mitt", "Region Gotland"),
    ("Petra Alm", "Syd", "Lunds kommun"),
    ("Sara Lind", "Ost", "Solna stad"),
    ("Nils Ask", "Vast", "Boras stad"),
    ("Mia Sand", "Stockholm", "Solna stad"),
)


def _cards(abreast: int, end: str = "") -> str:
    """Cards that stand so many abreast, each with a name, its region, who employs, a number and a mail."""
    bands = [_CARDS[at : at + abreast] for at in range(0, len(_CARDS), abreast)]
    return (
        _HEAD
        + "\n\n".join(
            f"{' '.join(name for name, _, _ in band)}\n{' '.join(f'Region {region}' for _, region, _ in band)}\n"
            f"{' '.join(work for _, _, work in band)}\n"
            f"{' '.join(f'Tel: 070-174 06 {first + at}' for at in range(len(band)))}\n"
            f"{' '.join(_mail(name) for name, _, _ in band)}"
            for first, band in zip((11, 21, 31), bands, strict=False)
        )
        + end
    )


@pytest.mark.parametrize("abreast", [2, 3])
def test_cards_side_by_side_with_each_persons_region_below_the_name_are_each_their_own(abreast: int) -> None:
    told = [(name, f"Region {region}") for name, region, _ in _CARDS]
    numbers = [f"070-174 06 {row * 10 + at + 1}" for row in (1, 2, 3) for at in range(abreast)][: len(_CARDS)]
    found = {contact[1]: contact for contact in contacts(extract_text(_cards(abreast)))}
    assert [(name, found[name][0], found[name][3]) for name, _ in told] == [
        (name, region, number) for (name, region), number in zip(told, numbers, strict=True)
    ]


def test_a_name_that_only_a_part_of_its_mail_tells_ends_the_card_above_it() -> None:
    text = _cards(2, "\n\nQimbo Skenaker\nRegion Nord\nTel: 040-628 04 01\nkoordinator.qimbo@example.se")
    found = {contact[1]: contact for contact in contacts(extract_text(text))}
    assert found["Qimbo Skenaker"][3] == "040-628 04 01"
    assert [contact[1] for contact in found.values() if contact[3] == "040-628 04 01"] == ["Qimbo Skenaker"]


def test_titles_before_their_region_below_each_name_are_no_columns() -> None:
    regions = ["Ost", "Nord", "Mitt", "Bergslagen", "Syd", "Stockholm", "Vast"]
    names = ["Eva Ekberg", "Ola Dahlman", "Petra Alm", "Sara Lind", "Nils Ask", "Mia Sand", "Bo Berg"]
    work = ["Gavle kommun", "Lunds kommun", "Boras stad", "Falu kommun", "Solna stad", "Region Gotland", "Umea kommun"]
    text = "Personal\n\nRegionkoordinatorer\n\n" + "\n\n".join(
        f"{name}\n\nRegional koordinator, Region {region}\n{employer} | 070-174 06 1{at}\n{_mail(name)}"
        for at, (name, region, employer) in enumerate(zip(names, regions, work, strict=True))
    )
    assert {contact[1]: contact[0] for contact in contacts(extract_text(text))} == {
        name: f"Region {region}" for name, region in zip(names, regions, strict=True)
    }


def test_a_mail_whose_dot_is_lost_keeps_the_given_name_before_its_blank() -> None:
    text = _cards(2).replace("nils.ask@", "nils ask@")
    found = {contact[1]: contact[2] for contact in contacts(extract_text(text))}
    assert found["Nils Ask"].startswith("nils")
    assert found["Mia Sand"] == _mail("Mia Sand")

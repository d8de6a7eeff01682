"""What a document contradicts is set aside with its place, and the rest is published."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text
from tests.extract.selfcheck.made import CONTACTS, LISTED, contacts, counties, read


def _numbered() -> str:
    """Regions have numbers, and the table of people gives the number only: nothing here reads that."""
    regions = "".join(f"<li>Region {one.region}: {', '.join(one.counties)}</li>" for one in LISTED)
    rows = "".join(
        f"<tr><td>{at}</td><td>{name}</td><td>{phone}</td><td>{mail}</td></tr>"
        for at, one in enumerate(LISTED, 1)
        for name, mail, phone in one.people
    )
    head = "<tr><th>Nr</th><th>Namn</th><th>Telefon</th><th>E-post</th></tr>"
    return f"<ol>{regions}</ol><table>{head}{rows}</table>"


def _mixed() -> str:
    """Names and mails paired crosswise in one region, and the regions that follow have nobody."""
    (eva, _, eva_phone), (olof, olof_mail, olof_phone) = LISTED[0].people
    crossed = f"<p>{eva}<br>{eva_phone}<br>{olof_mail.replace('olof', 'bo').replace('testlind', 'provdal')}</p>"
    others = "".join(
        f"<h3>Region {name}</h3><p>{counties}</p>" for name, counties in (("Öst", "Kalmar"), ("Väst", "Halland"))
    )
    bo, bo_mail, bo_phone = LISTED[1].people[0]
    first = f"<h3>Region Nord</h3><p>Norrbotten</p>{crossed}<p>{olof}<br>{olof_phone}<br>{olof_mail}</p>"
    return f"{first}<h3>Region Syd</h3><p>Skåne</p><p>{bo}<br>{bo_phone}<br>{bo_mail}</p>{others}"


def test_nobody_is_published_where_one_region_has_got_the_people_of_all() -> None:
    extraction = read(_numbered())
    assert contacts(extraction) == []
    withheld = {item.raw_text for item in extraction.quarantined if item.reason_code == "withheld_contact"}
    assert withheld == {value for contact in CONTACTS for value in contact[1:]}
    assert all(item.page == 1 and item.line for item in extraction.quarantined)
    reasons = [item.detail for item in extraction.quarantined if item.reason_code == "doubtful_reading"]
    assert "a region without people or vacancy, where others have them" in reasons
    assert [covered.list_name for covered in extraction.coverage] == []


def test_only_the_contact_that_is_contradicted_is_withheld() -> None:
    extraction = read(_mixed())
    assert [contact[1] for contact in contacts(extraction)] == ["Olof Testlind", "Bo Provdal"]
    withheld = [item.raw_text for item in extraction.quarantined if item.reason_code == "withheld_contact"]
    assert withheld == ["Eva Provberg", "070-174 06 05", "bo.provdal@lulea.example.se"]


def test_people_who_work_far_away_are_published_where_nothing_else_is_wrong() -> None:
    towns = dict(zip(("umea", "lulea", "malmo", "lund"), ("malmo", "lund", "umea", "lulea"), strict=True))
    body = "".join(
        f"<h3>Region {one.region}</h3><p>{', '.join(one.counties)}</p>"
        + "".join(
            f"<p>{name}<br>{mail.replace(f'@{town}', f'@{towns.get(town, town)}')}</p>"
            for name, mail, _ in one.people
            for town in (mail.split("@")[1].split(".")[0],)
        )
        for one in LISTED
    )
    extraction = read(body)
    assert [contact[:2] for contact in contacts(extraction)] == [contact[:2] for contact in CONTACTS]
    assert not [item for item in extraction.quarantined if item.reason_code == "doubtful_reading"]
    assert [covered.list_name for covered in extraction.coverage] == ["regional_coordinators"]


def test_a_region_with_far_too_many_counties_gets_none_of_them() -> None:
    many = "Jönköping, Kalmar, Kronoberg, Gotland, Gävleborg, Halland, Västmanland, Dalarna, Värmland, Örebro"
    regions = {one.region: ", ".join(one.counties) for one in LISTED} | {"Väst": many}
    body = "".join(
        f"<h3>Region {one.region}</h3><p>{regions[one.region]}</p>"
        + "".join(f"<p>{name}<br>{phone}<br>{mail}</p>" for name, mail, phone in one.people)
        for one in LISTED
    )
    extraction = read(body)
    assert contacts(extraction) == CONTACTS
    assert counties(extraction)["Region Väst"] == []
    assert counties(extraction)["Region Syd"] == ["Blekinge", "Skåne"]
    withheld = [item.raw_text for item in extraction.quarantined if item.reason_code == "withheld_county"]
    assert withheld == sorted(many.split(", "))


def test_a_county_of_two_regions_is_neithers_where_the_reading_is_in_doubt() -> None:
    extraction = read(_mixed().replace("Halland", "Skåne"))
    told = {name.removeprefix("Region "): own for name, own in counties(extraction).items()}
    assert told == {"Nord": ["Norrbotten"], "Syd": [], "Väst": [], "Öst": ["Kalmar"]}
    withheld = [item.raw_text for item in extraction.quarantined if item.reason_code == "withheld_county"]
    assert withheld == ["Skåne", "Skåne"]


def test_in_a_text_of_ocr_nobody_is_published_under_a_region_that_their_town_is_not_in() -> None:
    lists = [("Nord", "Norrbotten"), ("Mitt", "Uppsala"), ("Vast", "Halland"), ("Ost", "Sodermanland")]
    people = [("Eva Ek", "lulea"), ("Bo Berg", "uppsala"), ("Liv Dahl", "halmstad"), ("Ola Ask", "nykoping")]
    strays = [("Anna Alm", "lulea"), ("Ulf Lind", "uppsala"), ("Siv Holm", "halmstad")]  # of columns that came last
    cards = [_card(name, town, at) for at, (name, town) in enumerate([*people, *strays])]
    told = [f"Region {name}\n{counties}\n\n{card}" for (name, counties), card in zip(lists, cards, strict=False)]
    extraction = extract_text("\n\n".join([*told, *cards[len(told) :]]))
    assert {contact[1] for contact in contacts(extraction)} == {name for name, _ in people}
    withheld = {item.raw_text for item in extraction.quarantined if item.reason_code == "withheld_contact"}
    assert {name for name, _ in strays} <= withheld


def _card(name: str, town: str, at: int) -> str:
    return f"{name}\n070-174 06 {at + 10}\n{name.lower().replace(' ', '.')}@{town}.example.se"


def test_a_mail_of_somebody_whose_name_a_scan_lost_is_no_contacts() -> None:
    lists = "Region Nord\nNorrbotten\n\n{}\n\nRegion Syd\nSkåne\n\nBo Ek\n070-174 06 12\nbo.ek@malmo.example.se"
    own = "Eva Ek 070-174 06 10 eva.ek@lulea.example.se"
    extraction = extract_text(lists.format(f"{own}\n070-174 06 11 anna.alm@lulea.example.se"))
    assert sorted(contact[1:] for contact in contacts(extraction)) == [
        ("Bo Ek", "bo.ek@malmo.example.se", "070-174 06 12"),
        ("Eva Ek", "eva.ek@lulea.example.se", "070-174 06 10"),
    ]
    withheld = {item.raw_text for item in extraction.quarantined if item.reason_code == "withheld_contact"}
    assert withheld == {"anna.alm@lulea.example.se", "070-174 06 11"}


def test_whoever_is_listed_in_the_region_of_their_town_too_is_shared_by_two_regions() -> None:
    card = "Namn: Eva Ek\nE-post: eva.ek@{}.example.se\nTel: {}\n"
    regions = "REGION NORD\nLan: Vasterbottens lan, Jimtlands lan\n\n{}\nREGION SYD\nLan: Skane\n\n{}"
    shared = extract_text(regions.format(card.format("umea", "070-174 06 05"), card.format("umea", "+46 70 174 06 05")))
    assert [contact[:2] for contact in contacts(shared)] == [("REGION NORD", "Eva Ek"), ("REGION SYD", "Eva Ek")]
    other = extract_text(regions.format(card.format("lund", "070-174 06 05"), card.format("umea", "070-174 06 06")))
    assert contacts(other) == []


_TOWNS = {"umea": "malmo lulea", "malmo": "umea orebro", "orebro": "lulea malmo", "uppsala": "orebro umea"}
_LISTS = {
    "umea": "Nord\nNorrbotten, Vasterbotten",
    "malmo": "Syd\nSkane",
    "orebro": "Bergslagen\nOrebro",
    "uppsala": "Mitt\nUppsala",
}


@pytest.mark.parametrize(("is_mixed", "published"), [(True, 8), (False, 0)])
def test_towns_that_stand_here_and_there_tell_nothing_of_the_order_of_an_ocr_text(
    is_mixed: bool, published: int
) -> None:
    names = iter(["Anna Alm", "Ulf Lind", "Siv Holm", "Bo Ek", "Eva Dahl", "Per Berg", "Ida Falk", "Nils Skog"])
    turned = dict(zip(_TOWNS, ["malmo", "orebro", "uppsala", "umea"], strict=True))  # whole regions change places
    told = [
        f"Region {_LISTS[town]}\n\n"
        + "\n\n".join(
            _card(next(names), place, 2 * at + k)
            for k, place in enumerate(mixed.split() if is_mixed else 2 * [turned[town]])
        )
        for at, (town, mixed) in enumerate(_TOWNS.items())
    ]
    assert len(contacts(extract_text("\n\n".join(told)))) == published


def test_a_region_that_has_got_the_lists_of_others_gets_neither_counties_nor_people() -> None:
    others = ("Uppsala, Gävleborg, Västmanland", "Kalmar, Kronoberg, Skåne, Blekinge", "Halland, Västra Götaland")
    people = ["\n".join((name, *told)) for one in LISTED for name, *told in one.people]
    lists = zip(("Region Nord\nNorrbotten, Jämtland", *others), people, strict=False)
    extraction = extract_text("Regionkoordinatorer\n\n" + "\n\n".join(f"{head}\n\n{one}" for head, one in lists))
    assert contacts(extraction) == []
    assert counties(extraction) == {"Region Nord": []}
    codes = {item.reason_code for item in extraction.quarantined}
    assert codes >= {"withheld_contact", "withheld_county", "doubtful_reading"}


def _lost(below: str) -> str:
    """Below the list of Väst stands the area of Öst, whose heading OCR lost."""
    people = ["\n".join((name, *told)) for one in LISTED for name, *told in one.people]
    nord = f"Region Nord\nNorrbotten, Jämtland\n\n{people[0]}\n\n{people[1]}"
    return f"Regionkoordinatorer\n\n{nord}\n\nRegion Väst\nHalland, Västra Götaland\n{below}"


def test_a_region_that_has_got_another_ones_whole_area_and_people_gets_neither() -> None:
    maja, per = (LISTED[3].people[0], LISTED[2].people[0])
    area = "Jönköping, Södermanland, Östergötland"
    extraction = extract_text(_lost("\n" + "\n".join(maja) + f"\n\n{area}\n\n" + "\n".join(per)))
    assert {contact[0] for contact in contacts(extraction)} == {"Region Nord"}
    assert counties(extraction)["Region Väst"] == []
    assert counties(extraction)["Region Nord"] == ["Jämtland", "Norrbotten"]


def test_a_region_whose_counties_go_on_below_keeps_them() -> None:
    maja = "\n".join(LISTED[3].people[0])
    extraction = extract_text(_lost(f"Jönköping, Östergötland\n\n{maja}"))
    assert counties(extraction)["Region Väst"] == ["Halland", "Jönköping", "Västra Götaland", "Östergötland"]
    assert "Maja Provmark" in [contact[1] for contact in contacts(extraction)]


def test_a_region_that_heads_another_ones_area_itself_has_it() -> None:
    maja, per = (LISTED[3].people[0], LISTED[2].people[0])
    area = "Region Väst\nJönköping, Södermanland, Östergötland"
    extraction = extract_text(_lost("\n" + "\n".join(maja) + f"\n\n{area}\n\n" + "\n".join(per)))
    assert len(counties(extraction)["Region Väst"]) == 5


def test_the_vacancy_of_a_region_in_doubt_is_withheld_where_another_has_neither_people_nor_one() -> None:
    body = (
        "<h3>Region Nord</h3><p>Norrbotten</p><p>Eva Provberg<br>eva.provberg@lulea.example.se</p>"
        "<h3>Region Bergslagen</h3><p>Dalarna</p><h3>Region Öst</h3><p>Vakant</p><h3>Region Mitt</h3>"
        "<h3>Region Väst</h3><p>Halland</p><p>Vakant</p>"
        "<h3>Region Syd</h3><p>Skåne</p><p>Bo Provdal<br>bo.provdal@malmo.example.se</p>"
    )
    extraction = read(body)
    vacant = [m.first("name") for m in extraction.mentions if m.entity_type == "region" and m.first("vacancy")]
    assert vacant == ["Region Väst"]
    assert [i.line for i in extraction.quarantined if i.reason_code == "withheld_vacancy"] == [9]

"""Counties and towns beside people: which are the region's, which say where a person sits, which are left out."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction, Mention
from tests.extract.helpers import extract_text, people

_REACHED = "070-174 06 11\nmarta.ek@vaxjo.example.se\n"


def _syd(counties: str, person: str = "Märta Ek") -> Extraction:
    return extract_text(f"Regionkoordinatorer\n\nRegion Syd\n{counties}\n{person}\n{_REACHED}")


def _region(extraction: Extraction) -> Mention:
    (region,) = [mention for mention in extraction.mentions if mention.entity_type == "region"]
    return region


@pytest.mark.parametrize("person", ["Märta Ek, Kalmar", "Märta Ek (Kalmar)"])
def test_a_town_beside_a_name_is_no_county_of_a_region_that_lists_its_own(person: str) -> None:
    extraction = _syd("Skåne, Blekinge", person)
    assert _region(extraction).values("county_code") == ("Skåne", "Blekinge")
    assert [m.first("place") for m in people(extraction)] == ["Kalmar"]


def test_a_list_of_counties_beside_a_name_is_the_regions_also_where_others_stand_apart() -> None:
    sentence = "Märta Ek är kurator på Lunds kommun och ansvarar för Region Syd (Kalmar, Skåne)."
    text = (
        f"Regionkoordinatorer\n\nRegion Syd\nBlekinge\n\n{sentence} Kontakt: 070-174 06 11, marta.ek@lund.example.se\n"
    )
    assert _region(extract_text(text)).values("county_code") == ("Blekinge", "Kalmar", "Skåne")


def test_a_county_beside_a_name_is_the_regions_where_it_lists_none() -> None:
    text = "Regionkoordinatorer\n\nRegion Syd\n\nMärta Ek, Skåne\n070-174 06 11\n\nBo Ås, Kalmar\n070-174 06 12\n"
    assert _region(extract_text(text)).values("county_code") == ("Skåne", "Kalmar")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Skåne län (exkl. Blekinge)", ("Skåne län",)),
        ("Halland samt Skåne, dock inte Blekinge", ("Halland", "Skåne")),
        ("Skåne län, utom Blekinge", ("Skåne län",)),
        ("Län: Skåne och Blekinge m.fl. län", ("Skåne", "Blekinge")),
        ("Skåne, Blekinge m.fl.", ("Skåne", "Blekinge")),
        ("Skåne, VG", ("Skåne", "VG")),
    ],
)
def test_a_list_of_counties_may_leave_one_out_or_end_with_others(line: str, codes: tuple[str, ...]) -> None:
    assert _region(_syd(line)).values("county_code") == codes


@pytest.mark.parametrize(
    ("line", "property_", "value"),
    [
        ("Placerad i Kalmar", "place", "Kalmar"),
        ("Sitter på Umeå kommun", "employer", "Umeå kommun"),
        ("Hela landet", "place", None),
        ("Ort: Hela landet", "place", None),
    ],
)
def test_where_a_person_sits_is_no_title(line: str, property_: str, value: str | None) -> None:
    (person,) = people(_syd("Skåne", f"Märta Ek\n{line}"))
    assert (person.first(property_), person.first("title")) == (value, None)


def test_a_line_of_towns_in_a_sentence_leaves_the_contact_below_it_whole() -> None:
    extraction = _syd("Omfattar bland annat kommunerna Kalmar, Växjö och Karlskrona.")
    assert [(m.first("name"), m.first("region"), m.first("phone")) for m in people(extraction)] == [
        ("Märta Ek", "Region Syd", "070-174 06 11")
    ]


def test_a_number_behind_an_outsider_in_one_line_is_not_the_last_coordinators() -> None:
    last = "Webbmaster: Leila Axel | Telefon 08-465 004 99\n"
    extraction = extract_text(f"Regionkoordinatorer\n\nRegion Syd\nSkåne\nMärta Ek\n{_REACHED}\n{last}")
    assert [(m.first("name"), m.values("phone")) for m in people(extraction)] == [("Märta Ek", ("070-174 06 11",))]


def test_two_people_of_one_council_are_each_employed_by_it_once() -> None:
    text = (
        "Regionkoordinatorer\n\nRegion Stockholm\nGotland\n\nMärta Ek, kurator\nRegion Gotland\n070-174 06 11\n"
        "Bo Ås, strateg\nRegion Gotland\n070-174 06 12\n"
    )
    assert [m.values("employer") for m in people(extract_text(text))] == [("Region Gotland",)] * 2

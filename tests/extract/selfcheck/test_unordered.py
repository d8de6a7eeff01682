"""In the text of an OCR model, what the order of the lines alone tells is set aside where that order may be lost."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from pipeline.domain.statements import Place, Statement
from pipeline.extract.selfcheck.unordered import take_slipped, take_unproved


def state(property_: str, text: str, line: int = 1) -> Statement:
    return Statement(property_, text, text, Place(1, line, 0, len(text)))


def draft(*statements: Statement, parent: object = None) -> Any:
    told = SimpleNamespace(statements=list(statements), parent=parent, list_name="regional_coordinators")
    return cast(Any, told)


def reading(
    people: list[Any],
    name: str = "columns of print stand in one line",
    faults: tuple[Any, ...] = (),
    regions: Any = None,
) -> Any:
    return cast(
        Any, SimpleNamespace(contacts=SimpleNamespace(people=people, regions=regions or {}), name=name, faults=faults)
    )


def test_a_freephone_number_is_nobodys_own() -> None:
    person = draft(state("name", "Eva Ek"), state("phone", "020-390 000"), state("phone", "070-174 06 05"))
    assert [s.raw_text for s, _ in take_unproved(reading([person]))] == ["020-390 000"]
    assert [s.raw_text for s in person.statements] == ["Eva Ek", "070-174 06 05"]


def test_a_name_without_mail_and_number_counts_in_the_ordinary_reading_alone() -> None:
    people = [draft(state("name", "Eva Ek"))]
    assert list(take_unproved(reading(people, name=""))) == []
    assert [s.raw_text for s, _ in take_unproved(reading(people))] == ["Eva Ek"]
    assert people == []


def test_whoever_stands_below_two_lists_of_counties_is_in_doubt() -> None:
    region = draft(state("name", "Region Vast", 4))
    people = [draft(state("name", "Eva Ek"), state("email", "eva.ek@prov.example.se"), parent=region)]
    fault = SimpleNamespace(kind="crowded_region", place=region.statements[0].place)
    told = [s.raw_text for s, _ in take_unproved(reading(people, name="", faults=(fault,)))]
    assert told == ["Eva Ek", "eva.ek@prov.example.se"]


def test_a_county_whose_region_the_document_has_without_it_is_in_doubt() -> None:
    ost = draft(state("name", "Region Ost"), state("county_code", "Jonkoping"), state("county_code", "Halland"))
    vast = draft(state("name", "Region Vast"), state("county_code", "Vastra Gotaland"), state("county_code", "Gotland"))
    assert [s.raw_text for s, _ in take_slipped([ost, vast], is_read_otherwise=True)] == [
        "Halland"
    ]  # nobody else has Gotland's region


def test_people_of_a_region_with_the_counties_of_another_alone_are_in_doubt() -> None:
    ost, vast = draft(state("name", "Region Ost")), draft(state("name", "Vast", 2), state("county_code", "Jonkoping"))
    people = [draft(state("name", "Eva Ek"), state("phone", "070-174 06 05"), parent=vast)]
    told = take_unproved(reading(people, name="", regions={"ost": ost, "vast": vast}))
    assert [s.raw_text for s, _ in told] == ["Eva Ek", "070-174 06 05"]
    assert [s.raw_text for s, _ in take_slipped([ost, vast], is_read_otherwise=False)] == ["Jonkoping"]

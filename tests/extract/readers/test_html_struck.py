"""What a page strikes through is nobody's any more: it is set aside, and the rest is read as it stands."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

PAGE = (
    "<html><body><h1>Regionkoordinatorer</h1><h2>Region Syd</h2><p>Skåne, Blekinge</p>{}"
    "<p>Eva Exempel<br>{} 070-174 06 07<br>eva.exempel@malmo.example.se</p></body></html>"
)
OLD = "Ida Testgren<br>070-174 06 09<br>ida.testgren@malmo.example.se"


@pytest.mark.parametrize(
    ("begin", "end"),
    [("<s>", "</s>"), ("<del>", "</del>"), ("<span style='text-decoration: line-through'>", "</span>")],
)
def test_struck_people_and_numbers_are_set_aside(begin: str, end: str) -> None:
    made = extract_text(PAGE.format(f"<p>{begin}{OLD}{end}</p>", f"{begin}070-174 06 05{end}"))
    assert [(m.first("name"), m.values("phone")) for m in people(made)] == [("Eva Exempel", ("070-174 06 07",))]
    told = {item.raw_text for item in made.quarantined}
    assert told == {"070-174 06 05", "070-174 06 09", "ida.testgren@malmo.example.se"}


def test_what_is_struck_twice_is_set_aside_once() -> None:
    line = "<span style='text-decoration: line-through'>Ida Testgren <s>070-174 06 05</s></span>"
    made = extract_text(PAGE.format("", line))
    assert [m.values("phone") for m in people(made)] == [("070-174 06 07",)]
    assert [item.raw_text for item in made.quarantined] == ["070-174 06 05"]


def test_a_page_that_is_struck_as_a_whole_is_read() -> None:
    made = extract_text(f"<s>{PAGE.format('', '')}</s>")
    assert [m.first("name") for m in people(made)] == ["Eva Exempel"]


def test_marks_of_notes_are_no_part_of_names_and_addresses() -> None:
    page = PAGE.format("", "").replace("Exempel<", "Exempel<sup>1</sup><").replace("se<", "se<sup>2</sup><")
    (eva,) = people(extract_text(page))
    assert (eva.first("name"), eva.first("email")) == ("Eva Exempel", "eva.exempel@malmo.example.se")

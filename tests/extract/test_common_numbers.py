"""Numbers that several share, numbers that are nobody's, and people who only a sentence names; made-up people only."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_PERSON = "{{0}}{0} {1}\n{{1}}{0}.{1}@example.se\n"
_TWO = f"Region Nord\nJämtland, Norrbotten\n{_PERSON.format('Eva', 'Provberg')}{_PERSON.format('Bo', 'Provdal')}"


def _phones(text: str) -> dict[str, list[str]]:
    return {mention.first("name") or "": list(mention.values("phone")) for mention in people(extract_text(text))}


@pytest.mark.parametrize("cue", ["Gemensamt telefonnummer", "Telefon till samtliga", "Båda nås på"])
@pytest.mark.parametrize("marks", [("", ""), ("- ", "  ")])
def test_a_number_said_to_be_shared_is_everybodys(cue: str, marks: tuple[str, str]) -> None:
    found = _phones(f"{_TWO.format(*marks)}{cue}: 070-174 06 05\n")
    assert found == {"Eva Provberg": ["070-174 06 05"], "Bo Provdal": ["070-174 06 05"]}


def test_a_number_shared_in_ones_own_line_stays_ones_own() -> None:
    text = "Region Nord\nJämtland\nEva Provberg, eva.provberg@example.se\nBo Provdal, gemensamt nummer 070-174 06 05\n"
    assert _phones(text) == {"Eva Provberg": [], "Bo Provdal": ["070-174 06 05"]}


def test_the_number_of_a_helpline_is_no_persons() -> None:
    item = "• Eva Provberg\n• Tel. 070-174 06 05\n• eva.provberg@example.se\n"
    text = f"Regionkoordinator Nord\nLän: Jämtland och Norrbotten\n{item}\nFrågor?\n\n- Stödtelefon: 020-390 000\n"
    assert _phones(text) == {"Eva Provberg": ["070-174 06 05"]}


def test_who_is_said_to_be_the_coordinator_is_one_without_a_mail() -> None:
    text = (
        "Region Nord\nI regionen ingår Jämtland och Norrbotten.\n"
        "Regionkoordinator är Anna Provdal, Umeå kommun. Telefon 070-174 06 05. E-post anna.provdal@example.se.\n"
        "Regionkoordinator är Eva Provberg, Luleå kommun. Telefon 070-174 06 06.\n"
    )
    assert _phones(text) == {"Anna Provdal": ["070-174 06 05"], "Eva Provberg": ["070-174 06 06"]}


def test_lines_of_a_drawn_table_say_whose_number_it_is() -> None:
    rule = "+------+--------------+---------------+-------------------------+"
    rows = [
        ("Nord", "Eva Provberg", "070-174 06 05", "eva.provberg@example.se"),
        ("", "", "070-174 06 06", ""),
        ("", "Bo Provdal", "070-174 06 07", "bo.provdal@example.se"),
    ]
    head = "| Region | Namn | Telefon | E-post |"
    body = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    found = _phones(f"REGIONKOORDINATORER\n\n{rule}\n{head}\n{rule}\n{body}\n{rule}\n")
    assert found == {"Eva Provberg": ["070-174 06 05", "070-174 06 06"], "Bo Provdal": ["070-174 06 07"]}


def test_a_number_on_the_line_of_the_second_name_of_a_drawn_row_is_not_the_firsts() -> None:
    rule = "+------+--------------+---------------+-------------------------+"
    rows = [("Nord", "Eva Provberg", "", "eva.provberg@example.se"), ("", "Bo Provdal", "070-174 06 07", "")]
    body = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    head = "| Region | Namn | Telefon | E-post |"
    found = _phones(f"REGIONKOORDINATORER\n\n{rule}\n{head}\n{rule}\n{body}\n{rule}\n")
    assert found == {"Eva Provberg": [], "Bo Provdal": ["070-174 06 07"]}


def test_whom_a_sentence_asks_to_contact_is_one_without_a_mail() -> None:
    text = "Region Nord\nJämtland, Norrbotten\nKontakta Eva Provberg på Umeå kommun på telefon 070-174 06 05.\n"
    assert _phones(text) == {"Eva Provberg": ["070-174 06 05"]}


def test_numbers_in_elements_of_one_class_are_two() -> None:
    numbers = "<span class='tel'>031-390 06 37</span><span class='tel'>08-465 004 76</span>"
    body = f"<h2>Region Nord</h2><p>Jämtland</p><div><span class='n'>Eva Provberg</span>{numbers}</div>"
    assert _phones(f"<html><body>{body}</body></html>") == {"Eva Provberg": ["031-390 06 37", "08-465 004 76"]}


def test_one_person_in_the_rows_of_several_counties_is_one_contact() -> None:
    row = "<tr><td>{}</td><td>Nord</td><td>Eva Provberg</td><td>070-174 06 05</td></tr>"
    table = "<tr><th>Län</th><th>Region</th><th>Namn</th><th>Telefon</th></tr>" + "".join(
        map(row.format, ("Jämtland", "Norrbotten", "Västerbotten"))
    )
    page = f"<html><body><h1>Regionkoordinatorer</h1><table>{table}</table></body></html>"
    assert len(people(extract_text(page))) == 1

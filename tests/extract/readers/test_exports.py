"""Exports of sheets whose quoted fields go on over several lines: each field is read where it stands in the file."""

from __future__ import annotations

import csv
import io

import pytest

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition, people

ROWS = (
    ("Region", "Namn", "Telefon", "E-post", "Övrigt"),
    ("Nord", "Exempel, Eva", "070-174 06 05\n070-174 06 06", "eva.exempel@example.se", 'Tar "akuta" ärenden'),
    ("Syd", "Provberg, Bo", "070-174 06 07", "bo.provberg@example.se", "Deltid\nmåndag"),
)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_field_of_several_lines_is_one_cell(mark: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=mark).writerows(ROWS)
    found = people(extract_statements(make_edition(), read_document(file.getvalue().encode())))
    assert {m.first("name"): (m.first("region"), m.values("phone"), m.first("email")) for m in found} == {
        "Exempel, Eva": ("Nord", ("070-174 06 05", "070-174 06 06"), "eva.exempel@example.se"),
        "Provberg, Bo": ("Syd", ("070-174 06 07",), "bo.provberg@example.se"),
    }
    places = [s.place for m in found for s in m.statements if s.property == "phone"]
    lines = file.getvalue().splitlines()
    assert [lines[place.line - 1][place.char_start : place.char_end] for place in places] == [
        "070-174 06 05",
        "070-174 06 06",
        "070-174 06 07",
    ]


def test_a_stray_quotation_mark_makes_no_export_of_a_text() -> None:
    text = 'Region Nord; norr\nEva "Exempel; samordnare\n070-174 06 05; kontor\n'
    assert [block.kind for block in read_document(text.encode()).blocks] == ["paragraph"]


def test_lines_of_fields_go_to_the_names_in_their_order() -> None:
    text = (
        'Region;Koordinatorer;Telefon;E-post\nNord;"Eva Exempel\nBo Provberg";"070-174 06 05\n070-174 06 06";'
        '"eva.exempel@example.se\nbo.provberg@example.se"\nSyd;Ida Testgren;070-174 06 07;ida.testgren@example.se\n'
    )
    found = people(extract_statements(make_edition(), read_document(text.encode())))
    assert {m.first("name"): (m.first("region"), m.values("phone")) for m in found} == {
        "Eva Exempel": ("Nord", ("070-174 06 05",)),
        "Bo Provberg": ("Nord", ("070-174 06 06",)),
        "Ida Testgren": ("Syd", ("070-174 06 07",)),
    }

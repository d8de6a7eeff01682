"""Values of form fields, and text typed over a page, are read where a viewer shows them."""

from __future__ import annotations

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition, people
from tests.extract.readers.filled import make_form, widget

_HEADS = [(50, 800, "Regionkoordinatorer"), (50, 770, "Region Nord")]
_LABELS = [(60, 740, "Namn"), (60, 715, "Telefon"), (60, 690, "E-post")]
_VALUES = ("Åsa Öberg", "070-174 06 05", "asa.oberg@umea.example.se")


def _lines(data: bytes) -> list[str]:
    return [line.text for line in read_document(data).lines()]


def test_values_stand_beside_their_labels() -> None:
    fields = [widget(130, y - 4, value) for (_, y, _), value in zip(_LABELS, _VALUES, strict=True)]
    read = read_document(make_form([*_HEADS, *_LABELS], fields))
    (person,) = people(extract_statements(make_edition(), read))
    assert [person.first(key) for key in ("region", "name", "phone", "email")] == ["Region Nord", *_VALUES]


def test_value_of_a_field_above_is_that_of_its_drawing() -> None:
    drawing = widget(130, 736, "").split("/V")[0].replace("/FT/Tx", "") + "/Parent 7 0 R"
    lines = _lines(make_form([(60, 740, "Namn")], [drawing], ["/FT/Tx/T(n)/V(Ulf Ek)/Kids[6 0 R]"]))
    assert [part for line in lines for part in line.split("\t")] == ["Namn", "Ulf Ek"]


def test_field_of_several_lines_has_several_lines() -> None:
    value = widget(130, 736, "Ulf Ek\r070-174 06 05").replace("752]", "790]")
    assert _lines(make_form([], [value])) == ["Ulf Ek", "070-174 06 05"]


def test_hidden_and_secret_values_are_not_read() -> None:
    fields = [widget(130, 736, "Ulf Ek", more="/F 2"), widget(130, 700, "hemligt", more="/Ff 8192")]
    assert _lines(make_form(_HEADS, fields)) == ["Regionkoordinatorer", "Region Nord"]


def test_value_that_the_page_draws_too_stands_once() -> None:
    assert _lines(make_form([(134, 740, "Ulf Ek")], [widget(130, 736, "Ulf Ek")])) == ["Ulf Ek"]


def test_text_typed_over_a_page_is_read() -> None:
    typed = "/Type/Annot/Subtype/FreeText/Rect[130 736 370 752]/Contents(Ulf Ek)/DA(/F 11 Tf)"
    assert _lines(make_form([], [typed])) == ["Ulf Ek"]

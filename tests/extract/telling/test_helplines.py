"""A helpline's number is nobody's own, wherever it is printed; an exchange's is not even a helpline's."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from tests.extract.helpers import extract_text, people

TEXT = """Regionkoordinatorer

Region Nord
Norrbotten, Västerbotten
Eva Ek
Tel: 070-174 06 05
eva.ek@umea.example.se

Region Syd
Skåne
Bo Ås
Tel: 070-174 06 06
bo.as@malmo.example.se
Växel 08-465 004 00 · Kvinnofridslinjen 020-50 50 50
"""
PAGE = """<main><h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Norrbotten, Västerbotten</p>
<p>Eva Ek<br>070-174 06 05<br>eva.ek@umea.example.se</p>
<h2>Region Syd</h2><p>Skåne</p><p>Bo Ås<br>070-174 06 06<br>bo.as@malmo.example.se</p>
<p>Växel 08-465 004 00 · Kvinnofridslinjen 020-50 50 50</p></main>"""


def helplines(extraction: Extraction) -> dict[str | None, tuple[str, ...]]:
    return {m.first("name"): m.values("phone") for m in extraction.mentions if m.entity_type == "service"}


@pytest.mark.parametrize("document", [TEXT, PAGE], ids=["text", "page"])
def test_a_helpline_below_the_last_contact_is_not_that_contacts(document: str) -> None:
    extraction = extract_text(document)
    assert {person.first("name"): person.values("phone") for person in people(extraction)} == {
        "Eva Ek": ("070-174 06 05",),
        "Bo Ås": ("070-174 06 06",),
    }
    assert helplines(extraction) == {"Kvinnofridslinjen": ("020-50 50 50",)}


def test_a_freephone_number_that_a_label_gives_to_a_contact_stays_the_contacts() -> None:
    extraction = extract_text(TEXT.replace("Tel: 070-174 06 05", "Tel: 020-50 50 51"))
    assert people(extraction)[0].values("phone") == ("020-50 50 51",)


def test_a_helpline_in_a_table_is_called_what_its_row_begins_with() -> None:
    text = """<table><tr><th>Namn</th><th>Telefon</th></tr><tr><td>Kvinnofridslinjen</td><td>020-50 50 50</td></tr>
    <tr><td>Polisen</td><td>114 14</td></tr></table>"""
    found = [m for m in extract_text(text).mentions if m.entity_type == "service"]
    assert [(m.first("name"), m.first("operator"), m.first("phone")) for m in found] == [
        ("Kvinnofridslinjen", None, "020-50 50 50"),
        (None, "Polisen", "114 14"),
    ]

"""Lines that list counties, whatever stands between the names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import read_rows
from pipeline.extract.readers import read_document
from pipeline.extract.reading_facts import read_facts


def _facts(text: str) -> Sequence[Fact]:
    document = read_document(text.encode())
    return read_facts(read_rows(document), document)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Region Stockholm (Stockholm · Gotland)", ["01", "09"]),
        ("STOCKHOLM – Gotlands och Stockholms län", ["09", "01"]),
        ("Gotland « Stockholm", ["09", "01"]),
        ("Gotland Stockholm", ["09", "01"]),
        ("Kalmar Blekinge : Kronoberg", ["08", "10", "07"]),
        ("Ostergétland - S6dermanland -\nJ6nkdping", ["05", "04", "06"]),
        ("Västra Götaland Halland", ["14", "13"]),
        ("Nord – Norrbottens och Västerbottens län", ["25", "24"]),
        ("Väst - Halland", ["13"]),
        ("NORD – Jämtlands, Västernorrlands och Norrbottens län", ["23", "22", "25"]),
        ("Kalmar konferens Blekinge", []),
        ("Region Nord (AC, BD, Y, Z)", ["24", "25", "22", "23"]),
        ("AB och I län", ["01", "09"]),
        ("N- och O-län", ["13", "14"]),
        ("BD, AC och\nZ län", ["25", "24", "23"]),
        ("C, D, E", []),
        ("Regionen omfattar Gotland; Stockholm.", ["09", "01"]),
        ("Ansvarsområde: Stockholm / Gotland", ["01", "09"]),
        ("Stockholm + Gotland (region Stockholm)", ["01", "09"]),
        ("Stockholm / Gotland (region Stockholm)", ["01", "09"]),
        (
            "Region Nord: Dalarna; Jämtland; Uppsala; Kalmar\nRegion Öst: Skåne; Halland; Gotland; Stockholm",
            ["20", "23", "03", "08", "12", "13", "09", "01"],
        ),
        ("b) Region Nord, Västerbottens och Norrbottens län", ["24", "25"]),
        ("Samtliga kommuner i Skåne län och Blekinge län", ["12", "10"]),
        ("Alla kommuner i Jämtlands och Norrbottens län", ["23", "25"]),
        ("Förutom Hallands län ingår Västra Götalands län.", ["13", "14"]),
        ("I Region Nord, som omfattar Norrbotten / Jämtland, är Eva Provberg koordinator.", ["25", "23"]),
    ],
)
def test_counties_of_a_line(text: str, codes: list[str]) -> None:
    facts = _facts(text)
    assert [fact.value for fact in facts if fact.kind == "county"] == codes


def test_counties_of_a_question_that_stands_alone() -> None:
    facts = _facts("Fråga: Vem är koordinator i Region Stockholm (Stockholm / Gotland)?")
    assert [fact.value for fact in facts if fact.kind in ("region", "county")] == ["stockholm", "01", "09"]

"""What a page says beside its coordinators: members, duties, helplines, clinics, staff, laws, seats, date."""

from __future__ import annotations

from pipeline.domain.edition import Edition
from pipeline.domain.statements import Extraction
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document

_PAGE = """<main><h1>Nationellt metodstöd</h1><p>Senast granskad 2 maj 2024.</p>
<h2>Myndigheter som ingår i nätverket</h2>
<ul><li>Polismyndigheten</li><li>Migrationsverket</li><li>Skatteverket</li></ul>
<h2>Ansvar och uppdrag</h2><table><tr><th>Myndighet</th><th>Uppgift</th></tr>
<tr><td>Polismyndigheten</td><td>Utreder människohandelsbrott.</td></tr>
<tr><td>Socialtjänsten</td><td>Ger stöd och skydd.</td></tr></table>
<h2>Hit kan du ringa</h2><dl><dt>Stödlinjen för män</dt><dd>020-80 80 80, öppen vardagar kl. 18–21</dd></dl>
<h2>Mottagningar</h2>
<p><strong>Mikamottagningen Göteborg</strong><br>Telefon 031-390 06 30. Öppet måndag–fredag 8–16.</p>
<h2>Medarbetare på Jämställdhetsmyndigheten</h2>
<ul><li>Hanna Provberg, utredare, 031-390 06 12, hanna.provberg@example.se</li></ul>
<h2>Lagar</h2><ul><li>Människohandel regleras i 4 kap. 1 a § brottsbalken.</li></ul>
<h2>Regionkoordinatorer</h2><h3>Region Väst</h3><p>Hallands län</p><p>Tjänsten är vakant.</p></main>"""


def _read() -> Extraction:
    edition = Edition("e", "f", None, None, None, None, None, None, None, "")
    return extract_statements(edition, read_document(_PAGE.encode()))


def _said(extraction: Extraction, entity_type: str, *properties: str) -> list[tuple[str, ...]]:
    found = (m for m in extraction.mentions if m.entity_type == entity_type)
    return [tuple(mention.first(name) or "" for name in properties) for mention in found]


def test_members_end_where_their_list_ends() -> None:
    assert [row for row in _said(_read(), "organization", "name", "member") if row[1]] == [
        ("Polismyndigheten", "nmt"),
        ("Migrationsverket", "nmt"),
        ("Skatteverket", "nmt"),
    ]


def test_a_column_of_duties_gives_each_to_the_organization_of_its_row() -> None:
    duties = [row for row in _said(_read(), "organization", "name", "duty") if row[1]]
    assert duties == [
        ("Polismyndigheten", "Utreder människohandelsbrott."),
        ("Socialtjänsten", "Ger stöd och skydd."),
    ]


def test_helplines_and_clinics_have_their_numbers_and_hours() -> None:
    extraction = _read()
    assert _said(extraction, "service", "name", "phone", "hours", "place") == [
        ("Stödlinjen för män", "020-80 80 80", "vardagar kl. 18–21", ""),
        ("Mikamottagningen", "031-390 06 30", "måndag–fredag 8–16", "Göteborg"),
    ]
    assert [item for item in extraction.quarantined if item.reason_code == "orphan_phone"] == []


def test_staff_laws_empty_seats_and_the_date_are_told() -> None:
    extraction = _read()
    assert _said(extraction, "person", "name", "title", "employer") == [
        ("Hanna Provberg", "utredare", "Jämställdhetsmyndigheten")
    ]
    assert _said(extraction, "law", "citation") == [("4 kap. 1 a § brottsbalken",)]
    assert _said(extraction, "region", "name", "vacancy") == [("Region Väst", "Tjänsten är vakant")]
    assert (str(extraction.dated.dated_from), str(extraction.dated.dated_to)) == ("2024-05-02", "2024-05-02")

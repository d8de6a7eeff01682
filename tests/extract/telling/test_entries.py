"""A service is an entry of a list: its head is its name, and what is said of it stands within its bounds."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction, Mention
from tests.extract.helpers import extract_text, people

ITEMS = """<h2>Stödlinjer</h2><ul>
<li><strong>Trygga Linjen</strong> – nationell stödtelefon för kvinnor, öppen dygnet runt: 08-465 004 01. Gratis.</li>
<li><strong>Origolinjen</strong> (för professionella), mån–fre 09.00–15.00, 0980-319 201, linjen@example.se</li></ul>"""
CARDS = """<section><h2>Hjälplinjer</h2>
<article class="card"><h3>Trygga Linjen</h3><p>För kvinnor</p><p>Telefon: 08-465 004 01</p>
<p>Öppettider: dygnet runt</p></article>
<article class="card"><h3>Origolinjen</h3><p>Målgrupp: professionella</p><p>Ring 0980-319 201</p>
<p>mån–fre 09.00–15.00</p><p>linjen@example.se</p></article></section>"""
TABLE = """<h2>Hit kan du ringa</h2><table>
<tr><th>Linje</th><th>Målgrupp</th><th>Telefon</th><th>Öppettider</th><th>E-post</th></tr>
<tr><td>Trygga Linjen</td><td>kvinnor</td><td>08-465 004 01</td><td>dygnet runt</td><td></td></tr>
<tr><td>Origolinjen</td><td>professionella</td><td>0980-319 201</td><td>mån–fre 09.00–15.00</td>
<td>linjen@example.se</td></tr></table>"""
TERMS = """<h2>Stödlinjer</h2><dl><dt>Trygga Linjen</dt><dd>För kvinnor</dd><dd>08-465 004 01</dd><dd>dygnet runt</dd>
<dt>Origolinjen</dt><dd>0980-319 201</dd>
<dd>linjen@example.se</dd><dd>För professionella, mån–fre 09.00–15.00</dd></dl>"""
FIELDS = """<h2>Stödlinjer</h2><details><summary>Trygga Linjen</summary><dl><dt>Telefon</dt><dd>08-465 004 01</dd>
<dt>Öppet</dt><dd>dygnet runt</dd><dt>Målgrupp</dt><dd>kvinnor</dd></dl></details>
<details><summary>Origolinjen</summary>
<dl><dt>Telefon</dt><dd>0980-319 201</dd><dt>Öppet</dt><dd>mån–fre 09.00–15.00</dd><dt>Målgrupp</dt>
<dd>professionella</dd><dt>E-post</dt><dd>linjen@example.se</dd></dl></details>"""
LINES = """STÖDLINJER
Trygga Linjen: 08-465 004 01, dygnet runt, för kvinnor
Origolinjen: 0980-319 201, mån–fre 09.00–15.00, för professionella, linjen@example.se
"""
NUMBER_FIRST = """STÖDLINJER

- 08-465 004 01 – Trygga Linjen, för kvinnor, dygnet runt
- 0980-319 201 – Origolinjen, för professionella, mån–fre 09.00–15.00, linjen@example.se
"""
BLOCKS = """STÖDLINJER

Trygga Linjen
Stödtelefon för kvinnor
Tel 08-465 004 01
Dygnet runt

Origolinjen
För professionella
Tel 0980-319 201
mån–fre 09.00–15.00
linjen@example.se
"""
RECORDS = """STÖDLINJER

Stödlinje: Trygga Linjen
Telefon: 08-465 004 01
Öppettider: dygnet runt
Målgrupp: kvinnor

Stödlinje: Origolinjen
Telefon: 0980-319 201
Öppettider: mån–fre 09.00–15.00
Målgrupp: professionella
E-post: linjen@example.se
"""
LAYOUTS = {
    "items": ITEMS, "cards": CARDS, "table": TABLE, "terms": TERMS, "fields": FIELDS,
    "lines": LINES, "number first": NUMBER_FIRST, "blocks": BLOCKS, "records": RECORDS,
}  # fmt: skip


def services(extraction: Extraction) -> list[Mention]:
    return [mention for mention in extraction.mentions if mention.entity_type == "service"]


def named(text: str) -> dict[str | None, Mention]:
    return {mention.first("name"): mention for mention in services(extract_text(text))}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_entry_is_a_service_with_all_that_is_said_of_it_and_nothing_else(layout: str) -> None:
    found = [
        (
            m.first("name"),
            m.first("kind"),
            m.values("phone"),
            m.values("email"),
            m.values("audience"),
            m.values("hours"),
        )
        for m in services(extract_text(LAYOUTS[layout]))
    ]
    hours = tuple(value.lower() for value in found[0][5])
    assert (*found[0][:5], hours) == (
        "Trygga Linjen", "helpline", ("08-465 004 01",), (), ("kvinnor",), ("dygnet runt",),
    )  # fmt: skip
    assert found[1:] == [
        ("Origolinjen", "helpline", ("0980-319 201",), ("linjen@example.se",), ("professionella",),
         ("mån–fre 09.00–15.00",)),
    ]  # fmt: skip


def test_the_kind_is_told_by_the_name_the_text_or_the_title_above() -> None:
    found = named("""<h2>Stöd och hjälp</h2><p>Sidan gäller hela landet.</p><h3>Skyddade boenden</h3>
    <ul><li>Skogsgården, Malmö, 040-628 04 10</li><li>Novamottagningen, Lund, 040-628 04 11</li>
    <li>Hamnen: program för unga, 040-628 04 12</li></ul>""")
    assert {name: m.first("kind") for name, m in found.items()} == {
        "Skogsgården": "shelter",
        "Novamottagningen": "clinic",
        "Hamnen": "programme",
    }
    assert found["Skogsgården"].values("place") == ("Malmö",)


def test_a_row_that_is_a_title_gives_the_rows_below_their_kind() -> None:
    found = named("""<table><tr><th>Stöd</th><th>Kontakt</th></tr><tr><th colspan="2">Mottagningar</th></tr>
    <tr><td>Anova Exempel</td><td>Tel 08-465 004 13, vardagar mellan 9 och 15</td></tr></table>""")
    assert found["Anova Exempel"].first("kind") == "clinic"


def test_a_name_that_begins_with_a_question_is_what_follows_it() -> None:
    found = named("""<div class="card"><h3>Köpare av sex? KAST</h3><p>Samtalsmottagning för den som köper sex</p>
    <p>Telefon: 020-390 602, måndag till torsdag 10–12</p><p>Finns i Stockholm, Göteborg och Malmö</p></div>""")
    assert list(found) == ["KAST"]
    assert found["KAST"].values("phone") == ("020-390 602",)
    assert found["KAST"].values("hours") == ("måndag till torsdag 10–12",)
    assert found["KAST"].values("place") == ("Stockholm", "Göteborg", "Malmö")


def test_the_police_are_no_service_and_112_is_nobodys_own() -> None:
    found = services(
        extract_text("JOURTELEFONER\nBris: 116 111 för barn\nPolisen: 114 14 (ej akut), 112 vid akut nödläge\n")
    )
    assert [(m.first("name"), m.first("operator"), m.first("kind"), m.first("phone")) for m in found] == [
        ("Bris", None, "helpline", "116 111"),
        (None, "Polisen", "helpline", "114 14"),
        ("112", None, "emergency", "112"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Presskontakt</h2><p>Pressjour: 020-390 620, press@example.se</p>",
        "<h2>Stödlinjer</h2><p>Migrationsverket: 040-628 04 20</p>",
        "<h2>Mottagningar</h2><p>Anna Provberg, 040-628 04 20</p>",
        "<h2>Om oss</h2><p>Exempelkontoret, 040-628 04 20</p>",
        "<h2>Stödlinjer</h2><p>Behöver du prata? Ring oss på telefon.</p><p>Växel: 040-628 04 20</p>",
        "<h2>Skyddat boende</h2><p>Kontakta kommunen.</p>",
    ],
    ids=["press", "agency", "person", "no kind", "exchange", "title alone"],
)
def test_what_is_no_service_gives_no_name_to_one(text: str) -> None:
    assert [m.first("name") for m in services(extract_text(f"<main>{text}</main>")) if m.first("name")] == []


def test_whom_a_name_says_it_is_for_is_its_audience_unless_more_of_the_name_follows() -> None:
    found = named("JOURTELEFONER\nStödtelefonen för män: 020-390 600\nMottagningen för män Exempel: 020-390 601\n")
    assert {name: m.values("audience") for name, m in found.items()} == {
        "Stödtelefonen för män": ("män",),
        "Mottagningen för män Exempel": (),
    }


def test_a_number_that_no_entry_names_is_left_over() -> None:
    extraction = extract_text("<main><h2>Om oss</h2><p>Exempelkontoret, 040-628 04 20</p></main>")
    assert [item.raw_text for item in extraction.quarantined] == ["040-628 04 20"]


def test_a_clinic_among_coordinators_is_nobodys_name() -> None:
    text = """Regionkoordinatorer

Region Syd
Skåne
Bo Ås
Tel: 070-174 06 06
bo.as@malmo.example.se

Skyddade boenden
Jourboendet Fyren, Stockholm, 040-628 04 93, tisdagar 13–17
"""
    extraction = extract_text(text)
    assert [person.first("name") for person in people(extraction)] == ["Bo Ås"]
    assert [m.first("name") for m in services(extraction)] == ["Jourboendet Fyren"]


def test_an_entry_under_a_heading_of_its_own_is_told_once() -> None:
    found = services(
        extract_text("""<main><h2>Mottagningar</h2><h3>Sesammottagningen</h3>
    <p>Vänder sig till vuxna</p><p>Tel. 0980-319 258</p></main>""")
    )
    assert [(m.first("name"), m.values("audience")) for m in found] == [("Sesammottagningen", ("vuxna",))]

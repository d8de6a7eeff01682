from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.domain.layout import Document
from pipeline.domain.statements import Coverage, Extraction, Mention, Place, QuarantinedItem, Statement
from pipeline.ingest.registry import read_editions
from pipeline.live import collect_facts, fetch_live, read_facts

from ..ingest.site import Site, run_site

PAGE = """<!doctype html><html lang="sv"><head><title>Regionkoordinatorer</title></head><body><main>
<h1>Regionkoordinatorer mot prostitution och människohandel</h1><p>{intro}</p>
<h2>Region Nord</h2><p>Jämtland, Norrbotten, Västerbotten, Västernorrland</p>
<p>{name}<br>eva.norlin@umea.example.se<br>{phone}</p>
<h2>Region Syd</h2><p>Blekinge, Kalmar, Kronoberg, Skåne</p>
<p>Sara Olsson<br>sara.olsson@malmo.example.se<br>040-628 04 11</p>
<p>Senast uppdaterad: {day}</p></main></body></html>"""
SAID = {"intro": "Här hittar du dem.", "name": "Eva Norlin", "phone": "070-174 06 11", "day": "2026-03-02"}


def make_page(**changes: str) -> str:
    return PAGE.format(**{**SAID, **changes})


@pytest.fixture
def site() -> Iterator[Site]:
    with run_site() as running:
        yield running


@pytest.fixture
def folders(tmp_path: Path, site: Site) -> tuple[Path, Path]:
    raw = tmp_path / "raw"
    raw.mkdir()
    content = make_page().encode()
    (raw / "kontakt-2025.html").write_bytes(content)
    (raw / "editions.csv").write_text(
        "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"
        f"kontakt-2025,kontakt-2025.html,,web_page,,{site.root}/kontakt,2025-05-01,,,{hashlib.sha256(content).hexdigest()}\n",
        encoding="utf-8",
    )
    return raw, tmp_path / "outputs"


@pytest.mark.parametrize(
    "page",
    [
        make_page(intro="Välkommen till vår nya sida!"),
        make_page(day="2026-04-09"),
        make_page(phone="0701-740611"),
        make_page(phone="+46 (0)70 174 06 11"),
        make_page()
        .replace("<main>", '<nav><a href="/">Hem</a></nav><div class="ny"><main>')
        .replace("</main>", "</main></div>"),
        make_page().replace("<p>", "\n  <p class='brodtext'>\n"),
    ],
    ids=["words", "date", "number in another form", "number from abroad", "frame", "markup"],
)
def test_decoration_is_no_change(site: Site, folders: tuple[Path, Path], page: str) -> None:
    site.put("/kontakt", page)
    [seen] = fetch_live(*folders, environment={})
    assert (seen.outcome, seen.detail) == ("unchanged", "same facts")
    assert len(read_editions(folders[0])) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Logga in</h1><form><label>Lösenord<input type=password></label></form><p>Support: 031-390 06 11</p>",
        "<h1>Sidan finns inte längre</h1><p>Kontakta oss på 031-390 06 12 eller kontakt@example.se.</p>",
        "<h1>Välkommen</h1><p>Polismyndigheten</p><p>Telefon: 114 14</p>",
    ],
    ids=["login", "error", "start page"],
)
def test_a_page_that_took_the_place_of_a_list_is_no_edition(site: Site, folders: tuple[Path, Path], body: str) -> None:
    site.put("/kontakt", f'<!doctype html><html lang="sv"><body><main>{body}</main></body></html>')
    [seen] = fetch_live(*folders, environment={})
    assert (seen.outcome, seen.detail) == ("doubtful", "the page has nothing left of what it listed")
    assert seen.needs_a_look
    assert len(read_editions(folders[0])) == 1


@pytest.mark.parametrize(
    "page",
    [
        make_page(name="Eva Nordlund"),
        make_page(phone="070-174 06 12"),
        make_page().replace("Skåne", "Skåne, Halland"),
        make_page().replace("Sara Olsson<br>sara.olsson@malmo.example.se<br>040-628 04 11", "Vakant"),
        make_page()
        .replace("070-174 06 11", "X")
        .replace("040-628 04 11", "070-174 06 11")
        .replace("X", "040-628 04 11"),
    ],
    ids=["name", "number", "county", "vacancy", "numbers exchanged"],
)
def test_a_fact_is_a_change(site: Site, folders: tuple[Path, Path], page: str) -> None:
    site.put("/kontakt", page)
    [seen] = fetch_live(*folders, environment={})
    assert seen.outcome == "new_edition"
    assert len(read_editions(folders[0])) == 2


def test_what_a_visit_reports_names_no_one(site: Site, folders: tuple[Path, Path]) -> None:
    site.put("/kontakt", make_page(name="Eva Nordlund"))
    assert "Nord" not in repr(fetch_live(*folders, environment={}))


def test_a_new_address_that_nobody_could_place_counts() -> None:
    def extraction(*strays: QuarantinedItem) -> Extraction:
        edition = Mention("e/1.1", "edition", (Statement("date", "2026", "2026", Place(1, 1, 0, 4)),))
        document = Document("text/html", (), ())
        return Extraction(
            "e", document, DateRange(None, None, "inferred", ""), (edition,), (Coverage("helplines", ""),), strays
        )

    stray = QuarantinedItem(1, 1, "031-390  06 11", "orphan_phone", "")
    assert collect_facts(extraction()) == {("list in full", "helplines")}
    assert collect_facts(extraction(stray)) == {("list in full", "helplines"), ("orphan_phone", "031-390 06 11")}


def test_the_seed_documents_have_facts() -> None:
    raw = Path(__file__).parents[2] / "raw"
    edition = Edition("e", "004_e42d052289903039.txt", None, "web_page", None, None, None, None, None, "0" * 64)
    facts = read_facts(Capture(edition, raw / edition.file, "text/plain", 1))
    assert sum(fact[0] == "person" for fact in facts) >= 15

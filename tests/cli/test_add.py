from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from pipeline.cli.proposing import guess_kind
from pipeline.domain.layout import Document, Line, Page
from pipeline.extract.readers.text import read_text
from pipeline.ingest import read_editions
from tests.cli.conftest import Nmt, Place
from tests.editions.agencies.cast import cast_edition
from tests.extract.readers.office_files import open_sheet, open_slides, open_text, sheet, slides, word
from tests.ingest.site import Answer, run_site

TEXT = """Regionkoordinatorer

Här hittar du kontaktuppgifter till regionkoordinatorerna.

Nord

Jämtland, Norrbotten, Västerbotten, Västernorrland

Ada Exempelsson
ada.exempelsson@umea.example.se
070-174 06 11

Senast uppdaterad: 3 mars 2025
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ny sida.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_shows_what_it_reads_and_registers_it(nmt: Nmt, place: Place, page: Path) -> None:
    answer = nmt("add", page, "--raw", place.raw, "--yes")
    assert (answer.code, answer.err) == (0, "")
    assert "Ada Exempelsson; ada.exempelsson@umea.example.se; +46701740611" in answer.out
    assert "Dated      2025-03-03 (printed: " in answer.out
    assert "printed: printed" not in answer.out
    edition = read_editions(place.raw)[-1]
    assert (edition.edition_id, edition.title, edition.kind) == (
        "regionkoordinatorer-2025",
        "Regionkoordinatorer",
        "web_page",
    )
    assert (edition.dated_from, edition.dated_to) == (None, None)
    assert (place.raw / edition.file).read_bytes() == page.read_bytes()


def test_a_list_without_a_date_says_how_to_date_it(nmt: Nmt, place: Place, page: Path) -> None:
    undated = TEXT.replace("\nSenast uppdaterad: 3 mars 2025\n", "\nSyd\n\nBo Provberg\n040-628 04 01\n")
    page.write_text(undated, encoding="utf-8")
    shown = nmt("add", page, "--raw", place.raw, "--yes").out
    assert "Lists      regional_coordinators\n" in shown
    assert "--dated-from and --dated-to say it" in shown
    page.write_text(f"{undated}\nSenast uppdaterad: 3 mars 2025\n", encoding="utf-8")
    assert "--dated-from" not in nmt("add", page, "--raw", place.raw, "--yes").out


def test_what_a_person_says_goes_before_what_is_inferred(nmt: Nmt, place: Place, page: Path) -> None:
    said = ("--id", "min-sida", "--title", "Titel", "--kind", "slides", "--publisher", "Exempelverket")
    answer = nmt("add", page, "--raw", place.raw, "--yes", "--json", *said, "--dated-to", "2025-04-01")
    assert json.loads(answer.out)["mentions"]["person"] == 1
    edition = read_editions(place.raw)[-1]
    assert (edition.edition_id, edition.title, edition.kind) == ("min-sida", "Titel", "slides")
    assert (edition.publisher, edition.dated_to) == ("Exempelverket", dt.date(2025, 4, 1))


def test_without_a_terminal_it_never_waits_and_adds_nothing(nmt: Nmt, place: Place, page: Path) -> None:
    before = place.registry.read_bytes()
    answer = nmt("add", page, "--raw", place.raw)
    assert answer.code == 1
    assert "--yes" in answer.err
    assert place.registry.read_bytes() == before


def test_no_capture_is_written_over_and_no_id_given_twice(nmt: Nmt, place: Place, page: Path) -> None:
    assert nmt("add", page, "--raw", place.raw, "--yes").code == 0
    again = nmt("add", page, "--raw", place.raw, "--yes")
    assert again.code == 1
    assert "registered already, as: 'regionkoordinatorer-2025'" in again.err
    page.write_text(TEXT.replace("Ada", "Bo"), encoding="utf-8")
    assert nmt("add", page, "--raw", place.raw, "--yes").code == 0
    first, second = read_editions(place.raw)[-2:]
    assert second.edition_id == "regionkoordinatorer-2025-2"
    assert "Ada" in (place.raw / first.file).read_text(encoding="utf-8")


@pytest.mark.parametrize("edition_id", ["nmt-brochure", "../up"])
def test_an_id_that_is_taken_or_cannot_be_one_is_refused(nmt: Nmt, place: Place, page: Path, edition_id: str) -> None:
    before = place.registry.read_bytes()
    answer = nmt("add", page, "--raw", place.raw, "--yes", "--id", edition_id)
    assert answer.code == 1
    assert edition_id in answer.err
    assert place.registry.read_bytes() == before


def test_the_first_edition_of_a_new_folder_makes_the_registry(nmt: Nmt, tmp_path: Path, page: Path) -> None:
    assert nmt("add", page, "--raw", tmp_path / "new", "--yes").code == 0
    assert len(read_editions(tmp_path / "new")) == 1


@pytest.mark.parametrize(
    ("content", "message"), [(None, "there is no such file"), (b"", "the file is empty"), (b"%PDF-1.7\n1 0", "")]
)
def test_what_cannot_be_read_is_not_added(
    nmt: Nmt, place: Place, tmp_path: Path, content: bytes | None, message: str
) -> None:
    before = place.registry.read_bytes()
    path = tmp_path / "bad.pdf"
    if content is not None:
        path.write_bytes(content)
    answer = nmt("add", path, "--raw", place.raw, "--yes")
    assert answer.code == 1
    assert message in answer.err
    assert "bad.pdf" in answer.err
    assert answer.err.count("\n") == 1
    assert place.registry.read_bytes() == before


@pytest.mark.parametrize(
    ("media_type", "lines", "sizes", "kind"),
    [
        ("text/html", ["- a"], [(0, 0)], "web_page"),
        ("application/pdf", ["a"], [(300, 600)], "brochure"),
        ("application/pdf", ["a"], [(800, 600)] * 4, "slides"),
        ("text/plain", ["Titel", "- a", "- b"], [(0, 0)], "slides"),
        ("text/plain", ["Titel", "text", "- b"], [(0, 0)], "web_page"),
        ("text/plain", ["Titel", "Informationsblad, våren 2025", "text"], [(0, 0)], "brochure"),
        ("text/plain", ["Vår broschyr beställer du hos " + "oss " * 20, "text"], [(0, 0)], "web_page"),
        ("text/plain", ["Titel", "Bild 1: Regioner", "text", "Bild 2", "text", "text"], [(0, 0)], "slides"),
    ],
)
def test_the_kind_is_told_from_the_form(
    media_type: str, lines: list[str], sizes: list[tuple[float, float]], kind: str
) -> None:
    printed = tuple(Line(1, number, text) for number, text in enumerate(lines, start=1))
    pages = tuple(Page(number, printed, width, height) for number, (width, height) in enumerate(sizes, start=1))
    assert guess_kind(Document(media_type, pages, ())) == kind


@pytest.mark.parametrize(
    ("pages", "kind"),
    [
        (["Regionkoordinatorer", "Region Nord\nAda Exempelsson\n070-174 06 11", "Region Syd\nBo Provsson"], "slides"),
        (["Regionkoordinatorer", "Region Nord\nAda Exempelsson\n070-174 06 11"], "web_page"),
        (["Regionkoordinatorer", "Rad\n" * 16, "Region Syd\nBo Provsson"], "web_page"),
        (["Regionkoordinatorer", "De stöder den som " + "arbetar " * 12, "Region Syd"], "web_page"),
        (["Broschyr om stöd", "Region Nord\nAda Exempelsson", "Region Syd\nBo Provsson"], "brochure"),
    ],
)
def test_a_text_of_short_pages_is_slides(pages: list[str], kind: str) -> None:
    assert guess_kind(read_text("\f".join(pages).encode())) == kind


PAGE = """<html><head><title>Kontakt | {site}</title></head><body><div><a href="/">Start</a> <a href="/om">Om</a></div>
<div><h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Ada Exempelsson<br>070-174 06 11</p></div></body></html>"""
HEADLESS = (
    "<html><head><title>Kontakt - Exempelverket</title></head><body><p>Start Om oss</p><p>Text.</p></body></html>"
)
LED = "Kontaktpersoner\nNMT leds av Jämställdhetsmyndigheten.\n"
LETTER = "Länsstyrelsen i Exempel\nRegionkoordinatorer\nmot människohandel\nUppdaterad den 3 februari 2025\n\nText.\n"


@pytest.mark.parametrize(
    ("name", "content", "title", "publisher"),
    [
        ("a.html", PAGE.format(site="Jämställdhetsmyndigheten"), "Regionkoordinatorer", "Jämställdhetsmyndigheten"),
        ("a.html", PAGE.format(site="Okänd plats"), "Regionkoordinatorer", None),
        ("a.html", HEADLESS, "Kontakt", "Exempelverket"),
        ("a.txt", "Kontaktpersoner\nUtgivare: Stiftelsen Prov\n", "Kontaktpersoner", None),
        ("a.txt", "Kontaktpersoner\nUtges av: Exempelverket.\nText.\n", "Kontaktpersoner", "Exempelverket"),
        ("a.txt", LED + "Utgivare: Skatteverket, Box 1, 171 94 Solna\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", LED + "Utgiven av Skatteverket. Hösten 2024\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", LED + "Skatteverket | Uppdaterad 2024-05-06\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", LED + "Skatteverket\nSenast uppdaterad: 6 maj 2024\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", LED + "Skatteverket Hösten 2024\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", LED + "Skatteverket · Version 2024-05-06 · 3\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", LED + "Ansvarig utgivare: Skatteverket\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", "Kontakter\nMöte hos Skatteverket Hösten 2024\n", "Kontakter", None),
        ("a.txt", "Deltar\nPolisen\nSkatteverket\nSenast uppdaterad: 6 maj 2024\n", "Deltar", None),
        ("a.txt", "Kontakter\nSkatteverket, tel. 070-174 06 11, maj 2024\n", "Kontakter", None),
        ("a.txt", LED + "*Uppdaterad 6 maj 2024. Skatteverket.*\n", "Kontaktpersoner", "Skatteverket"),
        ("a.txt", "Kontakter\nTräff 6 maj 2024\nSkatteverket\n1\nText.\n", "Kontakter", "Skatteverket"),
        ("a.txt", "Lista\nText.\nText.\nText.\nMvh\nAda Prov\nSkatteverket\n", "Lista", "Skatteverket"),
        ("a.txt", "Kontakter\nSkatteverket\nAda Prov\nTullverket\nBo Prov\n", "Kontakter", None),
        ("a.txt", "Kontakter\nPolisregion Syd\nSkåne\nText.\n", "Kontakter", None),
        ("a.txt", LETTER, "Regionkoordinatorer mot människohandel", "Länsstyrelsen i Exempel"),
    ],
)
def test_title_and_publisher_are_those_that_the_document_gives_itself(
    nmt: Nmt, tmp_path: Path, name: str, content: str, title: str, publisher: str | None
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    answer = json.loads(nmt("add", path, "--raw", tmp_path / "new", "--yes", "--json").out)
    assert (answer["title"], answer["publisher"]) == (title, publisher)


@pytest.mark.parametrize(
    ("suffix", "head"),
    [
        (".eml", "From: bo@example.se\nDate: Mon, 11 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\n"),
        (".mhtml", "From: <Saved>\nDate: Mon, 11 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\n"),
    ],
)
def test_mails_and_saved_pages_keep_their_suffix(
    nmt: Nmt, place: Place, tmp_path: Path, suffix: str, head: str
) -> None:
    body = "<p>Region Nord<br>Eva Exempel<br>070-174 06 05</p>"
    part = f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n"
    related = f'Content-Type: multipart/related; boundary="b"\n\n--b\n{part}--b--\n'
    path = tmp_path / "sidan"
    path.write_text(head + (part if suffix == ".eml" else related), encoding="utf-8")
    answer = nmt("add", path, "--raw", place.raw, "--yes")
    assert (answer.code, answer.err) == (0, "")
    (edition,) = (e for e in read_editions(place.raw) if e.file.endswith(suffix))
    assert (edition.kind, edition.dated_to) == ("web_page", None)


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".xlsx", ".odt", ".odp", ".ods"])
def test_a_file_of_an_office_program_keeps_its_suffix_and_slides_are_slides(
    nmt: Nmt, place: Place, tmp_path: Path, suffix: str
) -> None:
    microsoft = {".docx": word, ".pptx": slides, ".xlsx": sheet}
    write = (microsoft | {".odt": open_text, ".odp": open_slides, ".ods": open_sheet})[suffix]
    path = tmp_path / "lista"  # what it is, is told from the bytes
    path.write_bytes(write(cast_edition(306)))
    answer = nmt("add", path, "--raw", place.raw, "--yes")
    assert (answer.code, answer.err) == (0, "")
    (edition,) = (e for e in read_editions(place.raw) if e.file.endswith(suffix))
    assert (edition.kind == "slides") == (suffix in (".pptx", ".odp"))


def test_a_page_that_was_added_is_asked_for_only_if_it_changed(nmt: Nmt, place: Place) -> None:
    with run_site() as site:
        url = site.put("/kontakt", TEXT, ETag='"v1"', Last_Modified="Mon, 03 Mar 2025 06:00:00 GMT")
        assert nmt("add", url, *place.options, "--yes").code == 0
        site.asked.clear()
        site.serve("/kontakt", lambda _: Answer(status=304))
        answer = nmt("refresh", "--engine", "direct", "--fetch", "--json", *place.options)
        assert [visit["outcome"] for visit in json.loads(answer.out)["visits"]] == ["unchanged"]
        (asked,) = (asked for asked in site.asked if asked.path == "/kontakt")
    assert asked.headers["If-None-Match"] == '"v1"'
    assert asked.headers["If-Modified-Since"] == "Mon, 03 Mar 2025 06:00:00 GMT"


def test_a_page_is_added_also_where_nothing_can_be_remembered(nmt: Nmt, place: Place) -> None:
    (place.outputs / ".cache").mkdir(parents=True, exist_ok=True)
    (place.outputs / ".cache" / "visits.json").mkdir()
    with run_site() as site:
        answer = nmt("add", site.put("/kontakt", TEXT), *place.options, "--yes")
    assert (answer.code, answer.err) == (0, "")

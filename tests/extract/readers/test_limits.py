"""Documents that are broken, huge or hostile are turned away with their reason, within limits."""

from __future__ import annotations

import os
import signal
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from pipeline.domain.edition import Capture, Edition
from pipeline.errors import UnreadableError, WorkerError
from pipeline.extract import extract_edition, extract_statements
from pipeline.extract.readers import bounded, read_document, read_document_within_limits, sniff_media_type
from pipeline.extract.readers import limits as limits_module
from pipeline.extract.readers.bounded import call_within_limits
from tests.extract.readers.sheets import Sheets


def small_pdf() -> bytes:
    sheet = Sheets()
    sheet.text(50, 100, "Eva Ek, 070-174 06 05")
    return sheet.bytes()


def encrypted_pdf(user_password: str | None) -> bytes:
    pdf = FPDF()
    pdf.set_encryption("owner", user_password)
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.text(20, 20, "070-174 06 05")
    return bytes(pdf.output())


def pdf_of(content: bytes, kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    return b"\n".join(
        [
            b"%PDF-1.4",
            b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count " + str(count).encode() + b">>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj",
            b"4 0 obj<</Length " + str(len(content)).encode() + b"/Filter/FlateDecode>>stream",
            content,
            b"endstream endobj",
            b"trailer<</Root 1 0 R>>",
            b"%%EOF",
        ]
    )


def deep_tree(depth: int) -> bytes:
    """A PDF whose tree of pages has a single branch."""
    nodes = (b"%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj" % (n, n + 1) for n in range(10, 10 + depth))
    page = b"%d 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj" % (10 + depth)
    return pdf_of(zlib.compress(b"q Q"), kids=b"10 0 R").replace(b"trailer", b"\n".join([*nodes, page, b"trailer"]))


def read_file(tmp_path: Path, data: bytes, name: str = "document", **bounds: float) -> object:
    path = tmp_path / name
    path.write_bytes(data)
    return read_document_within_limits(path, sniff_media_type(data[:65536], name), **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00\n \n", "empty"),
        (bytes(range(256)) * 40, "unknown_kind"),
        (b"PK\x03\x04 a zip", "unknown_kind"),
        (small_pdf()[:400], "damaged"),
        (b"%PDF-1.4\n" + b"\x80\x01junk" * 500, "damaged"),
        (encrypted_pdf("secret"), "encrypted"),
        (pdf_of(zlib.compress(b"q Q")), "no_text"),
        (pdf_of(zlib.compress(b"q Q"), kids=b"2 0 R"), "no_text"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", "no_pages"),
        (deep_tree(5000), "too_deep"),
        (b"<html><body><script>render()</script></body></html>", "no_text"),
        (b"<html><body>" + b"<div>" * 100_000 + b"x", "too_deep"),
        (b"<html><body>" + b"".join(b"<FONT size=%d>" % n for n in range(3000)) + b"<p>x" * 3000, "too_deep"),
        (b"<html><body><p>" + b"Eva Ek 070-174 06 05 " * 2000, "line_too_long"),
        (b"Eva Ek 070-174 06 05 " * 2000, "line_too_long"),
        (b"\x89PNG\r\n\x1a\n" + b"broken", "damaged"),
    ],
)
def test_what_cannot_be_read_has_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(tmp_path, data)
    assert caught.value.reason_code == reason
    assert caught.value.document == "document"


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert read_document(encrypted_pdf(None)).text == "070-174 06 05"


def test_a_pdf_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    assert sniff_media_type(small_pdf(), "kontakt.html") == "application/pdf"
    assert read_file(tmp_path, small_pdf(), "kontakt.html") == read_document(small_pdf())


def test_pages_beyond_the_cap_are_a_loss() -> None:
    sheet = FPDF()
    sheet.set_font("Helvetica")
    for _ in range(501):
        sheet.add_page()
        sheet.text(20, 20, "Eva Ek")
    document = read_document(bytes(sheet.output()))
    assert len(document.pages) == 500
    assert [(note.code, note.is_loss) for note in document.notes] == [("too_many_pages", True)]


def test_a_very_wide_page_is_read() -> None:
    sheet = Sheets(10_000, 800)
    sheet.text(50, 100, "Eva Ek")
    sheet.text(9_000, 100, "070-174 06 05")
    assert [line.text for line in sheet.read().lines()] == ["Eva Ek", "070-174 06 05"]


def test_a_huge_text_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(tmp_path, b"Hej hopp\n" * (4 << 20))
    assert caught.value.reason_code == "too_large"


def test_a_stream_that_swells_is_stopped_by_the_memory_limit(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(tmp_path, pdf_of(zlib.compress(b"q " * (150 << 20), 1)), memory_mb=300)
    assert caught.value.reason_code == "too_large"


def test_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_file(tmp_path, pdf_of(zlib.compress(b"0 0 m 9 9 l S " * (3 << 20), 1)), seconds=1.5)
    assert caught.value.reason_code == "too_slow"


def test_a_child_that_dies_is_a_reason_and_no_more() -> None:
    with pytest.raises(UnreadableError) as caught:
        call_within_limits(os._exit, 9)
    assert caught.value.reason_code == "crashed"


def kill_first_time(mark: Path) -> str:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def test_a_child_that_somebody_kills_is_started_once_more(tmp_path: Path) -> None:
    assert call_within_limits(kill_first_time, tmp_path / "killed") == "read"


def test_a_child_that_cannot_start_is_no_documents_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "_CHILD", "antigravity_that_is_missing")
    with pytest.raises(WorkerError, match="cannot be started"):
        read_file(tmp_path, encrypted_pdf(None))


def test_a_long_document_is_extracted_within_limits(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "Region Nord\n\nAnna Ek\n070-174 06 05\n\n" + "Hej hopp i lingonskogen.\n" * 5_000, encoding="utf-8"
    )
    edition = Edition("long", path.name, None, None, None, None, None, None, None, "")
    capture = Capture(edition, path, "text/plain", path.stat().st_size)
    assert extract_edition(capture) == extract_statements(edition, read_document(path.read_bytes()))
    with pytest.raises(UnreadableError) as caught:
        extract_edition(capture, seconds=0.01)
    assert (caught.value.reason_code, caught.value.document) == ("too_slow", "long.txt")


def test_work_that_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(UnreadableError) as caught:
        call_within_limits(bytearray, 3000 << 20)
    assert caught.value.reason_code == "too_large"


def test_child_and_parent_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = read_file(tmp_path, small_pdf())
    monkeypatch.setattr(limits_module, "_is_ordinary", lambda *_: False)
    assert read_file(tmp_path, small_pdf()) == here


def test_a_page_that_cannot_be_read_does_not_take_the_others_with_it() -> None:
    sheet = Sheets()
    sheet.text(50, 100, "Eva Ek")
    broken = sheet.bytes().replace(b"/Count 1", b"/Count 2").replace(b"/Kids [", b"/Kids [99 0 R ")
    assert [line.text for line in read_document(broken).lines()] == ["Eva Ek"]


def test_spans_without_end_are_held_to_the_table() -> None:
    row = b"<tr>" + b"<td colspan=1000000000 rowspan=1000000000>Eva Ek" * 10
    document = read_document(b"<table>" + row * 300)
    (table,) = document.blocks
    assert len(list(document.lines())) == 3000
    assert sum(len(row.children) for row in table.children) < 20_000


def test_a_fault_of_our_own_costs_the_document_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("maximum recursion depth exceeded")

    path = tmp_path / "sida.txt"
    path.write_text("Eva Ek\n070-174 06 05\n", encoding="utf-8")
    edition = Edition("sida", path.name, None, None, None, None, None, None, None, "")
    monkeypatch.setattr("pipeline.extract.edition.extract_statements", fail)
    with pytest.raises(UnreadableError) as caught:
        extract_edition(Capture(edition, path, "text/plain", 30))
    assert (caught.value.reason_code, caught.value.document) == ("failed", "sida.txt")
    assert "RecursionError" in str(caught.value)


def test_a_pdf_that_counts_a_thousand_million_objects_is_read_within_limits(tmp_path: Path) -> None:
    head = b"%PDF-1.5\n1 0 obj<</Type/XRef/Size 999999999/Index[0 999999999]/W[1 8 4]/Root 2 0 R/Length 8>>stream\n"
    with pytest.raises(UnreadableError) as caught:
        read_file(tmp_path, head + bytes(8) + b"\nendstream endobj\nstartxref\n9\n%%EOF", seconds=0.01)
    assert caught.value.reason_code == "too_slow"


@pytest.mark.parametrize("odd", [b"<00000000> <FFFFFFFF> <0041>", b"5 0 obj<</Subtype/Form>>endobj"])
def test_ranges_without_end_and_forms_are_not_read_here(odd: bytes) -> None:
    plain = pdf_of(zlib.compress(b"q Q"))
    assert limits_module._is_plain_pdf(plain)
    assert not limits_module._is_plain_pdf(plain.replace(b"trailer", odd + b"\ntrailer"))
    assert limits_module._is_plain_pdf(pdf_of(zlib.compress(odd))) is odd.startswith(b"5")


def test_the_ids_of_an_ordinary_print_are_no_ranges() -> None:
    brochure = Path(__file__).parents[3] / "raw" / "000_nmt-brochure.pdf"
    assert limits_module._is_plain_pdf(brochure.read_bytes())
    assert limits_module._is_plain_pdf(small_pdf())


@pytest.mark.parametrize("pack", [zlib.compress, bytes])
def test_a_page_of_more_letters_than_a_page_has_is_not_read_here(pack: Callable[[bytes], bytes]) -> None:
    letters = b"BT /F1 1 Tf (" + b"a" * 90 + b") Tj ET\n"
    ordinary, dense = pdf_of(pack(letters * 40)), pdf_of(pack(letters * 900))
    assert limits_module._is_plain_pdf(ordinary)
    assert not limits_module._is_plain_pdf(dense)

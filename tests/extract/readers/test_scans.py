"""Scans are read from their image where they need it, and never where they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fpdf import FPDF

from pipeline.domain.layout import Document
from pipeline.errors import UnreadableError
from pipeline.extract import extract_statements
from pipeline.extract.readers import ocr, read_document, scans
from pipeline.extract.readers.combining import combine_readings, digits_differ, restore_sections
from pipeline.extract.readers.mail_pieces import join_addresses
from pipeline.extract.readers.printed import PrintedWord
from tests.extract.helpers import make_edition
from tests.extract.readers.scanned import png, render, scan
from tests.extract.readers.sheets import Sheets

LINES = [
    "REGION ÖST",
    "Södermanland, Östergötland",
    "",
    "Märta Håkansson",
    "marta.hakansson@linkoping.example.se",
    "070-174 06 06",
    "",
    "Se 5 kap. 15 § utlänningslagen.",
]
LOST = str.maketrans("åäöÅÄÖ§", "aaoAAO8")

needs_tesseract = pytest.mark.skipif(
    not {"swe", "eng"} <= ocr.installed_models(),
    reason="tesseract with its Swedish and English models is not installed",
)


def sheet() -> Sheets:
    made = Sheets(400, 300)
    made.text(40, 60, LINES, 11)
    return made


def set_layer(pdf: FPDF, lines: list[str]) -> None:
    pdf.set_font("Helvetica", size=11)
    for row, line in enumerate(lines):
        if line:
            pdf.text(40, 60 + 13.75 * row, line)


def damaged(pdf: FPDF) -> None:
    set_layer(pdf, [line.translate(LOST).replace("06 06", "06 08") for line in LINES])


def clean(pdf: FPDF) -> None:
    set_layer(pdf, LINES)


def printed(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


@needs_tesseract
def test_a_damaged_layer_and_the_image_make_one_text_and_digits_in_doubt_are_marked() -> None:
    document = read_document(scan(sheet(), damaged))
    assert printed(document) == [line for line in LINES if line]
    doubtful = [line for line in document.lines() if line.digits_differ]
    assert [(line.text, line.alternative) for line in doubtful] == [("070-174 06 06", "070-174 06 08")]
    assert document.pages[0].is_scan
    assert [note.code for note in document.notes] == ["ocr"]


@needs_tesseract
def test_an_image_alone_is_read_by_both_models() -> None:
    document = read_document(scan(sheet()))
    assert printed(document) == [line for line in LINES if line]
    assert not any(line.digits_differ for line in document.lines())


@needs_tesseract
def test_an_image_file_is_a_page() -> None:
    document = read_document(png(render(sheet()), 200))
    assert printed(document)[:2] == LINES[:2]
    assert document.media_type == "image/png"
    assert (round(document.pages[0].width), round(document.pages[0].height)) == (400, 300)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ocr, scans):
        monkeypatch.setattr(module, "installed_models", frozenset)
    monkeypatch.setattr("pipeline.extract.readers.images.installed_models", frozenset)


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_damaged_layer_is_taken_as_it_is() -> None:
    document = read_document(scan(sheet(), damaged))
    assert printed(document)[1] == "Sodermanland, Ostergotland"
    assert [(note.code, note.is_loss) for note in document.notes] == [("ocr_missing", False)]
    (told,) = [item for item in extract_statements(make_edition(), document).quarantined if item.page and not item.line]
    assert told.reason_code == "ocr_missing"
    assert told.detail.startswith("1 page: the text layer of the scan is taken as it is; install tesseract")


@needs_tesseract
def test_with_the_english_model_alone_an_image_is_read_and_what_to_install_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("pipeline.extract.readers.images", "pipeline.extract.readers.scans"):
        monkeypatch.setattr(f"{name}.installed_models", lambda: frozenset({"eng"}))
    document = read_document(png(render(sheet()), 200))
    assert "marta.hakansson@linkoping.example.se" in printed(document)
    (told,) = [item for item in extract_statements(make_edition(), document).quarantined if item.page and not item.line]
    assert told.reason_code == "ocr_english"
    assert "tesseract-ocr-swe" in told.detail


@pytest.mark.usefixtures("no_tesseract")
@pytest.mark.parametrize("make", [lambda: scan(sheet()), lambda: png(render(sheet()), 200)])
def test_without_tesseract_an_image_alone_says_what_to_install(make: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableError, match="install tesseract") as caught:
        read_document(make())
    assert caught.value.reason_code == "ocr_missing"


def test_a_clean_layer_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("read by OCR without need")

    monkeypatch.setattr(scans, "read_image", refuse)
    assert printed(read_document(scan(sheet(), clean))) == [line for line in LINES if line]
    assert printed(read_document(sheet().bytes())) == [line for line in LINES if line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ostergotland Jonkoping Marta Sjostrom marta.sjostrom@linkoping.example.se 070-174 06 06", True),
        ("List of the regional coordinators and their areas of work with contact details 070-174 06 06", False),
    ],
)
def test_a_long_list_that_lost_its_swedish_letters_is_damaged_and_an_english_text_is_not(
    line: str, expected: bool
) -> None:
    assert scans.is_damaged(" ".join([line] * 12)) is expected


def words(*texts: str) -> list[PrintedWord]:
    """Words of one line, each over its share of 400 points."""
    step = 400 / len(texts)
    return [PrintedWord(text, step * n, 0, step * (n + 1) - 2, 10, 8, 10) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("swedish", "other", "expected"),
    [
        (["Åsa", "Öberg"], ["Asa", "Oberg"], "Åsa Öberg"),
        (["asa.obergQumea.example.se"], ["asa.oberg@umea.example.se"], "asa.oberg@umea.example.se"),
        (["asa.oberg", "umea.example.se"], ["asa.oberg@umea.example.se"], "asa.oberg@umea.example.se"),
        (["rickard.obergQumea.example.se"], ["oberg@umea.example.se"], "rickard.oberg@umea.example.se"),
        (["eva.lundQumea.example.se"], ["eva.]und@umea.example.se"], "eva.lund@umea.example.se"),
        (["rickard.obergQumea.example.se"], ["rg", "@umea.example.se"], "rickard.oberg@umea.example.se"),
        (["asa", "obergQumea.example.se."], ["asa.oberg@umea"], "asa.oberg@umea.example.se"),
        (["kap.", "158"], ["kap.", "15§"], "kap. 15§"),
        (["070-174"], ["070-174"], "070-174"),
        (["070-174"], ["070-114"], "070-174"),
        (["www.nmt.example.se"], ["www.nmt.example.se"], "www.nmt.example.se"),
    ],
)
def test_each_reading_is_taken_where_it_is_strong(swedish: list[str], other: list[str], expected: str) -> None:
    assert " ".join(word.text for word in combine_readings(words(*swedish), words(*other))) == expected


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("070-174", "070-114", True),
        ("070-174", "070-174", False),
        ("070-174", "", True),
        ("Jönköping", "J6nkdping", False),
        ("Sjöström", None, False),
        ("pettersson2@a.se", "pettersson@a.se", True),
        ("OO", "00", False),
        ("OOO-OO", "000-00", False),
    ],
)
def test_digits_differ_where_readings_of_a_number_disagree(text: str, other: str | None, expected: bool) -> None:
    word = words(text)[0]
    word.other = other
    assert digits_differ(word) is expected


def test_a_lost_section_sign_is_put_back_where_the_rest_agrees() -> None:
    assert [word.text for word in restore_sections(words("158"), words("15§"))] == ["15§"]
    assert [word.text for word in restore_sections(words("158"), words("14§"))] == ["158"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["asa@", "umea.example.se"], "asa@umea.example.se"),
        (["asa.ek", "@umea.example.se"], "asa.ek@umea.example.se"),
        (["asa.ek", "@", "umea.example.se"], "asa.ek@umea.example.se"),
        (["asa.", "ek@umea.example.se"], "asa.ek@umea.example.se"),
        (["asa.ek", "Q", "@umea.example.se"], "asa.ek@umea.example.se"),
        (["asa.ekQ", "@umea.example.se"], "asa.ek@umea.example.se"),
        (["asa.ek", "Q", "umea.example.se"], "asa.ek@umea.example.se"),
        (["asa", "Q", "umea.example.se"], "asa Q umea.example.se"),
        (["@", "020-390000"], "@ 020-390000"),
        (["tel.", "asa@umea.example.se"], "tel. asa@umea.example.se"),
        (["Ek", "asa@umea.example.se"], "Ek asa@umea.example.se"),
        (["Följ", "@nmt"], "Följ @nmt"),
    ],
)
def test_only_the_pieces_of_an_address_are_joined(pieces: list[str], expected: str) -> None:
    assert " ".join(word.text for word in join_addresses(words(*pieces))) == expected


def test_sign_misread_as_a_crowned_capital_makes_a_mail_no_smaller() -> None:
    header = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"
    mails = (("asa.frojd@umea.se", 36), ("asa.frojdÖumea.se", 34), ("asa.frojd@umea.se", 36))
    rows = [f"5\t1\t1\t1\t{n}\t1\t100\t{50 * n}\t400\t{high}\t90\t{mail}" for n, (mail, high) in enumerate(mails)]
    words = ocr.parse_tsv("\n".join((header, *rows)), 0.24).words
    assert len({word.size for word in words}) == 1


def test_dirt_that_one_reading_sees_in_the_white_is_no_word() -> None:
    def word(text: str, x0: float) -> PrintedWord:
        return PrintedWord(text, x0, 0, x0 + 5 * len(text), 10, 8, 10)

    mine = [word("Märta", 0), word("Ek", 28), word("-", 100), word("SN", 140), word("i", 240), word("Umeå", 250)]
    other = [word("Marta", 0), word("Umea", 250)]
    assert [w.text for w in combine_readings(mine, other)] == ["Märta", "Ek", "i", "Umeå"]


def test_unsure_words_of_a_sure_line_or_of_a_mail_stay() -> None:
    header = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"
    read = (
        (1, 5, "malin."), (1, 5, "ljung"), (1, 88, "Qumea.se"), (2, 7, "siv."), (2, 7, "alm@umea.se"), (3, 4, "Biewr"),
        (1, 3, "~-"),
    )  # fmt: skip
    rows = [
        f"5\t1\t1\t1\t{line}\t1\t{90 * n}\t{50 * line}\t80\t30\t{sure}\t{text}"
        for n, (line, sure, text) in enumerate(read)
    ]
    words = ocr.parse_tsv("\n".join((header, *rows)), 0.24).words
    assert [word.text for word in words] == ["malin.", "ljung", "Qumea.se", "siv.", "alm@umea.se"]


@pytest.mark.parametrize(("is_compared", "read"), [(True, "070-174 06 19 x 7"), (False, "070-174 19 x 7")])
def test_unsure_group_of_digits_in_a_number_stays_where_another_reading_is_held_against_it(
    *, is_compared: bool, read: str
) -> None:
    header = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"
    seen = [(90, "070-174"), (2, "06"), (88, "19"), (1, "4"), (90, "x"), (3, "31"), (80, "7")]
    rows = [f"5\t1\t1\t1\t1\t{n}\t{90 * n}\t50\t40\t30\t{sure}\t{text}" for n, (sure, text) in enumerate(seen, start=1)]
    words = ocr.parse_tsv("\n".join((header, *rows)), 0.24, is_compared=is_compared).words
    assert " ".join(word.text for word in words) == read


@pytest.mark.parametrize(("confidence", "is_read"), [(17, False), (96, True)])
def test_edge_of_a_frame_that_is_read_as_words_is_none(confidence: int, is_read: bool) -> None:
    box = f"5\t1\t1\t1\t1\t1\t2259\t2432\t13\t129\t{confidence}\tAEE"
    assert [word.text for word in ocr.parse_tsv("header\n" + box, 0.24).words] == ["AEE"] * is_read


def test_mail_parted_at_its_low_line_is_joined() -> None:
    pieces = [PrintedWord("asa", 0, 0, 20, 10, 8, 10), PrintedWord("_ek@umea.example.se", 22, 0, 90, 10, 8, 10)]
    assert [word.text for word in join_addresses(pieces)] == ["asa_ek@umea.example.se"]

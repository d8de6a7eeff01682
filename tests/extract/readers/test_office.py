"""Files of office programs: read like the pages that they would be saved as, with the place of each value."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from pipeline.domain.office import OPEN_SHEETS, OPEN_SLIDES, OPEN_TEXT, SHEETS, SLIDES, WORD
from pipeline.errors import UnreadableError
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document, read_document_within_limits, sniff_media_type
from pipeline.normalize import normalize_editions
from tests.editions.agencies.cast import cast_edition
from tests.editions.people import MadeUp
from tests.editions.scoring import missing
from tests.extract.helpers import make_edition, people
from tests.extract.readers.office_files import (
    open_cell,
    open_row,
    open_sheet,
    open_slides,
    open_text,
    pack_open_document,
    pack_word,
    saved,
    sheet,
    slides,
    word,
)


@pytest.mark.parametrize(
    ("write", "kind"),
    [
        (word, WORD),
        (slides, SLIDES),
        (sheet, SHEETS),
        (open_text, OPEN_TEXT),
        (open_slides, OPEN_SLIDES),
        (open_sheet, OPEN_SHEETS),
    ],
)
def test_a_list_of_an_office_program_is_read_wholly(write: Callable[[MadeUp], bytes], kind: str) -> None:
    made = cast_edition(306)  # with a vacant seat
    data = write(made)
    assert sniff_media_type(data) == kind
    assert missing(made, normalize_editions([extract_statements(make_edition(), read_document(data))])[0]) == []


@pytest.mark.parametrize("write", [slides, open_slides])
def test_a_slide_is_a_page(write: Callable[[MadeUp], bytes]) -> None:
    made = cast_edition(306)
    found = people(extract_statements(make_edition(), read_document(write(made))))
    numbers = {r.region_id: at for at, r in enumerate(made.regions, start=1)}
    regions = {p.name: r.region_id for r, p in made.people()}
    assert {m.first("name"): m.statements[0].place.page for m in found} == {
        name: numbers[region] for name, region in regions.items()
    }


def test_levels_of_a_box_are_lists_and_notes_and_tables_are_read() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    frame = slide.placeholders[1].text_frame
    frame.text = "Region Nord"
    for text, level in (("Eva Exempel", 1), ("070-174 06 05", 2), ("Bo Provberg", 1), ("070-174 06 06", 2)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    table = slide.shapes.add_table(2, 3, Inches(1), Inches(6), Inches(8), Inches(1)).table
    for at, text in enumerate(("Region", "Namn", "Telefon", "Väst", "Cia Testgren", "070-174 06 07")):
        table.cell(at // 3, at % 3).text = text
    assert slide.notes_slide.notes_text_frame is not None
    slide.notes_slide.notes_text_frame.text = "Region Syd\nDan Fiktivsson\n070-174 06 08"
    found = people(extract_statements(make_edition(), read_document(saved(deck.save))))
    assert {m.first("name"): (m.first("region"), m.values("phone")) for m in found} == {
        "Eva Exempel": ("Region Nord", ("070-174 06 05",)),
        "Bo Provberg": ("Region Nord", ("070-174 06 06",)),
        "Cia Testgren": ("Väst", ("070-174 06 07",)),
        "Dan Fiktivsson": ("Region Syd", ("070-174 06 08",)),
    }


def test_a_number_that_lost_its_zero_is_kept_in_doubt_and_what_a_sheet_hides_is_not_read() -> None:
    book = Workbook()
    page, hidden = book.active, book.create_sheet("Gammal lista")
    assert page is not None
    page.append(["Region", "Namn", "Privat", "Telefon"])
    page.append(["Nord", "Eva Exempel", "070-174 06 07", 701740605])
    page.append(["Nord", "Cia Testgren", "", "070-174 06 08"])
    page.row_dimensions[3].hidden = page.column_dimensions["C"].hidden = True
    hidden.append(["Syd", "Bo Provberg", "070-174 06 06"])
    hidden.sheet_state = "hidden"
    (person,) = people(extract_statements(make_edition(), read_document(saved(book.save))))
    (phone,) = (statement for statement in person.statements if statement.property == "phone")
    assert (person.first("name"), phone.raw_text, phone.confidence) == ("Eva Exempel", "701740605", 0.5)


def test_a_slide_that_is_not_shown_is_not_read_and_the_others_keep_their_numbers() -> None:
    deck = Presentation()
    for region, name in (("Nord", "Eva Exempel"), ("Syd", "Bo Provberg")):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        assert slide.shapes.title is not None
        slide.shapes.title.text = f"Region {region}"
        slide.shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame.text = f"{name}\n070-174 06 05"
    deck.slides[0].element.set("show", "0")
    (person,) = people(extract_statements(make_edition(), read_document(saved(deck.save))))
    assert (person.first("name"), person.statements[0].place.page) == ("Bo Provberg", 2)


def test_what_open_document_hides_or_has_struck_out_is_not_read() -> None:
    hidden = 'table:visibility="collapse"'
    eva = (*map(open_cell, ("Nord", "Eva Exempel")), open_cell("070-174 06 07"), open_cell("070-174 06 05"))
    rows = open_row(*eva) + open_row(open_cell("Syd"), open_cell("Cia Testgren"), attributes=hidden)
    columns = f'<table:table-column table:number-columns-repeated="2"/><table:table-column {hidden}/>'
    shown = f'<table:table table:name="Lista">{columns}{rows}</table:table>'
    gone = f'<table:table table:name="Gammal" table:style-name="ta2">{open_row(open_cell("Bo Provberg"))}</table:table>'
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    sheets = read_document(pack_open_document("spreadsheet", shown + gone, styles=style))
    assert (sheets.text, len(sheets.pages)) == ("Lista\nNord\nEva Exempel\n070-174 06 05", 2)

    style = '<style:style style:name="dp2"><style:p presentation:visibility="hidden"/></style:style>'
    box = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    pages = f'<draw:page draw:style-name="dp2">{box.format("Bo")}</draw:page><draw:page>{box.format("Eva")}</draw:page>'
    deck = read_document(pack_open_document("presentation", pages, styles=style))
    assert [[line.text for line in page.lines] for page in deck.pages] == [[], ["Eva"]]

    struck = "<text:tracked-changes><text:p>Bo Provberg</text:p></text:tracked-changes>"
    noted = "<text:p>Eva<office:annotation><text:p>Bo?</text:p></office:annotation> Exempel</text:p>"
    assert read_document(pack_open_document("text", struck + noted)).text == "Eva Exempel"


def test_headings_bold_links_and_header_rows_of_open_document_are_kept() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Heading_20_2"/>'
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    head = f"<table:table-header-rows>{open_row(open_cell('Namn'))}</table:table-header-rows>"
    body = (
        '<text:p text:style-name="P1">Region Nord</text:p>'
        '<text:p><text:span text:style-name="T1">Eva</text:span><text:s text:c="2"/>'
        '<text:a xlink:href="mailto:eva@example.se">Mejla</text:a></text:p>'
        f"<table:table>{head}{open_row(open_cell('Bo'))}</table:table>"
    )
    document = read_document(pack_open_document("text", body, styles=styles))
    heading, paragraph, table = document.blocks
    (line,) = paragraph.lines
    assert (heading.kind, heading.text, line.text) == ("heading", "Region Nord", "Eva Mejla")
    assert [link.href for link in line.links] == ["mailto:eva@example.se"]
    assert [(cell.text, cell.label) for row in table.children for cell in row.children if cell.label] == [
        ("Bo", "Namn")
    ]


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * (300 << 20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (pack_word("")[:-40], "cut.docx", "damaged"),
        (pack_word("<w:p"), "torn.docx", "damaged"),
        (pack_word(""), "empty.docx", "no_text"),
        (_bomb(), "bomb.docx", "too_large"),
        (open_text(cast_edition(306))[:-40], "cut.odt", "damaged"),
        (pack_open_document("text", "<text:p"), "torn.odt", "damaged"),
        (pack_open_document("text", "", is_locked=True), "locked.odt", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked.docx", "unknown_kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_set_aside_with_a_reason(tmp_path: Path, data: bytes, name: str, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as told:
        read_document_within_limits(path, sniff_media_type(data, name))
    assert told.value.reason_code == reason


def test_an_old_or_locked_file_is_told_what_to_save_it_as() -> None:
    with pytest.raises(
        UnreadableError, match=r"save it without a password as PDF, \.docx, \.pptx, \.xlsx, \.odt, \.odp or \.ods"
    ):
        read_document(b"{\\rtf1 Region Nord}")

"""Word documents, slides and sheets: read like the pages that they would be saved as, with the place of each value."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from pipeline.domain.office import SHEETS, SLIDES, WORD
from pipeline.errors import UnreadableError
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document, read_document_within_limits, sniff_media_type
from pipeline.normalize import normalize_editions
from tests.editions.agencies.cast import cast_edition
from tests.editions.people import MadeUp
from tests.editions.scoring import missing
from tests.extract.helpers import make_edition, people
from tests.extract.readers.office_files import pack_word, saved, sheet, slides, word


@pytest.mark.parametrize(("write", "kind"), [(word, WORD), (slides, SLIDES), (sheet, SHEETS)])
def test_a_list_of_an_office_program_is_read_wholly(write: Callable[[MadeUp], bytes], kind: str) -> None:
    made = cast_edition(306)  # with a vacant seat
    data = write(made)
    assert sniff_media_type(data) == kind
    assert missing(made, normalize_editions([extract_statements(make_edition(), read_document(data))])[0]) == []


def test_a_slide_is_a_page() -> None:
    made = cast_edition(306)
    found = people(extract_statements(make_edition(), read_document(slides(made))))
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
    with pytest.raises(UnreadableError, match=r"save it without a password as PDF, \.docx, \.pptx or \.xlsx"):
        read_document(b"{\\rtf1 Region Nord}")

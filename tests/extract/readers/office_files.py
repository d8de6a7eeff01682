"""Made-up lists as files of Word, PowerPoint and Excel, for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from tests.editions.people import COUNTIES, MadeUp

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _counties(codes: Sequence[str]) -> str:
    return ", ".join(COUNTIES[code] for code in codes)


def pack_word(body: str) -> bytes:
    """Pack the body of a Word document, with the styles that Swedish Word gives its headings."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{kind}.document.main+xml"/><Override PartName="/word/styles.xml" '
        f'ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{_WORDS}"><w:style w:type="paragraph" w:styleId="Rubrik2">'
        '<w:name w:val="heading 2"/></w:style></w:styles>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _paragraph(text: str, style: str = "") -> str:
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}<w:r><w:t>{text}</w:t></w:r></w:p>"


def word(made: MadeUp) -> bytes:
    parts = []
    for r in made.regions:
        parts += [_paragraph(f"Region {r.name}", "Rubrik2"), _paragraph(_counties(r.counties))]
        for p in r.people:
            told = (p.name, f"Telefon: {', '.join(p.shown)}", f"E-post: {', '.join({p.email, p.second_mail} - {''})}")
            parts += map(_paragraph, told)
        parts += [] if r.people else [_paragraph(r.vacancy)]
    return pack_word("".join(parts))


def slides(made: MadeUp) -> bytes:
    deck = Presentation()
    for r in made.regions:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        assert slide.shapes.title is not None
        slide.shapes.title.text = f"Region {r.name}"
        texts = ["\n".join((p.name, ", ".join(p.shown), ", ".join({p.email, p.second_mail} - {""}))) for p in r.people]
        for at, text in reversed(
            list(enumerate([_counties(r.counties), *(texts or [r.vacancy])]))
        ):  # as drawn, not read
            box = slide.shapes.add_textbox(Inches(1 + 4 * (at % 2)), Inches(1 + at), Inches(4), Inches(1))
            box.text_frame.text = text
    return saved(deck.save)


def sheet(made: MadeUp) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Regionkoordinatorer, uppdaterad 3 maj 2023"])
    page.append(["Region", "Län", "Namn", "Telefon", "E-post"])
    for r in made.regions:
        first = page.max_row + 1
        for p in r.people:
            page.append(
                [r.name, _counties(r.counties), p.name, ", ".join(p.shown), ", ".join({p.email, p.second_mail} - {""})]
            )
        if not r.people:
            page.append([r.name, _counties(r.counties), r.vacancy])
        for column in "AB":
            page.merge_cells(f"{column}{first}:{column}{page.max_row}")
    return saved(book.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()

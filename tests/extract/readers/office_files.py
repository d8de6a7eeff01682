"""Made-up lists as files of office programs, for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from tests.editions.people import COUNTIES, MadeUp, Person

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


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES = ("office", "text", "table", "style", "presentation", "drawing", "xsl-fo-compatible", "svg-compatible")
_ODF_PREFIXES = {"drawing": "draw", "xsl-fo-compatible": "fo", "svg-compatible": "svg"}


def pack_open_document(kind: str, body: str, *, styles: str = "", is_locked: bool = False) -> bytes:
    """Pack a file of OpenDocument.

    Args:
        kind: `text`, `presentation` or `spreadsheet`.
        body: What it holds.
        styles: The styles that its parts follow.
        is_locked: Whether its manifest says that a password locks it.
    """
    names = "".join(f' xmlns:{_ODF_PREFIXES.get(name, name)}="{_ODF}:{name}:1.0"' for name in _ODF_NAMES)
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<encryption-data/>" if is_locked else "<manifest/>")
    return buffer.getvalue()


def _paragraphs(*texts: str) -> str:
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


def _told(person: Person) -> tuple[str, str, str]:
    return person.name, ", ".join(person.shown), ", ".join({person.email, person.second_mail} - {""})


def open_text(made: MadeUp) -> bytes:
    parts = []
    for r in made.regions:
        parts += [f'<text:h text:outline-level="2">Region {r.name}</text:h>', _paragraphs(_counties(r.counties))]
        parts += ["<text:p>" + "<text:line-break/>".join(_told(p)) + "</text:p>" for p in r.people]
        parts += [] if r.people else [_paragraphs(r.vacancy)]
    return pack_open_document("text", "".join(parts))


def open_slides(made: MadeUp) -> bytes:
    """Slides whose boxes are drawn from the bottom up."""
    pages = []
    for r in made.regions:
        texts = [_paragraphs(_counties(r.counties)), *(_paragraphs(*_told(p)) for p in r.people)]
        texts += [] if r.people else [_paragraphs(r.vacancy)]
        boxes = [
            f'<draw:frame svg:x="1cm" svg:y="{at + 3}.5cm"><draw:text-box>{text}</draw:text-box></draw:frame>'
            for at, text in enumerate(texts)
        ]
        name = _paragraphs(f"Region {r.name}")
        title = f'<draw:frame presentation:class="title"><draw:text-box>{name}</draw:text-box></draw:frame>'
        pages.append(f"<draw:page>{''.join(reversed(boxes))}{title}</draw:page>")
    return pack_open_document("presentation", "".join(pages))


def open_cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{_paragraphs(text)}</table:table-cell>"


def open_row(*cells: str, attributes: str = "") -> str:
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    return f"<table:table-row {attributes}>{''.join(cells)}{rest}</table:table-row>"


def open_sheet(made: MadeUp) -> bytes:
    """A sheet whose regions and counties span the rows of their people, and whose empty rest is said to repeat."""
    covered = "<table:covered-table-cell/>"
    rows = [open_row(open_cell("Regionkoordinatorer, uppdaterad 3 maj 2023"))]
    rows.append(open_row(*map(open_cell, ("Region", "Län", "Namn", "Telefon", "E-post"))))
    for r in made.regions:
        span = f'table:number-rows-spanned="{max(1, len(r.people))}"'
        first = open_cell(r.name, span) + open_cell(_counties(r.counties), span)
        told = [tuple(map(open_cell, _told(p))) for p in r.people] or [(open_cell(r.vacancy),)]
        rows += [open_row(covered * 2 if at else first, *cells) for at, cells in enumerate(told)]
    rows.append(open_row(attributes='table:number-rows-repeated="1048000"'))
    return pack_open_document("spreadsheet", f'<table:table table:name="Blad1">{"".join(rows)}</table:table>')

"""What is filled into the fields of a PDF form, and typed over a page: text that the page itself does not draw.

A field keeps its value apart from the page (`/V`, in the field or in one above it), with or without a drawing of it
(`/AP`), and a viewer shows it in the rectangle of the field. Here it becomes words in that rectangle, on the line of
the label beside it. Values that a viewer hides are not read, and neither is one that the page draws as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord

_UNSEEN = 0b100011  # flags of an annotation: invisible, hidden, shown on no screen
_PASSWORD = 1 << 13  # flag of a field whose value is shown as dots
_MOST_PARENTS = 20
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_USUAL_SIZE = 10.0  # points, where the viewer chooses the size itself
_LETTER = 0.5  # of the type size: the width of a letter, about
_BLANK = 0.28  # of the type size
_PADDING = 2.0  # points between the edge of a field and its text
_LEADING = 1.2  # of the type size: from baseline to baseline in a field of several lines
_ASCENT, _DESCENT = 0.75, 0.25  # of the type size, above and below the baseline


def read_fields(page: Page, drawn: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Read what the fields of a page hold.

    Args:
        page: The page, opened by pdfplumber.
        drawn: The words that the page draws, upright.

    Returns:
        Words with places estimated from the field's rectangle, in points.
    """
    if not page.page_obj.annots:
        return []
    try:
        annotations = page.annots
    except (PdfminerException, MalformedPDFException, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return []
    words: list[PrintedWord] = []
    for annotation in annotations:
        field = annotation["data"]
        box = Box(annotation["x0"], annotation["top"], annotation["x1"], annotation["bottom"])
        if (text := _shown_text(field)) and not _is_drawn(text, box, drawn):
            words.extend(_set_words(text, box, _type_size(field, box, text), drawn))
    return words


def _shown_text(field: Mapping[str, Any]) -> str:
    """What a viewer shows in the rectangle of an annotation, or nothing."""
    if _number(field.get("F")) & _UNSEEN:
        return ""
    kind = _name(field.get("Subtype"))
    if kind == "FreeText":
        return _text(field.get("Contents"))
    if kind != "Widget" or _name(_inherited(field, "FT")) not in ("Tx", "Ch"):
        return ""
    return "" if _number(_inherited(field, "Ff")) & _PASSWORD else _text(_inherited(field, "V"))


def _inherited(field: Mapping[str, Any], key: str) -> object:
    """A value of a field, or of the nearest field above it that has one."""
    for _ in range(_MOST_PARENTS):
        value = resolve1(field.get(key))
        if value is not None:
            return value
        parent = resolve1(field.get("Parent"))
        if not isinstance(parent, Mapping):
            return None
        field = parent
    return None


def _text(value: object) -> str:
    """The text of a value: a string, a long one kept as a stream, or several that are chosen of a list."""
    if isinstance(value, PDFObjRef):
        value = resolve1(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(one) for one in value)))
    if isinstance(value, bytes):
        value = _decode(value)
    return value.strip() if isinstance(value, str) else ""


def _decode(value: bytes) -> str:
    """Decode a string of a PDF: UTF-8 or UTF-16 by its mark, else the PDF's own code page.

    >>> _decode(b"\\xef\\xbb\\xbfP\\xc3\\xa4ivi"), _decode(b"\\xfe\\xff\\x00\\xc5\\x00s\\x00a"), _decode(b"G\\xf6ran")
    ('Päivi', 'Åsa', 'Göran')
    """
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    if value.startswith(b"\xff\xfe"):
        return value[2:].decode("utf-16-le", "replace")
    return decode_text(value)


def _name(value: object) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _number(value: object) -> int:
    value = resolve1(value)
    return value if isinstance(value, int) else 0


def _is_drawn(text: str, box: Box, drawn: Sequence[PrintedWord]) -> bool:
    """Whether the page draws a field's value itself, as where a form was made flat but kept its fields."""
    inside = {
        word.text
        for word in drawn
        if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.y0 <= (word.top + word.bottom) / 2 <= box.y1
    }
    return bool(inside) and inside.issuperset(text.split())


def _type_size(field: Mapping[str, Any], box: Box, text: str) -> float:
    """The type size of a field: as it says, else as its height allows."""
    said = _SIZE.search(_text(_inherited(field, "DA")))
    size = float(said.group(1)) if said and said.group(1).strip(".").count(".") <= 1 else 0.0
    most = (box.y1 - box.y0) / (len(text.splitlines()) * _LEADING)
    return max(min(size or _USUAL_SIZE, most), 1.0)


def _set_words(text: str, box: Box, size: float, drawn: Sequence[PrintedWord]) -> Iterator[PrintedWord]:
    """Set a value in its rectangle, line by line, narrowed where it would be wider."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    middle = (box.y0 + box.y1) / 2 + (_ASCENT - _DESCENT) / 2 * size
    first = middle - (len(lines) - 1) / 2 * _LEADING * size
    if len(lines) == 1:
        first = _line_beside(box, first, drawn)
    for at, line in enumerate(lines):
        wide = _LETTER * size * sum(map(len, line)) + _BLANK * size * (len(line) - 1)
        squeeze = min(1.0, (box.x1 - box.x0 - 2 * _PADDING) / wide) if box.x1 - box.x0 > 2 * _PADDING else 0.1
        baseline, x0 = first + at * _LEADING * size, box.x0 + _PADDING
        for word in line:
            x1 = x0 + _LETTER * size * squeeze * len(word)
            yield PrintedWord(word, x0, baseline - _ASCENT * size, x1, baseline + _DESCENT * size, baseline, size)
            x0 = x1 + _BLANK * size


def _line_beside(box: Box, middle: float, drawn: Sequence[PrintedWord]) -> float:
    """The baseline of the label that stands nearest to the left of a field, or else the one that was reckoned."""
    beside = [word for word in drawn if box.y0 <= word.baseline <= box.y1 + 1 and word.x1 <= box.x0 + _PADDING]
    return max(beside, key=lambda word: word.x1).baseline if beside else middle

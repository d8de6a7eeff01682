"""The media types of texts, slides and sheets: Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300)."""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{_OFFICE}wordprocessingml.document"
SLIDES = f"{_OFFICE}presentationml.presentation"
SHEETS = f"{_OFFICE}spreadsheetml.sheet"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OPEN_TEXT = f"{OPEN_DOCUMENT}text"
OPEN_SLIDES = f"{OPEN_DOCUMENT}presentation"
OPEN_SHEETS = f"{OPEN_DOCUMENT}spreadsheet"
SUFFIXES = {
    WORD: ".docx",
    SLIDES: ".pptx",
    SHEETS: ".xlsx",
    OPEN_TEXT: ".odt",
    OPEN_SLIDES: ".odp",
    OPEN_SHEETS: ".ods",
}

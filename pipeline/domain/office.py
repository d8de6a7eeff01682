"""The media types of Word documents, slides and sheets (Office Open XML, ECMA-376)."""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{_OFFICE}wordprocessingml.document"
SLIDES = f"{_OFFICE}presentationml.presentation"
SHEETS = f"{_OFFICE}spreadsheetml.sheet"
SUFFIXES = {WORD: ".docx", SLIDES: ".pptx", SHEETS: ".xlsx"}

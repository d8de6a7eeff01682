"""Keeps an erased person out of what is read from now on, by salted hashes: nothing readable is kept to do so.

A printed block whose name or mail is blocked goes as a whole; in every other text a line that tells of the person is
blacked out, letter by letter, so that all places stay what they are. What went leaves a quarantined item without text:
a namesake who is kept out by mistake can be seen there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from pipeline.domain.layout import Block, Line, Page
from pipeline.domain.statements import Extraction, Mention, QuarantinedItem, Statement
from pipeline.publish.erasure.registry import Blocklist, read_blocklist

_WORD = re.compile(r"[^\W\d_]+")
_MAIL = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+")
_PHONE = re.compile(r"\+?\d[\d\s\-/().]{4,18}\d")
_LONGEST_NAME = 5
_BLACK = "█"


def blocked(extractions: Iterable[Extraction], raw: Path) -> tuple[Extraction, ...]:
    """Extractions without the people who were erased.

    Args:
        extractions: What was read; verbatim or normalized.
        raw: Folder of the registry of erasures.
    """
    blocklist = read_blocklist(raw)
    if not blocklist.digests:
        return tuple(extractions)
    return tuple(block_extraction(extraction, blocklist) for extraction in extractions)


def block_extraction(extraction: Extraction, blocklist: Blocklist) -> Extraction:
    """One extraction without the people on the list."""
    gone = {mention.mention_id: mention for mention in extraction.mentions if _is_blocked(mention, blocklist)}
    kept = [mention for mention in extraction.mentions if mention.mention_id not in gone]
    lines = {(s.place.page, s.place.line) for mention in gone.values() for s in mention.statements}
    document = structs.replace(
        extraction.document,
        pages=tuple(_black_page(page, blocklist) for page in extraction.document.pages),
        blocks=tuple(_black_block(block, blocklist) for block in extraction.document.blocks),
    )
    return replace(
        extraction,
        document=document,
        mentions=tuple(_keep_statements(mention, blocklist) for mention in kept),
        quarantined=(*(_black_item(item, blocklist) for item in extraction.quarantined), *_tell_gone(gone.values())),
        repairs=tuple(
            repair
            for repair in extraction.repairs
            if (repair.place.page, repair.place.line) not in lines
            and not tells(f"{repair.before} {repair.after}", blocklist)
        ),
    )


def _is_blocked(mention: Mention, blocklist: Blocklist) -> bool:
    return mention.entity_type == "person" and any(
        blocklist.holds(statement.property, text)
        for statement in mention.statements
        if statement.property in ("name", "email")
        for text in (statement.value, statement.raw_text)
    )


def _keep_statements(mention: Mention, blocklist: Blocklist) -> Mention:
    def is_kept(statement: Statement) -> bool:
        return not (tells(statement.raw_text, blocklist) or tells(statement.value, blocklist))

    statements = tuple(statement for statement in mention.statements if is_kept(statement))
    return mention if len(statements) == len(mention.statements) else replace(mention, statements=statements)


def _tell_gone(mentions: Iterable[Mention]) -> Iterator[QuarantinedItem]:
    for mention in mentions:
        place = mention.statements[0].place
        yield QuarantinedItem(place.page, place.line, "[erased]", "erased", "a person of this name was erased")


def _black_item(item: QuarantinedItem, blocklist: Blocklist) -> QuarantinedItem:
    if tells(item.raw_text, blocklist) or tells(item.detail, blocklist):
        return replace(item, raw_text="[erased]", detail="erased")
    return item


def _black_page(page: Page, blocklist: Blocklist) -> Page:
    return structs.replace(page, lines=_black_lines(page.lines, blocklist))


def _black_block(block: Block, blocklist: Blocklist) -> Block:
    return structs.replace(
        block,
        lines=_black_lines(block.lines, blocklist),
        children=tuple(_black_block(child, blocklist) for child in block.children),
        label="[erased]" if block.label and tells(block.label, blocklist) else block.label,
    )


def _black_lines(lines: Sequence[Line], blocklist: Blocklist) -> tuple[Line, ...]:
    return tuple(_black_line(line, blocklist) for line in lines)


def _black_line(line: Line, blocklist: Blocklist) -> Line:
    seconds = (line.alternative or "", *(link.href for link in line.links))
    if not tells(line.text, blocklist) and not any(tells(text, blocklist) for text in seconds):
        return line
    words = tuple(structs.replace(word, text=_BLACK * len(word.text)) for word in line.words)
    return structs.replace(line, text=_BLACK * len(line.text), words=words, links=(), alternative=None)


def tells(text: str, blocklist: Blocklist) -> bool:
    """Whether a text names someone on the list, or gives their mail or number."""
    if any(blocklist.holds("email", mail.removeprefix("mailto:").rstrip(".")) for mail in _MAIL.findall(text)):
        return True
    if any(blocklist.holds("phone", form) for found in _PHONE.findall(text) for form in _spell_phone(found)):
        return True
    words = _WORD.findall(text)
    return any(
        blocklist.holds("name", " ".join(words[start : start + count]))
        for count in range(2, _LONGEST_NAME + 1)
        for start in range(len(words) - count + 1)
    )


def _spell_phone(text: str) -> tuple[str, ...]:
    digits = "".join(letter for letter in text if letter.isdigit())
    if text.lstrip().startswith("+") or digits.startswith("00"):
        return (f"+{digits.removeprefix('00')}",)
    return (f"+46{digits.lstrip('0')}",)

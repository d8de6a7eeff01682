"""Pages laid out one by one, and the document that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.domain.layout import Block, Box, Document, Hint, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers.drafts import Draft, PageDrafter, set_aside_turned
from pipeline.extract.readers.overleaf import join_overleaf
from pipeline.extract.readers.pdf_words import PrintedPage, turn
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.running import find_running_lines
from pipeline.extract.readers.spines import stand_in_cells, take_spines
from pipeline.extract.readers.typography import make_blocks, measure_typography


@dataclass(slots=True)
class ReadPage:
    """A page as read, before its lines are told apart."""

    page: Page
    drafts: list[Draft] = field(default_factory=list)
    notes: tuple[Note, ...] = ()


def draft_page(
    number: int, printed: PrintedPage, links: Sequence[tuple[str, Box]] = (), *, is_scan: bool = False
) -> ReadPage:
    """Lay out what is printed on a page; text that runs at another angle than most follows it."""
    drafter = PageDrafter(number, printed.width, printed.height, links)
    drafts = []
    words, drafter.places = _read_spines(printed)
    angles = sorted(words, key=lambda angle: (-len(words[angle]), angle))
    for angle in angles:
        rects = [turn(box, angle, printed.width, printed.height) for box in printed.rects] if angle == angles[0] else ()
        drafted = drafter.draft(words[angle], rects, angle)
        drafts.extend(set_aside_turned(drafted) if angle and angles[0] == 0 else drafted)
    notes: list[Note] = []
    if printed.told:
        detail = f"{printed.told} letters that a font does not name are told from the words that they stand in"
        notes.append(Note("glyphs_told", detail, number))
    if printed.unmapped:
        detail = f"{printed.unmapped} characters of a font without a map to letters"
        notes.append(Note("glyphs_unmapped", detail, number, is_loss=printed.unmapped > 0.05 * printed.characters))
    page = Page(number, tuple(drafter.lines), printed.width, printed.height, is_scan)
    return ReadPage(page, drafts, tuple(notes))


def _read_spines(printed: PrintedPage) -> tuple[dict[int, list[PrintedWord]], dict[int, Box]]:
    """The words of a page by angle, where text that runs up stands in its cell, or above what it names.

    Returns:
        The words, and the real place of each that was moved, by its id.
    """
    words = dict(printed.words)
    places: dict[int, Box] = {}
    for angle in (90, 270):
        upright = words.get(0, ())
        if angle not in words or len(words[angle]) >= len(upright):
            continue
        size = printed.width, printed.height
        moved = stand_in_cells(words[angle], angle, upright, printed.rects, *size)
        moved = moved or take_spines(words[angle], angle, upright, printed.rects, *size)
        if moved:
            del words[angle]
            words[0] = [*upright, *(word for word, _ in moved)]
            places |= {id(word): box for word, box in moved}
    return words, places


def assemble_document(
    media_type: str, read: Sequence[ReadPage], hints: tuple[Hint, ...], notes: list[Note]
) -> Document:
    """Make a document of its pages: what is a heading and what repeats is told over all of them."""
    pages = tuple(page.page for page in read)
    typography = measure_typography(line for page in pages for line in page.lines)
    running = find_running_lines(pages)
    blocks: list[Block] = []
    drafts = [_without(page.drafts, running) for page in read]
    join_overleaf(pages, drafts)
    for page, kept in zip(read, drafts, strict=True):
        heads = tuple(line for line in page.page.lines if (line.page, line.number) in running)
        if heads:
            blocks.append(Block("paragraph", heads, role="running_head"))
        blocks.extend(make_blocks(kept, typography))
    for page in read:
        notes.extend(page.notes)
    losses = [note for note in notes if note.is_loss]
    if losses and not any(page.lines for page in pages):
        raise UnreadableError(losses[0].detail, reason_code=losses[0].code, page=losses[0].page)
    return Document(media_type, pages, tuple(blocks), hints, tuple(notes))


def _without(drafts: Sequence[Draft], running: set[tuple[int, int]]) -> list[Draft]:
    if not running:
        return list(drafts)
    kept = []
    for draft in drafts:
        if draft.kind != "text":
            kept.append(draft)
        elif lines := [line for line in draft.lines if (line.page, line.number) not in running]:
            kept.append(replace(draft, lines=lines))
    return kept

"""Web pages, with lexbor: the text as a reader sees it, with its headings, lists, tables, cards, links and roles."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipeline.collecting import collection_paused
from pipeline.domain.layout import Document, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers.encoding import decode_text
from pipeline.extract.readers.html_data import read_hints, read_saving
from pipeline.extract.readers.html_markup import KnownTags, join_named, parse_markup, split_markup, take_scripts
from pipeline.extract.readers.html_nesting import check_nesting
from pipeline.extract.readers.html_records import make_unprinted_cards, read_records
from pipeline.extract.readers.html_scripts import SAVE_RUN, is_scripted, note_scripted
from pipeline.extract.readers.html_shadow import fill_slots, open_shadow_roots
from pipeline.extract.readers.html_shown import show_unprinted
from pipeline.extract.readers.html_unseen import mark_unseen
from pipeline.extract.readers.html_walk import PageWalker
from pipeline.extract.readers.sniff import HTML

MAX_BYTES = 32 << 20
_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding=["']([\w:.-]+)""", re.IGNORECASE
)
_KNOWN_TAGS = KnownTags()  # of all pages that this process reads; they are much alike


def read_html(page: bytes) -> Document:
    """Read a web page.

    Raises:
        UnreadableError: It is larger, or its elements are nested deeper, than any page that people are to read, or
            it shows nothing before its scripts run.

    >>> page = b'<h2>Nord</h2><p>Eva Ek<br><a href="mailto:eva@umea.example.se">Mejla</a></p>'
    >>> [(block.kind, block.text) for block in read_html(page).blocks]
    [('heading', 'Nord'), ('paragraph', 'Eva Ek\\nMejla')]
    """
    if len(page) > MAX_BYTES:
        raise UnreadableError(f"a web page of {len(page) >> 20} MB is no document", reason_code="too_large")
    declared = _CHARSET.search(page[:4096])
    name = next((group.decode("ascii", "replace") for group in declared.groups() if group), None) if declared else None
    decoded = decode_text(page, name, is_markup=True)
    check_nesting(decoded.utf8)
    tree = parse_markup(open_shadow_roots(decoded.utf8))
    if b"shadowroot" in decoded.utf8:
        fill_slots(tree)
    if b"<style" in decoded.utf8:
        mark_unseen(tree)
    data = take_scripts(tree)
    tags, texts, is_tidy = split_markup(tree)
    named = join_named(tree, tags)
    hints = read_hints(tree, named)
    records, more = read_records(tree, data, named)
    hints += [hint for hint in (*more, *read_saving(page)) if hint not in hints]
    if show_unprinted(tree, named):
        tags, texts, is_tidy = split_markup(tree)
    walker = PageWalker(KnownTags(_controlled_ids(tree)) if "aria-controls" in named else _KNOWN_TAGS, is_tidy=is_tidy)
    with collection_paused():
        blocks = walker.walk(tags, texts)
    notes = list(decoded.notes)
    if walker.hidden_mails:
        notes.append(Note("decoded_mail", f"{walker.hidden_mails} addresses that the page hides are decoded"))
    blocks += make_unprinted_cards(records, walker.lines)
    notes += note_scripted(decoded.utf8, walker.lines)
    if not walker.lines and is_scripted(decoded.utf8):
        raise UnreadableError(f"the page shows nothing before its scripts run; {SAVE_RUN}", reason_code="no_text")
    return Document(HTML, (Page(1, tuple(walker.lines)),), tuple(blocks), tuple(hints), tuple(notes))


def _controlled_ids(tree: LexborHTMLParser) -> frozenset[str]:
    found = (element.attributes.get("aria-controls") or "" for element in tree.css("[aria-controls]"))
    return frozenset(" ".join(found).split())

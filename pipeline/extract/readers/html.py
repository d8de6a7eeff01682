"""Web pages, with lexbor: the text as a reader sees it, with its headings, lists, tables, cards, links and roles."""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

from pipeline.collecting import collection_paused
from pipeline.domain.layout import Block, Document, Line, Note, Page
from pipeline.errors import UnreadableError
from pipeline.extract.readers.encoding import decode_text
from pipeline.extract.readers.html_data import Record, read_hints, read_records
from pipeline.extract.readers.html_markup import KnownTags, parse_markup, split_markup
from pipeline.extract.readers.html_nesting import check_nesting
from pipeline.extract.readers.html_walk import PageWalker
from pipeline.extract.readers.sniff import HTML

MAX_BYTES = 32 << 20
_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding=["']([\w:.-]+)""", re.IGNORECASE
)
_KNOWN_TAGS = KnownTags()  # of all pages that this process reads; they are much alike


def read_html(data: bytes) -> Document:
    """Read a web page.

    Raises:
        UnreadableError: It is larger, or its elements are nested deeper, than any page that people are to read.

    >>> page = b'<h2>Nord</h2><p>Eva Ek<br><a href="mailto:eva@umea.example.se">Mejla</a></p>'
    >>> [(block.kind, block.text) for block in read_html(page).blocks]
    [('heading', 'Nord'), ('paragraph', 'Eva Ek\\nMejla')]
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a web page of {len(data) >> 20} MB is no document", reason_code="too_large")
    declared = _CHARSET.search(data[:4096])
    name = next((group.decode("ascii", "replace") for group in declared.groups() if group), None) if declared else None
    decoded = decode_text(data, name)
    check_nesting(decoded.utf8)
    tree = parse_markup(decoded.utf8)
    hints = read_hints(tree, data)
    records: list[Record] = []
    if b"itemscope" in data or b"ld+json" in data:
        records, more = read_records(tree)
        hints += [hint for hint in more if hint not in hints]
    walker = PageWalker(KnownTags(_controlled_ids(tree)) if b"aria-controls" in data else _KNOWN_TAGS)
    with collection_paused():
        blocks = walker.walk(*split_markup(tree))  # at last: it takes out what is no text of the page
    notes = list(decoded.notes)
    if walker.hidden_mails:
        notes.append(Note("decoded_mail", f"{walker.hidden_mails} addresses that the page hides are decoded"))
    blocks += _unprinted_cards(records, walker.lines)
    return Document(HTML, (Page(1, tuple(walker.lines)),), tuple(blocks), tuple(hints), tuple(notes))


def _controlled_ids(tree: LexborHTMLParser) -> frozenset[str]:
    found = (element.attributes.get("aria-controls") or "" for element in tree.css("[aria-controls]"))
    return frozenset(" ".join(found).split())


def _unprinted_cards(records: list[Record], lines: list[Line]) -> list[Block]:
    """Cards of structured data whose contact details the page does not print; their lines follow the page's."""
    if not records:
        return []
    printed = " ".join(line.text for line in lines).casefold()
    digits = re.sub(r"\D", "", printed)
    links = " ".join(link.href for line in lines for link in line.links).casefold()
    cards: list[Block] = []
    for record in records:
        details = [value for name, value in record.values if name in ("telephone", "email")]
        if all(_is_printed(value, printed + links, digits) for value in details):
            continue
        cells = []
        for name, value in record.values:
            line = Line(1, len(lines) + 1, unicodedata.normalize("NFC", value))
            lines.append(line)
            cells.append(Block("cell", (line,), label=name))
        cards.append(Block("card", children=tuple(cells), label=record.kind))
    return cards


def _is_printed(value: str, text: str, digits: str) -> bool:
    number = re.sub(r"\D", "", value)
    return value.casefold() in text if "@" in value else bool(number) and number[-7:] in digits

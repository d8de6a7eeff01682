"""What a new document seems to be: its kind, publisher, title and id, proposed from what it says of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pipeline.domain.edition import Capture, Edition, EditionKind
from pipeline.domain.layout import Document, Page
from pipeline.domain.office import OPEN_SLIDES, SLIDES
from pipeline.domain.statements import Extraction
from pipeline.extract.telling.publishers import SITE, find_publisher
from pipeline.normalize.slugs import slugify
from pipeline.vocabulary import phrase_pattern

_ID_WORDS = 4
_BULLET = re.compile(r"\s*[-•–*▪]\s")
_SLIDE = re.compile(r"\W*(?:bild|slide)\s+\d+\b.{0,60}", re.IGNORECASE)
_SLIDES_LEAST = 3  # pages that a text of slides has
_SLIDE_LINES = 15  # the most lines of a slide
_SAYING_LINES = 5  # at the top of a text, where it says what it is
_SAYING_MOST = 80  # characters; what is longer is running text


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who adds a document says of it; None where the document is to be asked."""

    edition_id: str | None = None
    title: str | None = None
    kind: EditionKind | None = None
    publisher: str | None = None
    dated_from: dt.date | None = None
    dated_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The row that would be added, and what would be read from the document."""

    edition: Edition
    extraction: Extraction

    def count_mentions(self) -> dict[str, int]:
        """Mentions by kind, for the person who decides."""
        kinds = Counter(mention.entity_type for mention in self.extraction.mentions if mention.entity_type != "edition")
        return dict(sorted(kinds.items()))


def propose_edition(capture: Capture, given: Given, taken: Collection[str]) -> Proposal:
    """Read a document and fill in its row; dates stay blank, so that the text goes on deciding them.

    Args:
        capture: The document, with a bare row.
        given: What is known of it.
        taken: Ids that other editions have.

    Raises:
        UnreadableError: Nothing in it can be read.
    """
    from pipeline.extract import extract_edition
    from pipeline.normalize import normalize_editions

    (extraction,) = normalize_editions([extract_edition(capture)])
    bare = capture.edition
    title = given.title or _find_title(extraction)
    publisher = given.publisher or _find_publisher(extraction, bare.url)
    edition_id = given.edition_id or _name_edition(title or Path(bare.file).stem, extraction, taken)
    edition = Edition(
        edition_id=edition_id,
        file=bare.file,
        title=title,
        kind=given.kind or guess_kind(extraction.document),
        publisher=publisher,
        url=bare.url,
        retrieved_on=bare.retrieved_on,
        dated_from=given.dated_from,
        dated_to=given.dated_to,
        sha256=bare.sha256,
    )
    return Proposal(edition, extraction)


def guess_kind(document: Document) -> EditionKind:
    """The kind of a document: print is a brochure, wide pages and lists of bullets are slides, else a web page.

    A text may say on its first lines that it is one or the other, or number its slides. Pages of a few short lines,
    parted by form feeds, are slides too: a printed page or a saved one holds more.
    """
    if document.media_type == "text/html":
        return "web_page"
    if document.media_type in (SLIDES, OPEN_SLIDES):
        return "slides"
    if document.media_type != "text/plain":
        wide = sum(page.width > page.height for page in document.pages)
        return "slides" if wide > len(document.pages) / 2 and len(document.pages) > 2 else "brochure"
    lines = [line.text for line in document.lines() if line.text.strip()]
    bullets = sum(bool(_BULLET.match(line)) for line in lines)
    if bullets > len(lines) / 2 or sum(_SLIDE.fullmatch(line) is not None for line in lines) > 1:
        return "slides"
    return _said_kind(lines[:_SAYING_LINES]) or ("slides" if _are_slides(document.pages) else "web_page")


def _are_slides(pages: Sequence[Page]) -> bool:
    """Whether a text is of several pages, each of which holds as little as a slide."""
    texts = [texts for page in pages if (texts := [text for line in page.lines if (text := line.text.strip())])]
    return len(texts) >= _SLIDES_LEAST and all(
        len(lines) <= _SLIDE_LINES and all(len(line) <= _SAYING_MOST for line in lines) for lines in texts
    )


def _said_kind(lines: Sequence[str]) -> EditionKind | None:
    said = [line for line in lines if len(line) <= _SAYING_MOST]
    kinds: tuple[tuple[EditionKind, str], ...] = (("brochure", "brochure_word"), ("slides", "slides_word"))
    return next((kind for kind, word in kinds if any(map(phrase_pattern(word).search, said))), None)


def _find_publisher(extraction: Extraction, url: str | None) -> str | None:
    """Who publishes it, also by whose staff it lists and who leads the network in it: a person looks at the answer."""
    employers = Counter(m.first("employer") for m in extraction.mentions if m.list_name == "agency_staff")
    leaders = (
        m.first("name") for m in extraction.mentions if m.entity_type == "organization" and m.first("coordinates")
    )
    staff = (name for name, _ in employers.most_common())
    return find_publisher(extraction.document, url, staff=filter(None, staff), leaders=filter(None, leaders))


def _find_title(extraction: Extraction) -> str | None:
    titles = (m.first("title") for m in extraction.mentions if m.entity_type == "edition")
    hints = (SITE.split(title)[0] for title in _hints(extraction, "title"))
    return next(filter(None, (*titles, *hints)), None) or next(_first_lines(extraction), None)


def _hints(extraction: Extraction, kind: str) -> Iterator[str]:
    return (hint.value for hint in extraction.document.hints if hint.kind == kind)


def _first_lines(extraction: Extraction) -> Iterator[str]:
    return (" ".join(line.text.split()) for line in extraction.document.lines() if line.text.strip())


def _name_edition(title: str, extraction: Extraction, taken: Collection[str]) -> str:
    words = slugify(title).split("-")[:_ID_WORDS]
    dated = extraction.dated.dated_to
    stem = "-".join(word for word in (*words, str(dated.year) if dated else "") if word) or "edition"
    return next(name for n in count(1) if (name := stem if n == 1 else f"{stem}-{n}") not in taken)

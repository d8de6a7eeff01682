"""`nmt add FILE|URL`: shows what a document is and what would be read from it, then registers it as a new edition.

The capture is copied into `raw/` under a name that no file has, and its row is added last: an answer of no, a fault or
a kill leaves the registry as it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.cli.proposing import Given, Proposal, propose_edition
from pipeline.cli.talk import answer_json, confirm
from pipeline.domain.edition import Capture, Edition
from pipeline.errors import InputError
from pipeline.extract.readers import sniff_media_type
from pipeline.ingest import read_editions
from pipeline.ingest.fetching.capture import save_capture
from pipeline.ingest.fetching.visits import Visit, read_visits, write_visits
from pipeline.ingest.registry import EDITION_ID, EDITIONS_FILE, append_edition

_SHOWN = ("name", "email", "phone")


@dataclass(frozen=True, slots=True)
class _Source:
    """A document at hand: its bytes, what it is called, and where it was retrieved."""

    name: str
    content: bytes
    url: str | None
    retrieved_on: dt.date | None
    etag: str = ""
    last_modified: str = ""


def run_add(
    document: str, raw: Path, outputs: Path, given: Given, *, yes: bool, as_json: bool, allow_private: bool = False
) -> None:
    """Register a document as a new edition.

    Args:
        document: A file, or a URL to retrieve.
        raw: Where captures and the registry are.
        outputs: Where visits are remembered, so that the next one can ask whether the page has changed.
        given: What the person says of it; the rest is proposed from the document.
        yes: Do it without asking.
        as_json: Answer in JSON.
        allow_private: Let a redirect lead to a private address.

    Raises:
        InputError: There is no such document, it is registered already, or nobody could be asked.
        UnreadableError: Nothing in it can be read.
    """
    editions = read_editions(raw) if (raw / EDITIONS_FILE).exists() else ()
    source = _retrieve(document, allow_private)
    _refuse_known(source, editions, document)
    _refuse_id(given.edition_id, editions, document)
    with _lay_aside(source) as capture:
        proposal = propose_edition(capture, given, {edition.edition_id for edition in editions})
        if not as_json:
            _show(proposal, capture.media_type)
        if not confirm(f"Add it as {proposal.edition.edition_id}?", yes=yes):
            raise InputError("nothing was added; --yes adds it without asking", document=document)
        edition = _register(proposal.edition, source, capture.media_type, raw)
        _remember(source, edition, outputs)
    if as_json:
        answer_json({**asdict(edition), "mentions": proposal.count_mentions()})
    else:
        print(f"Added {edition.edition_id} as {raw / edition.file}; nmt refresh publishes it")


def _retrieve(document: str, allow_private: bool) -> _Source:
    if urlsplit(document).scheme.lower() in {"http", "https"}:
        from pipeline.ingest.fetching.client import Fetcher
        from pipeline.ingest.fetching.policy import read_policy

        download = Fetcher(read_policy(os.environ, allow_private=allow_private)).fetch(document)
        name, day, given = _name_page(download.url), dt.datetime.now(dt.UTC).date(), download.validators
        return _Source(name, download.content or b"", document, day, given.etag, given.last_modified)
    path = Path(document)
    if not path.is_file():
        raise InputError("there is no such file", document=document)
    return _Source(path.name, path.read_bytes(), None, None)


def _name_page(url: str) -> str:
    """A file name for a page: the last part of its address, held to what every file system takes.

    >>> _name_page("https://example.se/kontakt/l%C3%A4nen.html"), _name_page("https://example.se/..")
    ('länen.html', 'index')
    """
    name = Path(unquote(urlsplit(url).path)).name[-60:].replace("\0", "")
    return name if name.strip(".") else "index"


def _refuse_known(source: _Source, editions: Sequence[Edition], document: str) -> None:
    if not source.content.strip():
        raise InputError("the file is empty", document=document)
    digest = hashlib.sha256(source.content).hexdigest()
    known = next((edition.edition_id for edition in editions if edition.sha256 == digest), None)
    if known:
        raise InputError("these bytes are registered already, as", document=document, value=known)


def _refuse_id(edition_id: str | None, editions: Sequence[Edition], document: str) -> None:
    if edition_id is None:
        return
    if not EDITION_ID.fullmatch(edition_id):
        raise InputError("an id may have only letters, digits, '-', '_' and '.'", document=document, value=edition_id)
    if any(edition.edition_id == edition_id for edition in editions):
        raise InputError("another edition has this id", document=document, value=edition_id)


@contextmanager
def _lay_aside(source: _Source) -> Iterator[Capture]:
    """The document in a folder of its own, with a bare row, so that it can be read before it is accepted."""
    with tempfile.TemporaryDirectory(prefix="nmt-add-") as folder:
        path = Path(folder) / source.name  # a line about what cannot be read names it
        path.write_bytes(source.content)
        bare = Edition(
            edition_id="new",
            file=source.name,
            title=None,
            kind=None,
            publisher=None,
            url=source.url,
            retrieved_on=source.retrieved_on,
            dated_from=None,
            dated_to=None,
            sha256=hashlib.sha256(source.content).hexdigest(),
        )
        yield Capture(bare, path, sniff_media_type(source.content, source.name), len(source.content))


def _register(edition: Edition, source: _Source, media_type: str, raw: Path) -> Edition:
    raw.mkdir(parents=True, exist_ok=True)
    registered = replace(edition, file=save_capture(source.content, raw, edition.edition_id, media_type))
    try:
        append_edition(registered, raw)
    except OSError:
        (raw / registered.file).unlink()
        raise
    return registered


def _remember(source: _Source, edition: Edition, outputs: Path) -> None:
    """Remember a page that was retrieved as visited."""
    if source.url is None:
        return
    visit = Visit(
        source.url, edition.edition_id, "new_edition", "added by hand", dt.datetime.now(dt.UTC), edition.sha256
    )
    seen = replace(visit, seen_sha256=edition.sha256, etag=source.etag, last_modified=source.last_modified)
    write_visits(outputs, read_visits(outputs) | {seen.url: seen})


def _show(proposal: Proposal, media_type: str) -> None:
    edition, dated = proposal.edition, proposal.extraction.dated
    basis = "" if dated.evidence.startswith(dated.basis) else f"{dated.basis}: "
    span = " to ".join(dict.fromkeys(str(day or "?") for day in (dated.dated_from, dated.dated_to)))
    for label, value in (
        ("Edition", edition.edition_id),
        ("Title", edition.title),
        ("Kind", f"{edition.kind} ({media_type})"),
        ("Publisher", edition.publisher or "not told by the document"),
        ("Dated", f"{span} ({basis}{dated.evidence})"),
        ("Lists", ", ".join(coverage.list_name for coverage in proposal.extraction.coverage) or "none in full"),
    ):
        print(f"{label:<10} {value}")
    if dated.dated_from is None and edition.url is None and proposal.extraction.coverage:  # visits date a page
        print("           --dated-from and --dated-to say it; else nobody counts as gone by this edition alone")
    print("Reads      " + (", ".join(f"{n} {kind}" for kind, n in proposal.count_mentions().items()) or "nothing"))
    for mention in proposal.extraction.mentions:
        if mention.entity_type in {"person", "service"}:
            print("  " + "; ".join(dict.fromkeys(value for name in _SHOWN for value in mention.values(name))))
    for item in proposal.extraction.quarantined:
        print(f"  set aside: page {item.page}, line {item.line}: {item.reason_code}: {item.raw_text}")

"""Visits the sources that have a URL, and captures those whose facts changed.

    registry -> one visit per URL -> same bytes? same facts? -> new capture and row, or `unchanged`

A page changes often and says the same: another banner, another frame, the day's news. So it is not the bytes that
decide but what can be read in them, and the reading is given as a function, because this room reads no documents.
A visit that fails changes nothing: its source keeps its last capture, and the others go on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.errors import FetchError, UnreadableError
from pipeline.ingest.fetching.capture import make_next_edition, name_edition, save_capture
from pipeline.ingest.fetching.client import Download, Fetcher, Validators
from pipeline.ingest.fetching.policy import FetchPolicy
from pipeline.ingest.fetching.visits import Outcome, Visit, read_visits, write_visits
from pipeline.ingest.registry import Sniff, append_edition, read_editions

Facts = frozenset[tuple[str, ...]]
ReadFacts = Callable[[Capture], Facts]
_SNIFFED_BYTES = 65_536
_END = b"</html"


@dataclass(frozen=True, slots=True)
class Source:
    """Something published again and again: its URL and the newest capture of it."""

    url: str
    newest: Edition


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, given by the rooms that can.

    Attributes:
        sniff: Tells the media type from the first bytes and the name.
        read_facts: Reads what a capture says; pages with equal facts say the same.
        is_lost: Whether of the facts of a page, given first, nothing is left in those that it has now.
        read_date: Reads the date that a capture prints; None where it prints none.
    """

    sniff: Sniff
    read_facts: ReadFacts
    is_lost: Callable[[Facts, Facts], bool] = lambda before, after: bool(before) and not after
    read_date: Callable[[Capture], DateRange | None] = lambda capture: None


def list_sources(editions: Iterable[Edition]) -> tuple[Source, ...]:
    """The sources with a URL, each with its newest capture: the last retrieved, and of equals the last row."""
    newest: dict[str, Edition] = {}
    for edition in editions:
        if edition.url:
            known = newest.get(edition.url)
            if known is None or _retrieved(edition) >= _retrieved(known):
                newest[edition.url] = edition
    return tuple(Source(url, edition) for url, edition in newest.items())


def fetch_sources(
    raw: Path, outputs: Path, reading: Reading, policy: FetchPolicy, *, now: dt.datetime | None = None
) -> tuple[Visit, ...]:
    """Visit all sources; new captures and their rows are in `raw` afterwards.

    Args:
        raw: Registry and captures; the caller holds the lock.
        outputs: Where visits are remembered.
        reading: How documents are read.
        policy: What a visit may cost.
        now: The time of the visits; the clock's where it is not given.

    Returns:
        One visit for each source, in the order of the registry.
    """
    now = now or dt.datetime.now(dt.UTC)
    sources = list_sources(read_editions(raw))
    remembered = read_visits(outputs)
    fetcher = Fetcher(policy)
    downloads = _download_all(sources, remembered, fetcher, policy)
    addresses = {source.url for source in sources}
    visits = []
    for source in sources:
        download, last = downloads[source.url], remembered.get(source.url)
        if isinstance(download, Download) and download.moved_to in addresses - {source.url}:
            visits.append(_leave_to_other(source, download.moved_to, last, now))
        else:
            visits.append(_settle(source, download, last, raw, reading, now))
    write_visits(outputs, remembered | {visit.url: visit for visit in visits})
    return tuple(visits)


def _download_all(
    sources: Sequence[Source], remembered: dict[str, Visit], fetcher: Fetcher, policy: FetchPolicy
) -> dict[str, Download | FetchError]:
    """All pages: the hosts side by side, the pages of one host one after the other."""
    by_host: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_host[_host_of(source.url)].append(source)

    def visit_host(host: str) -> list[tuple[str, Download | FetchError]]:
        return [(source.url, _download(source, remembered.get(source.url), fetcher)) for source in by_host[host]]

    with ThreadPoolExecutor(policy.hosts_at_once) as pool:
        return dict(pair for part in pool.map(visit_host, by_host) for pair in part)


def _download(source: Source, last: Visit | None, fetcher: Fetcher) -> Download | FetchError:
    """A page, at the address that it moved to for good where its own one fails."""
    known = None
    if last is not None and last.capture_sha256 == source.newest.sha256:
        known = Validators(last.etag, last.last_modified)
    failed: FetchError | None = None
    for address in dict.fromkeys([source.url, *([last.moved_to] if last and last.moved_to else [])]):
        try:
            download = fetcher.fetch(address, known)
        except FetchError as error:
            failed = failed or error
        else:
            return download if failed is None else replace(download, moved_to=download.moved_to or address)
    return failed or FetchError("it has no address", document=source.url)


def _leave_to_other(source: Source, moved_to: str, last: Visit | None, now: dt.datetime) -> Visit:
    """A page that moved for good to where another source is, whose visit tells of both."""
    is_news = last is None or last.moved_to != moved_to
    visit = Visit(source.url, source.newest.edition_id, "unchanged", "the page is another source now", now)
    return replace(visit, moved_to=moved_to, is_news=is_news)


def _settle(
    source: Source, download: Download | FetchError, last: Visit | None, raw: Path, reading: Reading, now: dt.datetime
) -> Visit:
    """Decide what a visit means, and capture the page where it says something else than before."""
    newest = source.newest
    known = last if last and last.capture_sha256 == newest.sha256 else None
    visit = Visit(
        source.url, newest.edition_id, "failed", "", now, newest.sha256, moved_to=last.moved_to if last else ""
    )
    if known:
        visit = replace(visit, shown_at=known.shown_at, seen_sha256=known.seen_sha256)
        visit = replace(visit, etag=known.etag, last_modified=known.last_modified)
    if isinstance(download, FetchError):
        return replace(visit, detail=str(download))
    visit = replace(visit, moved_to=download.moved_to, is_news=download.moved_to not in ("", visit.moved_to))
    if download.content is None:
        return replace(visit, outcome="unchanged", detail="not modified", shown_at=now)
    seen, given = hashlib.sha256(download.content).hexdigest(), download.validators
    is_same = seen in (newest.sha256, visit.seen_sha256)
    visit = replace(visit, seen_sha256=seen, etag=given.etag, last_modified=given.last_modified)
    if is_same:
        return replace(visit, outcome="unchanged", detail="same bytes", shown_at=now)
    outcome, detail, media_type = _compare(newest, download.content, raw, reading, now.date())
    if outcome == "doubtful":
        return replace(visit, outcome=outcome, detail=detail, seen_sha256="", etag="", last_modified="")
    if outcome == "new_edition":
        shown = known.shown_at.date() if known and known.shown_at else None
        edition = _register(newest, _Page(download.content, media_type, now.date(), shown), raw, reading)
        visit = replace(visit, edition_id=edition.edition_id, capture_sha256=edition.sha256)
    return replace(visit, outcome=outcome, detail=detail, shown_at=now)


def _compare(newest: Edition, content: bytes, raw: Path, reading: Reading, day: dt.date) -> tuple[Outcome, str, str]:
    """What became of a page's facts, why, and its media type."""
    with tempfile.TemporaryDirectory(prefix="nmt-fetch-") as folder:
        path = Path(folder) / "page"
        path.write_bytes(content)
        media_type = reading.sniff(content[:_SNIFFED_BYTES], "")
        try:
            seen = replace(newest, retrieved_on=day, dated_from=None, dated_to=None)
            after = reading.read_facts(Capture(seen, path, media_type, len(content)))
        except UnreadableError as error:
            return "doubtful", f"the page cannot be read ({error.reason_code})", media_type
    before = _read_newest(newest, raw, reading)
    if reading.is_lost(before, after):
        return "doubtful", "the page has nothing left of what it listed", media_type
    if after == before:
        return "unchanged", "same facts", media_type
    if _lacks_end(raw / newest.file, content):
        return "doubtful", "the page lacks the end that it had", media_type
    return "new_edition", f"{len(after - before)} facts came, {len(before - after)} went", media_type


def _lacks_end(before: Path, content: bytes) -> bool:
    """Whether a page ended as HTML does and no longer: where it tells no length, it may be cut off unseen."""
    return _END not in content.lower() and before.is_file() and _END in before.read_bytes().lower()


def _read_newest(newest: Edition, raw: Path, reading: Reading) -> Facts:
    path = raw / newest.file
    try:
        with path.open("rb") as file:
            media_type = reading.sniff(file.read(_SNIFFED_BYTES), path.name)
        return reading.read_facts(Capture(newest, path, media_type, path.stat().st_size))
    except (OSError, UnreadableError):
        return frozenset()


@dataclass(frozen=True, slots=True)
class _Page:
    """A new state of a page, when it was found, and the last day on which the page showed the state before it."""

    content: bytes
    media_type: str
    day: dt.date
    shown_before: dt.date | None


def _register(newest: Edition, page: _Page, raw: Path, reading: Reading) -> Edition:
    taken = {edition.edition_id for edition in read_editions(raw)}
    edition_id = name_edition(newest.edition_id, page.day, taken)
    file = save_capture(page.content, raw, edition_id, page.media_type)
    edition = make_next_edition(newest, edition_id, file, page.content, page.day)
    edition = _date_by_visits(edition, newest, page, raw, reading)
    append_edition(edition, raw)
    return edition


def _date_by_visits(edition: Edition, newest: Edition, page: _Page, raw: Path, reading: Reading) -> Edition:
    """Bound a state without a date of its own by the last visit that found the state before it still there.

    Where that is no later than the day on which the state before was captured, the registry tells it already.
    """
    shown = page.shown_before
    if shown is None or newest.retrieved_on is None or not newest.retrieved_on < shown < page.day:
        return edition
    printed = _read_date(edition, page.media_type, raw, reading)
    if printed is not None and printed != _read_date(newest, page.media_type, raw, reading):
        return edition
    return replace(edition, dated_from=shown + dt.timedelta(days=1), dated_to=page.day)


def _read_date(edition: Edition, media_type: str, raw: Path, reading: Reading) -> tuple[dt.date | None, ...] | None:
    path = raw / edition.file
    try:
        bare = replace(edition, dated_from=None, dated_to=None)
        dated = reading.read_date(Capture(bare, path, media_type, path.stat().st_size))
    except (OSError, UnreadableError):
        return None
    return (dated.dated_from, dated.dated_to) if dated is not None else None


def _host_of(url: str) -> str:
    try:
        return httpx.URL(url).host
    except httpx.InvalidURL:
        return ""


def _retrieved(edition: Edition) -> dt.date:
    return edition.retrieved_on or edition.dated_to or dt.date.min

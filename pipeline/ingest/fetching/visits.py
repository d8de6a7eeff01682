"""What is remembered of each source between visits: what the server gave to recognise its page by, and how it went.

It lies in `outputs/.cache/`, not in `raw/`: it is no input of a release. Without it a visit asks for the whole page
once more. It holds addresses, times and digests, and nothing of what a page says.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.files import swap_in

VISITS_FILE = Path(".cache") / "visits.json"
Outcome = Literal["new_edition", "unchanged", "doubtful", "failed"]


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit to a source.

    Attributes:
        url: The source.
        edition_id: Its newest edition after the visit.
        outcome: `new_edition`; `unchanged`, whether not a byte changed or only decoration; `doubtful`, where the page
            has nothing left of what it listed; `failed`.
        detail: Why, in words, without what the page says.
        visited_at: When, in UTC.
        capture_sha256: The newest capture; what follows is of use only while it still is.
        seen_sha256: The page as last seen and found to say the same as the capture.
        etag: As the server gave it with that page.
        last_modified: As the server gave it with that page.
        shown_at: When the page was last seen to say what the capture says.
        moved_to: Where the page moved for good; it is asked there where its own address fails.
        is_news: Whether this visit was the first to learn of that move.
    """

    url: str
    edition_id: str
    outcome: Outcome
    detail: str
    visited_at: dt.datetime
    capture_sha256: str = ""
    seen_sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    shown_at: dt.datetime | None = None
    moved_to: str = ""
    is_news: bool = False

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should look at the source: nothing could be learned from it, or it has just moved."""
        return self.outcome in ("doubtful", "failed") or self.is_news

    @property
    def told(self) -> str:
        """The source and why, in a line; where it was redirected, the address at which it went wrong too."""
        told = self.detail if self.detail.startswith(f"{self.url}: ") else f"{self.url}: {self.detail}"
        return f"{told}; the page moved for good to {self.moved_to}" if self.is_news else told


@dataclass(frozen=True, slots=True)
class _Sheet:
    visits: list[Visit] = field(default_factory=list)


def read_visits(outputs: Path) -> dict[str, Visit]:
    """The last visit to each source by URL; none where the file is missing or cannot be used."""
    try:
        sheet = msgspec.json.decode((outputs / VISITS_FILE).read_bytes(), type=_Sheet)
    except (OSError, msgspec.DecodeError):
        return {}
    return {visit.url: visit for visit in sheet.visits}


def write_visits(outputs: Path, visits: dict[str, Visit]) -> None:
    """Keep the visits, replacing the file whole; where it cannot be written, whole pages are asked for once more."""
    path = outputs / VISITS_FILE
    sheet = _Sheet([visits[url] for url in sorted(visits)])
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        swap_in(path, msgspec.json.format(msgspec.json.encode(sheet), indent=1))

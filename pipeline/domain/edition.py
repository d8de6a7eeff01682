"""Editions: one dated state of a source, and the capture that holds its bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

EditionKind = Literal["brochure", "web_page", "slides"]
DateBasis = Literal["printed", "inferred", "declared"]


@dataclass(frozen=True, slots=True)
class Edition:
    """One row of `raw/editions.csv`; blank cells are None.

    `dated_from` and `dated_to` are what a person declared; what the text itself says is a `DateRange`.
    `row` is its line in the registry, for messages; 0 where it comes from elsewhere.
    """

    edition_id: str
    file: str
    title: str | None
    kind: EditionKind | None
    publisher: str | None
    url: str | None
    retrieved_on: dt.date | None
    dated_from: dt.date | None
    dated_to: dt.date | None
    sha256: str
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of an edition as retrieved, checked against the registry.

    `path` is where they lie; `media_type` is told from the bytes, never from the name.
    """

    edition: Edition
    path: Path
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class DateRange:
    """When an edition was made: two ends (either may be open), how that is known, and the words that say so."""

    dated_from: dt.date | None
    dated_to: dt.date | None
    basis: DateBasis
    evidence: str

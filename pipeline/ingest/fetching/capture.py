"""A fetched page becomes a capture and a row of the registry; no capture is ever written over."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Container
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import MappingProxyType

from pipeline.domain import office, saved
from pipeline.domain.edition import Edition
from pipeline.files import swap_in

_SUFFIXES = MappingProxyType(
    {
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/plain": ".txt",
        "application/json": ".json",
        "application/pdf": ".pdf",
        "image/png": ".png",
        "image/jpeg": ".jpg",
        **office.SUFFIXES,
        **saved.SUFFIXES,
    }
)
_TRAILING_DATE = re.compile(r"-\d{4}(-\d{2}){0,2}(-\d+)?$")


def name_edition(previous_id: str, day: dt.date, taken: Container[str]) -> str:
    """The id of the next edition of a source: its stem and the day, with a number where that day has one already.

    >>> name_edition("jamstalldhetsmyndigheten-2021", dt.date(2026, 3, 2), {"jamstalldhetsmyndigheten-2026-03-02"})
    'jamstalldhetsmyndigheten-2026-03-02-2'
    """
    stem = _TRAILING_DATE.sub("", previous_id)
    first = f"{stem}-{day.isoformat()}"
    return next(name for n in count(1) if (name := first if n == 1 else f"{first}-{n}") not in taken)


def save_capture(content: bytes, raw: Path, edition_id: str, media_type: str) -> str:
    """Write a capture under a name that no file has, and return the name.

    The file is whole on the disk before its name appears, so that a refresh that is cut off leaves no torn capture.
    """
    suffix = _SUFFIXES.get(media_type, ".bin")
    beside = raw / f".{edition_id}.{os.getpid()}.part"
    try:
        swap_in(beside, content)
        for n in count(1):
            name = f"{edition_id}{'' if n == 1 else f'.{n}'}{suffix}"
            try:
                (raw / name).hardlink_to(beside)
            except FileExistsError:
                continue
            return name
    finally:
        beside.unlink(missing_ok=True)
    raise AssertionError("unreachable")


def make_next_edition(previous: Edition, edition_id: str, file: str, content: bytes, day: dt.date) -> Edition:
    """The row of a new capture of the same source: seen today, its own date to be read from its text."""
    return replace(
        previous,
        edition_id=edition_id,
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        retrieved_on=day,
        dated_from=None,
        dated_to=None,
        row=0,
    )

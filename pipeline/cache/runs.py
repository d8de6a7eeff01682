"""How the last refresh ended, for `nmt status`: noted each time, whether it published, found nothing new or failed.

It lies with the cache: it is news, and no part of what was published.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.cache.fingerprint import CACHE_FOLDER
from pipeline.errors import name_kind

RUN_FILE = "last-run.json"
Outcome = Literal["published", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """The end of a refresh: when, how, and the kind of error where it failed; nothing that a document says."""

    ended_at: dt.datetime
    outcome: Outcome
    error: str | None = None


@dataclass(slots=True)
class Recording:
    """What a refresh tells of itself while it runs."""

    published: bool = False


@contextmanager
def recording_run(outputs: Path) -> Iterator[Recording]:
    """Note how the refresh in the block ended; one that was interrupted is not noted, since nobody waits for it.

    Args:
        outputs: The folder of outputs. Where nothing can be written there the refresh is not held up.
    """
    recording = Recording()
    try:
        yield recording
    except Exception as error:
        _note(outputs, "failed", name_kind(error))
        raise
    _note(outputs, "published" if recording.published else "unchanged")


def read_run(outputs: Path) -> Run | None:
    """The last refresh, or None where none is noted."""
    try:
        told = json.loads((outputs / CACHE_FOLDER / RUN_FILE).read_text(encoding="utf-8"))
        return Run(dt.datetime.fromisoformat(told["ended_at"]), told["outcome"], told["error"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _note(outputs: Path, outcome: Outcome, error: str | None = None) -> None:
    path = outputs / CACHE_FOLDER / RUN_FILE
    told = {"ended_at": dt.datetime.now(dt.UTC).isoformat(), "outcome": outcome, "error": error}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told), encoding="utf-8")

"""Structured logs: one JSON object a line, for machines that watch; stages, counts and ids, never what a page says."""

from __future__ import annotations

import logging
import sys
import time
from typing import TextIO

from pipeline.engine import Progress, Stage
from pipeline.errors import PipelineError, name_kind, veil
from pipeline.summary import Summary

LOGGER = "nmt"


def start_json_log(stream: TextIO | None = None) -> logging.Logger:
    """Send the events of this process to a stream as JSON lines.

    Args:
        stream: Where to; stderr where it is not given.
    """
    from pythonjsonlogger.json import JsonFormatter

    handler = logging.StreamHandler(stream or sys.stderr)
    fields = "{asctime}{levelname}{message}"
    renamed = {"asctime": "time", "levelname": "level", "message": "event"}
    handler.setFormatter(JsonFormatter(fields, style="{", rename_fields=renamed, datefmt="%Y-%m-%dT%H:%M:%S%z"))
    logger = logging.getLogger(LOGGER)
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return logger


class LogProgress:
    """Logs each stage as it begins, how long the one before took, and passes on to another display.

    Args:
        logger: Where to.
        shown: The display for a person.
    """

    def __init__(self, logger: logging.Logger, shown: Progress) -> None:
        self._logger = logger
        self._shown = shown
        self._stage: Stage | None = None
        self._begun = 0.0

    def start(self, stage: Stage, total: int) -> None:
        """A stage begins, so the one before has ended."""
        self.end()
        self._stage, self._begun = stage, time.monotonic()
        self._logger.info("stage_started", extra={"stage": stage.name, "items": total})
        self._shown.start(stage, total)

    def advance(self, steps: int = 1) -> None:
        """Passed on, not logged."""
        self._shown.advance(steps)

    def end(self) -> None:
        """The stage under way has ended."""
        if self._stage is not None:
            seconds = round(time.monotonic() - self._begun, 3)
            self._logger.info("stage_ended", extra={"stage": self._stage.name, "seconds": seconds})
        self._stage = None


def log_outcome(logger: logging.Logger, summary: Summary) -> None:
    """Log what a refresh did, in counts and ids."""
    logger.info(
        "refresh_ended",
        extra={
            "release_id": summary.release_id,
            "published": summary.published,
            "editions": summary.editions,
            "directory_rows": summary.entries,
            "changes": summary.changes,
            "to_review": sum(summary.review.values()),
            "set_aside": summary.quarantined,
            "warnings": summary.warnings,
            "unread": summary.unread,
            "visits": [{"edition_id": visit.edition_id, "outcome": visit.outcome} for visit in summary.visits],
        },
    )


def log_failure(logger: logging.Logger, error: BaseException) -> None:
    """Log that a refresh failed or was stopped: its kind, place and reason, without the value at fault."""
    place = (
        {"document": error.document, "page": error.page, "line": error.line} if isinstance(error, PipelineError) else {}
    )
    event = "refresh_failed" if isinstance(error, Exception) else "refresh_stopped"
    reason = {"reason": str(veil(error))} if isinstance(error, Exception) else {}
    logger.error(event, extra={"error": name_kind(error), **place, **reason})

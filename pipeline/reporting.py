"""Around a refresh, whatever carries it out: log its events where that is asked for, and notify at its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging import Logger

from pipeline.engine import Progress
from pipeline.errors import InputError
from pipeline.stopping import mark_told
from pipeline.summary import Summary

_SETTINGS = ("NMT_NOTIFY_WEBHOOK", "NMT_NOTIFY_SMTP", "NMT_NOTIFY_FROM", "NMT_NOTIFY_TO")


class Report:
    """What is being reported on: the display that the refresh is to tell, and in the end its summary."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self._summary: Summary | None = None

    def end_with(self, summary: Summary) -> None:
        """The refresh ended well."""
        self._summary = summary

    @property
    def summary(self) -> Summary:
        """What it did.

        Raises:
            RuntimeError: It has not ended.
        """
        if self._summary is None:
            raise RuntimeError("the refresh has not ended")
        return self._summary


@contextmanager
def report_refresh(progress: Progress, *, as_json: bool = False) -> Iterator[Report]:
    """Report on the refresh in the block.

    Args:
        progress: The display for a person.
        as_json: Whether events are logged as JSON lines on stderr.
    """
    if not as_json and not is_notifying():
        yield Report(progress)
        return
    from pipeline.log import LogProgress, log_failure, log_outcome, start_json_log

    check_settings()
    logger = start_json_log() if as_json else None
    logged = LogProgress(logger, progress) if logger else None
    report = Report(logged or progress)
    try:
        yield report
    except BaseException as error:
        if logger:
            log_failure(logger, error)
            mark_told()  # every line of the log is JSON, and none quotes a document
        if isinstance(error, Exception):
            notify_failure(error, logger)
        raise
    if logged and logger:
        logged.end()
        log_outcome(logger, report.summary)
    notify_outcome(report.summary, logger)


def is_notifying() -> bool:
    """Whether the environment says that anyone is to be told."""
    return any(os.environ.get(name) for name in _SETTINGS)


def check_settings() -> None:
    """Raise where the environment's settings cannot work, before anything else is done.

    Raises:
        InputError: They cannot be used together.
    """
    if is_notifying():
        from pipeline.notify import read_settings

        read_settings(os.environ)


def check_deployment() -> None:
    """The step of `prefect.yaml` that deploys nothing where notices could not go out as the environment has it.

    Raises:
        SystemExit: With the line that says why; of any other error Prefect tells the step and not the reason.
    """
    try:
        check_settings()
    except InputError as error:
        raise SystemExit(f"nmt: {error}") from None


def notify_outcome(summary: Summary, logger: Logger | None = None) -> None:
    """Tell those who asked to be told, where there is anything to tell.

    Args:
        summary: What the refresh did.
        logger: Where it is said that they could not be told; stderr where it is not given.
    """
    if not is_notifying():
        return
    from pipeline.notify import describe_outcome, read_settings, send_notice

    notice = describe_outcome(summary)
    if notice is not None:
        _say(send_notice(notice, read_settings(os.environ)), logger)


def notify_failure(error: BaseException, logger: Logger | None = None) -> None:
    """Tell those who asked to be told that a refresh failed.

    Args:
        error: What it failed with.
        logger: Where it is said that they could not be told; stderr where it is not given.
    """
    if not is_notifying():
        return
    from pipeline.notify import describe_failure, read_settings, send_notice

    _say(send_notice(describe_failure(error), read_settings(os.environ)), logger)


def _say(problems: tuple[str, ...], logger: Logger | None) -> None:
    for problem in problems:
        if logger:
            logger.warning("notice_not_delivered", extra={"by": problem})
            continue
        print(f"nmt: a notice was not delivered by {problem}", file=sys.stderr)

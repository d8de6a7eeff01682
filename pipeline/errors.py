"""One tree of exceptions; each carries what a person needs to find the fault.

    PipelineError               shown to a user as one line, never as a traceback; exit code 1
    ├── InputError              a registry, capture or decision that cannot be used: nothing is published
    ├── UnreadableError         one document cannot be read: it is quarantined, the others go on
    ├── WorkerError             the processes that read documents cannot be kept alive: nothing is published
    ├── FetchError              one source cannot be visited: it is reported, the others go on
    ├── CheckError              a check of severity `error` failed: nothing is published
    ├── LockError               another refresh holds the outputs
    └── ReleaseError            a release that is asked for is missing or does not match its digest

Problems of rows are collected (`QuarantinedItem`, failed checks); problems of structure are raised.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.files import is_full_disk


class PipelineError(Exception):
    """A failure with its place: `document, page P, line L: message: 'value'`.

    Args:
        message: What is wrong, and what would mend it, in one line.
        document: File or edition at fault.
        page: Page, counted from 1.
        line: Line (of a page) or row (of a CSV file), counted from 1.
        value: The value at fault, as found.

    Attributes:
        whole: The error that this one is told instead of, see `veil`; none of an error that hides nothing.
    """

    whole: Exception | None = None

    def __init__(
        self,
        message: str,
        *,
        document: str | None = None,
        page: int | None = None,
        line: int | None = None,
        value: str | None = None,
    ) -> None:
        self.message = message
        self.document = document
        self.page = page
        self.line = line
        self.value = value
        super().__init__(message)

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.document or "",
                f"page {self.page}" if self.page is not None else "",
                f"line {self.line}" if self.line is not None else "",
            )
            if part
        )
        text = f"{place}: {self.message}" if place else self.message
        return " ".join((f"{text}: {self.value!r}" if self.value is not None else text).split())

    def __reduce__(self) -> tuple[object, ...]:
        place = (self.message, self.document, self.page, self.line, self.value)
        return (_rebuild, (type(self), *place), {"whole": self.whole})


def veil(error: Exception) -> Exception:
    """An error as it may be told where an erasure does not reach: its kind and place, without the value at fault.

    What is told elsewhere is kept in `whole`. An error of the system passes as it is, since what follows hangs on it.

    >>> print(veil(InputError("kind is unknown", document="raw/decisions.csv", line=2, value="Ada Exempelsson")))
    raw/decisions.csv, line 2: kind is unknown
    >>> print(veil(KeyError("Ada Exempelsson")))
    an error in the program, KeyError
    """
    if isinstance(error, OSError) or is_full_disk(error) or getattr(error, "whole", None):
        return error
    if isinstance(error, PipelineError):
        told = copy.copy(error)
        told.value = None
    else:
        told = PipelineError(f"an error in the program, {type(error).__name__}")
    told.whole = error
    return told


def name_kind(error: BaseException) -> str:
    """The kind of an error, of a veiled one too.

    >>> name_kind(veil(KeyError("Ada Exempelsson")))
    'KeyError'
    """
    return type(getattr(error, "whole", None) or error).__name__


@contextmanager
def veiling() -> Iterator[None]:
    """Raise the errors of the block as they may be told where an erasure does not reach."""
    try:
        yield
    except Exception as error:
        told = veil(error)
        if told is error:
            raise
        raise told from None


@contextmanager
def unveiling() -> Iterator[None]:
    """Raise the errors of the block as they were before they were veiled."""
    try:
        yield
    except PipelineError as error:
        if error.whole is None:
            raise
        raise error.whole from None


def _rebuild(
    kind: type[PipelineError],
    message: str,
    document: str | None,
    page: int | None,
    line: int | None,
    value: str | None,
) -> PipelineError:
    return kind(message, document=document, page=page, line=line, value=value)


class InputError(PipelineError):
    """A registry, capture or decision cannot be used as it stands; nothing is published."""


class UnreadableError(PipelineError):
    """One document cannot be read; it is quarantined with this reason and the others go on.

    Args:
        reason_code: Short code for the `quarantine` table, such as `encrypted` or `too_large`.
    """

    def __init__(
        self,
        message: str,
        *,
        reason_code: str = "unreadable",
        document: str | None = None,
        page: int | None = None,
        line: int | None = None,
        value: str | None = None,
    ) -> None:
        super().__init__(message, document=document, page=page, line=line, value=value)
        self.reason_code = reason_code

    def __reduce__(self) -> tuple[object, ...]:
        return (
            _rebuild_unreadable,
            (self.message, self.reason_code, self.document, self.page, self.line, self.value),
            {"whole": self.whole},
        )


def _rebuild_unreadable(
    message: str,
    reason_code: str,
    document: str | None,
    page: int | None,
    line: int | None,
    value: str | None,
) -> UnreadableError:
    return UnreadableError(message, reason_code=reason_code, document=document, page=page, line=line, value=value)


class WorkerError(PipelineError):
    """The processes that read documents die whatever they read: the machine is at fault, and nothing is published."""


class FetchError(PipelineError):
    """One source cannot be visited; it is reported, and its last capture stands."""


class CheckError(PipelineError):
    """A check of severity `error` failed; the last release stays as it is."""


class LockError(PipelineError):
    """Another process holds the outputs."""


class ReleaseError(PipelineError):
    """A release is missing, or its content does not match its digest."""

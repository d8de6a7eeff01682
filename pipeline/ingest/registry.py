"""What lies in `raw/`: the editions with their captures, and what a steward decided.

Read whole and strictly before anything else happens; the first fault stops the refresh with file, row and value, and
the last release stays. Captures are never changed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from pipeline.domain.decision import Decision, DecisionKind
from pipeline.domain.edition import Capture, Edition, EditionKind
from pipeline.errors import InputError, UnreadableError
from pipeline.files import open_file, swap_in
from pipeline.ingest.retry import retry_io
from pipeline.ingest.sheet import Row, read_rows

EDITIONS_FILE = "editions.csv"
DECISIONS_FILE = "decisions.csv"
EDITION_COLUMNS = (
    "edition_id",
    "file",
    "title",
    "kind",
    "publisher",
    "url",
    "retrieved_on",
    "dated_from",
    "dated_to",
    "sha256",
)
DECISION_COLUMNS = (
    "decision_id",
    "kind",
    "subject",
    "property",
    "expected",
    "value",
    "reason",
    "decided_by",
    "decided_on",
)
Sniff = Callable[[bytes, str], str]

_HEAD = 65_536
_WITHOUT_VALUE = ("reject_value", "accept")  # kinds of decision that give no value
EDITION_ID = re.compile(r"[^\W_][\w.-]*")
_UNKNOWN = "application/octet-stream"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIGNED_TYPES: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


def find_registry(raw: Path) -> Path:
    """Where the registry of a folder of captures is.

    Raises:
        InputError: There is none, such as where the folder is named wrongly.
    """
    path = raw / EDITIONS_FILE
    if not os.path.lexists(path):
        raise InputError("the file is missing", document=str(path))
    return path


def read_editions(raw: Path) -> tuple[Edition, ...]:
    """The rows of `raw/editions.csv`, in its order.

    Raises:
        InputError: A column, id, kind, date, file name or sha256 that cannot be used, with its row.
    """
    rows = read_rows(find_registry(raw), EDITION_COLUMNS)
    editions = tuple(_parse_edition(row, raw) for row in rows)
    _check_unique(rows, "edition_id")
    return editions


def read_decisions(raw: Path) -> tuple[Decision, ...]:
    """The rows of `raw/decisions.csv`, in its order; none where there is no such file.

    Raises:
        InputError: A column, id, kind or date that cannot be used, with its row.
    """
    path = raw / DECISIONS_FILE
    if not os.path.lexists(path):  # a link that leads nowhere is a fault, and not a folder without decisions
        return ()
    rows = read_rows(path, DECISION_COLUMNS)
    decisions = tuple(_parse_decision(row) for row in rows)
    _check_unique(rows, "decision_id")
    return decisions


def load_capture(edition: Edition, raw: Path, sniff: Sniff) -> Capture:
    """Check an edition's bytes against its row.

    Args:
        edition: The row.
        raw: Where captures lie.
        sniff: Tells the media type from the first bytes and the name (`pipeline.extract.readers.sniff_media_type`).

    Raises:
        InputError: The capture is missing, empty, not the one registered, or lacks the signature of the format that
            its name promises.
        UnreadableError: A PDF of no bytes, one whose head is lost, or one under the name of a page: it is set aside,
            and the others go on.
    """
    path = raw / edition.file
    digest, head, size = _read_capture(edition, path)
    if digest != edition.sha256:
        raise _fault(edition, path, f"sha256 of {edition.file} differs from its row, found", digest)
    suffix = path.suffix.lower()
    if size == 0:
        if suffix == ".pdf":
            raise UnreadableError("the file is empty", reason_code="empty", document=edition.edition_id)
        raise _fault(edition, path, "the capture is empty", edition.file)
    media_type = sniff(head, path.name)
    promised = _SIGNED_TYPES.get(suffix)
    if promised and media_type == _UNKNOWN:
        message = f"the file does not begin as {promised} does"
        raise UnreadableError(message, reason_code="damaged", document=edition.edition_id, value=edition.file)
    if promised and media_type != promised:
        raise _fault(edition, path, f"the capture is {media_type}, not what its name says", edition.file)
    if not promised and suffix and media_type in _SIGNED_TYPES.values():
        raise UnreadableError(
            f"the file is {media_type}, not what its name says",
            reason_code="mislabelled",
            document=edition.edition_id,
            value=edition.file,
        )
    return Capture(edition=edition, path=path, media_type=media_type, size=size)


def append_edition(edition: Edition, raw: Path) -> None:
    """Add a row to `raw/editions.csv`, which is created with its header where it does not exist.

    The cells stand in the order of the file's own header.

    Raises:
        OSError: It cannot be written, and is as it was.
    """
    path = raw / EDITIONS_FILE
    before = path.read_text(encoding="utf-8") if path.exists() else ",".join(EDITION_COLUMNS) + "\n"
    header = next(csv.reader(before.removeprefix("\ufeff").splitlines()))
    cells = io.StringIO()
    csv.writer(cells, lineterminator="\n").writerow(getattr(edition, column.strip()) for column in header)
    swap_in(path, (before.rstrip("\n") + "\n" + cells.getvalue()).encode())


def _parse_edition(row: Row, raw: Path) -> Edition:
    edition = Edition(
        edition_id=_check_pattern(row, "edition_id", EDITION_ID, "letters, digits, '-', '_' and '.'"),
        file=_check_inside(row, raw),
        title=row.text("title"),
        kind=_parse_kind(row),
        publisher=row.text("publisher"),
        url=row.text("url"),
        retrieved_on=row.date("retrieved_on"),
        dated_from=row.date("dated_from"),
        dated_to=row.date("dated_to"),
        sha256=_check_pattern(row, "sha256", _SHA256, "64 hexadecimal digits in lower case"),
        row=row.line,
    )
    if edition.dated_from and edition.dated_to and edition.dated_from > edition.dated_to:
        row.fail("dated_from is after dated_to", f"{edition.dated_from} to {edition.dated_to}")
    return edition


def _parse_decision(row: Row) -> Decision:
    kind = row.required("kind")
    if kind not in get_args(DecisionKind):
        row.fail("kind is not one of " + ", ".join(get_args(DecisionKind)), kind)
    if kind not in _WITHOUT_VALUE:
        row.required("value")
    return Decision(
        decision_id=row.required("decision_id"),
        kind=kind,  # type: ignore[arg-type]  # just checked against the literal's values
        subject=row.required("subject"),
        property=row.text("property"),
        expected=row.text("expected"),
        value=row.text("value"),
        reason=row.text("reason") or "",
        decided_by=row.text("decided_by") or "",
        decided_on=row.date("decided_on"),
    )


def _parse_kind(row: Row) -> EditionKind | None:
    kind = row.text("kind")
    if kind is not None and kind not in get_args(EditionKind):
        row.fail("kind is not one of " + ", ".join(get_args(EditionKind)), kind)
    return kind  # type: ignore[return-value]  # just checked against the literal's values


def _check_pattern(row: Row, column: str, pattern: re.Pattern[str], allowed: str) -> str:
    value = row.required(column)
    if not pattern.fullmatch(value):
        row.fail(f"{column} may have only {allowed}", value)
    return value


def _check_inside(row: Row, raw: Path) -> str:
    name = row.required("file")
    try:
        is_inside = _is_plain_file(raw, name) or (raw / name).resolve().is_relative_to(raw.resolve())
    except (RuntimeError, ValueError):  # links in a circle, a NUL byte
        row.fail("file cannot be the name of a file", name)
    if not is_inside:
        row.fail(f"file lies outside {raw}", name)
    return name


def _is_plain_file(raw: Path, name: str) -> bool:
    """Whether a file by this name lies right in the folder, as most do, so that its path need not be followed."""
    path = raw / name
    return path.name == name and path.is_file() and not path.is_symlink()


def _check_unique(rows: tuple[Row, ...], column: str) -> None:
    first: dict[str, int] = {}
    for row in rows:
        value = row.required(column)
        if value in first:
            row.fail(f"{column} is given twice (first in line {first[value]})", value)
        first[value] = row.line


def _read_capture(edition: Edition, path: Path) -> tuple[str, bytes, int]:
    def read() -> tuple[str, bytes, int]:
        with os.fdopen(open_file(str(path)), "rb") as file:
            head = file.read(_HEAD)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest(), head, file.tell()

    try:
        return retry_io(read)
    except FileNotFoundError:
        raise _fault(edition, path, "the capture is missing", edition.file) from None
    except OSError as error:
        raise _fault(edition, path, f"the capture cannot be read ({error.strerror})", edition.file) from None


def _fault(edition: Edition, path: Path, message: str, value: str) -> InputError:
    registry = path.parents[len(Path(edition.file).parts) - 1] / EDITIONS_FILE
    return InputError(message, document=str(registry), line=edition.row or None, value=value)

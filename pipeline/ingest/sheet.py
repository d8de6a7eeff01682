"""Registry files: strict CSV whose header must be known, with the line of each row for the message."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from pipeline.errors import InputError
from pipeline.files import read_file
from pipeline.ingest.retry import retry_io

_OTHER_MARKS = ";\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a registry: `line` is the line of the file on which it starts (the header is line 1)."""

    file: Path
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str | None:
        """A cell without surrounding space; None where it is blank."""
        return self.cells[column].strip() or None

    def required(self, column: str) -> str:
        """A cell that may not be blank."""
        return self.text(column) or self.fail(f"{column} is blank")

    def date(self, column: str) -> dt.date | None:
        """A cell with a day written `YYYY-MM-DD`; None where it is blank."""
        value = self.text(column)
        try:
            return _parse_day(value) if value else None
        except ValueError:
            return self.fail(f"{column} is not a date such as 2021-09-08", value)

    def fail(self, message: str, value: str | None = None) -> NoReturn:
        """Raise the row's fault.

        Raises:
            InputError: Always, with file and line.
        """
        raise InputError(message, document=str(self.file), line=self.line, value=value)


@lru_cache(maxsize=1024)
def _parse_day(text: str) -> dt.date:
    """A day; many rows of a registry give the same few."""
    return dt.datetime.strptime(text, "%Y-%m-%d").date()


def read_rows(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """All rows of a registry file.

    Args:
        path: A CSV file in UTF-8 (a byte order mark is allowed), comma separated.
        columns: The columns that it must have, in any order, and no others.

    Raises:
        InputError: Not UTF-8, a column unknown, missing or given twice, or a row of another length.
    """
    text = _read_text(path)
    if not text.strip():
        raise InputError("the file is empty; it needs the header " + ",".join(columns), document=str(path))
    return tuple(_parse_rows(path, text, columns))


def _read_text(path: Path) -> str:
    try:
        return retry_io(lambda: read_file(str(path))).decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError("the file is missing", document=str(path)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError("the file is not UTF-8", document=str(path), line=line) from None
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", document=str(path)) from None


def _parse_rows(path: Path, text: str, columns: Sequence[str]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        _check_header(path, header, columns)
        start = reader.line_num + 1
        for cells in reader:
            if cells:
                row = Row(path, start, dict(zip(header, cells, strict=False)))
                if len(cells) != len(header):
                    row.fail(f"the row has {len(cells)} cells, the header {len(header)}")
                yield row
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"not a CSV file ({error})", document=str(path), line=reader.line_num) from None


def _check_header(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    if len(header) == 1 and any(mark in header[0] for mark in _OTHER_MARKS):  # as a Swedish Excel saves a CSV
        raise InputError("the cells are not parted by commas; save it as CSV with commas", document=str(path), line=1)
    faults = (
        ("unknown column", [name for name in header if name not in columns]),
        ("missing column", [name for name in columns if name not in header]),
        ("column given twice", [name for name in dict.fromkeys(header) if header.count(name) > 1]),
    )
    for message, names in faults:
        if names:
            raise InputError(message, document=str(path), line=1, value=", ".join(names))

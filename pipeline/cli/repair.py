"""`nmt repair`: damaged Swedish text in, repaired text out, line for line; the ledger on stderr.

The bytes are checked before anything is written, so that a bad input gives one clear line and no half an answer. Text
is repaired in stretches that end at blank lines, so that memory does not grow with the size of the input.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import InputError
from pipeline.normalize.repair import Edit, Repaired, Repairer

MAX_LINE = 1_000_000
_SIGNED_WITHIN = 1024  # bytes in which a PDF says that it is one
STRETCH = 3_000  # lines
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


def run_repair(file: Path | None, explain: bool, as_json: bool) -> int:
    """Repair a text file or standard input.

    Args:
        file: What to read; None for standard input.
        explain: Write each change as a JSON line on stderr.
        as_json: Write one JSON object instead of the text.

    Returns:
        The exit code, 0.

    Raises:
        InputError: The input is not text in UTF-8, or a line of it is too long to be text.
    """
    name = str(file) if file else "standard input"
    data = _read(file, name)
    check_text(data, name)
    output = sys.stdout.buffer
    repairer = Repairer()
    record = _Record()
    first = 0
    for stretch in _stretches(data):
        texts, ends = zip(*(_split_end(line) for line in stretch), strict=True)
        repaired = repairer.repair(texts)
        if explain:
            _explain(repaired.edits, first)
        if as_json:
            record.add(repaired, first)
        else:
            output.write("".join(map("".join, zip(repaired.lines, ends, strict=True))).encode("utf-8"))
        first += len(texts)
    if as_json:
        record.write(output)
    output.flush()
    return 0


def check_text(data: bytes, name: str) -> None:
    """Raise `InputError` unless the bytes are text in UTF-8 with lines of a sane length."""
    if data[:_SIGNED_WITHIN].lstrip().startswith(b"%PDF-"):
        raise InputError("this is a PDF, and repair reads text; nmt extract reads a PDF", document=name)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError("holds a NUL byte: this is not a text file", document=name, line=line)
    for number, length in enumerate(_line_lengths(data), 1):
        if length > MAX_LINE:
            raise InputError(f"a line of more than {MAX_LINE:,} bytes is not text", document=name, line=number)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line_number = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "not valid UTF-8; save it as UTF-8 and try again",
            document=name,
            line=line_number,
            value=data[error.start : error.end].hex(),
        ) from None


def _line_lengths(data: bytes) -> Iterator[int]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        yield end - start
        start = end + 1


def _read(file: Path | None, name: str) -> bytes:
    if file is None:
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", document=name) from None


def _stretches(data: bytes) -> Iterator[list[str]]:
    """The lines with their ends, in stretches that end at a blank line where they can."""
    stretch: list[str] = []
    for match in _LINE.finditer(data):
        line = match[0].decode("utf-8")
        stretch.append(line)
        if (len(stretch) >= STRETCH and not line.strip()) or len(stretch) >= 2 * STRETCH:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _split_end(line: str) -> tuple[str, str]:
    text = line.rstrip("\r\n")
    return text, line[len(text) :]


def _place(edit: Edit, first: int) -> dict[str, object]:
    """An edit as JSON, with its line counted from 1 in the whole input."""
    return {**asdict(edit), "line": edit.line + first + 1}


def _explain(edits: tuple[Edit, ...], first: int) -> None:
    for edit in edits:
        print(json.dumps(_place(edit, first), ensure_ascii=False), file=sys.stderr)


class _Record:
    """What `--json` answers, gathered over the stretches."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._edits: list[dict[str, object]] = []
        self._aside: list[int] = []
        self._words = 0.0

    def add(self, repaired: Repaired, first: int) -> None:
        """Add a stretch that begins after `first` lines."""
        self._lines += repaired.lines
        self._edits += [_place(edit, first) for edit in repaired.edits]
        self._aside += [number + first + 1 for number in repaired.set_aside]
        self._words += repaired.damage_rate * len(repaired.lines)

    def write(self, output: BinaryIO) -> None:
        """Write the answer."""
        answer = {
            "lines": self._lines,
            "repairs": self._edits,
            "set_aside": self._aside,
            "damage_rate": round(self._words / len(self._lines), 4) if self._lines else 0.0,
        }
        output.write(json.dumps(answer, ensure_ascii=False).encode("utf-8") + b"\n")

"""Reading an image with tesseract, where it is installed: words with their places, one reading for each model."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median, median_low

from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.tilt import Turn

SWEDISH, ENGLISH = "swe", "eng"
INSTALL_LINE = (
    "install tesseract with its Swedish and English models (Debian: apt install tesseract-ocr tesseract-ocr-swe)"
)
_SECONDS = 60  # of processor time a page
_PATIENCE = 10  # times as long on a clock, where others want the processor too
_LEAST_CONFIDENCE = 10.0
_X_HEIGHT, _ASCENT, _DESCENT = 0.53, 0.73, 0.21  # of the type size, in common text faces
_CROWNED = 0.92  # capitals with a ring or dots
_CROWNED_LETTERS = frozenset("ÅÄÖÉ")
_WORD = re.compile(r"[^\W_]{3}")
_GROUP = re.compile(r"[+(]?\d[\d/-]*\d\)?[,.]?")  # two digits of a number at least: one may be a speck
_NARROWEST = 0.15  # of the height of a word: how wide each letter is at least, in the narrowest type
_UNSURE = 40.0  # of 100: a model is surer of words that stand upright, whose boxes are narrow too
_MISREAD_AT = re.compile(r"(?<=[a-z0-9])[ÅÄÖÉ](?=[a-z])")  # no word of Swedish has such a capital within it
_TALL = frozenset("bdfhijklt0123456789!?()[]{}/\\|§&@åäöéÅÄÖ\"'”’")
_LOW = frozenset("gjpqy,;()[]{}/|§@Q")
_LONG = 8  # characters of a word whose width tells its size
_WIDEST = 2.4  # times the mean width of a character that the type size is at most
_SAME_SIZE = 1.22  # sizes that differ by less are taken for one: they are measured from the ink


@dataclass(frozen=True, slots=True)
class Reading:
    """What one model read: words in points, and how sure it was on the whole, 0 to 100."""

    words: list[PrintedWord]
    confidence: float


@lru_cache(maxsize=1)
def installed_models() -> frozenset[str]:
    """The models of tesseract on this machine; empty where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (subprocess.SubprocessError, OSError):
        return frozenset()
    return frozenset(line.strip() for line in listed.splitlines()[1:])


def read_image(
    png: bytes, dpi: float, models: Sequence[str], turn: Turn | None = None, *, is_compared: bool = False
) -> dict[str, Reading]:
    """Read an image with each of the models, side by side.

    Args:
        png: The image.
        dpi: Its resolution, which makes points of its pixels.
        models: Names of installed models.
        turn: What brings its words level, where it lies askew.
        is_compared: Whether another reading is held against it, so that digits of which a model is not sure are told.

    Returns:
        The readings by model, without those of models that failed or did not finish. The limit is one of processor
        time, so that a busy machine reads no worse than an idle one.
    """
    with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
        image = Path(folder) / "page.png"
        image.write_bytes(png)
        running = {model: _start(image, model, dpi) for model in models}
        readings = {}
        for model, process in running.items():
            try:
                output, _ = process.communicate(timeout=_SECONDS * _PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                continue
            if process.returncode == 0:
                readings[model] = parse_tsv(output, 72 / dpi, turn, is_compared=is_compared or len(models) > 1)
    return readings


def _start(image: Path, model: str, dpi: float) -> subprocess.Popen[str]:
    command = ["tesseract", str(image), "stdout", "-l", model, "--psm", "3", "--dpi", str(round(dpi)), "tsv"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    return process


def parse_tsv(tsv: str, scale: float, turn: Turn | None = None, *, is_compared: bool = False) -> Reading:
    """Words of tesseract's table; the words of one of its lines share a baseline and a type size.

    >>> header = "level\\tpage\\tblock\\tpar\\tline\\tword\\tleft\\ttop\\twidth\\theight\\tconf\\ttext"
    >>> reading = parse_tsv(header + "\\n5\\t1\\t1\\t1\\t1\\t1\\t100\\t50\\t80\\t30\\t96.5\\tÅsa", 0.24)
    >>> reading.words[0].text, reading.words[0].x0, reading.confidence
    ('Åsa', 24.0, 96.5)
    """
    lines: dict[tuple[str, ...], list[PrintedWord]] = {}
    confidences = []
    rows = [cells for row in tsv.splitlines()[1:] if len(cells := row.split("\t")) >= 12]
    read = [cells for cells in rows if cells[0] == "5" and cells[11].strip()]
    read = _drop_edges(read)
    worded = {tuple(cells[1:5]) for cells in read if float(cells[10]) >= _LEAST_CONFIDENCE or "@" in cells[11]}
    grouped = _find_groups(read) if is_compared else frozenset[int]()
    for at, cells in enumerate(read):
        is_kept = at in grouped or (tuple(cells[1:5]) in worded and _WORD.search(cells[11]))
        if float(cells[10]) < _LEAST_CONFIDENCE and not is_kept:
            continue  # dirt; a word of a line that is sure otherwise is kept, or half a mail would be left
        left, top, width, height = (int(cell) * scale for cell in cells[6:10])
        if turn is not None:
            left, top, width, height = turn.level_box(left, top, width, height)
        text = cells[11].strip()
        size, baseline = _measure(text, top, height)
        if len(text) >= _LONG:  # a box that reaches into the next line is too high, but not too wide
            size = min(size, _WIDEST * width / len(text))
        word = PrintedWord(text, left, top, left + width, top + height, baseline, size)
        lines.setdefault(tuple(cells[1:5]), []).append(word)
        confidences.append(float(cells[10]))
    words = [word for line in lines.values() for word in _align(line)]
    _snap_sizes(words)
    return Reading(words, sum(confidences) / len(confidences) if confidences else 0.0)


def _find_groups(read: Sequence[list[str]]) -> frozenset[int]:
    """Where groups of digits stand beside a sure one of the same line: a number without one of them is another."""
    groups = [at for at, cells in enumerate(read) if _GROUP.fullmatch(cells[11].strip())]
    sure = {(*read[at][1:5], int(read[at][5])) for at in groups if float(read[at][10]) >= _LEAST_CONFIDENCE}
    return frozenset(at for at in groups for step in (-1, 1) if (*read[at][1:5], int(read[at][5]) + step) in sure)


def _drop_edges(read: Sequence[list[str]]) -> list[list[str]]:
    """Leave out the lines that a model read in the edge of a frame or a rule: most of their words are too narrow."""
    lines: dict[tuple[str, ...], list[bool]] = {}
    for cells in read:
        if sum(map(str.isalnum, cells[11])) > 1:
            lines.setdefault(tuple(cells[1:5]), []).append(_is_edge(cells))
    edges = {line for line, found in lines.items() if 2 * sum(found) > len(found)}
    return [cells for cells in read if tuple(cells[1:5]) not in edges]


def _is_edge(cells: list[str]) -> bool:
    """Whether what was read for a word is narrower than any type, and the model is not sure of it."""
    width, height, text = int(cells[8]), int(cells[9]), cells[11].strip()
    return float(cells[10]) < _UNSURE and width < _NARROWEST * height * len(text)


def _measure(text: str, top: float, height: float) -> tuple[float, float]:
    """Type size and baseline of a word, from the height of its ink and the letters in it."""
    text = _MISREAD_AT.sub("@", text)
    is_tall = any(letter in _TALL or letter.isupper() for letter in text)
    is_low = any(letter in _LOW for letter in text)
    rise = _CROWNED if _CROWNED_LETTERS & set(text) else _ASCENT if is_tall else _X_HEIGHT
    size = height / (rise + (_DESCENT if is_low else 0.0))
    return size, top + height - (_DESCENT * size if is_low else 0.0)


def _align(line: list[PrintedWord]) -> list[PrintedWord]:
    worded = [word for word in line if any(map(str.isalnum, word.text))] or line
    size = median_low(word.size for word in worded)
    baseline = median(word.baseline for word in worded)
    for word in line:
        word.size, word.baseline = size, baseline
        word.top, word.bottom = baseline - _ASCENT * size, baseline + _DESCENT * size
    return line


def _snap_sizes(words: Sequence[PrintedWord]) -> None:
    """Give words of nearly the usual size that size, so that noise makes no headings."""
    if not words:
        return
    usual = median(word.size for word in words for _ in word.text)
    for word in words:
        near = usual / _SAME_SIZE < word.size < usual * _SAME_SIZE
        word.size = usual if near else round(word.size)

"""Two columns of labels and their values, where the same labels come in turn for one record after the other."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from pipeline.extract.readers.printed import Strip, strip_of
from pipeline.extract.readers.shapes import has_detail

Field = list[list[Strip]]  # the lines of a label, and those of its value

_LONGEST_LABEL = 24  # characters
_BIGGER = 1.12  # times the size of a value
_WIDER = 1.05  # times the white above other labels


def are_repeated(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether a few short words fill a column in turn, beside details and other text.

    Args:
        first: The texts of a column that are not empty.
        second: The same of the column beside it.

    >>> are_repeated(["Namn", "E-post"] * 2, ["Eva Ek", "eva@umea.example.se", "Bo Ås", "bo@umea.example.se"])
    True
    """
    words = set(first)
    if not all(len(word) <= _LONGEST_LABEL and not has_detail(word) for word in words):
        return False
    is_turning = 2 <= len(words) <= len(first) / 2 and max(map(first.count, words)) <= 2 * len(first) / len(words)
    details = sum(map(has_detail, second))
    return is_turning and 0 < details < len(second) and len(set(second)) > len(words)


def part_records(rows: Sequence[Sequence[Sequence[Strip]]]) -> list[list[Field]]:
    """Part rows of labels and values to records.

    A record begins with the label that more white stands above than above others, else with the first one; a heading
    in the place of a value is a record of its own, without a label.

    Args:
        rows: A label and a value each, as strips; a row without a label goes on with the value above it.
    """
    fields: list[Field] = []
    for label, value in rows:
        lines = [_line(value)] if value else []
        if label or not fields or _is_heading(lines, fields[-1]):
            fields.append([[_line(label)] if label else [], lines])
        else:
            fields[-1][1].extend(lines)
    begins = _beginning(fields)
    records: list[list[Field]] = []
    for field in fields:
        if not records or _text(field) in ("", begins) or not _text(records[-1][-1]):
            records.append([])
        records[-1].append(field)
    return records


def _line(strips: Sequence[Strip]) -> Strip:
    return strip_of([word for strip in strips for word in strip.words])


def _is_heading(lines: Sequence[Strip], above: Field) -> bool:
    """Whether a line without a label is bold or bigger beside the value above it."""
    if not above[0] or not above[1] or has_detail(lines[0].text):
        return not above[0]
    return lines[0].size > _BIGGER * above[1][-1].size or (lines[0].is_bold and not above[1][-1].is_bold)


def _beginning(fields: Sequence[Field]) -> str:
    """The label that begins a record."""
    white: defaultdict[str, list[float]] = defaultdict(list)
    for above, field in itertools.pairwise(fields):
        bottom = max(strip.bottom for cell in above for strip in cell)
        white[_text(field)].append(min(strip.top for cell in field for strip in cell) - bottom)
    means = sorted((sum(gaps) / len(gaps), label) for label, gaps in white.items() if label)
    is_told = len(means) > 1 and means[-1][0] > _WIDER * means[-2][0] and means[-1][0] > 0
    return means[-1][1] if is_told else next(text for field in fields if (text := _text(field)))


def _text(field: Field) -> str:
    return " ".join(strip.text for strip in field[0])

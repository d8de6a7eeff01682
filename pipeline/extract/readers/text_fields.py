"""Records in plain text whose labels and values stand in two columns that blanks or tabs part, without a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from pipeline.domain.layout import Block, Line
from pipeline.vocabulary import match_label

_FIELD = re.compile(
    r"(?P<label>[^\W\d](?:[^\s:]|[ ](?=\S)){0,29})(?:\s*:)?(?:[ ]{2,}[\t ]*|[ ]*\t[\t ]*)(?P<value>\S.*)"
)
_LEAST = 3  # fields of a record
_OPENING = 1  # lines above the first field: its number, or a heading


def part_record(lines: Sequence[Line]) -> Iterator[Block | list[Line]]:
    """Part a group of lines that is one person's record into what stands above it and a card; else give nothing.

    Each line is a label and its value, all values begin in one column or behind a tab, no label comes twice, most are
    known, and one is a name's.

    >>> texts = ("1.", "Namn     Ek, Eva", "Region   Nord", "Tfn      070-174 06 05")
    >>> [[(cell.label, cell.text) for cell in card.children]
    ...  for card in part_record([Line(1, at, text) for at, text in enumerate(texts, 1)]) if isinstance(card, Block)]
    [[('Namn', 'Ek, Eva'), ('Region', 'Nord'), ('Tfn', '070-174 06 05')]]
    """
    fields = [_FIELD.fullmatch(line.text.rstrip()) for line in lines]
    first = next((at for at, field in enumerate(fields) if field), len(lines))
    found = [(line, field) for line, field in zip(lines, fields, strict=True) if field]
    if first > _OPENING or len(found) < len(lines) - first or not _is_record([field for _, field in found]):
        return
    if first:
        yield list(lines[:first])
    cells = (
        Block("cell", (structs.replace(line, text=field["value"], offset=field.start("value")),), label=field["label"])
        for line, field in found
    )
    yield Block("card", children=tuple(cells))


def _is_record(fields: Sequence[re.Match[str]]) -> bool:
    labels = [field["label"] for field in fields]
    columns = {field.start("value") for field in fields}
    is_even = len(columns) == 1 or all("\t" in field[0] for field in fields)
    known = [match.entry.property for label in labels if (match := match_label(label, is_fuzzy=False)) is not None]
    is_told = "name" in known and len(known) * 3 >= len(labels) * 2
    is_headed = any(match_label(field["value"].strip(), is_fuzzy=False) for field in fields)  # the head of a table
    return len(labels) >= _LEAST and len(set(labels)) == len(labels) and is_even and is_told and not is_headed

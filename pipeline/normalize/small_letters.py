"""Names that OCR read with a small first letter (`wilhelmina Viberg`): a given name begins with a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.domain.statements import Mention
from pipeline.normalize.spans import TextMap
from pipeline.vocabulary import fold, given_names

if TYPE_CHECKING:
    from pipeline.normalize.repair import Edit


def raise_names(mentions: Sequence[Mention], text_map: TextMap, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Give the changes of first letters of people's names that are small, where the given name is a known one.

    Args:
        mentions: As extracted.
        text_map: The document that they are of, which an OCR model read.
        edits: The changes that are made already; none is made within them.
    """
    from pipeline.normalize.repair import Edit

    taken = {(edit.line, at) for edit in edits for at in range(edit.start, edit.end)}
    names = (s for m in mentions if m.entity_type == "person" for s in m.statements if s.property == "name")
    for statement in names:
        segments = text_map.find_segments(statement.place)
        first = statement.raw_text.split()[0] if statement.raw_text.split() else ""
        if not segments or not first[:1].islower() or fold(first) not in given_names():
            continue
        index, start = segments[0].index, segments[0].start
        if text_map.lines[index].text[start] == first[0] and (index, start) not in taken:
            letter = first[0].upper()
            yield Edit(index, start, start + 1, first[0], letter, "name", "a given name begins with a capital", 0.9)

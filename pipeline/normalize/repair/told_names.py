"""Names that are told apart from their line, because OCR cut them within a word or ran them together."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.normalize.repair.edits import edits_of
from pipeline.normalize.repair.names import NameReader
from pipeline.normalize.repair.tokens import cut_lines
from pipeline.normalize.repair.types import Edit, apply_edits

_CONFIDENCE = 0.9


def read_told_name(reader: NameReader, name: str, mails: Sequence[str]) -> str:
    """Spell a name as the mails beside it and the lists of names tell.

    Args:
        reader: Reads damaged names.
        name: Its words, as they belong together.
        mails: In standard form.
    """
    lines = [name]
    edits: list[Edit] = []
    for unit in (unit for units in cut_lines(lines, frozenset()) for unit in units):
        named = reader.read(unit.text.lower(), mails, is_given=unit.pieces[0].start == 0)
        if named is not None:
            edits += edits_of(unit, lines, named[0], "name", named[1], _CONFIDENCE)
    return apply_edits(lines, edits)[0]

"""Names that are told apart from their line, because OCR cut them within a word or ran them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

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
        named = reader.read(unit.text.lower(), mails, unit.pieces[0].start == 0, name)
        if named is not None:
            edits += edits_of(unit, lines, named[0], "name", named[1], _CONFIDENCE)
    return apply_edits(lines, edits)[0]


def change_told_name(line: int, start: int, printed: str, meant: str, evidence: str) -> Iterator[Edit]:
    """Give the changes of a line that make a printed name what is meant, blanks among them.

    Args:
        line: Index of the line.
        start: Where the name begins in it.
        printed: The name as read.
        meant: The name as it is.
        evidence: Why.

    >>> [(edit.start, edit.before, edit.after) for edit in change_told_name(0, 5, "San dberg", "Sandberg", "")]
    [(8, ' ', '')]
    >>> [(edit.start, edit.before, edit.after) for edit in change_told_name(0, 0, "ElinAlmén", "Elin Almèn", "")]
    [(4, 'A', ' A'), (7, 'é', 'è')]
    """
    for kind, a, b, c, d in SequenceMatcher(None, printed, meant, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        held = int(a == b)  # what is put in stands with the character behind it, or the last one
        first = a - held * (a == len(printed))
        before = printed[first : b + held]
        after = printed[first:a] + meant[c:d] + printed[b : b + held]
        yield Edit(line, start + first, start + first + len(before), before, after, "name", evidence, _CONFIDENCE)

"""The words of a line in few bytes, so that a document of thousands of pages fits in memory."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import overload

from pipeline.domain.layout import Box, Word

_ENTRY = struct.Struct("<II4f")


class PackedWords(Sequence[Word]):
    """Words of a line, kept as bytes and made into `Word`s when they are asked for.

    Args:
        text: The text of the line.
        entries: Start, end and box (left, top, right, bottom) of each word.

    >>> PackedWords("Eva Ek", [(0, 3, 28.0, 10.0, 45.5, 20.0)])[0]
    Word(text='Eva', start=0, end=3, box=Box(x0=28.0, y0=10.0, x1=45.5, y1=20.0))
    """

    __slots__ = ("_packed", "_text")

    def __init__(self, text: str, entries: Iterable[tuple[int, int, float, float, float, float]]) -> None:
        self._text = text
        self._packed = b"".join([_ENTRY.pack(*entry) for entry in entries])

    def __len__(self) -> int:
        return len(self._packed) // _ENTRY.size

    @overload
    def __getitem__(self, index: int) -> Word: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Word, ...]: ...

    def __getitem__(self, index: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(index, slice):
            return tuple(self[position] for position in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        start, end, x0, y0, x1, y1 = _ENTRY.unpack_from(self._packed, index % len(self) * _ENTRY.size)
        return Word(self._text[start:end], start, end, Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedWords):
            return self._text == other._text and self._packed == other._packed
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash((self._text, self._packed))

    def __repr__(self) -> str:
        return repr(tuple(self))

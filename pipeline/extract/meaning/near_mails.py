"""The mails of a document by their rows: which stand near a word that may be a name, and which in its block."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.vocabulary import fold

_NEAR = 4  # rows
_BELOW = 3  # paragraphs


class Mails:
    """The mails of a document, or of one paragraph, by the rows that they stand in.

    Args:
        facts: Facts in reading order.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._mails = sorted((f for f in facts if f.kind == "email"), key=lambda mail: mail.row.index)
        self._rows = [mail.row.index for mail in self._mails]
        self._beside: dict[int, Mails] = {}
        self._below: dict[int, Mails] = {}
        self._facts = facts
        self._owners = frozenset(_owner(mail.text) for mail in self._mails)

    def __len__(self) -> int:
        return len(self._mails)

    def are_of(self, name: str, *, is_initial_enough: bool) -> bool:
        """Whether a mail, wherever it stands, is a name's to the letter, or that of its initial and surname."""
        given, *rest = _letters(name.split())
        if not given or not rest or not rest[-1]:
            return False
        firsts = (given, given[0]) if is_initial_enough else (given,)
        return not self._owners.isdisjoint((first, last) for first in firsts for last in ("".join(rest), rest[-1]))

    def near(self, fact: Fact) -> list[Fact]:
        """The mails within a few rows of a fact."""
        first = bisect_left(self._rows, fact.row.index - _NEAR)
        return self._mails[first : bisect_right(self._rows, fact.row.index + _NEAR)]

    def beside(self, fact: Fact) -> Mails:
        """The mails in the block of a fact."""
        if not self._beside:
            groups = groupby(self._mails, key=lambda mail: mail.row.group)
            self._beside = {group: Mails(list(mails)) for group, mails in groups}
        return self._beside.get(fact.row.group, _NONE)

    def below(self, fact: Fact) -> Mails:
        """The mails in the paragraphs or items right below the block of a fact, which name nobody: `De nås på …`."""
        if not self._below:
            blocks = [list(block) for _, block in groupby(self._facts, key=lambda fact: fact.row.group)]
            for at, above in enumerate(blocks):
                below = list(itertools.takewhile(_is_nameless, blocks[at + 1 : at + 1 + _BELOW]))
                self._below[above[0].row.group] = Mails([fact for block in below for fact in block])
        return self._below.get(fact.row.group, _NONE)


def _is_nameless(block: Sequence[Fact]) -> bool:
    is_text = block[0].row.kind in ("paragraph", "item")
    return is_text and not any(fact.kind in ("name", "region", "county") for fact in block)


def _owner(mail: str) -> tuple[str, str]:
    """The letters before and behind the first dot or stroke of a mail address, up to its sign."""
    first, *rest = _letters(re.split(r"[._]", re.split(r"[@(\[{]", mail)[0]))
    return first, "".join(rest)


def _letters(words: Sequence[str]) -> list[str]:
    return [fold(word).replace(" ", "") for word in words]


_NONE = Mails(())

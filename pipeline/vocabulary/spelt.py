"""Words of the vocabularies as they are spelt, with their capitals, for those who have to tell what a letter is."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary.loading import read_table

_COLUMNS = (
    ("counties", ("name", "long_name", "aliases")),
    ("municipalities", ("name",)),
    ("regions", ("name", "aliases")),
    ("organizations", ("name", "aliases")),
    ("given_names", ("name",)),
    ("name_frequency", ("name",)),
    ("surname_bearers", ("name",)),
    ("accented_surnames", ("name",)),
    ("accented_given_names", ("name",)),
    ("two_spellings", ("name",)),
    ("phrases", ("phrase",)),
    ("headings", ("phrase",)),
    ("titles", ("word",)),
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def accented_words() -> frozenset[str]:
    """All words of the vocabularies that have letters beyond a to z.

    >>> {"Västerbotten", "Örebro", "län", "från"} <= accented_words(), "Umea" in accented_words()
    (True, False)
    """
    cells = (row[column] for table, columns in _COLUMNS for row in read_table(table) for column in columns)
    return frozenset(word for cell in cells for word in _WORD.findall(cell) if not word.isascii())


@cache
def _surname_parts(place: str) -> frozenset[str]:
    return frozenset(row["part"] for row in read_table("surname_parts") if row["place"] == place)


def is_made_surname(text: str) -> bool:
    """Whether a word is made of a first and a last part of Swedish surnames.

    >>> is_made_surname("Ståhlgren"), is_made_surname("Stählgren"), is_made_surname("Nyfjäll")
    (True, False, True)
    """
    low = text.lower()
    cuts = range(2, len(low) - 1)
    return any(low[:at] in _surname_parts("first") and low[at:] in _surname_parts("last") for at in cuts)

"""Closed vocabularies: the words of places, regions, audiences and titles, by folded form; one candidate or none."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

from pipeline.normalize.repair.candidates import Candidate
from pipeline.normalize.repair.changes import build_changes
from pipeline.normalize.repair.channel import readings
from pipeline.normalize.repair.lexicon import fold_word

_ROOM = Path(__file__).parents[2] / "vocabulary"
_WORD = re.compile(r"[^\W\d_]+")
# Which files, and which columns of them, hold the words of a kind of field.
_TABLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "county": (("counties", ("name", "long_name", "aliases")), ("county_noise", ("name",))),
    "region": (("regions", ("name", "aliases")), ("counties", ("name",))),
    "municipality": (("municipalities", ("name",)), ("counties", ("name", "aliases"))),
    "audience": (("audiences", ("name", "aliases")),),
    "title": (("titles", ("word",)), ("audiences", ("name", "aliases"))),
    "organization": (("organizations", ("name", "former_names", "aliases")), ("municipalities", ("name",))),
    "statute": (("statutes", ("name", "aliases")),),
}
_LIMIT = 12.0
WORDS_KEPT = 50_000


@cache
def load_words(kind: str) -> dict[str, tuple[str, ...]]:
    """The words of a kind of field by their folded form, in lower case."""
    words: dict[str, set[str]] = {}
    for table, columns in _TABLES.get(kind, ()):
        with (_ROOM / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                for column in columns:
                    for word in _WORD.findall(row[column].lower()):
                        words.setdefault(fold_word(word), set()).add(word)
    return {folded: tuple(sorted(group)) for folded, group in words.items()}


@cache
def load_labels() -> frozenset[str]:
    """The words of the labels of numbers and addresses, in lower case: `tel` is no language's.

    >>> sorted({"tel", "mobil", "region"} & load_labels())
    ['mobil', 'tel']
    """
    with (_ROOM / "labels.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["property"] in ("phone", "email")]
    return frozenset(word for row in rows for word in _WORD.findall(row["label"].lower()))


def is_place(word: str) -> bool:
    """Whether a lower-case word is a word of a county's or municipality's name.

    >>> is_place("östergötland"), is_place("öppen")
    (True, False)
    """
    return word in load_words("municipality").get(fold_word(word), ())


@lru_cache(WORDS_KEPT)
def find_word(kind: str, word: str) -> Candidate | None:
    """The one word of a vocabulary that a damaged lower-case word can be, or None.

    >>> find_word("county", "j6nkdping").word
    'jönköping'
    """
    words = load_words(kind)
    found: dict[str, Candidate] = {}
    for reading in readings(word, _LIMIT):
        for meant in words.get(reading.folded, ()):
            built = build_changes(word, reading, meant)
            if built is not None and meant not in found:
                found[meant] = Candidate(meant, built[1], built[0])
        if found and reading.slips and len(found) == 1:
            break
    return next(iter(found.values())) if len(found) == 1 else None

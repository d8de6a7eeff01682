"""Surnames of two parts (`Väster` + `lund`) that no list has: the parts have one spelling, so the name has one too.

Most Swedish surnames are made this way. `vocabulary/surname_parts.csv` lists the usual parts; a surname of the list of
common names, a given name before `sson`, or a longer Swedish word of one likely spelling may be the other part; before
the last part any noun will do that the dictionary has in one spelling only (`Kväll` + `sjö`), for surnames leave out
the s that compounds put between (`kvällssjö`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.normalize.repair.lexicon import COMPOUND_ONLY, CURATED, HEAD, TAIL, Lexicon, fold_word
from pipeline.vocabulary.loading import read_table

_SON = "sson"
_INFLECTED = ("s", "en", "et", "na")  # what forms of a noun end with, and surnames do not begin with them
_LONGER_WORD = 5  # letters of a word before `sson`, which shorter given names of no list stand before
_SHORTEST_WORD = 4  # letters of a part that is no part of the list; shorter ones are too often chance
_RARE = 15.0  # a word rarer than this is no part where it could be another
_CLEAR = 2.5  # nats by which a word's likeliest spelling must win
Spellings = Mapping[str, tuple[str, ...]]


@cache
def load_parts(place: str) -> Spellings:
    """The `first` or `last` parts of surnames by unaccented form.

    >>> load_parts("first")["soder"], load_parts("first")["back"]
    (('söder',), ('back', 'bäck'))
    """
    return _group(row["part"] for row in read_table("surname_parts") if row["place"] == place)


@cache
def load_common(part: str) -> Spellings:
    """The commonest `given` or `family` names by unaccented form, in lower case."""
    return _group(row["name"].lower() for row in read_table("name_frequency") if row["part"] == part)


def _group(names: Iterable[str]) -> Spellings:
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in names:
        spellings[fold_word(name)].add(name)
    return {folded: tuple(sorted(group)) for folded, group in spellings.items()}


def spell_surname(folded: str, lexicon: Lexicon) -> str | None:
    """The one spelling of a surname of two parts, or None where there is none or a second one.

    Where the spellings differ in one letter and agree in another, it is the one that only has the accents of all.

    Args:
        folded: The name without accents, lower case.
        lexicon: Gives the words that may be parts.

    >>> from pipeline.normalize.repair.lexicon import load_lexicon
    >>> [spell_surname(name, load_lexicon()) for name in ("vasterlund", "backgren", "akesson", "alden")]
    ['västerlund', None, 'åkesson', None]
    """
    for may_be_word in (False, True):
        found = {
            head + tail
            for at in range(2, len(folded) - 1)
            for head, tail in _cut(folded[:at], folded[at:], may_be_word, lexicon)
        }
        if found:
            return next(iter(found)) if len(found) == 1 else agree(folded, found)
    return None


def agree(folded: str, spellings: Iterable[str]) -> str | None:
    """The one of several spellings that has only the accents of all of them, or None where that has none.

    >>> agree("hallstrom", {"hallström", "hällström"}), agree("backgren", {"backgren", "bäckgren"})
    ('hallström', None)
    """
    least = min(spellings, key=lambda name: sum(a != b for a, b in zip(name, folded, strict=True)))
    restored = {at: letter for at, letter in enumerate(least) if letter != folded[at]}
    is_common = all(name[at] == letter for name in spellings for at, letter in restored.items())
    return least if is_common and least != folded else None


def _cut(head: str, tail: str, may_be_word: bool, lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    """The spellings of a head and a tail, both parts of the list, or one of them a name or word."""
    if tail == _SON and not may_be_word:
        return [(name, _SON) for name in load_common("given").get(head, ())]
    if tail == _SON and len(head) >= _LONGER_WORD and head not in load_parts("first"):
        return [(word, _SON) for word in _spell_only(head, lexicon)]
    heads, tails = load_parts("first").get(head, ()), load_parts("last").get(tail, ())
    if may_be_word and heads and not tails:
        # Endings would be taken for å, ä, ö here (`Nylander` is not `nyländer`), so only a plain word may end a name.
        tails = tuple(word for word in _spell_word(tail, TAIL, lexicon) if word == tail)
    elif may_be_word and tails and not heads:
        heads = load_common("family").get(head, ()) or _spell_word(head, HEAD, lexicon) or _spell_only(head, lexicon)
    return [(first, last) for first in heads for last in tails]


def _spell_word(folded: str, flag: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The likeliest spelling of a word that stands in compounds, if there is one."""
    if len(folded) < _SHORTEST_WORD:
        return ()
    likeliest = sorted(lexicon.variants(folded), key=lambda entry: entry.cost)[:2]
    if not likeliest or not likeliest[0].flags & flag:
        return ()
    is_clear = len(likeliest) == 1 or likeliest[0].cost < min(_RARE, likeliest[1].cost - _CLEAR)
    return (likeliest[0].word,) if is_clear else ()


def _spell_only(folded: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The spelling of a noun as it is looked up that the dictionary has in no other one."""
    known = [entry for entry in lexicon.variants(folded) if entry.flags & CURATED]
    is_noun = len(known) == 1 and bool(known[0].flags & TAIL) and not known[0].flags & COMPOUND_ONLY
    return (known[0].word,) if is_noun and len(folded) >= _SHORTEST_WORD and not folded.endswith(_INFLECTED) else ()

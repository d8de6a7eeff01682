"""What a user could pick instead: nothing, folding to the most frequent word, symspellpy, hunspell."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import marisa_trie

from pipeline.normalize.repair.lexicon import DATA, SCALE, Lexicon, decode_entry, fold_word

_WORD = re.compile(r"[^\W\d_]+")
LineRepair = Callable[[Sequence[str]], Sequence[str]]
SYMSPELL_WORDS = 15.0  # cost up to which a word goes into the dictionary: about the 130,000 most frequent


def do_nothing(lines: Sequence[str]) -> Sequence[str]:
    """Leave the text as it is."""
    return lines


def fold_to_most_frequent() -> LineRepair:
    """Replace every word by the most frequent word that it may be without its accents."""
    lexicon = Lexicon()

    def replace(word: str) -> str:
        variants = lexicon.variants(fold_word(word))
        return min(variants, key=lambda entry: entry.cost).word if variants else word

    return _by_word(replace)


def symspell() -> LineRepair | None:
    """The nearest word by symspellpy, two edits at most; None where it is not installed."""
    if find_spec("symspellpy") is None:
        return None
    from symspellpy import SymSpell, Verbosity

    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for word, cost in _frequent_words():
        speller.create_dictionary_entry(word, max(1, int(1e10 * 2.718281828**-cost)))

    def replace(word: str) -> str:
        return str(speller.lookup(word, Verbosity.TOP, max_edit_distance=2, include_unknown=True)[0].term)

    return _by_word(replace)


def hunspell_sample(triples: Sequence[tuple[str, str]], seconds: float) -> tuple[int, int] | None:
    """How many of a sample of damaged words hunspell's first suggestion restores, for as long as time allows.

    Args:
        triples: Words as read and as meant.
        seconds: When to stop; spylls needs about three seconds a word.

    Returns:
        Restored and tried; None where spylls is not installed.
    """
    if find_spec("spylls") is None:
        return None
    import spylls.hunspell
    from spylls.hunspell import Dictionary

    bundled = Path(spylls.hunspell.__file__).parent / "data" / "sv" / "sv_SE"
    dictionary = Dictionary.from_files(str(bundled))
    restored = tried = 0
    start = time.perf_counter()
    for read, meant in triples:
        if time.perf_counter() - start > seconds:
            break
        tried += 1
        suggestion = read if dictionary.lookup(read) else next(iter(dictionary.suggest(read)), read)
        restored += suggestion == meant
    return restored, tried


def _frequent_words() -> Iterator[tuple[str, float]]:
    trie = marisa_trie.BytesTrie()
    trie.mmap(str(DATA / "words.marisa"))
    for folded, payload in trie.iteritems():
        if payload[0] / SCALE <= SYMSPELL_WORDS:
            yield decode_entry(folded, payload).word, payload[0] / SCALE


def _by_word(replace: Callable[[str], str]) -> LineRepair:
    def mend(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < 2:
            return word
        new = replace(word.lower())
        return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new

    return lambda lines: [_WORD.sub(mend, line) if "@" not in line and "www" not in line else line for line in lines]

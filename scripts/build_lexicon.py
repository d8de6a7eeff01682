"""Build the repair lexicon from its named sources (see `docs/data.md`); needs the `lexicon` extra and some minutes.

    python -m scripts.build_lexicon --statutes statutes.txt.xz --hunspell <venv>/share/hunspell --prose <folder>

Prose packages are downloaded with apt-get into the folder given, where they are not there yet. `--skip N OF` leaves
every paragraph with number N modulo OF out of the counts, for measuring on it.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable
from pathlib import Path

from pipeline.normalize.repair.lexicon import COMPOUND_ONLY, CURATED, DATA, HEAD, NAME, TAIL
from scripts.lexicon.counts import WORD, count_pairs, count_words, mix_probabilities
from scripts.lexicon.hunspell import Form
from scripts.lexicon.pack import (
    ambiguous_words,
    choose_pairs,
    merge_counts,
    pack_language,
    pack_pairs,
    pack_words,
    words_of_pairs,
)
from scripts.lexicon.settle import mark_settled
from scripts.lexicon.sources import fetch_packages, read_hunspell, read_prose, read_statutes

WEIGHTS = {"web": 0.76, "statutes": 0.12, "prose": 0.12}
FLOOR_LISTED = math.exp(-19.5)  # a form that only the dictionary knows
MIN_CORPUS_COUNT = 3  # a form that only running text knows
ENGLISH_WORDS = 20_000
FOREIGN = ("da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl")
FOREIGN_WORDS = 2_500  # of each language
PROSE_WEIGHT = 3.0


def flag_words(forms: Iterable[Form]) -> dict[str, int]:
    """What the dictionary knows of each lower-cased word, as a set of flags."""
    flags: dict[str, int] = {}
    words, lower = set(), set()
    for form in forms:
        if not WORD.fullmatch(form.text):
            continue
        word = form.text.lower()
        parts = (HEAD if form.is_head else 0) | (TAIL if form.is_tail else 0)
        flags[word] = flags.get(word, CURATED) | parts
        if form.is_word:
            words.add(word)
        if form.text == word:
            lower.add(word)
    for word in flags:
        flags[word] |= (0 if word in words else COMPOUND_ONLY) | (0 if word in lower else NAME)
    return flags


def foreign_words() -> dict[str, float]:
    """The common words of neighbouring languages, each with its highest frequency."""
    import wordfreq

    found: dict[str, float] = {}
    for language in FOREIGN:
        for word in wordfreq.top_n_list(language, FOREIGN_WORDS):
            found[word] = max(found.get(word, 0.0), wordfreq.word_frequency(word, language))
    return found


def build(statutes: list[str], prose: list[str], hunspell: Path, out: Path) -> None:
    """Write the files of the lexicon, then mark the forms that need no search."""
    import wordfreq

    web = {w: f for w, f in wordfreq.get_frequency_dict("sv", wordlist="large").items() if WORD.fullmatch(w)}
    flags = flag_words(read_hunspell(hunspell))
    counts = {"web": web, "statutes": count_words(statutes), "prose": count_words(prose)}
    trusted = {w for name in ("statutes", "prose") for w, n in counts[name].items() if n >= MIN_CORPUS_COUNT}
    known = web.keys() | flags.keys() | trusted
    mixed = mix_probabilities((WEIGHTS[name], counts[name]) for name in WEIGHTS)
    probabilities = {word: max(mixed.get(word, 0.0), FLOOR_LISTED) for word in known}
    print("words", pack_words(out / "words.marisa", probabilities, flags))
    pack_language(out / "english.marisa", wordfreq.get_frequency_dict("en", wordlist="large"), ENGLISH_WORDS)
    pack_language(out / "foreign.marisa", foreign_words(), FOREIGN_WORDS * len(FOREIGN))
    pairs = merge_counts([(1.0, count_pairs(statutes)), (PROSE_WEIGHT, count_pairs(prose))])
    words = words_of_pairs(pairs)
    ambiguous = {word for word in ambiguous_words(probabilities, math.exp(-18.0)) if word in words}
    chosen = choose_pairs(pairs, words, ambiguous)
    print("ambiguous", len(ambiguous), "pairs", pack_pairs(out / "pairs.bin", chosen))
    print("settled forms", mark_settled(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statutes", type=Path, required=True)
    parser.add_argument("--hunspell", type=Path, required=True)
    parser.add_argument("--prose", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--skip", type=int, nargs=2, metavar=("N", "OF"))
    options = parser.parse_args()
    fetch_packages(options.prose)
    statutes, prose = read_statutes(options.statutes), read_prose(options.prose)
    if options.skip:
        number, of = options.skip
        statutes = [text for place, text in enumerate(statutes) if place % of != number]
        prose = [text for place, text in enumerate(prose) if place % of != number]
    print("paragraphs", len(statutes), len(prose), "characters of prose", sum(map(len, prose)))
    options.out.mkdir(parents=True, exist_ok=True)
    build(statutes, prose, options.hunspell, options.out)


if __name__ == "__main__":
    main()

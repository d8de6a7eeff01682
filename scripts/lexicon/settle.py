"""Marking the forms that are settled by the usual losses alone, so that no reading of them need be searched for again.

For most listed words no unusual sign leads to a word that could be meant instead. To find that out takes a search; here
it is made once for every form, with the candidates and costs of the engine itself, and its outcome is one bit.
"""

from __future__ import annotations

import itertools
from operator import itemgetter
from pathlib import Path

import marisa_trie

from pipeline.normalize.repair.candidates import Finder
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.lexicon import SCALE, SETTLED, Lexicon

RARE = 17.0  # words that cost more are looked at again with rare confusions: few of them are settled


def mark_settled(folder: Path) -> int:
    """Set the flag `SETTLED` of the words in `words.marisa` whose form needs no search; gives the number of such forms.

    Args:
        folder: Holds all files of the lexicon.
    """
    finder = Finder(Lexicon(folder), Evidence())
    trie = marisa_trie.BytesTrie()
    trie.load(str(folder / "words.marisa"))
    marked: list[tuple[str, bytes]] = []
    settled = 0
    for folded, group in itertools.groupby(trie.iteritems(), key=itemgetter(0)):
        payloads = [payload for _, payload in group]
        is_common = min(payload[0] for payload in payloads) <= RARE * SCALE
        is_settled = is_common and folded.isascii() and finder.is_settled(folded)
        settled += is_settled
        for payload in payloads:
            flags = payload[1] & ~SETTLED | (SETTLED if is_settled else 0)
            marked.append((folded, bytes((payload[0], flags)) + payload[2:]))
    packed = marisa_trie.BytesTrie(marked, order=marisa_trie.LABEL_ORDER)
    packed.save(str(folder / "words.marisa.new"))
    (folder / "words.marisa.new").replace(folder / "words.marisa")
    return settled

"""The forms that the lexicon marks as settled, and the table of pairs: both say what a full search would."""

from __future__ import annotations

import zlib
from pathlib import Path

import marisa_trie
import pytest

from pipeline.normalize.repair.candidates import Finder
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.lexicon import DATA, SETTLED, load_lexicon
from pipeline.normalize.repair.pairs import PairTable
from scripts.lexicon.pack import write_pairs
from scripts.lexicon.settle import mark_settled


def test_a_settled_form_has_no_other_candidates() -> None:
    trie = marisa_trie.BytesTrie()
    trie.mmap(str(DATA / "words.marisa"))
    finder = Finder(load_lexicon(), Evidence())
    forms = [form for form, payload in trie.iteritems("man") if payload[1] & SETTLED][::3]
    assert len(forms) > 100
    for form in forms:
        assert finder.is_settled(form), "marked before the confusions changed: run scripts.build_lexicon"


def test_documents_may_know_of_words_that_the_lexicon_does_not() -> None:
    plain, taught = Finder(load_lexicon(), Evidence()), Finder(load_lexicon(), Evidence.from_texts(["Handbök."] * 9))
    assert [c.word for c in plain.find("handbok")] == ["handbok"]
    assert "handbök" in [c.word for c in taught.find("handbok")]


@pytest.fixture
def table(tmp_path: Path) -> PairTable:
    scores = {"ett barn": 32, "ett ~arn": 8, "~ett barn": 16}
    write_pairs(tmp_path / "pairs.bin", {zlib.crc32(pair.encode()): score for pair, score in scores.items()})
    return PairTable(tmp_path / "pairs.bin")


def test_a_pair_has_its_own_score_or_half_of_its_endings(table: PairTable) -> None:
    assert table.score("ett", "barn") == 2.0
    assert table.score("ett", "garn") == 0.25
    assert table.score("sett", "barn") == 0.5
    assert table.score("en", "bok") == 0.0


def test_words_are_marked_and_otherwise_kept(tmp_path: Path) -> None:
    for name in ("english.marisa", "foreign.marisa", "pairs.bin"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    words = [("manniska", bytes((90, 0, 1 << 2 | 1))), ("lax", bytes((90, 0, 1 << 2 | 1))), ("lix", bytes((130, 0)))]
    marisa_trie.BytesTrie(words).save(str(tmp_path / "words.marisa"))
    assert mark_settled(tmp_path) == 2
    packed = marisa_trie.BytesTrie()
    packed.load(str(tmp_path / "words.marisa"))
    assert packed["manniska"] == [bytes((90, SETTLED, 1 << 2 | 1))]
    assert {form: payload[1] for form, payload in packed.iteritems()} == {"manniska": SETTLED, "lax": SETTLED, "lix": 0}

"""The real brochure against its truth, made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.normalize.repair import Evidence, Repaired, Repairer, undo

DATA = Path(__file__).parent / "data"
RAW = Path(__file__).parents[3] / "raw"
READ = (DATA / "brochure_read.txt").read_text(encoding="utf-8").split("\n")
TRUTH = (DATA / "brochure_truth.txt").read_text(encoding="utf-8").split("\n")
CONTACT_SPREAD = slice(READ.index("KONTAKT"), READ.index("Tillsatts hosten 2018."))


@pytest.fixture(scope="module")
def repaired() -> Repaired:
    editions = [path.read_text(encoding="utf-8") for path in sorted(RAW.glob("00[1-4]*.txt"))]
    return Repairer(Evidence.from_texts(editions, names=["Åsa Ekman", "Emilie Holmström"])).repair(READ)


def words(lines: list[str] | tuple[str, ...], like: list[str]) -> list[tuple[str, str]]:
    """Words with those of the same place in like lines; lines with other numbers of words are left out."""
    pairs = []
    for line, other in zip(lines, like, strict=True):
        if len(line.split()) == len(other.split()):
            pairs += list(zip(line.split(), other.split(), strict=True))
    return pairs


def test_the_contact_spread_is_all_right_even_alone(repaired: Repaired) -> None:
    assert list(repaired.lines[CONTACT_SPREAD]) == TRUTH[CONTACT_SPREAD]
    assert list(Repairer().repair(READ).lines[CONTACT_SPREAD]) == TRUTH[CONTACT_SPREAD]


def test_nearly_all_words_are_restored_and_few_harmed(repaired: Repaired) -> None:
    before, after = words(READ, TRUTH), words(repaired.lines, TRUTH)
    damaged = [number for number, (read, meant) in enumerate(before) if read != meant]
    right = [number for number, (read, meant) in enumerate(before) if read == meant]
    restored = sum(after[number][0] == after[number][1] for number in damaged)
    harmed = sum(after[number][0] != after[number][1] for number in right)
    assert len(damaged) > 400
    assert restored / len(damaged) >= 0.97
    assert harmed <= 3


def test_the_ledger_gives_the_input_back(repaired: Repaired) -> None:
    assert undo(repaired.lines, repaired.edits) == tuple(READ)
    assert 0.2 < repaired.damage_rate < 0.4
    for edit in repaired.edits:
        assert READ[edit.line][edit.start : edit.end] == edit.before
        assert edit.evidence
        assert 0 < edit.confidence <= 1


def test_a_second_pass_changes_nothing(repaired: Repaired) -> None:
    assert Repairer().repair(repaired.lines).edits == ()

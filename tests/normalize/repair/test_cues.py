"""Words further off than the next one, and English words among Swedish ones."""

from __future__ import annotations

import pytest

from pipeline.normalize.repair import Repairer
from pipeline.normalize.repair.cues import load_cues
from pipeline.normalize.repair.lexicon import fold_word

REPAIRER = Repairer()
AROUND = ["Personer som ar utsatta for manniskohandel har ratt till stod och hjalp fran myndigheterna."]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Kvinnorna och mannen arbetar pa lika villkor.", "Kvinnorna och männen arbetar på lika villkor."),
        ("Kvinnan bor med mannen i landet.", "mannen"),
        ("Det kan vara svart att fa hjalp.", "Det kan vara svårt att få hjälp."),
        ("Hon arbetar med alla vara barn i kommunen.", "alla våra barn"),
        ("Den som fyller ar under perioden.", "fyller år"),
        ("Det finns manga offer for manniskohandel.", "offer för människohandel"),
        ("Drivs av International Organization for Migration i Sverige.", "Organization for Migration"),
    ],
)
def test_words_further_off_decide(read: str, meant: str) -> None:
    repaired = REPAIRER.repair([*AROUND, read, *AROUND]).lines[1]
    assert meant in repaired


def test_every_cue_is_folded_and_speaks_for_a_word_with_a_rival() -> None:
    for word, cues in load_cues().items():
        assert any(fold_word(word) == fold_word(c.word) for c in REPAIRER._finder.find(fold_word(word)))
        for cue in cues:
            assert cue.words == {fold_word(w) for w in cue.words}
            assert cue.before or cue.after
            assert all(len(w) == 4 for w in cue.words if w.startswith("~"))

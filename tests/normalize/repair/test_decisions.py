"""Doubtful words stay, unless the rest of the text speaks for a reading."""

from __future__ import annotations

import pytest

from pipeline.normalize.repair import Repairer
from pipeline.normalize.repair.candidates import Candidate
from pipeline.normalize.repair.changes import Change
from pipeline.normalize.repair.context import Choice
from pipeline.normalize.repair.decisions import Decision, keep_sure
from pipeline.normalize.repair.tokens import Piece, Unit

REPAIRER = Repairer()
AROUND = "Personer som ar utsatta for manniskohandel har ratt till stod och hjalp fran myndigheterna."
MEANT = Candidate("våld", 9.0, (Change(1, 1, "å"),))
AS_READ = Candidate("vald", 9.0, ())


def decide(candidate: Candidate, confidence: float, stands: float, field: str = "prose") -> Decision:
    unit = Unit("vald", (Piece(0, 0, 4),), False, False)
    return Decision(unit, Choice(candidate, confidence, stands, is_listed=True), field)


DOUBTFUL, CLEAR, STANDS = decide(MEANT, 0.6, 0.4), decide(MEANT, 0.9, 0.1), decide(AS_READ, 0.9, 0.9)


@pytest.mark.parametrize(
    ("decisions", "kept"),
    [
        ([DOUBTFUL], []),
        ([CLEAR], [CLEAR]),
        ([DOUBTFUL, CLEAR], [DOUBTFUL, CLEAR]),  # it stands elsewhere in the text
        ([DOUBTFUL, CLEAR, STANDS], [CLEAR]),  # and so does its rival
        ([decide(MEANT, 0.4, 0.2)], []),
        ([decide(MEANT, 0.6, 0.4, "name")], [decide(MEANT, 0.6, 0.4, "name")]),
    ],
)
def test_a_doubtful_word_stays_unless_the_text_has_its_reading_elsewhere(
    decisions: list[Decision], kept: list[Decision]
) -> None:
    assert list(keep_sure(decisions)) == kept


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Det r viktigt att alla vet om det.", "Det är viktigt att alla vet om det."),  # a lost letter left one
        ("Pris s k per styck, p g a det.", "s k per styck, p g a det."),
        ("Den som behéver rad eller stdd i fragan.", "Den som behöver råd eller stöd i frågan."),  # a damaged cue
    ],
)
def test_what_is_left_of_a_word_is_told_by_what_stands_around(read: str, meant: str) -> None:
    assert meant in REPAIRER.repair([AROUND, read, AROUND]).lines[1]

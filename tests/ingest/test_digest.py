from __future__ import annotations

from dataclasses import replace

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Edition
from pipeline.ingest import captures_digest, decisions_digest, inputs_digest

A = Edition("a", "a.txt", None, None, None, None, None, None, None, "0" * 64)
B = replace(A, edition_id="b", row=7)
DECISION = Decision("d", "accept", "a", None, None, None, "", "", None)


def test_the_order_and_line_of_rows_do_not_count() -> None:
    assert captures_digest([A, B]) == captures_digest([B, replace(A, row=99)])


def test_every_cell_counts() -> None:
    assert captures_digest([A]) != captures_digest([replace(A, sha256="1" * 64)])
    assert captures_digest([replace(A, title="x")]) != captures_digest([replace(A, publisher="x")])


def test_decisions_count_in_the_inputs() -> None:
    captures = captures_digest([A])
    assert inputs_digest(captures, decisions_digest([])) != inputs_digest(captures, decisions_digest([DECISION]))
    assert decisions_digest([DECISION]) != decisions_digest([replace(DECISION, reason="x")])


def test_digests_stay_what_releases_wrote_down() -> None:
    captures, decisions = captures_digest([A, B]), decisions_digest([DECISION])
    assert captures == "8afc64b7d825b5e85ebe283695f90b2347c609cc43fb046d8f5a0cf21c475be6"
    assert decisions == "b45323071e83fd032d54eba216fb7756ae0a850e00b02715ea9f9a745926a7a1"
    assert inputs_digest(captures, decisions) == "56d494ccbbb91fc2e93c05bfcd81ab80ec28b06744d7093158393468adc45044"

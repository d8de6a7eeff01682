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
    assert inputs_digest([A], []) != inputs_digest([A], [DECISION])
    assert decisions_digest([DECISION]) != decisions_digest([replace(DECISION, reason="x")])

"""The check that replays repairs: a value, a raw text or a repair that was tampered with does not pass."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.validate import check_tables
from pipeline.validate.rules.replay import Change, replay
from tests.publish.fixtures import NEW, Frames, make_world

NAME = "Bo Provberg"
INK = "Bo Pr6vberg"


def _world(*, ink: str = INK, value: str = NAME, before: str = "6", after: str = "o", page: int = 1) -> Frames:
    """The made-up world with Bo's name in the newest edition printed damaged, and the repair of it."""
    tables = make_world()
    statements = tables["statements"]
    own = (statements["value"] == NAME) & (statements["edition_id"] == NEW)
    row = statements[own].iloc[0]
    tables["statements"] = statements.assign(
        raw_text=statements["raw_text"].mask(own, ink), value=statements["value"].mask(own, value)
    )
    repair = {
        "repair_id": "r1", "edition_id": NEW, "page": page, "line": row["line"], "char_start": 5, "char_end": 6,
        "before": before, "after": after, "field": "name", "evidence": "påhittat", "confidence": 0.9,
    }  # fmt: skip
    tables["repairs"] = pd.DataFrame([repair])
    return tables


def _failed(tables: Frames) -> set[tuple[str, str]]:
    checks = check_tables(tables)
    failed = checks[checks["status"] == "failed"]
    return set(failed[["check_id", "severity"]].itertuples(index=False, name=None))


def test_a_repaired_value_that_its_ledger_explains_passes() -> None:
    assert _failed(_world()) == set()


@pytest.mark.parametrize(
    "tampered",
    [
        {"value": "Bo Provborg"},
        {"ink": "Bo Pr6vborg"},
        {"after": "å"},
        {"before": "8"},
        {"page": 2},
    ],
)
def test_whatever_was_tampered_with_fails(tampered: dict[str, object]) -> None:
    assert ("statements.replayed", "error") in _failed(_world(**tampered))  # type: ignore[arg-type]


def test_a_number_that_is_not_the_one_printed_fails() -> None:
    tables = make_world()
    statements = tables["statements"]
    row = statements.index[statements["property"] == "phone"][0]
    statements.loc[row, "raw_text"] = "070-174 06 05"
    assert ("statements.replayed", "error") in _failed(tables)


def test_a_text_may_go_on_at_the_head_of_the_next_page() -> None:
    tables = _world(ink="Bo\nPr6vberg")
    place = {"page": 2, "line": 1, "char_start": 2, "char_end": 3}
    tables["repairs"] = tables["repairs"].assign(**place)
    assert _failed(tables) == set()


def test_the_address_of_a_link_is_not_what_stands_at_its_place() -> None:
    assert replay("bo@syd.example.se", 4, [[Change(5, 6, "é", "ö")]]) == "bo@syd.example.se"

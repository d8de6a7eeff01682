from __future__ import annotations

import random
from typing import NamedTuple

import pytest

from pipeline.reconcile.frames import make_frame


class Told(NamedTuple):
    """A row whose leading columns are text, as those of most tables are."""

    table_name: str
    row_key: str
    page: int | None
    detail: str | None


ROWS = [
    Told("people", "asa-oberg", 10, "namn"),
    Told("people", "asa-oberg", 9, "namn"),
    Told("people", "asa-oberg", None, "namn"),
    Told("people", "asa-oberg", 9, None),
    Told("appointments", "asa-oberg", 1, "roll"),
    Told("people", "eva-norlin", 2, ""),
    Told("people", "Örjan", 3, "ort"),
]


def sort_plainly(rows: list[Told]) -> list[tuple[object, ...]]:
    return sorted(set(rows), key=lambda row: tuple((value is None, str(value)) for value in row))


@pytest.mark.parametrize("rows", [ROWS, ROWS[4:6], [ROWS[0]], []], ids=["alike", "apart", "one", "none"])
def test_rows_come_in_the_order_of_their_texts_whatever_the_order_of_input(rows: list[Told]) -> None:
    for seed in range(5):
        mixed = random.Random(seed).sample([*rows, *rows], 2 * len(rows))
        frame = make_frame(Told, mixed)
        assert list(frame.columns) == ["table_name", "row_key", "page", "detail"]
        kept = frame.astype("object").where(frame.notna(), None).itertuples(index=False, name=None)
        assert list(kept) == sort_plainly(rows)


def test_a_first_column_with_gaps_goes_last_where_it_is_missing() -> None:
    class Loose(NamedTuple):
        page: int | None
        text: str

    frame = make_frame(Loose, [Loose(None, "å"), Loose(2, "ä"), Loose(10, "ö")])
    assert frame["text"].tolist() == ["ö", "ä", "å"]

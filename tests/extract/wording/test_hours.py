"""Days and times as they are printed, in one piece."""

from __future__ import annotations

import pytest

from pipeline.extract.wording.hours import find_hours


@pytest.mark.parametrize(
    "hours",
    [
        "måndag till torsdag 10–12", "mån-fre 9-16", "vardagar kl. 8.00–16.30", "helger", "dygnet runt", "alla dagar",
        "sön-tors 19-22", "söndag–torsdag kl. 19–22", "mån-fre 9-16, lör 10-14", "tisdag och torsdag kl. 13–16",
        "alla vardagar kl 08–17", "mån, ons och fre 13–15.30", "varje dag kl. 15–21", "kontorstid på vardagar",
    ],
)  # fmt: skip
def test_hours_are_found_whole(hours: str) -> None:
    text = f"Ring 020-390 600 ({hours}) eller mejla."
    assert [text[start:end] for start, end in find_hours(text)] == [hours]


@pytest.mark.parametrize("text", ["för män, 18 år", "070-174 06 05", "1 kap. 10–12 §", "vuxna 18–25"])
def test_numbers_and_words_alone_are_no_hours(text: str) -> None:
    assert list(find_hours(text)) == []

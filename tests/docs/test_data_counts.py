"""The counts that `docs/data.md` gives of the vocabularies are those of the files."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "pipeline" / "vocabulary"


def list_counts() -> list[tuple[str, int]]:
    """The files with the exact number that the table gives of each."""
    found = []
    for line in (ROOT / "docs" / "data.md").read_text(encoding="utf-8").splitlines():
        cells = line.split(" | ")
        names = re.findall(r"`(\w+\.csv)`", cells[0])
        for name, said in zip(names, cells[1].split("; ") if names else [], strict=False):
            number = re.match(r"(\d+) ", said)
            if number and (VOCABULARY / name).exists():
                found.append((name, int(number[1])))
    return found


@pytest.mark.parametrize(("name", "count"), list_counts())
def test_a_count_is_that_of_the_file(name: str, count: int) -> None:
    with (VOCABULARY / name).open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == count

"""`nmt extract FILE`: one document to statements that can be printed as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli.extract import run_extract
from pipeline.errors import InputError, UnreadableError


def test_gives_values_in_standard_form_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "lista.txt"
    file.write_text(
        "Region Väst\n\nHalland\n\nAnna Exempel\nanna.exempel@example.se\n031-390 06 01\n", encoding="utf-8"
    )
    answer = json.loads(json.dumps(run_extract(file)))
    (person,) = [mention for mention in answer["mentions"] if mention["entity_type"] == "person"]
    phone = next(statement for statement in person["statements"] if statement["property"] == "phone")
    assert (phone["value"], phone["raw_text"]) == ("+46313900601", "031-390 06 01")
    assert (phone["page"], phone["line"], phone["char_start"], phone["char_end"]) == (1, 7, 0, 13)
    assert answer["quarantined"] == []


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        run_extract(tmp_path / "finns-inte.txt")


def test_empty_file_is_unreadable(tmp_path: Path) -> None:
    file = tmp_path / "tom.txt"
    file.write_bytes(b"")
    with pytest.raises(UnreadableError):
        run_extract(file)

"""Erasure from end to end: one person after another, then refreshes and a rollback."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Nmt, Place

REASON = "begäran enligt artikel 17"
PAGE = (
    "Regionkoordinatorer\n\nRegion Nord\nJämtland, Norrbotten\n\nAda Exempel\nada.exempel@umea.example.se\n\n"
    "Bo Provberg\nbo.provberg@umea.example.se\n"
)


def _names(place: Place) -> set[str]:
    with (place.outputs / "latest" / "csv" / "directory.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file)}


def test_two_people_one_after_the_other_and_neither_comes_back(nmt: Nmt, place: Place) -> None:
    first = place.releases()[0]
    for name in ("Eva Norlin", "Maria Alden"):
        answer = nmt("erase", name, "--reason", REASON, "--yes", *place.options)
        assert (answer.code, answer.err) == (0, "")
        assert name not in _names(place)
        assert nmt("verify", "--outputs", place.outputs).code == 0
    refreshed = nmt("refresh", "--engine", "direct", "--json", *place.options)
    assert (refreshed.code, set(json.loads(refreshed.out)["changes"])) == (0, {"erasure"})
    assert nmt("verify", "--outputs", place.outputs).code == 0
    assert nmt("rollback", first, "--yes", "--outputs", place.outputs).code == 0
    assert nmt("verify", "--outputs", place.outputs).code == 0
    assert not {"Eva Norlin", "Maria Alden"} & _names(place)
    assert nmt("erase", "Elin Eklöf", "--reason", REASON, "--yes", *place.options).code == 0
    assert nmt("verify", "--outputs", place.outputs).code == 0


def _register(folder: Path, title: str = "") -> Place:
    """A registry of one page, which names two people."""
    place = Place(folder / "raw", folder / "outputs")
    place.raw.mkdir()
    (place.raw / "sida.txt").write_text(PAGE, encoding="utf-8")
    columns = "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256"
    row = f"sida,sida.txt,{title},,,,,2024-03-01,2024-03-01,{hashlib.sha256(PAGE.encode()).hexdigest()}"
    place.registry.write_text(f"{columns}\n{row}\n", encoding="utf-8")
    return place


def test_an_erased_person_is_no_blemish_to_strict(nmt: Nmt, tmp_path: Path) -> None:
    place = _register(tmp_path)
    strict = ("refresh", "--engine", "direct", "--strict", *place.options)
    if nmt(*strict).code != 0:
        pytest.fail("the page has a blemish of its own")
    assert nmt("erase", "Ada Exempel", "--reason", REASON, "--yes", *place.options).code == 0
    for _ in range(2):
        answer = nmt(*strict)
        assert (answer.code, answer.err) == (0, "")
    assert _names(place) == {"Bo Provberg"}


def test_a_decision_on_an_erased_person_is_not_published_again(nmt: Nmt, tmp_path: Path) -> None:
    place = _register(tmp_path, "Ada Exempel slutar")
    (place.raw / "decisions.csv").write_text(
        "decision_id,kind,subject,property,expected,value,reason,decided_by,decided_on\n"
        "d1,reject_value,ada-exempel,email,ada.exempel@umea.example.se,,Ada Exempel ringde,steward,2024-04-01\n",
        encoding="utf-8",
    )
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    assert nmt("erase", "Ada Exempel", "--reason", REASON, "--yes", *place.options).code == 0
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    told = b"".join(path.read_bytes() for path in place.outputs.rglob("*") if path.is_file()).lower()
    assert b"bo.provberg" in told
    for trace in ("ada exempel", "ada-exempel", "ada.exempel"):
        assert trace.encode() not in told, trace
    assert nmt("verify", "--outputs", place.outputs).code == 0

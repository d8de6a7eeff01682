"""Why cells changed, told by a refresh from end to end: documents, decisions and code, alone and together."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import pipeline.reconcile
from tests.cli.conftest import Nmt, Place

TEXT = "Regionkoordinatorer\n\nRegion Nord\nJämtland, Norrbotten\n\nAda Exempel\nada.exempel@nord.example.se\n"
TITLE = "samordnare"
DECISIONS = (
    "d1,correct_value,eva-norlin,name,Eva Norlin,Ewa Norlin,felskrivet,A. Exempel,2024-01-01\n"
    "d2,correct_value,maria-alden,email,maria.alden@sundsvall.se,m.alden@umea.example.se,ny,A. Exempel,2024-01-01\n"
    "d3,correct_value,elin-eklof,phone,+46545408566,070-174 06 99,nytt,A. Exempel,2024-01-01\n"
    "d4,correct_value,jenny-selenius,audience,barn & unga,vuxna,ändrat,A. Exempel,2024-01-01\n"
)
Reconcile = Callable[..., dict[str, pd.DataFrame]]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each time that tables are made."""
    return _wrap_reconcile(monkeypatch, lambda tables: tables)


@pytest.fixture
def new_code(monkeypatch: pytest.MonkeyPatch, builds: list[int]) -> list[int]:
    """Code that gives every appointment another title."""
    for module in ("pipeline.cache.version", "pipeline.cache.fingerprint"):
        monkeypatch.setattr(f"{module}.code_version", lambda rooms=(): "another code")

    def retitle(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        return {**tables, "appointments": tables["appointments"].assign(title=TITLE)}

    return _wrap_reconcile(monkeypatch, retitle)


def _wrap_reconcile(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, pd.DataFrame]], dict[str, pd.DataFrame]]
) -> list[int]:
    counted: list[int] = []
    reconcile: Reconcile = pipeline.reconcile.reconcile_editions

    def wrapped(*given: Any, **named: Any) -> dict[str, pd.DataFrame]:
        counted.append(len(counted))
        return change(reconcile(*given, **named))

    monkeypatch.setattr(pipeline.reconcile, "reconcile_editions", wrapped)
    return counted


def _add_edition(place: Place) -> None:
    (place.raw / "ny.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    with place.registry.open("a", encoding="utf-8") as file:
        file.write(f"ny-sida,ny.txt,,,,,,2024-03-01,2024-03-01,{digest}\n")


def _decide(place: Place, rows: str = DECISIONS) -> None:
    with (place.raw / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write(rows)


def _refresh(nmt: Nmt, place: Place) -> dict[str, Any]:
    answer = nmt("refresh", "--engine", "direct", "--json", *place.options)
    assert answer.code == 0, answer.err
    summary: dict[str, Any] = json.loads(answer.out)
    assert summary["published"]
    return summary


def _read(place: Place, name: str) -> list[dict[str, str]]:
    with (place.outputs / "latest" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _causes(place: Place, table: str, column: str) -> set[tuple[str, str]]:
    rows = _read(place, "changes.csv")
    return {
        (row["row_key"], row["cause"]) for row in rows if (row["table_name"], row["column_name"]) == (table, column)
    }


def test_new_code_alone_is_never_the_source(nmt: Nmt, place: Place, new_code: list[int]) -> None:
    assert set(_refresh(nmt, place)["changes"]) == {"fusion"}
    assert len(new_code) == 1


def test_a_new_edition_and_new_code_are_told_apart(nmt: Nmt, place: Place, new_code: list[int]) -> None:
    _add_edition(place)
    summary = _refresh(nmt, place)
    assert set(summary["changes"]) == {"fusion", "source"}
    assert summary["unexplained"] is None
    titles = _causes(place, "appointments", "title")
    assert ("maria-alden-nord-sundsvalls-kommun", "fusion") in titles
    assert {cause for key, cause in titles if not key.startswith("ada-")} == {"fusion"}
    assert {cause for _, cause in _causes(place, "people", "name")} == {"source"}
    assert len(new_code) == 2


@pytest.mark.parametrize(("is_decided", "made"), [(False, 2), (True, 3)])
def test_code_that_made_the_release_once_more_is_not_run_on_it_again(
    nmt: Nmt, place: Place, builds: list[int], monkeypatch: pytest.MonkeyPatch, is_decided: bool, made: int
) -> None:
    for module in ("pipeline.cache.version", "pipeline.cache.fingerprint"):
        monkeypatch.setattr(f"{module}.code_version", lambda rooms=(): "another code that does the same")
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    assert len(builds) == 1
    _add_edition(place)
    if is_decided:
        _decide(place)
    assert set(_refresh(nmt, place)["changes"]) == ({"decision", "source"} if is_decided else {"source"})
    assert len(builds) == made


def test_a_decision_after_code_that_changed_nothing_is_told_as_one(
    nmt: Nmt, place: Place, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("pipeline.cache.version", "pipeline.cache.fingerprint"):
        monkeypatch.setattr(f"{module}.code_version", lambda rooms=(): "another code that does the same")
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    _decide(place)
    assert set(_refresh(nmt, place)["changes"]) == {"decision"}


def test_a_decision_and_new_code_are_told_apart(nmt: Nmt, place: Place, new_code: list[int]) -> None:
    _decide(place)
    assert set(_refresh(nmt, place)["changes"]) == {"decision", "fusion"}
    assert {cause for _, cause in _causes(place, "appointments", "title")} == {"fusion"}
    assert _causes(place, "people", "name") == {("eva-norlin", "decision")}


def test_an_edition_a_decision_and_new_code_are_told_apart(nmt: Nmt, place: Place, new_code: list[int]) -> None:
    _add_edition(place)
    _decide(place)
    assert set(_refresh(nmt, place)["changes"]) == {"decision", "fusion", "source"}
    assert _causes(place, "people", "name") == {("eva-norlin", "decision"), ("ada-exempel", "source")}
    assert len(new_code) == 3


def test_where_the_inputs_are_gone_it_is_said(nmt: Nmt, place: Place, new_code: list[int]) -> None:
    gone = "003_0ede426ae4814152.txt"
    lines = place.registry.read_text(encoding="utf-8").splitlines(keepends=True)
    place.registry.write_text("".join(line for line in lines if gone not in line), encoding="utf-8")
    (place.raw / gone).unlink()
    assert gone in _refresh(nmt, place)["unexplained"]
    assert len(new_code) == 1


def test_decisions_alone_are_published_and_undone_with_their_rows(nmt: Nmt, place: Place, builds: list[int]) -> None:
    before = _read(place, "csv/directory.csv")
    _decide(place)
    assert set(_refresh(nmt, place)["changes"]) == {"decision"}
    rows = {row["appointment_id"]: row for row in _read(place, "csv/directory.csv")}
    assert rows["eva-norlin-nord-umea-kommun"]["name"] == "Ewa Norlin"
    assert rows["maria-alden-nord-sundsvalls-kommun"]["email"] == "m.alden@umea.example.se"
    assert rows["elin-eklof-bergslagen-karlstads-kommun"]["phones"] == "+46701740699"
    assert rows["jenny-selenius-stockholm-stockholms-kommun"]["audience"] == "vuxna"
    assert {row["status"] for row in _read(place, "csv/decisions.csv")} == {"applied"}
    path = place.raw / "decisions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(DECISIONS, ""), encoding="utf-8")
    assert set(_refresh(nmt, place)["changes"]) == {"decision"}
    assert _read(place, "csv/directory.csv") == before
    assert len(builds) == 2


def test_a_new_edition_alone_is_built_once(nmt: Nmt, place: Place, builds: list[int]) -> None:
    _add_edition(place)
    assert set(_refresh(nmt, place)["changes"]) == {"source"}
    assert len(builds) == 1


@pytest.mark.parametrize("with_decision", [False, True])
def test_an_erasure_beside_a_new_edition_is_told_apart(nmt: Nmt, place: Place, with_decision: bool) -> None:
    assert nmt("erase", "Eva Norlin", "--reason", "egen begäran", "--yes", *place.options).code == 0
    _add_edition(place)
    if with_decision:
        _decide(place, DECISIONS.split("\n")[1] + "\n")
    expected = {"erasure", "source"} | ({"decision"} if with_decision else set())
    assert set(_refresh(nmt, place)["changes"]) == expected
    assert {cause for key, cause in _causes(place, "quarantine", "reason_code") if "erased" in key} == {"erasure"}
    assert {cause for _, cause in _causes(place, "people", "name")} == {"source"}


def test_an_erasure_beside_new_code_is_told_apart(nmt: Nmt, place: Place, new_code: list[int]) -> None:
    assert nmt("erase", "Eva Norlin", "--reason", "egen begäran", "--yes", *place.options).code == 0
    assert {"erasure", "fusion"} <= set(_refresh(nmt, place)["changes"])
    assert {cause for key, cause in _causes(place, "quarantine", "reason_code") if "erased" in key} == {"erasure"}
    assert {cause for _, cause in _causes(place, "appointments", "title")} == {"fusion"}

"""Data goes one way: no room imports from a later one, neither the stages nor the rooms within extraction."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cache.version import NORMALIZING_ROOMS, READING_ROOMS

ROOT = Path(__file__).parents[1]
STAGES = ["ingest", "extract", "normalize", "reconcile", "validate", "publish", "cli"]
EXTRACTION = ["wording", "lines", "meaning", "mending", "parting", "records", "selfcheck"]


def imported_rooms(place: Path, package: str) -> Iterator[tuple[str, str]]:
    for path in sorted(place.rglob("*.py")) or [place]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
                yield str(path.relative_to(ROOT)), str(node.module).removeprefix(f"{package}.").split(".")[0]


@pytest.mark.parametrize(
    ("order", "package", "room"),
    [(STAGES, "pipeline", stage) for stage in STAGES] + [(EXTRACTION, "pipeline.extract", room) for room in EXTRACTION],
)
def test_no_room_imports_from_a_later_one(order: list[str], package: str, room: str) -> None:
    later = set(order[order.index(room) + 1 :])
    asked = list(imported_rooms(ROOT / package.replace(".", "/") / room, package))
    assert asked
    assert [(path, other) for path, other in asked if other in later] == []


def test_what_all_rooms_ask_asks_none_of_them() -> None:
    for shared in ("domain", "vocabulary", "standard"):
        assert {room for _, room in imported_rooms(ROOT / "pipeline" / shared, "pipeline")}.isdisjoint(STAGES)


@pytest.mark.parametrize(("stage", "rooms"), [("extract", READING_ROOMS), ("normalize", NORMALIZING_ROOMS)])
def test_what_a_stage_imports_counts_for_the_version_of_what_is_cached(stage: str, rooms: tuple[str, ...]) -> None:
    counted = {room.removesuffix(".py") for room in rooms}
    asked, open_rooms = {stage}, [stage]
    while open_rooms:
        room = open_rooms.pop()
        path = ROOT / "pipeline" / room
        found = {other for _, other in imported_rooms(path if path.is_dir() else path.with_suffix(".py"), "pipeline")}
        open_rooms += found - asked
        asked |= found
    assert asked <= counted

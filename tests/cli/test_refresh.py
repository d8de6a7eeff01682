from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.refresh import choose_engine
from pipeline.publish.lock import outputs_lock
from tests.cli.conftest import Nmt, Place

TEXT = "Regionkoordinatorer\n\nRegion Nord\nJämtland, Norrbotten\n\nAda Exempel\nada.exempel@nord.example.se\n"


def read(place: Place, table: str) -> list[dict[str, str]]:
    with (place.outputs / "latest" / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add_row(place: Place, edition_id: str, name: str, content: bytes) -> None:
    import hashlib

    (place.raw / name).write_bytes(content)
    with place.registry.open("a", encoding="utf-8") as file:
        file.write(f"{edition_id},{name},,,,,,,,{hashlib.sha256(content).hexdigest()}\n")


def test_the_five_documents_become_a_release(place: Place) -> None:
    assert {row["status"] for row in read(place, "editions")} == {"read"}
    names = {row["name"] for row in read(place, "directory")}
    assert {"Eva Norlin", "Åsa Ekman", "Johanna Miranda Sköld"} <= names
    assert (place.outputs / "directory.duckdb").exists()


def test_nothing_new_publishes_nothing(nmt: Nmt, place: Place) -> None:
    before = place.releases()
    for more in ((), ("--no-cache",)):
        answer = nmt("refresh", "--engine", "direct", *place.options, *more)
        assert (answer.code, answer.err) == (0, "")
        assert "nothing; nothing published" in answer.out
    assert place.releases() == before


def test_a_project_that_was_moved_is_told_by_where_it_is(nmt: Nmt, place: Place) -> None:
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    moved = place.outputs.rename(place.outputs.with_name("flyttad å"))
    answer = nmt("refresh", "--engine", "direct", "--json", "--raw", place.raw, "--outputs", moved)
    assert json.loads(answer.out)["location"] == str(moved / (moved / "latest").readlink())


def test_a_blank_publisher_is_filled_where_the_document_tells(nmt: Nmt, place: Place) -> None:
    for name, more in (("sagd", "\nUtgivare: Jämställdhetsmyndigheten\n"), ("osagd", "")):
        add_row(place, name, f"{name}.txt", f"{TEXT}{more}".encode())
    assert nmt("refresh", "--engine", "direct", *place.options).code == 0
    told = {row["edition_id"]: row["publisher"] for row in read(place, "editions")}
    assert (told["sagd"], told["osagd"]) == ("Jämställdhetsmyndigheten", "")


def test_status_tells_the_age_of_sources_that_are_not_visited(nmt: Nmt, place: Place) -> None:
    sources = json.loads(nmt("status", "--json", *place.options).out)["sources"]
    assert len(sources) == len({row["source_id"] for row in read(place, "editions")})
    assert sources[0]["edition_id"] == "lansstyrelsen-2017"
    assert {(source["url"], source["outcome"]) for source in sources} == {(None, "no_url")}
    ages = [source["age_days"] for source in sources]
    assert ages == sorted(ages, reverse=True)
    assert f"lansstyrelsen-2017, {ages[0]} days old; no URL to visit" in nmt("status", *place.options).out


def test_status_tells_of_the_last_run_however_it_ended(nmt: Nmt, place: Place) -> None:
    def status() -> tuple[str, str | None]:
        told = json.loads(nmt("status", "--json", *place.options).out)
        return told["last_run_outcome"], told["last_run_error"]

    refresh = ("refresh", "--engine", "direct", *place.options)
    add_row(place, "ny-sida", "ny.txt", TEXT.encode())
    assert nmt(*refresh).code == 0
    assert status() == ("published", None)
    first = json.loads(nmt("status", "--json", *place.options).out)["last_run_at"]
    assert nmt(*refresh).code == 0
    assert status() == ("unchanged", None)
    assert json.loads(nmt("status", "--json", *place.options).out)["last_run_at"] > first
    (place.raw / "ny.txt").write_text("another state", encoding="utf-8")
    assert nmt(*refresh).code == 1
    assert status() == ("failed", "InputError")
    assert "UTC, failed (InputError)" in nmt("status", *place.options).out


def test_the_summary_tells_what_changed_what_to_review_and_where(nmt: Nmt, place: Place) -> None:
    add_row(place, "ny-sida", "ny.txt", TEXT.encode())
    answer = nmt("refresh", "--engine", "direct", *place.options)
    assert answer.code == 0
    assert [line.split("  ")[0] for line in answer.out.splitlines()][:2] == ["Changed", "To review"]
    assert "source" in answer.out.splitlines()[0]
    assert str(place.outputs / "releases") in answer.out
    assert "Ada" not in answer.out + answer.err


def test_json_answers_with_counts_and_ids(nmt: Nmt, place: Place) -> None:
    answer = nmt("refresh", "--engine", "direct", "--json", *place.options)
    summary = json.loads(answer.out)
    assert summary["release_id"] in place.releases()
    assert (summary["published"], summary["editions"]) == (False, 5)


def test_a_document_that_cannot_be_read_is_set_aside_and_the_others_go_on(nmt: Nmt, place: Place) -> None:
    add_row(place, "trasig", "trasig.pdf", b"%PDF-1.7\n1 0 obj <<")
    answer = nmt("refresh", "--engine", "direct", *place.options)
    assert answer.code == 0
    assert "trasig" in answer.out
    assert {row["edition_id"]: row["status"] for row in read(place, "editions")}["trasig"] == "quarantined"
    assert "trasig" in {row["edition_id"] for row in read(place, "quarantine")}


def test_strict_publishes_nothing_where_anything_is_set_aside(nmt: Nmt, place: Place) -> None:
    before = place.releases()
    unchanged = nmt("refresh", "--engine", "direct", "--strict", *place.options)
    add_row(place, "trasig", "trasig.pdf", b"%PDF-1.7\n1 0 obj <<")
    changed = nmt("refresh", "--engine", "direct", "--strict", *place.options)
    for answer in (unchanged, changed):
        assert answer.code == 1
        document = r"nmt: \S+\.(pdf|html|txt)(, page \d+, line \d+)?"
        assert re.match(document + r": --strict: \d+ .*; the first is \w+", answer.err)
        assert answer.err.count("\n") == 1
    assert place.releases() == before


def test_a_lock_that_is_held_is_told_by_its_holder(place: Place) -> None:
    with outputs_lock(place.outputs):
        command = [sys.executable, "-m", "pipeline.cli", "refresh", "--engine", "direct", *place.options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert str(os.getpid()) in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_engine_is_prefect_where_an_api_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv("PREFECT_PROFILE", raising=False)
    assert choose_engine() == "direct"
    profile = 'active = "prod"\n[profiles.prod]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n'
    (tmp_path / "profiles.toml").write_text(profile, encoding="utf-8")
    assert choose_engine() == "prefect"
    (tmp_path / "profiles.toml").unlink()
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    assert choose_engine() == "prefect"

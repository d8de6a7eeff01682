from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.releases import run_diff, run_prune, run_releases, run_rollback, run_verify
from pipeline.cli.trace import run_trace
from pipeline.errors import LockError, ReleaseError
from pipeline.publish import (
    feed,
    find_release,
    keeping,
    latest_release,
    list_releases,
    outputs_lock,
    publish_release,
    release,
)
from pipeline.publish import shelf as shelving
from pipeline.publish.keeping import prune_releases, roll_back
from pipeline.publish.verify import verify_outputs
from tests.publish.fixtures import BO_OLD_PHONE, BO_PHONE, make_inputs, make_world

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from pipeline.publish.lock import outputs_lock
with outputs_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
DIE = """
import os, signal, sys
from pathlib import Path
import pipeline.publish.release as release
import pipeline.publish.shelf as shelf
import pipeline.publish.writing as writing
from tests.publish.fixtures import make_inputs, make_world

def die(*given, **named):
    if sys.argv[3:] == ["after"]:
        real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

room = next(room for room in (release, shelf, writing) if hasattr(room, sys.argv[2]))
real = getattr(room, sys.argv[2])
setattr(room, sys.argv[2], die)
release.publish_release(make_world(bo_phone="+46406280402"), Path(sys.argv[1]), make_inputs(Path("."), "c"))
"""


def _run(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_second_refresh_is_told_who_holds_the_outputs(tmp_path: Path) -> None:
    with _run(HOLD, str(tmp_path)) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockError, match=f"process {holder.pid} .* holds the outputs since"), outputs_lock(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with outputs_lock(tmp_path):
            assert json.loads((tmp_path / ".lock").read_text())["pid"] == os.getpid()


def test_a_stale_lock_file_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text('{"pid": 999999999, "host": "elsewhere", "since": "2020-01-01"}')
    with outputs_lock(tmp_path), outputs_lock(tmp_path):
        pass
    assert (tmp_path / ".lock").read_text() == ""


def test_a_process_that_was_given_the_number_of_the_holder_is_not_taken_for_it(tmp_path: Path) -> None:
    with _run(HOLD, str(tmp_path)) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        signed = json.loads((tmp_path / ".lock").read_text())
        (tmp_path / ".lock").write_text(json.dumps({**signed, "pid": os.getpid()}))
        with pytest.raises(LockError, match=f"process {os.getpid()} has ended"), outputs_lock(tmp_path):
            pass
        holder.kill()


@pytest.mark.parametrize("where", ["write_sums", "sync_tree", "point_latest"])
def test_killed_at_any_moment_the_last_release_stays_and_the_next_run_goes_on(where: str, shelf_copy: Path) -> None:
    before = latest_release(shelf_copy)
    with _run(DIE, str(shelf_copy), where) as run:
        assert run.wait() == -signal.SIGKILL
    assert latest_release(shelf_copy) == before
    assert verify_outputs(shelf_copy) == []
    published = publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "c"))
    assert published.changed
    assert sorted(path.name for path in (shelf_copy / "releases").iterdir())[-1] == published.release_id
    assert not (shelf_copy / ".staging").exists()
    assert published.release_id in (shelf_copy / "changes.atom").read_text()


def test_a_kill_after_the_swap_leaves_a_stale_feed_that_the_next_run_mends(shelf_copy: Path) -> None:
    with _run(DIE, str(shelf_copy), "put_on_shelf", "after") as run:
        assert run.wait() == -signal.SIGKILL
    newest = latest_release(shelf_copy)
    assert newest is not None
    assert newest.sequence == 3
    again = publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "c"))
    assert not again.changed
    assert newest.release_id in (shelf_copy / "changes.atom").read_text()


def test_a_disk_that_is_full_after_the_swap_keeps_nothing_from_being_told(
    shelf_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def put_on_shelf(outputs: Path, staging: Path, release_id: str) -> Path:
        place = shelving.put_on_shelf(outputs, staging, release_id)
        monkeypatch.setattr(Path, "open", refuse)
        monkeypatch.setattr(Path, "write_bytes", refuse)
        return place

    monkeypatch.setattr(release, "put_on_shelf", put_on_shelf)
    published = publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "c"))
    monkeypatch.undo()
    assert published.changed
    assert published.release_id in (shelf_copy / "changes.atom").read_text()
    assert verify_outputs(shelf_copy) == []


def test_both_names_of_the_newest_release_change_in_one_instant(shelf: Path) -> None:
    assert str((shelf / "directory.duckdb").readlink()) == "latest/directory.duckdb"
    assert (shelf / "directory.duckdb").resolve() == (shelf / "latest").resolve() / "directory.duckdb"


def test_rollback_is_a_new_release_with_the_old_content(shelf_copy: Path) -> None:
    first, second = list_releases(shelf_copy)
    published = roll_back(shelf_copy, first.release_id)
    newest = latest_release(shelf_copy)
    assert newest is not None
    assert (newest.sequence, newest.content_digest, newest.restores) == (3, first.content_digest, first.release_id)
    assert set(published.changes) == {"decision"}
    assert verify_outputs(shelf_copy) == []
    assert (first.path / "csv" / "directory.csv").read_bytes() == (newest.path / "csv" / "directory.csv").read_bytes()
    held = publish_release(make_world(), shelf_copy, make_inputs(shelf_copy, "b"))
    assert (held.changed, held.held_back) == (False, second.release_id)
    again = publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "b"))
    assert again.held_back == second.release_id, "of the same inputs, though ids that followed from it are others"
    assert publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "c")).changed


def test_rollback_to_what_is_said_already_is_refused(shelf_copy: Path) -> None:
    with pytest.raises(ReleaseError, match="says the same"):
        roll_back(shelf_copy, "latest")
    with pytest.raises(ReleaseError, match="no release of that name"):
        roll_back(shelf_copy, "r0009")


def test_prune_keeps_the_newest_and_what_the_others_said(shelf_copy: Path) -> None:
    first, newest = list_releases(shelf_copy)
    own = (first.path / "directory.duckdb").stat().st_blocks * 512
    gone, freed = prune_releases(shelf_copy, 0)
    assert gone == [first.release_id]
    assert freed >= own
    assert [one.release_id for one in list_releases(shelf_copy)] == [newest.release_id]
    with duckdb.connect(str(newest.path / "directory.duckdb"), read_only=True) as con:
        told = con.execute("SELECT name FROM directory_published(?) ORDER BY name", [first.release_id]).fetchall()
    assert told == [("Anna Exempelsson",), ("Bo Provberg",), (None,)]
    assert first.release_id not in (shelf_copy / "changes.atom").read_text()


def test_verify_finds_nothing_where_nothing_was_touched(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_outputs(shelf) == []
    run_verify(shelf)
    assert "2 releases are as they were published" in capsys.readouterr().out


def test_verify_names_the_row_of_a_csv_that_was_touched(shelf_copy: Path) -> None:
    newest = find_release(shelf_copy, "latest")
    path = newest.path / "csv" / "contact_points.csv"
    path.write_bytes(path.read_bytes().replace(BO_PHONE.encode(), b"+46406280499"))
    with pytest.raises(
        ReleaseError, match=r"contact_points\.csv: table contact_points, row bo-provberg-phone-.*: a row is missing"
    ):
        run_verify(shelf_copy)


def test_verify_names_the_row_of_a_file_that_was_touched(shelf_copy: Path) -> None:
    newest = find_release(shelf_copy, "latest")
    with duckdb.connect(str(newest.path / "directory.duckdb")) as con:
        con.execute("UPDATE people SET given_name = 'Bosse' WHERE person_id = 'bo-provberg'")
    first = verify_outputs(shelf_copy, newest.release_id)[0]
    assert (first.file, first.table_name, first.row_key) == ("directory.duckdb", "people", "bo-provberg")
    assert first.detail == "differs in given_name"


@pytest.mark.parametrize("name", ["CHANGES.md", "csv/directory.csv", "report/index.html", "schema.sql", "release.json"])
def test_verify_finds_any_file_that_was_touched(shelf_copy: Path, name: str) -> None:
    path = find_release(shelf_copy, "latest").path / name
    path.write_bytes(path.read_bytes() + b" ")
    assert name in {finding.file for finding in verify_outputs(shelf_copy)}


def test_verify_finds_a_file_that_is_gone_and_one_that_came(shelf_copy: Path) -> None:
    release = find_release(shelf_copy, "latest").path
    (release / "CHANGES.md").unlink()
    (release / "extra.txt").write_text("x")
    assert {(f.file, f.detail) for f in verify_outputs(shelf_copy)} == {
        ("CHANGES.md", "is missing"), ("extra.txt", "was added after publishing"),
    }  # fmt: skip


def test_verify_names_a_row_that_was_taken_out_of_the_file(shelf_copy: Path) -> None:
    newest = find_release(shelf_copy, "latest")
    with duckdb.connect(str(newest.path / "directory.duckdb")) as con:
        con.execute("DELETE FROM person_names WHERE person_id = 'bo-provberg'")
        con.execute("UPDATE release_changes SET cause = 'erasure' WHERE table_name = 'appointments'")
    found = {f.table_name: (f.row_key or "", f.detail) for f in verify_outputs(shelf_copy) if f.table_name}
    assert found["person_names"][0].startswith("bo-provberg|Bo Provberg|")
    assert found["person_names"][1] == "a row is missing"
    assert found["release_changes"][1] == "differs in cause"
    assert found["release_changes"][0].split("|")[1] == "appointments"


def test_verify_finds_a_link_and_a_release_without_its_paper(shelf_copy: Path) -> None:
    first, newest = list_releases(shelf_copy)
    (first.path / "release.json").unlink()
    (newest.path / "CHANGES.md").rename(shelf_copy / ".aside.md")
    (newest.path / "CHANGES.md").symlink_to(shelf_copy / ".aside.md")
    found = {(f.release_id, f.file) for f in verify_outputs(shelf_copy)}
    assert found == {
        (first.release_id, "release.json"), (newest.release_id, "CHANGES.md"), ("", "changes.atom"),
    }  # fmt: skip


def test_verify_finds_a_release_that_was_made_over_as_a_whole(shelf_copy: Path, tmp_path: Path) -> None:
    first = list_releases(shelf_copy)[0]
    publish_release(make_world(with_newest=False, bo_phone=BO_OLD_PHONE), tmp_path / "other", make_inputs(tmp_path))
    other = find_release(tmp_path / "other", "latest")
    facts = json.loads((other.path / "release.json").read_text())
    shutil.rmtree(first.path)
    shutil.copytree(other.path, first.path)
    digest = "0" * 64
    (first.path / "release.json").write_text(
        json.dumps({**facts, "release_id": first.release_id, "content_digest": digest})
    )
    assert any("another content digest" in finding.detail for finding in verify_outputs(shelf_copy))


def test_diff_tells_each_cell_with_its_cause(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (one.release_id for one in list_releases(shelf))
    run_diff(shelf, first, second, as_json=True)
    rows = json.loads(capsys.readouterr().out)
    assert {
        "table_name": "appointments", "row_key": "vakans-ost", "column_name": "status", "change": "changed",
        "before": "vacant", "after": "filled", "cause": "source",
    } in rows  # fmt: skip
    run_diff(shelf, second, first, as_csv=True)
    back = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert len(back) == len(rows)
    assert {(row["before"], row["after"]) for row in back if row["row_key"] == "vakans-ost"} >= {("filled", "vacant")}
    run_diff(shelf, first, second)
    assert "~ status: vacant → filled  source" in capsys.readouterr().out
    run_diff(shelf, first, first)
    assert capsys.readouterr().out == "No difference.\n"


def test_releases_are_listed(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_releases(shelf)
    told = capsys.readouterr().out
    assert "r0001-" in told
    assert "newest" in told
    run_releases(shelf, as_json=True)
    first, second = json.loads(capsys.readouterr().out)
    assert (first["sequence"], second["sequence"]) == (1, 2)
    whole = sum(path.stat().st_size for path in list_releases(shelf)[1].path.rglob("*") if path.is_file())
    assert 0 < second["added_bytes"] < whole  # it shares what did not change


def test_no_release_yet_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_releases(tmp_path)
    assert "No release yet" in capsys.readouterr().out


def test_a_prune_that_was_stopped_is_no_finding_and_the_next_one_ends_it(
    shelf_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "refresh_feed", stop)
        with pytest.raises(KeyboardInterrupt):
            prune_releases(shelf_copy, 1)
    assert "r0001" in (shelf_copy / "changes.atom").read_text()
    assert verify_outputs(shelf_copy) == []
    assert prune_releases(shelf_copy, 1) == ([], 0)
    assert verify_outputs(shelf_copy) == []
    assert not (shelf_copy / ".staging").exists()
    assert "r0001" not in (shelf_copy / "changes.atom").read_text()


def test_prune_makes_room_on_a_disk_that_has_none(shelf_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def refresh_feed(outputs: Path) -> None:
        monkeypatch.undo()  # the old release is deleted by now
        feed.refresh_feed(outputs)

    monkeypatch.setattr(os, "pwrite", refuse)
    monkeypatch.setattr(Path, "mkdir", lambda path, **_: None if path.exists() else refuse())
    monkeypatch.setattr(keeping, "refresh_feed", refresh_feed)
    assert len(prune_releases(shelf_copy, 1)[0]) == 1
    assert verify_outputs(shelf_copy) == []
    assert not (shelf_copy / ".staging").exists()


def test_a_full_disk_is_told_by_the_outputs_in_whose_words_ever(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left") as caught, outputs_lock(tmp_path):
        raise duckdb.IOException("IO Error: Could not write: No space left on device")
    assert caught.value.filename == str(tmp_path)
    with pytest.raises(OSError, match="No space left") as caught, outputs_lock(tmp_path):
        raise sqlite3.OperationalError("database or disk is full")
    assert caught.value.filename == str(tmp_path)


def test_the_verbs_of_rollback_and_prune_answer(shelf_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_rollback(shelf_copy, "r0001", as_json=True)
    assert json.loads(capsys.readouterr().out)["release_id"].startswith("r0003-")
    run_prune(shelf_copy, 1, yes=True, as_json=True)
    assert len(json.loads(capsys.readouterr().out)["deleted"]) == 2


@pytest.mark.parametrize(
    "sought", ["Anna Exempelsson", "anna exempelsson", "anna-exempelsson", "anna-exempelsson-nord"]
)
def test_trace_by_name_or_id_gives_all_of_a_person(
    sought: str, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_trace(shelf, sought, as_json=True)
    (trace,) = json.loads(capsys.readouterr().out)
    assert trace["entity_id"] == "anna-exempelsson"
    assert {row["property"] for row in trace["statements"]} >= {"name", "email", "phone"}
    assert trace["conflicts"][0]["rule"] == "newest"


@pytest.mark.parametrize("sought", ["0980-319 200", "+46 980 31 92 00", "+46980319200"])
def test_trace_by_number_gives_where_it_is_printed(
    sought: str, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_trace(shelf, sought)
    told = capsys.readouterr().out
    assert "broschyr-2018.txt, page 1" in told
    assert "phone: +46980319200" in told
    assert "email" not in told


def test_trace_by_short_code(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_trace(shelf, "112", as_json=True)
    assert json.loads(capsys.readouterr().out)[0]["entity_id"] == "sos"


def test_trace_of_an_unknown_name_offers_near_ones(shelf: Path) -> None:
    with pytest.raises(ReleaseError, match=r"near are: .*Anna Exempelsson"):
        run_trace(shelf, "Ana Exempelson")
    with pytest.raises(ReleaseError, match="nothing is published yet"):
        run_trace(shelf / "nowhere", "x")

"""The flow: the same composition under Prefect. One server for all tests of it; the rest needs none."""

from __future__ import annotations

import csv
import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from prefect.states import Failed

import flows
from pipeline import run
from pipeline.embedded import choose_home, find_api
from pipeline.engine import Stage
from pipeline.ingest.registry import DECISION_COLUMNS
from pipeline.tasks import is_passing, make_task

ROOT = Path(__file__).parents[1]
NMT = [sys.executable, "-m", "pipeline.cli"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inputs of a run, and a Prefect home of its own."""
    folder = tmp_path_factory.mktemp("flow")
    shutil.copytree(ROOT / "raw", folder / "raw")
    return folder


@pytest.fixture(scope="module")
def environment(folder: Path) -> dict[str, str]:
    """Without any Prefect settings but the home, and without a way out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    blocked = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9") | {"no_proxy": "127.0.0.1"}
    return {**kept, **blocked, "PREFECT_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def finished(folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A whole run with the embedded server."""
    command = [*NMT, "refresh", "--engine", "prefect", "--raw", "raw", "--outputs", "prefect"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def ask(folder: Path, query: str) -> list[tuple[str, ...]]:
    """Ask Prefect's own database."""
    with closing(sqlite3.connect(folder / "home" / "prefect.db")) as connection:
        return list(connection.execute(query))


def list_servers() -> set[int]:
    """Processes that run an embedded server."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"pipeline.embedded" in path.read_bytes():
                found.add(int(path.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.prefect
def test_the_terminal_shows_a_summary_and_no_orchestration(finished: subprocess.CompletedProcess[str]) -> None:
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr == ""
    assert finished.stdout.startswith("Changed")
    assert "prefect/releases" in finished.stdout


@pytest.mark.prefect
def test_the_run_is_a_flow_run_with_a_task_per_edition_and_an_artifact(
    folder: Path, finished: subprocess.CompletedProcess[str]
) -> None:
    assert finished.returncode == 0
    assert ask(folder, "SELECT state_type FROM flow_run") == [("COMPLETED",)]
    artifacts = {row[0]: row[1] for row in ask(folder, "SELECT key, data FROM artifact WHERE type = 'markdown'")}
    assert "Release r0001" in artifacts[flows.SUMMARY_KEY]


@pytest.mark.prefect
def test_both_engines_publish_the_same(
    folder: Path, environment: dict[str, str], finished: subprocess.CompletedProcess[str]
) -> None:
    assert finished.returncode == 0
    command = [*NMT, "refresh", "--engine", "direct", "--raw", "raw", "--outputs", "direct"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    digests = []
    for outputs in ("prefect", "direct"):
        with (folder / outputs / "latest" / "csv" / "directory.csv").open(encoding="utf-8", newline="") as file:
            digests.append(list(csv.reader(file)))
    assert digests[0] == digests[1]
    assert (folder / "prefect" / "latest").readlink().name == (folder / "direct" / "latest").readlink().name


@pytest.mark.prefect
def test_what_an_error_quotes_is_told_to_the_caller_and_not_kept_by_prefect(
    folder: Path, environment: dict[str, str], finished: subprocess.CompletedProcess[str], tmp_path: Path
) -> None:
    assert finished.returncode == 0
    raw = shutil.copytree(folder / "raw", tmp_path / "raw")
    cells = "d1,Ada Exempelsson,correct_value,phone,+46701740605,+46701740606,moved,eva,2026-01-01\n"
    (raw / "decisions.csv").write_text(",".join(DECISION_COLUMNS) + "\n" + cells, encoding="utf-8")
    command = [*NMT, "refresh", "--engine", "prefect", "--raw", str(raw), "--outputs", str(tmp_path / "outputs")]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "decisions.csv, line 2: kind is not one of " in done.stderr
    assert done.stderr.endswith(": 'Ada Exempelsson'\n")
    (told,) = ask(folder, "SELECT message FROM flow_run_state WHERE type = 'FAILED'")
    assert "InputError" in told[0]
    assert "decisions.csv, line 2: kind is not one of " in told[0]
    for kept in (folder / "home").glob("prefect.db*"):
        assert b"Exempelsson" not in kept.read_bytes()


@pytest.mark.prefect
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_end_from_outside_leaves_no_server_behind(
    folder: Path, environment: dict[str, str], number: signal.Signals, tmp_path: Path
) -> None:
    before = list_servers()
    command = [*NMT, "refresh", "--engine", "prefect", "--raw", str(folder / "raw"), "--outputs", str(tmp_path / "out")]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not list_servers() - before and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode in (128 + number, -number)
    assert b"Traceback" not in err
    assert err.count(b"\n") == (process.returncode == 128 + number)
    end = time.monotonic() + 10
    while list_servers() - before and time.monotonic() < end:
        time.sleep(0.1)
    assert not list_servers() - before
    assert not (tmp_path / "out" / "latest").exists()


@pytest.mark.parametrize(
    ("error", "passes"),
    [(OSError(errno.EIO, "io"), True), (FileNotFoundError(errno.ENOENT, "gone"), False), (ValueError("wrong"), False)],
)
def test_only_passing_failures_of_input_and_output_are_tried_again(error: Exception, passes: bool) -> None:
    task = make_task(run.PUBLISH, lambda: None)
    assert task.retries == 2
    assert is_passing(task, None, Failed(data=error)) is passes  # type: ignore[arg-type]


def test_a_stage_without_input_and_output_is_not_tried_again() -> None:
    assert make_task(Stage("normalize", "Repairing"), lambda: None).retries == 0


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """No Prefect settings at all."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    return monkeypatch


def test_embedded_runs_have_a_home_in_the_cache_unless_one_is_set(clean: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert find_api() is None
    clean.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert choose_home().parent == tmp_path / "caches" / "nmt-directory"
    clean.setenv("PREFECT_HOME", str(tmp_path / "mine"))
    assert choose_home() == tmp_path / "mine"


def test_what_few_pages_need_is_not_loaded_ahead() -> None:
    code = "import sys, pipeline.run as r; r.load_rooms(); print('jinja2' in sys.modules, 'ftfy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest

from pipeline.domain.edition import Capture
from pipeline.engine import DirectEngine, Engine, Stage
from pipeline.errors import InputError, WorkerError
from pipeline.reading import EXTRACT
from pipeline.run import Options, refresh
from pipeline.runners import ThreadEngine, check_cluster, make_engine

from .prefect_server import ROOT, end_group
from .test_live import make_page

pytest.importorskip("distributed", reason="the extra `scale` is not installed")

BIN = Path(sys.executable).parent
_PATIENCE = 120  # seconds for a process to start beside others
R = TypeVar("R")
T = TypeVar("T")


@contextmanager
def run_cluster(workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its workers and itself at the end, each started as a process of its own.

    The scheduler takes a port that is free and tells it: one found free beforehand may be taken by then.
    """
    quiet = {
        "env": {**os.environ, "PYTHONPATH": str(ROOT)},
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": ROOT,
        "start_new_session": True,
    }
    with ExitStack() as stack:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([str(BIN / "dask"), *arguments], **quiet)  # type: ignore[call-overload]
            stack.callback(end_group, process)
            return process  # type: ignore[no-any-return]

        told = Path(stack.enter_context(TemporaryDirectory())) / "scheduler.json"
        place = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        scheduler = start("scheduler", *place, "--no-dashboard", "--no-show")
        address = _wait_for_address(told, scheduler)
        one = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--host", "127.0.0.1")
        processes = [start("worker", address, *one) for _ in range(workers)]
        _wait_for_workers(address, workers)
        yield address, [*processes, scheduler]


def _wait_for_address(told: Path, scheduler: subprocess.Popen[bytes]) -> str:
    for _ in range(10 * _PATIENCE):
        if told.exists() and (content := told.read_text(encoding="utf-8")).endswith("}"):
            return str(json.loads(content)["address"])
        assert scheduler.poll() is None, "the scheduler did not start"
        time.sleep(0.1)
    raise AssertionError("the scheduler told no address")


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout=_PATIENCE, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(count, timeout=_PATIENCE)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with run_cluster() as (address, _):
        yield address


def digest_of(outputs: Path) -> str:
    return str(json.loads((outputs / "latest" / "release.json").read_text(encoding="utf-8"))["content_digest"])


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages: enough to be given to several workers."""
    folder = tmp_path_factory.mktemp("raw")
    rows = ["edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256"]
    for year in (2024, 2025, 2026):
        content = make_page(day=f"{year}-02-03", intro=f"Så var det {year}.").encode()
        (folder / f"sida-{year}.html").write_bytes(content)
        rows.append(f"sida-{year},sida-{year}.html,,web_page,,,{year}-05-01,,,{hashlib.sha256(content).hexdigest()}")
    (folder / "editions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def plain_outputs(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    outputs = tmp_path_factory.mktemp("plain")
    refresh(Options(raw, outputs), DirectEngine(workers=1))
    return outputs


class NotingEngine(DirectEngine):
    """Reads here, and notes what it is given to read."""

    def __init__(self, noted: list[str]) -> None:
        super().__init__(workers=1)
        object.__setattr__(self, "noted", noted)

    noted: list[str]

    def map(
        self, stage: Stage, function: Callable[[T], R], items: Sequence[T], when_lost: Callable[[T], R]
    ) -> Iterator[R]:
        self.noted.extend(item.edition.edition_id for item in items if isinstance(item, Capture))
        return super().map(stage, function, items, when_lost)


def square(number: int) -> int:
    return number * number


def name_process(_: int) -> int:
    return os.getpid()


def sleep_and_name(number: int) -> int:
    time.sleep(0.1)
    return number


def never_lost(number: int) -> int:
    raise AssertionError(number)


@pytest.mark.parametrize("runner", ["auto", "threads", "processes", "dask"])
def test_results_come_in_order(runner: str, cluster: str) -> None:
    engine = make_engine(runner, cluster)
    assert list(engine.map(EXTRACT, square, range(100), never_lost)) == [number**2 for number in range(100)]
    assert list(engine.map(EXTRACT, square, [], never_lost)) == []


def test_processes_and_workers_are_others(cluster: str) -> None:
    engines: list[Engine] = [make_engine("processes"), make_engine("dask", cluster)]
    for engine in engines:
        assert os.getpid() not in set(engine.map(EXTRACT, name_process, range(10), never_lost))
    assert set(ThreadEngine().map(EXTRACT, name_process, range(10), never_lost)) == {os.getpid()}


def test_without_the_cache_the_release_is_the_same(raw: Path, plain_outputs: Path) -> None:
    before = digest_of(plain_outputs)
    (plain_outputs / ".cache" / "last-release.json").unlink()
    read_again: list[str] = []
    for use_cache in (True, False):
        engine = NotingEngine(read_again)
        summary = refresh(Options(raw, plain_outputs, use_cache=use_cache), engine)
        assert not summary.published
        assert digest_of(plain_outputs) == before
        assert len(read_again) == (0 if use_cache else 3)


def test_one_new_edition_is_the_only_one_read(raw: Path, plain_outputs: Path, tmp_path: Path) -> None:
    shutil.copytree(raw, tmp_path / "raw")
    shutil.copytree(plain_outputs, tmp_path / "outputs", symlinks=True)
    content = make_page(day="2026-06-07", name="Anna Nordlund").encode()
    (tmp_path / "raw" / "ny.html").write_bytes(content)
    with (tmp_path / "raw" / "editions.csv").open("a", encoding="utf-8") as file:
        file.write(f"ny,ny.html,,web_page,,,2026-06-08,,,{hashlib.sha256(content).hexdigest()}\n")
    read_again: list[str] = []
    refresh(Options(tmp_path / "raw", tmp_path / "outputs"), NotingEngine(read_again))
    assert read_again == ["ny"]


@pytest.mark.parametrize("runner", ["threads", "processes", "dask"])
def test_every_runner_makes_the_same_release(
    tmp_path: Path, raw: Path, cluster: str, runner: str, plain_outputs: Path
) -> None:
    refresh(Options(raw, tmp_path), make_engine(runner, cluster))
    assert digest_of(tmp_path) == digest_of(plain_outputs)


def test_a_worker_killed_in_mid_run_costs_a_retry() -> None:
    with run_cluster() as (address, workers):
        results = make_engine("dask", address).map(EXTRACT, sleep_and_name, range(60), never_lost)
        first = [next(results) for _ in range(5)]
        os.killpg(workers[0].pid, signal.SIGKILL)
        assert first + list(results) == list(range(60))


def test_a_scheduler_that_goes_away_is_told_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    with run_cluster() as (address, processes):
        results = make_engine("dask", address).map(EXTRACT, sleep_and_name, range(60), never_lost)
        next(results)
        os.killpg(processes[-1].pid, signal.SIGKILL)
        with pytest.raises(WorkerError, match="the Dask scheduler went away"):
            list(results)
    assert "Traceback" not in capfd.readouterr().err


def test_a_cluster_has_to_be_named_and_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--address"):
        check_cluster(None)
    with pytest.raises(InputError, match="does not answer"):
        list(make_engine("dask", "nonsense").map(EXTRACT, square, [1], never_lost))


def test_a_missing_extra_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=re.escape("nmt-directory[scale]")):
        check_cluster("tcp://127.0.0.1:1")

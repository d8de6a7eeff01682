"""What the main job costs beside what its libraries and Prefect cost by themselves.

- `--engine direct` beside the bare import of every third-party module that it loads: at most 3 times.
- `--engine prefect` beside an empty flow with as many tasks, on the same embedded API: at most 1.5 times. Prefect's own
  ephemeral server, which is what an empty flow uses by itself, is printed too.
- Peak memory: at most twice the floor.

Each direct run starts with empty outputs, so that all five documents are read; the Prefect home is warm.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import measure, measure_all, print_beside
from pipeline.engine import DirectEngine, Stage
from pipeline.run import Options

ROUNDS = 5
RAW = Path("raw")

_LIST_MODULES = """
import sys, sysconfig
from pathlib import Path
from pipeline.engine import DirectEngine
from pipeline.run import Options, refresh
refresh(Options(Path("raw"), Path(sys.argv[1])), DirectEngine())
site = sysconfig.get_paths()["purelib"]
for name, module in list(sys.modules.items()):
    if (getattr(module, "__file__", None) or "").startswith(site) and not name.startswith("__"):
        print(name)
"""
_IMPORT_MODULES = """
import importlib, sys
for name in open(sys.argv[1]).read().split():
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""
_REFRESH = """
import sys, tempfile
from pipeline.cli import main
with tempfile.TemporaryDirectory() as outputs:
    main(["refresh", "--engine", sys.argv[1], "--outputs", outputs])
"""
EMPTY_FLOW = """
import sys
from contextlib import nullcontext
from pipeline.embedded import prefect_api
with prefect_api() if sys.argv[1] == "embedded" else nullcontext():
    from prefect import flow, task
    from prefect.events.worker import EventsWorker
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    nothing = task(lambda: None, name="nothing")
    @flow
    def empty():
        for future in [nothing.submit() for _ in range(int(sys.argv[2]))]:
            future.result()
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        empty()
    EventsWorker.drain_all(timeout=10)
"""
QUIET = {
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
STAGES_BESIDE_EXTRACT = 5


class Clock:
    """Seconds by stage, told by the progress of a run."""

    def __init__(self) -> None:
        self.seconds: list[tuple[str, float]] = []
        self._name = "lock, fingerprint, imports"
        self._start = time.perf_counter()

    def start(self, stage: Stage, total: int) -> None:
        """The stage before has ended."""
        now = time.perf_counter()
        self.seconds.append((self._name, now - self._start))
        self._name, self._start = stage.name, now

    def advance(self, steps: int = 1) -> None:
        """Steps are not timed."""

    def stop(self) -> None:
        """The last stage has ended."""
        self.start(Stage("", ""), 0)


def print_breakdown() -> None:
    """Where a direct refresh spends its time, the loading of each stage's libraries in it."""
    from pipeline.run import refresh

    clock = Clock()
    with tempfile.TemporaryDirectory() as outputs:
        refresh(Options(RAW, Path(outputs)), DirectEngine(), clock)
    clock.stop()
    for name, seconds in clock.seconds:
        print(f"  {name:<28} {seconds:6.2f} s")


def main() -> None:
    """Measure and print."""
    python = [sys.executable, "-c"]
    tasks = str(STAGES_BESIDE_EXTRACT + len((RAW / "editions.csv").read_text(encoding="utf-8").splitlines()) - 1)
    with tempfile.TemporaryDirectory() as folder:
        listing = subprocess.run(
            [*python, _LIST_MODULES, f"{folder}/outputs"], capture_output=True, text=True, check=True
        )
        modules = Path(folder) / "modules"
        modules.write_text(listing.stdout, encoding="utf-8")
        costs = measure_all(
            {"direct": [*python, _REFRESH, "direct"], "imports": [*python, _IMPORT_MODULES, str(modules)]}, ROUNDS
        )
        home = {**QUIET, "PREFECT_HOME": f"{folder}/home"}
        measure([*python, EMPTY_FLOW, "embedded", tasks], home)
        flows = measure_all(
            {
                "prefect": [*python, _REFRESH, "prefect"],
                "empty": [*python, EMPTY_FLOW, "embedded", tasks],
                "ephemeral": [*python, EMPTY_FLOW, "ephemeral", tasks],
            },
            max(ROUNDS // 2, 1),
            home,
        )
    print_beside(
        "refresh --engine direct, five documents",
        costs["direct"],
        f"import of its {len(listing.stdout.split())} modules",
        costs["imports"],
        most=3,
        most_memory=2,
    )
    print("\nWhere a direct refresh spends its time:")
    subprocess.run([sys.executable, "-m", "benchmarks.refresh", "--breakdown"], check=True)
    print()
    for name, floor in (("embedded", "empty"), ("Prefect's own ephemeral", "ephemeral")):
        print_beside(
            "refresh --engine prefect, five documents",
            flows["prefect"],
            f"empty flow, {tasks} tasks, {name}",
            flows[floor],
            most=1.5,
            most_memory=2,
        )


if __name__ == "__main__":
    if sys.argv[1:] == ["--breakdown"]:
        print_breakdown()
    else:
        main()

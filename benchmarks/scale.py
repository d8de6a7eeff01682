"""What grows how with the number of editions: `python -m benchmarks.scale [--sizes 100 300 1000] [--pages 400]`.

Made-up web sources (`benchmarks.web_sources`) are read for the first time, read again with nothing changed, and read
again with one new page. The floor of the last two is the bare import of the libraries that a refresh of the kind loads,
plus reading and hashing the files, measured in the same run. By default it takes some minutes on two idle cores;
`--sizes 100 1000 10000 --pages 2000` takes more than an hour.

Growth is told in processor seconds, of the refresh and its workers: seconds by the clock depend on what else runs.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import math
import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.measuring import Cost, measure, print_beside
from benchmarks.web_sources import add_page, write_raw

SIZES = (100, 300, 1_000)
PAGES_FOR_PROCESSES = 400
MOST_EXPONENT = 1.1
_SET_CHILD_SUBREAPER = 36  # of Linux's prctl
HASH = (
    "import hashlib, os, sys\n"
    "for entry in os.scandir(sys.argv[1]):\n"
    "    with open(entry.path, 'rb', buffering=0) as file: hashlib.sha256(file.read()).digest()\n"
)
FULL_IMPORTS = (
    "import typer, rich.progress, lxml.html, phonenumbers, email_validator, rapidfuzz, pandas, duckdb, pandera.pandas\n"
)


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a refresh cost, in processor seconds and by stage in seconds of the clock."""

    cost: Cost
    processor: float
    stages: dict[str, float]

    def show_stages(self) -> str:
        """The stages on one line."""
        return ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in self.stages.items())


def refresh(raw: Path, outputs: Path) -> Refresh:
    """Run a direct refresh and read off its log how long each stage took."""
    with tempfile.NamedTemporaryFile("r", suffix=".log") as log:
        command = 'exec "$0" -m pipeline.cli refresh --engine direct --log-json --raw "$1" --outputs "$2" 2> "$3"'
        before = _spend()
        cost = measure(["bash", "-c", command, sys.executable, str(raw), str(outputs), log.name])
        processor = _spend() - before
        events = [json.loads(line) for line in log if line.startswith("{")]
    stages = {event["stage"]: event["seconds"] for event in events if event["event"] == "stage_ended"}
    return Refresh(cost, processor, stages)


def _adopt_orphans() -> None:
    """Let the workers that outlive their refresh end as children of this process, so that their time is told too."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)


def _spend() -> float:
    """Processor seconds of everything that was started here and has ended."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure_size(folder: Path, size: int) -> Refresh:
    """First reading, nothing changed, and one new page, at one size; returns the first."""
    raw, outputs = folder / f"raw-{size}", folder / f"outputs-{size}"
    write_raw(raw, size)
    first = refresh(raw, outputs)
    print(f"\n{size:,} editions, first reading: {first.processor:.1f} s of processors, {first.cost.megabytes:.0f} MB")
    print(f"  by the clock {first.cost.seconds:.1f} s: {first.show_stages()}")
    libraries = "import typer, pydantic\n"  # typer loads pydantic where it is installed
    floor = measure([sys.executable, "-c", libraries + HASH, str(raw)])
    same = refresh(raw, outputs)
    name = f"{size:,} known editions, nothing changed"
    print_beside(name, same.cost, "import, read and hash", floor, most=1.5, most_memory=2)
    add_page(raw, size)
    floor = measure([sys.executable, "-c", FULL_IMPORTS + HASH, str(raw)])
    one = refresh(raw, outputs)
    name = f"{size:,} known editions, one new"
    print_beside(name, one.cost, "import all, read and hash", floor, most=2, most_memory=2)
    print(f"  by the clock: {one.show_stages()}")
    return first


def measure_processes(folder: Path, count: int) -> None:
    """Reading pages alone, on one process and on two."""
    raw = folder / "raw-reading"
    write_raw(raw, count)
    code = (
        "import sys\nfrom pathlib import Path\nfrom pipeline.engine import DirectEngine\n"
        "from pipeline.reading import EXTRACT, lose_capture, read_capture\n"
        "from pipeline.gathering import gather\n"
        "captures = gather(Path(sys.argv[1])).captures\n"
        "engine = DirectEngine(workers=int(sys.argv[2]))\n"
        "assert sum(1 for _ in engine.map(EXTRACT, read_capture, captures, lose_capture)) == len(captures)\n"
    )
    costs: list[Cost] = []
    for workers in (1, 2):
        before = _spend()
        costs.append(measure([sys.executable, "-c", code, str(raw), str(workers)]))
        print(
            f"reading {count:,} pages on {workers} process(es): {costs[-1].seconds:.1f} s, "
            f"{_spend() - before:.1f} s of processors, {costs[-1].megabytes:.0f} MB"
        )
    print(f"  ratio: {costs[0].seconds / costs[1].seconds:.2f} by the clock, at least 1.8 is wanted")


def print_growth(sizes: Sequence[int], firsts: Sequence[Refresh]) -> None:
    """The power of the size by which a first reading grows, from each size to the next."""
    for (size, one), (more, other) in pairwise(zip(sizes, firsts, strict=True)):
        exponent = math.log(other.processor / one.processor) / math.log(more / size)
        print(f"growth from {size:,} to {more:,} editions: exponent {exponent:.2f}, at most {MOST_EXPONENT} is wanted")


def main(arguments: Sequence[str] = ()) -> None:
    """Measure all sizes, and how cost grows from each to the next."""
    parser = argparse.ArgumentParser(description="What grows how with the number of editions.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of editions, rising")
    parser.add_argument("--pages", type=int, default=PAGES_FOR_PROCESSES, help="pages read on one process and on two")
    chosen = parser.parse_args(arguments)
    _adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="nmt-scale-") as folder:
        measure_processes(Path(folder), chosen.pages)
        firsts = [measure_size(Path(folder), size) for size in chosen.sizes]
    print()
    print_growth(chosen.sizes, firsts)


if __name__ == "__main__":
    main(sys.argv[1:])

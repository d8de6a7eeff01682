"""What grows how with the number of editions: `python -m benchmarks.scale [--large] [--sizes 100 1000]`.

Made-up web sources (`benchmarks.web_sources`) are read for the first time, read again with one new page, and 10,000 of
them are looked at with nothing changed. The floor of the last two is the bare import of the libraries that a refresh of
the kind loads, plus reading and hashing the files, measured in the same run, taking turns. By default it takes some
minutes on two idle cores: a refresh with nothing to do reads the registry, the captures and the note of the last
release, so that ten thousand captures need not be read and reconciled before, only noted. `--large` reads 10,000
editions to the end and takes half an hour.

All is told in processor seconds, of the refresh and its workers: seconds by the clock depend on what else runs. Only
how much faster two processes read than one is told by the clock, since that is what is asked.
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
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.measuring import Cost, measure
from benchmarks.refresh import EMPTY_FLOW, QUIET
from benchmarks.web_sources import add_page, write_raw
from pipeline.cache.fingerprint import fingerprint_inputs, read_noted, record_release

SIZES = (100, 1_000)
LARGE = (100, 1_000, 10_000)
KNOWN = 10_000
PAGES_FOR_PROCESSES = 1_000
ROUNDS = 3
MOST_EXPONENT = 1.1
_AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}  # else each start compiles the project anew, and no steward's does
_SET_CHILD_SUBREAPER = 36  # of Linux's prctl
HASH = (
    "import hashlib, os, sys\n"
    "for entry in os.scandir(sys.argv[1]):\n"
    "    with open(entry.path, 'rb', buffering=0) as file: hashlib.sha256(file.read()).digest()\n"
)
FULL_IMPORTS = (
    "import typer, typer._adapters, rich.progress, lxml.html, "
    "phonenumbers, email_validator, rapidfuzz, pandas, duckdb\n"
)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command cost with all that it started, and of a refresh by stage in seconds of the clock."""

    processor: float
    cost: Cost
    stages: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        cost = self.cost
        return f"{self.processor:7.2f} s of processors {cost.seconds:7.2f} s by the clock {cost.megabytes:5.0f} MB"


def spend(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Run a command."""
    before = _spent()
    cost = measure(command, {**_AS_INSTALLED, **(environment or {})})
    return Spent(_spent() - before, cost)


def refresh(raw: Path, outputs: Path, engine: str = "direct", environment: Mapping[str, str] | None = None) -> Spent:
    """Run a refresh and read off its log how long each stage took."""
    with tempfile.NamedTemporaryFile("r", suffix=".log") as log:
        command = 'exec "$0" -m pipeline.cli refresh --engine "$1" --log-json --raw "$2" --outputs "$3" 2> "$4"'
        spent = spend(["bash", "-c", command, sys.executable, engine, str(raw), str(outputs), log.name], environment)
        events = [json.loads(line) for line in log if line.startswith("{")]
    return replace(spent, stages={e["stage"]: e["seconds"] for e in events if e["event"] == "stage_ended"})


def take_turns(one: Callable[[], Spent], floor: Callable[[], Spent], rounds: int = ROUNDS) -> tuple[Spent, Spent]:
    """The cheapest run of each; they take turns, so that a busy machine slows them alike."""
    pairs = [(floor(), one()) for _ in range(rounds)]
    return min((p[1] for p in pairs), key=_by_processor), min((p[0] for p in pairs), key=_by_processor)


def _by_processor(spent: Spent) -> float:
    return spent.processor


def print_against(name: str, spent: Spent, floor_name: str, floor: Spent, most: float) -> None:
    """What something cost, its floor, and their ratio beside what it may be."""
    print(f"{name:<44} {spent}")
    print(f"  floor: {floor_name:<35} {floor}")
    print(f"  ratio: {spent.processor / floor.processor:.2f} of {most}")


def _adopt_orphans() -> None:
    """Let the workers that outlive their refresh end as children of this process, so that their time is told too."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)


def _spent() -> float:
    """Processor seconds of everything that was started here and has ended."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure_size(folder: Path, size: int) -> Spent:
    """First reading, and one new page, at one size; returns the first."""
    raw, outputs = _place(folder, size)
    write_raw(raw, size)
    first = refresh(raw, outputs)
    print(f"\n{size:,} editions, first reading".ljust(45), first)
    print(f"  by the clock: {_show_stages(first)}")
    add_page(raw, size)
    floor = partial(spend, [sys.executable, "-c", FULL_IMPORTS + HASH, str(raw)])
    one, least = take_turns(partial(refresh, raw, outputs), floor, rounds=1)
    print_against(f"{size:,} known editions, one new", one, "import all, read and hash", least, 2)
    print(f"  by the clock: {_show_stages(one)}")
    return first


def measure_known(folder: Path, size: int, read: int) -> None:
    """Nothing changed among many editions, by itself and under Prefect beside an empty flow on the same embedded API.

    Args:
        folder: Where the sizes were measured.
        size: How many editions there are; where they were not read, the note says that they were.
        read: A size that was measured, whose release stands for theirs.
    """
    raw, outputs = _place(folder, size)
    if not raw.exists():
        write_raw(raw, size)
        outputs = _place(folder, read)[1]
        record_release(outputs, (outputs / "latest").resolve().name, fingerprint_inputs(raw), read_noted(outputs))
    libraries = "import typer, typer._adapters\n"  # what it loads of pydantic as soon as it reads an option
    floor = partial(spend, [sys.executable, "-c", libraries + HASH, str(raw)])
    same, least = take_turns(partial(refresh, raw, outputs), floor)
    print()
    print_against(f"{size:,} known editions, nothing changed", same, "import, read and hash", least, 1.5)
    home = {**QUIET, "PREFECT_HOME": str(folder / "home")}
    empty = partial(spend, [sys.executable, "-c", EMPTY_FLOW, "embedded", "0"], home)
    empty()  # the first one migrates a database
    same, least = take_turns(partial(refresh, raw, outputs, "prefect", home), empty)
    print_against(f"{size:,} known editions, nothing changed, Prefect", same, "empty flow", least, 1.3)


def _place(folder: Path, size: int) -> tuple[Path, Path]:
    return folder / f"raw-{size}", folder / f"outputs-{size}"


def _show_stages(spent: Spent) -> str:
    return ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in spent.stages.items())


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
    one, two = (spend([sys.executable, "-c", code, str(raw), str(workers)]) for workers in (1, 2))
    print(f"reading {count:,} pages on one process".ljust(44), one)
    print(f"reading {count:,} pages on two processes".ljust(44), two)
    print(f"  ratio: {one.cost.seconds / two.cost.seconds:.2f} by the clock, at least 1.8 is wanted")


def print_growth(sizes: Sequence[int], firsts: Sequence[Spent]) -> None:
    """The power of the size by which a first reading grows, from each size to the next."""
    for (size, one), (more, other) in pairwise(zip(sizes, firsts, strict=True)):
        exponent = math.log(other.processor / one.processor) / math.log(more / size)
        print(f"growth from {size:,} to {more:,} editions: exponent {exponent:.2f}, at most {MOST_EXPONENT} is wanted")


def main(arguments: Sequence[str] = ()) -> None:
    """Measure all sizes, and how cost grows from each to the next."""
    parser = argparse.ArgumentParser(description="What grows how with the number of editions.")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of editions, rising")
    parser.add_argument("--large", action="store_true", help="read up to 10,000 editions")
    parser.add_argument("--known", type=int, default=KNOWN, help="editions of which none changed")
    parser.add_argument("--pages", type=int, default=PAGES_FOR_PROCESSES, help="pages read on one process and on two")
    chosen = parser.parse_args(arguments)
    sizes = chosen.sizes or (LARGE if chosen.large else SIZES)
    _adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="nmt-scale-") as folder:
        measure_processes(Path(folder), chosen.pages)
        firsts = [measure_size(Path(folder), size) for size in sizes]
        measure_known(Path(folder), chosen.known, sizes[-1])
    print()
    print_growth(sizes, firsts)


if __name__ == "__main__":
    main(sys.argv[1:])

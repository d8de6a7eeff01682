"""Identity at scale, beside Splink on the same data in the same run.

`python -m benchmarks.identity` makes histories of five editions (fixed seed, Swedish name frequencies) and matches them
with `match_people_table` and with Splink, each in a process of its own so that its peak of memory is its own. It prints
seconds, memory, pairwise precision, recall and F1, and how the time grows. Splink is helped: of several thresholds it
gets the best, and only the first is timed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from benchmarks.identity_splink import match_with_splink
from pipeline.reconcile.identity import match_people_table
from tests.histories.rendering import EDITIONS, render_history

SEED = 20_181_101
MEMORY_LIMIT = "1500MB"
SIZES = (20_000, 200_000, 2_000_000)
# Splink is not asked for two million: at the two smaller sizes the comparison is made.
SPLINK_SIZES = (20_000, 200_000)
LIMIT_SECONDS, LIMIT_MEGABYTES, LIMIT_EXPONENT = 60.0, 2048, 1.15
Matcher = Callable[[duckdb.DuckDBPyConnection], Iterator[str]]
JUDGE = """
WITH joined AS (SELECT c.cluster_id, m.person FROM {clusters} c JOIN mentions m USING (mention_id)),
     cells AS (SELECT cluster_id, person, count(*) AS n FROM joined GROUP BY cluster_id, person),
     clusters AS (SELECT sum(n) AS n FROM cells GROUP BY cluster_id),
     people AS (SELECT sum(n) AS n FROM cells GROUP BY person),
     pairs AS (SELECT (SELECT sum(n * (n - 1) / 2) FROM cells) AS rightly,
                      (SELECT sum(n * (n - 1) / 2) FROM clusters) AS joined,
                      (SELECT sum(n * (n - 1) / 2) FROM people) AS truly)
SELECT rightly / joined, rightly / truly, 2 * rightly / (joined + truly) FROM pairs
"""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One matching of one size: seconds by the clock and of the processors, peak of memory, and how right it was."""

    matcher: str
    contacts: int
    seconds: float
    processor_seconds: float
    megabytes: int
    precision: float
    recall: float
    f1: float


def match_with_pipeline(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Match with the pipeline's own rules; give the table of clusters."""
    match_people_table(con, "mentions")
    yield "identity_clusters"


MATCHERS: dict[str, Matcher] = {"pipeline": match_with_pipeline, "splink": match_with_splink}


def measure(matcher: str, contacts: int) -> Measurement:
    """Make a history, match it and judge it, in this process."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "history.duckdb")) as con:
        con.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
        con.execute("SET enable_progress_bar = false")
        render_history(con, "mentions", contacts // EDITIONS, SEED)
        listed = con.execute("SELECT count(*) FROM mentions").fetchone()
        start, start_processor = time.perf_counter(), time.process_time()
        results = MATCHERS[matcher](con)
        tables = [next(results)]
        seconds, processor = time.perf_counter() - start, time.process_time() - start_processor
        tables.extend(results)
        judged = [con.execute(JUDGE.format(clusters=table)).fetchone() or (0.0, 0.0, 0.0) for table in tables]
        precision, recall, f1 = max(judged, key=lambda scores: scores[2])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    count = listed[0] if listed else 0
    return Measurement(matcher, count, round(seconds, 1), round(processor, 1), peak, precision, recall, f1)


def growth_exponent(measurements: Sequence[Measurement]) -> float:
    """Give the power of the size by which the time of the processors grows, from the smallest size to the largest."""
    first, last = measurements[0], measurements[-1]
    return math.log(last.processor_seconds / first.processor_seconds) / math.log(last.contacts / first.contacts)


def main(sizes: Sequence[int] = SIZES, splink_sizes: Sequence[int] = SPLINK_SIZES) -> None:
    """Measure every size and print one line each, then whether the goals are met."""
    print(f"{'matcher':<10}{'contacts':>10}{'seconds':>9}{'cpu s':>9}{'MB':>7}{'precision':>11}{'recall':>9}{'F1':>9}")
    runs = [("pipeline", size) for size in sizes]
    if importlib.util.find_spec("splink"):
        runs += [("splink", size) for size in splink_sizes]
    else:
        print("splink is not installed: nothing to compare with")
    measured = [_show(*run) for run in runs]
    ours = [m for m in measured if m.matcher == "pipeline"]
    for line in _verdicts(ours, [m for m in measured if m.matcher == "splink"]):
        print(line)


def _show(matcher: str, contacts: int) -> Measurement:
    """Measure in a fresh process and print the line."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        m = pool.apply(measure, (matcher, contacts))
    print(
        f"{m.matcher:<10}{m.contacts:>10,}{m.seconds:>9.1f}{m.processor_seconds:>9.1f}{m.megabytes:>7}{m.precision:>11.4f}{m.recall:>9.4f}{m.f1:>9.4f}",
        flush=True,
    )
    return m


def _verdicts(ours: Sequence[Measurement], theirs: Sequence[Measurement]) -> list[str]:
    lines = []
    middle = next((m for m in ours if 150_000 < m.contacts < 250_000), None)
    if middle is not None:
        met = middle.seconds < LIMIT_SECONDS and middle.megabytes < LIMIT_MEGABYTES
        lines.append(f"200,000 under {LIMIT_SECONDS:.0f} s and {LIMIT_MEGABYTES} MB: {_yes(met)}")
    if len(ours) > 1:
        exponent = growth_exponent(ours)
        lines.append(f"growth exponent {exponent:.2f}, at most {LIMIT_EXPONENT}: {_yes(exponent <= LIMIT_EXPONENT)}")
    for other in theirs:
        own = next((m for m in ours if m.contacts == other.contacts), None)
        if own is not None:
            better = own.f1 >= other.f1 and own.seconds < other.seconds
            lines.append(f"at least as accurate as Splink and faster at {own.contacts:,}: {_yes(better)}")
    return lines


def _yes(met: bool) -> str:
    return "yes" if met else "NO"


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure identity matching at scale, beside Splink.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="listed contacts over five editions")
    parser.add_argument("--splink-sizes", type=int, nargs="*", default=SPLINK_SIZES, help="sizes for Splink, or none")
    parser.add_argument("--json", nargs=2, metavar=("MATCHER", "SIZE"), help="measure once, print JSON")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    options = _parse(sys.argv[1:])
    if options.json:
        print(json.dumps(asdict(measure(options.json[0], int(options.json[1])))))
    else:
        main(options.sizes, options.splink_sizes)

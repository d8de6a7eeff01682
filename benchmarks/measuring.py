"""Time and peak memory of a command, and of a command beside its floor in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall seconds and peak memory of a command."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command once; its output is thrown away, and a failure is raised."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {complaint.decode()[-2000:]}")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def measure_all(
    commands: Mapping[str, Sequence[str]], rounds: int, environment: Mapping[str, str] | None = None
) -> dict[str, Cost]:
    """Median cost of each command; they take turns, so that a busy machine slows them alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(measure(command, environment))
    return {
        name: Cost(statistics.median(c.seconds for c in given), max(c.megabytes for c in given))
        for name, given in costs.items()
    }


def print_beside(name: str, cost: Cost, floor_name: str, floor: Cost, *, most: float, most_memory: float) -> None:
    """One line for a cost, one for its floor, and the ratios beside what they may be."""
    print(f"{name:<44} {cost.seconds:7.2f} s {cost.megabytes:7.0f} MB")
    print(f"  floor: {floor_name:<35} {floor.seconds:7.2f} s {floor.megabytes:7.0f} MB")
    ratio, memory = cost.seconds / floor.seconds, cost.megabytes / floor.megabytes
    print(f"  ratio: {ratio:.2f} of {most} in time, {memory:.2f} of {most_memory} in memory")

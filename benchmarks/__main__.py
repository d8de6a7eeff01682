"""Runs benchmarks, each in a process of its own, and writes what they print to their parts of `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks.pages import BENCHMARKS, put_part

FOLDER = Path(__file__).parent
_HEAD = """# Benchmarks

Made by `make bench` on {cores} cores, Python {python}. Every figure stands beside its floor, measured in the same run:
what matters is the ratio, not the seconds of this machine.
"""


def list_benchmarks() -> list[str]:
    """Modules of this folder that have a `main`."""
    return sorted(
        path.stem
        for path in FOLDER.glob("*.py")
        if not path.stem.startswith("_") and "def main(" in path.read_text(encoding="utf-8")
    )


def run_benchmark(name: str) -> str:
    """Run one and return what it says; one that fails says so in its place."""
    print(f"{name} ...", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], capture_output=True, text=True, check=False, cwd=FOLDER.parent
    )
    print(done.stdout, flush=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr, flush=True)
        return f"{done.stdout}\nended with exit code {done.returncode}"
    return done.stdout


def main() -> int:
    """Run those that are named on the command line, or all."""
    head = _HEAD.format(cores=os.cpu_count(), python=platform.python_version())
    has_failed = False
    for name in sys.argv[1:] or list_benchmarks():
        text = run_benchmark(name)
        has_failed |= "ended with exit code" in text
        put_part(BENCHMARKS, head, name.replace("_", " ").capitalize(), f"```\n{text.strip()}\n```")
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())

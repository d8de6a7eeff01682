"""Runs every benchmark in a process of its own and writes what it prints to `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
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
    """Run those that are named on the command line, or all; only all of them write the page."""
    names = sys.argv[1:] or list_benchmarks()
    said = {name: run_benchmark(name) for name in names}
    if not sys.argv[1:]:
        head = _HEAD.format(cores=os.cpu_count(), python=platform.python_version())
        parts = [
            f"\n## {name.replace('_', ' ').capitalize()}\n\n```\n{text.strip()}\n```\n" for name, text in said.items()
        ]
        PAGE.write_text(head + "".join(parts), encoding="utf-8")
    return int(any("ended with exit code" in text for text in said.values()))


if __name__ == "__main__":
    sys.exit(main())

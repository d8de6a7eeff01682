"""Every query of the cookbook and both consumers are run as they are printed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

DOCS = Path(__file__).parents[2] / "docs"
QUERIES = re.findall(r"```sql\n-- (\d+)\. [^\n]+\n(.*?)```", (DOCS / "analysts.md").read_text("utf-8"), re.DOTALL)
EXPECTED = "Nord | Anna Exempelsson | +46980319200\nSyd | Bo Provberg | +46406280401\n"


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", (DOCS / "apps.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_there_are_twenty_queries() -> None:
    assert [int(number) for number, _ in QUERIES] == list(range(1, 21))


@pytest.mark.parametrize(("number", "query"), QUERIES)
def test_a_query_of_the_cookbook_runs_and_finds_something(number: str, query: str, shelf: Path) -> None:
    with duckdb.connect(str((shelf / "directory.duckdb").resolve()), read_only=True) as con:
        rows = con.execute(query).fetchall()
    assert rows or number == "7"


@pytest.mark.parametrize("language", ["python", "javascript"])
def test_a_consumer_is_ten_lines(language: str) -> None:
    assert len([line for line in _block(language).splitlines() if line.strip()]) <= 10


def test_the_python_consumer_runs(shelf: Path) -> None:
    command = [sys.executable, "-c", _block("python"), str(shelf)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == EXPECTED


def test_the_javascript_consumer_runs(shelf: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not on this machine")
    script = tmp_path / "consumer.mjs"
    script.write_text(_block("javascript"), encoding="utf-8")
    assert subprocess.run([node, script, shelf], capture_output=True, text=True, check=True).stdout == EXPECTED

"""Every command of the pages for newcomers and stewards is run, in the order in which it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pipeline.cli import run_command

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^(?P<indent> *)```sh\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)


def read_commands(page: str) -> str:
    """All shell blocks of a page, one after the other."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = [textwrap.dedent(match["body"]) for match in _BLOCK.finditer(text)]
    assert blocks, page
    return "\n".join(blocks)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with the inputs, the environment that runs the tests, and a first release."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "raw", folder / "raw")
    options = ["--raw", str(folder / "raw"), "--outputs", str(folder / "outputs")]
    assert run_command(["refresh", "--engine", "direct", *options]) == 0
    return folder


@pytest.fixture
def project(released: Path, tmp_path: Path) -> Path:
    """A copy to work in, with what `make` needs."""
    folder = tmp_path / "project"
    shutil.copytree(released, folder, symlinks=True)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    return folder


def run_page(page: str, folder: Path) -> str:
    """Run a page's commands as a newcomer would; the environment is there already, so `make` does not install one."""
    script = 'set -euo pipefail\nmake() { command make -o .venv/.stamp "$@"; }\n' + read_commands(page)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.prefect
def test_the_readme_does_what_it_says(project: Path) -> None:
    shutil.rmtree(project / "outputs")
    said = run_page("README.md", project)
    assert "Changed" in said
    assert "page 1, line" in said
    assert (project / "outputs" / "directory.duckdb").exists()


def test_the_excerpt_in_the_readme_is_what_is_published(released: Path) -> None:
    from scripts.make_picture import draw_table, read_excerpt

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    directory = (released / "outputs" / "latest" / "csv" / "directory.csv").read_text(encoding="utf-8")
    rows = [line.strip("| \n").split(" | ") for line in readme.splitlines() if line.endswith("| presumed |")]
    assert len(rows) == 4
    for row in rows:
        first, last = row[4].split(" to ")
        assert all(cell in directory for cell in (*row[:4], first, last))
    picture = (ROOT / "docs" / "directory.svg").read_text(encoding="utf-8")
    assert picture == draw_table(read_excerpt(released / "outputs"))


def test_the_page_for_stewards_does_what_it_says(project: Path) -> None:
    said = run_page("docs/stewards.md", project)
    assert "decision" in said


def test_the_runbook_adds_an_edition(project: Path) -> None:
    said = run_page("docs/add-an-edition.md", project)
    assert "ada.exempelsson@umea.example.se" in said
    assert "exempel-2025" in (project / "raw" / "editions.csv").read_text(encoding="utf-8")
    published = (project / "outputs" / "latest" / "csv" / "directory.csv").read_text(encoding="utf-8")
    assert "Ada Exempelsson" in published
    assert "+46701740611" in published


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import run_command

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command did: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Nmt = Callable[..., Answer]


@pytest.fixture
def nmt(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Nmt:
    """Runs `nmt` in this process."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)

    def run(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        code = run_command([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Answer(code, written.out, written.err)

    return run


@dataclass(frozen=True, slots=True)
class Place:
    """Folders to work in, and the options that name them."""

    raw: Path
    outputs: Path

    @property
    def options(self) -> tuple[str, ...]:
        """For the command line."""
        return ("--raw", str(self.raw), "--outputs", str(self.outputs))

    @property
    def registry(self) -> Path:
        """The registry of editions."""
        return self.raw / "editions.csv"

    def edit(self, before: str, after: str) -> None:
        """Change the registry; what is changed must stand in it."""
        text = self.registry.read_text(encoding="utf-8")
        assert before in text
        self.registry.write_text(text.replace(before, after), encoding="utf-8")

    def releases(self) -> list[str]:
        """Ids of all releases."""
        return sorted(path.name for path in (self.outputs / "releases").glob("r*"))


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The five editions, and the release made from them once; to be copied, not changed."""
    base = tmp_path_factory.mktemp("first")
    place = Place(base / "raw", base / "outputs")
    shutil.copytree(ROOT / "raw", place.raw)
    assert run_command(["refresh", "--engine", "direct", *place.options]) == 0
    return place


@pytest.fixture
def place(first_release: Place, tmp_path: Path) -> Place:
    """A copy of the first release and its inputs."""
    copy = Place(tmp_path / "raw", tmp_path / "outputs")
    shutil.copytree(first_release.raw, copy.raw)
    shutil.copytree(first_release.outputs, copy.outputs, symlinks=True)
    return copy

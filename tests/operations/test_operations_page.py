"""Every command of `docs/operations.md`, run in its order in one folder."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from .prefect_server import BIN, ROOT
from .test_live import make_page

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    content = make_page().encode()
    (tmp_path / "raw" / "sida.html").write_bytes(content)
    (tmp_path / "raw" / "editions.csv").write_text(
        "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"
        f"sida-2026,sida.html,,web_page,,,2026-05-01,,,{hashlib.sha256(content).hexdigest()}\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.slow
def test_every_command_of_the_page_works(folder: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NMT_"))}
    environment = {**inherited, "PATH": f"{BIN}:{os.environ['PATH']}"}
    assert len(BLOCKS) >= 6
    for block in BLOCKS:
        # `make` installs; that it can is tried from a bare machine. Here it only says what it would do.
        commands = re.sub(r"^make ", f"make --dry-run --directory {ROOT} ", block, flags=re.MULTILINE)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    assert (folder / "restored" / "outputs" / "latest").resolve().name == (folder / "outputs" / "latest").resolve().name


def test_the_settings_named_are_those_that_are_read() -> None:
    named = set(re.findall(r"NMT_[A-Z]+(?:_[A-Z]+)*", PAGE))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py")]
    sources.append((ROOT / "flows.py").read_text(encoding="utf-8"))
    assert all(any(name in source for source in sources) for name in named)

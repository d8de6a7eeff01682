"""A shelf with two releases of the made-up world, made once; `shelf_copy` may be written to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.publish import publish_release
from tests.publish.fixtures import make_inputs, make_world


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outputs = tmp_path_factory.mktemp("shelf") / "outputs"
    publish_release(make_world(with_newest=False), outputs, make_inputs(outputs, "a"))
    publish_release(make_world(), outputs, make_inputs(outputs, "b"))
    return outputs


@pytest.fixture
def shelf_copy(shelf: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "outputs"
    shutil.copytree(shelf, copy, symlinks=True)
    return copy

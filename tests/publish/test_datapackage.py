from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pipeline.validate.models import MODELS


def test_the_package_describes_every_table_with_its_key(shelf: Path) -> None:
    package = json.loads((shelf / "latest" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert set(resources) == {*MODELS, "directory"}
    assert resources["people"]["schema"]["primaryKey"] == ["person_id"]
    assert resources["network_members"]["schema"]["primaryKey"] == ["network_id", "org_id", "first_seen"]
    assert all("primaryKey" in resource["schema"] for resource in resources.values())
    for resource in resources.values():
        path = shelf / "latest" / resource["path"]
        assert path.stat().st_size == resource["bytes"]
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_an_independent_validator_finds_the_package_valid(shelf: Path) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", str(shelf / "latest" / "datapackage.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

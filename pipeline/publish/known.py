"""What the newest release knows: ids, to keep them the same, and what a rollback took back, to hold it back."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd

from pipeline.publish.read_back import read_table
from pipeline.publish.shelf import latest_release
from pipeline.publish.types import Inputs, ReleaseInfo


def known_ids(outputs: Path) -> pd.DataFrame | None:
    """The table `entity_ids` of the newest release, or None before the first.

    Args:
        outputs: The folder of outputs.
    """
    newest = latest_release(outputs)
    if newest is None or not (newest.path / "csv" / "entity_ids.csv").exists():
        return None
    return read_table(newest.path, "entity_ids")


def find_withdrawn(newest: ReleaseInfo, digest: str, inputs: Inputs) -> str | None:
    """The release that a rollback took back and that would be published again, or None.

    The same inputs and code can give other content than then, for ids follow from what was published before.

    Args:
        newest: The newest release, which names what it took back.
        digest: Digest of the content to be published.
        inputs: What it was made from.
    """
    path = newest.path / "csv" / "releases.csv"
    if not newest.withdrawn or not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["content_digest"] in newest.withdrawn]
    again = (inputs.inputs_digest, inputs.code_version)
    same = [
        row for row in rows if row["content_digest"] == digest or (row["inputs_digest"], row["code_version"]) == again
    ]
    return same[-1]["release_id"] if same else None

"""What the newest release knows of ids, for reconciliation to keep them the same."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.publish.read_back import read_table
from pipeline.publish.shelf import latest_release


def known_ids(outputs: Path) -> pd.DataFrame | None:
    """The table `entity_ids` of the newest release, or None before the first.

    Args:
        outputs: The folder of outputs.
    """
    newest = latest_release(outputs)
    if newest is None or not (newest.path / "csv" / "entity_ids.csv").exists():
        return None
    return read_table(newest.path, "entity_ids")

"""Rules between tables: invariants that a wrong reading or a wrong match cannot meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from pipeline.validate.outcome import Outcome
from pipeline.validate.rules.contacts import check_contacts
from pipeline.validate.rules.history import check_history
from pipeline.validate.rules.print_trace import check_print
from pipeline.validate.rules.replay import check_replay
from pipeline.validate.rules.territory import check_territory


def check_rules(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check every rule.

    Args:
        frames: Conformed frames by table name.
    """
    yield from check_territory(frames)
    yield from check_history(frames)
    yield from check_print(frames)
    yield from check_replay(frames)
    yield from check_contacts(frames)

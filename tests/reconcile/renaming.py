"""Tables of two runs side by side, all but for the ids that were published on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from pipeline.reconcile import KNOWN_IDS_TABLE

Tables = dict[str, pd.DataFrame]
# What these ids are made of includes ids of persons as a digest, so the rest of the row stands for the row.
DIGESTS = {"events": "event_id", "conflicts": "conflict_id", "review_items": "review_id"}


def find_renamed(tables: Tables, like: Tables) -> dict[str, str]:
    """Give each id that the same mentions have another one for in `like`; every entity must be in both."""
    one, other = _parts(tables), _parts(like)
    assert one.keys() == other.keys()
    return {one[key]: other[key] for key in one if one[key] != other[key]}


def _parts(tables: Tables) -> dict[tuple[str, frozenset[str]], str]:
    ledger = tables[KNOWN_IDS_TABLE].query("status == 'current'")
    return {
        (str(kind), frozenset(rows["mention_id"])): str(id_)
        for (kind, id_), rows in ledger.groupby(["entity_type", "entity_id"])
    }


def rename(tables: Tables, ids: dict[str, str]) -> dict[str, list[str]]:
    """Give the rows of every table but the ledger, sorted, with the ids as they are called elsewhere."""
    longest = sorted(ids, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])")
    return {name: sorted(_rows(name, frame, pattern, ids)) for name, frame in tables.items() if name != KNOWN_IDS_TABLE}


def _rows(name: str, frame: pd.DataFrame, pattern: re.Pattern[str], ids: dict[str, str]) -> Iterator[str]:
    kept = frame.drop(columns=DIGESTS.get(name, []))
    if name == "evidence":
        kept = kept[~kept["table_name"].isin(DIGESTS)]
    for cells in kept.itertuples(index=False, name=None):
        yield "|".join(pattern.sub(lambda found: ids[found[0]], str(cell)) for cell in cells)

"""The ledger of ids from release to release: the table `entity_ids`, read and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from pipeline.reconcile.ids import Ledger
from pipeline.reconcile.rows import EntityIdRow

_COLUMNS = ["entity_type", "entity_id", "mention_id", "status", "successor_id"]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Ids of earlier releases, by type of entity."""

    by_type: Mapping[str, Ledger] = field(default_factory=dict)

    def of(self, entity_type: str) -> Ledger:
        """The ledger of one type."""
        return self.by_type.get(entity_type, Ledger())

    def find_moved(self, owner_of: Mapping[str, str]) -> frozenset[str]:
        """The mentions of persons and services that were published as another's than they are now."""
        published = {**self.of("person").id_of, **self.of("service").id_of}
        return frozenset(m for m, old in published.items() if owner_of.get(m, old) != old)


def read_ledgers(known_ids: pd.DataFrame | None) -> Ledgers:
    """Read the table `entity_ids` of the release before; None before the first."""
    if known_ids is None or known_ids.empty:
        return Ledgers()
    current: dict[str, dict[str, str]] = defaultdict(dict)
    former: dict[str, dict[str, str]] = defaultdict(dict)
    retired: dict[str, dict[str, str]] = defaultdict(dict)
    filled = known_ids[_COLUMNS].astype("object").where(known_ids[_COLUMNS].notna(), "")
    for entity_type, entity_id, mention_id, status, successor in sorted(filled.itertuples(index=False, name=None)):
        if status == "current":
            current[entity_type][mention_id] = entity_id
        else:
            retired[entity_type][entity_id] = successor
            if mention_id:
                former[entity_type][mention_id] = entity_id
    types = set(current) | set(retired)
    return Ledgers({t: Ledger(current[t], retired[t], former[t]) for t in types})


def write_ledger(
    entity_type: str, id_of: Mapping[str, str], retired: Mapping[str, str], before: Ledger
) -> Iterator[EntityIdRow]:
    """Write the rows of one type: each id with its mentions, and ids no longer in use with those that they had.

    Args:
        entity_type: Type of entity.
        id_of: The id of each mention now.
        retired: Retired ids and their successors.
        before: The ledger of the release before.
    """
    for mention_id, entity_id in id_of.items():
        yield EntityIdRow(entity_type, entity_id, mention_id, "current", None)
    had: dict[str, set[str]] = defaultdict(set)
    for source in (before.id_of, before.former):
        for mention_id, entity_id in source.items():
            had[entity_id].add(mention_id)
    for old, new in retired.items():
        for mention_id in had.get(old) or {""}:
            yield EntityIdRow(entity_type, old, mention_id, "merged", new)

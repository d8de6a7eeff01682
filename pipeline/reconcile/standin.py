"""Stand-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.domain.decision import Decision
from pipeline.vocabulary import fold


@dataclass(frozen=True, slots=True)
class IdentityResult:
    clusters: pd.DataFrame
    links: pd.DataFrame


def match_people(mentions: pd.DataFrame, *, decisions: Sequence[Decision] = ()) -> IdentityResult:
    parent: dict[str, str] = {m: m for m in mentions["mention_id"]}

    def find(x: str) -> str:
        while parent[x] != x:
            x = parent[x]
        return x

    seen: dict[str, str] = {}
    for m, name, mails in zip(mentions["mention_id"], mentions["name"], mentions["emails"]):
        for key in (fold(name), *mails):
            if key in seen:
                a, b = sorted((find(seen[key]), find(m)))
                parent[b] = a
            else:
                seen[key] = m
    clusters = pd.DataFrame({"mention_id": list(parent), "cluster_id": [find(m) for m in parent]})
    links = pd.DataFrame(columns=["left_mention_id", "right_mention_id", "verdict", "score", "evidence"])
    return IdentityResult(clusters, links)

"""How right a matching is, against the truth: by pairs of mentions, as is usual for identity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.reconcile.identity import IdentityResult
from tests.histories.rendering import History


@dataclass(frozen=True, slots=True)
class Judgement:
    """Pairs of mentions rightly joined, wrongly joined, and left apart; numbers handed on that were missed or made up."""

    right: int
    wrong: int
    missed: int
    handings_missed: int = 0
    handings_wrong: int = 0

    @property
    def f1(self) -> float:
        """Pairwise F1."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)

    def __add__(self, other: Judgement) -> Judgement:
        return Judgement(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.handings_missed + other.handings_missed,
            self.handings_wrong + other.handings_wrong,
        )


def judge(history: History, result: IdentityResult) -> Judgement:
    """Compare clusters and inheritances with the truth."""
    cluster_of = dict(zip(result.clusters["mention_id"], result.clusters["cluster_id"], strict=True))
    person_of = history.person_of
    right = _pairs((cluster_of[m], person_of[m]) for m in person_of)
    joined, true = _pairs(cluster_of[m] for m in person_of), _pairs(person_of.values())
    found = {
        (row.value, person_of[row.from_mention_id], person_of[row.to_mention_id])
        for row in result.inheritances.itertuples()
        if row.channel == "phone"
    }
    return Judgement(right, joined - right, true - right, len(history.handed - found), sum(a == b for _, a, b in found))


def wrong_merges(history: History, result: IdentityResult) -> Mapping[str, set[int]]:
    """Give the clusters that hold more than one person, and whose weakest link is not shown to a person."""
    thin = set(result.thin_merges()["left_mention_id"])
    flagged = set(result.clusters[result.clusters["mention_id"].isin(thin)]["cluster_id"])
    people: dict[str, set[int]] = {}
    for mention_id, cluster_id in zip(result.clusters["mention_id"], result.clusters["cluster_id"], strict=True):
        people.setdefault(cluster_id, set()).add(history.person_of[mention_id])
    return {cluster_id: who for cluster_id, who in people.items() if len(who) > 1 and cluster_id not in flagged}


def _pairs(keys: Iterable[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(keys).values())

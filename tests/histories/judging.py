"""How right a matching is, against the truth: by pairs of mentions, as is usual for identity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.reconcile.identity import IdentityResult
from tests.histories.rendering import History


@dataclass(frozen=True, slots=True)
class Judgement:
    """Pairs of mentions rightly joined, wrongly joined, left apart; numbers handed on that were missed or made up."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    handings: int = 0
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
            self.handings + other.handings,
            self.handings_missed + other.handings_missed,
            self.handings_wrong + other.handings_wrong,
        )


def judge(history: History, result: IdentityResult) -> Judgement:
    """Compare clusters and certain inheritances with the truth."""
    cluster_of = dict(zip(result.clusters["mention_id"], result.clusters["cluster_id"], strict=True))
    person_of = history.person_of
    right = _pairs((cluster_of[mention_id], person) for mention_id, person in person_of.items())
    joined, true = _pairs(cluster_of.values()), _pairs(person_of.values())
    table = result.inheritances
    columns = (table[name].tolist() for name in ("value", "from_mention_id", "to_mention_id", "is_certain"))
    told = [(value, person_of[giver], person_of[heir], sure) for value, giver, heir, sure in zip(*columns, strict=True)]
    found = {(value, giver, heir) for value, giver, heir, _ in told}
    wrong = sum(giver == heir and sure for _, giver, heir, sure in told)
    return Judgement(right, joined - right, true - right, len(history.handed), len(history.handed - found), wrong)


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

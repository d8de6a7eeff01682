"""What matching gives back, and the doubts in it by pair of clusters."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class IdentityResult:
    """Who is who.

    Attributes:
        clusters: `mention_id`, `cluster_id`: mentions of one person have one cluster id (the least mention id of them).
        links: `left_mention_id`, `right_mention_id`, `verdict` (`same`, `different`, `unsure`), `score` in bits,
            `evidence` as a JSON list of `{"kind", "weight", "detail"}`, strongest first. `same` never crosses clusters.
        inheritances: `value`, `channel`, `from_mention_id`, `to_mention_id`: a number or mail address that passed from
            one person to another.
        capped: `kind`, `members`, `example_mention_id`: keys that too many share to compare all of them.
    """

    clusters: pd.DataFrame
    links: pd.DataFrame
    inheritances: pd.DataFrame
    capped: pd.DataFrame

    def doubts(self) -> pd.DataFrame:
        """Give the best unsure link of each pair of clusters (`left_cluster_id`, `right_cluster_id`)."""
        cluster_of = self.clusters.set_index("mention_id")["cluster_id"]
        unsure = self.links[self.links["verdict"] == "unsure"]
        left, right = unsure["left_mention_id"].map(cluster_of), unsure["right_mention_id"].map(cluster_of)
        pairs = unsure.assign(
            left_cluster_id=left.where(left < right, right), right_cluster_id=right.where(left < right, left)
        )
        ordered = pairs.sort_values(
            ["left_cluster_id", "right_cluster_id", "score", "left_mention_id", "right_mention_id"],
            ascending=[True, True, False, True, True],
        )
        return ordered.drop_duplicates(["left_cluster_id", "right_cluster_id"]).reset_index(drop=True)

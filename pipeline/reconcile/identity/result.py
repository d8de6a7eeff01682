"""What matching gives back, and the doubts in it by pair of clusters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec
import pandas as pd

from pipeline.reconcile.identity.rules import load_rules

_NOTHING_IN_COMMON = {"start", "start_anywhere", "start_at_once"}
_ELSEWHERE = {"other_region", "other_employer", "other_list"}
_MAILBOX_OF_TWO = {"second_given_name", "mailbox_may_be_inherited", "mailbox_of_the_post"}
_OWN_MAILBOX = {"same_mail", "same_mailbox_new_domain"}


@dataclass(frozen=True, slots=True)
class IdentityResult:
    """Who is who.

    Attributes:
        clusters: `mention_id`, `cluster_id`: mentions of one person have one cluster id (the least mention id of them).
        links: `left_mention_id`, `right_mention_id`, `verdict` (`same`, `different`, `unsure`), `score` in bits,
            `evidence` as a JSON list of `{"kind", "weight", "detail"}`, strongest first. `same` never crosses clusters.
        inheritances: `value`, `channel`, `from_mention_id`, `to_mention_id`, `is_certain`: a number or mail that
            passed from one person to another; not certain where it is unsure that they are two.
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

    def thin_merges(self) -> pd.DataFrame:
        """Give the `same` links that alone hold a person together and are thin, for somebody to look at.

        Thin is what stands little above the threshold, rests on the name alone while the place is another, on a desk's
        line while each has another mobile, on a mailbox under another given name, or on one that a namesake may have
        been given: each has another mobile, and the name was gone between or is two people's in an edition; or on a
        desk's line where one has the post's mailbox alone. What a steward decided is not.
        So is each link of two whom one edition prints side by side with other mail addresses.
        """
        same = self.links[self.links["verdict"] == "same"].sort_values(
            ["score", "left_mention_id", "right_mention_id"], ascending=[False, True, True], ignore_index=True
        )
        home: dict[str, str] = {mention_id: mention_id for mention_id in self.clusters["mention_id"]}
        thin = []
        tells_little, is_twice = cache(_is_thin), cache(_is_twice)  # many links of one person have the same evidence
        columns = (same[name].tolist() for name in ("left_mention_id", "right_mention_id", "score", "evidence"))
        for place, (one, other, score, evidence) in enumerate(zip(*columns, strict=True)):
            left, right = sorted((_find(home, one), _find(home, other)))
            home[right] = left
            if (left != right and tells_little(score, evidence)) or is_twice(evidence):
                thin.append(place)
        return same.loc[thin].reset_index(drop=True)


def _is_thin(score: float, evidence: str) -> bool:
    rules = load_rules()
    kinds = {item["kind"] for item in msgspec.json.decode(evidence)}
    if "decided_same" in kinds:
        return False
    on_name_alone = bool(kinds & _NOTHING_IN_COMMON and kinds & _ELSEWHERE)
    may_be_heir = "line_other_mobile" in kinds and not kinds & _OWN_MAILBOX
    is_weak = score < rules["threshold_same"].weight + rules["margin_thin"].weight
    return on_name_alone or may_be_heir or bool(kinds & _MAILBOX_OF_TWO) or is_weak


def _is_twice(evidence: str) -> bool:
    """Whether one edition prints the two side by side, and they may be two: so it is whatever else ties them."""
    kinds = {item["kind"] for item in msgspec.json.decode(evidence)} if "printed_twice" in evidence else set()
    return "printed_twice" in kinds and "decided_same" not in kinds


def _find(home: dict[str, str], mention_id: str) -> str:
    while home[mention_id] != mention_id:
        home[mention_id] = home[home[mention_id]]
        mention_id = home[mention_id]
    return mention_id

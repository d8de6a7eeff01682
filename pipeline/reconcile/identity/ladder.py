"""The evidence behind a person as a ladder: the strongest first, each rung in words."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from pipeline.reconcile.identity.result import IdentityResult
from pipeline.reconcile.identity.rules import load_rules


@dataclass(frozen=True, slots=True)
class Rung:
    """One piece of evidence on a link between two mentions; `weight` in bits, against where negative."""

    left_mention_id: str
    right_mention_id: str
    verdict: str
    kind: str
    weight: float
    detail: str

    def __str__(self) -> str:
        reason = load_rules()[self.kind].reason
        return f"{self.weight:+5.1f}  {reason}{f' ({self.detail})' if self.detail else ''}"


def explain(result: IdentityResult, mention_ids: Collection[str]) -> list[Rung]:
    """Give every piece of evidence on the links that touch these mentions, the strongest first.

    Args:
        result: What `match_people` gave.
        mention_ids: The mentions of a person.
    """
    wanted = set(mention_ids)
    links = result.links
    touching = links[links["left_mention_id"].isin(wanted) | links["right_mention_id"].isin(wanted)]
    rungs = [
        Rung(left, right, verdict, item["kind"], item["weight"], item["detail"])
        for left, right, verdict, evidence in zip(
            touching["left_mention_id"],
            touching["right_mention_id"],
            touching["verdict"],
            touching["evidence"],
            strict=True,
        )
        for item in json.loads(evidence)
    ]
    return sorted(rungs, key=lambda r: (-abs(r.weight), r.left_mention_id, r.right_mention_id, r.kind))


def describe_ladder(result: IdentityResult, mention_ids: Collection[str]) -> list[str]:
    """Give the links of these mentions as lines of text: a head for each, then its evidence, strongest first."""
    lines: list[str] = []
    by_link: dict[tuple[str, str, str], list[Rung]] = {}
    for rung in explain(result, mention_ids):
        by_link.setdefault((rung.left_mention_id, rung.right_mention_id, rung.verdict), []).append(rung)
    for (left, right, verdict), rungs in by_link.items():
        lines.append(f"{left} and {right}: {verdict} ({sum(rung.weight for rung in rungs):+.1f})")
        lines.extend(f"  {rung}" for rung in rungs)
    return lines

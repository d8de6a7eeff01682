"""The evidence behind a person as a ladder: the strongest first, each rung in words.

A link's evidence is published as one line of text; `write_rungs` makes it and `read_rungs` takes it apart again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from pipeline.reconcile.identity.rules import load_rules


@dataclass(frozen=True, slots=True)
class Rung:
    """One piece of evidence on a link between two mentions; `weight` in bits, against where negative."""

    kind: str
    weight: float
    detail: str

    @property
    def reason(self) -> str:
        """What such evidence is, in words."""
        return load_rules()[self.kind].reason

    def __str__(self) -> str:
        return f"{self.weight:+5.1f}  {self.reason}{f' ({self.detail})' if self.detail else ''}"


def write_rungs(evidence: str) -> str:
    """Write the evidence of a link on one line: kind, weight in bits, detail.

    >>> write_rungs('[{"kind": "same_region", "weight": 3, "detail": "väst"}, {"kind": "start", "weight": -9.0}]')
    'same region +3.0 (väst); start -9.0'
    """
    return "; ".join(
        f"{_say(item['kind'])} {item['weight']:+.1f}{f' ({detail})' if (detail := item.get('detail')) else ''}"
        for item in (msgspec.json.decode(evidence) if evidence else ())
    )


def read_rungs(line: str) -> tuple[Rung, ...]:
    """Read the rungs of a line that `write_rungs` made, strongest first; none where it is another text.

    >>> [str(rung) for rung in read_rungs("same title +1.0 (Utredare); same region +3.0 (väst)")]
    [' +3.0  same region (väst)', ' +1.0  same title (Utredare)']
    """
    heads = list(_heads().finditer(line))
    ends = [*(head.start() for head in heads[1:]), len(line)] if heads else []
    rungs = (
        Rung(head["kind"].replace(" ", "_"), float(head["weight"]), line[head.end() : end].strip()[1:-1])
        for head, end in zip(heads, ends, strict=True)
    )
    return tuple(sorted(rungs, key=lambda rung: -abs(rung.weight)))


@cache
def _heads() -> re.Pattern[str]:
    kinds = "|".join(sorted((re.escape(_say(kind)) for kind in load_rules()), key=len, reverse=True))
    return re.compile(rf"(?:^|; )(?P<kind>{kinds}) (?P<weight>[+-]\d+\.\d)(?= \(|; |$)")


def _say(kind: str) -> str:
    return kind.replace("_", " ")

"""Numbers between a name and its own mail, with nobody else's name or mail in between: they are of that name.

Eva Ek
Region Nord            whatever else stands there
070-174 06 05          hers
eva.ek@example.se
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.wording.names import match_mail

_FIT = 0.75  # how well a mail has to fit a name


def find_enclosed(lines: Sequence[Sequence[Fact]]) -> Mapping[int, list[Fact]]:
    """Give the numbers that stand between a name and its own mail below it, by the identity of the mail.

    Args:
        lines: The facts of each row of a document in reading order.
    """
    enclosed: dict[int, list[Fact]] = {}
    name: Fact | None = None
    numbers: list[Fact] = []
    for line in lines:
        told = [fact for fact in line if fact.kind in ("name", "email")]
        if len(told) > 1:
            name = None
        elif told and told[0].kind == "email":
            if name is not None and numbers and match_mail(told[0].text, name.text) >= _FIT:
                enclosed[id(told[0])] = numbers
            name = None
        elif told:
            name, numbers = told[0], []
        if name is not None and name not in line:
            numbers.extend(fact for fact in line if fact.kind == "phone")
    return enclosed

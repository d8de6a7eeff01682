"""Paragraphs below names without a mail that tell how each of them is reached: `De nås på …`, `Mejla …`."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.dealing import deal_run
from pipeline.extract.records.shared import MOST_TOGETHER, Record
from pipeline.extract.records.strays import BELOW
from pipeline.extract.wording.names import has_given_name, match_mail
from pipeline.vocabulary import fold

_CHANNELS = frozenset({"email", "phone"})
_SURE = 0.85  # how well a mail fits the name that it is of
MOST_BLOCKS = 3  # that tell together how people are reached
_OTHERS = frozenset({"name", "region", "county", "vacancy", "shared"})


def take_following(records: Sequence[Record], units: Sequence[Sequence[Fact]]) -> int:
    """Give the mails and numbers of blocks right below one or several names, each of whom has a mail in them.

    Args:
        records: The records before the blocks, of which the last are changed.
        units: The blocks that follow, of which so many are looked at.

    Returns:
        How many blocks are of that kind; 0 where the first is not.
    """
    last = records[-1] if records else None
    if last is None or last.name is None:
        return 0
    run = (last.run or [last])[-MOST_TOGETHER:]
    above = [fact for record in run for fact in (record.name, *record.facts) if fact is not None]
    for count in range(_count_next(above, units), 0, -1):
        below = [fact for unit in units[:count] for fact in unit]
        if _are_theirs(above, below, run):
            last.facts.extend(f.explained(f"{f.evidence}, {BELOW}") for f in below if f.kind in (*_CHANNELS, "hours"))
            if len(run) > 1:
                deal_run(run, last)
            return count
    return 0


def _count_next(above: Sequence[Fact], units: Sequence[Sequence[Fact]]) -> int:
    """How many blocks follow each other right below and tell of nobody else."""
    end = max(fact.row.index for fact in above)
    for count, unit in enumerate(units):
        if unit[0].row.index != end + 1 or any(fact.kind in _OTHERS for fact in unit):
            return count
        end = unit[-1].row.index
    return len(units)


def _are_theirs(above: Sequence[Fact], below: Sequence[Fact], run: Sequence[Record]) -> bool:
    """Whether each has a mail below and none above, and numbers only on one of the two sides."""
    kinds = {fact.kind for fact in above} & _CHANNELS
    if "email" in kinds or (kinds and any(fact.kind == "phone" for fact in below)):
        return False
    if _calls_another(below, run) or (len(run) == 1 and len({fact.row.index for fact in below}) > 1):
        return False
    owners = [_find_owner(fact.text, run) for fact in below if fact.kind == "email"]
    return None not in owners and {id(owner) for owner in owners} == set(map(id, run))


def _calls_another(below: Sequence[Fact], run: Sequence[Record]) -> bool:
    """Whether words between mails and numbers call somebody by a given name that is none of the names above."""
    own = {fold(word) for record in run if record.name for word in record.name.text.split()}
    words = [word for fact in below if fact.kind == "text" for word in fact.text.split()]
    return any(has_given_name(word) and fold(word) not in own for word in words if word[0].isupper())


def _find_owner(mail: str, run: Sequence[Record]) -> Record | None:
    """The one of several names that a mail is made of."""
    fits = [record for record in run if record.name and match_mail(mail, record.name.text) >= _SURE]
    return fits[0] if len(fits) == 1 else None

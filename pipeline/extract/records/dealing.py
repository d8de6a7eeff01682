"""What stands behind several names that stand together, dealt to them: by mails, by given names, or in order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.called import call_owners
from pipeline.extract.records.shared import FIT, Record
from pipeline.extract.wording.names import match_mail

_CHANNELS = frozenset({"email", "phone"})
_RESPECTIVELY = re.compile(r"\bresp(?:\.|ektive\b)", re.IGNORECASE)
_DOUBTFUL = 0.7  # a person is asked whose such a number is
_IN_ORDER = "as many numbers as names, in the same order"
_OF_WHOM = "several numbers in a line behind several names: nothing says whose they are"


def deal_run(run: list[Record], last: Record) -> None:
    """Deal what stands after several names: by mails and given names, numbers else in order if as many as names.

    Several numbers in one line that none of these says whose they are are doubtful, and a person is asked.

    Args:
        run: The records of the names, in order.
        last: The last of them, which has all that follows and is changed as they are.
    """
    if owners := call_owners(last.facts, run) or by_mail(last.facts, run):
        for fact in [fact for fact in last.facts if owners.get(fact.key, last) is not last]:
            last.facts.remove(fact)
            owners[fact.key].facts.append(fact.explained("stands with the mail that fits the name, or is called its"))
        return
    _deal_mails(run, last)
    deal_numbers(run)


def deal_numbers(run: Sequence[Record]) -> None:
    """Deal several numbers that stand behind the last of several names: in order, if as many as names.

    In one line they are doubtful, unless it says `respektive`, and a person is asked.

    Args:
        run: The records of names that stand together, which are changed.
    """
    phones = list({fact.key: fact for fact in run[-1].of("phone")}.values()) if len(run) > 1 else []
    if len(phones) < 2 or any(record.of("phone") for record in run[:-1]):
        return
    last = run[-1]
    in_line = len({phone.row.index for phone in phones}) == 1 and not _are_respective(phones)
    if len(phones) == len(run):
        last.facts = [fact for fact in last.facts if fact.kind != "phone"]
        for record, phone in zip(run, phones, strict=True):
            record.facts.append(phone.explained(_IN_ORDER, _DOUBTFUL if in_line else 0.75))
    elif in_line:
        last.facts = [f.explained(_OF_WHOM, _DOUBTFUL) if f.kind == "phone" else f for f in last.facts]


def _deal_mails(run: Sequence[Record], last: Record) -> None:
    for mail in last.of("email"):
        fitting = max(run, key=lambda record: match_mail(mail.text, record.name.text) if record.name else 0.0)
        if fitting is not last and fitting.name and match_mail(mail.text, fitting.name.text) >= FIT:
            last.facts.remove(mail)
            fitting.facts.append(mail.explained("fits the name"))


def _are_respective(phones: Sequence[Fact]) -> bool:
    """Whether the line of several numbers says that each is of another one: `070-… respektive 070-…`."""
    between = itertools.pairwise(phones)
    return any(_RESPECTIVELY.search(first.row.line.text[first.end : second.start]) for first, second in between)


def by_mail(facts: Sequence[Fact], records: Sequence[Record]) -> dict[tuple[int, int, int, str], Record]:
    """Give the person of each mail and number, where each person's numbers stand together with the mails that fit.

    The mails close what is each one's, or they open it; where one of them stands alone, a number may be shared.

    Args:
        facts: What stands together, of which only mails and numbers count.
        records: The people.

    Returns:
        The person by the key of each mail and number; nothing where they do not stand so.
    """
    told = {f.key: f for f in facts if f.kind in _CHANNELS}
    cell = sorted(told.values(), key=lambda f: f.position)
    if len(cell) < 2 * len(records) or (cell[0].kind == "email") == (cell[-1].kind == "email"):
        return {}
    owners: dict[tuple[int, int, int, str], Record] = {}
    done: list[Record] = []
    part: list[Fact] = []
    for fact in cell if cell[-1].kind == "email" else reversed(cell):
        fitting = [r for r in records if fact.kind == "email" and r.name and match_mail(fact.text, r.name.text) >= FIT]
        if fact.kind == "phone":
            part.append(fact)
        elif len(fitting) != 1:
            return {}
        elif part and fitting[0] not in done:
            owners.update({other.key: fitting[0] for other in (*part, fact)})
            done.append(fitting[0])
            part = []
        elif not part and done[-1:] == fitting:
            owners[fact.key] = fitting[0]
        else:
            return {}
    return owners if len(done) == len(records) else {}

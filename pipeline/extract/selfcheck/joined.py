"""A reading in which people are told in several lists: by region, then their numbers, then their mails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.selfcheck.enclosed import find_enclosed
from pipeline.extract.selfcheck.lines import Lines, number_lines, part_lines
from pipeline.extract.selfcheck.zipped import zip_columns
from pipeline.extract.wording.names import match_mail
from pipeline.vocabulary import fold

_CHANNELS = frozenset({"email", "phone"})
_SURE = 0.85
_MOST = 500  # names; each is held against each mail


def join_lists(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Set mails and numbers that stand elsewhere beside the name that they are of: by the same name, or by the mail.

    A name that is told again gives what stands by it to where it is told first, unless a mail stands there beside a
    mail or a number beside a number: that is another of the name. A mail in a line without a name goes to the one name
    that it is made of, with the numbers of its line, those between that name and it, or of its row where
    their column was read apart.

    Args:
        facts: All facts of a document in reading order.
    """
    names: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind == "name":
            names.setdefault(fold(fact.text), fact)
    if not names or len(names) > _MOST:
        return tuple(facts)
    given: dict[str, list[Fact]] = {}
    lines = part_lines(facts)
    told = {
        fold(f.text): _channels(line) for line in lines for f in line if f.kind == "name" and names[fold(f.text)] is f
    }
    beside = {**find_enclosed(lines), **zip_columns(lines)}
    kept: Lines = [_keep(line, names, given, told, beside) for line in lines]
    moved = {id(fact) for own in given.values() for fact in own}
    kept = [[fact for fact in line if id(fact) not in moved] for line in kept]
    return number_lines(part for line in kept if line for part in _add(line, names, given))


def _channels(line: Sequence[Fact]) -> frozenset[str]:
    return _CHANNELS & {fact.kind for fact in line}


def _keep(
    line: list[Fact],
    names: dict[str, Fact],
    given: dict[str, list[Fact]],
    told: dict[str, frozenset[str]],
    beside: Mapping[int, Sequence[Fact]],
) -> list[Fact]:
    """Give what stays in a line; what goes elsewhere is noted under the name that it goes to."""
    own = [fact for fact in line if fact.kind == "name"]
    if not own:
        mails = [fact for fact in line if fact.kind == "email"]
        numbers = [fact for fact in line if fact.kind == "phone"] if len(mails) == 1 else []
        for mail in mails:
            if owner := _owner(mail, names):
                given.setdefault(owner, []).extend([mail, *numbers, *beside.get(id(mail), ())])
        return line
    name = fold(own[0].text)
    channels = _channels(line)
    if len(own) == 1 and names[name] is not own[0] and channels and not channels & told[name]:
        told[name] |= channels
        given.setdefault(name, []).extend(fact for fact in line if fact.kind in _CHANNELS)
        return [fact for fact in line if fact.kind not in (*_CHANNELS, "name")]
    return line


def _owner(mail: Fact, names: dict[str, Fact]) -> str:
    """The one name that a mail is made of."""
    fits = {key: match_mail(mail.text, name.text) for key, name in names.items()}
    best = [key for key, fit in fits.items() if fit >= _SURE and fit == max(fits.values())]
    return best[0] if len(best) == 1 else ""


def _add(line: list[Fact], names: dict[str, Fact], given: dict[str, list[Fact]]) -> Lines:
    """Part a line behind each name that something is given to, and set that there."""
    parts: Lines = [[]]
    for fact in line:
        if fact.kind == "name" and any(f.kind == "name" for f in parts[-1]):
            parts.append([])
        parts[-1].append(fact)
    told: Lines = []
    for part in parts:
        told.append(part)
        for name in part:
            if name.kind == "name" and names[fold(name.text)] is name:
                told.extend([_beside(fact, name)] for fact in given.get(fold(name.text), ()))
    return told


def _beside(fact: Fact, name: Fact) -> Fact:
    row = replace(
        fact.row, group=name.row.group, containers=name.row.containers, kind=name.row.kind, role=name.row.role
    )
    return replace(fact, row=row, evidence=f"{fact.evidence}, in another list, of the same name", confidence=0.8)

"""A unit with one or more names, parted to records."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.dealing import by_mail, deal_run
from pipeline.extract.records.shared import FIT, MOST_TOGETHER, Record
from pipeline.extract.wording.names import match_mail
from pipeline.vocabulary import phrase_pattern

_CHANNELS = frozenset({"email", "phone"})


def split_unit(facts: Sequence[Fact]) -> tuple[list[Record], list[Fact]]:
    """Part a unit at its names.

    Returns:
        The records in reading order, and what stands before the first name.
    """
    distinct = list({fact.key: fact for fact in facts if fact.kind == "name"}.values())
    if len(distinct) == 1:
        return [_single(facts, distinct[0])], []
    if _is_in_columns(facts, distinct):
        return _split_columns(facts, distinct), []
    common = _common(facts)
    shared = set(map(id, common))
    own = [fact for fact in facts if id(fact) not in shared]
    starts = _starts(own)
    prefix = own[: starts[0]]
    records = [_single(own[start:end], None) for start, end in zip(starts, [*starts[1:], len(own)], strict=True)]
    _join_runs(records)
    for record in records:
        record.facts.extend(common)
    _share_line(records, own)
    return records, prefix


def _share_line(records: Sequence[Record], facts: Sequence[Fact]) -> None:
    """Give the one region that begins a line of several people to those of them that have none."""
    regions: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.kind == "region":
            regions.setdefault(fact.row.index, []).append(fact)
    for record in records:
        first = regions.get(record.name.row.index, []) if record.name else []
        is_theirs = len(first) == 1 and record.name is not None and first[0].start < record.name.start
        if is_theirs and not record.of("region"):
            record.facts.append(first[0].explained("begins the line of the name", 0.85))


def _common(facts: Sequence[Fact]) -> list[Fact]:
    """Give the region and counties of a table row or card, which are those of all its people."""
    units = {c.number for c in facts[0].row.containers if c.kind in ("row", "card")}
    is_one = all(units & {c.number for c in fact.row.containers} for fact in facts)
    placed = [fact for fact in facts if fact.kind in ("region", "county")]
    name = next(fact for fact in facts if fact.kind == "name")
    regions = [fact for fact in placed if fact.kind == "region"]
    is_leading = bool(regions) and all(fact.position < name.position for fact in regions)
    return (
        placed if (is_one or is_leading) and len({fact.value for fact in placed if fact.kind == "region"}) <= 1 else []
    )


def _single(facts: Sequence[Fact], name: Fact | None) -> Record:
    own = name or next((fact for fact in facts if fact.kind == "name"), None)
    return Record(own, [fact for fact in facts if own is None or fact.key != own.key or fact.kind != "name"])


def _starts(facts: Sequence[Fact]) -> list[int]:
    """Where records start: at the names, at the label that opens each of them, or after the names that close them."""
    names = [i for i, fact in enumerate(facts) if fact.kind == "name"]
    opener = facts[0]
    if opener.kind == "label" and names[0] > 0:
        openers = [i for i, fact in enumerate(facts) if fact.kind == "label" and fact.value == opener.value]
        if len(openers) == len(names):
            return openers
    if opening := _opening_mails(facts, names):
        return opening
    if _closes_with_names(facts, names):
        return [0, *(at + 1 for at in names[:-1])]
    return [_line_start(facts, at) for at in names]


def _line_start(facts: Sequence[Fact], at: int) -> int:
    """Give the first fact of a name's line, unless another name stands before it there."""
    start = at
    while start > 0 and facts[start - 1].row.index == facts[at].row.index and facts[start - 1].kind != "name":
        start -= 1
    return at if start > 0 and facts[start - 1].row.index == facts[at].row.index else start


def _opening_mails(facts: Sequence[Fact], names: Sequence[int]) -> list[int]:
    """Where records start that each open with the mail of the name behind it, and go on behind the name.

    Returns:
        Nothing where a name lacks such a mail, or is the end of its record.
    """
    if not any(fact.kind in _CHANNELS for fact in facts[names[-1] + 1 :]):
        return []
    starts: list[int] = []
    for at in names:
        start = at
        while start > 0 and _is_mail_of(facts[start - 1], facts[at]):
            start -= 1
        if start == at:
            return []
        starts.append(start)
    return starts


def _is_mail_of(fact: Fact, name: Fact) -> bool:
    return fact.kind == "email" and match_mail(fact.text, name.text) >= FIT


def _closes_with_names(facts: Sequence[Fact], names: Sequence[int]) -> bool:
    """Whether each name stands after its mail: the mails above fit the names below them, and not those above."""
    before = [fact for fact in facts[: names[0]] if fact.kind == "email"]
    return bool(before) and match_mail(before[-1].text, facts[names[0]].text) >= FIT


def _join_runs(records: list[Record]) -> None:
    """Tie names that stand together before any mail or number, and give each of them the mail that fits it.

    Who is on leave shares nothing with those who stand in, whose names follow.
    """
    run: list[Record] = []
    for record in records:
        if run and (_is_on_leave(run[-1]) or _hands_over(run[-1]) or _stands_in(record)):
            run = []
        run.append(record)
        record.run = run
        if not any(fact.kind in _CHANNELS for fact in record.facts):
            continue
        if len(run) > 1:
            deal_run(run[-MOST_TOGETHER:], record)
        run = []


def _is_on_leave(record: Record) -> bool:
    """Whether it is said right behind a name that the person is away: `Eva Exempel (föräldraledig)`."""
    return _is_said(record, "on_leave")


def _hands_over(record: Record) -> bool:
    """Whether it is said behind a name who stands in for the person: `Eva Exempel, ersätts av Bo Exempel`."""
    behind = [fact for fact in record.facts if record.name is not None and fact.position > record.name.position]
    texts = [fact.text for fact in behind if fact.kind == "text"]
    return any(phrase_pattern(kind).search(text) for text in texts for kind in ("standing_in", "handing_over"))


def _stands_in(record: Record) -> bool:
    """Whether it is said beside a name that the person stands in for another: `Vikarie: Eva Exempel`."""
    return _is_said(record, "standing_in")


def _is_said(record: Record, phrase: str) -> bool:
    row = record.name.row if record.name is not None else None
    told = (fact.text for fact in record.facts if fact.row is row and fact.kind in ("title", "text", "label"))
    return any(phrase_pattern(phrase).search(text) is not None for text in told)


def _is_in_columns(facts: Sequence[Fact], names: Sequence[Fact]) -> bool:
    """Whether several names share one cell, and their mails or numbers stand in other cells of the row."""
    groups = {name.row.group for name in names}
    return (
        len(groups) == 1
        and names[0].row.kind == "cell"
        and any(f.row.group not in groups and f.kind in _CHANNELS for f in facts)
    )


def _split_columns(facts: Sequence[Fact], names: Sequence[Fact]) -> list[Record]:
    """Part a table row whose cells hold a line for each of several people."""
    records = [Record(name) for name in names]
    is_drawn = any(_on_level(fact, facts, records) for fact in facts if fact.kind in _CHANNELS)
    for record in records if not is_drawn else ():
        record.run = records
    for fact in facts:
        if fact.kind == "name":
            continue
        for record in _owners(fact, facts, records):
            record.facts.append(fact)
    for record in records if not all(map(_is_on_leave, records)) else ():
        if _is_on_leave(record):
            record.facts = [fact for fact in record.facts if fact.kind not in _CHANNELS or record.fits(fact)]
            record.run = []
    return records


def _owners(fact: Fact, facts: Sequence[Fact], records: list[Record]) -> list[Record]:
    if fact.kind in ("region", "county"):
        return records
    same = list({f.key: f for f in facts if f.row.group == fact.row.group and f.kind == fact.kind}.values())
    if fact.kind == "email":
        fitting = [r for r in records if r.name and match_mail(fact.text, r.name.text) >= FIT]
        if len(fitting) == 1:
            return fitting
    if fact.row.group == (records[0].name.row.group if records[0].name else -1):
        above = [r for r in records if r.name and r.name.position < fact.position]
        return above[-1:]
    if level := _on_level(fact, facts, records):
        return level
    if told := _told_by_mail(fact, facts, records) if fact.kind in _CHANNELS else []:
        return told
    lines = sorted({f.row.index for f in same})
    if len(lines) == len(records):
        return [records[lines.index(fact.row.index)]]
    if beside := _beside(fact, same, records):
        return beside
    return records if len(same) == 1 else []


def _on_level(fact: Fact, facts: Sequence[Fact], records: list[Record]) -> list[Record]:
    """Give the last person whose name stands no lower, where the cells of a row share the lines of a text."""
    tops = [(r.name.row.line.page, r.name.row.line.number) if r.name else (0, 0) for r in records]
    cells = {f.row.group for f in facts if (f.row.line.page, f.row.line.number) in tops}
    same = {f.row.line.number for f in facts if f.row.group == fact.row.group and f.kind == fact.kind}
    is_below = len(same) == len(records) and min(same) >= max(number for _, number in tops)  # as in an export's fields
    if is_below or len(cells) < 2 or len({*tops}) < len(tops) or fact.row.line.box is not None:
        return []
    return [r for r, top in zip(records, tops, strict=True) if top <= (fact.row.line.page, fact.row.line.number)][-1:]


def _told_by_mail(fact: Fact, facts: Sequence[Fact], records: list[Record]) -> list[Record]:
    """Give the person whose mail stands with a number in its cell."""
    owners = by_mail([f for f in facts if f.row.group == fact.row.group], records)
    return [owners[fact.key]] if fact.key in owners else []


def _beside(fact: Fact, same: Sequence[Fact], records: list[Record]) -> list[Record]:
    """Give the last person whose name is printed no lower than a fact, where each name has such a fact beside it."""
    tops = [r.name.row.line.box.y0 if r.name and r.name.row.line.box else None for r in records]
    box = fact.row.line.box
    if box is None or len({f.row.line.page for f in same}) != 1:
        return []
    near = 0.5 * (box.y1 - box.y0)
    others = [f.row.line.box.y0 for f in same if f.row.line.box]
    if not all(top is not None and any(abs(top - other) < near for other in others) for top in tops):
        return []
    above = [r for r, top in zip(records, tops, strict=True) if top is not None and top <= box.y0 + near]
    return above[-1:]

"""Columns of print that OCR wrote into one line: untangled where mails prove the names, else set aside.

An OCR model now and then reads `Anna Ek Bo Ås` over `anna.ek@… bo.as@…`: two contacts, side by side. The names are cut
where the mails say so; what comes in each line as often as there are names is dealt in order; a number that cannot be
dealt so belongs to nobody. Two regions in one line end the region above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Container, Row
from pipeline.extract.meaning.made_of import is_made_of
from pipeline.extract.wording.names import match_mail
from pipeline.extract.wording.region_names import read_region

_GAP = re.compile(r"[\s•·*¢«»e|–—-]*(?:[^\W\d_]{1,10}[.:]{1,2}\s*)?")  # no comma or `och`: blanks, bullets, a label
_LISTED = re.compile(r"\s*(?:,|/|och|alt\.?|eller)\s*")
_WORD = re.compile(r"[^\W\d_][\w¢'’.-]*")
_REGION = re.compile(r"(?:(?:polis)?region(?:en)?\s+)?\w+", re.IGNORECASE)
_BELOW = 10  # rows of a contact below its name
_MOST_NAMES = 4
_FIT = 0.85
_CHANNELS = ("email", "phone")
_Lines = list[list[Fact]]


def untangle(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts with contacts that stand side by side one after the other, each in a card of its own.

    Args:
        facts: All facts of a document in reading order, names proved.
    """
    if all(fact.row.line.box is not None for fact in facts):
        return tuple(facts)
    lines: _Lines = [list(group) for _, group in groupby(facts, key=lambda fact: fact.row.index)]
    placed: _Lines = []
    heads: list[Fact] = []
    at, is_changed = 0, False
    while at < len(lines):
        block = _read_block(lines, at)
        if block is not None:
            at, columns, rest = block
            placed.extend(line for column in _under(heads, columns) for line in as_card(column))
            placed.extend(rest)
            is_changed = True
            continue
        if found := _read_heads(lines[at]):
            heads, is_changed = found, True
            placed.append([_set_aside(lines[at])])
        else:
            heads = [] if any(f.kind in ("region", "name", "list_heading") for f in lines[at]) else heads
            placed.append(lines[at])
        at += 1
    return tuple(renumber(placed)) if is_changed else tuple(facts)


def _read_heads(line: Sequence[Fact]) -> list[Fact]:
    """Read the regions that a line names side by side."""
    row = line[0].row
    spans = [match.span() for match in _REGION.finditer(row.line.text)]
    return [
        Fact("region", row, *span, row.line.text[slice(*span)], 0.9, "heads a column beside others", region)
        for span, region in zip(spans, read_regions(row.line.text), strict=False)
    ]


def _under(heads: Sequence[Fact], columns: Sequence[_Lines]) -> Iterator[_Lines]:
    """Give each column the region above it, where there are as many; its name stays the first of its lines."""
    for at, column in enumerate(columns):
        name, *below = column
        yield [name, [heads[at]], *below] if len(heads) == len(columns) else column


def read_regions(text: str) -> tuple[str, ...]:
    """Give the regions that a line names side by side and nothing else.

    >>> read_regions("Ost Vast"), read_regions("Region Nord Region Mitt"), read_regions("Nord och syd")
    (('ost', 'vast'), ('nord', 'mitt'), ())
    """
    found = [read_region(match.group()) for match in _REGION.finditer(text.strip())] if len(text) < 80 else []
    ids = [span.region_id for span in found if span is not None and span.region_id]
    is_plain = not re.search(r"[^\w\s]", text.strip())
    return tuple(ids) if is_plain and len(ids) == len(found) and len(set(ids)) == len(ids) > 1 else ()


def _set_aside(line: Sequence[Fact]) -> Fact:
    first = line[0]
    text = first.row.line.text
    return replace(first, kind="tangled", start=0, end=len(text), text=text, value="region", evidence="two regions")


def _read_block(lines: _Lines, at: int) -> tuple[int, list[_Lines], _Lines] | None:
    """Read contacts whose names stand side by side in a line: where they end, their columns, and what is nobody's."""
    if not any(fact.kind in ("name", "text") for fact in lines[at]) or any(f.kind in _CHANNELS for f in lines[at]):
        return None
    end = _end_of_block(lines, at)
    below = lines[at + 1 : end]
    is_beside = any(_are_side_by_side([f for f in line if f.kind == "email"]) for line in below)
    if not is_beside and len(lines[at]) > 1:
        return None
    mails = [fact for line in below for fact in line if fact.kind == "email"]
    names = _cut_names(lines[at], mails)
    if not names:
        return None
    while end > at + 1 and not any(fact.kind in _CHANNELS for fact in lines[end - 1]):
        end -= 1
    columns: list[_Lines] = [[[name]] for name in names]
    rest: _Lines = []
    for line in lines[at + 1 : end]:
        _deal(line, names, columns, rest)
    return end, columns, rest


def _end_of_block(lines: _Lines, at: int) -> int:
    end = at + 1
    while end < min(len(lines), at + _BELOW) and not any(
        f.kind in ("name", "region", "list_heading") for f in lines[end]
    ):
        end += 1
    return end


def _are_side_by_side(facts: Sequence[Fact]) -> bool:
    """Whether two or more facts of a line are parted by nothing but white, a bullet or a label."""
    text = facts[0].row.line.text if facts else ""
    return len(facts) > 1 and all(_GAP.fullmatch(text[a.end : b.start]) for a, b in pairwise(facts))


def _cut_names(line: Sequence[Fact], mails: Sequence[Fact]) -> list[Fact]:
    """Cut a line into the names that mails prove; nothing where less than two are proved or words are left over."""
    own = [fact for fact in line if fact.kind == "name"]
    if len(own) > 1 and _are_parted(own):
        return own if all(any(match_mail(m.text, name.text) >= _FIT for m in mails) for name in own) else []
    if len(line) != 1:
        return []
    words = list(_WORD.finditer(line[0].text))
    found: list[Fact] = []
    first = 0
    while first < len(words) and len(found) < _MOST_NAMES:
        name = _name_at(line[0], words, first, mails)
        if name is None:
            return []
        first += len(name.text.split())
        found.append(name)
    return found if len(found) > 1 and first == len(words) else []


def _are_parted(names: Sequence[Fact]) -> bool:
    """Whether names of a line are parted as columns are: a comma or `och` between two makes them a pair."""
    text = names[0].row.line.text
    return not any(re.fullmatch(r"\s*(?:,|och|&|samt|/|eller)\s*", text[a.end : b.start]) for a, b in pairwise(names))


def _name_at(fact: Fact, words: Sequence[re.Match[str]], first: int, mails: Sequence[Fact]) -> Fact | None:
    for count in (2, 3, 4):
        if first + count > len(words):
            break
        start, end = words[first].start(), words[first + count - 1].end()
        text = fact.text[start:end]
        if any(is_made_of(mail.text, text) for mail in mails):
            evidence = "cut from the names beside it: the mail is made of it"
            return replace(
                fact, kind="name", start=fact.start + start, end=fact.start + end, text=text, evidence=evidence
            )
    return None


def _deal(line: Sequence[Fact], names: Sequence[Fact], columns: Sequence[_Lines], rest: _Lines) -> None:
    """Deal the facts of a line to the columns."""
    items = [fact for fact in line if fact.kind in _CHANNELS]
    owners = [_owner(fact, names) for fact in items]
    in_order = len(items) == len(names) and all(owner in (None, at) for at, owner in enumerate(owners))
    if not items:
        others = [fact for fact in line if fact.kind in ("title", "employer")]
        if len(others) == len(names):
            for column, other in zip(columns, others, strict=True):
                column.append([other])
        return
    groups = _group_listed(items)
    if not in_order and len(groups) == len(names) and all(fact.kind == "phone" for fact in items):
        for column, group in zip(columns, groups, strict=True):
            column.extend([fact] for fact in group)
        return
    for at, (fact, owner) in enumerate(zip(items, owners, strict=True)):
        chosen = at if in_order else owner
        if chosen is not None:
            columns[chosen].append([fact])
        else:
            rest.append([replace(fact, kind="tangled", evidence="stands between columns")])


def _group_listed(items: Sequence[Fact]) -> list[list[Fact]]:
    """Group what a comma or `och` joins in a line: what white alone parts is of different columns."""
    text = items[0].row.line.text
    groups = [[items[0]]]
    for before, item in pairwise(items):
        if _LISTED.fullmatch(text[before.end : item.start]):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _owner(fact: Fact, names: Sequence[Fact]) -> int | None:
    """The one name that a mail fits."""
    fitting = [at for at, name in enumerate(names) if fact.kind == "email" and match_mail(fact.text, name.text) >= _FIT]
    return fitting[0] if len(fitting) == 1 else None


def as_card(column: _Lines) -> _Lines:
    """Set the lines of a column in a card of its own; it is numbered by its name, which no block of the document is."""
    number = -1 - (column[0][0].row.index * _MOST_NAMES * 4 + column[0][0].start % (_MOST_NAMES * 4))
    return [[replace(fact, row=_in_card(fact.row, number)) for fact in line] for line in column]


def _in_card(row: Row, number: int) -> Row:
    return replace(row, group=number, containers=(*row.containers, Container(number, "card")))


def renumber(lines: _Lines) -> Iterator[Fact]:
    """Number rows anew in the order in which their facts now stand."""
    for index, line in enumerate(lines):
        yield from (replace(fact, row=replace(fact.row, index=index)) for fact in line)

"""Words that a text layer sets wide apart within a line (`Region     Nord`, `Mohammed     Ek`), as one again.

Tools that keep the layout of a scan write blanks where the words of its layer are narrower than those of the image. A
gap parts cells elsewhere, so only what plainly is one is joined: the word region and its name, alone in their line
and among no labels with their values, and a name that a mail beside it has whole or both whose words are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.near_mails import Mails
from pipeline.extract.wording.names import looks_like_name, match_mail
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import fold, given_names, match_label, surnames

_WORDS = frozenset({"text", "name"})
_GAP = re.compile(r"\s{2,}")
_LABELLED = re.compile(r"\s*(?P<label>[^\W\d_][\w-]*):?\s{2,}\S")
_SURE = 0.9
_REGION = 2  # pieces of a heading of a region that is set apart
_SAID = "set wide apart by a text layer, one as the mail beside it or the lists of names have it"


def join_spread(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of an OCR text with regions and names that are set wide apart as one.

    Args:
        facts: All facts of a document in reading order.
    """
    lines = [list(line) for _, line in groupby(facts, key=lambda fact: fact.row.index)]
    mails = Mails(facts)
    joined: list[Fact] = []
    for at, line in enumerate(lines):
        beside = [other[0].row.line.text for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])]
        region = _join_region(line, beside)
        joined.extend([region] if region else _join_names(line, mails))
    return tuple(joined)


def _join_region(line: Sequence[Fact], beside: Sequence[str]) -> Fact | None:
    """The region that a line names and nothing else, if its neighbours are no labels with values set apart."""
    first, last = line[0], line[-1]
    if len(line) != _REGION or not _is_apart(first, last) or any(map(_is_labelled, beside)):
        return None
    text = first.row.line.text
    region = read_region(" ".join(text.split()))
    if region is None or region.is_bare or not region.region_id or region.text != " ".join(text.split()):
        return None
    printed = text[first.start : last.end]
    evidence = "names a region, set wide apart"
    return Fact("region", first.row, first.start, last.end, printed, 0.95, evidence, region.region_id)


def _join_names(line: Sequence[Fact], mails: Mails) -> Iterator[Fact]:
    """Give the facts of a line with each word joined to the one behind its gap, where a mail near has both."""
    held: Fact | None = None
    for fact in line:
        if held is None:
            held = fact
            continue
        name = _join_name(held, fact, mails)
        if name is None:
            yield held
        held = name or fact
    if held is not None:
        yield held


def _join_name(first: Fact, second: Fact, mails: Mails) -> Fact | None:
    if not _WORDS.issuperset((first.kind, second.kind)) or first.value or second.value or not _is_apart(first, second):
        return None
    name = f"{first.text} {second.text}"
    if not looks_like_name(name):
        return None
    fits = [(match_mail(mail.text, name), match_mail(mail.text, second.text)) for mail in mails.near(first)]
    is_known = fold(first.text) in given_names() and fold(second.text) in _surnames()
    if not (is_known or any(whole >= _SURE and whole > part for whole, part in fits)):
        return None
    printed = first.row.line.text[first.start : second.end]
    return replace(first, kind="name", end=second.end, text=name, value=printed, confidence=_SURE, evidence=_SAID)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, surnames()))


def _is_labelled(text: str) -> bool:
    """Whether a line is a label and its value, set apart from it: `Namn      Eva Ek`."""
    found = _LABELLED.match(text)
    return found is not None and match_label(found["label"], is_fuzzy=False) is not None


def _is_apart(first: Fact, second: Fact) -> bool:
    """Whether nothing but a gap stands between two facts of a line."""
    return _GAP.fullmatch(first.row.line.text, first.end, second.start) is not None

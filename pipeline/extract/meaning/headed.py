"""Names that no list knows behind the title of a heading: `Regionkoordinator Jîn Exempel`, with a mail or number below.

A heading that is a coordinator's title and two to four capitalised words names that coordinator, where nobody else is
named before the first mail or number below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.sentence_parts import cut_fact
from pipeline.extract.wording.names import CAPITALS, looks_like_name
from pipeline.standard.roles import is_coordinators

_CHANNELS = frozenset({"email", "phone"})
_HEADS = frozenset({"heading", "term"})
_FAR = 10  # facts between a heading and the first mail or number below it


def name_headed(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with the names in such headings parted from their titles.

    Args:
        facts: All facts of a document in reading order.
    """
    for at, fact in enumerate(facts):
        start = _name_start(fact.text) if _is_heading(fact) else 0
        if not start or not _leads_to_channel(facts[at + 1 : at + 1 + _FAR]):
            yield fact
            continue
        yield cut_fact(fact, 0, start)
        name = cut_fact(fact, start, len(fact.text))
        yield replace(name, kind="name", confidence=0.8, evidence="behind a title, in a heading")


def _is_heading(fact: Fact) -> bool:
    return fact.kind == "title" and fact.row.kind in _HEADS and fact.row.line.text.strip() == fact.text


def _name_start(text: str) -> int:
    """Where a name begins that ends a text and has a coordinator's title before it; 0 where none does.

    >>> _name_start("Regional koordinator Jîn Exempel"), _name_start("Regionkoordinator mot människohandel")
    (21, 0)
    """
    starts = (m.end() for m in re.finditer(r"\s+", text) if is_coordinators(text[: m.start()]))
    start = next(starts, 0)
    name = text[start:]
    return start if start and CAPITALS.fullmatch(name) and looks_like_name(name) else 0


def _leads_to_channel(facts: Sequence[Fact]) -> bool:
    for fact in facts:
        if fact.kind in _CHANNELS or fact.kind in ("name", "region") or fact.row.kind in _HEADS:
            return fact.kind in _CHANNELS
    return False

"""Names behind words of courtesy (`Ms Eva Exempel`), and of who stands in for somebody (`ersätts av Eva Exempel`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.sentence_parts import cut_fact
from pipeline.extract.wording.names import CAPITALS, looks_like_name
from pipeline.vocabulary import phrase_pattern

_COURTESY = re.compile(r"(?:Ms|Mrs|Mr|Miss|Dr|Fru|Herr|Frk)\b\.?\s+(?=[^\W\d_])")


def name_stand_ins(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with such names without the words before them.

    Args:
        facts: All facts of a document in reading order.
    """
    for fact in facts:
        if fact.kind == "name":
            yield _without_courtesy(fact)
        elif fact.kind == "text" and (at := _name_start(fact.text)):
            yield cut_fact(fact, 0, at)
            name = replace(cut_fact(fact, at, len(fact.text)), kind="name", confidence=0.9, evidence="who stands in")
            yield _without_courtesy(name)
        else:
            yield fact


def _without_courtesy(name: Fact) -> Fact:
    lead = _COURTESY.match(name.text) if not name.value else None
    return cut_fact(name, lead.end(), len(name.text)) if lead else name


def _name_start(text: str) -> int:
    """Where a name begins that is all of a text behind the words for who stands in; 0 where none does.

    >>> _name_start("ersätts av Eva Provberg"), _name_start("ersätts av en ny samordnare"), _name_start("ersätts av")
    (11, 0, 0)
    """
    lead = phrase_pattern("standing_in").match(text)
    name = text[lead.end() :].lstrip(" :,") if lead else ""
    bare = _COURTESY.sub("", name)
    return len(text) - len(name) if CAPITALS.fullmatch(bare) and looks_like_name(bare) else 0

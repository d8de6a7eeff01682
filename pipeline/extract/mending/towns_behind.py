"""Towns that stand behind a name, or below it in its cell, as in `Eva Norlin Luleå`: they are no part of it.

A mail tells it that is made of the name without the town, and not with it. Where no mail is made of either, a town that
is nobody's surname tells it, behind a known given name and a surname.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.made_of import is_made_of
from pipeline.extract.meaning.near_mails import Mails
from pipeline.extract.wording.names import is_whole_name
from pipeline.vocabulary import fold, match_municipality, match_region, municipality_of_domain, surnames
from pipeline.vocabulary.mail_signs import LOCAL_END

_LEAST, _MOST = 2, 4  # words of the name before a town
_LONG = 5  # letters of a town
_SHOWN = 2  # names with a town behind them, from which a document has one behind all


def part_towns(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with the towns cut off from names.

    A town that people or a region are called by too is one where their mail is of that town, or others have one behind
    their names.

    Args:
        facts: All facts of a document in reading order.
    """
    mails = Mails(facts)
    ends = {at: _ends_with_town(fact, mails) for at, fact in enumerate(facts) if fact.kind in ("name", "text")}
    is_usual = sum(is_apart is True for is_apart in ends.values()) >= _SHOWN
    for at, fact in enumerate(facts):
        is_apart = ends.get(at, False)
        if is_apart or (is_apart is None and is_usual):
            name, _, town = fact.text.rpartition(" ")
            yield replace(
                fact,
                kind="name",
                end=fact.start + len(name),
                text=name,
                evidence=f"{fact.evidence} before a town".strip(),
            )
            yield replace(fact, kind="place", start=fact.end - len(town), text=town, evidence="behind a name")
        else:
            yield fact


def _ends_with_town(fact: Fact, mails: Mails) -> bool | None:
    """Whether the last word of a name is where somebody works; None where it may be a surname or a region too."""
    name, _, town = fact.text.rpartition(" ")
    is_shaped = _LEAST <= len(name.split()) <= _MOST and (fact.kind == "name" or is_whole_name(name))
    if not is_shaped or fact.value or not town[0].isupper():
        return False
    if match_municipality(town, is_fuzzy=False) is None:
        own = [mail.text for mail in mails.near(fact) if is_made_of(mail.text, name)]
        return any(_is_marred_town(town, mail) for mail in own) and not mails.are_of(fact.text, is_initial_enough=False)
    near = [mail.text for mail in mails.near(fact)]
    if any(is_made_of(mail, fact.text) for mail in near):
        return False
    own = [mail for mail in near if is_made_of(mail, name)]
    if town not in surnames() and match_region(town, is_fuzzy=False) is None:
        return bool(own) or is_whole_name(name)
    is_there = any(fold(town) in _labels(mail) for mail in own)
    return is_there or (None if own else False)


def _is_marred_town(word: str, mail: str) -> bool:
    """Whether a word is all but the town that a mail is of, as OCR leaves it.

    >>> _is_marred_town("Gavie", "eva.ek@gavle.example.se"), _is_marred_town("Ek", "eva.ek@eda.example.se")
    (True, False)
    """
    towns = [label for label in _labels(mail) if len(label) >= _LONG and municipality_of_domain(f"{label}.se")]
    return any(OSA.distance(fold(word), town, score_cutoff=1) <= 1 for town in towns)


def _labels(mail: str) -> list[str]:
    return LOCAL_END.split(mail.lower(), maxsplit=1)[-1].split(".")

"""Mails whose end a page or a cell cuts off (`eva.ek@umea.exam`): other addresses tell that nothing ends so.

How much is lost nobody can tell, so that each is set aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.lines.facts import Fact

_TOPS = frozenset({"com", "org", "net", "info", "int", "edu", "gov", "biz"})
_LEAST = 3  # letters of an end that is no country's


def doubt_cut_ends(facts: Iterable[Fact], domains: Iterable[str]) -> tuple[Fact, ...]:
    """Set aside the mails that end with a part of a word in another address.

    Args:
        facts: All facts of a document, its mails put together.
        domains: The domains of its mails, in standard form.
    """
    words = {word for domain in domains for word in domain.split(".")}
    return tuple(_doubt(fact) if fact.kind == "email" and _is_cut(fact.text, words) else fact for fact in facts)


def _doubt(fact: Fact) -> Fact:
    return replace(fact, kind="torn", confidence=0.5, evidence="ends with a part of a word")


def _is_cut(mail: str, words: set[str]) -> bool:
    """Whether the end of an address is the beginning of a longer word.

    >>> _is_cut("eva.ek@umea.exam", {"umea", "example", "se"}), _is_cut("eva.ek@iom.int", {"integration", "se"})
    (True, False)
    """
    end = mail.lower().rpartition("@")[2].rpartition(".")[2]
    is_none = len(end) >= _LEAST and end.isalpha() and end not in _TOPS
    return is_none and any(word.startswith(end) and word != end for word in words)

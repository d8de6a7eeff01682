"""Mails whose host ends within a word that other hosts of the document have whole: print or a scan cut them off.

    eva.ek@social.goteborg.exampl      beside  bo.dahl@umea.example.se

What is missing may be read off the others, but nobody has printed it, so such a mail counts for nothing until a person
reads it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pipeline.domain.statements import Extraction, Mention, QuarantinedItem, Statement
from pipeline.normalize.readings import IN_DOUBT

_SHORTEST = 3  # letters of an ending that may be a cut word; countries have two
_ENDINGS = frozenset({"com", "org", "net", "info", "name", "biz", "edu", "gov", "int", "mil", "museum", "online"})
_WHY = "its host ends within a word that other hosts have whole: the end is cut off"


def doubt_cut_mails(extraction: Extraction) -> Extraction:
    """Keep the mails of people whose host is cut off as ones that count for nothing, with a row of quarantine each.

    Args:
        extraction: In standard form.
    """
    words = {word for mention in extraction.mentions for mail in mention.values("email") for word in _inner(mail)}
    cut = [
        statement
        for mention in extraction.mentions
        for statement in mention.statements
        if statement.property == "email" and is_cut(statement.value, words)
    ]
    if not cut:
        return extraction
    items = [QuarantinedItem(s.place.page, s.place.line, s.raw_text, "cut_mail", _WHY) for s in cut]
    return replace(
        extraction,
        mentions=tuple(_doubt(mention, cut) for mention in extraction.mentions),
        quarantined=(*extraction.quarantined, *items),
    )


def is_cut(mail: str, words: Collection[str]) -> bool:
    """Whether the last part of a mail's host is the beginning of one of the words, and no ending of hosts.

    >>> is_cut("eva.ek@goteborg.exampl", {"example", "umea"}), is_cut("eva.ek@info.com", {"commune"})
    (True, False)
    """
    end = mail.rpartition(".")[2]
    is_whole = len(end) < _SHORTEST or end in _ENDINGS or "@" in end
    return not is_whole and any(word.startswith(end) for word in words)


def _inner(mail: str) -> list[str]:
    """The parts of a mail's host but for the last."""
    return mail.rpartition("@")[2].split(".")[:-1]


def _doubt(mention: Mention, cut: Collection[Statement]) -> Mention:
    if not any(statement in cut for statement in mention.statements):
        return mention
    return replace(
        mention,
        statements=tuple(
            replace(s, value=f"{s.value} {IN_DOUBT}", display=s.value, evidence=_WHY) if s in cut else s
            for s in mention.statements
        ),
    )

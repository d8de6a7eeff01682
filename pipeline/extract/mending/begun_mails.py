"""Mails whose beginning OCR set apart by a blank, behind the name that they are made of, in one line.

    Eva Ek eva. ek@example.se         the name, and the mail with its first word

The word would make three of the name, which is then none, and leave half an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.wording.names import looks_like_name, match_mail

_BEGUN = re.compile(r"(?P<name>\S+(?: \S+){1,3}) (?P<word>[a-zåäöé][a-zåäöé-]+)")
_BETWEEN = re.compile(r" ?[.,_]? ?")
_WHOLE = 0.95  # how well the mail has to fit the name with its first word


def part_begun_mails(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Part what stands before such a mail into the name and the beginning of the mail.

    Args:
        facts: All facts of a document in reading order.
    """
    following = [*facts[1:], None]
    begun: int | None = None  # where the mail begins whose first word was just parted off
    for fact, after in zip(facts, following, strict=False):
        if begun is not None:
            yield replace(fact, start=begun, text=fact.row.line.text[begun : fact.end])
            begun = None
            continue
        found = _read_begun(fact, after)
        if found is None:
            yield fact
            continue
        begun = fact.start + found.start("word")
        name = found["name"]
        yield replace(
            fact, kind="name", end=fact.start + len(name), text=name, confidence=0.9, evidence="the mail behind it"
        )


def _read_begun(fact: Fact, mail: Fact | None) -> re.Match[str] | None:
    """A name and the first word of the mail behind it, where the text of a fact is both."""
    if fact.kind not in ("text", "name") or mail is None or mail.kind != "email" or mail.row is not fact.row:
        return None
    text = fact.row.line.text
    found = _BEGUN.fullmatch(fact.text)
    is_shown = text[fact.start : fact.end] == fact.text and text[mail.start : mail.end] == mail.text
    if found is None or not is_shown or _BETWEEN.fullmatch(text[fact.end : mail.start]) is None:
        return None
    name, word = found["name"], found["word"]
    is_made = match_mail(f"{word}.{mail.text}", name) >= _WHOLE > match_mail(mail.text, name)
    return found if is_made and looks_like_name(name) else None

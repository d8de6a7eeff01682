"""Names that took the town of who employs with them, where a row of a table was written as one line and its cell broke.

    Syd Skane, Frej Kall Karlskrona 070-174 06 05 f.kall@karlskrona.example.se
    Blekinge kommun

A name of two words of which the last is a town's lost its surname to the line below; only a mail can tell it then. A
town in a column of its own is told by a mail that is made of the name before it: one in the line, or anywhere where
OCR wrote the column of mails by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.made_of import is_made_of
from pipeline.vocabulary import fold, match_municipality, surnames
from pipeline.vocabulary.mail_signs import LOCAL_END

_WORK = re.compile(r"(?:^|(?<=[\s,]))(?:(?P<surname>[^\W\d_][^\W\d_-]+(?:-[^\W\d_]+)?) )?(?:kommun|stad)\b")
_LEAST, _MOST_WORDS = 2, 4  # words of a name
_MOST = 500  # mails that a name is held against
_LONG = 7  # letters of a town's name that OCR may have damaged


def part_row_names(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with the towns cut off from names above a line in which `kommun` stands without its own town.

    Args:
        facts: All facts of a document in reading order.
    """
    lines = [list(line) for _, line in groupby(facts, key=lambda fact: fact.row.index)]
    all_mails = [fact.text for fact in facts if fact.kind == "email"][:_MOST]
    for line, below in zip(lines, [*lines[1:], []], strict=True):
        is_block = bool(below) and below[0].row.group == line[0].row.group
        found = _WORK.search(below[0].row.line.text) if is_block else None
        mails = [fact.text for fact in line if fact.kind == "email"]
        for fact in line:
            is_town = fact.kind in ("name", "text") and _ends_with_town(fact)
            is_broken = mails and found is not None and fact.kind == "name" and fact.text.split()[-1] not in surnames()
            if is_town and is_broken and found is not None:
                yield _part(fact, below[0], found, mails)
            else:
                yield from _part_town(fact, mails or all_mails) if is_town else (fact,)


def _part_town(fact: Fact, mails: Sequence[str]) -> tuple[Fact, ...]:
    """Part the town from a name that a mail is made of without it, and not with it."""
    name, _, town = fact.text.rpartition(" ")
    own = [mail for mail in mails if is_made_of(mail, name) and not is_made_of(mail, fact.text)]
    is_apart = own and (town not in surnames() or any(_is_at(mail, town) for mail in own))
    if not is_apart or len(name.split()) < _LEAST:
        return (fact,)
    place = replace(fact, kind="place", start=fact.end - len(town), text=town, evidence="behind a name")
    return (replace(fact, kind="name", end=fact.start + len(name), text=name), place)


def _ends_with_town(fact: Fact) -> bool:
    """Whether the last word of what has the form of a name is a town's, and no surname."""
    *words, last = fact.text.split() or [""]
    if not words or len(words) > _MOST_WORDS or not all(word[0].isupper() for word in (*words, last)):
        return False
    return any(map(_is_town, (last, last.removesuffix("s"))))


def _is_at(mail: str, town: str) -> bool:
    """Whether a mail is of the town, which is a surname too: `siv.ek@lund.example.se`."""
    return fold(town) in LOCAL_END.split(mail.lower(), maxsplit=1)[-1].split(".")


def _is_town(word: str) -> bool:
    found = match_municipality(word)
    return found is not None and (found.how != "fuzzy" or len(word) >= _LONG)


def _part(fact: Fact, below: Fact, work: re.Match[str], mails: Sequence[str]) -> Fact:
    *words, town = fact.text.split()
    if len(words) >= _LEAST:
        text = fact.text[: fact.text.rindex(town)].rstrip()
        return replace(fact, end=fact.start + len(text), text=text)
    surname = work["surname"] or ""
    name = f"{words[0]} {surname}"
    if not surname or not any(is_made_of(mail, fold(name).title()) for mail in mails):
        return replace(fact, kind="text", evidence="a given name and the town of who employs")
    printed = f"{fact.row.line.text[fact.start :]}\n{below.row.line.text[: work.end('surname')]}"
    return replace(fact, end=fact.start + len(printed), text=name, value=printed, evidence="goes on in the next line")

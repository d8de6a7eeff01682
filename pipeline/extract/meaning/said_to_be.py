"""Names that a sentence says: who is the coordinator, who is to be asked, and of whom it says what the person is."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.pieces import title_at
from pipeline.extract.meaning.sentence_parts import cut_fact
from pipeline.extract.meaning.work import read_work_behind
from pipeline.extract.wording.names import CAPITALS, PARTICLES, has_given_name, looks_like_name
from pipeline.extract.wording.region_names import find_region
from pipeline.vocabulary.patterns import tolerant

TOLD = "said to be the one, or to be asked"
ASKED = re.compile(r"(?:kontakta|ring|mejla)\s+", re.IGNORECASE)  # who is to be asked follows
_IS = rf"(?:{tolerant('ar')}|heter)\s+(?P<title>\w*(?:koordinator|samordnare)n\s+)?"
_ALSO = rf"(?P<also>(?<=\s)arbetar\s+(?:{tolerant('aven')}|{tolerant('ocksa')})\s+)"
_TOLD = re.compile(rf"(?P<asks>^{ASKED.pattern})|(?<=\s){_IS}|{_ALSO}", re.IGNORECASE)
_SERVES = re.compile(r"(?<=\s)(?:arbetar|ansvarar|svarar|tjänstgör|finns|nås|når du|kontaktar du)\s+", re.IGNORECASE)
_BEHIND = re.compile(rf"\s+(?:{tolerant('ar')}|arbetar|jobbar)\s", re.IGNORECASE)
_MOST_BEFORE = 8  # words of a sentence before the name


def find_told(fact: Fact, *, is_beside_mail: bool) -> tuple[int, int, Fact] | None:
    """Find the name in a sentence that says who is, whom to ask, or what somebody is: `Eva Exempel är samordnare`.

    So does who works in a region: `I region Nord arbetar Eva Exempel`.

    Args:
        fact: A text.
        is_beside_mail: Whether its paragraph gives a mail; without one, who is something is no contact.

    Returns:
        Where the name begins and ends in the text, and the name.
    """
    for told in _TOLD.finditer(fact.text):
        words = fact.text[: told.start()].split()
        is_titled = len(words) <= _MOST_BEFORE and title_at(words) >= 0
        if not (told["asks"] or told["title"] or told["also"] or is_titled):
            continue
        end = _end_of_name(fact.text, told.end())
        is_held = not told["asks"] and is_beside_mail and title_at(words) == len(words) - 1
        if end and (is_held or has_given_name(fact.text[told.end() : end])):
            return _as_name(fact, told.end(), end)
    for serves in _SERVES.finditer(fact.text) if is_beside_mail else ():
        end = _end_of_name(fact.text, serves.end())
        if end and find_region(fact.text[: serves.start()]) is not None:
            return _as_name(fact, serves.end(), end)
    end = _end_of_name(fact.text, 0) if is_beside_mail else 0
    if end and _BEHIND.match(fact.text, end) and any(p.kind == "title" for p in read_work_behind(fact.text[end:])):
        return _as_name(fact, 0, end)
    return None


def _end_of_name(text: str, start: int) -> int:
    """Where a name ends that begins in a sentence, before a small word that is no part of it; 0 where none begins."""
    run = CAPITALS.match(text, start)
    if run is None:
        return 0
    small = (word for word in re.finditer(r"(?<= )[a-z]{2,3}(?= )", run.group()) if word.group() not in PARTICLES)
    length = next((word.start() - 1 for word in small), len(run.group()))
    return start + length if looks_like_name(run.group()[:length]) else 0


def _as_name(fact: Fact, start: int, end: int) -> tuple[int, int, Fact]:
    return start, end, replace(cut_fact(fact, start, end), kind="name", confidence=0.9, evidence=TOLD)

"""Who leads or coordinates the network, and since when, as sentences say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.telling.participants import Participants
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.dates import find_dates
from pipeline.extract.wording.spotting import Spotted, spot_organizations
from pipeline.vocabulary import Organization, networks
from pipeline.vocabulary.loading import read_table, split_cell

_REACH = 1_000  # characters on each side; a "sentence" of a hundred organizations is a list without full stops
_YEAR = re.compile(r"\b\w{1,2}r\s+(?:19|20)\d\d\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(row["pattern"], re.IGNORECASE), float(row["confidence"])) for row in read_table("leadership")
    )


@cache
def _words() -> re.Pattern[str]:
    """The words of which each sentence that a pattern matches has one; to look for them is quick."""
    words = {re.escape(word) for row in read_table("leadership") for word in split_cell(row["words"])}
    return re.compile("|".join(sorted(words)), re.IGNORECASE)


def add_leadership(found: Participants, passages: Sequence[Passage]) -> None:
    """Add to the participants who leads the network; an organization that leads it is stated where it is said.

    The patterns stand in `leadership.csv`, each with the words of which what it matches has one; `ORG` in them
    stands for a known organization.
    """
    for passage in passages:
        for start, end in passage.sentences():
            if _words().search(passage.flat, start, end):
                _read_sentence(found, passage, start, end)


def _read_sentence(found: Participants, passage: Passage, start: int, end: int) -> None:
    sentence = passage.flat[start:end]
    for org in spot_organizations(sentence):
        masked = f"{sentence[max(org.start - _REACH, 0) : org.start]}ORG{sentence[org.end : org.end + _REACH]}"
        scored = [confidence for pattern, confidence in _patterns() if pattern.search(masked)]
        if not scored:
            continue
        _add_leader(found, passage, start, org, max(scored), sentence)


def _add_leader(
    found: Participants, passage: Passage, start: int, org: Spotted[Organization], confidence: float, sentence: str
) -> None:
    draft = found.draft(org.text)
    first, last = start + org.start, start + org.end
    if not draft.has("name"):
        draft.add(passage.state("name", first, last, 0.95, "said to lead the network"))
    network_id = networks()[0].network_id
    draft.add(passage.state("coordinates", first, last, confidence, "said to lead the network", network_id))
    for date in find_dates(sentence):
        if date.is_day and re.search(r"\bsedan\s+(?:den\s+)?$", sentence[: date.start], re.IGNORECASE):
            draft.add(passage.state("since", start + date.start, start + date.end, 0.95, "date beside it"))
            return
    year = _YEAR.search(sentence)
    if year is not None:
        draft.add(passage.state("since", start + year.start(), start + year.end(), 0.9, "year beside it"))

"""Sentences that say that an organization has changed its name: `Hjälpcenter Norr har bytt namn till …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.telling.participants import Participants
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.former_names import FORMER_CONFIDENCE, read_told_renaming
from pipeline.vocabulary import match_organization, organization_kind

_TELLS = re.compile(r"\b(?:namn|heter|hette|hetat)\b", re.IGNORECASE)


def add_renamings(found: Participants, passages: Sequence[Passage]) -> None:
    """Add former names that sentences tell of; one of the two names must be an organization's, for people marry too."""
    for passage in passages:
        if _TELLS.search(passage.flat) is None:
            continue
        for start, end in passage.sentences():
            _add_renaming(found, passage, start, end)


def _add_renaming(found: Participants, passage: Passage, start: int, end: int) -> None:
    renaming = read_told_renaming(passage.flat[start:end])
    if renaming is None:
        return
    new, former = _shift(renaming.new, start), _shift(renaming.former, start)
    names = (passage.flat[slice(*new)], passage.flat[slice(*former)])
    if not any(found.knows(name) or organization_kind(name) or match_organization(name) for name in names):
        return
    draft = found.draft(names[0])
    if not draft.has("name"):
        draft.add(passage.state("name", *new, 0.9, "said to be its new name"))
    draft.add(passage.state("former_name", *former, FORMER_CONFIDENCE, "said to be its former name"))


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by

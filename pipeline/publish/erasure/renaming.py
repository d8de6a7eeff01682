"""Gives an edition whose id names an erased person another id: in every release, and in what is read from now on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from pipeline.domain.edition import Edition
from pipeline.publish.erasure.registry import Blocklist
from pipeline.publish.erasure.telling import tells
from pipeline.publish.erasure.traces import Subject

_TOLD = ("file_name", "title", "publisher", "url")  # what is told of an edition is blotted out, and gets no other name


def rename_edition(edition: Edition, blocklist: Blocklist) -> Edition:
    """The edition, under an id made of its content where its own names an erased person."""
    if not tells(edition.edition_id, blocklist):
        return edition
    return replace(edition, edition_id=name_by_content(edition.sha256))


def name_by_content(sha256: str) -> str:
    """An edition's id that tells nothing.

    >>> name_by_content("15de840a27bf634a8e")
    'edition-15de840a27bf'
    """
    return f"edition-{sha256[:12]}"


def find_telling_ids(editions: pd.DataFrame, subject: Subject) -> dict[str, str]:
    """The ids of editions that name a person, each with the one that is to stand instead."""
    known = editions[["edition_id", "sha256"]].itertuples(index=False)
    return {edition_id: name_by_content(sha256) for edition_id, sha256 in known if subject.is_in(edition_id)}


def rename_cells(frames: Mapping[str, pd.DataFrame], names: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """Tables in which other ids stand, also within the ids that are made of them."""
    if not names:
        return dict(frames)
    renamed: dict[str, pd.DataFrame] = {}
    for name, frame in frames.items():
        kept = [column for column in _TOLD if column in frame.columns]
        renamed[name] = frame.map(lambda cell: rename_text(cell, names)).assign(**{c: frame[c] for c in kept})
    return renamed


def rename_subject(subject: Subject, names: Mapping[str, str]) -> Subject:
    """The person as tables know them in which editions have other ids."""
    return replace(
        subject,
        mention_ids=frozenset(rename_text(one, names) for one in subject.mention_ids),
        row_ids=frozenset(rename_text(one, names) for one in subject.row_ids),
    )


def rename_text(cell: Any, names: Mapping[str, str]) -> Any:
    """A cell with other ids; what is no text stays."""
    for old, new in names.items():
        if isinstance(cell, str):
            cell = cell.replace(old, new)
    return cell

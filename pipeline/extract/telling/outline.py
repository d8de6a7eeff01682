"""The parts of a document that say who belongs to the network and what each of them is responsible for.

A part begins with a heading, or with a line that leads a list, and holds what stands below it: all that is on a deeper
level, and on its own level the headings that are organizations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.telling.passages import Passage
from pipeline.vocabulary import match_heading
from pipeline.vocabulary.parts import PartKind, heading_kind


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a heading or lead: `start` is the number of its opener."""

    kind: PartKind
    opener: Passage
    start: int
    passages: tuple[Passage, ...]


def find_parts(passages: Sequence[Passage], is_organization: Callable[[str], bool]) -> Iterator[Part]:
    """Find the parts of a document in reading order.

    Args:
        passages: Its text.
        is_organization: Whether a heading names an organization.
    """
    for at, passage in enumerate(passages):
        if passage.role != "main":
            continue
        line = passage.rows[0].line.text
        label, _, rest = line.partition(":")
        if rest.strip() and passage.kind in ("paragraph", "item") and heading_kind(label) == "members":
            yield Part("members", passage, at, (passage,))
        kind = heading_kind(line)
        if kind is None or not _is_opener(passage):
            continue
        end = _end_of_part(passages, at, kind, is_organization)
        first = at if len(passage.rows) > 1 else at + 1
        yield Part(kind, passage, at, tuple(passages[first:end]))


def _is_opener(passage: Passage) -> bool:
    """Whether a passage is a heading or term, a line with a colon, or a short line that more lines follow."""
    return passage.kind in ("heading", "term") or (
        passage.kind == "paragraph" and not passage.rows[0].line.text.rstrip().endswith(".")
    )


def _end_of_part(passages: Sequence[Passage], at: int, kind: PartKind, is_organization: Callable[[str], bool]) -> int:
    opener = passages[at]
    level = opener.rows[0].level if opener.kind == "heading" else 99
    first = passages[at + 1] if at + 1 < len(passages) else None
    if level == 99 and first is not None and first.kind == "heading" and is_organization(first.flat):
        level = first.rows[0].level  # short lines with blank ones between them, which a text has for headings too
    for end in range(at + 1, len(passages)):
        passage = passages[end]
        if passage.kind not in ("heading", "term") and heading_kind(passage.rows[0].line.text) in (None, kind):
            continue
        if passage.kind not in ("heading", "term"):
            if _is_opener(passage):
                return end
            continue
        known = match_heading(passage.flat.strip(" ?!.:"))
        if (known is not None and known.entry.kind != "network_members") or heading_kind(passage.flat) is not None:
            return end
        own = passage.rows[0].level
        if passage.kind == "heading" and own <= level and not (own == level and is_organization(passage.flat)):
            return end
    return len(passages)

"""Footnotes that say which counties a region has: they belong to the heading with the same mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.scopes import Section

_MARK = r"\*{1,3}|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹]|[1-9]"
_NOTE = re.compile(rf"\s*(?P<mark>{_MARK})\)?\s*(?=[^\W\d_])")
_MARKED = re.compile(rf"[^\W\d_]\s?(?P<mark>{_MARK})\)?\s*$")
_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


def move_footnotes(sections: Sequence[Section]) -> None:
    """Give counties of a footnote to the one region whose heading ends with its mark, in place.

    Args:
        sections: Those of a document; a note stands in the last one of its page.
    """
    marked: dict[str, list[Section]] = {}
    for section in sections:
        if section.kind == "region" and section.heading is not None and (mark := _mark_of(section.heading)):
            marked.setdefault(mark, []).append(section)
    if not marked:
        return
    for section in sections:
        for mark, note in list(_find_notes(section)):
            owners = marked.get(mark, [])
            if len(owners) == 1 and owners[0] is not section:
                section.facts[:] = [fact for fact in section.facts if fact not in note]
                owners[0].facts.extend(fact.explained(f"the footnote {mark} of its region", 0.9) for fact in note)


def _mark_of(heading: Fact) -> str:
    found = _MARKED.search(heading.row.line.text)
    return found["mark"].translate(_DIGITS) if found else ""


def _find_notes(section: Section) -> Iterator[tuple[str, list[Fact]]]:
    """The marks and counties of notes in a section: lines that begin with a mark, and counties that go on below."""
    mark, note = "", list[Fact]()
    for _, group in groupby(section.facts, key=lambda fact: fact.row.index):
        facts = list(group)
        found = _NOTE.match(facts[0].row.line.text)
        is_list = all(fact.kind == "county" for fact in facts)
        if is_list and found is None and note and facts[0].row.index == note[-1].row.index + 1:
            note.extend(facts)
            continue
        if note:
            yield mark, note
        mark, note = (found["mark"].translate(_DIGITS), facts) if found and is_list else ("", [])
    if note:
        yield mark, note

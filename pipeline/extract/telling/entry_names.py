"""What an entry is truly called where its head names no service.

That is a name in quotes behind the word for a service, or the service that the heading above, or the page, is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.telling.entries import Entry
from pipeline.extract.telling.entry_heads import Head, is_field_heading, name_of_line, read_label
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.spotting import spot_services
from pipeline.vocabulary import is_list_title, kind_of_name

_QUOTED = re.compile(r"(?P<word>[\w-]+)\s[”\"»“](?P<name>[A-ZÅÄÖ][^”\"«“\n]{2,50})[”\"«“]")
_OF_PAGES = frozenset({"helpline", "clinic", "shelter"})  # kinds of services that a page or part of it is about
_NAME_MOST = 5  # words


def name_entry(entry: Entry) -> Entry:
    """Give an entry with its true name, under the heading that tells it.

    Args:
        entry: The entry; it is given as it is where its head names a service, or nothing else does.
    """
    head = entry.head
    if head is not None:
        is_named = kind_of_name(head.text) is not None or spot_services(head.text)
        return entry if is_named else replace(entry, head=next(_quoted(entry), head))
    named = _above(entry)
    return entry if named is None else replace(entry, head=name_of_line(named), heading=named)


def _quoted(entry: Entry) -> Iterator[Head]:
    for line in entry.lines:
        for found in _QUOTED.finditer(line.flat):
            if kind_of_name(found["word"]):
                yield Head(line, *found.span("name"))


def _above(entry: Entry) -> Passage | None:
    """Give the heading above that names one service, or the first of the page, for fields that stand alone."""
    first = entry.lines[0].flat
    if not (is_field_heading(first) or read_label(first) == "phone"):
        return None
    is_own = entry.heading is not None and not is_field_heading(entry.heading.flat)
    named = entry.heading if is_own else entry.around.page_title
    return named if named is not None and _is_of_one(named) else None


def _is_of_one(heading: Passage) -> bool:
    text = heading.flat.strip(" #:.")
    return len(text.split()) <= _NAME_MOST and kind_of_name(text) in _OF_PAGES and not is_list_title(text)

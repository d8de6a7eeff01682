"""People and organizations of JSON-LD and microdata, and the cards of those whose details the page does not print.

Whoever stands within an organization's record (`employee`, `member`, `contactPoint`) is printed below its name.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.domain.layout import Block, Hint, Line

_ORGANIZATIONS = frozenset(("Organization", "GovernmentOrganization", "GovernmentOffice", "NGO", "AdministrativeArea"))
_PERSONS = frozenset(("Person", "Employee", "ContactPoint")) | _ORGANIZATIONS
_PROPERTIES = (
    "name",
    "jobTitle",
    "contactType",
    "areaServed",
    "worksFor",
    "telephone",
    "email",
    "url",
    "hoursAvailable",
    "description",
)
_DETAILS = ("telephone", "email")
_DATES = (("datePublished", "published"), ("dateModified", "modified"))
_MAX_JSON = 1_000_000
_MAX_DEPTH = 12  # of records within records


@dataclass(frozen=True, slots=True)
class Record:
    """A person or organization of structured data: property and value, in a fixed order, and the records within it."""

    kind: str
    values: tuple[tuple[str, str], ...]
    parts: tuple[Record, ...] = ()

    def details(self) -> list[str]:
        """Its own numbers and mails."""
        return [value for name, value in self.values if name in _DETAILS]

    def is_telling(self) -> bool:
        """Whether it, or a record within it, has a number or mail."""
        return bool(self.details()) or any(part.is_telling() for part in self.parts)


def read_records(tree: LexborHTMLParser, data: Sequence[str], named: str) -> tuple[list[Record], list[Hint]]:
    """People and organizations of JSON-LD and microdata, and the dates that JSON-LD gives the page.

    Args:
        tree: The page.
        data: Its JSON-LD.
        named: How its tags are written.
    """
    records: list[Record] = []
    hints: list[Hint] = []
    for text in data:
        try:
            item = json.loads(text) if len(text) <= _MAX_JSON else None
        except (ValueError, RecursionError):
            continue
        found = list(_json_records(item, 0))
        if any(record.is_telling() for record in found):
            records.extend(record for record in found if record.is_telling() or record.kind in _ORGANIZATIONS)
        hints.extend(_json_dates(item))
    if "itemscope" in named:
        records.extend(_microdata(tree))
    return list(dict.fromkeys(records)), list(dict.fromkeys(hints))


def _json_records(data: object, depth: int) -> Iterator[Record]:
    """The records of an object or list, each with those within it."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _json_records(item, depth + 1)
    if not isinstance(data, dict):
        return
    parts = tuple(part for value in data.values() for part in _json_records(value, depth + 1))
    kinds = data.get("@type")
    kind = next((k for k in (kinds if isinstance(kinds, list) else [kinds]) if k in _PERSONS), None)
    values = tuple((name, text) for name in _PROPERTIES for text in _json_texts(data.get(name)))
    if isinstance(kind, str) and values:
        own = tuple(part for part in parts if kind not in _ORGANIZATIONS and part.kind == "ContactPoint")
        told = dict.fromkeys((*values, *(value for part in own for value in part.values)))
        kept = (part for part in parts if part not in own and (part.is_telling() or _is_part(kind, part)))
        yield Record(kind, tuple(told), tuple(kept))
    else:
        yield from parts


def _is_part(kind: str, part: Record) -> bool:
    """Whether a record without a mail or number is a part of an organization that tells more than its name."""
    return kind in _ORGANIZATIONS and part.kind in _ORGANIZATIONS and any(name != "name" for name, _ in part.values)


def _json_dates(data: object) -> Iterator[Hint]:
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield from (Hint(kind, value) for name, kind in _DATES if isinstance(value := item.get(name), str))
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def _json_texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = item.get("name") if isinstance(item, dict) else item
        if isinstance(text, (str, int)) and str(text).strip():
            yield re.sub(r"^(?:mailto|tel):", "", " ".join(str(text).split()))


def _microdata(tree: LexborHTMLParser) -> Iterator[Record]:
    for scope in tree.css("[itemscope]"):
        kind = (scope.attributes.get("itemtype") or "").rpartition("/")[2]
        if kind not in _PERSONS:
            continue
        fields = [(field.attributes["itemprop"] or "", field) for field in scope.css("[itemprop]")]
        values = tuple(
            (name, text)
            for name, field in fields
            if name in _PROPERTIES and "itemscope" not in field.attributes and (text := _read_field(field))
        )
        if any(name in _DETAILS for name, _ in values):
            yield Record(kind, values)


def _read_field(field: LexborNode) -> str:
    """What a field of microdata says: its content, the address that it links to, or its text."""
    said = field.attributes.get("content") or field.attributes.get("href") or ""
    if said and (field.tag == "meta" or re.match("mailto:|tel:", said)):
        return re.sub(r"^(?:mailto|tel):|\?.*$", "", said).strip()
    return field.attributes.get("content") or " ".join(field.text().split())


def make_unprinted_cards(records: Sequence[Record], lines: list[Line]) -> list[Block]:
    """Cards of the records whose details the page does not print; their lines follow the page's, and are added."""
    if not records:
        return []
    texts = " ".join(line.text for line in lines).casefold()
    links = " ".join(link.href for line in lines for link in line.links).casefold()
    cards = _Cards(lines, texts + links, re.sub(r"\D", "", texts))
    if all(cards.is_printed(record) for record in records if record.is_telling()):
        return []
    return [block for record in records for block in cards.make(record)]


class _Cards:
    """Makes records blocks.

    Args:
        lines: The page's lines, which are added to.
        text: All that the page prints and links to, in lower case.
        digits: All digits that it prints.
    """

    def __init__(self, lines: list[Line], text: str, digits: str) -> None:
        self._lines = lines
        self._text = text
        self._digits = digits

    def is_printed(self, record: Record) -> bool:
        """Whether the page prints all numbers and mails of a record and of those within it."""
        return all(map(self._is_detail_printed, record.details())) and all(map(self.is_printed, record.parts))

    def make(self, record: Record) -> Iterator[Block]:
        """The card of a record; one that holds others is a section with its name as the heading."""
        if record.is_telling() and self.is_printed(record):
            return
        if not record.is_telling() or record.parts:
            named, rest = _part_name(record)
            head = [Block("heading", (self._print(named),), level=6)] if named else []
            cells = [self._make_cell(name, value) for name, value in rest]
            parts = [block for part in record.parts for block in self.make(part)]
            yield Block("section", children=(*head, *cells, *parts))
            return
        yield Block("card", children=tuple(self._make_cell(*value) for value in record.values), label=record.kind)

    def _is_detail_printed(self, value: str) -> bool:
        number = re.sub(r"\D", "", value)
        return value.casefold() in self._text if "@" in value else bool(number) and number[-7:] in self._digits

    def _make_cell(self, name: str, value: str) -> Block:
        return Block("cell", (self._print(value),), label=name)

    def _print(self, value: str) -> Line:
        line = Line(1, len(self._lines) + 1, unicodedata.normalize("NFC", value))
        self._lines.append(line)
        return line


def _part_name(record: Record) -> tuple[str, list[tuple[str, str]]]:
    named = next((value for name, value in record.values if name == "name"), "")
    return named, [(name, value) for name, value in record.values if name != "name"]

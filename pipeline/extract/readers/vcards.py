"""vCards in a text (RFC 2426, RFC 6350, and version 2.1 as mail programs write it): each is one card.

A value is a cell whose label is its property. It stays a part of its line of the file; only a value that goes on in
the next lines, or is written in quoted-printable, is put together, and keeps the place where it begins.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from pipeline.domain.layout import Block, Line

_BEGIN, _END = "BEGIN:VCARD", "END:VCARD"
_PROPERTY = re.compile(r"(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<settings>(?:;(?:\"[^\"]*\"|[^:\"])*)?):")
_LABELS = {
    "FN": "name",
    "TITLE": "jobTitle",
    "ROLE": "jobTitle",
    "ORG": "worksFor",
    "TEL": "telephone",
    "EMAIL": "email",
    "URL": "url",
    "NOTE": "description",
    "CATEGORIES": "areaServed",
}
_FAX = re.compile(r"\b(?:fax|pager|telex)\b", re.IGNORECASE)
_CODED = re.compile(r"quoted-printable", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([,;:nN\\])")
_PARTED = {"ORG": re.compile(r"(?<!\\);"), "NOTE": re.compile(r"\\[nN]")}


def part_vcards(lines: Sequence[Line]) -> Iterator[Block | list[Line]]:
    """Part the lines of a page into vCards and the runs of other lines between them, in order.

    >>> lines = [Line(1, at, text) for at, text in enumerate(("BEGIN:VCARD", "FN:Eva Åkesson", "END:VCARD"), 1)]
    >>> [[(cell.label, cell.text) for cell in card.children] for card in part_vcards(lines)]
    [[('name', 'Eva Åkesson')]]
    """
    plain: list[Line] = []
    card: list[Line] | None = None
    for line in lines:
        text = line.text.strip().upper()
        if text == _BEGIN:
            yield from _run(plain)
            plain, card = [], []
        elif card is None:
            plain.append(line)
        elif text == _END:
            yield _read_card(card)
            card = None
        else:
            card.append(line)
    yield from _run(plain if card is None else card)


def _run(lines: list[Line]) -> Iterator[list[Line]]:
    if lines:
        yield lines


def _read_card(lines: Sequence[Line]) -> Block:
    cells = tuple(cell for line in _unfold(lines) for cell in _read_property(line))
    return Block("card", children=cells, label="Person")


def _unfold(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the lines that go on: the next one begins with a blank, or a coded value ends with `=`."""
    parts: list[str] = []
    first: Line | None = None
    is_coded = False
    for line in lines:
        goes_on = is_coded and parts[-1].endswith("=")
        if first is not None and (goes_on or line.text[:1] in (" ", "\t")):
            parts[-1] = parts[-1][:-1] if goes_on else parts[-1]
            parts.append(line.text if goes_on else line.text[1:])
            continue
        if first is not None:
            yield structs.replace(first, text="".join(parts))
        first, parts = line, [line.text]
        is_coded = _CODED.search(line.text.partition(":")[0]) is not None
    if first is not None:
        yield structs.replace(first, text="".join(parts))


def _read_property(line: Line) -> Iterator[Block]:
    """The cells of a property that a contact is told by; the parts of an organization are a cell each."""
    found = _PROPERTY.match(line.text)
    name = found["name"].upper() if found else ""
    if found is None or name not in _LABELS:
        return
    label = "fax" if name == "TEL" and _FAX.search(found["settings"]) else _LABELS[name]
    value = _decode(line.text[found.end() :], found["settings"])
    at = 0
    for part in (*_PARTED[name].finditer(value), None) if name in _PARTED else (None,):
        text = value[at : part.start() if part else len(value)]
        if text.strip():
            lead = re.match(r"(?:mailto|tel):" if name in ("TEL", "EMAIL") else "", text.lower())
            start = lead.end() if lead else 0
            # A sign that is written with a backslash keeps its place, so that what is printed is found there.
            said = _ESCAPED.sub(r" \1", text[start:])
            yield Block("cell", (structs.replace(line, text=said, offset=found.end() + at + start),), label=label)
        at, label = part.end() if part else 0, "description"


def _decode(value: str, settings: str) -> str:
    if not _CODED.search(settings):
        return value
    charset = _CHARSET.search(settings)
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return data.decode(charset[1] if charset else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace")

"""JSON as programs publish it: set out as the labelled text or table that a person would make of it, or as its page.

Each value becomes a line with the name of its field, a list of equal records a table below the names of their fields.
Where a value is a web page's content, as systems for pages give it, that is read as a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from msgspec import structs

from pipeline.domain.layout import Document, Note
from pipeline.errors import UnreadableError
from pipeline.extract.readers.encoding import decode_text
from pipeline.extract.readers.html import read_html
from pipeline.extract.readers.text import MAX_BYTES, read_text
from pipeline.vocabulary import fold

_MARKUP = re.compile(r"</(?:p|div|h[1-6]|ul|li|table|section|strong|a)\s*>", re.IGNORECASE)
_WORD_EDGE = re.compile(r"(?<=[a-zåäö0-9])(?=[A-ZÅÄÖ])|[_\-\s]+")
_NAMES = frozenset({"name", "namn", "title", "titel", "rubrik"})
_DATES = frozenset({"modified", "updated", "lastmodified", "datemodified"})
_KINDS = frozenset({"type", "typ", "kind", "label"})
_GIVEN_AND_SURNAME = (("firstname", "lastname"), ("fornamn", "efternamn"), ("givenname", "familyname"))
_LEAST_DIGITS, _LONGEST_CODE = 7, 3
_LEAST_ROWS = 2
_DEEPEST = 40


def read_json(data: bytes) -> Document:
    """Read JSON; what only looks like it is read as text.

    Raises:
        UnreadableError: It is larger than any document that people are to read.

    >>> records = b'[{"region": "Nord", "namn": "Eva Ek"}, {"region": "Syd", "namn": "Bo Al"}]'
    >>> [cell.text for cell in read_json(records).blocks[0].children[1].children]
    ['Nord', 'Eva Ek']
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a text of {len(data) >> 20} MB is no document", reason_code="too_large")
    decoded = decode_text(data)
    try:
        value = json.loads(decoded.text.removeprefix("\ufeff"))
        is_page = any(map(_MARKUP.search, _strings(value, _DEEPEST)))
        lines = [] if is_page else list(_set_out(value, _DEEPEST))
    except (ValueError, RecursionError):
        return read_text(data)
    document = read_html(_make_page(value).encode()) if is_page else read_text("\n".join(lines).encode())
    note = Note("set_out", "JSON, each value set out in a line of its own: lines are numbered so")
    return structs.replace(document, notes=(*decoded.notes, note))


def _strings(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list) and depth:
        for own in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(own, depth - 1)


def _make_page(value: object) -> str:
    """A web page of the contents in records, each below the title, and with the day, that stand beside it."""
    records = [record for record in (value if isinstance(value, list) else [value]) if isinstance(record, Mapping)]
    days = {
        day for record in records for key, own in record.items() if _plain(key) in _DATES for day in _strings(own, 1)
    }
    head = "".join(f'<meta property="article:modified_time" content="{escape(day)}">' for day in days if len(days) == 1)
    body = "".join(map(_head_contents, records))
    return f'<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def _head_contents(record: Mapping[str, object]) -> str:
    title = next((text for key, own in record.items() if _plain(key) in _NAMES for text in _strings(own, 2)), "")
    contents = "".join(text for text in _strings(record, _DEEPEST) if _MARKUP.search(text))
    heading = f"<h1>{title}</h1>" if title and title not in contents else ""
    return f"{heading}{contents}"


def _set_out(value: object, depth: int, key: str = "", *, is_inner: bool = False) -> Iterator[str]:
    """The lines of a value.

    Args:
        value: What is set out.
        depth: How deep values may be nested in it.
        key: The name of the field that holds it.
        is_inner: Whether it stands in a record of a list.
    """
    if not depth:
        return
    if isinstance(value, Mapping):
        yield from _set_out_record(value, depth, key, is_inner=is_inner)
    elif not isinstance(value, list):
        if text := _as_text(value):
            yield f"{_as_words(key)}: {text}" if key else text
    elif text := _as_text(value):
        yield f"{_as_words(key)}: {text}" if key else text
    elif not is_inner and (rows := _as_table(value)):
        yield from ("", *rows, "")
    else:
        for own in value:
            if not (isinstance(own, Mapping) and _as_kind_and_detail(own)):
                yield ""  # a record of its own
            yield from _set_out(own, depth - 1, key, is_inner=True)


def _set_out_record(record: Mapping[str, object], depth: int, key: str, *, is_inner: bool) -> Iterator[str]:
    if told := _as_kind_and_detail(record):
        yield told
        return
    are_named = len(record) > 1 and all(isinstance(own, Mapping | list) for own in record.values())
    for name, own in _join_names(record).items():
        if are_named and not _as_text(own):  # `{"nord": {...}, "mitt": {...}}`
            yield from ("", name)
        is_region = fold(key).startswith("region") and _plain(name) in _NAMES
        yield from _set_out(own, depth - 1, "region" if is_region else name, is_inner=is_inner or are_named)


def _join_names(record: Mapping[str, object]) -> Mapping[str, object]:
    """A record with a given name and a surname in fields of their own as one field."""
    fields = {_plain(key): key for key, own in record.items() if isinstance(own, str)}
    for given, surname in _GIVEN_AND_SURNAME:
        if given in fields and surname in fields:
            own = f"{record[fields[given]]} {record[fields[surname]]}"
            left = {key: v for key, v in record.items() if key not in (fields[given], fields[surname])}
            return {"name": own, **left}
    return record


def _as_kind_and_detail(record: Mapping[str, object]) -> str:
    """The line of a record that is a number or mail and what kind of one it is: `{"type": "mobile", "number": …}`."""
    texts = {_plain(key): own for key, own in record.items() if isinstance(own, str)}
    details = [own for own in texts.values() if _is_detail(own)]
    kind = next((own for key, own in texts.items() if key in _KINDS), "")
    is_only = len(details) == 1 and len(texts) == 1 + bool(kind) and len(texts) == len(record)
    return f"{kind}: {details[0]}" if kind and is_only else ""


def _is_detail(text: str) -> bool:
    return "@" in text or sum(map(str.isdigit, text)) >= _LEAST_DIGITS


def _as_text(value: object) -> str:
    """A value in one line: a text, a list of texts, or of records that are but names; else nothing."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        names = [_as_text(own) for name, own in value.items() if _plain(name) in _NAMES and isinstance(own, str)]
        is_bare = len(names) == 1 and all(_adds_nothing(own, names[0]) for own in value.values())
        return names[0] if is_bare else ""
    parts = [_as_text(own) for own in value] if isinstance(value, list) else []
    return ", ".join(parts) if all(parts) else ""


def _adds_nothing(value: object, name: str) -> bool:
    """Whether a value of a record is its name, a code of it or a number: `{"name": "Skåne", "code": "12"}`."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_CODE or fold(value) == fold(name)
    return not isinstance(value, Mapping | list)


def _as_table(records: Sequence[object]) -> list[str]:
    """The lines of a table, its cells parted by tabs, that records without others in them make; else nothing."""
    rows = [record for record in records if isinstance(record, Mapping)]
    if len(rows) < _LEAST_ROWS or len(rows) < len(records):
        return []
    if any(isinstance(own, Mapping | list) and own and not _as_text(own) for row in rows for own in row.values()):
        return []
    keys = [key for key in dict.fromkeys(key for row in rows for key in row) if any(_as_text(r.get(key)) for r in rows)]
    cells = [[_as_text(row.get(key)) for key in keys] for row in rows]
    return ["\t".join(line) for line in ([_as_words(key) for key in keys], *cells)]


def _as_words(key: str) -> str:
    """The name of a field as words.

    >>> _as_words("firstName"), _as_words("e_post")
    ('first name', 'e post')
    """
    return " ".join(_WORD_EDGE.split(key)).lower().strip()


def _plain(key: str) -> str:
    return re.sub(r"[^a-z]", "", fold(key))

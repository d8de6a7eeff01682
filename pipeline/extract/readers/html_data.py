"""What a web page says outside its text: meta tags, `<time>`, JSON-LD and microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.domain.layout import Hint

_META = {
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "dcterms.modified": "modified",
    "dc.date.modified": "modified",
    "last-modified": "modified",
    "datemodified": "modified",
    "og:title": "title",
    "og:site_name": "publisher",
    "author": "author",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "og:url": "canonical_url",
    "language": "language",
    "dc.language": "language",
}
_PERSONS = frozenset(("Person", "ContactPoint", "Organization", "GovernmentOrganization", "GovernmentOffice", "NGO"))
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
)
_MAX_JSON = 1_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """A person or organization of structured data: property and value, in a fixed order."""

    kind: str
    values: tuple[tuple[str, str], ...]


def read_hints(tree: LexborHTMLParser, data: bytes) -> list[Hint]:
    """Hints of a page: its language, title, address, publisher and dates, as it says them.

    Args:
        tree: The page.
        data: Its bytes; what is not named in them is not looked for.
    """
    hints: list[Hint] = []
    if tree.root is not None and (language := _get(tree.root, "lang") or _get(tree.root, "xml:lang")):
        hints.append(Hint("language", language))
    if titles := tree.tags("title"):
        hints.append(Hint("title", " ".join(titles[0].text().split())))
    if b"canonical" in data:
        hints.extend(Hint("canonical_url", _get(link, "href")) for link in tree.css("link[rel=canonical]"))
    for meta in tree.tags("meta"):
        named = meta.attributes
        name = named.get("name") or named.get("property") or named.get("itemprop") or named.get("http-equiv") or ""
        if kind := _META.get(name.lower()):
            hints.append(Hint(kind, (named.get("content") or "").strip()))
    if b"<time" in data:
        for time in tree.tags("time"):
            kind = {"dateModified": "modified", "datePublished": "published"}.get(_get(time, "itemprop"), "time")
            hints.append(Hint(kind, _get(time, "datetime").strip()))
    return list(dict.fromkeys(hint for hint in hints if hint.value))


def _get(node: LexborNode, name: str) -> str:
    return node.attrs.sget(name)


def read_records(tree: LexborHTMLParser) -> tuple[list[Record], list[Hint]]:
    """People and organizations of JSON-LD and microdata, and the dates that JSON-LD gives the page."""
    records: list[Record] = []
    hints: list[Hint] = []
    for script in tree.css("script[type='application/ld+json']"):
        text = script.text()
        try:
            data = json.loads(text) if len(text) <= _MAX_JSON else None
        except (ValueError, RecursionError):
            continue
        for item in _json_objects(data):
            records.extend(_json_record(item))
            for name, kind in (("datePublished", "published"), ("dateModified", "modified")):
                if isinstance(value := item.get(name), str):
                    hints.append(Hint(kind, value))
    records.extend(_microdata(tree))
    return list(dict.fromkeys(records)), list(dict.fromkeys(hints))


def _json_objects(data: object) -> Iterator[dict[str, object]]:
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def _json_record(item: dict[str, object]) -> Iterator[Record]:
    kinds = item.get("@type")
    kind = next((k for k in (kinds if isinstance(kinds, list) else [kinds]) if k in _PERSONS), None)
    values: list[tuple[str, str]] = []
    for name in _PROPERTIES:
        values.extend((name, text) for text in _json_texts(item.get(name)))
    if isinstance(kind, str) and any(name in ("telephone", "email") for name, _ in values):
        yield Record(kind, tuple(values))


def _json_texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = item.get("name") if isinstance(item, dict) else item
        if isinstance(text, (str, int)) and str(text).strip():
            yield re.sub(r"^(?:mailto|tel):", "", " ".join(str(text).split()))


def _microdata(tree: LexborHTMLParser) -> Iterator[Record]:
    for scope in tree.css("[itemscope]"):
        kind = _get(scope, "itemtype").rpartition("/")[2]
        if kind not in _PERSONS:
            continue
        values = []
        for element in scope.css("[itemprop]"):
            name = _get(element, "itemprop")
            text = _get(element, "content") or " ".join(element.text().split())
            if name in _PROPERTIES and text and "itemscope" not in element.attrs:
                values.append((name, text))
        if any(name in ("telephone", "email") for name, _ in values):
            yield Record(kind, tuple(values))

"""What a web page says of itself outside its text: its language, title, address and dates."""

from __future__ import annotations

import datetime as dt
import re

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

_SAVED = re.compile(
    rb"FILE ARCHIVED ON [\d:]+ (?P<archived>[A-Z][a-z]{2} \d\d, \d{4})"  # by the Wayback Machine
    rb"|Page saved with SingleFile[^>]*?saved date: [A-Z][a-z]{2} (?P<saved>[A-Z][a-z]{2} \d\d \d{4})"
)


def read_saving(page: bytes) -> list[Hint]:
    """The day on which an archive or a browser says in a comment that it saved the page.

    >>> read_saving(b"<!-- FILE ARCHIVED ON 10:20:30 Sep 08, 2021 AND RETRIEVED FROM THE INTERNET ARCHIVE -->")
    [Hint(kind='saved', value='2021-09-08')]
    """
    found = _SAVED.search(page) if b"ARCHIVED ON" in page or b"SingleFile" in page else None
    if found is None:
        return []
    day = (found["archived"] or found["saved"]).decode().replace(",", "")
    try:
        return [Hint("saved", dt.datetime.strptime(day, "%b %d %Y").date().isoformat())]
    except ValueError:
        return []


def read_hints(tree: LexborHTMLParser, named: str) -> list[Hint]:
    """Hints of a page: its language, title, address, publisher and dates, as it says them.

    Args:
        tree: The page.
        named: How its tags are written; what they do not name is not looked for.
    """
    hints: list[Hint] = []
    if tree.root is not None and (language := _get(tree.root, "lang") or _get(tree.root, "xml:lang")):
        hints.append(Hint("language", language))
    if titles := tree.tags("title"):
        hints.append(Hint("title", " ".join(titles[0].text().split())))
    if "canonical" in named:
        hints.extend(Hint("canonical_url", _get(link, "href")) for link in tree.css("link[rel=canonical]"))
    for meta in tree.tags("meta"):
        said = meta.attributes
        name = said.get("name") or said.get("property") or said.get("itemprop") or said.get("http-equiv") or ""
        if kind := _META.get(name.lower()):
            hints.append(Hint(kind, (said.get("content") or "").strip()))
    if "/time" in named:
        for time in tree.tags("time"):
            kind = {"dateModified": "modified", "datePublished": "published"}.get(_get(time, "itemprop"), "time")
            hints.append(Hint(kind, _get(time, "datetime").strip()))
    return list(dict.fromkeys(hint for hint in hints if hint.value))


def _get(node: LexborNode, name: str) -> str:
    return node.attrs.sget(name)

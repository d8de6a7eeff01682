"""Texts, slides and sheets of OpenDocument (ISO/IEC 26300) as HTML.

Comments, changes that are not accepted, tables of contents and what is hidden are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "style": f"{_OASIS}style:1.0",
    "presentation": f"{_OASIS}presentation:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_PREFIXES = {uri: prefix for prefix, uri in _NAMESPACES.items()}
_TAGS = {
    "text:list": "ul",
    "text:list-item": "li",
    "text:list-header": "li",
    "text:section": "div",
    "draw:text-box": "div",
    "draw:custom-shape": "div",
    "table:table": "table",
    "table:table-row": "tr",
}
_SIGNS = {"text:line-break": "<br>", "text:tab": "\t", "text:s": " "}
_LEFT_OUT = frozenset(
    {
        "draw:enhanced-geometry",
        "draw:image",
        "draw:object",
        "draw:object-ole",
        "office:annotation",
        "office:forms",
        "presentation:notes",
        "svg:desc",
        "svg:title",
        "table:covered-table-cell",
        "text:hidden-text",
        "text:note-citation",
        "text:page-count",
        "text:page-number",
        "text:sequence-decls",
        "text:table-of-content",
        "text:tracked-changes",
    }
)
_HEADING = re.compile(r"heading(?:_20_| )([1-6])\b", re.IGNORECASE)
_BLANKS_MOST = 100
_TITLES = {"Title": 1, "Subtitle": 2}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class OpenDocument:
    """The content of a file, with its styles by name."""

    def __init__(self, data: bytes) -> None:
        """Open a file.

        Raises:
            UnreadableError: It asks for a password.
        """
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableError("the file asks for a password", reason_code="encrypted")
            parts = [etree.fromstring(archive.read(n), parser) for n in ("styles.xml", "content.xml") if n in names]
        self.content = parts[-1]
        self._styles = {get(style, "style:name"): style for part in parts for style in find(part, "style:style")}

    def asks_style(self, name: str, property_name: str, value: str) -> bool:
        """Whether a style, or one that it follows, gives a property a value."""
        return any(get(inner, property_name) == value for style in self._follow(name) for inner in style)

    def write(self, element: Element) -> str:
        """Write an element and all within it as HTML."""
        name = name_of(element)
        if name in _SIGNS:
            return _SIGNS[name] * min(int(get(element, "text:c") or 1), _BLANKS_MOST)
        if name in _LEFT_OUT or get(element, "text:display") == "none" or not isinstance(element.tag, str):
            return ""
        if name in _WRITERS:
            return _WRITERS[name](self, element)
        inner = self.write_within(element)
        return f"<{_TAGS[name]}>{inner}</{_TAGS[name]}>" if name in _TAGS and inner.strip() else inner

    def write_within(self, element: Element) -> str:
        """Write what is within an element as HTML."""
        return escape(element.text or "") + "".join(self.write(part) + escape(part.tail or "") for part in element)

    def write_paragraph(self, element: Element) -> str:
        """Write a paragraph, or a heading where its style is one."""
        body = self.write_within(element)
        if not body.strip():
            return ""
        style = get(element, "text:style-name")
        level = int(get(element, "text:outline-level") or 0) or self._level(style)
        if level:
            return f"<h{min(level, 6)}>{body}</h{min(level, 6)}>"
        return f"<p>{self._embolden(style, body)}</p>"

    def write_span(self, element: Element) -> str:
        """Write a run of text of one style."""
        style, body = get(element, "text:style-name"), self.write_within(element)
        is_struck = self.asks_style(style, "style:text-line-through-style", "solid")
        return f"<s>{body}</s>" if is_struck else self._embolden(style, body)

    def write_link(self, element: Element) -> str:
        """Write a link."""
        return f'<a href="{escape(get(element, "xlink:href"))}">{self.write_within(element)}</a>'

    def write_cell(self, element: Element) -> str:
        """Write a cell of a table."""
        rows = get(element, "table:number-rows-spanned") or "1"
        columns = get(element, "table:number-columns-spanned") or "1"
        parents = (name_of(parent) for parent in element.iterancestors())
        tag = "th" if "table:table-header-rows" in takewhile(lambda name: name != "table:table", parents) else "td"
        return f'<{tag} rowspan="{escape(rows)}" colspan="{escape(columns)}">{self.write_within(element)}</{tag}>'

    def _embolden(self, style: str, body: str) -> str:
        return f"<strong>{body}</strong>" if self.asks_style(style, "fo:font-weight", "bold") else body

    def _level(self, style: str) -> int:
        names = [style, *(get(followed, "style:parent-style-name") for followed in self._follow(style))]
        told = (int(found[1]) if (found := _HEADING.match(name)) else _TITLES.get(name, 0) for name in names)
        return next(filter(None, told), 0)

    def _follow(self, name: str) -> Sequence[Element]:
        followed: dict[str, Element] = {}
        while name in self._styles and name not in followed:
            followed[name] = self._styles[name]
            name = get(followed[name], "style:parent-style-name")
        return tuple(followed.values())


_WRITERS: Mapping[str, Callable[[OpenDocument, Element], str]] = {
    "text:p": OpenDocument.write_paragraph,
    "text:h": OpenDocument.write_paragraph,
    "text:span": OpenDocument.write_span,
    "text:a": OpenDocument.write_link,
    "table:table-cell": OpenDocument.write_cell,
}


def write_opendocument_text(data: bytes) -> Sequence[str]:
    """Write a text (`.odt`) as the body of one web page.

    Raises:
        UnreadableError: It asks for a password.
    """
    document = OpenDocument(data)
    return [document.write(body) for body in find(document.content, "office:text")]


def write_opendocument_slides(data: bytes) -> Sequence[str]:
    """Write each slide (`.odp`) as the body of a web page, one that is not shown as an empty one.

    Raises:
        UnreadableError: It asks for a password.
    """
    document = OpenDocument(data)
    return [_write_slide(document, slide) for slide in find(document.content, "draw:page")]


def _write_slide(document: OpenDocument, slide: Element) -> str:
    """Write a slide: its title, each box from the top down, the speaker's notes last."""
    if document.asks_style(get(slide, "draw:style-name"), "presentation:visibility", "hidden"):
        return ""
    boxes = sorted(slide, key=lambda box: (_measure(get(box, "svg:y")), _measure(get(box, "svg:x"))))
    titles = [box for box in boxes if get(box, "presentation:class") == "title"]
    head = "".join(f"<h2>{escape(flatten(box))}</h2>" for box in titles)
    notes = (document.write_within(note) for note in find(slide, "presentation:notes"))
    return head + "".join(document.write(box) for box in boxes if box not in titles) + "".join(notes)


def _measure(length: str) -> float:
    found = _NUMBER.match(length)
    return float(found[0]) if found else 0.0


def flatten(element: Element) -> str:
    """The text of an element on one line."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def name_of(element: Element) -> str:
    """The name of an element with the prefix that the standard gives it; its own where that knows none."""
    if not isinstance(element.tag, str):
        return ""
    uri, _, local = element.tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"


def get(element: Element, name: str) -> str:
    """An attribute by its name with prefix; nothing where it is not given."""
    prefix, _, local = name.partition(":")
    return str(element.get(f"{{{_NAMESPACES[prefix]}}}{local}", ""))


def find(element: Element, name: str) -> Sequence[Element]:
    """All elements of a name within one, in their order."""
    prefix, _, local = name.partition(":")
    return list(element.iter(f"{{{_NAMESPACES[prefix]}}}{local}"))

"""A web page as its tags and the texts between them, as the tree of a browser has them.

Lexbor parses the page by the rules of the HTML standard and writes its tree out again, well formed; that is split at
its tags. All of it happens in C: it costs a fraction of asking each element of the tree. What a tag says is read once
for all elements that are written the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from pipeline.domain.layout import BlockRole
from pipeline.extract.readers.html_kinds import (
    BOUNDARIES,
    DROPPED,
    EMPTY,
    FRAMED,
    HEADINGS,
    LEAVES,
    ROLE_OF_TAG,
    SPECIAL_INLINES,
    TAG_OF_ARIA,
    is_card_class,
    is_line_apart,
    is_unseen,
    role_of,
)
from pipeline.extract.readers.html_texts import drop_link_notices, tidy_texts, unescape

CLOSING, LEAF, LINK, BREAK, INLINE, PLAIN, FRAME, ROW, SPECIAL, DROP = range(10)
_CELLS = frozenset(("td", "th"))
_GROUPED = frozenset(("div", "article", "section", "address", "li", "tr"))
_UNNAMED = frozenset(("div", "span"))
_LINES = frozenset(("span", "b", "strong", "i", "em", "small", "time"))
_JSON_LD = "application/ld+json"
_RARE_RAW = ("iframe", "noembed", "noframes")  # their text is no markup, and is written out as it is
_RARE = frozenset(("/iframe", "/noembed", "/noframes", "/xmp", "/plaintext", "/pre"))
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_TAG = re.compile(r'<(/?[^\s<>/!][^\s>/]*(?: [^\s>/][^\s=>/]*="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s>/][^\s=>/]*)="([^"]*)"')
_KNOWN_MOST = 4096
_MAX_SPAN = 1000
ONE_PLACE = (1, 1)
_BARE_LINK = 'a href="'
_NO_ATTRIBUTES: dict[str, str] = {}


class Tag(Struct, gc=False):
    """What a tag says.

    Attributes:
        act: What is to be done where it stands: `CLOSING` (it ends an element), `PLAIN` (a block that does nothing but
            part paragraphs), `LEAF` (a block that mostly holds a line of text), `FRAME` (any other block that may be a
            unit of its own), `ROW` (a row of a table that says nothing else), `LINK`, `BREAK`, `SPECIAL` (other inline
            elements that mean something), `INLINE` (nothing) or `DROP`.
        name: The element's name.
        closing: The tag that ends it.
        attributes: What stands in the tag.
        is_empty: Whether the element has no content and no closing tag.
        role: The role of what is in it, if the tag gives one.
        is_framed: Whether a block of it is a unit of its own.
        classes: Its class.
        span: How many columns and rows a cell spans, `ONE_PLACE` mostly; none where it is no cell of a table.
        is_card: Whether its class says that it is one contact.
        level: That of a heading; 0 for others.
    """

    act: int
    name: str
    closing: str
    attributes: dict[str, str] = _NO_ATTRIBUTES
    is_empty: bool = False
    role: BlockRole | None = None
    is_framed: bool = False
    classes: str = ""
    span: tuple[int, int] | None = None
    is_card: bool = False
    level: int = 0


_CLOSING_TAG = Tag(CLOSING, "", "")
_LINK_TAG = Tag(LINK, "a", "/a")


class KnownTags(dict[str, Tag]):
    """Tags by how they are written, each read when it is first met.

    Args:
        controlled: Ids of the elements that buttons of the page open and close.
    """

    def __init__(self, controlled: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._controlled = controlled

    def __missing__(self, markup: str) -> Tag:
        if markup.startswith(_BARE_LINK) and markup.count('"') == 2:
            return _LINK_TAG
        tag = _CLOSING_TAG if markup[0] == "/" else read_tag(markup, self._controlled)
        if "href" not in tag.attributes:  # which is another for each link
            if len(self) > _KNOWN_MOST:
                self.clear()
            self[markup] = tag
        return tag


def parse_markup(page: bytes) -> LexborHTMLParser:
    """The tree of a page in UTF-8."""
    return LexborHTMLParser(page, options=LexborDocumentOptions.WO_EVENTS)


def take_scripts(tree: LexborHTMLParser) -> list[str]:
    """Take scripts and styles out of a page, and give the JSON-LD that is among them."""
    scripts = tree.tags("script")
    data = [script.text() for script in scripts if script.attrs.sget("type") == _JSON_LD]
    for element in (*scripts, *tree.tags("style")):
        element.decompose()
    return data


def join_named(tree: LexborHTMLParser, tags: Iterable[str]) -> str:
    """All that is named in the tags of a page without scripts, each once, to look for what it has at all.

    Links that say nothing but where they lead, out of the page, are left out; they are most of what a list writes.

    Args:
        tree: The page.
        tags: The tags of its body.
    """
    root = " ".join(tree.root.attributes) if tree.root is not None else ""
    head = (tree.head.html or "") if tree.head is not None else ""
    named = [tag for tag in dict.fromkeys(tags) if tag[:8] != _BARE_LINK or tag[8] == "#" or tag.count('"') > 2]
    return "\n".join((root, head, *named))


def split_markup(tree: LexborHTMLParser) -> tuple[list[str], list[str], bool]:
    """The tags of a page's body in order, closing tags with a slash before, and the text that follows each one.

    No scripts and styles are to be in the tree, nor are some other elements when this is done.

    Returns:
        The tags, the texts, and whether these are as `tidy_texts` makes them; else characters of a text that mean
        something in markup are entities.
    """
    tags, texts, is_even = _split(_write_out(tree))
    is_plain = is_even and _RARE.isdisjoint(tags)
    if not is_plain:
        _remove(tree, _RARE_RAW)
        for name in ("xmp", "plaintext"):
            for element in tree.tags(name):
                element.replace_with(element.text())
        tags, texts, is_even = _split(_write_out(tree))
    tidy = tidy_texts(texts) if is_plain or (is_even and "/pre" not in tags) else None
    return (tags, texts, False) if tidy is None else (tags, tidy, True)


def _split(markup: str) -> tuple[list[str], list[str], bool]:
    """Tags, texts, and whether each `<` and `>` is of a tag; in the name of an attribute either can stand."""
    if "<!--" in markup:
        markup = _COMMENT.sub("", markup)
    if "webbplats" in markup or "nytt fönster" in markup:
        markup = drop_link_notices(markup)
    if "&" in markup:
        markup = markup.replace("&nbsp;", "\u00a0")
    parts = markup.replace(">", "<").split("<")
    is_even = 2 * markup.count("<") == len(parts) - 1
    if not is_even:
        parts = _TAG.split(markup)
    return parts[1::2], parts[2::2], is_even


def _remove(tree: LexborHTMLParser, names: Iterable[str]) -> None:
    for name in names:
        for element in tree.tags(name):
            element.decompose()


def _write_out(tree: LexborHTMLParser) -> str:
    return (tree.body.html or "") if tree.body is not None else ""


def read_tag(markup: str, controlled: frozenset[str]) -> Tag:
    """Read an opening tag.

    Args:
        markup: What stands between `<` and `>`, as lexbor writes it.
        controlled: Ids of the elements that buttons of the page open and close.

    >>> tag = read_tag('div class="site-footer"', frozenset())
    >>> tag.name, tag.act == FRAME, tag.role
    ('div', True, 'footer')
    """
    name, _, rest = markup.partition(" ")
    closing, is_empty = f"/{name}", name in EMPTY
    if name in DROPPED:
        return Tag(DROP, name, closing, is_empty=is_empty)
    attributes = _read_attributes(markup) if rest else _NO_ATTRIBUTES
    if "role" in attributes and name in _UNNAMED:
        name = TAG_OF_ARIA.get(attributes["role"], name)
    is_styled = bool(rest) and is_line_apart(attributes)
    is_line = is_styled and (name in _LINES or (name == "a" and "href" in attributes))  # a line within its paragraph
    if name in BOUNDARIES or (bool(rest) and "-" in name) or (is_styled and not is_line):
        return _read_block(name, closing, attributes, is_empty, controlled)
    if rest and is_unseen(attributes, controlled):
        return Tag(DROP, name, closing, attributes, is_empty)
    return Tag(SPECIAL if is_line else _read_inline(name, attributes), name, closing, attributes, is_empty)


def _read_inline(name: str, attributes: dict[str, str]) -> int:
    if name == "a" and "href" in attributes:
        return LINK
    if name == "br":
        return BREAK
    return SPECIAL if name in SPECIAL_INLINES or "data-cfemail" in attributes else INLINE


def _read_attributes(markup: str) -> dict[str, str]:
    attributes = dict(_ATTRIBUTE.findall(markup))
    return {key: unescape(value) for key, value in attributes.items()} if "&" in markup else attributes


def _read_block(name: str, closing: str, attributes: dict[str, str], is_empty: bool, controlled: frozenset[str]) -> Tag:
    role: BlockRole | None = None
    if attributes and is_unseen(attributes, controlled):
        role = "hidden"
    elif attributes or name in ROLE_OF_TAG:
        role = role_of(name, attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""))
    is_framed = name in FRAMED or ("class" in attributes and name in _GROUPED)
    act = PLAIN if is_empty else FRAME if is_framed or role else ROW if name == "tr" else PLAIN
    if name in LEAVES and role is None:
        act = LEAF
    classes = attributes.get("class", "")
    span = _read_span(attributes) if name in _CELLS else None
    level, is_card = HEADINGS.get(name, 0), is_card_class(classes)
    return Tag(act, name, closing, attributes, is_empty, role, is_framed, classes, span, is_card, level)


def _read_span(attributes: dict[str, str]) -> tuple[int, int]:
    span = _read_count(attributes, "colspan"), _read_count(attributes, "rowspan")
    return ONE_PLACE if span == ONE_PLACE else span


def _read_count(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1").strip()
    return min(int(value), _MAX_SPAN) if value.isdecimal() and (value != "0" or name == "rowspan") else 1


def read_target(markup: str, tag: Tag) -> str:
    """Where a link leads to.

    Args:
        markup: How its tag is written.
        tag: What the tag says.
    """
    if tag is not _LINK_TAG:
        return tag.attributes["href"].strip()
    target = markup[len(_BARE_LINK) : -1].strip()
    return unescape(target).strip() if "&" in target else target

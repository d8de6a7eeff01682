"""The tags of a parsed web page: what each one says, read once for all elements that are written the same.

The tree of the page is written out again by lxml, well formed, and split at its tags; that costs a fraction of asking
each element of the tree. In it `<` and `>` stand around tags and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml import etree

from pipeline.domain.layout import BlockRole
from pipeline.extract.readers.html_kinds import (
    BOUNDARIES,
    DROPPED,
    FRAMED,
    ROLE_OF_TAG,
    is_block_style,
    is_unseen,
    role_of,
)

_GROUPED = frozenset(("div", "article", "section", "address", "li", "tr"))
_LONG = ("head", "script", "style")  # dropped, and not worth writing out
_UNPARSED = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_SPLIT = re.compile("<([^>]*)>")
_ATTRIBUTE = re.compile(r'(\S+?)="([^"]*)"')
_ENTITY = re.compile("&(?:#(x?)([0-9a-fA-F]+)|(lt|gt|amp|quot));")
_BARRED = (*(code for code in range(1, 32) if code not in (9, 10, 13)), 0xFFFE, 0xFFFF)
_DISGUISES = {code: 0x10FF00 + place for place, code in enumerate(_BARRED)}
_SHOWN = {other: code for code, other in _DISGUISES.items()}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NO_ATTRIBUTES: dict[str, str] = {}


@dataclass(slots=True)
class Tag:
    """A tag that opens an element, or is one without content.

    Attributes:
        name: The element's name.
        attributes: What stands in the tag.
        is_empty: Whether the element has no content and no closing tag.
        kind: `dropped`, `block`, `inline`, or `plain`, a block that does nothing but part paragraphs.
        role: The role of what is in it, if the tag gives one.
        is_framed: Whether a block of it is a unit of its own.
    """

    name: str
    attributes: dict[str, str]
    is_empty: bool
    kind: str
    role: BlockRole | None = None
    is_framed: bool = False


def split_markup(root: etree._Element) -> tuple[list[str], list[str]]:
    """The tags of a tree in order, closing tags with a slash before, and the text that follows each one."""
    root.getroottree().docinfo.clear()  # what says that it is XHTML has attributes added
    for element in root.iter(*_LONG):
        del element[:]
        element.text = None
    markup = etree.tostring(root, encoding="unicode", with_tail=False)
    if "&#xFFFD;" in markup and _disguise(root):
        markup = etree.tostring(root, encoding="unicode", with_tail=False).translate(_SHOWN)
    if "<![CDATA[" in markup:
        markup = _UNPARSED.sub(lambda match: escape(match[1], quote=False), markup)
    is_even = markup.count("<") == markup.count(">")  # else the name of an attribute holds `<`
    parts = markup.replace(">", "<").split("<") if is_even else _SPLIT.split(markup)
    return parts[1::2], parts[2::2]


def _disguise(root: etree._Element) -> bool:
    """Put other characters for those of texts that XML cannot hold; whether there were any."""
    found = False
    for element in root.iter():
        for place in ("text", "tail"):
            text = getattr(element, place)
            if text and (disguised := text.translate(_DISGUISES)) != text:
                setattr(element, place, disguised)
                found = True
    return found


def read_tag(markup: str, controlled: frozenset[str]) -> Tag:
    """Read an opening tag.

    Args:
        markup: What stands between `<` and `>`.
        controlled: Ids of the elements that buttons of the page open and close.

    >>> tag = read_tag('div class="site-footer"', frozenset())
    >>> tag.name, tag.kind, tag.role
    ('div', 'block', 'footer')
    """
    is_empty = markup[-1] == "/"
    name, _, rest = (markup[:-1] if is_empty else markup).partition(" ")
    if name in DROPPED:
        return Tag(name, _NO_ATTRIBUTES, is_empty, "dropped")
    attributes = dict(_ATTRIBUTE.findall(rest)) if rest else _NO_ATTRIBUTES
    if "&" in rest:
        attributes = {key: unescape(value) for key, value in attributes.items()}
    is_block = name in BOUNDARIES or (
        bool(rest) and ("-" in name or ("style" in attributes and is_block_style(attributes["style"])))
    )
    if not is_block:
        is_dropped = bool(rest) and is_unseen(attributes, controlled)
        return Tag(name, attributes, is_empty, "dropped" if is_dropped else "inline")
    return _read_block(name, attributes, is_empty, controlled)


def _read_block(name: str, attributes: dict[str, str], is_empty: bool, controlled: frozenset[str]) -> Tag:
    role: BlockRole | None = None
    if attributes and is_unseen(attributes, controlled):
        role = "hidden"
    elif attributes or name in ROLE_OF_TAG:
        role = role_of(name, attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""))
    is_framed = name in FRAMED or ("class" in attributes and name in _GROUPED)
    kind = "block" if is_framed or role or name == "tr" else "plain"
    return Tag(name, attributes, is_empty, kind, role, is_framed)


def unescape(text: str) -> str:
    """Text as it was before it was written out with entities.

    >>> unescape("Stöd &amp; skydd, 1 &lt; 2&#13;")
    'Stöd & skydd, 1 < 2\\r'
    """
    return _ENTITY.sub(_read_entity, text)


def _read_entity(match: re.Match[str]) -> str:
    is_hex, number, name = match.groups()
    return _NAMED[name] if name else chr(int(number, 16 if is_hex else 10))

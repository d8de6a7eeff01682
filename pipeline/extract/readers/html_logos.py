"""Members of a network that a page tells by their logos: what the pictures are called counts as text in such a list.

A list is two and more pictures with nothing printed beside them, right below a heading or lead for members. What any
other picture is called is no text of a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.readers.html_kinds import HEADINGS
from pipeline.vocabulary.parts import heading_kind

_LEAST, _MOST, _LONGEST = 2, 300, 80
_HIGHEST = 12  # elements between a picture and the list that it stands in
_WORD = r"log(?:otyp(?:en)?|ga(?:n)?|o)"
_LOGO = re.compile(rf"^{_WORD}\s*(?:för|till|:|,|-|–)?\s+|[\s,:–-]+{_WORD}$", re.IGNORECASE)


def show_logos(tree: LexborHTMLParser) -> bool:
    """Print what pictures are called that stand alone in a list of members.

    Args:
        tree: The page, which is changed.

    Returns:
        Whether anything is changed.
    """
    lists: dict[int, list[LexborNode]] = defaultdict(list)
    boxes: dict[int, LexborNode] = {}
    for picture in tree.css("img[alt]")[:_MOST]:
        box = _wordless_around(picture) if _name_of(picture) else None
        if box is not None:
            boxes[box.mem_id] = box
            lists[box.mem_id].append(picture)
    is_changed = False
    for key, pictures in lists.items():
        if len(pictures) >= _LEAST and _is_of_members(boxes[key]):
            for picture in pictures:
                shown = tree.create_node("span")
                shown.inner_html = escape(_name_of(picture))
                picture.insert_before(shown)
            is_changed = True
    return is_changed


def _name_of(picture: LexborNode) -> str:
    """What a picture is called, without the word for a logo.

    >>> page = LexborHTMLParser("<img alt='Logotyp för Tullverket'><img alt='Unizon, logga'><img alt='Foto: 2019'>")
    >>> [_name_of(picture) for picture in page.css("img")]
    ['Tullverket', 'Unizon', '']
    """
    name = _LOGO.sub("", " ".join((picture.attributes.get("alt") or "").split()))
    return name if len(name) <= _LONGEST and not re.search(r"\d|[.:!?]", name) else ""


def _wordless_around(picture: LexborNode) -> LexborNode | None:
    """Give the outermost element around a picture in which nothing is printed."""
    box = None
    around = picture.parent
    for _ in range(_HIGHEST):
        if around is None or around.tag in ("body", "html", "main", "header", "nav") or around.text().strip():
            return box
        box, around = around, around.parent
    return box


def _is_of_members(box: LexborNode) -> bool:
    """Whether the heading or line that stands right above an element says that members are listed."""
    above = box
    while above.tag not in ("body", "html"):
        before = above.prev
        while before is not None and not (before.text() or "").strip():
            before = before.prev
        if before is not None:
            said = [" ".join(text.split()) for text in before.text(separator="\n").split("\n") if text.strip()]
            if heading_kind(said[-1]) == "members":
                return True
            if before.tag in HEADINGS or before.tag != "p":
                return False
        if before is None and above.parent is None:
            return False
        above = before if before is not None else above.parent or above
    return False

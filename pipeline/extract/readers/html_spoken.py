"""What a page says to screen readers only, within its headings, buttons and links: no part of what they print.

`Ring Eva Ek på 070-174 06 05` is printed as a number, and `Nord Visa mer` as a region. What stands alone in such an
element stays, and so does what names a region; what stands elsewhere may be the label of what is printed beside it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.wording.region_names import find_region, read_region

_PARTS = (
    *("sr-only", "sronly", "visuallyhidden", "visually-hidden", "screen-reader", "screenreader"),
    *("assistive-text", "assistivetext", "element-invisible", "show-for-sr"),
)
_SPOKEN = re.compile("|".join(_PARTS), re.IGNORECASE)
_SELECTOR = ",".join(f"[class*={part} i]" for part in _PARTS)
_AROUND = frozenset(("a", "button", "summary", "h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE = frozenset(("span", "b", "strong", "em", "i", "small"))
_HIGHEST = 4  # elements between what is spoken and the link around it


def drop_spoken(tree: LexborHTMLParser, named: str) -> bool:
    """Take out of headings, buttons and links what they do not print, where they print anything besides.

    Args:
        tree: The page, which is changed.
        named: How its tags are written.

    Returns:
        Whether anything is changed.

    >>> page = '<a href="tel:070"><span class="sr-only">Ring Eva på </span>070-174 06 05</a>'
    >>> tree = LexborHTMLParser(page)
    >>> drop_spoken(tree, page), tree.css("a")[0].text()
    (True, '070-174 06 05')
    """
    if _SPOKEN.search(named) is None:
        return False
    is_changed = False
    for element in tree.css(_SELECTOR):
        if element.tag in _INLINE and _is_beside_print(element) and not _names_region(element):
            element.decompose()
            is_changed = True
    return is_changed


def _is_beside_print(element: LexborNode) -> bool:
    """Whether a heading, button or link around an element prints something besides it."""
    around = element.parent
    for _ in range(_HIGHEST):
        if around is None or around.tag in _AROUND:
            break
        around = around.parent
    if around is None or around.tag not in _AROUND:
        return False
    spoken = sum(len("".join(part.text().split())) for part in around.css(_SELECTOR) if part.mem_id != around.mem_id)
    return len("".join(around.text().split())) > spoken


def _names_region(element: LexborNode) -> bool:
    said = " ".join(element.text().split()).strip(" :,")
    return read_region(said) is not None or find_region(said) is not None

"""What a page strikes through is said no more: it is set aside at its end, so that its mails and numbers are told."""

from __future__ import annotations

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAGS = ("s", "strike", "del")
_STRUCK = ", ".join((*_TAGS, "[style*='line-through']"))


def set_struck_aside(tree: LexborHTMLParser) -> bool:
    """Move what a page strikes through into a hidden block at its end; nothing where most of its mails are struck.

    Args:
        tree: The page, which is changed.

    Returns:
        Whether anything is changed.

    >>> tree = LexborHTMLParser("<p><s>070-174 06 05</s> 070-174 06 06</p>")
    >>> set_struck_aside(tree), tree.css_first("p").text(), tree.css_first("[hidden]").text()
    (True, ' 070-174 06 06', '070-174 06 05')
    """
    body = tree.body
    struck = [element for element in tree.css(_STRUCK) if element.text().strip() and not _is_within_struck(element)]
    if body is None or 2 * sum(element.text().count("@") for element in struck) > body.text().count("@"):
        return False
    for element in struck:
        aside = tree.create_node("div")
        aside.attrs["hidden"] = ""
        lines = element.text(separator="\n", strip=True).split("\n")
        aside.inner_html = "<br>".join(escape(line) for line in lines)
        body.insert_child(aside)
        element.decompose()
    return bool(struck)


def _is_within_struck(element: LexborNode) -> bool:
    """Whether what is around an element is struck through as well, and goes with it: it is gone by then."""
    parent = element.parent
    while parent is not None:
        if parent.tag in _TAGS or "line-through" in (parent.attributes.get("style") or ""):
            return True
        parent = parent.parent
    return False

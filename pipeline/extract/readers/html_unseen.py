"""What a page's own style hides for good: words put into a mail address against robots, and blocks out of use.

Whatever else a style hides may be a closed panel, or a number that a button shows, and is read: a block is taken out
only where nothing beside it could open it, no other rule shows it, and most of the page's mails stand elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.readers.html_kinds import is_panel_name

# Each begins with letters of one case, which are found in a long style at a twentieth of the cost.
_HIDING = (re.compile(r"display\s*:\s*none\b"), re.compile(r"visibility\s*:\s*hidden\b"))
_WORD = re.compile(r"[.#]?[A-Za-z][\w-]*(?:[.#][A-Za-z][\w-]*)*")
_INLINE = frozenset(("span", "b", "i", "em", "strong", "small", "abbr", "font", "u"))
_BLOCKS = frozenset(("div", "section", "article", "p", "ul", "ol", "dl", "table", "tr", "li", "aside"))
_OPENERS = "button, summary, select, label, input, [role=button], [role=tab], [onclick], [aria-controls], a[href^='#']"
_MOST, _DEEPEST = 50, 6


def mark_unseen(tree: LexborHTMLParser) -> None:
    """Mark as hidden what a page's `<style>` hides within lines, and old blocks that nothing on the page opens.

    Args:
        tree: The page with its styles, which is changed.

    >>> tree = LexborHTMLParser("<style>.x{display:none}</style><p>eva.ek<span class=x>.nej</span>@umea.example.se")
    >>> mark_unseen(tree)
    >>> tree.css("[hidden]")[0].text()
    '.nej'
    """
    styles = [style.text() for style in tree.tags("style")]
    if not any(map(_hides, styles)):
        return
    rules = [rule for style in styles for rule in _rules(style)]
    shown = " ".join(head for head, _, body in rules if not _hides(body))
    gone: list[LexborNode] = []
    for selector in islice(_hiding(rules), _MOST):
        for element in tree.css(selector):
            if element.tag in _INLINE and _is_within_word(element):
                element.attrs["hidden"] = ""
            elif element.tag in _BLOCKS and selector not in shown and not _is_opened(element):
                gone.append(element)
    if 2 * sum(map(_count_mails, gone)) < _count_mails(tree.body):
        for element in gone:
            element.attrs["hidden"] = ""


def _hides(style: str) -> bool:
    lowered = style.lower()
    return any(pattern.search(lowered) for pattern in _HIDING)


def _is_opened(element: LexborNode) -> bool:
    """Whether something beside an element may open it, or its name says that it is a panel."""
    parent, name = element.parent, f"{element.attributes.get('class') or ''} {element.attributes.get('id') or ''}"
    return parent is None or is_panel_name(name) or parent.css_first(_OPENERS) is not None


def _count_mails(element: LexborNode | None) -> int:
    return element.text().count("@") if element is not None else 0


def _is_within_word(element: LexborNode) -> bool:
    before, after = element.prev, element.next
    if before is None or after is None or before.tag != "-text" or after.tag != "-text":
        return False
    return not (before.text_content or " ")[-1].isspace() and not (after.text_content or " ")[0].isspace()


def _hiding(rules: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """The plain selectors of the rules that hide what they select, on every kind of screen."""
    hiding = (head for head, _, body in rules if _hides(body))
    for head in hiding:
        yield from (part.strip() for part in head.rpartition(";")[2].split(",") if _is_plain(part))


def _rules(style: str) -> Iterator[tuple[str, str, str]]:
    """The rules of a style sheet that stand in no `@media` or other block."""
    depth = 0
    for rule in style.split("}"):
        opened = rule.count("{")
        if opened == 1 and not depth:
            yield rule.partition("{")
        depth = max(depth + opened - 1, 0)


def _is_plain(selector: str) -> bool:
    """Whether a selector names elements, classes and ids, one within the other, and nothing else.

    >>> _is_plain(".mail .dold"), _is_plain("@media print"), _is_plain(".a:hover")
    (True, False, False)
    """
    words = [word for at, word in enumerate(selector.split()) if word != ">" or not at]
    return 0 < len(words) <= _DEEPEST and all(_WORD.fullmatch(word) for word in words)

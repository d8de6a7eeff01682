"""Words within a line that a page's own style hides, as those do that are put into a mail address against robots.

Only what stands within a word is taken out: whatever else a style hides may be a closed panel, or a number that a
button shows, and is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_WORD = re.compile(r"[.#]?[A-Za-z][\w-]*(?:[.#][A-Za-z][\w-]*)*")
_INLINE = frozenset(("span", "b", "i", "em", "strong", "small", "abbr", "font", "u"))
_MOST, _DEEPEST = 50, 6


def mark_unseen(tree: LexborHTMLParser) -> None:
    """Mark as hidden what a page's `<style>` hides within lines.

    Args:
        tree: The page with its styles, which is changed.

    >>> tree = LexborHTMLParser("<style>.x{display:none}</style><p>eva.ek<span class=x>.nej</span>@umea.example.se")
    >>> mark_unseen(tree)
    >>> tree.css("[hidden]")[0].text()
    '.nej'
    """
    for selector in islice(_hiding(style.text() for style in tree.tags("style")), _MOST):
        for element in tree.css(selector):
            if element.tag in _INLINE and _is_within_word(element):
                element.attrs["hidden"] = ""


def _is_within_word(element: LexborNode) -> bool:
    before, after = element.prev, element.next
    if before is None or after is None or before.tag != "-text" or after.tag != "-text":
        return False
    return not (before.text_content or " ")[-1].isspace() and not (after.text_content or " ")[0].isspace()


def _hiding(styles: Iterable[str]) -> Iterator[str]:
    """The plain selectors of the rules that hide what they select, on every kind of screen."""
    rules = (rule for style in styles for rule in _rules(style))
    hiding = (head for head, _, body in rules if _HIDES.search(body))
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

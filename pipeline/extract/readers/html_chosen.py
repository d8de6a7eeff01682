"""Parts of a page of which it shows one at a time: what a list of choices or a row of buttons names, is no secret.

A page that asks `Välj region` holds the parts of all regions, hidden until one is chosen. They are told from what is
hidden for good by the choices: at least two hidden parts are each named by one, by its value or its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.readers.html_kinds import HEADINGS, is_unseen
from pipeline.vocabulary import fold

_CHOICES = "option, button, [role=button], [role=radio], label"
_HIDDEN = "[hidden], [style*=none], [style*=hidden], [aria-hidden=true], .hidden, .d-none, .is-hidden, .hide, .u-hidden"
_PARTS = frozenset(("div", "section", "article", "li", "ul", "table", "dl", "tbody"))
_SIGNS = re.compile(r"[\s_#-]+")
_LONGEST = 60  # characters of a choice
_MOST = 500  # choices and parts


def find_chosen(tree: LexborHTMLParser) -> list[tuple[LexborNode, str]]:
    """Find the parts of a page that its choices show, each with the words of its choice.

    Args:
        tree: The page.
    """
    hidden = [part for part in tree.css(_HIDDEN)[:_MOST] if part.tag in _PARTS and is_unseen(_attributes(part), _NONE)]
    choices = _read_choices(tree) if len(hidden) > 1 else {}
    if len(choices) < 2:
        return []
    found = [(part, choices[key]) for part in hidden if (key := _name(part, choices))]
    if len({label for _, label in found}) < 2:
        return []
    known = {part.mem_id for part, _ in found}
    parents = list({parent.mem_id: parent for part, _ in found if (parent := part.parent) is not None}.values())
    shown = (part for parent in parents for part in parent.iter() if part.tag in _PARTS and part.mem_id not in known)
    return [*found, *((part, choices[key]) for part in shown if (key := _name(part, choices)))]


_NONE: frozenset[str] = frozenset()


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


def _read_choices(tree: LexborHTMLParser) -> dict[str, str]:
    """The words of each choice, by its value and by the words themselves."""
    choices: dict[str, str] = {}
    for node in tree.css(_CHOICES)[:_MOST]:
        label = " ".join(node.text().split())
        if label and len(label) <= _LONGEST:
            for key in (*_values(node), label):
                choices.setdefault(fold(key), label)
    choices.pop("", None)
    return choices


def _values(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        if value and (name in ("value", "href", "id", "for") or name.startswith("data-")):
            yield value.removeprefix("#")


def _name(part: LexborNode, choices: dict[str, str]) -> str:
    """The choice that names a part: by an attribute, a word of its id or class, or its heading."""
    attributes = _attributes(part)
    whole = [fold(value) for value in _values(part) if fold(value) in choices]
    if whole:
        return whole[0]
    words = _SIGNS.split(f"{attributes.get('id', '')} {attributes.get('class', '')}")
    named = [fold(word) for word in words if len(word) > 1 and fold(word) in choices]
    heading = part.css_first(",".join(HEADINGS))
    title = fold(heading.text()) if heading is not None else ""
    return named[0] if named else title if title in choices else ""

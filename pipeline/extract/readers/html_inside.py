"""What is in an element of a web page, told from the tags behind the one that opens it; and the role of it all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.layout import BlockRole
from pipeline.extract.readers.html_kinds import ROLE_OF_TAG, opens_panel, role_of
from pipeline.extract.readers.html_markup import INLINE, LINK, KnownTags, Tag

_FAR = 24  # tags between the beginning of a panel's heading and its end
_WHOLE = 7  # digits of a whole telephone number
_NUMBER = re.compile(r"\+\d|\(?[+0]\d")


def find_end(tags: Sequence[str], index: int) -> int:
    """The place of the tag that closes the element which begins at a tag.

    >>> find_end(["div", "div", "/div", "p", "/p", "/div"], 0)
    5
    """
    name = tags[index].partition(" ")[0]
    closing, opening = f"/{name}", f"{name} "
    depth = 1
    while depth:
        index += 1
        markup = tags[index]
        if markup == closing:
            depth -= 1
        elif markup == name or markup.startswith(opening):
            depth += 1
    return index


def are_set_apart(known: KnownTags, tags: Sequence[str], index: int, before: str, text: str) -> bool:
    """Whether a page's style sets two elements apart that follow on each other without a blank.

    They are of two classes; a capital or digit follows where a word in two colours would go on; or anything follows a
    whole number. Elements that only begin around the second one do not count.

    Args:
        known: What tags say.
        tags: All tags of the page.
        index: Where the tag of the second element stands among them.
        before: What is written before it.
        text: Its own text.
    """
    if known[tags[index]].name == "img":
        return are_parted(before, text)
    while tags[index - 1][0] != "/" and known[tags[index - 1]].act in (INLINE, LINK):
        index -= 1
    closing, opening, last = tags[index - 1], known[tags[index - 2]], before[-1:]
    if closing[0] != "/" or not last.isalnum() or not (text[0].isalnum() or _NUMBER.match(text)):
        return False
    if last.islower() and not text[0].islower():
        return True
    if last.isdigit() and sum(map(str.isdigit, before)) >= _WHOLE and (text[0].isalpha() or _NUMBER.match(text)):
        return True
    own, other = known[tags[index]].attributes.get("class"), opening.attributes.get("class")
    return closing[1:] == opening.name and bool(own and other) and own != other


def are_parted(before: str, text: str) -> bool:
    """Whether a picture between two texts parts them: without it, one would run into the other.

    >>> are_parted("Umeå kommun", "070-174 06 05"), are_parted("Telefon: ", "070-174 06 05")
    (True, False)
    """
    return before[-1:].isalnum() and (text[0].isalnum() or _NUMBER.match(text) is not None)


def role_inside(
    tag: Tag, outer: BlockRole, known: KnownTags, tags: Sequence[str], index: int, *, is_part: bool
) -> BlockRole:
    """The role of what is in an element.

    Args:
        tag: What its tag says.
        outer: The role of what it is in.
        known: What tags say.
        tags: All tags of the page.
        index: Where its tag stands among them.
        is_part: Whether it is in an article, a section or the main part of the page.
    """
    own = tag.role
    if own == "hidden":
        return outer if _is_panel(tag, known, tags, index) else "hidden"
    if own is None or outer in ("hidden", "navigation"):
        return outer
    if own in ("header", "footer", "aside") and outer == "footer":
        return outer
    if own in ("header", "footer") and tag.name == own and is_part:
        return outer
    # A wrapper that holds the page's own heading is no navigation, whatever it is called.
    is_doubtful = own == "header" or (own == "navigation" and tag.name != "nav")
    return outer if is_doubtful and not tag.is_empty and _holds_main(tags, index) else own


def _is_panel(tag: Tag, known: KnownTags, tags: Sequence[str], index: int) -> bool:
    """Whether a hidden element is the closed panel of the button, or of the heading that opens it, right before it."""
    if tag.name in ROLE_OF_TAG or role_of(tag.name, tag.attributes.get("class", ""), tag.attributes.get("id", ""), ""):
        return False
    begin = _find_begin(tags, index - 1)
    return any(known[markup].name == "button" or opens_panel(known[markup].attributes) for markup in tags[begin:index])


def _find_begin(tags: Sequence[str], index: int) -> int:
    """The place of the tag that begins the element which ends at a closing tag, `index + 1` where it is far or none."""
    name = tags[index].removeprefix("/")
    depth = 0
    for at in range(index, max(index - _FAR, -1), -1):
        own, is_closing = tags[at].partition(" ")[0], tags[at] == f"/{name}"
        depth += is_closing - (own == name)
        if not depth:
            return at if at < index else index + 1
    return index + 1


def _holds_main(tags: Sequence[str], index: int) -> bool:
    """Whether the page's main part or its heading is in the element that begins at a tag."""
    inside = tags[index + 1 : find_end(tags, index)]
    return any(markup[:2] == "h1" or markup.partition(" ")[0] == "main" for markup in inside)

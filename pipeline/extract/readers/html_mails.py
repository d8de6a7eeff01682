"""Mail addresses that stand in attributes of a page until a script of it writes them out.

An element that is there for a mail, by its class, words or label, has the whole address in a `data-` attribute, plain
or in base64, or its two parts in two of them. What other attributes hold is no address, however it looks.
"""

from __future__ import annotations

import base64
import binascii
import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}"
_LOCAL = r"[a-z0-9][a-z0-9._+-]*"
_MAIL = re.compile(rf"(?:mailto:)?({_LOCAL}@{_HOST})", re.IGNORECASE)
_ENCODED = re.compile(r"[A-Za-z0-9+/]{12,}={0,2}")
_ATTRIBUTE = re.compile(r' (data-[\w-]+)="([^"]+)"')
_HOST_NAMES = re.compile(r"data-(?:.*-)?(?:domain|host|server|dom|d)")
_LOCAL_NAMES = re.compile(r"data-(?:.*-)?(?:user|username|name|local|account|mailbox|box|mail|email|u|n)")
_OF_MAIL = re.compile(r"mail|mejl|e-?post", re.IGNORECASE)
_MOST = 500
_INLINE = frozenset(("a", "span", "button", "b", "strong", "em", "i"))


def show_data_mails(tree: LexborHTMLParser, named: str) -> bool:
    """Write out the addresses that elements for mails have in their attributes and not in their words.

    Args:
        tree: The page, which is changed.
        named: How its tags are written.

    Returns:
        Whether anything is changed.

    >>> page = '<p>Eva Ek <a class="mail" data-user="eva.ek" data-domain="umea.example.se">Visa adress</a></p>'
    >>> tree = LexborHTMLParser(page)
    >>> show_data_mails(tree, page), tree.css("a")[0].attributes["href"]
    (True, 'mailto:eva.ek@umea.example.se')
    """
    names = {name for name, value in _ATTRIBUTE.findall(named) if _may_tell(name, value)}
    is_changed = False
    for element in tree.css(",".join(f"[{name}]" for name in sorted(names)))[:_MOST] if names else ():
        mail = _read_mail(element) if element.tag in _INLINE and "@" not in element.text() else ""
        if mail:
            _write(tree, element, mail)
            is_changed = True
    return is_changed


def _may_tell(name: str, value: str) -> bool:
    return bool(_read_whole(value) or (_HOST_NAMES.fullmatch(name) and re.fullmatch(_HOST, value, re.IGNORECASE)))


def _read_whole(value: str) -> str:
    """A whole address, plain or in base64.

    >>> _read_whole("eva@umea.example.se"), _read_whole("ZXZhQHVtZWEuZXhhbXBsZS5zZQ=="), _read_whole("umea.example.se")
    ('eva@umea.example.se', 'eva@umea.example.se', '')
    """
    if (plain := _MAIL.fullmatch(value.strip())) is not None:
        return plain[1]
    if _ENCODED.fullmatch(value) is None:
        return ""
    try:
        decoded = _MAIL.fullmatch(base64.b64decode(value, validate=True).decode("ascii").strip())
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return decoded[1] if decoded is not None else ""


def _read_mail(element: LexborNode) -> str:
    """The address that an element's attributes tell; nothing where they tell none or two."""
    attributes = {name: value for name, value in element.attributes.items() if value}
    of_mail = (*attributes, *(attributes.get(name, "") for name in ("class", "id", "title", "aria-label")))
    if not any(_OF_MAIL.search(text) for text in (*of_mail, element.text())):
        return ""
    data = {name: value.strip() for name, value in attributes.items() if name.startswith("data-")}
    whole = {mail for value in data.values() if (mail := _read_whole(value))}
    hosts = {
        v for n, v in data.items() if _HOST_NAMES.fullmatch(n) and re.fullmatch(_HOST, v.strip("@"), re.IGNORECASE)
    }
    names = {v for n, v in data.items() if _LOCAL_NAMES.fullmatch(n) and re.fullmatch(_LOCAL, v, re.IGNORECASE)}
    if len(hosts) == 1 and len(names - hosts) == 1 and not whole:
        whole = {f"{(names - hosts).pop()}@{hosts.pop().strip('@')}"}
    return whole.pop() if len(whole) == 1 else ""


def _write(tree: LexborHTMLParser, element: LexborNode, mail: str) -> None:
    if element.tag == "a":
        element.attrs["href"] = f"mailto:{mail}"
        return
    shown = tree.create_node("span")
    shown.inner_html = f" {escape(mail)} "
    if element.text().strip() and element.tag != "button":
        element.insert_after(shown)
    else:
        element.replace_with(shown)

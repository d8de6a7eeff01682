"""What the elements of a web page mean for its layout, by tag, class, role and style."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.domain.layout import BlockRole

_WORDS = {
    "dropped": """script style template noscript svg iframe embed canvas audio video select datalist textarea
        map head math mat-icon""",
    "boundary": """html body main p div section article header footer aside nav address pre blockquote figure figcaption
        form fieldset legend ul ol menu li dl dt dd table caption thead tbody tfoot tr td th colgroup details summary
        hgroup center dialog hr search h1 h2 h3 h4 h5 h6""",
    "empty": "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr",
    "special_inlines": "b button strong sup",
    "leaves": "li td th dt dd h1 h2 h3 h4 h5 h6 summary caption",
    "framed": "section article ul ol menu li dl dt dd table caption td th details summary h1 h2 h3 h4 h5 h6 pre main",
}
DROPPED, BOUNDARIES, EMPTY, SPECIAL_INLINES, LEAVES, FRAMED = (frozenset(words.split()) for words in _WORDS.values())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ROLE_OF_TAG: dict[str, BlockRole] = {"nav": "navigation", "footer": "footer", "header": "header", "aside": "aside"}
TAG_OF_ARIA = {  # what a `div` is that a page's script makes a table or list of
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
    "list": "ul",
    "listitem": "li",
}
_ROLE_OF_ARIA: dict[str, BlockRole] = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "search": "navigation",
    "alertdialog": "navigation",
    "contentinfo": "footer",
    "banner": "header",
    "complementary": "aside",
}
_NAVIGATION = re.compile(
    r"(?:(?:main|site|top|global|primary|secondary|sub|side|left|mobile|meta|huvud|sid)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|meny)(?:[-_]?(?:main|list|bar|container|wrapper|primary|top))?"
    r"|bread-?crumbs?(?:[-_].*)?|brodsmul.*|skip[-_]?(?:link|nav|to).*|pagination|pager|share(?:[-_]?(?:links|buttons|bar))?"
    r"|(?:site[-_]?)?search(?:[-_]?(?:form|box))?|(?:.*[-_])?(?:cookie|cookies|gdpr|consent)(?:[-_]?(?:banner|bar|consent|notice|"
    r"popup|dialog|info|message|modal|law|wrapper|container|overlay))?|cookiebot.*|cybot.*|onetrust.*",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:(?:site|page|main|global)[-_]?)?(?:footer|sidfot)(?:[-_]?(?:content|inner|container))?", re.IGNORECASE
)
_CARD = re.compile(
    r"(?:.*[-_])?(?:v?card|h-card|contact|kontakt|person|people|profile|profil|employee|medarbetare|staff|coordinator|koordinator)"
    r"(?:[-_]?(?:card|item|block|box|kort|ruta|info|person|post))?",
    re.IGNORECASE,
)
_ACCORDION = re.compile(r"accordion|collaps|expand|toggle|panel|tab-?content|tab-?pane|faq|dragspel", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
UNSEEN_CLASSES = frozenset(("hidden", "d-none", "is-hidden", "hide", "u-hidden"))
_ON_SOME_SCREENS = re.compile(
    r"(?:^|\s)(?:d-)?(?:sm|md|lg|xl|2xl|xxl)[-:](?:block|flex|grid|table|inline|list|contents)"
)
_ICON = re.compile(r"(?:^|\s)material-(?:icons|symbols)")  # its text is the name of a picture


@lru_cache(maxsize=4096)
def role_of(tag: str, classes: str, identifier: str, aria: str) -> BlockRole | None:
    """The role that an element gives to what is in it, if any; by whole words of its class, never by a part.

    >>> role_of("div", "site-footer dark", "", ""), role_of("div", "page-with-menu", "", "")
    ('footer', None)
    """
    if tag in ("html", "body", "main"):
        return None
    if aria in _ROLE_OF_ARIA:
        return _ROLE_OF_ARIA[aria]
    if tag in ROLE_OF_TAG:
        return ROLE_OF_TAG[tag]
    for word in (*classes.split(), identifier):
        if _NAVIGATION.fullmatch(word):
            return "navigation"
        if _FOOTER.fullmatch(word):
            return "footer"
    return None


@lru_cache(maxsize=4096)
def is_card_class(classes: str) -> bool:
    """Whether a class says that the element is one contact.

    >>> is_card_class("contact-card large"), is_card_class("contact-list")
    (True, False)
    """
    return any(_CARD.fullmatch(word) for word in classes.split())


_PRESSED = frozenset(("onclick", "data-toggle", "data-bs-toggle"))
_HIDING = frozenset(("hidden", "aria-hidden", "style", "class"))


def is_unseen(attributes: dict[str, str], controlled: frozenset[str]) -> bool:
    """Whether an element is hidden for good: no closed panel that a button opens, and nothing that large screens show.

    >>> [is_unseen({"class": name}, frozenset()) for name in ("d-none", "d-none d-md-block", "hidden lg:flex")]
    [True, False, False]
    >>> is_unseen({"class": "icon material-icons-outlined"}, frozenset())
    True
    """
    if _HIDING.isdisjoint(attributes):
        return False
    classes = attributes.get("class", "")
    if "material-" in classes and _ICON.search(classes):
        return True
    hidden = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _UNSEEN.search(attributes["style"]) is not None)
        or (not UNSEEN_CLASSES.isdisjoint(classes.split()) and not _ON_SOME_SCREENS.search(classes))
    )
    if not hidden or attributes.get("hidden") == "until-found":
        return False
    name = f"{classes} {attributes.get('id', '')}"
    return attributes.get("id", "") not in controlled and not is_panel_name(name)


def is_panel_name(name: str) -> bool:
    """Whether classes or an id are those of a part that is opened and closed.

    >>> is_panel_name("accordion__panel"), is_panel_name("gammal")
    (True, False)
    """
    return _ACCORDION.search(name) is not None


def is_toggle(attributes: dict[str, str]) -> bool:
    """Whether a button opens a panel and so is its heading."""
    return "aria-expanded" in attributes or "aria-controls" in attributes or is_panel_name(attributes.get("class", ""))


def opens_panel(attributes: dict[str, str]) -> bool:
    """Whether an element is there to be pressed, and so may open what follows it.

    >>> opens_panel({"role": "button"}), opens_panel({"class": "lead"})
    (True, False)
    """
    return not _PRESSED.isdisjoint(attributes) or attributes.get("role") in ("button", "tab") or is_toggle(attributes)


def is_block_style(style: str) -> bool:
    """Whether a style makes an inline element a block.

    >>> is_block_style("color: red; display:block")
    True
    """
    return bool(style) and _BLOCK_STYLE.search(style) is not None


def is_line_apart(attributes: dict[str, str]) -> bool:
    """Whether an inline element stands on a line of its own: by its style, or as a component puts it in a slot.

    >>> is_line_apart({"slot": "name"}), is_line_apart({"style": "display:block"}), is_line_apart({"class": "name"})
    (True, True, False)
    """
    return "slot" in attributes or ("style" in attributes and is_block_style(attributes["style"]))


def decode_hidden_mail(code: str) -> str:
    """A mail address that a page hides from simple readers as hexadecimal digits, the first byte being the key.

    >>> decode_hidden_mail("2a4b6a4804594f")
    'a@b.se'
    """
    try:
        key, *rest = bytes.fromhex(code)
        return bytes(byte ^ key for byte in rest).decode("utf-8")
    except ValueError:
        return ""

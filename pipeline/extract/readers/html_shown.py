"""What a page prints elsewhere than its markup has it, or marks up without printing: put where a reader looks for it.

A tab is the heading of the panel that it opens, wherever the tabs stand, a choice that of the part that it shows, and a
region that elements are labelled with that of each; a link of an icon is what it is called, where the page has no such
name beside it; a value in a `<meta>` of a person's microdata is that person's; what classes of hCard and microdata set
apart stands in lines of its own; a mail in attributes is written out, and what is said to screen readers only is not
printed. All of it changes the tree before it is read, and is looked for only in pages that name such things.
"""

from __future__ import annotations

import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.extract.readers.html_chosen import find_chosen
from pipeline.extract.readers.html_kinds import HEADINGS, UNSEEN_CLASSES
from pipeline.extract.readers.html_logos import show_logos
from pipeline.extract.readers.html_mails import show_data_mails
from pipeline.extract.readers.html_spoken import drop_spoken
from pipeline.extract.readers.html_struck import set_struck_aside
from pipeline.extract.wording.names import CAPITALS
from pipeline.extract.wording.region_names import find_region, read_region

_TABS = (
    "[role=tab], [data-toggle=tab], [data-bs-toggle=tab], [data-toggle=pill], [data-bs-toggle=pill], li > a[href^='#']"
)
_TARGETS = ("aria-controls", "href", "data-target", "data-bs-target")
_LABELLED = "section[aria-label], article[aria-label], div[aria-label]"
_LONGEST_TAB, _MOST_LINKS = 60, 300
_PERSON = "[itemscope][itemtype$='/Person'], [itemscope][itemtype$='/ContactPoint'], [itemscope][itemtype$='/Employee']"
_SHOWN = frozenset(("name", "jobTitle", "telephone", "email", "areaServed", "worksFor"))
_FIELDS = (
    ".vcard .fn, .vcard .title, .vcard .role, .vcard .org, .vcard .tel, .vcard .email, "
    ".h-card .p-name, .h-card .p-job-title, .h-card .p-org, .h-card .p-tel, .h-card .u-email"
)
_STRIKES = re.compile(r"^(?:s|strike|del)\b|line-through", re.MULTILINE)
_INLINE = frozenset(("span", "a", "b", "strong", "em", "i", "abbr", "data"))


def show_unprinted(tree: LexborHTMLParser, named: str) -> bool:
    """Change a page's tree so that its lines say what tabs, microdata and hCard say.

    Args:
        tree: The page, which is changed.
        named: How its tags are written; what they do not name is not looked for.

    Returns:
        Whether anything is changed.
    """
    is_changed = drop_spoken(tree, named) if "class=" in named else False
    if _STRIKES.search(named) is not None:
        is_changed |= set_struck_aside(tree)
    if " data-" in named:
        is_changed |= show_data_mails(tree, named)
    if 'href="#' in named or '"tab' in named or "tabpanel" in named:
        is_changed |= _head_panels(tree)
    if ("option" in named or "button" in named) and ("hidden" in named or "none" in named or "hide" in named):
        is_changed |= _show_chosen(tree)
    if "aria-label" in named:
        is_changed |= _print_labels(tree) | _head_labelled(tree)
    if " alt=" in named:
        is_changed |= show_logos(tree)
    if "itemscope" in named:
        is_changed |= _show_microdata(tree)
    if "vcard" in named or "h-card" in named:
        is_changed |= _part(tree, tree.css(_FIELDS))
    return is_changed


def _head_panels(tree: LexborHTMLParser) -> bool:
    """Make each tab the heading of its panel, and take the list of tabs out."""
    named = [(tab, name, label) for tab in tree.css(_TABS) if (label := _label_of(tab)) for name in _names(tab)]
    targets = {name: element for element in tree.css("[id]") if (name := element.attributes["id"])} if named else {}
    opened = [(tab, label, targets[name]) for tab, name, label in named if name in targets]
    if len({target.mem_id for *_, target in opened}) < 2:
        return False
    done: set[int] = set()
    for tab, label, panel in opened:
        if panel.mem_id in done or not _is_panel(panel, label):
            continue
        done.add(panel.mem_id)
        tab.decompose()
        _open(tree, panel, label)
    return bool(done)


def _show_chosen(tree: LexborHTMLParser) -> bool:
    """Show the parts that a list of choices shows one at a time, each under its choice where it has no such heading."""
    chosen = find_chosen(tree)
    for part, label in chosen:
        _open(tree, part, label if _is_panel(part, label) else "")
    return bool(chosen)


def _open(tree: LexborHTMLParser, panel: LexborNode, label: str) -> None:
    for name in ("hidden", "style", "aria-hidden"):
        if name in panel.attributes:
            del panel.attrs[name]
    classes = (panel.attributes.get("class") or "").split()
    if not UNSEEN_CLASSES.isdisjoint(classes):
        panel.attrs["class"] = " ".join(name for name in classes if name not in UNSEEN_CLASSES)
    if label:
        inside = [HEADINGS[heading.tag or ""] for heading in panel.css(",".join(HEADINGS))]
        tag = f"h{max(1, min(inside) - 1)}" if inside else "summary"  # above what it heads
        headed = tree.create_node("details")
        headed.inner_html = f"<{tag}>{escape(label)}</{tag}>{panel.html}"
        panel.replace_with(headed)


def _label_of(tab: LexborNode) -> str:
    label = " ".join(tab.text().split())
    return label if len(label) <= _LONGEST_TAB else ""


def _names(tab: LexborNode) -> list[str]:
    """The id of the element that a tab opens, without those that name none."""
    found = [(tab.attributes.get(name) or "").removeprefix("#") for name in _TARGETS]
    return list(dict.fromkeys(name for name in found if name))[:1]


def _is_panel(panel: LexborNode, label: str) -> bool:
    """Whether an element holds something, and is or begins with no heading that already says what the tab says."""
    if panel.tag in HEADINGS or panel.tag not in ("div", "section", "article", "li", "p"):
        return False
    if _says_first(panel, label) is not False:
        return False
    headings = [" ".join(heading.text().split()) for heading in panel.css(",".join(HEADINGS))]
    return not headings or (read_region(label) is not None and not any(map(_names_region, headings)))


def _says_first(panel: LexborNode, label: str) -> bool | None:
    """Whether the first texts of an element are a label, and not but begin with it (`Öst`, `Östergötland`).

    Returns:
        None where there is no text in it.
    """
    said, own = "", label.casefold()
    for text in panel.text(separator="\n").split("\n"):
        said = f"{said} {' '.join(text.split())}".strip().casefold()
        if said and not own.startswith(said):
            return False
        if said == own:
            return True
    return False if said else None


def _names_region(text: str) -> bool:
    return (read_region(text) or find_region(text)) is not None


def _print_labels(tree: LexborHTMLParser) -> bool:
    """Print what links without words are called, where it holds a name that the page prints nowhere."""
    unworded = [link for link in tree.css("a[aria-label]") if not link.text().strip()][:_MOST_LINKS]
    printed = " ".join(tree.body.text().split()) if unworded and tree.body is not None else ""
    is_changed = False
    for link in unworded:
        label = link.attributes["aria-label"] or ""
        named = CAPITALS.search(label.partition(" ")[2]) or CAPITALS.match(label)
        if named is not None and named.group() not in printed:
            link.inner_html = escape(label)
            printed = f"{printed} {label}"
            is_changed = True
    return is_changed


def _head_labelled(tree: LexborHTMLParser) -> bool:
    """Make the region that elements are called by their labels their heading, where they begin with no such heading."""
    named = [(element, element.attributes["aria-label"] or "") for element in tree.css(_LABELLED)]
    regions = [pair for pair in named if (span := read_region(pair[1])) is not None and span.region_id]
    headed = [pair for pair in regions if _is_panel(*pair)]
    for element, label in headed if len(headed) > 1 else ():
        _open(tree, element, label)
    return len(headed) > 1


def _show_microdata(tree: LexborHTMLParser) -> bool:
    """Print the values of persons that stand in `<meta>` elements, and set the others apart."""
    persons = tree.css(_PERSON)
    for person in persons:
        if person.tag in ("div", "article", "section", "li"):
            person.attrs["class"] = f"{person.attributes.get('class') or ''} vcard".lstrip()  # so that it is one unit
        fields = [field for field in person.css("[itemprop]") if field.attributes["itemprop"] in _SHOWN]
        for field in fields:
            value = (field.attributes.get("content") or "").strip()
            if field.tag == "meta" and value:
                shown = tree.create_node("div")
                shown.inner_html = escape(value)
                field.replace_with(shown)
        _part(tree, [field for field in fields if field.tag != "meta"])
    return bool(persons)


def _part(tree: LexborHTMLParser, fields: list[LexborNode]) -> bool:
    for field in fields:
        if field.tag in _INLINE:
            field.insert_before(tree.create_node("br"))
            field.insert_after(tree.create_node("br"))
    return bool(fields)

"""Lines that end only because the next word had no room: paragraphs of print, numbers, and names in narrow cells.

So is a mail that is written `anna.ek (at) umea.example.se`, at one of its blanks.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.joined_rows import join_rows, unindent
from pipeline.extract.lines.rows import Row
from pipeline.extract.readers.shapes import has_detail
from pipeline.extract.wording.channels import find_emails
from pipeline.extract.wording.names import has_given_name, is_whole_name, looks_like_name
from pipeline.standard.phones import normalize_phone
from pipeline.vocabulary import (
    fold,
    match_county,
    match_label,
    match_municipality,
    match_organization,
    match_region,
    organization_kind,
    surnames,
    title_modifiers,
)
from pipeline.vocabulary.mail_signs import HIDDEN_AT

_LEAST_LINES = 3  # of a paragraph; fewer may end so by chance
_SLACK = 1.0  # points
_LEADER = "...."
_BEGUN = re.compile(r"(?<![^\s,;:/])(?:\+|\(?0)[\d\s()/.‐-―−-]*$")
_BEHIND = re.compile(r"\s/\s+")  # between two numbers, where blanks stand around it
_GOES_ON = re.compile(r"[\d(‐-―−-][\d\s()‐-―−-]*(?<!\()")
_BARE = re.compile(r"\d{2,3}")
_ALONE = re.compile(r"[\s‐-―−-]*\(?0")  # begins a number of its own
_OPEN = re.compile(r"^\w[\w ,-]*\s(?:och|mot|för|i|vid|av|med|till)$")
_CODE = re.compile(r"(?:\+|00)\d{1,3}\s*")  # of a country
_MAIL_BEGUN = re.compile(rf"[\w.+-]+(?P<sign>{HIDDEN_AT})?$", re.IGNORECASE)
_MAIL_GOES_ON = re.compile(rf"(?P<sign>{HIDDEN_AT})?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_AREA_CODE = 4  # digits at most
_MOST_JOINED = 6  # lines that one number or name is broken over

Margins = Mapping[tuple[int, int], float]


def find_margins(rows: Sequence[Row]) -> Margins:
    """Find how far to the right the lines of each page reach that begin at a place.

    Args:
        rows: All rows of a document.

    Returns:
        Points, by page and by the place where lines begin; characters where lines have no place.
    """
    margins: dict[tuple[int, int], float] = {}
    for row in rows:
        if row.kind in ("paragraph", "cell") or (row.kind == "item" and row.line.box is None):
            key = _key(row)
            margins[key] = max(margins.get(key, 0.0), row.line.box.x1 if row.line.box else len(row.line.text))
    return margins


def are_wrapped(block: Sequence[Row], margins: Margins) -> bool:
    """Whether in each line of a block but the last the first word of the next one would cross the margin.

    Lines that leader dots fill are those of a list.
    """
    if len(block) < _LEAST_LINES or block[0].kind != "paragraph" or block[0].is_set_aside:
        return False
    if any(_LEADER in row.line.text for row in block):
        return False
    return all(
        _is_full(row, after, margins) and not _is_field(after.line.text) for row, after in itertools.pairwise(block)
    )


def _is_field(text: str) -> bool:
    """Whether a line begins with a label, or with an organization as one.

    >>> _is_field("Polisen: Eva Exempel"), _is_field("Umeå kommun: Bo Exempel"), _is_field("Polisen har Eva Exempel")
    (True, True, False)
    """
    head, colon, _ = text.partition(":")
    is_owner = bool(colon) and (match_organization(head, is_fuzzy=False) or organization_kind(head)) is not None
    return match_label(head) is not None or is_owner


def join_wrapped(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Join the lines over which a number, a mail with blanks or, in a cell, a name is broken; number the rows anew.

    Args:
        rows: All rows of a document in reading order.
    """
    joined: list[Row] = []
    margins = find_margins(rows)
    for _, same in groupby(rows, key=lambda row: row.group):
        block = tuple(same)
        start = 0
        while start < len(block):
            near = [block[start], *map(unindent, block[start + 1 : start + _MOST_JOINED + 1])]
            count = _count_joined(near, margins)
            joined.append(_join(near[:count]) if count > 1 else block[start])
            start += count
    return tuple(rows) if len(joined) == len(rows) else tuple(replace(row, index=at) for at, row in enumerate(joined))


def _join(block: Sequence[Row]) -> Row:
    return join_rows(block, 0, sum(len(row.line.text) + 1 for row in block) - 1)


def _count_joined(rows: Sequence[Row], margins: Margins) -> int:
    """How many rows make one with the first: the most of them that end with a whole number, mail or name."""
    count = 1
    for end in range(2, min(len(rows), _MOST_JOINED) + 1):
        *above, below = rows[:end]
        if below.is_set_aside or above[-1].line.page != below.line.page or any(row.parts for row in rows[:end]):
            break
        text = " ".join(row.line.text for row in above)
        is_full = _is_full(above[-1], below, margins) or _is_filled(above[-1], below, margins)
        is_number = _is_number(text, below, is_full=is_full)
        is_word = _is_name(text, below, rows[end : end + 1], is_full=is_full) or _is_open_title(text, below.line.text)
        is_word = is_word or _is_in_cell(text, below) or _is_region(text, below)
        if is_number or is_word or _is_mail(text, below):
            count = end
        elif not _GOES_ON.fullmatch(below.line.text) and not (below.kind == "cell" and below.line.text.endswith("-")):
            break
    return count


def _is_number(text: str, below: Row, *, is_full: bool) -> bool:
    """Whether a line's digits make a number of the one that is begun above, which is none without them.

    Where that is one already, the next digits must not have had room beside it.
    """
    begun, rest = _find_begun(text), _GOES_ON.match(below.line.text)
    if begun is None or rest is None:
        return False
    is_whole = normalize_phone(begun.group()).is_valid
    has_words = below.line.text[rest.end() : rest.end() + 1].isalpha()
    if has_words and (is_whole or not rest.group()[-1].isspace()):
        return False
    is_code = _CODE.fullmatch(begun.group()) is not None
    if not is_code and _ALONE.match(rest.group()) and normalize_phone(rest.group()).is_valid:
        return False
    bare = {"cell": below.line.text, "item": rest.group()}.get(below.kind, "")
    if is_whole and _BARE.fullmatch(bare):
        return True  # of its number, whether that is valid with it or, with a digit too many, is none
    return (is_full or not is_whole) and normalize_phone(f"{begun.group()} {rest.group()}").is_valid


def _find_begun(text: str) -> re.Match[str] | None:
    """Find the digits that a line ends with, from the last sign between two numbers where a whole one precedes it.

    An area code alone tells of no number yet.

    >>> _find_begun("tel. 031-390 06 07 / 070-174").group(), _find_begun("tel. 031/390").group()
    ('070-174', '031/390')
    """
    found = _BEGUN.search(text)
    for sign in reversed(tuple(_BEHIND.finditer(found.group()))) if found else ():
        is_begun = sum(map(str.isdigit, found.group()[sign.end() :])) > _AREA_CODE if found else False
        if found and is_begun and normalize_phone(found.group()[: sign.start()]).is_valid:
            return _BEGUN.search(text, found.start() + sign.end())
    return found


def _is_mail(text: str, below: Row) -> bool:
    """Whether a mail whose sign is hidden by words goes on from the end of a line into the next."""
    begun, rest = _MAIL_BEGUN.search(text), _MAIL_GOES_ON.match(below.line.text)
    if begun is None or rest is None or bool(begun["sign"]) == bool(rest["sign"]):
        return False
    return any(span.start < len(begun.group()) for span in find_emails(f"{begun.group()} {rest.group()}"))


def _is_name(text: str, below: Row, after: Sequence[Row], *, is_full: bool) -> bool:
    """Whether a line of a cell is, or before a comma has, the one word that a given name, or a name, lacks above it.

    What stands behind a comma tells of a name only where its word had no room beside the rest of it. A word that the
    line `after` it makes an employer of (`Luleå`, `kommun`) is no name.
    """
    word, comma, _ = below.line.text.partition(",")
    if below.kind != "cell" or len(word.split()) != 1 or not word[0].isupper() or match_county(word) is not None:
        return False
    if not comma and has_given_name(text) and any(_is_employer(word, row.line.text) for row in after):
        return False
    is_own_line = bool(comma) or (is_whole_name(text) and word not in surnames())
    is_town = is_own_line and match_municipality(word, is_fuzzy=False) is not None
    if is_town or (comma and not is_full) or fold(word) in title_modifiers():
        return False
    is_lacking = len(text.split()) == 1 or not has_given_name(word)
    is_given = has_given_name(text) or (len(text.split()) == 1 and _is_for_names(below))
    return is_given and is_lacking and looks_like_name(f"{text} {word}")


def _is_region(text: str, below: Row) -> bool:
    """Whether a narrow cell cuts the name of a region, which neither line is (`Bergsl`, `agen`)."""
    if below.kind != "cell" or not below.line.text[:1].islower() or len(f"{text} {below.line.text}".split()) != 2:
        return False
    return match_region(text + below.line.text, is_fuzzy=False) is not None and match_region(text) is None


def _is_open_title(text: str, below: str) -> bool:
    """Whether a title goes on, its last word being one that nothing ends with: `koordinator mot prostitution och`."""
    return _OPEN.search(text) is not None and below[:1].islower() and not has_detail(f"{text} {below}")


def _is_in_cell(text: str, below: Row) -> bool:
    """Whether a line of a cell goes on with the kind of an employer, or a title that such as `Senior` leads."""
    if below.kind != "cell" or not below.line.text[:1].islower() or has_detail(text):
        return False
    return _is_employer(text, below.line.text) or fold(text.rpartition(",")[2]).strip() in title_modifiers()


def _is_employer(text: str, below: str) -> bool:
    """Whether a line names an organization together with the one word below it, which says its kind, and not alone.

    >>> _is_employer("Umeå", "kommun"), _is_employer("Umeå kommun", "enheten"), _is_employer("Eva Ek", "kommun")
    (True, False, False)
    """
    is_begun = organization_kind(text) is None and not has_given_name(text) and "," not in text
    return is_begun and len(below.split()) == 1 and organization_kind(f"{text} {below}") is not None


def _is_for_names(row: Row) -> bool:
    """Whether the column that a cell stands in is headed as one of names."""
    label = match_label(row.label, is_fuzzy=False) if row.label else None
    return label is not None and label.entry.property == "name"


def _is_full(row: Row, after: Row, margins: Margins) -> bool:
    """Whether the first word of the next line would have crossed the margin of a line."""
    box, words = row.line.box, after.line.words
    first = words[0].box if words else None
    page, place = _key(row)
    margin = max((margins.get((page, near), 0.0) for near in (place - 1, place, place + 1)), default=0.0)
    if box is None or first is None or _key(after)[0] != page or abs(_key(after)[1] - place) > 1:
        return False
    blank = (box.y1 - box.y0) / 5
    return box.x1 + blank + (first.x1 - first.x0) > margin - _SLACK


def is_cut(row: Row, margins: Margins) -> bool:
    """Whether a line reaches so near to the margin of its column that no letter more had room in it."""
    box, (page, place) = row.line.box, _key(row)
    margin = max((margins.get((page, near), 0.0) for near in (place - 1, place, place + 1)), default=0.0)
    return box is not None and box.x1 + (row.line.size or box.y1 - box.y0) > margin - _SLACK


def _is_filled(row: Row, after: Row, margins: Margins) -> bool:
    """Whether the first word of the next line would have made a line the longest of a text without geometry."""
    if row.line.box is not None or row.kind not in ("paragraph", "item") or not after.line.text.split():
        return False
    return len(row.line.text) + 1 + len(after.line.text.split()[0]) > margins.get(_key(row), math.inf)


def _key(row: Row) -> tuple[int, int]:
    return row.line.page, round(row.line.box.x0 / 2) if row.line.box is not None else -1

"""What a helpline is called: the words around the one for it, or the first cell of its row in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.names import looks_like_name
from pipeline.extract.wording.region_names import read_region
from pipeline.extract.wording.spotting import spot_organizations
from pipeline.vocabulary import match_audience, tolerant

FOR_WHOM = re.compile(rf"{tolerant('yrkesverksam')}\w*(?:\s+(?:och|eller)\s+ideellt aktiva)?", re.IGNORECASE)
_LONGEST_NAME = 60


def name_cell(lines: Sequence[Passage], at: int) -> Passage | None:
    """Give the first cell of the row that a number alone stands in, where that is a few words, no region's or person's.

    Args:
        lines: All passages in reading order.
        at: Which of them has the number.
    """
    around = lines[at].rows[0].containers[-1:]
    if lines[at].kind != "cell" or not around or around[0].kind != "row":
        return None
    first = at
    while first > 0 and around[0] in lines[first - 1].rows[0].containers:
        first -= 1
    cell = lines[first]
    is_name = len(cell.rows) == 1 and len(cell.flat) <= _LONGEST_NAME and not any(map(str.isdigit, cell.flat))
    is_contact = read_region(cell.flat) is not None or looks_like_name(cell.flat)
    return cell if first < at and is_name and not is_contact else None


def owner_before(text: str, start: int) -> tuple[int, int] | None:
    """Give whose line a word is, where an organization stands right before it in the genitive: without its `s`.

    >>> text = "Ring Jämställdhetsmyndighetens stödtelefon"
    >>> text[slice(*owner_before(text, 31))]
    'Jämställdhetsmyndigheten'
    """
    before = (org for org in spot_organizations(text[:start]) if org.text.endswith("s") and org.end == start - 1)
    return next(((org.start, org.end - 1) for org in before), None)


def widen_cue(text: str, cue: tuple[int, int]) -> tuple[int, int]:
    """Take `nationell` or `NMT:s` before the word, and whom it is for after it (`för yrkesverksamma`, `för män`).

    An organization in the genitive before it is taken too (`Jämställdhetsmyndighetens stödtelefon`).

    >>> widen_cue("Ring NMT:s stödtelefon för yrkesverksamma", (11, 22))
    (5, 41)
    """
    lead = re.search(r"(?:\b(?:nationell[a]?|national|NMT:s|polisens)\s+)$", text[: cue[0]], re.IGNORECASE)
    owner = owner_before(text, cue[0])
    whom = re.match(r"\s+f[\w]{1,2}r\s+(?P<whom>\w+)", text[cue[1] :], re.IGNORECASE)
    is_known = whom is not None and (FOR_WHOM.match(whom["whom"]) or match_audience(whom["whom"]))
    start = lead.start() if lead else owner[0] if owner else cue[0]
    return start, cue[1] + (whom.end() if whom and is_known else 0)

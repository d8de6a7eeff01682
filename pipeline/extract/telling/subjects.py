"""What a legal reference is about, as it is printed: in brackets behind it, before it, in a cell beside it, or above.

`4 kap. 1 a § brottsbalken (människohandel)`, `Köp av sexuell tjänst, 6 kap. 11 § brottsbalken`,
`Människohandel regleras i …`; else the nearest heading, unless that names an organization, a region, a list
or the law in general.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.mentions import Draft
from pipeline.extract.telling.passages import Passage
from pipeline.vocabulary import fold, match_heading, match_organization, match_region, phrases
from pipeline.vocabulary.parts import heading_kind

_SUBJECT_MOST, _NAME_MOST = 90, 60  # characters of a heading; of a name beside a reference
_REACH = 120  # characters before and behind a reference that may name its subject
_BEHIND = re.compile(r"\s*(?:\((?P<inside>[^()\d§]{4,60})\)|\s[–-]\s(?P<dashed>[^\n.;,()§\d]{4,60})(?=[.;\n]|$))")
_BEFORE = re.compile(
    r"(?:^|(?<=[.!?;\n]\s)|(?<=\n))[\s•·*»–-]*(?P<name>[A-ZÅÄÖ][^\n.;:,()§\d]{3,60}?)"
    r"(?:\s(?:regleras|behandlas|beskrivs|definieras)(?:\s\w+)?\si|\s(?:är|blir)?\s?straffbart\s(?:enligt|i)|,|:|\s?[–-]|\s?\()\s*$"
)
_NO_SUBJECT = re.compile(
    r"^(?:se|jfr|enligt|av|fr[åa]gan|det(?:ta)?|bestämmels\w*|lag\w*|regler\w*|läs|i|om|ny)\b", re.IGNORECASE
)


def add_subject(
    draft: Draft, passage: Passage, start: int | None = None, end: int | None = None, beside: Sequence[Passage] = ()
) -> None:
    """Add what a reference is about.

    Args:
        draft: The reference.
        passage: Where it stands.
        start: Its first character in the flat text; without one only the heading above is asked.
        end: The one behind its last.
        beside: The cells of its row.
    """
    found = _find_near(passage, start, end) if start is not None and end is not None else None
    if found is not None:
        draft.add(passage.state("subject", *found, 0.8, "named beside the reference"))
        return
    for cell in beside:
        if (
            cell is not passage
            and _is_subject(cell.flat)
            and len(cell.flat.split()) < 7
            and not re.search(r"[§\d]", cell.flat)
        ):
            draft.add(cell.state("subject", 0, len(cell.flat.rstrip(" .")), 0.7, "cell beside the reference"))
            return
    heading = passage.heading
    if heading is not None and _is_subject(heading.flat):
        text = heading.flat.strip(" .:")
        at = heading.flat.index(text)
        draft.add(heading.state("subject", at, at + len(text), 0.7, "heading above"))


def _find_near(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    shift = max(0, start - _REACH)
    text = passage.lined(shift, end + _REACH)
    behind = _BEHIND.match(text, end - shift)
    if behind is not None:
        first, last = behind.span("inside" if behind["inside"] else "dashed")
        return first + shift, last + shift
    before = _BEFORE.search(text[: start - shift])
    if before is None or _NO_SUBJECT.match(before["name"]) or not _is_subject(before["name"]):
        return None
    return before.start("name") + shift, before.end("name") + shift


def _is_subject(text: str) -> bool:
    bare = text.strip(" .:")
    if not 3 < len(bare) <= _SUBJECT_MOST or fold(bare) in ("kontakt", *phrases("law_heading")):
        return False
    return not (match_organization(bare) or match_region(bare) or match_heading(bare) or heading_kind(bare))

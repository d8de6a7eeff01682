"""Days and times in a sentence: `vardagar kl. 9–16`, `dygnet runt`, `måndag–fredag 8–16`."""

from __future__ import annotations

import re

from pipeline.extract.wording.channels import find_phones

_DAY = r"(?:m[\wå]n(?:dag)?|tis(?:dag)?|ons(?:dag)?|tors(?:dag)?|fre(?:dag)?|l[\wö]r(?:dag)?|s[\wö]n(?:dag)?)(?:ar)?"
_OFFICE = r"kontorstid(?:er)?(?: p[\wåa]{1,2}(?: helgfria)? vardagar)?"
_SPAN = rf"dygnet runt(?: alla dagar)?|{_OFFICE}|(?:helgfria? )?vardag(?:ar)?"
_CLOCK = r"(?:kl\.? ?|mellan )?\d{1,2}(?:[.:]\d\d)?\s?(?:[-–]|och|till)\s?\d{1,2}(?:[.:]\d\d)?(?!\d)"
_HOURS_UNIT = rf"(?:{_SPAN}|alla dagar|{_DAY}|{_CLOCK})"
_HOURS = re.compile(rf"(?<!\w){_HOURS_UNIT}(?:(?:,? |\s?[-–]\s?| och )(?:mellan )?{_HOURS_UNIT})*(?!\w)", re.IGNORECASE)


def longest_hours(text: str) -> tuple[int, int] | None:
    """Give the start and end of the longest run of days and times in a text, telephone numbers left out.

    >>> text = "Ring 020-390 000, öppet vardagar kl. 9–16."
    >>> text[slice(*longest_hours(text))]
    'vardagar kl. 9–16'
    """
    phones = [(span.start, span.end) for span in find_phones(text)]
    spans = [m.span() for m in _HOURS.finditer(text) if not any(m.start() < e and m.end() > s for s, e in phones)]
    worded = [
        s for s in spans if re.search(r"[^\W\d]{3}", text[s[0] : s[1]]) or re.search(r"\d[.:]\d\d", text[s[0] : s[1]])
    ]
    return max(worded, key=lambda span: span[1] - span[0], default=None)

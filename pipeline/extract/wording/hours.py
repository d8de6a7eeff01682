"""Days and times in a sentence: `vardagar kl. 9–16`, `måndag till torsdag 10–12`, `weekdays 9 am–4 pm`."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.wording.phones import find_phones

_DAY = (
    r"(?:m(?!ä)[\wå]n(?:dag)?|tis(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|l[\wö]r(?:dag)?|s[\wö]n(?:dag)?)(?:ar)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?-i:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)(?=\s?[-–]|\s\d)"
)
_OFFICE = r"kontorstid(?:er)?(?: p[\wåa]{1,2}(?: helgfria)? vardagar)?"
_SPAN = (
    rf"dygnet runt(?: alla dagar)?|(?:efter |utanf[\wö]r |utom )?{_OFFICE}|(?:dag|kv[\wä]lls|natte|helg|jour)tid"
    r"|(?:(?:alla |helgfria? )+)?vardag(?:ar)?|(?:alla|varje|samtliga) dag(?:ar)?(?: i veckan)?"
    r"|24 hours(?: a day)?(?:,? (?:seven|7) days a week)?|24/7|around the clock|office hours(?: on weekdays)?"
    r"|(?:on )?week(?:days|ends)|every (?:day|evening)|evenings"
    r"|helg(?:er|dagar)?|(?:varje )?kv[\wä]ll(?:ar)?|n[\wä]tter"
)
_TIME = r"\d{1,2}(?:[.:]\d\d)?(?:\s?[ap](?:\.m\.|m\b))?"
_CLOCK = rf"(?:(?:kl\.?|klockan|mellan|between|from|at) ?)?{_TIME}\s?(?:[-–]|och|till|and|to)\s?{_TIME}(?!\d)"
_HOURS_UNIT = rf"(?:{_SPAN}|{_DAY}|{_CLOCK})"
_BETWEEN = r"(?:[,:]? |\s?[-–]\s?|,? (?:och|samt|till|t\.?o\.?m\.?|and|to) )(?:(?:mellan|between|from) )?"
_HOURS = re.compile(rf"(?<!\w){_HOURS_UNIT}(?:{_BETWEEN}{_HOURS_UNIT})*(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def find_hours(text: str) -> tuple[tuple[int, int], ...]:
    """Give the start and end of each run of days and times in a text, telephone numbers left out.

    >>> text = "Chatt måndag till torsdag 10–12, telefon 020-390 000 helger kl. 9–16"
    >>> [text[start:end] for start, end in find_hours(text)]
    ['måndag till torsdag 10–12', 'helger kl. 9–16']
    >>> text = "Open Monday to Friday, 9 am–4 pm, and answered 24 hours a day by others"
    >>> [text[start:end] for start, end in find_hours(text)]
    ['Monday to Friday, 9 am–4 pm', '24 hours a day']
    """
    phones = [(span.start, span.end) for span in find_phones(text)]
    runs = (match.span() for match in _HOURS.finditer(text) if re.search(r"[^\W\d]{3}|\d[.:]\d\d", match.group()))
    return tuple(run for run in runs if not any(run[0] < last and run[1] > first for first, last in phones))


def are_hours(text: str) -> bool:
    """Whether a text says when a number is answered, and nothing else.

    >>> are_hours("vardagar 9–15"), are_hours("vardagar hos Eva")
    (True, False)
    """
    return longest_hours(text) == (0, len(text))


def longest_hours(text: str) -> tuple[int, int] | None:
    """Give the start and end of the longest run of days and times in a text.

    >>> text = "Ring 020-390 000, öppet vardagar kl. 9–16."
    >>> text[slice(*longest_hours(text))]
    'vardagar kl. 9–16'
    """
    return max(find_hours(text), key=lambda span: span[1] - span[0], default=None)

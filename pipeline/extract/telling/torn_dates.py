"""Dates that the end of a line tears: the day stands above, the year or the month and year begin the line below."""

from __future__ import annotations

import re

from pipeline.extract.wording.dates import PrintedDate, find_dates

_LABELLED_MOST = 60  # characters of a line that is a label and the beginning of its date
_BELOW = re.compile(r"\s*(?:[^\W\d_]{3,9}\.?,?\s+)?(?:19|20)\d\d(?!\d)")
_DAY_ABOVE = re.compile(r"(?<![\d.,:/-])(?:0?[1-9]|[12]\d|3[01])(?:\s+[^\W\d_]{3,9}\.?,?)?\s*$")


def join_torn_date(above: str, below: str) -> tuple[str, PrintedDate] | None:
    """Join a date of two lines, of which one ends with its day and the next begins with its year or month and year.

    Args:
        above: The text of the line above.
        below: That of the line right below it.

    Returns:
        What stands before the date in the line above, and the date with its place in the line below; None where no
        one day is printed so.

    >>> label, date = join_torn_date("Senast uppdaterad den 14", "mars 2023")
    >>> label, date.text, date.first.isoformat(), (date.start, date.end)
    ('Senast uppdaterad den ', '14 mars 2023', '2023-03-14', (0, 9))
    >>> join_torn_date("Uppdaterad 14 mars", "2023. Sida 1")[1].last.isoformat()
    '2023-03-14'
    >>> join_torn_date("Uppdaterad", "mars 2023") is None
    True
    """
    head, tail = _DAY_ABOVE.search(above), _BELOW.match(below)
    if head is None or tail is None or len(above) > _LABELLED_MOST:
        return None
    dates = find_dates(f"{head.group().strip()} {tail.group().strip()}")
    if len(dates) != 1 or not dates[0].is_day:
        return None
    start = len(tail.group()) - len(tail.group().lstrip())
    found = dates[0]
    return above[: head.start()], PrintedDate(start, tail.end(), found.text, found.first, found.last)

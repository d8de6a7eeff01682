"""Blank lines that a text layer sets within a list of counties or a number: what is begun above goes on below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.layout import Line
from pipeline.extract.readers.shapes import has_detail, is_open_list
from pipeline.extract.wording.counties import read_counties
from pipeline.extract.wording.region_names import read_region

_MOST_BLANK = 2  # lines
_LAST = re.compile(r"\s*(?:och|samt)\s+(?P<rest>\S.*)")
_CODE = re.compile(r"(?:^|\s)\+46$")
_DIGITS = re.compile(r"\s*\(?\d")
_LABELLED = re.compile(r"\s*[^\W\d_]{1,7}\.?:?\s*\(?[+\d]")


def close_gaps(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page without the blank ones that part what plainly belongs together.

    Args:
        lines: All lines of a page, blank ones included.
    """
    kept: list[Line] = []
    blank: list[Line] = []
    for line in lines:
        if not line.text.strip():
            blank.append(line)
            continue
        if blank and not (kept and len(blank) <= _MOST_BLANK and _goes_on(kept[-1].text.strip(), line.text)):
            kept.extend(blank)
        blank = []
        kept.append(line)
    return [*kept, *blank]


def _goes_on(above: str, below: str) -> bool:
    """Whether a line goes on below a gap: a list of counties, a number behind its code, or numbers behind a comma.

    >>> _goes_on("Ansvarar för Värmlands,", "Dalarnas och Örebro län"), _goes_on("Nord: Jämtland", "och Norrbotten")
    (True, True)
    >>> _goes_on("eva.ek@umea.example.se, tel. +46", "70 174 06 05"), _goes_on("Eva Ek,", "Region Syd")
    (True, False)
    """
    if _CODE.search(above):
        return _DIGITS.match(below) is not None
    if has_detail(above):
        return above.endswith(",") and (_LABELLED.match(below) is not None)
    last = _LAST.fullmatch(below)
    if last is not None:
        return not _LAST.fullmatch(above) and _ends_with_county(above) and _are_counties(last["rest"])
    is_headed = above.endswith(":") and read_region(above[:-1]) is not None
    return (is_headed or (is_open_list(above) and _ends_with_county(above.rstrip(" ,")))) and _are_counties(below)


def _ends_with_county(text: str) -> bool:
    words = re.split(r"[\s,:(]+", text.strip(" ,"))
    return any(_are_counties(" ".join(words[-count:])) for count in (1, 2) if len(words) >= count)


def _are_counties(text: str) -> bool:
    spans = read_counties(text.strip(" )."), is_listed=True)
    return bool(spans) and all(span.code for span in spans)

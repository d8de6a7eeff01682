"""The lines of entries: what they wrap into, whether one gives a number, and whether one is the title of a list."""

from __future__ import annotations

import re

from pipeline.extract.lines.rows import Row
from pipeline.extract.telling.numbers import find_addresses
from pipeline.extract.telling.passages import Passage, make_passage
from pipeline.extract.wording.hours import find_hours
from pipeline.extract.wording.phones import find_phones
from pipeline.vocabulary import is_list_title, match_heading

_TITLE_MOST = 4  # words of a line that is a title, though it is no heading
_WRAPPED_FROM = 45  # characters of a line of a text from which it may go on in the next
_GOES_ON = re.compile(r"(?:[,/–-]|\b(?:och|eller|för|till|samt|i|på|kl|klockan)\.?)\s*$")
_LEADS_NUMBER = re.compile(r"(?:\b(?:tfn|tel|telefon|nummer|nr)[.:]?|(?<!\w)(?:\.{2,}|…))\s*$", re.IGNORECASE)
_BEGINS_NUMBER = re.compile(r"[+(]?\d")
_BREAKS_NAME = re.compile(r"\b(?:och|eller|för|till|samt|i|på|mot)\s*$")  # no name ends so
_NUMBER = re.compile(r"^\s*\d{1,2}\.?\s+(?=[A-ZÅÄÖ])")  # of a part, before its title
_TIMES = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s?[–-]\s?\d{1,2}(?:[.:]\d\d)?(?!\d)")
_LABELLED = re.compile(r"^\W*(?:tel|tfn|mobil|mob|ring|e-?post|mejl|mail|www|öppet|öppen)\b", re.IGNORECASE)


def has_channel(text: str) -> bool:
    """Whether a text gives a number or a mail address."""
    return any(span.channel != "web" for span in find_addresses(text))


def line_links(line: Passage) -> bool:
    """Whether a link in a line has a number or mail address for its target."""
    return any(link.href.lower().startswith(("tel:", "mailto:")) for row in line.rows for link in row.line.links)


def split_lines(passage: Passage) -> list[Passage]:
    """Give each line of a block as a passage, with what it wraps into."""
    runs: list[list[Row]] = []
    for row in passage.rows:
        if runs and _wraps(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [make_passage(tuple(run), passage.heading) for run in runs if any(row.line.text.strip() for row in run)]


def _wraps(before: Row, after: Row) -> bool:
    """Whether a line goes on in the next one, as those of print and of text files do."""
    upper, lower = before.line.text.rstrip(), after.line.text.lstrip()
    is_print = before.line.box is not None
    if (is_print or len(upper) > _WRAPPED_FROM) and _cuts_number(upper, lower):
        return True
    if is_print and after.kind != "cell" and _BREAKS_NAME.search(upper):
        return True
    if before.line.bold != after.line.bold or _LABELLED.match(lower):
        return False
    if _GOES_ON.search(upper) or (is_print and after.kind == "item"):
        return True
    if _LEADS_NUMBER.search(upper) and _BEGINS_NUMBER.match(lower):
        return True
    if _begins_with_hours(lower) or _TIMES.match(lower):
        return (is_print or len(upper) > _WRAPPED_FROM) and any(end == len(upper) for _, end in find_hours(upper))
    if is_print and after.kind == "cell":
        return not (_has_digit(upper) or _has_digit(lower))
    return lower[:1].islower() and "@" not in lower and (is_print or len(upper) > _WRAPPED_FROM)


def _cuts_number(upper: str, lower: str) -> bool:
    """Whether a narrow column breaks a number: digits end the line, and those in the next are no number by themselves.

    >>> _cuts_number("040-628 04", "57, 031-390 06 08"), _cuts_number("040-628 04 57", "031-390 06 08")
    (True, False)
    """
    if not (upper[-1:].isdigit() and lower[:1].isdigit()) or any(span.start == 0 for span in find_addresses(lower)):
        return False
    return any(span.start < len(upper) < span.end for span in find_phones(f"{upper} {lower}"))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _begins_with_hours(text: str) -> bool:
    return any(start == 0 for start, _ in find_hours(text))


def is_title(text: str) -> bool:
    """Whether a heading is one of a list, and names no one thing."""
    bare = _NUMBER.sub("", text).strip(" #:.")
    return is_list_title(bare) or match_heading(bare) is not None


def is_bare_title(text: str) -> bool:
    """Whether a line is nothing but the title of a list: a few words, and no sentence.

    >>> is_bare_title("Mottagningar"), is_bare_title("Skyddat boende för kvinnor."), is_bare_title("Tel:")
    (True, False, False)
    """
    return len(text.split()) <= _TITLE_MOST and not text.rstrip().endswith((".", ":")) and is_title(text)

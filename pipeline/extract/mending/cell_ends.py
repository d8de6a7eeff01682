"""Numbers and surnames that narrow cells of a table break where OCR wrote each line of the row, over all its cells.

    Mitt Henrik Prov 026-251 henrik.provgren@gavle.example.se
    Gren 76 92

The line below then ends with the rest of a number that is none without it, and begins with the rest of a name of which
the mail is made. Each is joined only where it alone makes the whole right.
"""

from __future__ import annotations

import re

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.meaning.made_of import is_made_of
from pipeline.extract.mending.mended import Mended
from pipeline.extract.wording.region_names import read_region
from pipeline.standard.phones import normalize_phone

_BEGUN = re.compile(r"(?<![\w@.+(-])(?P<number>(?:\+46 ?(?:\(0\) ?)?|0)\d[\d ]*(?:[-–/] ?)?(?:[\d ]*\d)?)[\s_|—–-]*$")
_BELOW = re.compile(r"(?P<words>(?:[^\W\d_][^\W\d_-]+ ?){0,3})(?P<digits>(?<!\d)\d{2,3}(?: \d{2,3}){0,2})?")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_EVIDENCE = "goes on in the next line of its cell"


def join_cell_ends(mended: Mended, above: Row, below: Row) -> None:
    """Join the number and the name before the one mail of a row to what the line below tells of them.

    Args:
        mended: The facts of the document, which are changed.
        above: A row.
        below: The row below it.
    """
    mails = [fact for fact in mended.of(above) if fact.kind == "email"]
    ends = _BELOW.fullmatch(below.line.text.strip())
    is_row = above.kind == below.kind == "paragraph" and above.line.page == below.line.page
    if not is_row or len(mails) != 1 or ends is None or mended.is_used(below):
        return
    _join_number(mended, above, mails[0], ends["digits"] or "")
    _join_name(mended, above, below, mails[0], ends["words"].strip())


def _join_number(mended: Mended, above: Row, mail: Fact, digits: str) -> None:
    begun = _BEGUN.search(above.line.text[: mail.start]) if digits else None
    number = begun["number"].rstrip() if begun else ""
    text = f"{number}\n{digits}"
    if begun is None or normalize_phone(number).is_valid or not normalize_phone(text).is_valid:
        return
    start = begun.start("number")
    mended.put(Fact("phone", above, start, start + len(number), text, 0.9, _EVIDENCE), mail.start)


def _join_name(mended: Mended, above: Row, below: Row, mail: Fact, words: str) -> None:
    """Join a surname's end to the words before the mail that are the name with it, and not without it."""
    for fact in mended.of(above) if words else ():
        starts = [word.start() for word in _WORD.finditer(fact.text)] if fact.kind in ("name", "text") else []
        for start in reversed(starts[:-1]):
            name = fact.text[start:]
            if is_made_of(mail.text, f"{name} {words}") and not is_made_of(mail.text, name):
                at = fact.start + start
                end = below.line.text.index(words) + len(words)
                printed = f"{above.line.text[at:].rstrip()}\n{below.line.text[:end]}"
                whole = Fact("name", above, at, at + len(printed), f"{name} {words}", 0.9, _EVIDENCE, printed)
                mended.put(whole, fact.end)
                _place(mended, above, fact.start, fact.text[:start].rstrip())
                return


def _place(mended: Mended, above: Row, start: int, text: str) -> None:
    """Read the bare name of a region in the cell before a name."""
    region = read_region(text)
    if region is not None and region.region_id:
        end = start + len(text)
        mended.put(Fact("region", above, start, end, text, 0.6, "beside a name", region.region_id), end)

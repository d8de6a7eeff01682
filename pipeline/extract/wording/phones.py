"""Telephone numbers in a line of text, verbatim, as people and OCR write them.

A number in any grouping is found and left as it is. What has the form of a date, a postal code or the number of an
organization is none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.wording.channel_spans import Span
from pipeline.standard.phones import normalize_phone

_HYPHENS = r"\-‐‑‒–—−~"  # signs of a set; the last as OCR reads one
_TRUNK_ZERO = r"[({[]0[)}\]]"  # `(0)`, whatever brackets OCR reads
_PHONE_START = re.compile(
    rf"(?:(?<![\w@+])(?<!\d\d[{_HYPHENS}])(?<![^A-Za-zÅÄÖåäö:. ][.:])|(?<=_{{3}}))"  # or after leaders
    rf"(?:\+\s?46|\(\+46\)|0046|\(0\d{{1,3}}\)|0\d{{1,3}}(?!\d{{9}}))"
    rf"|(?<=[a-zåäö][a-zåäö])\+46(?=[{_HYPHENS}\s\d(])"  # after a word that a picture parted from it
    rf"|(?<=[a-zåäö][a-zåäö])0\d{{1,3}}(?=[{_HYPHENS}]\d\d)"
)
_PHONE_NEXT = re.compile(
    rf"(:(?=\d\d(?!\d))|\s?[{_HYPHENS}/.]\s?|\s?{_TRUNK_ZERO}\s?[{_HYPHENS}]?|[ \u00a0\u2009\u202f]{{0,2}})(\d{{1,9}})"
)
_SPREAD = re.compile(r" {3,24}(\d{2,4})(?!\d)")  # digits that a text layer set wide apart
_AFTER_AREA_CODE = re.compile(rf"\s?[{_HYPHENS}]\s?[1-9]")  # no subscriber's number begins with 0
_AS_DIGITS = r"[\dOoIlSB|&]{2,3}"
_MARRED_PHONE = re.compile(
    rf"(?<![\w@.+])(?<!\d\d[{_HYPHENS}])(?:[0O]|\+4[6&] ?(?:\([0O]\) ?)?)[\dOIl|&]{{1,3}}\s?[{_HYPHENS}/ ]\s?"
    rf"{_AS_DIGITS}(?: ?{_AS_DIGITS}){{1,3}}(?![\w@])"
)
_DATE = re.compile(r"^(?:0?\d|[12]\d|3[01])[./-](?:0?\d|1[0-2])[./-](?:19|20)?\d\d$")
_CLOCK_TIMES = re.compile(
    rf"0\d\.[0-5]\d\s?[{_HYPHENS}]\s?(?:[01]\d|2[0-4])\.[0-5]\d(?!\.?\d)"  # 09.00-11.00
    rf"|(?:0[78](?:00|15|30|45)|0900)\s?[{_HYPHENS}]\s?(?:[01]\d|2[0-4])[0-5]\d(?!\s?\d)"  # 0800-1600
)
_LOST_PLUS = re.compile(r"(?<!\S)46[1-9]\d{8}(?!\S)")  # fewer digits may be those of a person born in 1946
_TRUNK = re.compile(_TRUNK_ZERO)
_NO_DIGITS = re.compile(r"\D+")
_MIN_DIGITS, _MAX_DIGITS = 7, 10
# What stands behind a number, and is no postal code with its town.
_DIGIT_TOO_MANY = re.compile(r" \d{2,3}(?!\d|[ \u00a0]\d\d [A-ZÅÄÖ])")
_BEFORE_COLON = 8  # digits before a colon that was a blank or a point; after fewer it is one of a time of day


@lru_cache(maxsize=4096)
def find_phones(text: str) -> tuple[Span, ...]:
    """Find telephone numbers that begin with 0, 00 46 or +46; short codes are left to those who know the context.

    >>> [s.text for s in find_phones("031 390 06 00 alt. 070 174 06 05")]
    ['031 390 06 00', '070 174 06 05']
    >>> [s.text for s in find_phones("070-174 06 08 – 08-465 004 81 – 031-390 06 00")]
    ['070-174 06 08', '08-465 004 81', '031-390 06 00']
    >>> [s.text for s in find_phones("Tel:031 390 06 00, mob.070-1740605, kl. 8:00-16:00")]
    ['031 390 06 00', '070-1740605']
    >>> [s.text for text in ("Eva Ek. . . . .070-174 06 05", "3.070-174 06 05") for s in find_phones(text)]
    ['070-174 06 05']
    >>> [s.text for s in find_phones("040-628 04 385, which is none, and not 040-628 04")]
    ['040-628 04 385', '040-628 04']
    >>> [s.text for s in find_phones("Tel ......031-390 06 00, mobil ______070-174 06 05")]
    ['031-390 06 00', '070-174 06 05']
    >>> [s.text for text in ("`070-174 06 05`", "[070-174 06 05]", "M:070-174 06 05") for s in find_phones(text)]
    ['070-174 06 05', '070-174 06 05', '070-174 06 05']
    >>> [s.text for s in find_phones("RingSkicka e-post070-174 06 05")]
    ['070-174 06 05']
    >>> [s.text for s in find_phones("Org.nr 202100-6073, 114 14 Stockholm, 2019-05-14, 2024-02-11 08.13")]
    []
    >>> [s.text for s in find_phones("Tel\u00a0070-174 06 05|040-628 04 00·[08-465 004 00]~–031-390 06 00")]
    ['070-174 06 05', '040-628 04 00', '08-465 004 00', '031-390 06 00']
    >>> [s.text for s in find_phones("Telefontid kl. 09.00-11.00 13.00-15.00, fredag 0800-1200")]
    []
    """
    if "0" not in text and "+" not in text and "46" not in text:
        return ()
    spans = _find_without_plus(text)
    at = 0
    while (match := _PHONE_START.search(text, at)) is not None:
        if (hours := _CLOCK_TIMES.match(text, match.start())) is not None:
            at = hours.end()
            continue
        end = _end_of_phone(text, match)
        raw = text[match.start() : end]
        digits = _national_digits(raw)
        if _MIN_DIGITS <= digits <= _MAX_DIGITS + 1 and not _DATE.match(raw):
            spans.append(Span("phone", match.start(), end, raw))
            at = end
        else:
            at = match.end()
    return tuple(sorted(spans, key=lambda span: span.start))


def _find_without_plus(text: str) -> list[Span]:
    """Find numbers that a spreadsheet took for such and left without their plus sign, in a cell of nothing but numbers.

    >>> [s.text for s in find_phones("46701740605 08-465 004 20")], find_phones("Dnr 46701740605")
    (['46701740605', '08-465 004 20'], ())
    """
    if any(map(str.isalpha, text)):
        return []
    found = [match for match in _LOST_PLUS.finditer(text) if normalize_phone(match.group()).is_valid]
    return [Span("phone", *match.span(), match.group()) for match in found]


def find_marred_phones(text: str) -> tuple[Span, ...]:
    """Find telephone numbers in which OCR read a letter or sign for a digit.

    >>> [s.text for s in find_marred_phones("Tel: O70-174 06 05, 031-39O 06 I2, 031-390 06 13")]
    ['O70-174 06 05', '031-39O 06 I2']
    """
    found = _MARRED_PHONE.finditer(text)
    return tuple(Span("lost_digit", m.start(), m.end(), m.group()) for m in found if _is_marred(m.group()))


def _is_marred(number: str) -> bool:
    digits, letters = sum(map(str.isdigit, number)), sum(map(str.isalpha, number)) + sum(map(number.count, "|&"))
    return 0 < letters < digits and _MIN_DIGITS <= digits + letters <= _MAX_DIGITS + 3 * number.startswith("+")


def _national_digits(raw: str) -> int:
    """Count the digits that the number has when written with its leading 0."""
    digits = _NO_DIGITS.sub("", _TRUNK.sub("", raw))
    if raw.lstrip("(").startswith("+"):
        return len(digits) - 1 - (1 if digits[2:3] == "0" else 0)
    return len(digits) - (3 if digits.startswith("0046") else 0)


def _end_of_phone(text: str, start: re.Match[str]) -> int:
    end = start.end()
    longer = _national_digits(start.group())
    while (group := _PHONE_NEXT.match(text, end)) is not None:
        so_far, longer = longer, _national_digits(text[start.start() : group.end()])
        if group.group(1) == ":" and so_far < _BEFORE_COLON:
            break
        is_new = so_far >= _MIN_DIGITS and _begins_number(text, group)
        if not is_new and longer == _MAX_DIGITS + 1 and so_far < _MAX_DIGITS - 1 and _DIGIT_TOO_MANY.match(text, end):
            return group.end()  # an invalid number, and not the valid one that its beginning may be
        if longer > _MAX_DIGITS or is_new or (group.end() < len(text) and text[group.end()].isalpha()):
            break
        end = group.end()
    return _end_of_spread(text, start.start(), end)


def _end_of_spread(text: str, start: int, end: int) -> int:
    """Where a number ends that is none yet and goes on behind wide gaps; else where it ended before them."""
    if _SPREAD.match(text, end) is None or normalize_phone(text[start:end]).is_valid:
        return end
    longer = end
    while (
        group := _SPREAD.match(text, longer) or (_PHONE_NEXT.match(text, longer) if longer > end else None)
    ) is not None:
        longer = group.end()
    is_whole = longer > end and _national_digits(text[start:longer]) <= _MAX_DIGITS
    return longer if is_whole and normalize_phone(text[start:longer]).is_valid else end


def _begins_number(text: str, group: re.Match[str]) -> bool:
    """Whether a group of digits is the area code of a further number rather than more of this one."""
    is_area_code = _AFTER_AREA_CODE.match(text, group.end()) is not None
    is_parted = bool(group.group(1)) and group.group(1).strip() in ("", "/")
    return is_parted and group.group(2).startswith("0") and (is_area_code or len(group.group(2)) >= 8)

"""Phone numbers: whatever way they are printed, one number is one value.

Digits are never changed, added or dropped. A number that is not valid in Sweden (nor a short code) keeps the digits as
printed and says so; what to do about it is a person's decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

REGION = "SE"
# Harmonised numbers of social value (116 000, 116 111 ...) and care (1177) are short codes to a caller.
_MAX_SHORT_CODE = 6
_DASHES = re.compile(r"[‐‑‒–—―−~]")
_LABEL = re.compile(r"^[^\d+(]*")
# A trunk zero in brackets after the country code: +46 (0)70; OCR reads other brackets too.
_TRUNK_ZERO = re.compile(r"(?<=\d)\s*[({[]0[)}\]]\s*")
_NOT_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in standard form.

    Attributes:
        value: E.164 (`+4620390000`), a short code as digits (`11414`), or the digits as printed if invalid.
        display: As a person in Sweden writes it (`020-39 00 00`, `114 14`), or as printed if invalid.
        is_valid: Whether the number can exist.
    """

    value: str
    display: str
    is_valid: bool


@lru_cache(maxsize=65_536)
def normalize_phone(raw: str) -> Phone:
    """Bring one printed number into standard form.

    >>> normalize_phone("020–390 000").value, normalize_phone("020-39 00 00").value
    ('+4620390000', '+4620390000')
    >>> normalize_phone("+46 (0)70-174 06 05").display
    '070-174 06 05'
    >>> normalize_phone("+46 {0)70-174 06 05").display
    '070-174 06 05'
    >>> normalize_phone("114 14")
    Phone(value='11414', display='114 14', is_valid=True)
    >>> normalize_phone("114 114").is_valid
    False
    """
    printed = " ".join(raw.removeprefix("tel:").split())
    dialled = _TRUNK_ZERO.sub(" ", _DASHES.sub("-", _LABEL.sub("", printed))).replace("/", "-").replace(":", " ")
    digits = _NOT_DIGIT.sub("", dialled)
    parsed = _parse(dialled)
    if parsed is None:
        # Digits that only look like a short code once the rest is left out are none.
        return Phone(printed if is_short_code(digits) else digits, printed, False)
    if is_short_code(digits):
        return Phone(digits, _display_short_code(digits), True)
    if not phonenumbers.is_valid_number(parsed):
        return Phone(digits, printed, False)
    return Phone(phonenumbers.format_number(parsed, PhoneNumberFormat.E164), _display(parsed), True)


def is_short_code(digits: str) -> bool:
    """Tell whether digits are a short code in use in Sweden, such as 112, 1177, 114 14 or 116 123.

    >>> is_short_code("11414"), is_short_code("114114"), is_short_code("0701740605")
    (True, False, False)
    """
    if not digits.isdigit() or not 3 <= len(digits) <= _MAX_SHORT_CODE:
        return False
    parsed = _parse(digits)
    return parsed is not None and phonenumbers.is_valid_short_number_for_region(parsed, REGION)


@lru_cache(maxsize=65_536)
def is_valid_value(value: str) -> bool:
    """Tell whether a value made by `normalize_phone` is a number that can exist.

    >>> is_valid_value("+46701740605"), is_valid_value("112"), is_valid_value("114114")
    (True, True, False)
    """
    if not value.startswith("+"):
        return is_short_code(value)
    parsed = _parse(value) if value[1:].isdigit() else None
    return parsed is not None and phonenumbers.is_valid_number(parsed)


def _parse(text: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, REGION)
    except NumberParseException:
        return None


def _display(number: PhoneNumber) -> str:
    if number.country_code != phonenumbers.country_code_for_region(REGION):
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _display_short_code(digits: str) -> str:
    return f"{digits[:3]} {digits[3:]}" if len(digits) > 4 else digits

"""Numbers that are nobody's own: freephone numbers of helplines, and exchanges."""

from __future__ import annotations

import re

from pipeline.vocabulary import fold, phrase_pattern, phrases, service_patterns

_FREEPHONE = re.compile(r"^(?:\+46\s?\(?0?\)?\s?|0)20")
_WORD = re.compile(r"\w+")
_JOUR = re.compile(r"\b\w{3,}jour(?:en)?[\s:.]*(?:p\w[\s:]+|(?:tel|tfn|telefon)[\s:.]+)?$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)[\s:.]*$")


def is_freephone(number: str) -> bool:
    """Whether a number is free to call for anyone, as helplines are.

    >>> is_freephone("020-39 00 00"), is_freephone("070-174 06 05")
    (True, False)
    """
    return _FREEPHONE.match(number) is not None


def is_of_helpline(number: str, before: str) -> bool:
    """Whether a freephone number stands behind the name of a helpline in its line, or any right behind that of a jour.

    >>> is_of_helpline("020-50 50 50", "Växel · Testlinjen "), is_of_helpline("020-50 50 50", "Tel: ")
    (True, False)
    >>> [is_of_helpline("036-10 57 50", before) for before in ("kvällar: socialjouren ", "socialjouren, Eva Ek ")]
    [True, False]
    """
    if _JOUR.search(before):
        return True
    return is_freephone(number) and (phrase_pattern("helpline").search(before) is not None or _names_line(before))


def _names_line(text: str) -> bool:
    forms = [form for kind, form in service_patterns() if kind == "helpline"]
    return any(form.match(word) for word in _WORD.findall(text) for form in forms)


def is_of_exchange(before: str) -> bool:
    """Whether the word before a number is that of an exchange or another number of a whole house.

    >>> is_of_exchange("Kontakt: växel "), is_of_exchange("Kvinnofridslinjen ")
    (True, False)
    """
    word = _LAST_WORD.search(before)
    return word is not None and fold(word[1]) in phrases("switchboard")

"""A name that is two people's: those of two columns of print, which OCR wrote into one line.

Eva Ek Bo Dahl             eva.ek@example.se and bo.dahl@example.se stand somewhere else
"""

from __future__ import annotations

from collections.abc import Collection

from pipeline.extract.wording.names import match_mail

_SURE = 0.85  # how well a mail has to fit a name
_EACH = 2  # words of a name, at the least


def are_two_names(name: str, mails: Collection[str]) -> bool:
    """Whether a name can be cut so that one mail is made of what stands before, and another of what stands behind.

    >>> are_two_names("Eva Ek Bo Dahl", ["eva.ek@example.se", "bo.dahl@example.se"])
    True
    >>> are_two_names("Eva Ek Bo Dahl", ["eva.ek@example.se"]), are_two_names("Eva Ek Dahl", ["e.ek@example.se"])
    (False, False)
    """
    words = name.split()
    for at in range(_EACH, len(words) - _EACH + 1):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        of_first = {mail for mail in mails if _is_of(mail, first, second)}
        of_second = {mail for mail in mails if _is_of(mail, second, first)}
        if of_first and of_second:
            return True
    return False


def _is_of(mail: str, name: str, other: str) -> bool:
    return match_mail(mail, name) >= _SURE > match_mail(mail, other)

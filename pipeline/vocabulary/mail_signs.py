"""How people write the signs of a mail address so that machines do not see them: `(at)`, ` snabel-a `, ` punkt `.

Both are fragments of regular expressions, without groups, to be matched without regard to case.
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"\s?[(\[{<]\s?", r"\s?[)\]}>]\s?"
_AT_WORDS = r"snabel-?\s?a"
_AT_ENTITY = r"&(?:#0*64|#x0*40|commat);?"
_DOT_ENTITY = r"&(?:#0*46|#x0*2e|period);?"

HIDDEN_AT = rf"(?:{_OPEN}(?:at|a|{_AT_WORDS}|@){_CLOSE}|\s(?:at|{_AT_WORDS})\s|\s?{_AT_ENTITY}\s?)"
HIDDEN_DOT = rf"(?:{_OPEN}(?:dot|punkt|\.){_CLOSE}|\s(?:dot|punkt)\s|\s?{_DOT_ENTITY}\s?)"

# What OCR reads for an `@`, alone or with a stray sign beside it, and nothing else within a word.
MISREAD_AT = r"(?<=[^\W_])(?:[(\[{]?[©®€][)\]}]?|[(\[{©®€]@|@[)\]}©®€])(?=[^\W_])"
LOCAL_END = re.compile(r"[@(\[{©®€]")  # where what stands before the sign ends, as it is printed

_LOST_AT = re.compile(
    r"(?<=[a-z0-9])(?:\(?[QGOÖ©®€&]\)?(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$)"
    r"|(?:[(\[{©®€]@|@[)\]}©®€])(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$))"
)


_MAIL = re.compile(r"\S@\S|[(\[]at[)\]]|[a-z0-9](?:\(a\)|[©®€])[a-z0-9-]+\.", re.IGNORECASE)


def holds_mail(text: str) -> bool:
    """Whether a text holds a mail address, also one with another sign, or with `(at)` or `(a)`, for its `@`.

    >>> [holds_mail(text) for text in ("eva.ek(a)umea.example.se", "eva.ek©umea.example.se", "© Umeå", "(a) Umeå")]
    [True, True, False, False]
    """
    return _MAIL.search(text) is not None


def find_lost_at(text: str) -> tuple[int, int] | None:
    """Give where another sign stands for the `@` of a mail address in small letters, or beside it, if one does.

    >>> find_lost_at("eva.ekQumea.example.se"), find_lost_at("eva.ek umea.example.se")
    ((6, 7), None)
    >>> find_lost_at("eva.ek(@umea.example.se"), find_lost_at("eva.ek@umea.example.se")
    ((6, 8), None)
    """
    signs = [] if re.search(r"\s", text) else list(_LOST_AT.finditer(text))
    is_one = len(signs) == 1 and signs[0].group().count("@") == text.count("@")
    return signs[0].span() if is_one else None


def mend_lost_sign(text: str) -> str | None:
    """Give a mail address with its `@` in place of the sign that was read for it, or None where that is not clear.

    >>> mend_lost_sign("eva.ek(Qumea.example.se")
    'eva.ek@umea.example.se'
    """
    place = find_lost_at(text)
    return None if place is None else f"{text[: place[0]]}@{text[place[1] :]}"

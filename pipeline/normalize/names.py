"""Names of people in the order in which they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from pipeline.vocabulary import fold, given_names

_SURNAME_FIRST = re.compile(r"\s*(?P<surname>[^,]+?)\s*,\s*(?P<given>[^,]+?)\s*")
_WORD = re.compile(r"[\w'’.-]+")
_FIT = 85


def order_name(name: str, mails: Iterable[str]) -> str:
    """Put the given name first where the surname is printed first; where the mail and the words deny it leave the name.

    >>> order_name("Exempel, Ymer", ["ymer.exempel@umea.example.se"]), order_name("Exempel, Anna", ["exan@example.se"])
    ('Ymer Exempel', 'Anna Exempel')
    >>> order_name("Anna, Exempel", ["info@umea.example.se"]), order_name("Anna, M.", ["info@umea.example.se"])
    ('Anna, Exempel', 'M. Anna')
    >>> order_name("Exempel Anna", ["anna.exempel@example.se"]), order_name("Anna Exempel", ["exempel.anna@example.se"])
    ('Anna Exempel', 'Anna Exempel')
    """
    found = _SURNAME_FIRST.fullmatch(name)
    if found is None:
        return name if "," in name or "\n" in name else _turn(name, list(mails))
    given, surname = found["given"], found["surname"]
    is_denied = _starts_with_given(surname) and not _starts_with_given(given) and len(given.rstrip(".")) > 1
    if is_denied and not any(_proves(mail, given, surname) for mail in mails):
        return name
    return f"{given} {surname}"


def _turn(name: str, mails: list[str]) -> str:
    """Put the given name first where no comma parts it from the surname, but a mail has them in that order."""
    words = name.split()
    for at in range(1, len(words)):
        surname, given = " ".join(words[:at]), " ".join(words[at:])
        if _starts_with_given(given) and not _starts_with_given(surname):
            whole = (mail for mail in mails if mail.find(".") > 1)
            return f"{given} {surname}" if any(_proves(mail, given, surname) for mail in whole) else name
    return name


def _starts_with_given(name: str) -> bool:
    return re.split(r"[\s-]", fold(name))[0] in given_names()


def _proves(mail: str, given: str, surname: str) -> bool:
    first, dot, rest = mail.partition("@")[0].partition(".")
    is_given = first == fold(given)[:1] if len(first) == 1 else _is_near(first, given)
    return bool(dot) and is_given and (_is_near(rest, surname) or _is_near(rest, surname.split()[-1]))


def _is_near(part: str, name: str) -> bool:
    bare = [re.sub(r"[\W\d_]+", "", fold(text)) for text in (part, name)]
    return fuzz.ratio(*bare) >= _FIT


def read_apart(stated: str, printed: str, repaired: str) -> str:
    """Give a name whose parts are printed apart with what repair made of each part.

    >>> read_apart("Märta Ek", "Ek\\nMarta", "Ek\\nMärta")
    'Märta Ek'
    >>> read_apart("Marta Ek", "Ek;Marta", "Ek;Märta")
    'Märta Ek'
    """
    words = [_WORD.findall(text) for text in (printed, repaired)]
    if len(words[0]) != len(words[1]):
        return stated
    mended = dict(zip(*words, strict=True))
    return _WORD.sub(lambda word: mended.get(word.group(), word.group()), stated)

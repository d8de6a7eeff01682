"""Names of people in the order in which they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from pipeline.vocabulary import fold

_SURNAME_FIRST = re.compile(r"\s*(?P<surname>[^,]+?)\s*,\s*(?P<given>[^,]+?)\s*")
_WORD = re.compile(r"[\w'’.-]+")
_FIT = 85


def order_name(name: str, mails: Iterable[str]) -> str:
    """Put the given name first where the surname is printed first and a mail proves it; else leave the name as it is.

    >>> order_name("Exempel, Anna", ["anna.exempel@umea.example.se"])
    'Anna Exempel'
    >>> order_name("Exempel, Anna", ["info@umea.example.se"])
    'Exempel, Anna'
    """
    found = _SURNAME_FIRST.fullmatch(name)
    if found is None or not any(_proves(mail, found["given"], found["surname"]) for mail in mails):
        return name
    return f"{found['given']} {found['surname']}"


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

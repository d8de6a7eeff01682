"""Whether a mail address is made of a name, and whether a text is a name with its surname first."""

from __future__ import annotations

import re

from pipeline.extract.meaning.pieces import title_at
from pipeline.extract.wording.names import has_given_name, is_named_in, looks_like_name, match_mail
from pipeline.vocabulary import fold
from pipeline.vocabulary.mail_signs import LOCAL_END

_SIGN = re.compile(r"[._]")  # between the parts of a mail address
_SURNAME = frozenset({"efternamn", "surname", "last name", "family name"})
_GIVEN = frozenset({"fornamn", "given name", "first name"})
_PROOF, _INITIAL_PROOF = 0.95, 0.9


def is_turned(text: str) -> bool:
    """Whether a text is a surname, a comma and a known given name."""
    surname, comma, given = text.partition(",")
    if not comma or has_given_name(surname) or not given.strip() or not all(map(has_given_name, given.split())):
        return False
    return looks_like_name(f"{given.strip()} {surname}")


def order_below(header: str | None, text: str) -> str:
    """A name in its order where a column's header says that surnames stand first in it, whatever names they are.

    >>> order_below("Efternamn, förnamn", "Exempel, Jîn"), order_below("Namn", "Exempel, Jîn")
    ('Jîn Exempel', '')
    """
    first, _, second = (header or "").partition(",")
    surname, comma, given = (part.strip() for part in text.partition(","))
    if not comma or fold(first) not in _SURNAME or fold(second) not in _GIVEN:
        return ""
    return name if looks_like_name(name := f"{given} {surname}") else ""


def is_made_of(mail: str, name: str) -> bool:
    """Whether a mail is a whole name's, or an initial's and surname's; an organization's (`info@`) has one part.

    So is one of a title and the given name, where that is a known one.

    >>> is_made_of("asa_ek@umea.example.se", "Asa Ek"), is_made_of("asaek@umea.example.se", "Åsa Ek")
    (True, True)
    >>> is_made_of("koordinator.asa@umea.example.se", "Åsa Ek"), is_made_of("info.asa@umea.example.se", "Åsa Ek")
    (True, False)
    >>> is_made_of("socialajouren@umea.example.se", "Sociala Jouren")
    False
    """
    surname, comma, given = name.partition(",")
    said = f"{given.strip()} {surname}" if comma else name
    parts = _SIGN.split(LOCAL_END.split(mail, maxsplit=1)[0])
    if len(parts) == 1:  # the name itself run together
        return match_mail(mail, said) == 1.0 and has_given_name(said)
    if len(parts) == 2 and title_at([parts[0].lower()]) >= 0 and is_named_in(said.split()[0], mail):
        return has_given_name(said)
    proof = _INITIAL_PROOF if len(parts[0]) == 1 else _PROOF
    return match_mail(mail, said) >= proof

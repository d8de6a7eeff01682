"""A stranger's mail in a contact: that of somebody whose own name the document, or its scan, lost.

Two mails that say two given names and two surnames are of two people. Where one is the contact's own, the other is
set aside, and with it the numbers of its line and, where it stands before the contact's own name, those before it: they
are the stranger's, whoever that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from pipeline.domain.statements import Statement
from pipeline.extract.mentions import Draft
from pipeline.extract.wording.names import match_mail
from pipeline.vocabulary.mail_signs import LOCAL_END

_OWN = 0.85  # how well a mail fits the name that it is of


def are_of_two(mails: Iterable[str]) -> bool:
    """Whether mails say two given names and two surnames, and so are of two people.

    >>> are_of_two(["eva.ek@example.se", "bo.alm@example.se"])
    True
    >>> are_of_two(["eva.ek@example.se", "eva.ek-alm@example.se"]), are_of_two(["e.ek@example.se", "bo.alm@example.se"])
    (False, True)
    """
    said = sorted(set(filter(None, map(_say, mails))))
    return any(_are_apart(a[0], b[0]) and a[-1] != b[-1] for a, b in combinations(said, 2))


def _are_apart(given: str, other: str) -> bool:
    """Whether two given names, of which one may be an initial, are of two people."""
    return given[0] != other[0] if 1 in (len(given), len(other)) else given != other


def _say(mail: str) -> tuple[str, ...]:
    """The given name, or its initial, and the surname that a mail says; nothing where it says no two words."""
    parts = tuple("".join(LOCAL_END.split(mail, maxsplit=1)[0].lower().split()).split("."))
    return parts if len(parts) > 1 and all(parts) and len(parts[-1]) > 1 else ()


def take_strangers(people: Iterable[Draft]) -> list[Statement]:
    """Take strangers' mails and numbers out of contacts, and give them.

    Args:
        people: The contacts, which are changed.
    """
    taken: list[Statement] = []
    for person in people:
        strange = _find_strange(person)
        person.statements[:] = [s for s in person.statements if s not in strange]
        taken.extend(strange)
    return taken


def has_own_mail(person: Draft) -> bool:
    """Whether a contact has a mail that is made of its name."""
    names = [s.value for s in person.statements if s.property == "name"]
    mails = [s.value for s in person.statements if s.property == "email"]
    return any(match_mail(mail, name) >= _OWN for mail in mails for name in names)


def _find_strange(person: Draft) -> Sequence[Statement]:
    names = [s.value for s in person.statements if s.property == "name"]
    mails = [s for s in person.statements if s.property == "email"]
    own = [s for s in mails if any(match_mail(s.value, name) >= _OWN for name in names)]
    strange = [s for s in mails if s not in own and any(are_of_two((s.value, mail.value)) for mail in own)]
    lines = {_line(s) for s in strange} - {_line(s) for s in own}
    begun = min((_line(s) for s in person.statements if s.property == "name"), default=(0, 0))
    before = max((_line(s) for s in strange if _line(s) < begun), default=(0, 0))
    phones = [s for s in person.statements if s.property == "phone"]
    return [*strange, *(s for s in phones if _line(s) in lines or _line(s) <= before)]


def _line(statement: Statement) -> tuple[int, int]:
    return statement.place.page, statement.place.line

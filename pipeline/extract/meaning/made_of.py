"""Whether a mail address is made of a name, and whether a text is a name with its surname first."""

from __future__ import annotations

from pipeline.extract.wording.names import has_given_name, looks_like_name, match_mail
from pipeline.vocabulary.mail_signs import LOCAL_END

_PROOF, _INITIAL_PROOF = 0.95, 0.9


def is_turned(text: str) -> bool:
    """Whether a text is a surname, a comma and a known given name."""
    surname, comma, given = text.partition(",")
    if not comma or has_given_name(surname) or not given.strip() or not all(map(has_given_name, given.split())):
        return False
    return looks_like_name(f"{given.strip()} {surname}")


def is_made_of(mail: str, name: str) -> bool:
    """Whether a mail is a whole name's, or an initial's and surname's; an organization's (`info@`) has one part."""
    surname, comma, given = name.partition(",")
    said = f"{given.strip()} {surname}" if comma else name
    parts = LOCAL_END.split(mail, maxsplit=1)[0].split(".")
    proof = _INITIAL_PROOF if len(parts) == 2 and len(parts[0]) == 1 else _PROOF
    return len(parts) > 1 and match_mail(mail, said) >= proof

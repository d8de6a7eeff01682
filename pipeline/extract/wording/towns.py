"""The county of the town that a mail address is of."""

from __future__ import annotations

import re
from functools import cache

from pipeline.vocabulary import municipalities
from pipeline.vocabulary.mail_signs import HIDDEN_AT, HIDDEN_DOT

_AT, _DOT = re.compile(HIDDEN_AT, re.IGNORECASE), re.compile(HIDDEN_DOT, re.IGNORECASE)
_LEAST = 4  # letters of a label of a domain that stands for a town


def county_of_domain(mail: str) -> str:
    """Give the county of the municipality that a label of a mail's domain is named after.

    >>> county_of_domain("eva.ek@social.umea.example.se"), county_of_domain("eva.ek@polisen.example.se")
    ('24', '')
    >>> county_of_domain("eva.ek@ social. umea.example.se")
    '24'
    >>> county_of_domain("eva.ek (snabel-a) umea.example.se"), county_of_domain("eva.ek [at] umea [punkt] example.se")
    ('24', '24')
    """
    mail = _DOT.sub(".", _AT.sub("@", mail))
    labels = "".join(mail.lower().split()).rpartition("@")[2].split(".")  # OCR sets blanks beside its dots
    return next((_towns()[label] for label in labels if len(label) >= _LEAST and label in _towns()), "")


@cache
def _towns() -> dict[str, str]:
    return {place.domain.partition(".")[0]: place.county_code for place in municipalities()}

"""Names that OCR cut within a word or ran together (`Gésta San dberg`, `ElinLundstrém`), by the mail beside them.

A mail of two parts says where a name is parted. Letters that OCR misread may differ; blanks do not count. Where a mail
has only the initial, a name run together is parted at its capital, if a known given name stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.near_mails import Mails
from pipeline.extract.wording.names import PARTICLES, has_given_name
from pipeline.vocabulary import fold
from pipeline.vocabulary.mail_signs import LOCAL_END

_SHAPED = re.compile(r"[^\W\d_a-zåäö][^\W\d_]*(?:[ -]?[^\W\d_][\w¢-]*){0,4}")
_GLUED = re.compile(r"(?P<given>[^\W\d_a-zåäö][a-zåäöé]+)(?P<surname>[^\W\d_a-zåäö][a-zåäöé]+)")
_LIKE, _SHORT_LIKE, _GLUED_LIKE = 88, 79, 85  # of a part; one letter of a short one may be misread
_SHORT = 6  # letters
_WHOLE = 2  # words of a name that nothing cut
_LEAST = 3  # letters of each part
_SAID = "cut or run together by OCR, parted as the mail beside it is"


def join_broken(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts of an OCR text with each broken name as one, as it is parted in its mail.

    Args:
        facts: All facts of a document in reading order.
    """
    mails = Mails(facts)
    return tuple(_join(fact, mails) if fact.kind in ("text", "name") else fact for fact in facts)


def _join(fact: Fact, mails: Mails) -> Fact:
    if _SHAPED.fullmatch(fact.text) is None or fact.value:
        return fact
    near = [mail.text for mail in mails.near(fact)]
    words = fact.text.split()
    if len(words) > 1 and all(word[0].isupper() or word in PARTICLES for word in words):
        return fact  # a word that was cut goes on with a small letter
    found = {name for mail in near if (name := _part_as(fact.text, mail)) is not None}
    if len(found) != 1:
        return fact
    return replace(fact, kind="name", text=found.pop(), value=fact.text, confidence=0.85, evidence=_SAID)


def _part_as(text: str, mail: str) -> str | None:
    """Part a text as a mail is parted, or give None where that is not its mail.

    >>> _part_as("Gésta San dberg", "gosta.sandberg@visby.example.se"), _part_as("SaraEk", "s.ek@visby.example.se")
    ('Gésta Sandberg', 'Sara Ek')
    >>> _part_as("Eva Ekberg", "siv.alm@visby.example.se"), _part_as("Kontakt", "kon.takt@visby.example.se")
    (None, None)
    """
    given, dot, surname = LOCAL_END.split(mail, maxsplit=1)[0].strip().lower().partition(".")
    glued = _GLUED.fullmatch(text)
    if glued is not None and has_given_name(glued["given"]):
        is_fitting = (
            glued["given"][:1].lower() == given[:1] and fuzz.ratio(fold(glued["surname"]), surname) >= _GLUED_LIKE
        )
        return f"{glued['given']} {glued['surname']}" if is_fitting else None
    words = text.split()
    if not dot or len(given) < _LEAST or len(surname) < _LEAST or len(words) <= _WHOLE:
        return None
    cuts = ["".join(words[:at]) + " " + "".join(words[at:]) for at in range(1, len(words))]
    named = [cut for cut in cuts if _is_like(cut, given, surname)]
    return named[0] if len(named) == 1 else None


def _is_like(cut: str, given: str, surname: str) -> bool:
    parts = cut.split(" ")
    return all(
        fuzz.ratio(_letters(part), _letters(meant)) >= (_LIKE if len(meant) > _SHORT else _SHORT_LIKE)
        for part, meant in zip(parts, (given, surname), strict=True)
    )


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]+", "", fold(text))

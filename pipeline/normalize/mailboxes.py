"""What stands before the sign of a mail, as the name beside it and the other reading of its line tell it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.domain.statements import Mention
from pipeline.normalize.domains import unslip
from pipeline.vocabulary import fold, given_names
from pipeline.vocabulary.loading import read_table

MAIL = re.compile(
    r"(?P<local>[\w.+-]+)(?:\(?[@QqÖ©®&€]|\([a-z»])(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", re.IGNORECASE
)
_BLANK_SIGN = re.compile(r"[.,]* ")
_DOUBLED = re.compile(r"[.,_]{2,}")
_LIKE = 85
_SHORTEST_NAME = 4  # letters of a mail that an initial and a surname make
_SIGNS = frozenset({".", "_", "-"})  # that stand between the names of mails
_LEAST_TOLD = 3  # mails of given and family name that tell how a document writes them
_BARS = frozenset("|][")  # that are read for an l
_SHORT = 3  # letters of a surname that may stand in other words


def settle_local(mail: str, other_reading: str | None, name: str, usual: str = "") -> str | None:
    """Give what stands before the sign of a mail as the name has it: so the other reading does, or a slip explains it.

    Args:
        mail: As read, lower case.
        other_reading: Of its line, where there is one.
        name: Beside it.
        usual: The sign that all mails of the document that have both names have between them, if there is one.

    >>> settle_local("jena.ek-prov@example.se", "lena.ek-provQexample.se", "Lena Ek-Prov")
    'lena.ek-prov'
    >>> settle_local("ake.ohm@example.se", "Ake Ohm, ake.ohrn(Mexample.se", "Åke Öhrn")
    'ake.ohrn'
    >>> settle_local("eva..holm@example.se", None, "Eva Holm"), settle_local("evaiholm@example.se", None, "Eva Holm")
    ('eva.holm', 'eva.holm')
    >>> settle_local("inga-lill ek@example.se", None, "Inga-Lill Ek")
    'inga-lill.ek'
    >>> settle_local("emil.groniund@example.se", None, "Emil Grénlund")
    'emil.gronlund'
    >>> settle_local("eva.hoim@example.se", None, "Eva Holm"), settle_local("eva.holm@example.se", None, "Eva Hoim")
    ('eva.holm', None)
    >>> settle_local("inorlin@example.se", None, "Lena Norlin"), settle_local("inorlin@example.se", None, "Ida Norlin")
    ('lnorlin', None)
    >>> settle_local("eva holm@example.se", None, "Eva Holm", "_")
    'eva_holm'
    >>> settle_local("eva holm@example.se", "eva_ holmQexample.se", "Eva Holm")
    'eva_holm'
    >>> settle_local("eholm@example.se", "e.holmQexample.se", "Eva Holm")
    'e.holm'
    >>> settle_local("jena.provqvist@example.se", "lena.provqvistQexample.se", "Lena Provqvist")
    'lena.provqvist'
    """
    own = mail.partition("@")[0].strip()
    whole = re.sub(r"(?<=[a-z]) (?=[a-z])", "", own)
    if whole != own and _letters(whole) == _letters(name) and "." in whole:  # no address has a blank
        return whole
    if " " in own and (parted := _put_sign(own, other_reading or "", name, usual)):
        return parted
    if _DOUBLED.search(own) and _letters(own) == _letters(name):  # no address has two such signs in a row
        return _DOUBLED.sub(lambda signs: "_" if "_" in signs.group() else ".", own)
    others = {match["local"].lower() for match in MAIL.finditer(other_reading or "")}
    unslipped = {local for local in unslip(own) if local.count(".") < 2}
    slips = {local for local in unslipped if _names(own, local, name)}
    if (point := _find_point(own, others, name)) is not None:
        return point
    told = {local for local in others if is_like(own, local)} | (others & unslipped) | slips
    meant = {local for local in told if _letters(local) == _letters(name)}
    meant = meant or {local for local in slips if _is_like_name(local, name)}
    meant = meant or _initialled(own, name)
    return next(iter(meant)) if len(meant) == 1 and _letters(own) != _letters(name) else None


def mend_signs(mail: str, name: str) -> list[tuple[int, str]]:
    """Give the signs of a mail that the name beside it puts right, each with its place.

    >>> mend_signs("c,ek-prov@umea.example.se", "Cajsa Ek-Prov"), mend_signs("|.ek@umea.example.se", "Lo Ek")
    ([(1, '.')], [(0, 'l')])
    >>> mend_signs("torbjorn,malmstrom@umea.example.se", "Torbj6rn Malmstrém")
    [(8, '.')]
    >>> mend_signs("inga-lill:ek@umea.example.se", "Inga-Lill Ek")
    [(9, '.')]
    >>> mend_signs("|.ek@umea.example.se", "Eva Ek"), mend_signs("info,ek@umea.example.se", "Eva Ek")
    ([], [])
    >>> mend_signs("].ek@umea.example.se", "Lo Ek")
    [(0, 'l')]
    >>> mend_signs("1.ek@umea.example.se", "Lo Ek"), mend_signs("1.ek@umea.example.se", "Eva Ek")
    ([(0, 'l')], [])
    >>> mend_signs("anna.|indstrom@umea.example.se", "Anna Lindstrém")
    [(5, 'l')]
    """
    local = mail.partition("@")[0].rstrip()
    signs = [(at, "l") for at, char in enumerate(local) if char in _BARS or (at == 0 and local.startswith("1."))]
    signs += [(at, ".") for at, char in enumerate(local) if char in ",:" and local[at + 1 :].strip() == local[at + 1 :]]
    mended = list(local)
    for at, sign in signs:
        mended[at] = sign
    given, dot, surname = "".join(mended).partition(".")
    words = name.split()
    if not dot or len(words) < 2:
        return []
    is_given = given == _letters(words[0])[:1] or _is_near(given, words[0])
    return signs if is_given and any(_is_near(surname, part) for part in (" ".join(words[1:]), words[-1])) else []


def find_usual_sign(mentions: Sequence[Mention]) -> str:
    """Give the sign that all mails of given and family name have between them, where there are some, else nothing."""
    signs: list[str] = []
    for mention in mentions:
        words = [_letters(word) for word in (mention.first("name") or "").split()]
        for mail in mention.values("email") if len(words) > 1 else ():
            local = mail.partition("@")[0].lower()
            if local.startswith(words[0]) and local.endswith(words[-1]) and " " not in local:
                signs.append(local[len(words[0]) : len(local) - len("".join(words[1:]))])
    told = [sign for sign in signs if sign in _SIGNS]
    return told[0] if len(told) >= _LEAST_TOLD and len(set(told)) == 1 else ""


def is_read_so(mail: str, name: str, other_name: str) -> bool:
    """Whether the other reading has the surname as a mail has it, so that it is the name that is misread.

    A surname that is made of known parts, where the mail's is not, is right though the other reading misreads both.

    >>> is_read_so("eva.hjortsberg@umea.se", "Eva Hjorlsberg", "Eva Hjortsberg, samordnare")
    True
    >>> is_read_so("eva.wahiqvist@umea.se", "Eva Wahlqvist", "Eva Wahiqvist")
    False
    """
    surname = _letters(mail.partition("@")[0].rpartition(".")[2])
    own = _letters(name.rpartition(" ")[2])
    if _is_made(own) and not _is_made(surname):
        return False
    return len(surname) > _SHORT and surname in _letters(other_name) and surname not in _letters(name)


def _put_sign(own: str, other: str, name: str, usual: str) -> str | None:
    """What stands before the sign with the one between given and surname that was read as a blank, or None.

    A low line is told by itself, by the other reading or by the other mails; else it is a point. The names may be
    misread where all mails of the document have that sign, or a comma is left of it.
    """
    pieces, words = _BLANK_SIGN.split(own), name.split()
    if len(pieces) != 2:
        return None
    given, surname = map(_drop_accents, pieces)
    has_line = given.endswith("_") or surname.startswith("_")
    has_line = (
        has_line
        or re.search(rf"{re.escape(given)}[. ]?_ ?{re.escape(surname)}", _drop_accents(other.lower())) is not None
    )
    is_exact = "." not in own and [*map(_letters, pieces)] == [*map(_letters, name.split(" ", 1))]
    is_near = (bool(usual) or ", " in own) and len(words) == 2 and all(map(_is_near, pieces, words))
    sign = "_" if has_line else usual or "."
    return f"{given.rstrip('_')}{sign}{surname.lstrip('_')}" if is_exact or is_near else None


def _drop_accents(text: str) -> str:
    return "".join(fold(char) if char.isalpha() else char for char in text)


def _find_point(own: str, others: Collection[str], name: str) -> str | None:
    """The initial and surname with the point between them that the other reading saw, and nothing else."""
    words = [_letters(word) for word in name.split()]
    dotted = (
        {f"{words[0][:1]}.{surname}" for surname in ("".join(words[1:]), *words[1:][-1:])} if len(words) > 1 else ()
    )
    found = {local for local in dotted if local in others and local.replace(".", "") == own}
    return next(iter(found)) if len(found) == 1 else None


def _initialled(own: str, name: str) -> set[str]:
    """What a mail of an initial and a surname was whose initial was misread: l and i are taken for each other."""
    words = [_letters(word) for word in name.split()]
    is_surname = len(own) > _SHORTEST_NAME and own[1:].lstrip(".") in {"".join(words[1:]), *words[1:][-1:]}
    return {words[0][0] + own[1:]} if is_surname and {own[0], words[0][:1]} == {"i", "l"} else set()


def _is_like_name(local: str, name: str) -> bool:
    """Whether what a slip explains is the name beside it, in which OCR misread letters of its own: `Grénlund`."""
    given, _, surname = local.partition(".")
    words = name.split()
    return len(words) == 2 and _letters(given) == _letters(words[0]) and _is_near(surname, words[1])


def _names(own: str, meant: str, name: str) -> bool:
    """Whether the part of a mail that differs is a name as meant, and none as read: else the name is misread.

    A name is a common one, or, where it stands beside the mail, a surname of two known parts: `Rosenblad`.
    """
    parts = [(a, b) for a, b in zip(own.split("."), meant.split("."), strict=False) if a != b]
    is_common = all(b in common_names() and a not in common_names() for a, b in parts)
    is_beside = _letters(meant) == _letters(name) or _is_like_name(meant, name)
    return is_common or (is_beside and all(_is_made(b) and not _is_made(a) for a, b in parts))


def _is_made(part: str) -> bool:
    """Whether a part of a mail is a common name, or a surname of two known parts."""
    from pipeline.normalize.repair.lexicon import load_lexicon
    from pipeline.normalize.repair.surnames import spell_surname

    return part in common_names() or spell_surname(part, load_lexicon()) is not None


@cache
def common_names() -> frozenset[str]:
    """The given names and surnames that many people bear, in the letters of mails."""
    return frozenset(_letters(row["name"]) for row in read_table("name_frequency")) | given_names()


def _is_near(part: str, name: str) -> bool:
    """Whether a part of a mail is a name, which may be damaged where it is long."""
    return _letters(part) == _letters(name) or fuzz.ratio(_letters(part), _letters(name)) >= _LIKE


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]+", "", fold(text))


def is_like(read: str, other: str) -> bool:
    """Whether two parts of mails are near to each other, and have the same digits."""
    same_digits = re.sub(r"\D", "", read) == re.sub(r"\D", "", other)
    return same_digits and fuzz.ratio(read, other) >= _LIKE

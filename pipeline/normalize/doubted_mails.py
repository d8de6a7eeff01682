"""Mails that are all but right: published for nobody until a person has read them.

A host that is a letter off the one that most mails of the document have (`examplle.se`) is doubted in whatever was
printed. What stands before the sign is doubted where OCR may have read it: a letter or two that stand before or behind
a part of the name (`gsnadia.ek@`), and a part that is a letter or two off, which the other reading of its line has not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from rapidfuzz.distance import OSA

from pipeline.domain.layout import Document
from pipeline.domain.statements import Extraction, Mention, QuarantinedItem, Statement
from pipeline.normalize.damage import is_read_twice, lost_letters
from pipeline.normalize.domains import is_known, unslip
from pipeline.normalize.mailboxes import common_names, find_usual_sign, is_read_so
from pipeline.normalize.readings import IN_DOUBT
from pipeline.standard.addresses import normalize_email
from pipeline.vocabulary import fold, municipalities

_LEAST = 3  # mails of a host that shows how another is misread
_LONG = 6  # letters of a label of a host that is a letter off another one
_TELLING = 5  # letters of a part of a name that a part of a mail is near to
_MOST_STRAY = 2
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a document shows of its mails.

    Attributes:
        hosts: How many mails each host has.
        lines: The lines that OCR read, each with its other reading, or None where there is none.
        sign: What stands between given and family name in all mails that have both, where that is one sign.
    """

    hosts: Mapping[str, int]
    lines: Mapping[tuple[int, int], str | None]
    sign: str


def doubt_mails(extraction: Extraction) -> Extraction:
    """Set the mails of people in doubt that are all but right, so that they are asked about and not published.

    Args:
        extraction: In standard form, after repair.

    Returns:
        The same, or one with those mails in doubt, each with a row of quarantine that says why.
    """
    mails = {mail for mention in extraction.mentions for mail in mention.values("email")}
    counts = Counter(mail.partition("@")[2] for mail in mails)
    hosts = dict(sorted(counts.items(), key=lambda host: (-host[1], host[0])))
    shown = _Shown(hosts, _find_read(extraction.document), find_usual_sign(extraction.mentions))
    items: list[QuarantinedItem] = []
    mentions = tuple(
        _doubt(mention, shown, items) if mention.entity_type == "person" else mention for mention in extraction.mentions
    )
    if not items:
        return extraction
    return replace(extraction, mentions=mentions, quarantined=(*extraction.quarantined, *items))


def _find_read(document: Document) -> dict[tuple[int, int], str | None]:
    """The lines that OCR read, each with its other reading, or None where there is none."""
    if not (is_read_twice(document) or lost_letters(document)):
        return {}
    return {(line.page, line.number): line.alternative for line in document.lines()}


def _doubt(mention: Mention, shown: _Shown, items: list[QuarantinedItem]) -> Mention:
    named = next((statement for statement in mention.statements if statement.property == "name"), None)
    beside = shown.lines.get((named.place.page, named.place.line)) if named else None
    statements: list[Statement] = []
    for statement in mention.statements:
        place, why = statement.place, ""
        if statement.property == "email" and normalize_email(statement.value).is_valid:
            mail, key = statement.value, (place.page, place.line)
            why = _explain_host(mail, shown.hosts, is_read=key in shown.lines)
            if named and not why and key in shown.lines and not is_read_so(mail, named.value, beside or ""):
                why = _explain_local(mail, named.value, shown.lines[key], shown.sign)
        if why:
            printed = statement.raw_text
            statement = replace(statement, value=f"{statement.value} {IN_DOUBT}", display=printed, evidence=why)
            items.append(QuarantinedItem(place.page, place.line, printed, "doubted_email", why))
        statements.append(statement)
    return replace(mention, statements=tuple(statements))


def _explain_host(mail: str, hosts: Mapping[str, int], *, is_read: bool) -> str:
    """Say why the host of a mail is in doubt, or nothing."""
    host = mail.partition("@")[2]
    if usual := next(_usual_hosts(host, hosts), ""):
        return f"its host is a letter off {usual}, which {hosts[usual]} mails of the document have"
    town = next(_near_towns(host), "") if is_read else ""
    return f"its host is a letter off the town {town}, and was read from an image" if town else ""


def _explain_local(mail: str, name: str, other: str | None, sign: str) -> str:
    """Say why what stands before the sign of a mail is in doubt, or nothing: the other reading may have it so."""
    local = mail.partition("@")[0]
    slip = next((meant for meant in _meant_parts(local, name, is_alone=True) if _is_slip(local, meant)), "")
    if slip and other is not None:
        return f"the name beside it has {slip}, which OCR is known to read so"
    if other and re.search(rf"(?<![\w.-]){re.escape(local)}", other.lower()):
        return ""
    if sign and local in {"".join(fold(word).split()) for word in name.split()[1:]}:
        return "it has the surname alone, where other mails of the document have the given name before it"
    meant = next(_meant_parts(local, name, is_alone=other is not None), "")
    return f"the name beside it has {meant}, and no other reading has it as it is read here" if meant else ""


def _is_slip(local: str, meant: str) -> bool:
    """Whether one misreading that OCR models share makes a part of a mail of a part of a name.

    >>> _is_slip("ingrid.wahiqvist", "wahlqvist"), _is_slip("linea.ek", "linnea")
    (True, False)
    """
    return any(meant in unslip(part) for part in re.split(r"[._]", local))


def _usual_hosts(host: str, hosts: Mapping[str, int]) -> Iterator[str]:
    """The hosts of most mails that one of few mails, which is nobody's, is a letter off; those of most come first.

    >>> list(_usual_hosts("iansstyrelsen.example.se", {"lansstyrelsen.example.se": 6, "iansstyrelsen.example.se": 1}))
    ['lansstyrelsen.example.se']
    >>> list(_usual_hosts("lulea.example.se", {"umea.example.se": 6, "lulea.example.se": 1}))
    []
    """
    least = _LEAST * max(1, hosts.get(host, 0))
    for usual in takewhile(lambda other: hosts[other] >= least, hosts):
        if _is_off(host, usual):
            yield usual


def _is_off(host: str, usual: str) -> bool:
    """Whether a host is a letter off another, in a label that is long enough to tell and no town's or agency's own."""
    if OSA.distance(host, usual, score_cutoff=1) != 1 or _DIGIT.findall(host) != _DIGIT.findall(usual):
        return False
    own, others = host.split("."), usual.split(".")
    if len(own) != len(others):  # a dot more or less
        return max(map(len, others)) >= _LONG
    differing = [(a, b) for a, b in zip(own, others, strict=True) if a != b]
    return all(len(b) >= _LONG and not is_known(f"{a}.se") for a, b in differing) and not is_known(host)


def _near_towns(host: str) -> Iterator[str]:
    """The towns that a label of a host, which is no town's or agency's own, is a letter off."""
    labels = [label for label in host.split(".")[:-1] if len(label) >= _LONG and not is_known(f"{label}.se")]
    for town in (place.domain.partition(".")[0] for place in municipalities()) if not is_known(host) else ():
        if len(town) >= _LONG and any(OSA.distance(label, town, score_cutoff=1) == 1 for label in labels):
            yield town


def _meant_parts(local: str, name: str, *, is_alone: bool) -> Iterator[str]:
    """The parts of a name that a part of a mail is all but, where the other part is the name's.

    Args:
        local: What stands before the sign.
        name: Beside it.
        is_alone: Whether another reading was held against this one, and has not got it.

    >>> list(_meant_parts("gsnadia.ek", "Nadia Ek", is_alone=False))
    ['nadia']
    >>> [list(_meant_parts("eva.provlid", "Eva Provlind", is_alone=alone)) for alone in (True, False)]
    [['provlind'], []]
    >>> list(_meant_parts("linea.provlund", "Linea Provlund", is_alone=False))
    []
    >>> list(_meant_parts("ake.ek", "Per-Åke Ek", is_alone=True)), list(_meant_parts("n.ek", "Nadia Ek", is_alone=True))
    (['perake'], [])
    >>> list(_meant_parts("kerstin.afek", "Kerstin af Ek", is_alone=True))
    []
    """
    given, *others = ("".join(fold(word).split()) for word in name.split()) if name else ("",)
    own = [part.replace("-", "") for part in re.split(r"[._]", local)]
    families = dict.fromkeys(("".join(others), *others[-1:])) if len(own) == 2 else {}
    told = [[(a, b) for a, b in zip(own, (given, family), strict=True) if a != b] for family in families]
    for differing in told if all(told) else ():  # else it is the name
        if len(differing) == 1 and all(_is_marred(a, b, is_alone=is_alone) for a, b in differing):
            yield differing[0][1]


def _is_marred(part: str, meant: str, *, is_alone: bool) -> bool:
    """Whether a part of a mail is a part of a name with stray letters around it or, alone, with others in it."""
    if len(meant) < _TELLING or part in common_names():
        return is_alone and len(part) > 2 and meant.endswith(part) and len(meant) > len(part)
    is_alone = is_alone or meant in common_names()  # which OCR has not made of another one
    is_stray = 0 < len(part) - len(meant) <= _MOST_STRAY and (part.startswith(meant) or part.endswith(meant))
    return is_stray or (is_alone and OSA.distance(part, meant, score_cutoff=_MOST_STRAY) <= _MOST_STRAY)

"""A mail's domain that two readings of a scan see differently, where exactly one of them is known, and lost signs.

Digits are never chosen between. Letters of a domain are settled only if what stands before the sign is the same in
both readings, one domain is a municipality's or agency's and the other is nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.domain.statements import Mention, QuarantinedItem, Statement
from pipeline.normalize.domains import is_known, mend_domain, unslip
from pipeline.normalize.mailboxes import MAIL, find_usual_sign, is_like, is_read_so, mend_signs, settle_local
from pipeline.normalize.spans import TextMap
from pipeline.vocabulary.mail_signs import find_lost_at, mend_lost_sign

if TYPE_CHECKING:
    from pipeline.normalize.repair import Edit

IN_DOUBT = "(in doubt)"
_COUNTRY = re.compile(r"^(?:(?:00)?46(?=\d{7})0?|0(?=\d{6}))")
_O_FOR_0 = re.compile(r"(?<![^\W\d_])[Oo](?=\d)|(?<=\d)[Oo](?![^\W\d_])")
_ABROAD = re.compile(r"(?:\+|\b00)(?!46)\d{1,3}[\s()0-]*$")
_MARRED = re.compile(r"[^\W\d_][0-9&|]+[^\W\d_]")


def settle_mails(mentions: Sequence[Mention], text_map: TextMap, *, is_damaged: bool = False) -> list[Edit]:
    """Give the changes of mails that a second reading of their line or the name beside them settles, in order.

    In a damaged document, so does the one known domain that a misread one can be.
    """
    settled: dict[tuple[int, int, int], tuple[str, str]] = {}
    is_read = is_damaged or any(line.alternative is not None for line in text_map.lines)
    domains = Counter(_domain(mail) for mention in mentions for mail in set(mention.values("email")))
    usual = find_usual_sign(mentions) if is_read else ""
    for mention in mentions:
        for statement in mention.statements:
            segments = text_map.find_segments(statement.place) if statement.property == "email" else ()
            if len(segments) != 1 or text_map.read_verbatim(segments) != statement.raw_text:
                continue
            (segment,) = segments
            line = text_map.lines[segment.index]
            if lost := find_lost_at(statement.raw_text):
                place = segment.index, segment.start + lost[0], segment.start + lost[1]
                settled[place] = "@", "what is read for the sign of a mail address, before a domain"
            at = statement.raw_text.find("@")
            if not lost and at < 0:
                continue
            local_end, start = (segment.start + end for end in lost or (at, at + 1))
            mail = (mend_lost_sign(statement.raw_text) or statement.raw_text).lower()
            own = _domain(mail)
            if domain := settle_domain(mail, line.alternative):
                evidence = f"the second reading of the line has {domain}, which is a known domain; this is none"
                settled[segment.index, start, segment.end] = domain, evidence
            elif is_read and (domain := mend_domain(own, domains.keys() - _suspect(own, domains))):
                evidence = f"one misread letter from {domain}, the only domain known or printed here that it can be"
                settled[segment.index, start, segment.end] = domain, evidence
            name = _read_name(mention)
            local = settle_local(mail, line.alternative, name, usual) if is_read else None
            if local and not is_read_so(mail, name, _read_beside(mention, text_map)):
                evidence = "one misread letter, or another reading, from the name beside it"
                settled[segment.index, segment.start, local_end] = local, evidence
            for at, sign in mend_signs(mail, name):
                place = segment.index, segment.start + at, segment.start + at + 1
                settled[place] = sign, "the name beside it is spelled so"
    return [_make_edit(text_map, *place, *settled[place]) for place in sorted(settled)]


def _read_name(mention: Mention) -> str:
    """The name of a mention, with the letters that digits and signs within its words are read for."""
    name = mention.first("name") or ""
    if not _MARRED.search(name):
        return name
    from pipeline.normalize.repair.misread_names import read_signs

    return " ".join(read_signs(word) if _MARRED.search(word) else word for word in name.split(" "))


def _suspect(own: str, domains: Counter[str]) -> set[str]:
    """A domain by itself, where it is no evidence of its own: printed once, or as often misread from a known one."""
    is_misread = not is_known(own) and any(map(is_known, unslip(own)))
    return {own} if domains[own] == 1 or is_misread else set()


def _read_beside(mention: Mention, text_map: TextMap) -> str:
    """What the other reading saw in the lines of a mention's name."""
    named = (statement for statement in mention.statements if statement.property == "name")
    indices = {segment.index for statement in named for segment in text_map.find_segments(statement.place)}
    return " ".join(text_map.lines[index].alternative or "" for index in sorted(indices))


def _domain(mail: str) -> str:
    return mail.rpartition("@")[2].strip().lower()


def _make_edit(text_map: TextMap, index: int, start: int, end: int, after: str, evidence: str) -> Edit:
    from pipeline.normalize.repair import Edit

    return Edit(index, start, end, text_map.lines[index].text[start:end], after, "email", evidence, 0.9)


def explain_difference(statement: Statement, text_map: TextMap) -> str | None:
    """Say how the second reading of a line differs on the digits of a number, or None where it has them all.

    Those of the country, and the 0 for it, say nothing of which number it is.
    """
    segments = text_map.find_segments(statement.place) if statement.property == "phone" else ()
    for segment in segments:  # a number in a narrow cell goes on in the next line
        line = text_map.lines[segment.index]
        printed = re.sub(r"\D", "", text_map.read_verbatim([segment]))
        if line.digits_differ and line.alternative and not _has_digits(line.alternative, printed):
            return f"two readings differ on a digit: {line.text!r} and {line.alternative!r}"
    return None


def _has_digits(reading: str, printed: str) -> bool:
    """Whether a reading has the digits of a number one after another, with or without those of Sweden before them.

    >>> [_has_digits(text, "46701740605") for text in ("+46 70 174 06 05", "070-174 06 05", "70 174 06 05")]
    [True, True, True]
    >>> [_has_digits(text, "46701740605") for text in ("+45 70 174 06 05", "070-174 06 06")]
    [False, False]
    >>> _has_digits("O70-174 O6 05", "0701740605")  # no other digit than the 0 that it is like
    True
    """
    reading = _O_FOR_0.sub("0", reading)
    if printed in re.sub(r"\D", "", reading):
        return True
    national = _COUNTRY.sub("", printed)
    found = re.search(r"\D*".join(national), reading)
    return found is not None and not _ABROAD.search(reading[: found.start()])


def doubt_number(statement: Statement, difference: str) -> tuple[Statement, QuarantinedItem]:
    """Keep a number on whose digits two readings differ as one that counts for nothing until a person reads it."""
    place, printed = statement.place, statement.raw_text
    doubtful = replace(statement, value=f"{printed} {IN_DOUBT}", display=printed, evidence=difference)
    return doubtful, QuarantinedItem(place.page, place.line, printed, "readings_differ", difference)


def settle_domain(mail: str, other_reading: str | None) -> str | None:
    """Give the domain that the other reading of a line has for a mail, where it is known and the mail's own is not.

    Args:
        mail: The mail in standard form.
        other_reading: What the other reading saw in the line.

    >>> settle_domain("moa.ek@social.gavlie.se", "moa.ekQsocial.gavle.se")
    'social.gavle.se'
    >>> settle_domain("moa.ek@umea.se", "moa.ek@gavle.se") is None
    True
    """
    local, _, domain = mail.partition("@")
    if not domain or is_known(domain):
        return None
    found = {match["domain"].lower() for match in MAIL.finditer(other_reading or "") if match["local"].lower() == local}
    known = [other for other in found if is_known(other) and is_like(domain, other)]
    return known[0] if len(found) == len(known) == 1 else None

"""Domains of mails that OCR misread by one slip: put right where only one known domain, or one of the document, fits.

`vocabulary/mail_slips.csv` lists what an OCR model takes for what. A domain that is known, or that other mails of the
document have, is right as it stands; one that is a slip away from nothing known stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from pipeline.vocabulary import municipality_of_domain, organization_of_domain
from pipeline.vocabulary.loading import read_table

_LEAST_BESIDE = 2  # other domains under the same one, which show how the document makes them


def mend_domain(domain: str, others: Collection[str]) -> str | None:
    """Give the domain that a misread one was, or None where it is right, or nothing or more than one fits.

    Args:
        domain: As read, lower case.
        others: The domains of the other mails of the document.

    >>> mend_domain("gavie.se", ()), mend_domain("maimo.se", ()), mend_domain("umea.se", ())
    ('gavle.se', 'malmo.se', None)
    >>> mend_domain("umea.example,se", ())
    'umea.example.se'
    >>> mend_domain("gavl e.example.se", {"gavle.example.se"}), mend_domain("gavl e.example.se", ())
    ('gavle.example.se', None)
    >>> mend_domain("gavle.examp|e.se", {"umea.example.se"})
    'gavle.example.se'
    >>> mend_domain("malmo.se", {"maimo.se"}) is None
    True
    >>> mend_domain("sotial.goteborg.se", {"social.goteborg.se"}), mend_domain("sotial.goteborg.se", ())
    ('social.goteborg.se', None)
    >>> mend_domain("gavie.kommun.example.se", {"umea.kommun.example.se", "falun.kommun.example.se"})
    'gavle.kommun.example.se'
    >>> mend_domain("lund.examplese", {"umea.example.se", "falun.example.se"})
    'lund.example.se'
    """
    if domain in others:
        return None
    if "," in domain:  # no domain has one: a dot, misread
        return domain.replace(",", ".")
    if " " in domain or "|" in domain:
        return _mend_broken(domain, others)
    if (parted := _part_ending(domain, others)) is not None:
        return parted
    meant = set(unslip(domain))
    is_own = is_known(domain)
    found = {other for other in meant & set(others) if is_known(other) or not is_own}
    if not found and not is_own:
        found = {other for other in meant if is_known(other)} or _mend_below(domain, others)
    return next(iter(found)) if len(found) == 1 else None


def _part_ending(domain: str, others: Collection[str]) -> str | None:
    """A domain that ends in one word with the last two of several others, between which a dot was lost."""
    first, _, end = domain.rpartition(".")
    endings = [".".join(other.split(".")[-2:]) for other in others if "." in other]
    meant = {ending for ending in endings if ending.replace(".", "") == end and endings.count(ending) >= _LEAST_BESIDE}
    return f"{first}.{next(iter(meant))}" if first and len(meant) == 1 else None


def _mend_below(domain: str, others: Collection[str]) -> set[str]:
    """What a domain can be that stands under one which others stand under too: with a town's name for nobody's."""
    first, _, rest = domain.partition(".")
    beside = [other for other in others if other.partition(".")[2] == rest]
    if "." not in rest or len(beside) < _LEAST_BESIDE or is_known(f"{first}.se"):
        return set()
    return {f"{one}.{rest}" for one in unslip(first) if municipality_of_domain(f"{one}.se") is not None}


def _mend_broken(domain: str, others: Collection[str]) -> str | None:
    """Give a domain with a blank or a bar in it as it was, if other mails or the towns have all its parts."""
    parts = {part for other in others for part in other.split(".")}
    whole = "".join(domain.split())
    meant = {whole.replace("|", letter) for letter in "li"}
    found = {one for one in meant if all(part in parts or is_known(f"{part}.se") for part in one.split(".")[:-1])}
    return next(iter(found)) if len(found) == 1 else None


def is_known(domain: str) -> bool:
    """Whether a domain is a municipality's or an agency's, or stands under one."""
    return municipality_of_domain(domain) is not None or organization_of_domain(domain) is not None


def unslip(text: str) -> Iterator[str]:
    """All that a part of a mail may have been before one slip.

    >>> "hjalm" in unslip("hjaim")
    True
    """
    for read, meant in _slips():
        at = text.find(read)
        while at >= 0:
            yield text[:at] + meant + text[at + len(read) :]
            at = text.find(read, at + 1)


@cache
def _slips() -> tuple[tuple[str, str], ...]:
    return tuple((row["read"], row["meant"]) for row in read_table("mail_slips"))

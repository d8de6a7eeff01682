"""Mail addresses and web addresses in standard form. Their letters are never repaired, only folded to lower case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from email_validator import EmailNotValidError, validate_email

from pipeline.vocabulary.folding import part_ligatures
from pipeline.vocabulary.mail_signs import HIDDEN_AT, HIDDEN_DOT

_AT = re.compile(rf"{HIDDEN_AT}|\s*@\s*", re.IGNORECASE)
_DOT = re.compile(HIDDEN_DOT, re.IGNORECASE)
_LOOSE = re.compile(r"(?<=[@.,_+-])\s+|\s+(?=[@.,_+-])|\s*\n\s*")
# What plainly is an address, as most are; to check one of any form takes two hundred times as long.
_PLAIN = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:se|nu|eu|com|org)")
_PLAIN_MOST = 60  # characters; any part of a longer one may be too long
_EDGES = " \t\r\n<>,;:()[]\"'\\|.!"
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """A mail or web address: its standard form, and whether it can exist (syntax only, no look-up)."""

    value: str
    is_valid: bool


@lru_cache(maxsize=65_536)
def normalize_email(raw: str) -> Address:
    """Bring a printed mail address into standard form.

    A blank beside a sign goes, and so does the end of a line; between letters it stands for a sign that print lost,
    and which one that was is not guessed.

    >>> normalize_email("Eva.Norlin@umea.se ")
    Address(value='eva.norlin@umea.se', is_valid=True)
    >>> normalize_email("mailto:asa.ek (at) umea.example.se").value
    'asa.ek@umea.example.se'
    >>> normalize_email("asa punkt ek snabel-a umea.example punkt se").value
    'asa.ek@umea.example.se'
    >>> normalize_email("eva. norlin @umea.se").value, normalize_email("eva norlin@umea.se").is_valid
    ('eva.norlin@umea.se', False)
    >>> [normalize_email(f"eva.norlin@{domain}").is_valid for domain in ("umea", "umea.seé", "umea.s")]
    [False, False, False]
    """
    text = _DOT.sub(".", _AT.sub("@", part_ligatures(raw).strip())).strip(_EDGES)
    text = text.removeprefix("mailto:").partition("?")[0].lower()
    text = _LOOSE.sub("", text)
    if len(text) <= _PLAIN_MOST and _PLAIN.fullmatch(text):
        return Address(text, True)
    try:
        # Fiction domains such as example.se are no special-use names to the library; `.example` would be.
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return Address(text, False)
    end = checked.domain.rpartition(".")[2]
    return Address(text, end != checked.domain and end.isascii() and len(end) > 1)


@lru_cache(maxsize=16_384)
def normalize_url(raw: str) -> Address:
    """Bring a printed web address into standard form: scheme, lower-case host, no default port, no bare slash.

    >>> normalize_url("www.NMTsverige.se").value
    'https://www.nmtsverige.se'
    >>> normalize_url("http://www.umea.se:80/nmt/?q=stöd").value
    'http://www.umea.se/nmt/?q=st%C3%B6d'
    """
    text = "".join(raw.split()).strip(_EDGES)
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = _to_ascii(parts.hostname or ""), parts.port
    except (UnicodeError, ValueError):
        return Address(text, False)
    if not host or "." not in host or parts.scheme not in _DEFAULT_PORTS:
        return Address(text, False)
    netloc = host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    path = "" if parts.path == "/" and not parts.query else quote(parts.path, safe="/%:@!$&'()*+,;=-._~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=-._~?")
    return Address(urlunsplit((parts.scheme, netloc, path, query, "")), True)


def _to_ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")

"""Mail addresses, telephone numbers and web addresses in a line of text, verbatim, as people and OCR write them.

Nothing is put right here: a mail with a comma for its dot and a number in any grouping are found and left as they
are. What has the form of a date, a postal code or the number of an organization is no telephone number.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from pipeline.domain.layout import Line
from pipeline.vocabulary.mail_signs import HIDDEN_AT, HIDDEN_DOT, MISREAD_AT

Channel = Literal["email", "phone", "web", "lost_sign", "lost_digit"]

_AT = rf"(?:\s?@\s?|{HIDDEN_AT}|{MISREAD_AT})"
_DOT = rf"(?:\.|{HIDDEN_DOT})"
_AT_HIDDEN = re.compile(f"{HIDDEN_AT}|{MISREAD_AT}", re.IGNORECASE)
# No longer than mail allows, and tried only where a word begins.
_LOCAL = rf"(?<![^\W_])(?<![^\W_][.+'’-])[^\W_](?:[\w.+'’-]|{HIDDEN_DOT}(?=\w)){{0,63}}"
_PARTED = r"(?: (?=\.[a-zåäö]))?"  # a blank that OCR put before a dot
_REST = (
    r"(?:\. (?=(?:[a-z0-9-]+\.){1,3}(?:se|nu|org|com|eu)\b)[\w-]+)?"  # a domain in which OCR put a blank behind a dot
)
_EMAIL = re.compile(rf"{_LOCAL}{_AT}[\w-]+{_REST}(?:{_PARTED}{_DOT}[\w-]+)*", re.IGNORECASE)
_DOT_SIGN = re.compile(_DOT, re.IGNORECASE)
_TORN_EMAIL = re.compile(r"^(\W*)((?:[^\W\d_][\w-]*[., ]{1,2}){0,3}[\w-]+ ?@ ?[\w-]+(?:[., ]{1,2}[\w-]+)*)(\W*)$")
_BULLETED = re.compile(r"[^\W\d_] [^\W_][\w-]*[._]\w")  # one letter before a whole local part: a bullet, misread
_JOINING = frozenset(
    {"och", "eller", "samt", "via", "på", "till", "mejl", "mail", "e-post", "epost", "mejla", "maila", "skriv", "or"}
)
_WEB = re.compile(r"(?<![\w@.-])(?:https?://\S+|www\.[\w-]+(?:\.[\w-]+)+(?:/\S*)?)", re.IGNORECASE)
_BARE_WEB = re.compile(r"(?<![\w@./-])(?:[a-zåäö0-9-]+\.)+(?:se|nu|org|com|eu)(?:/\S*)?(?![\w@.-])")
_LOST_SIGN = re.compile(
    r"(?: ?\(?[QGOÖ©®€&]\)? ?| )(?P<domain>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:se|nu|org|com|eu))(?![\w@-])"
)
_LOCAL_BEFORE = re.compile(
    r"(?<![\w.@/-])(?:[^\W\d_]{2,}(?:-[^\W\d_]+)?\.[^\W\d_]{2,}|[^\W\d_]\.[^\W\d_]{3,})(?:-[^\W\d_]+)?$"
)
_LONGEST_LOCAL = 64
_DOMAIN_ENDS = (".se", ".nu", ".org", ".com", ".eu")
_HYPHENS = "-‐‑‒–—−~"  # the last as OCR reads one
_TRUNK_ZERO = r"[({[]0[)}\]]"  # `(0)`, whatever brackets OCR reads
_PHONE_START = re.compile(
    rf"(?<![\w@{_HYPHENS}+])(?<![^a-zåäö:][.:])(?:\+\s?46|\(\+46\)|0046|\(0\d{{1,3}}\)|0\d{{1,3}}(?!\d{{9}}))"
    rf"|(?<=[a-zåäö][a-zåäö])\+46(?=[\s\d({_HYPHENS}])"  # after a word that a picture parted from it
)
_PHONE_NEXT = re.compile(
    rf"(:(?=\d\d(?!\d))|\s?[{_HYPHENS}/.]\s?|\s?{_TRUNK_ZERO}\s?[{_HYPHENS}]?|[ \u00a0\u2009\u202f]{{0,2}})(\d{{1,9}})"
)
_AFTER_AREA_CODE = re.compile(rf"\s?[{_HYPHENS}]\s?\d")
_AS_DIGITS = r"[\dOoIlSB|]{2,3}"
_MARRED_PHONE = re.compile(
    rf"(?<![\w@.{_HYPHENS}])(?:[0O]|\+46 ?(?:\([0O]\) ?)?)[\dOIl|]{{1,3}}\s?[{_HYPHENS}/ ]\s?"
    rf"{_AS_DIGITS}(?: ?{_AS_DIGITS}){{1,3}}(?![\w@])"
)
_DATE = re.compile(r"^(?:0?\d|[12]\d|3[01])[./-](?:0?\d|1[0-2])[./-](?:19|20)?\d\d$")
_CLOCK_TIMES = re.compile(
    rf"0\d\.[0-5]\d\s?[{_HYPHENS}]\s?(?:[01]\d|2[0-4])\.[0-5]\d(?!\.?\d)"  # 09.00-11.00
    rf"|(?:0[78](?:00|15|30|45)|0900)\s?[{_HYPHENS}]\s?(?:[01]\d|2[0-4])[0-5]\d(?!\s?\d)"  # 0800-1600
)
_NO_DIGITS = re.compile(r"\D+")
_MIN_DIGITS, _MAX_DIGITS = 7, 10
_DIGIT_TOO_MANY = re.compile(
    r" \d{2,3}(?!\d|[ \u00a0]\d\d [A-ZÅÄÖ])"
)  # behind a number, and no postal code with its town
_BEFORE_COLON = 8  # digits before a colon that was a blank or a point; after fewer it is one of a time of day
_TORN_MOST = 200  # characters of a line that is one torn address


@dataclass(frozen=True, slots=True)
class Span:
    """A mail, number or web address at characters `start` to `end` of a line.

    A `lost_sign` is a mail address whose `@` is lost, so that nobody can write to it as it stands.
    A `lost_digit` is a number in which a letter was read for a digit; which digit that was is not guessed.
    `text` is what is printed there, or what a link's target says where the text does not show it (`is_hidden`).
    """

    channel: Channel
    start: int
    end: int
    text: str
    is_hidden: bool = False


def find_channels(line: Line) -> tuple[Span, ...]:
    """Find all mails, numbers and web addresses of a line, in order and without overlap."""
    found: list[Span] = []
    taken = bytearray(len(line.text))
    for span in _find_shown(line):
        if not any(taken[span.start : span.end]):
            found.append(span)
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    found.extend(_find_hidden(line, found))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def glued_edges(line: Line) -> list[int]:
    """Give where a link begins or ends between two letters or digits: pages set such links apart without a space."""
    edges = {edge for link in line.links for edge in (link.start, link.end)}
    return sorted(e for e in edges if 0 < e < len(line.text) and line.text[e - 1 : e + 1].isalnum())


def _find_shown(line: Line) -> list[Span]:
    """Find what the text shows, stretch by stretch between glued links."""
    return [
        replace(span, start=span.start + start, end=span.end + start) if start else span
        for start, end in itertools.pairwise([0, *glued_edges(line), len(line.text)])
        for span in _find_any(line.text[start:end])
    ]


@lru_cache(maxsize=4096)
def _find_any(text: str) -> tuple[Span, ...]:
    """Find addresses and numbers of every kind; the same again for a text that comes again, as most do."""
    finders = (find_emails, find_lost_signs, find_webs, find_marred_phones, find_phones)
    return tuple(span for find in finders for span in find(text))


def find_emails(text: str) -> tuple[Span, ...]:
    """Find mail addresses, also ones torn by OCR where they fill their line, and ones written `(at)`.

    >>> [s.text for s in find_emails("Anna, anna (at) umea.example.se")]
    ['anna (at) umea.example.se']
    >>> [s.text for s in find_emails("gustav. karlsson@umea.example.se")]
    ['gustav. karlsson@umea.example.se']
    >>> [s.text for s in find_emails("eva.ek©umea.example.se, © Umeå 2018")]
    ['eva.ek©umea.example.se']
    """
    if "@" not in text and _AT_HIDDEN.search(text) is None:
        return ()
    torn = _TORN_EMAIL.match(text) if len(text) <= _TORN_MOST and text.count("@") == 1 else None
    if torn and _is_torn_plausibly(torn.group(2)):
        return (Span("email", torn.start(2), torn.end(2), torn.group(2)),)
    spans = []
    for match in _EMAIL.finditer(text):
        raw = match.group().rstrip(".-'’")
        sign = _AT_HIDDEN.search(raw)
        if "@" in raw or (sign and (_is_plain(sign.group()) or _DOT_SIGN.search(raw, sign.end()))):
            spans.append(Span("email", match.start(), match.start() + len(raw), raw))
    return tuple(spans)


def _is_plain(sign: str) -> bool:
    """Whether a hidden `@` can be nothing else, so that no dot has to follow: `(at)`, not ` at ` or the item `(a)`."""
    return sign.strip()[:1] in "([{<&" and len(sign.strip()) > 3


def _is_torn_plausibly(text: str) -> bool:
    """Whether a line that holds an address is that address alone: lower case, no label or name, no more behind it."""
    local = text.split("@")[0].strip()
    if set(text.split()) & _JOINING or local.startswith("post ") or _BULLETED.match(local):
        return False
    *before, last = text.split("@")[1].split()
    is_whole = any(part.endswith(_DOMAIN_ENDS) for part in before) or (bool(before) and last[0].isdigit())
    return text == text.lower() and len(local.split()) <= 2 and ", " not in local and len(before) < 3 and not is_whole


def find_lost_signs(text: str) -> tuple[Span, ...]:
    """Find mail addresses in whose place of the `@` a scan read a letter, another sign or nothing.

    >>> [s.text for s in find_lost_signs("Eva Ek, eva.ekQumea.example.se")]
    ['eva.ekQumea.example.se']
    >>> [s.text for s in find_lost_signs("eva.ek umea.example.se, t.ex. umea.example.se")]
    ['eva.ek umea.example.se']
    >>> [s.text for s in find_lost_signs("eva.ek©umea.example.se, e.ek@nmt.example.se")]
    ['eva.ek©umea.example.se']
    """
    if "." not in text:
        return ()
    spans = []
    for match in _LOST_SIGN.finditer(text):
        if "@" in text and match.group().startswith(" "):
            continue  # beside a whole mail, what a blank parts from it may be its own
        local = _LOCAL_BEFORE.search(text[max(0, match.start() - _LONGEST_LOCAL) : match.start()])
        if local is not None and local.group().islower() and not local.group().endswith(_DOMAIN_ENDS):
            start = match.start() - len(local.group())
            spans.append(Span("lost_sign", start, match.end(), text[start : match.end()]))
    return tuple(spans)


def find_webs(text: str) -> tuple[Span, ...]:
    """Find web addresses, with or without a scheme.

    >>> [s.text for s in find_webs("Se www.nmtsverige.se, eller ring.")]
    ['www.nmtsverige.se']
    """
    if "." not in text and "//" not in text:
        return ()
    spans = [Span("web", m.start(), m.start() + len(_trim(m.group())), _trim(m.group())) for m in _WEB.finditer(text)]
    bare = [
        Span("web", m.start(), m.start() + len(_trim(m.group())), _trim(m.group())) for m in _BARE_WEB.finditer(text)
    ]
    taken = {at for span in spans for at in range(span.start, span.end)}
    return (*spans, *(b for b in bare if taken.isdisjoint(range(b.start, b.end))))


def _trim(address: str) -> str:
    return address.rstrip(".,;:!?)\"'”»\\")


def find_phones(text: str) -> tuple[Span, ...]:
    """Find telephone numbers that begin with 0, 00 46 or +46; short codes are left to those who know the context.

    >>> [s.text for s in find_phones("031 390 06 00 alt. 070 174 06 05")]
    ['031 390 06 00', '070 174 06 05']
    >>> [s.text for s in find_phones("Tel:031 390 06 00, mob.070-1740605, kl. 8:00-16:00")]
    ['031 390 06 00', '070-1740605']
    >>> [s.text for s in find_phones("040-628 04 385, which is none, and not 040-628 04")]
    ['040-628 04 385', '040-628 04']
    >>> [s.text for s in find_phones("Org.nr 202100-6073, 114 14 Stockholm, 2019-05-14")]
    []
    >>> [s.text for s in find_phones("Telefontid kl. 09.00-11.00 13.00-15.00, fredag 0800-1200")]
    []
    """
    if "0" not in text and "+" not in text:
        return ()
    spans: list[Span] = []
    at = 0
    while (match := _PHONE_START.search(text, at)) is not None:
        if (hours := _CLOCK_TIMES.match(text, match.start())) is not None:
            at = hours.end()
            continue
        end = _end_of_phone(text, match)
        raw = text[match.start() : end]
        digits = _national_digits(raw)
        if _MIN_DIGITS <= digits <= _MAX_DIGITS + 1 and not _DATE.match(raw):
            spans.append(Span("phone", match.start(), end, raw))
            at = end
        else:
            at = match.end()
    return tuple(spans)


def find_marred_phones(text: str) -> tuple[Span, ...]:
    """Find telephone numbers in which OCR read a letter or sign for a digit.

    >>> [s.text for s in find_marred_phones("Tel: O70-174 06 05, 031-39O 06 I2, 031-390 06 13")]
    ['O70-174 06 05', '031-39O 06 I2']
    """
    found = _MARRED_PHONE.finditer(text)
    return tuple(Span("lost_digit", m.start(), m.end(), m.group()) for m in found if _is_marred(m.group()))


def _is_marred(number: str) -> bool:
    digits, letters = sum(map(str.isdigit, number)), sum(map(str.isalpha, number)) + number.count("|")
    return 0 < letters < digits and _MIN_DIGITS <= digits + letters <= _MAX_DIGITS + 3 * number.startswith("+")


def _national_digits(raw: str) -> int:
    """Count the digits that the number has when written with its leading 0."""
    digits = _NO_DIGITS.sub("", re.sub(_TRUNK_ZERO, "", raw))
    if raw.lstrip("(").startswith("+"):
        return len(digits) - 1 - (1 if digits[2:3] == "0" else 0)
    return len(digits) - (3 if digits.startswith("0046") else 0)


def _end_of_phone(text: str, start: re.Match[str]) -> int:
    end = start.end()
    while (group := _PHONE_NEXT.match(text, end)) is not None:
        so_far = _national_digits(text[start.start() : end])
        longer = _national_digits(text[start.start() : group.end()])
        if group.group(1) == ":" and so_far < _BEFORE_COLON:
            break
        is_new = so_far >= _MIN_DIGITS and _begins_number(text, group)
        if not is_new and longer == _MAX_DIGITS + 1 and so_far < _MAX_DIGITS - 1 and _DIGIT_TOO_MANY.match(text, end):
            return group.end()  # an invalid number, and not the valid one that its beginning may be
        if longer > _MAX_DIGITS or is_new or (group.end() < len(text) and text[group.end()].isalpha()):
            break
        end = group.end()
    return end


def _begins_number(text: str, group: re.Match[str]) -> bool:
    """Whether a group of digits is the area code of a further number rather than more of this one."""
    is_area_code = _AFTER_AREA_CODE.match(text, group.end()) is not None
    is_parted = bool(group.group(1)) and group.group(1).strip() in ("", "/")
    return is_parted and group.group(2).startswith("0") and (is_area_code or len(group.group(2)) >= 8)


def _find_hidden(line: Line, found: list[Span]) -> list[Span]:
    """Give the targets of mail and telephone links whose text does not show them."""
    hidden = []
    for link in line.links:
        scheme, _, rest = link.href.partition(":")
        channel: Channel | None = {"mailto": "email", "tel": "phone"}.get(scheme.strip().lower())  # type: ignore[assignment]
        target = unquote(rest.split("?")[0]).strip().lstrip("/")
        if (
            channel is None
            or not target
            or any(s.channel == channel and s.start < link.end and s.end > link.start for s in found)
        ):
            continue
        hidden.append(Span(channel, link.start, link.end, target, is_hidden=True))
    return hidden

"""Mail and web addresses in a line of text, and all of its channels, verbatim, as people and OCR write them.

Nothing is put right here: a mail with a comma for its dot is found and left as it is. Numbers are found in `phones`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache, lru_cache
from urllib.parse import unquote

from pipeline.domain.layout import Line
from pipeline.extract.wording.channel_spans import Channel, Span
from pipeline.extract.wording.names import has_given_name
from pipeline.extract.wording.phones import find_marred_phones, find_phones
from pipeline.vocabulary import is_public_number, labels
from pipeline.vocabulary.mail_signs import HIDDEN_AT, HIDDEN_DOT, MISREAD_AT

_AT = rf"(?:\s?@\s?|{HIDDEN_AT}|{MISREAD_AT})"
_DOT = rf"(?:\.|{HIDDEN_DOT})"
_AT_HIDDEN = re.compile(f"{HIDDEN_AT}|{MISREAD_AT}", re.IGNORECASE)
# No longer than mail allows, and tried only where a word begins.
_LOCAL = rf"(?<![^\W_])(?<![^\W_][.+'’-])[^\W_](?:[\w.+'’-]|{HIDDEN_DOT}(?=\w)){{0,63}}"
_PARTED = r"(?: (?=\.[a-zåäö]))?"  # a blank that OCR put before a dot
_REST = (
    r"(?:\. (?=(?:[a-z0-9-]+\.){1,3}(?:se|nu|org|com|eu)\b)[\w-]+)?"  # a domain in which OCR put a blank behind a dot
)
_COMMA = r",(?=(?:[a-z0-9-]+[.,])*(?:se|nu|org|com|eu)\b)"  # for a dot: no blank behind it, and a domain's end
_END = r"(?:se|nu|org|com|eu)"
_CUT = (
    rf"(?:(?<!\.se|\.nu|\.eu)(?<!\.org|\.com)(?:\. {_END}|[ |][a-z0-9-]+(?:\.[a-z0-9-]+)*\.{_END})\b)?"  # within a word
)
_EMAIL = re.compile(rf"{_LOCAL}{_AT}[\w-]+{_REST}(?:{_PARTED}(?:{_DOT}|{_COMMA})[\w-]+)*{_CUT}", re.IGNORECASE)
_DOT_SIGN = re.compile(_DOT, re.IGNORECASE)
_TORN_EMAIL = re.compile(r"^(\W*)((?:[^\W\d_][\w-]*[., ]{1,2}){0,3}[\w-]+ ?@ ?[\w-]+(?:[., ]{1,2}[\w-]+)*)(\W*)$")
_BULLETED = re.compile(r"[^\W\d_]\.? [^\W_][\w-]*[._]\w")  # one letter before a whole local part: a label or bullet
_GLUED_BEFORE = re.compile(r"(?:^|(?<=[\s:;,(]))(?P<word>[a-z]{2,}(?:-[a-z]{2,})?),$")
_JOINING = frozenset({"och", "eller", "samt", "via", "på", "till", "skriv", "and", "or", "at"})
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
_OF_ADDRESS = re.compile(r"(?:e-?post|mejl|mail|e-?mail)?adress(?:en|er|erna)?\s")
_NO_END = ".-'’_⁰¹²³⁴⁵⁶⁷⁸⁹"  # behind an address: a mark of emphasis or of a note below
_TORN_MOST = 200  # characters of a line that is one torn address


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


@lru_cache(maxsize=4096)
def find_emails(text: str) -> tuple[Span, ...]:
    """Find mail addresses, also ones torn by OCR where they fill their line, and ones written `(at)`.

    >>> [s.text for s in find_emails("Anna, anna (at) umea.example.se")]
    ['anna (at) umea.example.se']
    >>> [s.text for s in find_emails("Reached on 070-174 06 05 and at eva.ek@umea.example.se")]
    ['eva.ek@umea.example.se']
    >>> [s.text for s in find_emails("gustav. karlsson@umea.example.se")]
    ['gustav. karlsson@umea.example.se']
    >>> [s.text for s in find_emails("e-mail eva.ek@umea.example.se")]
    ['eva.ek@umea.example.se']
    >>> [s.text for s in find_emails("Mail: eva.ek@gavl e.example.se eller bo.ek@umea.example. se")]
    ['eva.ek@gavl e.example.se', 'bo.ek@umea.example. se']
    >>> [s.text for s in find_emails("eva.ek©umea.example.se, © Umeå 2018")]
    ['eva.ek©umea.example.se']
    >>> [s.text for text in ("eva.ek@umea.example.se¹", "_eva.ek@umea.example.se_") for s in find_emails(text)]
    ['eva.ek@umea.example.se', 'eva.ek@umea.example.se']
    """
    if "@" not in text and _AT_HIDDEN.search(text) is None:
        return ()
    torn = _TORN_EMAIL.match(text) if len(text) <= _TORN_MOST and text.count("@") == 1 else None
    if torn and _is_torn_plausibly(torn.group(2)):
        whole = torn.group(2).rstrip(_NO_END)
        return (Span("email", torn.start(2), torn.start(2) + len(whole), whole),)
    spans = []
    for found in _EMAIL.finditer(text):
        match = _behind_at(text, found)
        raw = match.group().rstrip(_NO_END)
        sign = _AT_HIDDEN.search(raw)
        if "@" in raw or (sign and (_is_plain(sign.group()) or _DOT_SIGN.search(raw, sign.end()))):
            start = _find_beginning(text, match.start(), raw)
            spans.append(Span("email", start, match.start() + len(raw), text[start : match.start()] + raw))
    return tuple(spans)


def _behind_at(text: str, found: re.Match[str]) -> re.Match[str]:
    """Give the address behind the word ` at `, where what is found before its `@` ends there: `and at eva.ek`."""
    is_word = "@" not in found.group() and text.startswith("@", found.end())
    sign = _AT_HIDDEN.search(text, found.start()) if is_word else None
    return (_EMAIL.match(text, sign.end()) if sign else None) or found


def _find_beginning(text: str, start: int, mail: str) -> int:
    """Find where a mail begins whose first dot was read as a comma: a given name is glued before one word and its sign.

    >>> [span.text for span in find_emails("eva.ek@umea.example.se carina,dahl@umea.example.se")]
    ['eva.ek@umea.example.se', 'carina,dahl@umea.example.se']
    """
    before = _GLUED_BEFORE.search(text[:start]) if mail.partition("@")[0].strip().isalpha() else None
    return before.start("word") if before is not None and has_given_name(before["word"]) else start


def _is_plain(sign: str) -> bool:
    """Whether a hidden `@` can be nothing else, so that no dot has to follow: `(at)`, not ` at ` or the item `(a)`."""
    return sign.strip()[:1] in "([{<&" and len(sign.strip()) > 3


def _is_torn_plausibly(text: str) -> bool:
    """Whether a line that holds an address is that address alone: lower case, no label or name, no more behind it."""
    local = text.split("@")[0].strip()
    if (
        not _mail_labels().union(_JOINING).isdisjoint(text.split())
        or local.startswith("post ")
        or _BULLETED.match(local)
        or _ends_sentence(local)
        or _is_led(local)
    ):
        return False
    *before, last = text.split("@")[1].split()
    is_whole = any(part.endswith(_DOMAIN_ENDS) for part in before) or (bool(before) and last[0].isdigit())
    return text == text.lower() and len(local.split()) <= 2 and ", " not in local and len(before) < 3 and not is_whole


def _is_led(local: str) -> bool:
    """Whether a word for an address stands before a local part: `e-postadressen eva.ek`.

    >>> _is_led("e-postadressen eva.ek"), _is_led("anna karin.ek"), _is_led("gustav. ek")
    (True, False, False)
    """
    return " " in local and _OF_ADDRESS.match(local) is not None


def _ends_sentence(local: str) -> bool:
    """Whether the word before a local part of a given name and more is no name: the end of prose beside the mail.

    >>> _ends_sentence("arenden. per.prov"), _ends_sentence("ann. sofie.prov"), _ends_sentence("asa. prov")
    (True, False, False)
    """
    word, _, own = local.partition(". ")
    given, dot, _ = own.partition(".")
    return bool(dot) and has_given_name(given) and not has_given_name(word)


@cache
def _mail_labels() -> frozenset[str]:
    return frozenset(label.text.lower() for label in labels() if label.property == "email" and len(label.text) > 1)


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


@lru_cache(maxsize=4096)
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
            or is_public_number("".join(filter(str.isdigit, target)))
            or any(s.channel == channel and s.start < link.end and s.end > link.start for s in found)
        ):
            continue
        hidden.append(Span(channel, link.start, link.end, target, is_hidden=True))
    return hidden

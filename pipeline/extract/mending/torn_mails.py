"""Mail addresses that a narrow column breaks over two lines, put together without guessing at a sign.

A break beside `@`, a dot or an underscore is plain. A hyphen at the end of a line may belong to the address or to the
printer: the name beside it tells, or the same domain elsewhere in the document; where nothing does, it is a doubt.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.standard.addresses import normalize_email
from pipeline.vocabulary import fold, match_label, municipality_of_domain, organization_of_domain

_TAIL = re.compile(r"(?:^|(?<=[\s:;,(<|]))[^\s:;,(<>|]+$")
_HEAD = re.compile(r"^\s*((?:@\s)?[^\s;,()<>|]+)")  # OCR puts blanks beside the sign
_LOCAL = re.compile(r"[a-z0-9][a-z0-9+'-]*(?:[._][a-z0-9+'-]+)*[._-]?")
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*[.-]?|")
_TOP = re.compile(r"(?:com|org|net|info|[a-z]{2})")  # how a Swedish address may end
_USUAL_TOPS = frozenset({"se", "nu", "eu", "com", "org", "net", "info", "no", "fi", "dk"})
_HOST_END = re.compile(r"[a-z0-9.-]+")
_PARTICLES = frozenset({"von", "van", "af", "av", "de", "der", "den", "da", "dos", "di", "del", "la", "le", "el", "al"})
_PIECES = re.compile(r"[._@]")


@dataclass(frozen=True, slots=True)
class TornMail:
    """A mail over two lines: characters `start` to the end of the upper, and up to `end` in the lower.

    `text` is the address; it is empty where the hyphen at the end of the line may be part of it or not.
    """

    start: int
    end: int
    text: str
    printed: str


def read_torn_mail(upper: str, lower: str, words: Collection[str], domains: Collection[str]) -> TornMail | None:
    r"""Read a mail that begins at the end of a line and goes on at the start of the next.

    Args:
        upper: A line.
        lower: The line below it in the same block.
        words: Words of the names printed near, folded, with their hyphens.
        domains: Domains of whole addresses in the document, in standard form.

    >>> read_torn_mail("E-post: eva.norlin@", "umea.example.se", (), ()).text
    'eva.norlin@umea.example.se'
    >>> read_torn_mail("karl-", "gustav.ek@umea.example.se", {"karl-gustav", "ek"}, ()).text
    'karl-gustav.ek@umea.example.se'
    >>> read_torn_mail("ann.skogs-", "torp@umea.example.se", {"ann", "skogstorp"}, ()).text
    'ann.skogstorp@umea.example.se'
    >>> read_torn_mail("karl-", "gustav.ek@umea.example.se", (), ()).text
    ''
    >>> read_torn_mail("070-174 06 05, eva.norlin", "@ umea.example.se", (), ()).text
    'eva.norlin@umea.example.se'
    """
    tail, head = _TAIL.search(upper.rstrip()), _HEAD.match(lower)
    if tail is None or head is None or match_label(tail.group().strip(".:-")) is not None:
        return None
    first, shown = tail.group(), head.group(1).rstrip(".!?'\"")
    second = "".join(shown.split())
    if "@" in first:
        fills_line = tail.start() == 0 and second.rpartition(".")[2] in _USUAL_TOPS
        is_alone = not lower[head.end() :].strip(" .,;|")
        text = _join_cut(first, second) if is_alone or fills_line else None
        text = _join_host(first, second, domains) if text is None else text
    elif "@" in second:
        text = _join_local(first, second, words, is_alone=tail.start() == 0)
    else:
        return None
    if text is None:
        return None
    return TornMail(tail.start(), head.start(1) + len(shown), text, f"{first}\n{lower[: head.start(1)]}{shown}")


def _join_host(first: str, second: str, domains: Collection[str]) -> str | None:
    """Join an address that is broken at its sign or after it; None where it is not broken, "" where it is in doubt."""
    local, _, host = first.partition("@")
    if not _LOCAL.fullmatch(local.lower()) or not _HOST.fullmatch(host) or not _HOST.fullmatch(second.lstrip(".")):
        return None
    is_broken = first[-1] in "@.-" or second.startswith(".")
    if not is_broken or "@" in second:
        return None
    is_whole = _is_mail(first.rstrip(".-")) and not (first.endswith(".") and _TOP.fullmatch(second))
    if is_whole and not _is_end(first.rstrip(".-").rpartition(".")[2], second):
        is_whole = second.rpartition(".")[2] not in _USUAL_TOPS
    if is_whole or not _is_mail(first + second) or not _ends_as_host(second):
        return None
    if not first.endswith("-"):
        return first + second
    known = [joined for joined in (first + second, first[:-1] + second) if _is_known(joined.partition("@")[2], domains)]
    if not known:
        begun = first[:-1].rpartition(".")[2].rpartition("@")[2]
        known = [
            f"{first[:-1]}{sign}{second}" for sign in ("-", "") if _is_end_of_one(f"{begun}{sign}{second}", domains)
        ]
    return known[0] if len(known) == 1 else ""


def _ends_as_host(second: str) -> bool:
    """Whether the rest of an address may be its end: what no dot parts may be the rest of a longer one."""
    return "." not in second.strip(".-") or _TOP.fullmatch(second.rpartition(".")[2]) is not None


def _join_cut(first: str, second: str) -> str | None:
    """Join an address cut within a word, where its end is no end of an address and that of the line below it is."""
    if not first[-1:].isalnum() or not _HOST_END.fullmatch(second) or second.startswith("www."):
        return None
    is_cut = not _is_end(first.rpartition(".")[2], second) and _TOP.fullmatch((first + second).rpartition(".")[2])
    return first + second if is_cut and _is_mail(first + second) else None


def _is_end(label: str, second: str) -> bool:
    """Whether an address may end with a label, where that of the line below ends as addresses in Sweden do."""
    return label in _USUAL_TOPS or (_TOP.fullmatch(label) is not None and second.rpartition(".")[2] not in _USUAL_TOPS)


def _join_local(first: str, second: str, words: Collection[str], *, is_alone: bool) -> str | None:
    """Join an address that is broken before its sign, where a name printed near has the words beside the break."""
    is_beside_sign = first[-1] in "-._" or second[0] in "@._"
    if not is_beside_sign or not _LOCAL.fullmatch(first) or not _is_mail((first + second).replace("..", ".")):
        return None
    left, right = _PIECES.split(first.rstrip("._-"))[-1], _PIECES.split(second.lstrip("._"))[0]
    if first.endswith("-"):
        held = {f"{left}-{right}": first + second, left + right: first[:-1] + second}
        found = [joined for word, joined in held.items() if word in words]
        if not found and left + right in _run_together(words):
            return first[:-1] + second
        return found[0] if len(found) == 1 else ""
    if second[0] == "@":
        return first + second if left in words or "." in first else "" if is_alone else None
    return first + second if left in words else "" if is_alone and second[0] not in "._" else None


def pair_surnames(surnames: Sequence[str]) -> set[str]:
    """Two surnames as some addresses have them, with a hyphen between them; none of a particle is made so.

    >>> sorted(pair_surnames(["ek", "dahl"])), sorted(pair_surnames(["van", "dijk"]))
    (['ek-dahl'], [])
    """
    pairs = itertools.pairwise(surnames)
    return {f"{first}-{second}" for first, second in pairs if not {first, second} & _PARTICLES}


def _run_together(words: Collection[str]) -> set[str]:
    """Words of double names as addresses often have them, without the hyphen."""
    return {word.replace("-", "") for word in words}


def _is_mail(text: str) -> bool:
    return text.count("@") == 1 and normalize_email(text).is_valid and text[-1].isalpha()


def _is_end_of_one(ending: str, domains: Collection[str]) -> bool:
    """Whether another address ends so: its host is a part of the same one."""
    return "." in ending and any(domain == ending or domain.endswith(f".{ending}") for domain in domains)


def _is_known(domain: str, domains: Collection[str]) -> bool:
    return (
        domain.lower() in domains
        or municipality_of_domain(domain.lower()) is not None
        or organization_of_domain(domain.lower()) is not None
    )


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    """Fold one word of a name as mail addresses do, keeping its hyphens.

    >>> fold_word("Karl-Åke"), fold_word("Öberg,")
    ('karl-ake', 'oberg')
    """
    return "-".join("".join(fold(part).split()) for part in word.split("-") if part.strip())

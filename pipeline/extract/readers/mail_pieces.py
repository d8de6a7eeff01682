"""Mail addresses that a reading of a scan parted, cut, or read another sign into, made whole from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.readers.printed import PrintedWord

_PARTED_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+[,;.]?")
_LOCAL_PART = re.compile(r"[a-z0-9][a-z0-9._+-]*")
_LABEL = re.compile(r"(?:tel|tfn|mob|mobil|mail|epost|fax|ev|alt|bl|st)\.")
_READ_AS_AT = ("Q", "©", "®", "€")  # one sign for another, where letters before it are small
_TOP_LEVEL = re.compile(r"\.(?:[a-z0-9-]+\.)*(?:se|nu|com|org|eu|net)")
_IN_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._+-")
_STROKES = re.compile(r"[Il]?[|\[\]][Il]?")  # one l, read as two
_LEAST_DOMAIN = 3  # letters


def join_addresses(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Join the pieces of a mail address that OCR parted at its `@`.

    >>> pieces = [PrintedWord("asa@", 0, 0, 20, 10, 8, 10), PrintedWord("umea.example.se", 22, 0, 90, 10, 8, 10)]
    >>> [word.text for word in join_addresses(pieces)]
    ['asa@umea.example.se']
    """
    joined: list[PrintedWord] = []
    for word in words:
        if len(joined) > 1 and _is_stray_sign(joined[-1], word):
            bridged = replace(joined[-2], x1=joined[-1].x1)
            if _are_one_address(bridged, word):
                joined[-2:] = [bridged]
        if len(joined) > 1 and _is_lone_sign(joined[-2], joined[-1], word):
            joined[-1] = replace(joined[-1], text="@")
            joined[-2:] = [_join_words(joined[-2], joined[-1])]
        if joined and _ends_in_sign(joined[-1], word):
            joined[-1] = replace(joined[-1], text=joined[-1].text[:-1])
        joined.append(word)
        while len(joined) > 1 and _are_one_address(joined[-2], joined[-1]):
            joined[-2:] = [_join_words(joined[-2], joined[-1])]
    return joined


def _join_words(first: PrintedWord, second: PrintedWord) -> PrintedWord:
    is_single = first.other is None and second.other is None
    other = None if is_single else (first.other or "") + (second.other or "")
    return replace(first, text=first.text + second.text, x1=max(first.x1, second.x1), other=other)


def _are_one_address(last: PrintedWord, word: PrintedWord) -> bool:
    """Whether two words of a line are pieces of one mail address: they part at its `@`, or at a point before it."""
    if last.baseline != word.baseline or word.x0 < last.x0 or word.x0 - last.x1 > 0.9 * word.size:
        return False
    if word.text.startswith("@"):
        is_whole = word.text == "@" or _PARTED_ADDRESS.fullmatch(last.text + word.text) is not None
        return is_whole and _LOCAL_PART.fullmatch(last.text) is not None
    if last.text.endswith("@"):
        return _PARTED_ADDRESS.fullmatch(last.text + word.text) is not None
    if word.text.startswith("_"):  # no other word begins with it
        return "@" in word.text and _LOCAL_PART.fullmatch(last.text) is not None
    is_begun = last.text.endswith(".") and _LOCAL_PART.fullmatch(last.text) is not None
    return is_begun and not _LABEL.fullmatch(last.text) and _PARTED_ADDRESS.fullmatch(word.text) is not None


def _ends_in_sign(last: PrintedWord, word: PrintedWord) -> bool:
    """Whether a word ends in the `@` that the next one begins with, seen twice: `asa.ekQ @umea.example.se`."""
    is_seen = last.text[-1:] in _READ_AS_AT and _LOCAL_PART.fullmatch(last.text[:-1]) is not None
    return is_seen and _are_one_address(replace(last, text=last.text[:-1]), word)


def _is_lone_sign(last: PrintedWord, sign: PrintedWord, word: PrintedWord) -> bool:
    """Whether a sign between the two parts of a mail address is its `@`: `asa.ek Q umea.example.se`."""
    if sign.text not in _READ_AS_AT or "." not in last.text:
        return False
    bridged = replace(last, text=f"{last.text}@", x1=sign.x1)
    return _are_one_address(last, replace(sign, text="@")) and _are_one_address(bridged, word)


def _is_stray_sign(sign: PrintedWord, word: PrintedWord) -> bool:
    """Whether a sign is the `@` that the next word begins with, seen twice."""
    return sign.text in ("Q", "q", "©", "®", "O", "a") and word.text.startswith("@") and len(word.text) > 1


def complete_address(mine: str, theirs: str) -> str | None:
    """Give the mail address whose beginning or end the other reading lost, where mine has all of it but its `@`.

    >>> complete_address("rickard.obergQumea.example.se", "g@umea.example.se")
    'rickard.oberg@umea.example.se'
    >>> complete_address("malin hagglundOumea.example.se.", "malin.hagglund@umea")
    'malin.hagglund@umea.example.se'
    >>> complete_address("malin.hagglundOumea.example.se", "malin.hagglund@umea .example.se.")
    'malin.hagglund@umea.example.se'
    >>> complete_address("eva.lundQumea.example.se", "eva.]und@umea.example.se")
    'eva.lund@umea.example.se'
    >>> complete_address("rickard.obergQumea.example.se", "rickard.aberg@umea.example.se") is None
    True
    """
    pieces = (theirs.replace(" ", ""), *(piece for piece in theirs.split() if "@" in piece))
    own = mine.replace(" ", "").rstrip(".,;")
    return next((whole for piece in pieces if (whole := _complete_piece(own, piece))), None)


def mend_bars(mine: str, theirs: str) -> str | None:
    """Give the mail address in which a bar was read for a letter, where the other reading has that letter.

    >>> mend_bars("asa.berg@|ulea.example.se", "asa.bergQlulea.example.se")
    'asa.berg@lulea.example.se'
    >>> mend_bars("asa.berg@|ulea.example.se", "asa.bergQulea.example.se") is None
    True
    """
    meant = (mine.replace("|", letter) for letter in "lI") if mine.count("|") == mine.count("@") == 1 else ()
    return next((text for text in meant if all(part in theirs for part in text.split("@"))), None)


def _complete_piece(own: str, piece: str) -> str | None:
    local, _, domain = piece.partition("@")
    if len(domain) < _LEAST_DOMAIN or domain not in own:
        return None
    head, _, tail = own.rpartition(domain)
    is_address = _LOCAL_PART.fullmatch(local) is not None
    if tail:
        is_end = "." not in domain and _TOP_LEVEL.fullmatch(tail) is not None
        return f"{local}@{domain}{tail}" if is_address and is_end else None
    for before in (head[:-1], head[:-2]):  # `Q`, `(W`
        before = re.sub(r"^[I|](?=\.)", "i", before)  # an i or l, which the name tells
        is_longer = is_address and len(before) > len(local) and before.endswith(local)
        if (is_longer or _is_marred(local, before)) and _LOCAL_PART.fullmatch(before):
            return f"{before}@{domain}"
    return None


def _is_marred(local: str, meant: str) -> bool:
    """Whether what stands before a sign is the same but for signs that no address has: `eva.]und`, `eva.lund`.

    >>> _is_marred("eva.stahI|", "eva.stahl"), _is_marred("eva.stah|", "eva.stahll")
    (True, False)
    """
    if _STROKES.sub("l", local) == meant:
        return True
    differing = [a for a, b in zip(local, meant, strict=False) if a != b]
    return len(local) == len(meant) and bool(differing) and not any(map(_IN_LOCAL.__contains__, differing))

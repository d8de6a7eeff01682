"""Letters that an OCR model does not know (ø, ç, ü, č), by the mail address beside a name, which has them plain.

Which accent a letter bore the address does not say, so it stays plain; but two dots over a u make it ü.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.normalize.repair.candidates import Candidate
from pipeline.normalize.repair.changes import build_changes
from pipeline.normalize.repair.channel import Reading, Slip
from pipeline.normalize.repair.lexicon import fold_word
from pipeline.vocabulary import fold

_LONG_ENOUGH = 5  # letters of a mail address's part that tells of a name read wrong
_C_SIGNS = "é¢"  # what a model reads for č and ć
_DOTTED = "äö"
UNREAD = 6.0  # nats that a letter unknown to the model costs


def build(word: str, way: Reading, meant: str) -> Candidate | None:
    """The candidate that reads a word in one way as what is meant, or None where that is no reading of it."""
    built = build_changes(word, way, meant)
    return None if built is None or built[1] > 40 else Candidate(meant, built[1], built[0])


def by_letter(word: str, mails: Iterable[str]) -> tuple[Candidate, str] | None:
    """The letter that a mail address has where a model that does not know ø, ç or ü read another (`Kili¢`, `Hiibner`).

    Which accent it bore the address does not say, so it stays plain, but for the dots of an ä or ö read for it.
    """
    folded = fold_word(word)
    if (strange := _read_strange(word, mails)) is not None:
        return strange
    near = (mail for mail in mails if len(mail) >= _LONG_ENOUGH and mail != fold(word))  # else no letter is misread
    ways = {mail: way for mail in near if (way := _one_apart(folded, mail)) is not None}
    if len(ways) != 1:
        return None
    ((mail, (place, length)),) = ways.items()
    letter = "ü" if mail[place] == "u" and word[place] in _DOTTED else mail[place]
    slip = Slip(place, word[place : place + length], letter, UNREAD)
    meant = word[:place] + letter + word[place + length :]
    built = build(word, Reading(mail, (slip,), UNREAD), meant)
    return None if built is None else (built, "the letter that the mail address beside it has")


def _read_strange(word: str, mails: Iterable[str]) -> tuple[Candidate, str] | None:
    """Read a word in which several signs stand for a c of the mail address: `Kovaéevié` beside `kovacevic@`."""
    found = [mail for mail in mails if len(mail) == len(word) >= _LONG_ENOUGH and _differ_in_signs(word, mail)]
    if len(found) != 1:
        return None
    slips = tuple(
        Slip(at, a, "c", UNREAD)
        for at, (a, b) in enumerate(zip(word, found[0], strict=True))
        if a in _C_SIGNS and b == "c"
    )
    meant = insert(word, Reading(found[0], slips, UNREAD))
    built = build(word, Reading(found[0], slips, UNREAD), meant)
    return None if built is None else (built, "the letters that the mail address beside it has")


def _differ_in_signs(word: str, mail: str) -> bool:
    """Whether a word has another letter than a mail address only where a sign may be its c, and that more than once."""
    differing = [(a, b) for a, b in zip(word, mail, strict=True) if fold_word(a) != b]
    return len(differing) > 1 and all(a in _C_SIGNS and b == "c" for a, b in differing)


def _one_apart(folded: str, mail: str) -> tuple[int, int] | None:
    """Where one letter, or two letters for a u, stand for another letter in a mail address: place and length."""
    at = next((at for at, (a, b) in enumerate(zip(folded, mail, strict=False)) if a != b), -1)
    if at < 1 or len(folded) not in (len(mail), len(mail) + 1):
        return None
    length = 1 + len(folded) - len(mail)
    is_like = mail[at] in "cou" if length == 1 else folded[at : at + 2] in ("ii", "ti", "il", "li") and mail[at] == "u"
    return (at, length) if is_like and folded[at + length :] == mail[at + 1 :] else None


def insert(word: str, way: Reading) -> str:
    """The word with the letters that its strange signs stand for, and nothing else changed."""
    parts, last = [], 0
    for slip in way.slips:
        parts += [word[last : slip.place], slip.meant]
        last = slip.place + len(slip.read)
    return "".join([*parts, word[last:]])

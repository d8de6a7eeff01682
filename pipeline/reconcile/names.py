"""Names of persons: given and family name apart, spellings of one name together, the best spelling of each.

Two surnames are common, and so are two given names. What tells them apart is the mail address beside the name
(`johanna.mirandaskold@`), then a list of given names; where neither does, the first word alone is the given name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from pipeline.normalize.slugs import slugify
from pipeline.reconcile.timeline import Calendar
from pipeline.vocabulary import fold, given_names

_PARTICLES = frozenset(
    {"von", "van", "af", "de", "der", "den", "da", "dos", "di", "del", "la", "le", "el", "al", "bin"}
)
_LOCAL_PART = re.compile(r"[._]+")
_NOT_LETTER = re.compile(r"[^a-z]+")


class PersonName(Struct, frozen=True):
    """A name in its two parts; `given` is None where there is one word only."""

    given: str | None
    family: str | None


class PrintedName(Struct, frozen=True):
    """A name as one edition prints it.

    `is_damaged` tells that the edition lost characters, `is_outvoted` that the spelling lost against another.
    """

    name: str
    edition_id: str
    is_damaged: bool = False
    is_outvoted: bool = False


@lru_cache(maxsize=65_536)
def split_name(name: str, mails: tuple[str, ...] = ()) -> PersonName:
    """Split a name into given and family name.

    >>> split_name("Mikaella Matta Salinas", ("mikaella.matta-salinas@uppsala.se",))
    PersonName(given='Mikaella', family='Matta Salinas')
    >>> split_name("Johanna Miranda Sköld", ("johanna.mirandaskold@malmo.se",))
    PersonName(given='Johanna', family='Miranda Sköld')
    >>> split_name("Anna Karin Berg"), split_name("Carl von Exempel")
    (PersonName(given='Anna Karin', family='Berg'), PersonName(given='Carl', family='von Exempel'))
    """
    words = name.split()
    if len(words) < 2:
        return PersonName(None, name or None)
    cut = _cut_by_mail(words, mails) or _cut_by_words(words)
    return PersonName(" ".join(words[:cut]), " ".join(words[cut:]))


def fits_mail(name: str, mail: str) -> bool:
    """Tell whether a mail address is made of a name's first and last word, or of the first one's initial and the last.

    >>> fits_mail("Petra Malmström", "petra.malmstrom@umea.example.se"), fits_mail("Petra Ek", "p.ek@umea.example.se")
    (True, True)
    """
    local = _letters(mail.partition("@")[0])
    words = [_letters(word) for word in name.split()]
    if not words:
        return False
    return (local.startswith(words[0]) and local.endswith(words[-1])) or local == words[0][:1] + words[-1]


def choose_name(printed: Collection[PrintedName], calendar: Calendar) -> str:
    """Choose the name to publish: the newest name that was in use, in its best attested spelling."""
    printed = _standing(printed)
    if only := _only_name(printed):
        return only
    newest = calendar.order({p.edition_id for p in printed})
    latest = newest[-1].edition_id
    current = min(p.name for p in printed if p.edition_id == latest)
    family = fold(split_name(current).family or current)
    same = [p for p in printed if fold(split_name(p.name).family or p.name) == family]
    return best_spelling(same, calendar)


def earliest_name(printed: Collection[PrintedName], calendar: Calendar) -> str:
    """Give the oldest name, in its best attested spelling: what an id is made of, so that a new name renames no id."""
    printed = _standing(printed)
    if only := _only_name(printed):
        return only
    oldest = calendar.order({p.edition_id for p in printed})[0].edition_id
    first = min(p.name for p in printed if p.edition_id == oldest)
    return best_spelling([p for p in printed if fold(p.name) == fold(first)], calendar)


def _standing(printed: Collection[PrintedName]) -> Collection[PrintedName]:
    """The spellings that did not lose; all of them, should all have lost."""
    return [p for p in printed if not p.is_outvoted] or printed


def _only_name(printed: Collection[PrintedName]) -> str | None:
    """The one name where all print the same, as most do: nothing is to be chosen."""
    names = {p.name for p in printed}
    return next(iter(names)) if len(names) == 1 else None


def best_spelling(printed: Collection[PrintedName], calendar: Calendar) -> str:
    """Choose among spellings of one name: not in capitals, clean print, accents, more editions, the newer one."""
    support: dict[str, list[PrintedName]] = {}
    for p in printed:
        support.setdefault(p.name, []).append(p)

    def rank(name: str) -> tuple[bool, bool, int, int, int, str]:
        uses = support[name]
        accents = sum(not c.isascii() for c in name)
        newest = max(calendar.moments[p.edition_id].dated_from for p in uses).toordinal()
        is_read_well = any(not p.is_damaged for p in uses)
        return (not name.isupper(), is_read_well, accents, len({p.edition_id for p in uses}), newest, name)

    return max(support, key=rank)


def is_respelling(left: str, right: str) -> bool:
    """Tell whether two names differ by a misprint or an accent only, not by a word; capitals are a matter of layout.

    >>> is_respelling("Lena Pettersson", "Lena Petterson"), is_respelling("Lena Berg", "Lena Holm")
    (True, False)
    >>> is_respelling("Lena Berg", "LENA BERG")
    False
    """
    return left.casefold() != right.casefold() and OSA.distance(fold(left), fold(right), score_cutoff=1) <= 1


def _cut_by_mail(words: list[str], mails: Iterable[str]) -> int | None:
    """Where the mail's own parts cut the name, as `given.family` or `given.middle-family`.

    A word in the middle that the mail leaves out is a given name only if it is known as one: `Carl Bergman Thorell` at
    `carl.thorell@` has two surnames.
    """
    folded, plain = [_letters(word) for word in words], _cut_by_words(words)
    for mail in mails:
        parts = [_letters(part) for part in _LOCAL_PART.split(mail.partition("@")[0])]
        if len(parts) != 2:
            continue
        for cut in range(1, len(words)):
            if parts[1] == "".join(folded[cut:]):
                if parts[0] == "".join(folded[:cut]):
                    return cut
                if parts[0] == folded[0]:
                    return min(cut, plain)
        if parts[0] == folded[0] and parts[1] in folded[1:-1]:
            return 1  # made before a surname was added: `Mustafa Khalil Exempel` at `mustafa.khalil@`
    return None


def _cut_by_words(words: list[str]) -> int:
    for cut, word in enumerate(words[1:], start=1):
        if word.casefold() in _PARTICLES:
            return cut
    known = given_names()
    cut = 1
    while cut < len(words) - 1 and fold(words[cut]) in known:
        cut += 1
    return cut


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", slugify(text))

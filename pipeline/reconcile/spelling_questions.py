"""The questions on names of damaged editions of which people bear two spellings: `Jonsson`, or `Jönsson` as it was.

A model that does not know å, ä and ö leaves such a name as it is, whichever was printed, and a mail has no accents. No
model knows ø, ü or č, so a name that has one (`Søren`) is asked about wherever an image was read and the name without
it is not a common one. Nothing is guessed. A sign that was read for a letter (`Jénsson`) or a clean edition that prints
the name tells it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.rows import ReviewRow
from pipeline.vocabulary import fold, given_names, surnames

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 0.1  # of those who bear one of the spellings, from which a spelling is asked about
_COMMON = 0.0003  # of people, who bear a name without accents: of so many, next to none has a foreign letter
_LOST = "the edition lost å, ä and ö, and people bear both names"
_UNREAD = "the page was read from its image, by models that do not know all letters of the other name"
_TOLD = "the mail beside it has another vowel, for which OCR may have read an å, ä or ö"
_UNKNOWN = "the edition lost å, ä and ö, and no list has a word of the name: it is as read, accents may lack"
_LEAST_LETTERS = 4  # of a word that is asked about
_VOWELS = frozenset("aeo")
_OPEN = frozenset("ao")  # letters that may have lost an accent
_ACCENTS = {"å": "a", "ä": "a", "ö": "o"}  # what the model does not know; it reads é


def ask_spellings(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of each name that a damaged edition alone prints whether it is the other one that people bear.

    Args:
        corpus: All sightings.
        owner_of: The entity of each mention.
    """
    read_badly = {edition_id for edition_id, rate in corpus.damage.items() if rate}
    if not read_badly | corpus.scans:
        return
    people = [s for s in corpus.of_type("person") if s.mention_id in owner_of]
    clean: dict[str, set[str]] = defaultdict(set)
    for sighting in people:
        if sighting.edition_id not in read_badly | corpus.scans:
            clean[owner_of[sighting.mention_id]].update(map(fold, sighting.facts("name")))
    for sighting in people:
        owner = owner_of[sighting.mention_id]
        for record in sighting.of("name"):
            if fold(record.fact) in clean[owner] or record.is_decided:
                continue
            if sighting.edition_id in read_badly:
                yield from (_ask(record, other, owner, _LOST) for other in _find_others(record))
                told = _find_told(record.fact, sighting.facts("email"))
                yield from (_ask(record, other, owner, _TOLD) for other in told)
                if is_unproved(record.fact, record.statement.raw_text):
                    yield _ask(record, record.fact, owner, _UNKNOWN)
            if sighting.edition_id in corpus.scans:
                yield from (_ask(record, other, owner, _UNREAD) for other in _find_unread(record))


def _find_others(record: Record) -> Iterator[str]:
    """The names that may have been printed where one is read, each with one word spelled as others bear it."""
    from pipeline.normalize.repair.bearers import load_bearers

    name, printed = record.fact, record.statement.raw_text
    for found in _WORD.finditer(name) if len(name) == len(printed) else ():
        word, read = found.group().lower(), printed[found.start() : found.end()].lower()
        borne = load_bearers().get(fold(word), ())
        for spelling, share in borne:
            is_many = share >= _LEAST * sum(each for _, each in borne)
            if is_many and spelling != word and _may_be(read, word, spelling):
                yield f"{name[: found.start()]}{spelling.capitalize()}{name[found.end() :]}"


def _find_told(name: str, mails: Iterable[str]) -> Iterator[str]:
    """The names as the mail beside one spells them: made of it but for a vowel, for which a å, ä or ö may be misread.

    >>> list(_find_told("Bo Jansson", ["bo.jonsson@example.se"])), list(_find_told("Bo Jansson", ["bo.hansson@x.se"]))
    (['Bo Jönsson'], [])
    """
    from pipeline.normalize.repair.bearers import load_bearers

    words = [(found.span(), fold(found.group())) for found in _WORD.finditer(name)]
    for mail in mails:
        parts = mail.partition("@")[0].split(".")
        for (span, word), part in zip(words, parts, strict=False) if len(words) == len(parts) else ():
            apart = [pair for pair in zip(word, part, strict=False) if pair[0] != pair[1]]
            if len(word) != len(part) or len(apart) != 1 or not _VOWELS.issuperset(apart[0]):
                continue
            accented = [each for each, _ in load_bearers().get(part, ()) if each != part]
            yield from (f"{name[: span[0]]}{each.capitalize()}{name[span[1] :]}" for each in accented[:1])


def is_unproved(name: str, printed: str) -> bool:
    """Whether a word of a name may have lost an accent where it is read plainly, and nothing known tells its spelling.

    >>> [is_unproved(name, name) for name in ("Eva Tagt", "Eva Lindberg", "Eva Tegt")]
    [True, False, False]
    >>> is_unproved("Eva Sarnström", "Eva Sarnstrom")
    True
    """
    from pipeline.normalize.repair.bearers import load_bearers
    from pipeline.normalize.repair.lexicon import NAME, load_lexicon
    from pipeline.normalize.repair.surnames import spell_surname

    lexicon, lists = load_lexicon(), (load_bearers(), given_names(), surnames())
    for found in _WORD.finditer(name) if len(name) == len(printed) else ():
        word, read = found.group().lower(), printed[found.start() : found.end()].lower()
        folded = fold(word)
        is_open = any(a == b and a in _OPEN for a, b in zip(word, read, strict=False)) and len(word) == len(folded)
        is_kept = not _ACCENTS.keys().isdisjoint(read)  # what was read is no sign of a loss
        if is_kept or not is_open or len(word) < _LEAST_LETTERS or any(folded in known for known in lists):
            continue
        is_known = any(entry.word == word and entry.flags & NAME for entry in lexicon.variants(folded))
        if not is_known and spell_surname(folded, lexicon) is None:
            return True
    return False


def _find_unread(record: Record) -> Iterator[str]:
    """The names that may have been printed where one is read, each with one word that has a letter no model knows."""
    from pipeline.normalize.repair.bearers import load_bearers
    from pipeline.normalize.repair.unread_letters import list_unread

    name, printed = record.fact, record.statement.raw_text
    for found in _WORD.finditer(name) if len(name) == len(printed) else ():
        word, read = found.group().lower(), printed[found.start() : found.end()].lower()
        is_common = any(spelling == read and share >= _COMMON for spelling, share in load_bearers().get(fold(word), ()))
        for other in () if is_common else list_unread(read, word):
            yield f"{name[: found.start()]}{other.capitalize()}{name[found.end() :]}"


def _may_be(read: str, word: str, other: str) -> bool:
    """Whether a word as read leaves open which of two spellings it was: they differ where it has a plain letter.

    >>> _may_be("jonsson", "jonsson", "jönsson"), _may_be("jénsson", "jönsson", "jonsson")
    (True, False)
    >>> _may_be("linnea", "linnea", "linnéa")
    False
    """
    if not len(read) == len(word) == len(other):
        return False
    apart = [(sign, {a, b}) for sign, a, b in zip(read, word, other, strict=True) if a != b]
    return all(
        any(pair == {accent, plain} and sign == plain for accent, plain in _ACCENTS.items()) for sign, pair in apart
    )


def _ask(record: Record, other: str, owner: str, why: str) -> ReviewRow:
    return make_item(
        "lost_accent",
        f"Is the name {record.fact} in {record.edition_id} {other if other != record.fact else 'spelled so'}?",
        owner,
        why,
        property_="name",
        expected=record.value,
        suggestion=other,
        decision=("correct_value", other),
        record=record,
    )

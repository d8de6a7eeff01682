"""People's names: by the mail address beside them, the names that other editions print, and how common a spelling is.

A mail address says which letters a name has once its accents are off; that settles what a strange sign stands for
(`Malmstrém` beside `malmstrom@` has an ö). Whether an a or o that stands there plainly lost its accent is settled by
names known from other editions, then by how many people bear it, then by how often it is written; where none is clear
the name stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.normalize.repair.bearers import crown, load_bearers
from pipeline.normalize.repair.candidates import Candidate
from pipeline.normalize.repair.channel import Reading, combine_slips, readings, spell
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.foreign_letters import UNREAD, build, by_letter, insert
from pipeline.normalize.repair.foreign_surnames import is_foreign_given
from pipeline.normalize.repair.last_parts import spell_last_part
from pipeline.normalize.repair.lexicon import CURATED, NAME, Entry, Lexicon, fold_word
from pipeline.normalize.repair.misread_names import change_between, joined_alike, may_be_misread, nearest_part
from pipeline.normalize.repair.surnames import agree, spell_surname
from pipeline.normalize.repair.unread_letters import restore_by_other, restore_unread

_LIMIT = 14.0
_RATIO = 1.4  # nats by which the commoner spelling must win (four times as common)
_RUN_TOGETHER = 4  # letters that a part needs to be found inside `mirandaskold@`
_RARE = 18.0  # a spelling rarer than this is no evidence
_BORNE = 4.0  # times as many people must bear a spelling as the next one
_CLEAR = 2.0  # nats by which a sign's likeliest letter must win
_LONG_WORD = 9  # letters of a word of prose that no surname is by chance
_PART = re.compile(r"[^\W\d_]+")


class NameReader:
    """Reads damaged names."""

    def __init__(self, lexicon: Lexicon, evidence: Evidence) -> None:
        self._lexicon = lexicon
        self._evidence = evidence
        self._known: dict[str, set[str]] = {}
        for name in evidence.names:
            for part in _PART.findall(name.lower()):
                self._known.setdefault(fold_word(part), set()).add(part)

    def read(
        self, word: str, hints: Iterable[str], is_given: bool = False, name: str = ""
    ) -> tuple[Candidate, str] | None:
        """The one spelling of a word of a name that the evidence allows, and the evidence; None to leave it.

        Args:
            word: As read, lower case.
            hints: Mail addresses beside the name, and clean names.
            is_given: Whether it is a given name, which is not made of two parts as surnames are.
            name: The whole name as read.
        """
        if is_given and is_foreign_given(word, name):
            return None
        mails, names = _split_hints(hints)
        if (unread := self._read_unread(word, mails, is_given)) is not None:
            return unread
        ways = list(readings(word, _LIMIT))
        is_name = fold_word(word) in load_bearers()
        by_mail = self._doubt_mail(
            [way for way in ways if any(_fits(way, mail, is_name) for mail in mails)], ways, is_given
        )
        plain = [way for way in ways if not way.slips] or ways[:6]
        for group in [_alike(by_mail)] if by_mail else [[way] for way in plain]:
            folded = group[0].folded
            known = {p for p in names if fold_word(p) == folded} | self._known.get(folded, set())
            built = (build(word, way, part) for part in sorted(known) for way in group)
            fitting = {candidate.word: candidate for candidate in built if candidate is not None}
            if len(fitting) == 1:
                return next(iter(fitting.values())), "the same name in another edition"
        if not by_mail:
            plain = [*_restore_lost(word, mails), *plain]
        for group in [_alike(by_mail)] if by_mail else [[way] for way in plain]:
            evidence = "the mail address beside it" if by_mail else "a common name"
            found = self._by_lists(word, group, evidence, is_given)
            if found is not None:
                return found
        if by_mail and by_mail[0].slips:
            way = _settle_signs(_alike(by_mail))
            built_by_mail = build(word, way, insert(word, way))
            return None if built_by_mail is None else (built_by_mail, "the mail address beside it")
        if self._is_unknown(fold_word(word)):
            if by_mail:
                return None if is_given else spell_last_part(word, by_mail)
            return (
                self._by_near_mail(word, mails, is_given)
                or self._by_sign(word, ways, is_given)
                or by_letter(word, mails)
                or (None if is_given else spell_last_part(word, ways))
            )
        if not is_given and self._is_accented(fold_word(word)):
            return spell_last_part(word, by_mail or ways)
        return None

    def _doubt_mail(self, by_mail: list[Reading], ways: Sequence[Reading], is_given: bool) -> list[Reading]:
        """The ways to read a word that a mail address tells, or what it may be by itself where the address is misread.

        The address has nobody's name, and the word can be one that is a letter away: `Bjorklund` beside `bjorkiund@`.
        """
        if not by_mail or not by_mail[0].slips or self._is_name(by_mail[0].folded, is_given):
            return by_mail
        told = by_mail[0].folded
        named = {way.folded for way in ways if may_be_misread(told, way.folded)}
        named = {folded for folded in named if self._is_name(folded, is_given)}
        return [way for way in ways if way.folded in named] if len(named) == 1 else by_mail

    def read_by_mail(self, word: str, hints: Iterable[str], is_given: bool = False) -> tuple[Candidate, str] | None:
        """What a name of a scan is that was read well but for a letter, which the mail beside it has; None to leave it.

        Args:
            word: As read, lower case.
            hints: Mail addresses beside the name.
            is_given: Whether it is a given name.
        """
        mails, _ = _split_hints(hints)
        if (unread := self._read_unread(word, mails, is_given)) is not None:
            return unread
        folded = fold_word(word)
        if (crowned := crown(word)) is not None:
            return Candidate(crowned, UNREAD, change_between(word, crowned)), "the one way in which people bear it"
        if folded in mails or folded in load_bearers():
            return None
        part = joined_alike(folded, mails)
        if part is not None and self._is_name(part, is_given):
            return self._by_part(word, part, is_given)
        return (
            (self._by_near_mail(word, mails, is_given) or by_letter(word, mails)) if self._is_unknown(folded) else None
        )

    def read_by_other(self, word: str, other: str, hints: Iterable[str]) -> tuple[Candidate, str] | None:
        """What a name is whose letter that no model has another reading of the scan shows; None to leave it."""
        meant = restore_by_other(word, other, _split_hints(hints)[0])
        if meant is None:
            return None
        return Candidate(meant, UNREAD, change_between(word, meant)), "the other reading of the line shows the letter"

    def _by_near_mail(self, word: str, mails: set[str], is_given: bool) -> tuple[Candidate, str] | None:
        """The name that a mail address has where the word is nobody's name and a slip or two away from it."""
        if not is_given and spell_surname(fold_word(word), self._lexicon):
            return None
        part = nearest_part(word, mails, lambda folded: self._is_name(folded, is_given))
        return None if part is None else self._by_part(word, part, is_given)

    def _by_part(self, word: str, part: str, is_given: bool) -> tuple[Candidate, str]:
        """A part of a mail address, spelled as the lists spell it, for the word that stands for it."""
        spelled = self._by_lists(part, [Reading(part, (), 0.0)], "", is_given)
        meant = part if spelled is None else spelled[0].word
        return Candidate(meant, UNREAD, change_between(word, meant)), "the mail address beside it, a slip away"

    def _is_name(self, folded: str, is_given: bool) -> bool:
        return folded in load_bearers() or (not is_given and spell_surname(folded, self._lexicon) is not None)

    def _by_lists(
        self, word: str, ways: Sequence[Reading], evidence: str, is_given: bool
    ) -> tuple[Candidate, str] | None:
        """What the first list says that knows one spelling for all ways to read a word."""

        def by_frequency(word: str, way: Reading) -> tuple[Candidate, str] | None:
            return self._by_frequency(word, way, evidence)

        for read in (self._by_bearers, by_frequency, *(() if is_given else (self._by_parts,))):
            found = {c[0].word: c for way in ways if (c := read(word, way)) is not None}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _by_bearers(self, word: str, way: Reading) -> tuple[Candidate, str] | None:
        borne = [(share, c) for name, share in load_bearers().get(way.folded, ()) if (c := build(word, way, name))]
        if borne and (len(borne) == 1 or borne[0][0] > _BORNE * borne[1][0]):
            return borne[0][1], "a name that many bear"
        agreed = agree(way.folded, [candidate.word for _, candidate in borne]) if borne else None
        built = None if agreed is None else build(word, way, agreed)
        return None if built is None else (built, "the accents that all spellings of the name have")

    def _by_parts(self, word: str, way: Reading) -> tuple[Candidate, str] | None:
        spelled = spell_surname(way.folded, self._lexicon)
        built = None if spelled is None else build(word, way, spelled)
        return None if built is None else (built, "a surname of two known parts")

    def _read_unread(self, word: str, mails: set[str], is_given: bool) -> tuple[Candidate, str] | None:
        """The name with letters that no model has which a word shows to be, and the evidence."""

        def list_spellings(folded: str) -> tuple[str, ...]:
            made = None if is_given else spell_surname(folded, self._lexicon)
            return (*(name for name, _ in load_bearers().get(folded, ())), *([] if made is None else [made]))

        meant = restore_unread(word, mails, list_spellings)
        if meant is None:
            return None
        change = change_between(word, meant)
        return Candidate(meant, UNREAD, change), "the one name with letters unknown to OCR that it can be"

    def _is_unknown(self, folded: str) -> bool:
        return folded not in load_bearers() and not self._lexicon.variants(folded)

    def _is_accented(self, folded: str) -> bool:
        """Whether what is nobody's name is a word with accents alone, such as a place: `Ulvsjö`."""
        known = self._lexicon.variants(folded)
        return folded not in load_bearers() and bool(known) and all(entry.word != folded for entry in known)

    def _by_sign(self, word: str, ways: Sequence[Reading], is_given: bool) -> tuple[Candidate, str] | None:
        """The only name that a word can be which is no word as it stands (`Bjdrn`): one that many bear, or of parts."""
        for read in (self._by_bearers,) if is_given else (self._by_bearers, self._by_parts):
            found = {c[0].word: c for way in ways if way.slips and (c := read(word, way)) is not None}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def _by_frequency(self, word: str, way: Reading, evidence: str) -> tuple[Candidate, str] | None:
        entries = sorted(_naming(self._lexicon.variants(way.folded), way.folded), key=lambda e: e.cost)
        fitting = [(e, c) for e in entries if e.cost < _RARE and (c := build(word, way, e.word)) is not None]
        if fitting and (len(fitting) == 1 or fitting[1][0].cost - fitting[0][0].cost > _RATIO):
            return fitting[0][1], evidence
        return None


def _naming(entries: Sequence[Entry], folded: str) -> list[Entry]:
    """The spellings of a form that may be a name's: as it stands, as names have it, or the only one and no short word.

    Accents of a word of prose are nothing to a surname that looks like it (Sander is not `sänder`), but for a long one.

    >>> [entry.word for entry in _naming([Entry("sänder", 11.0, CURATED), Entry("sander", 14.0, NAME)], "sander")]
    ['sander']
    >>> [entry.word for entry in _naming([Entry("platshållare", 15.0, CURATED)], "platshallare")]
    ['platshållare']
    """
    is_only = len(entries) == 1 and (len(folded) >= _LONG_WORD or not entries[0].flags & CURATED)
    return [entry for entry in entries if is_only or entry.flags & NAME or entry.word == folded]


def _fits(way: Reading, mail: str, is_name: bool) -> bool:
    """Whether a part of a name is a part of a mail address, by itself or, where it is no name as it is, run on."""
    folded, is_alone = way.folded, is_name and bool(way.slips)  # Greta is no misread end of margareta@
    is_within = len(folded) >= _RUN_TOGETHER and (mail.startswith(folded) or mail.endswith(folded))
    return folded == mail or (is_within and not is_alone)


def _restore_lost(word: str, mails: Iterable[str]) -> list[Reading]:
    """Ways to read a word with one å, ä or ö that it lost, where a mail address has that letter (`Gran`, `goran@`).

    The address may begin with an initial: `Frberg`, `sfroberg@`.
    """
    folded = fold_word(word)
    ways = [
        Reading(spell(folded, slips), slips, cost)
        for cost, slips in combine_slips(word, _LIMIT, is_deep=True)
        if len(slips) == 1 and not slips[0].read and slips[0].meant in "åäö"
    ]
    return [way for way in ways if any(way.folded in (mail, mail[1:]) for mail in mails)]


def _alike(ways: Sequence[Reading]) -> list[Reading]:
    """The ways that come to the same letters as the first one, once accents are off."""
    return [way for way in ways if way.folded == ways[0].folded]


def _settle_signs(ways: Sequence[Reading]) -> Reading:
    """The first way, with each sign that may as well be å as ä for the plain a, which the mail address proves."""
    slips = []
    for slip in ways[0].slips:
        rivals = {s.meant for way in ways for s in way.slips if s[:2] == slip[:2] and s.cost - slip.cost < _CLEAR}
        slips.append(slip if len(rivals) == 1 else slip._replace(meant=fold_word(slip.meant)))
    return ways[0]._replace(slips=tuple(slips))


def _split_hints(hints: Iterable[str]) -> tuple[set[str], set[str]]:
    mails: set[str] = set()
    names: set[str] = set()
    for hint in hints:
        if "@" in hint:
            local = hint.partition("@")[0].lower()
            mails.update(_PART.findall(local))
        else:
            names.update(_PART.findall(hint.lower()))
    return mails, names

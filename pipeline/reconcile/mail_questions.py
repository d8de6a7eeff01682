"""The questions on mails that are all but right: `evaek@` without its dot, `eva.lnd@` where Eva Lind had `eva.lind@`.

Nothing is mended: an office may write its mails so. A mail that another edition prints in full is no question, for that
is a conflict and settled as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.names import fits_mail
from pipeline.reconcile.rows import ReviewRow
from pipeline.vocabulary import fold

_TELLING, _SHORT = 5, 4  # letters of a part of a name that a part of a mail is near to, and of one a single letter off
_OF_IMAGE = "it was read from an image, and the name beside it is spelled so"
_OF_TEXT = "OCR made the text, and the name beside it is spelled so"
_LEAST, _LEAST_SHARE = 3, 0.75  # mails of an edition with a dot, from which they show how all are made


class _Mail(NamedTuple):
    sighting: Sighting
    record: Record
    mended: str


def ask_mails(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of the mails that are all but right what they should be.

    Args:
        corpus: All sightings.
        owner_of: The entity of each mention.
    """
    yield from _ask_lost_dots(corpus, owner_of)
    yield from _ask_misspelt(corpus, owner_of)
    yield from _ask_misread(corpus, owner_of)


def _ask_misread(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of a mail that OCR read whose one part is the name's and the other a letter or two off the name's."""
    damaged = {edition_id for edition_id, rate in corpus.damage.items() if rate}
    read = corpus.scans | damaged
    for sighting in corpus.of_type("person") if read else ():
        if sighting.edition_id in read and sighting.mention_id in owner_of:
            for mail in _find_misread(sighting):
                yield _ask(
                    mail,
                    owner_of,
                    "misspelt_mail",
                    "and a letter of it misread",
                    _OF_IMAGE if sighting.edition_id in corpus.scans else _OF_TEXT,
                )


def _find_misread(sighting: Sighting) -> Iterator[_Mail]:
    """The mails of a given name and a surname of which one alone is the name's, and the other is near it."""
    for record in sighting.of("email"):
        local, _, domain = record.fact.partition("@")
        for name in sighting.facts("name") if local.count(".") == 1 else ():
            given, *others = ("".join(fold(word).split()) for word in name.split())
            own = local.split(".")
            made = [[given, family] for family in dict.fromkeys(("".join(others), *others[-1:])) if family]
            near = [parts for parts in made if sum(map(_is_off, own, parts)) == 1 == sum(map(str.__eq__, own, parts))]
            if near and not fits_mail(name, record.fact):
                yield _Mail(sighting, record, f"{'.'.join(near[0])}@{domain}")
                break


def _is_off(part: str, meant: str) -> bool:
    """Whether a part of a mail is a letter or two off a part of a name that is long enough to tell."""
    most = 2 if len(meant) >= _TELLING else 1
    return len(meant) >= _SHORT and 0 < OSA.distance(part, meant, score_cutoff=most) <= most


def _ask_misspelt(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of a mailbox at a new domain that is a letter off the one before, which alone was made of the name."""
    people = [s for s in corpus.of_type("person") if s.mention_id in owner_of]
    known = {record.fact for s in people for record in s.of("email")}
    had: dict[str, set[str]] = defaultdict(set)
    for sighting in people:
        had[owner_of[sighting.mention_id]].update(mail.partition("@")[0] for mail in sighting.facts("email"))
    for sighting in people:
        for mail in _find_misspelt(sighting, had[owner_of[sighting.mention_id]]):
            if mail.mended not in known:
                yield _ask(
                    mail,
                    owner_of,
                    "misspelt_mail",
                    "and a letter of it wrong",
                    "another edition prints the mailbox so, and it is made of the name",
                )


def _find_misspelt(sighting: Sighting, mailboxes: Collection[str]) -> Iterator[_Mail]:
    """The mails of a person that do not fit the name, where one of the other mailboxes, but a letter apart, does."""
    for record in sighting.of("email") if len(mailboxes) > 1 else ():
        local, _, domain = record.fact.partition("@")
        for name in sighting.facts("name"):
            near = [
                box
                for box in sorted(mailboxes)
                if OSA.distance(box, local, score_cutoff=1) == 1 and fits_mail(name, f"{box}@{domain}")
            ]
            if near and not fits_mail(name, record.fact):
                yield _Mail(sighting, record, f"{near[0]}@{domain}")
                break


def _ask_lost_dots(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of each mail that is a name without a dot whether it lacks one, where the others of its edition have one."""
    known = {record.fact for sighting in corpus.of_type("person") for record in sighting.of("email")}
    for sightings in corpus.by_edition.values():
        people = [s for s in sightings if s.entity_type == "person"]
        mails = [record.fact for s in people for record in s.of("email")]
        lacking = [mail for s in people for mail in _find_lacking(s)] if _show_scheme(mails) else []
        for mail in lacking:
            if mail.mended not in known:
                yield _ask(
                    mail,
                    owner_of,
                    "lost_dot",
                    "and a dot of it lost",
                    "the other mails of the edition have a dot between the names",
                )


def _show_scheme(mails: Sequence[str]) -> bool:
    dotted = sum("." in mail.partition("@")[0] for mail in mails)
    return dotted >= _LEAST and dotted >= _LEAST_SHARE * len(mails)


def _find_lacking(sighting: Sighting) -> Iterator[_Mail]:
    """The mails of a person that are the given name, or its initial, and the surname, with nothing between them."""
    for record in sighting.of("email"):
        local, _, domain = record.fact.partition("@")
        for name in sighting.facts("name") if local.isalpha() else ():
            given, *others = ("".join(fold(word).split()) for word in name.split())
            cuts = ((begun, local.removeprefix(begun)) for begun in (given, given[:1]) if local.startswith(begun))
            families = {"".join(others), *others[-1:]}
            found = next((cut for cut in cuts if cut[0] and cut[1] in families), None)
            if found is not None:
                yield _Mail(sighting, record, f"{found[0]}.{found[1]}@{domain}")
                break


def _ask(mail: _Mail, owner_of: Mapping[str, str], kind: str, fault: str, evidence: str) -> ReviewRow:
    record = mail.record
    return make_item(
        kind,
        f"Is the mail {record.fact} in {record.edition_id} {mail.mended}, {fault}?",
        owner_of.get(mail.sighting.mention_id, mail.sighting.mention_id),
        evidence,
        property_="email",
        expected=record.value,
        suggestion=mail.mended,
        decision=("correct_value", mail.mended),
        record=record,
    )

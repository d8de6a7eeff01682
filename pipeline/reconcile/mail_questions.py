"""The questions on mails of which a dot is lost: `evaek@` where all others of the edition are `given.family@`.

Nothing is mended: an office may write its mails so. A mail that another edition prints with its dot is no question,
for that is a conflict and settled as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.rows import ReviewRow
from pipeline.vocabulary import fold

_LEAST, _LEAST_SHARE = 3, 0.75  # mails of an edition with a dot, from which they show how all are made


class _Mail(NamedTuple):
    sighting: Sighting
    record: Record
    dotted: str


def ask_lost_dots(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of each mail that is a name without a dot whether it lacks one, where the others of its edition have one.

    Args:
        corpus: All sightings.
        owner_of: The entity of each mention.
    """
    known = {record.fact for sighting in corpus.of_type("person") for record in sighting.of("email")}
    for sightings in corpus.by_edition.values():
        people = [s for s in sightings if s.entity_type == "person"]
        mails = [record.fact for s in people for record in s.of("email")]
        lacking = [mail for s in people for mail in _find_lacking(s)] if _show_scheme(mails) else []
        for mail in lacking:
            if mail.dotted not in known:
                yield _ask(mail, owner_of)


def _show_scheme(mails: Sequence[str]) -> bool:
    dotted = sum("." in mail.partition("@")[0] for mail in mails)
    return dotted >= _LEAST and dotted >= _LEAST_SHARE * len(mails)


def _find_lacking(sighting: Sighting) -> Iterator[_Mail]:
    """The mails of a person that are the given name and the surname, with nothing between them."""
    for record in sighting.of("email"):
        local, _, domain = record.fact.partition("@")
        for name in sighting.facts("name") if local.isalpha() else ():
            given, *others = ("".join(fold(word).split()) for word in name.split())
            family = local.removeprefix(given)
            if family != local and family in {"".join(others), *others[-1:]}:
                yield _Mail(sighting, record, f"{given}.{family}@{domain}")
                break


def _ask(mail: _Mail, owner_of: Mapping[str, str]) -> ReviewRow:
    record = mail.record
    return make_item(
        "lost_dot",
        f"Is the mail {record.fact} in {record.edition_id} {mail.dotted}, and a dot of it lost?",
        owner_of.get(mail.sighting.mention_id, mail.sighting.mention_id),
        "the other mails of the edition have a dot between the names",
        property_="email",
        expected=record.value,
        suggestion=mail.dotted,
        decision=("correct_value", mail.dotted),
        record=record,
    )

"""The question on a mail whose host is a letter off the one of others: `eva.ek@goteborgg.example.se`.

Nothing is mended: another office may have such a host. A host that a vocabulary knows is no question, nor is one that
several people or editions have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.employers import mail_domain
from pipeline.reconcile.rows import ReviewRow
from pipeline.vocabulary import organization_of_domain

_Variant = tuple[int, tuple[str, ...], str]  # which part of a host, the others, and what is left of it
_TELLING = 4  # letters of the part of a host that is a letter off


@dataclass(slots=True)
class _Host:
    """Who has mails at a host, and the prints of them."""

    owners: set[str] = field(default_factory=set)
    records: list[Record] = field(default_factory=list)

    def is_lone(self) -> bool:
        return len(self.owners) == 1 == len({record.edition_id for record in self.records})


def ask_hosts(corpus: Corpus, owner_of: Mapping[str, str]) -> Iterator[ReviewRow]:
    """Ask of a mail at a host of one person in one edition, a letter off the only such one that is printed more often.

    Args:
        corpus: All sightings.
        owner_of: The entity of each mention.
    """
    hosts: dict[str, _Host] = defaultdict(_Host)
    for sighting in corpus.of_type("person"):
        for record in sighting.of("email") if sighting.mention_id in owner_of else ():
            host = hosts[mail_domain(record.fact)]
            host.owners.add(owner_of[sighting.mention_id])
            host.records.append(record)
    known = {record.fact for host in hosts.values() for record in host.records}
    often: dict[_Variant, list[str]] = defaultdict(list)
    for name in (name for name, host in hosts.items() if not host.is_lone()):
        for variant in _vary(name):
            often[variant].append(name)
    for name, host in sorted(hosts.items()):
        alike = {other for variant in _vary(name) for other in often.get(variant, ())} if host.is_lone() else ()
        near = [other for other in alike if _is_letter_off(name, other)]
        if len(near) == 1 and organization_of_domain(name) is None:
            for record in host.records:
                mended = f"{record.fact.rpartition('@')[0]}@{near[0]}"
                if mended not in known:
                    yield _ask(record, owner_of[record.mention_id], mended, near[0])


def _vary(host: str) -> Iterator[_Variant]:
    """A host with one of its parts whole and without each of its letters: hosts a letter off have one in common."""
    parts = host.split(".")
    for at, part in enumerate(parts):
        rest = (*parts[:at], *parts[at + 1 :])
        yield from ((at, rest, form) for form in {part, *(part[:k] + part[k + 1 :] for k in range(len(part)))})


def _is_letter_off(one: str, other: str) -> bool:
    """Whether two hosts differ by a letter of one part that is long enough to tell.

    >>> _is_letter_off("lunnd.example.se", "lund.example.se"), _is_letter_off("ks1.example.se", "ks2.example.se")
    (True, False)
    """
    parts, others = one.split("."), other.split(".")
    apart = [pair for pair in zip(parts, others, strict=False) if pair[0] != pair[1]]
    return len(parts) == len(others) and len(apart) == 1 and _is_slip(*apart[0])


def _is_slip(one: str, other: str) -> bool:
    letters = all(part.replace("-", "").isalpha() for part in (one, other))
    return letters and min(len(one), len(other)) >= _TELLING and OSA.distance(one, other, score_cutoff=1) == 1


def _ask(record: Record, subject: str, mended: str, host: str) -> ReviewRow:
    return make_item(
        "misspelt_mail",
        f"Is the mail {record.fact} in {record.edition_id} {mended}, and a letter of its host wrong?",
        subject,
        f"nobody else has a mail at such a host, others have theirs at {host}",
        property_="email",
        expected=record.value,
        suggestion=mended,
        decision=("correct_value", mended),
        record=record,
    )

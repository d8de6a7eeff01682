"""Contact points: numbers, mail and web addresses of persons, organizations, regions and services, spell by spell.

A number that a later full list prints no more for its owner is gone. A number that two owners print in one edition is
shared by them; one that another owner prints later has passed on (see `events`). Values that cannot exist are not
published: they stand in `quarantine` and `review_items`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace as replace_fields

from pipeline.normalize.slugs import slugify
from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.coverage import ListKey, absence_editions, list_key
from pipeline.reconcile.ids import Candidate, Ledger, assign_ids
from pipeline.reconcile.rows import ContactRow
from pipeline.reconcile.timeline import Spell
from pipeline.standard.addresses import normalize_email, normalize_url
from pipeline.standard.phones import is_valid_value

CHANNELS = ("phone", "email", "web")


class Owner(Struct, frozen=True):
    """Whom a contact point belongs to: `person`, `organization`, `region` or `service`, and its id."""

    owner_type: str
    owner_id: str

    def place(self) -> tuple[str, str]:
        """What owners are put in order by."""
        return self.owner_type, self.owner_id


class Contact(Struct, frozen=True):
    """One value of one owner for one spell, with the records that print it."""

    contact_id: str
    owner: Owner
    channel: str
    value: str
    spell: Spell
    records: tuple[Record, ...]
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Contacts:
    """All contact points of a run; `retired` are ids that were merged away."""

    listed: tuple[Contact, ...]
    retired: Mapping[str, str]

    def of_owner(self) -> dict[Owner, list[Contact]]:
        """The contact points of each owner."""
        by_owner: dict[Owner, list[Contact]] = defaultdict(list)
        for contact in self.listed:
            by_owner[contact.owner].append(contact)
        return by_owner


@lru_cache(maxsize=65_536)  # editions print the same again and again
def is_publishable(channel: str, value: str) -> bool:
    """Tell whether a value can exist.

    >>> is_publishable("phone", "114114"), is_publishable("email", "eva.norlin@umea.se")
    (False, True)
    """
    if channel == "phone":
        return is_valid_value(value)
    return normalize_email(value).is_valid if channel == "email" else normalize_url(value).is_valid


def trace_contacts(
    corpus: Corpus, owner_of: Mapping[str, str], ledger: Ledger, moved: Collection[str] = ()
) -> Contacts:
    """Follow every number and address through the editions.

    Args:
        corpus: All sightings.
        owner_of: Entity id of each mention.
        ledger: Ids of earlier releases.
        moved: Mentions whose owner has another id than was published.
    """
    uses: dict[tuple[str, str, str, str], list[tuple[Sighting, Record]]] = defaultdict(list)
    for sighting in corpus.sightings:
        owner_id = owner_of.get(sighting.mention_id)
        if owner_id is None or sighting.entity_type in ("edition", "law"):
            continue
        for channel in CHANNELS:
            for record in sighting.said(channel):
                if is_publishable(channel, record.fact):
                    uses[sighting.entity_type, owner_id, channel, record.fact].append((sighting, record))
    drafts = [
        contact
        for (owner_type, owner_id, channel, value), found in sorted(uses.items(), key=itemgetter(0))
        for contact in _spell_out(corpus, Owner(owner_type, owner_id), channel, value, found)
    ]
    passed = {_key(draft, r) for draft in drafts for r in draft.records if r.mention_id in moved} if moved else ()
    assigned = assign_ids([_candidate(corpus, draft) for draft in drafts], ledger, passed)
    named = [replace_fields(draft, contact_id=id_) for draft, id_ in zip(drafts, assigned.ids, strict=True)]
    return Contacts(tuple(_mark_shared(named)), assigned.retired)


def _spell_out(
    corpus: Corpus, owner: Owner, channel: str, value: str, uses: Iterable[tuple[Sighting, Record]]
) -> list[Contact]:
    by_edition: dict[str, list[Record]] = defaultdict(list)
    keys: dict[str, set[ListKey]] = defaultdict(set)
    for sighting, record in uses:
        by_edition[record.edition_id].append(record)
        keys[record.edition_id].add(list_key(corpus, sighting))
    absent = {edition_id: absence_editions(corpus, listed) for edition_id, listed in keys.items()}
    slug = f"{owner.owner_id}-{slugify(value)}"
    return [
        Contact(slug, owner, channel, value, spell, tuple(r for e in spell.editions for r in by_edition[e]))
        for spell in corpus.calendar.find_spells(by_edition, absent)
    ]


def _candidate(corpus: Corpus, contact: Contact) -> Candidate:
    start = corpus.calendar.moments[contact.spell.first_edition_id].dated_from.isoformat()
    return Candidate(contact.contact_id, contact_keys(contact), f"{contact.owner.owner_type} {start}")


def contact_keys(contact: Contact) -> frozenset[str]:
    """What a contact point is known by from release to release: the mentions that print it, and its value."""
    return frozenset(_key(contact, record) for record in contact.records)


def _key(contact: Contact, record: Record) -> str:
    return f"{record.mention_id}:{contact.channel}:{contact.value}"


def _mark_shared(contacts: Iterable[Contact]) -> list[Contact]:
    """A value that two owners print in one edition is shared by both."""
    listed = list(contacts)
    owners: dict[tuple[str, str, str], set[Owner]] = defaultdict(set)
    for c in listed:
        for edition_id in c.spell.editions:
            owners[c.channel, c.value, edition_id].add(c.owner)
    shared = {key for key, of in owners.items() if len(of) > 1}
    return [
        replace_fields(c, is_shared=True) if any((c.channel, c.value, e) in shared for e in c.spell.editions) else c
        for c in listed
    ]


def tabulate_contacts(contacts: Contacts) -> list[ContactRow]:
    """Make the rows of `contact_points`."""
    return [
        ContactRow(
            c.contact_id,
            c.owner.owner_type,
            c.owner.owner_id,
            c.channel,
            c.value,
            _display(c),
            c.is_shared,
            c.spell.first_seen,
            c.spell.last_seen,
            c.spell.gone_by,
            c.spell.first_edition_id,
            c.spell.last_edition_id,
            c.spell.gone_edition_id,
        )
        for c in contacts.listed
    ]


def find_websites(contacts: Contacts) -> dict[str, str]:
    """Give the newest printed web address of each organization."""
    owned = [c for c in contacts.listed if c.owner.owner_type == "organization" and c.channel == "web"]
    ordered = sorted(owned, key=lambda c: (str(c.spell.last_seen), c.value))
    return {c.owner.owner_id: c.value for c in ordered}


def _display(contact: Contact) -> str:
    """How a person writes it; of several ways in print, the one whose value is this one, the newest."""
    fitting = [r.statement.display for r in contact.records if r.statement.value == contact.value]
    return fitting[-1] if fitting and fitting[-1] else contact.value

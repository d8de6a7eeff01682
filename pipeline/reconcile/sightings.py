"""From the mentions of normalized editions to the sightings of a corpus.

Order never depends on the order of input: editions run from old to new, mentions by id within them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.domain.statements import Extraction, Mention
from pipeline.reconcile.corpus import Corpus, Record, Sighting
from pipeline.reconcile.timeline import Calendar


def make_corpus(calendar: Calendar, extractions: Iterable[Extraction], publishers: Mapping[str, str | None]) -> Corpus:
    """Put the mentions of all editions in order and give every statement its id.

    Args:
        calendar: The editions' dates; editions that are not in it are left out.
        extractions: Normalized extractions, in any order.
        publishers: Who published each edition.
    """
    by_id = {e.edition_id: e for e in extractions if e.edition_id in calendar.moments}
    ordered = [by_id[moment.edition_id] for moment in calendar.order(by_id)]
    sightings = tuple(
        _make_sighting(extraction.edition_id, mention)
        for extraction in ordered
        for mention in sorted(extraction.mentions, key=lambda m: m.mention_id)
    )
    scans = frozenset(e.edition_id for e in ordered if any(page.is_scan for page in e.document.pages))
    return Corpus(calendar, sightings, {e.edition_id: e.damage_rate for e in ordered}, publishers, scans)


def _make_sighting(edition_id: str, mention: Mention) -> Sighting:
    mention_id, kind, list_name = mention.mention_id, mention.entity_type, mention.list_name
    standing: dict[str, list[Record]] = {}
    records: list[Record] = []
    for statement in mention.statements:
        what, value = statement.property, statement.value
        alike = standing.setdefault(what, [])
        suffix = f".{len(alike) + 1}" if alike else ""
        record = Record(
            f"{mention_id}:{what}{suffix}", edition_id, mention_id, kind, list_name, statement, what, value, value
        )
        alike.append(record)
        records.append(record)
    return Sighting(edition_id, mention_id, kind, list_name, mention.parent_id, tuple(records), standing)

"""Live sources: what a page says, in standard form, so that a redesign is told from a change.

Facts are compared after normalization, one per mention with all that it says: a number written another way is the same
fact, a number that passes from one person to another is not. The page's own date and title say nothing of anyone and
do not count; a number or address that nobody could place does, because something changed that was not understood.
Where those are all that is left, or nobody of a page of people, the page is no new state but a login or an error.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.domain.edition import Capture, DateRange
from pipeline.domain.statements import Extraction, Mention
from pipeline.ingest.fetch import Facts, Reading, fetch_sources
from pipeline.ingest.fetching.policy import read_policy
from pipeline.ingest.fetching.visits import Visit

_STRAY = frozenset({"orphan_phone", "orphan_email"})
_FULL_LIST = "list in full"
_OF_PEOPLE = frozenset({"person", _FULL_LIST})


def fetch_live(
    raw: Path, outputs: Path, *, allow_private: bool = False, environment: Mapping[str, str] = os.environ
) -> tuple[Visit, ...]:
    """Visit every source with a URL and capture those whose facts changed.

    Args:
        raw: Registry and captures; the caller holds the lock of the outputs.
        outputs: Where visits are remembered.
        allow_private: Whether redirects may lead to private addresses.
        environment: Where the operator's settings stand.

    Raises:
        InputError: The registry or a setting cannot be used.
    """
    from pipeline.extract.readers import sniff_media_type

    policy = read_policy(environment, allow_private=allow_private)
    return fetch_sources(raw, outputs, Reading(sniff_media_type, read_facts, is_lost, read_date), policy)


def read_facts(capture: Capture) -> Facts:
    """What one capture says of the world.

    Raises:
        UnreadableError: It cannot be read.
    """
    from pipeline.extract import extract_edition
    from pipeline.normalize import normalize_editions

    return collect_facts(normalize_editions([extract_edition(capture)])[0])


def read_date(capture: Capture) -> DateRange | None:
    """The date that a capture prints; None where it prints none.

    Raises:
        UnreadableError: It cannot be read.
    """
    from pipeline.extract import extract_edition

    dated = extract_edition(capture).dated
    return dated if dated.basis == "printed" else None


def collect_facts(extraction: Extraction) -> Facts:
    """The facts of a normalized extraction: a tuple each for a mention, a full list and a stray number."""
    names = {mention.mention_id: mention.first("name") or "" for mention in extraction.mentions}
    facts = {_mention_fact(mention, names) for mention in extraction.mentions if mention.entity_type != "edition"}
    facts |= {(_FULL_LIST, coverage.list_name) for coverage in extraction.coverage}
    facts |= {
        (item.reason_code, _squeeze(item.raw_text)) for item in extraction.quarantined if item.reason_code in _STRAY
    }
    return frozenset(facts)


def is_lost(before: Facts, after: Facts) -> bool:
    """Whether a page has nothing left of what it listed; a list in full on which nobody stands is something.

    >>> is_lost(frozenset({("person", "name=Ada")}), frozenset({("organization", "name=X"), ("orphan_phone", "112")}))
    True
    >>> is_lost(frozenset({("service", "name=X")}), frozenset({("service", "name=Y")}))
    False
    """
    had, has = ({fact[0] for fact in facts} - _STRAY for facts in (before, after))
    return (bool(had) and not has) or (bool(had & _OF_PEOPLE) and not has & _OF_PEOPLE)


def _mention_fact(mention: Mention, names: Mapping[str, str]) -> tuple[str, ...]:
    said = sorted({f"{statement.property}={_squeeze(statement.value)}" for statement in mention.statements})
    under = names.get(mention.parent_id or "", "")
    return (mention.entity_type, mention.list_name or "", under, *said)


def _squeeze(text: str) -> str:
    return " ".join(text.split())

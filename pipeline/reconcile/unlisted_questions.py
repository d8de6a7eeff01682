"""The question on an edition that prints people with their addresses, none of whom is known to be a coordinator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.domain.statements import Extraction, QuarantinedItem
from pipeline.reconcile.coverage import COORDINATORS
from pipeline.reconcile.doubts import make_item
from pipeline.reconcile.rows import ReviewRow

UNLISTED = "unlisted_people"
_PERSONAL = re.compile(r"[^\W\d_]{2,}[.][^\W\d_][\w.-]+@")  # a mailbox of two names
_LEAST = 3  # addresses that make a list


def ask_unlisted(extractions: Iterable[Extraction]) -> Iterator[ReviewRow]:
    """Ask once of each edition whether the people whose addresses were set aside are rightly in no list.

    A page of contacts that names no role and no region reads so. An edition with a coordinator is not asked about:
    there the addresses are of others.

    Args:
        extractions: Of all editions, in any order.
    """
    for extraction in sorted(extractions, key=lambda e: e.edition_id):
        mails = [item for item in extraction.quarantined if _is_personal(item)]
        is_listing = any(mention.list_name == COORDINATORS for mention in extraction.mentions)
        if len({item.raw_text for item in mails}) >= _LEAST and not is_listing:
            yield _ask(extraction.edition_id, mails)


def _is_personal(item: QuarantinedItem) -> bool:
    return item.reason_code == "orphan_email" and _PERSONAL.match(item.raw_text) is not None


def _ask(edition_id: str, mails: list[QuarantinedItem]) -> ReviewRow:
    first = min(mails, key=lambda item: (item.page or 0, item.line or 0))
    row = make_item(
        UNLISTED,
        f"Is it right that nobody of {edition_id} is a coordinator? It prints people with their addresses, "
        f"{len(mails)} of them, and neither a region nor that they are coordinators.",
        edition_id,
        "nothing is published of them; `quarantine` has the addresses and numbers",
        property_="role",
        expected=str(len(mails)),
    )
    return row._replace(edition_id=edition_id, page=first.page, line=first.line)

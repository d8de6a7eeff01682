"""Names in which a letter is still a sign after repair (`Eva S?dvik`): nobody is published by them.

Where the mail beside a name or the lists of names show one letter, the repair has put it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.domain.statements import Extraction, Mention, QuarantinedItem
from pipeline.vocabulary.folding import LOST

_LOST = re.compile(rf"{LOST}|\ufffd")
_TOLD = ("name", "email", "phone")
_WHY = "a letter of the name is lost, and nothing shows which one it is"


def set_marred_aside(extraction: Extraction) -> Extraction:
    """Take the people out of an extraction whose name lacks a letter, with their mails and numbers.

    The lists that they stand in are no longer given in full, so that nobody ends by that.

    Args:
        extraction: In standard form, after repair.

    Returns:
        The same, or one with a row of quarantine for each value that was taken out.
    """
    marred = [mention for mention in extraction.mentions if _is_marred(mention)]
    if not marred:
        return extraction
    lists = {mention.list_name for mention in marred}
    return replace(
        extraction,
        mentions=tuple(mention for mention in extraction.mentions if mention not in marred),
        coverage=tuple(listed for listed in extraction.coverage if listed.list_name not in lists),
        quarantined=(*extraction.quarantined, *_list_values(marred)),
    )


def _is_marred(mention: Mention) -> bool:
    return mention.entity_type == "person" and any(_LOST.search(name) for name in mention.values("name"))


def _list_values(mentions: Iterable[Mention]) -> list[QuarantinedItem]:
    stated = [s for mention in mentions for s in mention.statements if s.property in _TOLD]
    return [QuarantinedItem(s.place.page, s.place.line, s.raw_text, "marred_name", _WHY) for s in stated]

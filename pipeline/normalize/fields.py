"""What the repair is told of a document: which characters are a name, a county, ..., and the mails beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.domain.statements import Mention, Statement
from pipeline.normalize.spans import TextMap
from pipeline.standard.addresses import normalize_email
from pipeline.vocabulary.mail_signs import mend_lost_sign

if TYPE_CHECKING:
    from pipeline.normalize.repair import Field

_ABBREVIATION = re.compile(r"\b(?:kap|art|st|p)\b\.?", re.IGNORECASE)
# What is not listed here (duties, hours, descriptions) is prose, which needs no field.
_KINDS = {
    ("person", "name"): "name",
    ("region", "name"): "region",
    ("organization", "name"): "organization",
}
_KIND_OF_PROPERTY = {
    "county_code": "county",
    "region": "region",
    "employer": "organization",
    "operator": "organization",
    "title": "title",
    "audience": "audience",
    "citation": "statute",
    "place": "municipality",
    "email": "verbatim",  # also behind a blank that a scan put in it
}


def find_fields(mentions: Iterable[Mention], text_map: TextMap) -> list[Field]:
    """Give the fields of a document, each once, in the order of the text."""
    from pipeline.normalize.repair import Field

    fields: dict[tuple[int, int, int], Field] = {}
    for mention in mentions:
        mails = tuple(mend_lost_sign(mail) or normalize_email(mail).value for mail in mention.values("email"))
        for statement in mention.statements:
            kind = _kind_of(mention, statement)
            if kind is None:
                continue
            hints = mails if kind == "name" else ()
            for segment in text_map.find_segments(statement.place):
                for start, end, part in _parts(text_map.read_verbatim([segment]), kind):
                    span = (segment.index, segment.start + start, segment.start + end)
                    fields.setdefault(span, Field(*span, part, hints))
    return [fields[span] for span in sorted(fields)]


def _parts(text: str, kind: str) -> Iterator[tuple[int, int, str]]:
    """Cut a citation at its abbreviations, which are words of no statute's name; other fields are one part."""
    at = 0
    for found in _ABBREVIATION.finditer(text) if kind == "statute" else ():
        if found.start() > at:
            yield at, found.start(), kind
        yield found.start(), found.end(), "verbatim"
        at = found.end()
    if at < len(text):
        yield at, len(text), kind


def _kind_of(mention: Mention, statement: Statement) -> str | None:
    return _KINDS.get((mention.entity_type, statement.property)) or _KIND_OF_PROPERTY.get(statement.property)

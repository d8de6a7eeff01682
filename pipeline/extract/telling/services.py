"""Clinics, programmes, shelters and networks: names with former and short names, places, whom for, and by whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from pipeline.extract.mentions import Draft
from pipeline.extract.telling.numbers import Ink, read_ink
from pipeline.extract.telling.passages import Passage, sentence_at
from pipeline.extract.wording.channels import find_emails, find_webs
from pipeline.extract.wording.former_names import FORMER_CONFIDENCE, FORMER_LEAD
from pipeline.extract.wording.hours import longest_hours
from pipeline.extract.wording.phones import find_phones
from pipeline.extract.wording.spotting import Spotted, spot_organizations, spot_services
from pipeline.vocabulary import Service, fold, is_list_title, match_municipality, service_of_domain, service_patterns

_FORMER = re.compile(rf"^\s*\(\s*{FORMER_LEAD}\s+(?P<names>[^()]+)\)", re.IGNORECASE)
_BRACKET = re.compile(r"^\s*\((?P<inside>[^()]{2,60})\)")
_PLACES = re.compile(
    r"^(?:\s*\([^()]*\))?\s+(?:i\s+)?(?P<places>[A-ZÅÄÖ][\w-]+(?:\s[Ss]tad)?(?:(?:,|\s+och|\s+eller|\s+samt)\s+[A-ZÅÄÖ][\w-]+(?:\s[Ss]tad)?)*)"
)
_PLACE = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[Ss]tad)?")
_WHOM = re.compile(
    r"\b(?:[\w&]{1,2}r\s+(?:[\w&]{1,2}ven\s+)?(?:till|[\w&]{1,2}ppen)\s+f[\w&]{1,2}r|v[\w&]{1,2}nder\s+sig\s+till|riktar\s+sig\s+till)\s+(?P<whom>[^.]{4,250})",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"\b(?:drivs|administreras|bedrivs|finansieras)\s+av\s+(?:FN:s migrationsorganisation\s+)?$", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[–-]\s+|,\s*")
_STAFFED = frozenset({"clinic", "shelter"})


def extract_services(
    passages: Sequence[Passage], taken: Collection[Ink] = (), listed: Mapping[str, Draft] = MappingProxyType({})
) -> list[Draft]:
    """Find the services of a document, one draft a service.

    What is a service is told by the vocabulary, or by the form of a name that stands as a heading; helplines known by
    their number are found elsewhere.

    Args:
        passages: The document's text.
        taken: Numbers and mails that belong to people or helplines already.
        listed: Known services that stand as entries of a list already, by id; what else is told of them is added.
    """
    drafts: dict[str, Draft] = dict(listed)
    for passage in passages:
        for spotted in spot_services(passage.flat):
            if spotted.entry.kind != "helpline" and _is_told_of(passage, spotted):
                _describe(drafts.setdefault(spotted.entry.service_id, Draft("service")), passage, spotted)
        _read_heading_form(drafts, passage)
    for passage in passages:
        _add_circumstances(drafts, passage, taken)
        _add_webs(drafts, passage)
    return [draft for key, draft in drafts.items() if key not in listed]


def _is_told_of(passage: Passage, spotted: Spotted[Service]) -> bool:
    """Whether a name is written as a name, so that a common word (`mika`, `bris`) says nothing."""
    return spotted.text[0].isupper() or len(spotted.text) > 14


def _read_heading_form(drafts: dict[str, Draft], passage: Passage) -> None:
    text = passage.flat.strip(" .:")
    if passage.kind != "heading" or spot_services(text) or len(text) > 60 or is_list_title(text):
        return
    kind = next((kind for kind, pattern in service_patterns() if pattern.match(text)), None)
    if kind is None or kind == "helpline":
        return
    start = passage.flat.index(text)
    draft = drafts.setdefault(fold(text), Draft("service"))
    draft.add(passage.state("name", start, start + len(text), 0.8, "heading in the form of a service's name"))
    draft.add(passage.state("kind", start, start + len(text), 0.8, "form of the name", kind))


def _describe(draft: Draft, passage: Passage, spotted: Spotted[Service]) -> None:
    start, end = spotted.start, spotted.end
    if not draft.has("name"):
        draft.add(passage.state("name", start, end, 1.0, "known service"))
        draft.add(passage.state("kind", start, end, 0.95, "known service", spotted.entry.kind))
    elif fold(spotted.text) in map(fold, spotted.entry.short_names) and not any(
        fold(s.raw_text) == fold(spotted.text) for s in draft.statements
    ):
        draft.add(passage.state("short_name", start, end, 0.9, "known short name"))
    after = passage.flat[end:]
    former = _FORMER.match(after)
    if former is not None:
        for first, last in _split(former.group("names")):
            at = end + former.start("names")
            draft.add(
                passage.state("former_name", at + first, at + last, FORMER_CONFIDENCE, "said to be its former name")
            )
    elif (bracket := _BRACKET.match(after)) is not None:
        inside = bracket.group("inside")
        at = end + bracket.start("inside")
        property_ = "short_name" if inside.isupper() and len(inside) <= 8 else "other_name"
        if not draft.has(property_) and inside[0].isupper():
            draft.add(passage.state(property_, at, at + len(inside), 0.9, "in brackets after the name"))
    _add_places(draft, passage, end)


def _split(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _PARTS.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text.rstrip())


def _add_places(draft: Draft, passage: Passage, end: int) -> None:
    listed = _PLACES.match(passage.flat[end:])
    if listed is None:
        return
    for match in _PLACE.finditer(listed.group("places")):
        name = re.sub(r"s?\s[Ss]tad$", "", match.group())
        known = match_municipality(name, is_fuzzy=False) or match_municipality(name.removesuffix("s"), is_fuzzy=False)
        at = end + listed.start("places") + match.start()
        place = passage.flat[at : at + len(name)]
        is_new = not any(s.property == "place" and fold(s.raw_text) == fold(place) for s in draft.statements)
        if known is not None and is_new:
            draft.add(passage.state("place", at, at + len(name), 0.95, "after the name"))


def _add_circumstances(drafts: dict[str, Draft], passage: Passage, taken: Collection[Ink]) -> None:
    """Add whom a service is for, who runs it and what it does, from the paragraph that begins with its name."""
    if passage.kind in ("heading", "term"):
        return
    key = _subject_of(drafts, passage)
    if key is None or key == "nmt":
        return
    draft = drafts[key]
    if len(passage.flat.split()) > 6 and not draft.has("description"):
        draft.add(passage.state("description", 0, len(passage.flat.rstrip()), 0.9, "paragraph about it"))
    _add_numbers(draft, passage, taken)
    whom = _WHOM.search(passage.flat)
    if whom is not None and not draft.has("audience"):
        draft.add(passage.state("audience", *whom.span("whom"), 0.85, "said whom it is for"))
    for org in spot_organizations(passage.flat):
        if _RUN.search(passage.flat[: org.start]) and not draft.has("operator"):
            draft.add(passage.state("operator", org.start, org.end, 0.9, "said to run it"))


def _add_numbers(draft: Draft, passage: Passage, taken: Collection[Ink]) -> None:
    """Add the numbers, mails and hours of a clinic from the block about it, but for those that are somebody else's."""
    if not any(s.property == "kind" and s.value in _STAFFED for s in draft.statements):
        return
    for span in (*find_phones(passage.flat), *find_emails(passage.flat)):
        place = passage.place(span.start, span.end)
        if (place.page, place.line, read_ink(span.text)) not in taken:
            draft.add(passage.state(span.channel, span.start, span.end, 0.85, "in the block about it"))
    hours = longest_hours(passage.flat)
    if hours is not None and not draft.has("hours"):
        draft.add(passage.state("hours", *hours, 0.85, "in the block about it"))


def _subject_of(drafts: dict[str, Draft], passage: Passage) -> str | None:
    """Give the service that a paragraph is about: named in its first sentence, or alone in its heading."""
    _, end = sentence_at(passage, 0)
    first = [
        s.entry.service_id for s in spot_services(passage.flat[:end]) if s.start < 60 and s.entry.service_id in drafts
    ]
    headed = [s.entry.service_id for s in spot_services(passage.heading.flat)] if passage.heading is not None else []
    if first and first[0] != "nmt":
        return first[0]
    return headed[0] if len(set(headed)) == 1 and headed[0] in drafts else None


def _add_webs(drafts: dict[str, Draft], passage: Passage) -> None:
    for span in find_webs(passage.flat):
        host = re.sub(r"^https?://", "", span.text).split("/")[0]
        known = service_of_domain(host)
        if known is None:
            continue
        draft = drafts.setdefault(known.service_id, Draft("service"))
        if not any(s.property == "web" and s.raw_text == span.text for s in draft.statements):
            draft.add(passage.state("web", span.start, span.end, 0.95, "known website"))

"""Who belongs to the network, what each participant is responsible for, and who leads it.

A list of members is a list under a heading that says so, the headings under such a heading, or a running sentence such
as `I NMT ingår …`. A participant's duties are the paragraphs under a heading that is its name, and sentences that begin
with it and say what it is responsible for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.domain.layout import BlockKind
from pipeline.extract.channels import find_emails, find_phones, find_webs
from pipeline.extract.counties import read_region
from pipeline.extract.mentions import Draft
from pipeline.extract.passages import Passage
from pipeline.extract.spotting import spot_organizations, spot_services
from pipeline.vocabulary import (
    fold,
    match_heading,
    match_organization,
    networks,
    organization_kind,
    organizations,
    phrase_pattern,
    tolerant,
)

_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*$")
_ITEM_PARTS = re.compile(r"\s*(?:,|;)\s*(?:och |samt )?|\s+(?:och|samt)\s+(?!sjukv|familje|omsorg|unga)")
_BULLET = re.compile(r"^[\s•·*»▪◦–-]+")
_DISTRIBUTED = re.compile(
    r"^(?P<name>[^,]+?)\s+i\s+(?P<units>[A-ZÅÄÖ][\w-]+(?:,\s*[A-ZÅÄÖ][\w-]+)*\s+och\s+[A-ZÅÄÖ][\w-]+)$"
)
_LEAST_DUTY = 6
_LIST_ENDS: frozenset[BlockKind] = frozenset({"heading"})


@dataclass(slots=True)
class Participants:
    """Drafts of organizations by key, and what shows that the list of members is given in full."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    list_evidence: str = ""

    def draft(self, name: str) -> Draft:
        """Give the draft of an organization by any of its names."""
        found = match_organization(name)
        return self.drafts.setdefault(found.entry.org_id if found else fold(name), Draft("organization"))


def extract_participants(passages: Sequence[Passage], agencies: Mapping[str, Draft]) -> Participants:
    """Find members and duties in a document.

    Args:
        passages: Its text.
        agencies: Organizations that are drafted already, by key; what is said of them is added there.
    """
    found = Participants(dict(agencies))
    _add_listed_members(found, passages)
    for passage in passages:
        _add_sentence_members(found, passage)
    _add_duties(found, passages)
    return found


def _add_listed_members(found: Participants, passages: Sequence[Passage]) -> None:
    inside: Passage | None = None
    count = 0
    for at, passage in enumerate(passages):
        heading = match_heading(passage.flat.strip(" ?!.:")) if len(passage.flat) < 80 else None
        if heading is not None and heading.entry.kind == "network_members":
            inside, count = passage, 0
            continue
        if inside is None:
            continue
        if passage.kind in _LIST_ENDS:
            if (heading is None or match_organization(passage.flat)) and _is_organization(passage.flat):
                count += _add_member(found, passage, 0, len(passage.flat.rstrip()), "heading in the list of members")
            elif count and not _is_before_organization(passages, at):
                inside = None
        elif passage.kind in ("item", "cell", "card"):
            count += _add_item(found, passage)
        if count >= 3 and inside is not None:
            found.list_evidence = f"heading {' '.join(inside.text.split())[:60]!r} with {count} items"


def _is_before_organization(passages: Sequence[Passage], at: int) -> bool:
    """Whether another heading that is an organization's name follows."""
    return any(p.kind == "heading" and _is_organization(p.flat) for p in passages[at + 1 :])


def _is_organization(text: str) -> bool:
    bare = text.strip(" .:")
    inner = _BRACKETS.match(bare)
    name = inner.group("name") if inner else bare
    if len(name) > 80:
        return False
    if match_organization(name) is not None:
        return True
    is_one = "," not in name and not re.search(r"\soch\s", name) and not spot_services(name)
    return is_one and organization_kind(name) is not None


def _add_item(found: Participants, passage: Passage) -> int:
    """Read an item of a list of members: one organization, or several joined with `och`."""
    lead = _BULLET.match(passage.flat)
    start = lead.end() if lead else 0
    text = passage.flat[start:].rstrip(" .")
    if len(text) > 120 or find_phones(text):
        return 0
    spotted = spot_organizations(text)
    is_joined = len(spotted) > 1 and len(_ITEM_PARTS.split(text)) == len(spotted)
    among = _DISTRIBUTED.match(text)
    if among is not None and match_organization(among.group("name")) is not None:
        return _add_distributed(found, passage, start, among)
    if not is_joined:
        return _add_member(found, passage, start, start + len(text), "item of the list of members")
    return sum(
        _add_member(found, passage, start + s.start, start + s.end, "item of the list of members") for s in spotted
    )


def _add_distributed(found: Participants, passage: Passage, start: int, among: re.Match[str]) -> int:
    """Read `Polismyndigheten i Stockholm, Väst och Syd`: one member, with the units that take part."""
    count = _add_member(found, passage, start, start + among.end("name"), "item of the list of members")
    draft = found.draft(among.group("name"))
    for first, last in _list_parts(among.group("units")):
        at = start + among.start("units")
        draft.add(passage.state("unit", at + first, at + last, 0.9, "unit that takes part"))
    return count


def _add_member(found: Participants, passage: Passage, start: int, end: int, evidence: str) -> int:
    """Add a member with its short name or unit in brackets; services are no organizations."""
    text = passage.flat[start:end]
    inner = _BRACKETS.match(text)
    name_end = start + inner.end("name") if inner else end
    name = passage.flat[start:name_end]
    if not re.search(r"[^\W\d]{2}", name) or (spot_services(name) and match_organization(name) is None):
        return 0
    draft = found.draft(name)
    draft.list_name = "network_members"
    draft.add(passage.state("name", start, name_end, 1.0, evidence))
    if inner is not None:
        inside = inner.group("inside")
        property_ = "short_name" if inside.isupper() and " " not in inside else "unit"
        draft.add(
            passage.state(property_, start + inner.start("inside"), start + inner.end("inside"), 0.9, "in brackets")
        )
    draft.add(passage.state("member", start, name_end, 1.0, evidence, networks()[0].network_id))
    return 1


def _add_sentence_members(found: Participants, passage: Passage) -> None:
    """Read a sentence that lists the network's members."""
    for start, end in passage.sentences():
        sentence = passage.flat[start:end]
        cue = _membership().search(sentence)
        if cue is None:
            continue
        base = start + cue.end()
        rest = passage.flat[base : start + len(sentence.rstrip(" ."))]
        if len(spot_organizations(rest)) < 2:
            continue
        count = sum(
            _add_member(found, passage, base + s, base + e, "sentence that lists the members")
            for s, e in _list_parts(rest)
        )
        if count >= 3:
            found.list_evidence = f"sentence {' '.join(sentence.split())[:60]!r} with {count} items"


def _list_parts(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _ITEM_PARTS.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _membership() -> re.Pattern[str]:
    names = "|".join(tolerant(fold(name)) for network in networks() for name in (network.name, *network.aliases))
    verbs = "|".join((tolerant("ingar"), tolerant("bestar av"), "deltar", "medverkar", tolerant("omfattar")))
    forms = (
        rf"\bI\s+(?:{names})\s+(?:{verbs})\s+",
        rf"\b(?:{names})\s+{tolerant('bestar av')}\s+",
        rf"\bmedlemmar i (?:{names}) {tolerant('ar')}\s+",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def _add_duties(found: Participants, passages: Sequence[Passage]) -> None:
    for passage in passages:
        if passage.kind in ("heading", "term"):
            continue
        heading = passage.heading
        owner = heading.flat.strip(" .:") if heading is not None and _is_organization(heading.flat) else ""
        if heading is not None and owner and _is_prose(passage.flat) and not _is_contact_list(passage):
            draft = found.draft(_BRACKETS.sub(r"\g<name>", owner))
            name_end = _BRACKETS.match(owner).end("name") if _BRACKETS.match(owner) else len(owner)  # type: ignore[union-attr]
            start = heading.flat.index(owner)
            if not draft.has("name"):
                draft.add(heading.state("name", start, start + name_end, 1.0, "heading"))
            end = len(passage.flat.rstrip())
            draft.add(passage.state("duty", 0, end, 0.95, "paragraph under the organization's heading"))
            continue
        if heading is not None and owner:
            _add_webs(found.draft(_BRACKETS.sub(r"\g<name>", owner)), passage)
        _add_sentence_duties(found, passage)


def _add_webs(draft: Draft, passage: Passage) -> None:
    for span in find_webs(passage.flat):
        if draft.has("name"):
            draft.add(passage.state("web", span.start, span.end, 0.9, "under the organization's heading"))


def _is_contact_list(passage: Passage) -> bool:
    """Whether a line of a block is a region's heading, so that it lists contacts."""
    spans = (read_region(row.line.text.strip()) for row in passage.rows)
    return any(span is not None and not span.is_bare for span in spans)


def _is_prose(text: str) -> bool:
    """Whether a paragraph tells something, rather than giving a number or pointing elsewhere."""
    words = re.findall(r"[^\W\d]{2,}", text)
    is_told = re.search(r"[.!?]", text) is not None or text.lstrip().startswith(("•", "»", "*", "-"))
    if not is_told or find_emails(text):
        return False
    is_number = bool(find_phones(text) or re.search(r"\b\d{3}\s?\d{0,3}\b\s*$", text)) and len(words) < 15
    return len(words) >= _LEAST_DUTY and not is_number and phrase_pattern("see_also").match(text.lstrip(" •»*")) is None


def _add_sentence_duties(found: Participants, passage: Passage) -> None:
    """Take sentences that begin with an organization and say what it is responsible for."""
    known = {org.org_id for org in organizations() if org.kind in ("agency", "group", "county_board", "unit")}
    for start, end in passage.sentences():
        spotted = next(iter(spot_organizations(passage.flat[start : min(end, start + 90)])), None)
        if spotted is None or spotted.start > 0 or spotted.entry.org_id not in known:
            continue
        after = passage.flat[start + spotted.end : end]
        cue = phrase_pattern("organization_duty").match(after.lstrip())
        if cue is None or len(after.split()) < 4:
            continue
        draft = found.draft(spotted.text)
        if not draft.has("name"):
            draft.add(passage.state("name", start, start + spotted.end, 0.95, "begins the sentence"))
        draft.add(passage.state("duty", start, end, 0.85, "sentence that says what it is responsible for"))

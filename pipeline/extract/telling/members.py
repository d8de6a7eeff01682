"""Who belongs to the network, what each participant is responsible for, and who leads it.

A list of members is a list under a heading that says so, the headings under such a heading, or a running sentence such
as `I NMT ingår …`. A participant's duties are the paragraphs under a heading that is its name, and sentences that begin
with it and say what it is responsible for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.domain.layout import BlockKind
from pipeline.extract.mentions import Draft
from pipeline.extract.telling.duties import add_duties
from pipeline.extract.telling.participants import BRACKETS, Participants, is_organization
from pipeline.extract.telling.passages import Passage
from pipeline.extract.telling.renamings import add_renamings
from pipeline.extract.wording.channels import find_phones
from pipeline.extract.wording.former_names import FORMER_CONFIDENCE, read_listed_renaming
from pipeline.extract.wording.spotting import spot_organizations, spot_services
from pipeline.vocabulary import (
    fold,
    match_heading,
    match_organization,
    networks,
    tolerant,
)

_ITEM_PARTS = re.compile(r"\s*(?:,|;)\s*(?:och |samt )?|\s+(?:och|samt)\s+(?!sjukv|familje|omsorg|unga)")
_BULLET = re.compile(r"^[\s•·*»▪◦–-]+")
_DISTRIBUTED = re.compile(
    r"^(?P<name>[^,]+?)\s+i\s+(?P<units>[A-ZÅÄÖ][\w-]+(?:,\s*[A-ZÅÄÖ][\w-]+)*\s+och\s+[A-ZÅÄÖ][\w-]+)$"
)
_LIST_ENDS: frozenset[BlockKind] = frozenset({"heading"})


def extract_participants(passages: Sequence[Passage], agencies: Mapping[str, Draft]) -> Participants:
    """Find members, duties and changes of name in a document.

    Args:
        passages: Its text.
        agencies: Organizations that are drafted already, by key; what is said of them is added there.
    """
    found = Participants(dict(agencies))
    _add_listed_members(found, passages)
    for passage in passages:
        _add_sentence_members(found, passage)
    add_duties(found, passages)
    add_renamings(found, passages)
    return found


def _add_listed_members(found: Participants, passages: Sequence[Passage]) -> None:
    inside: Passage | None = None
    count, listed = 0, 0
    last = _last_organization(passages)
    for at, passage in enumerate(passages):
        heading = match_heading(passage.flat.strip(" ?!.:")) if len(passage.flat) < 80 else None
        if heading is not None and heading.entry.kind == "network_members":
            inside, count, listed = passage, 0, 0
            continue
        if passage.kind == "paragraph" and _is_members_heading(passage.text.partition("\n")[0]):
            inside, count, listed = passage, 0, 0
        if inside is None:
            continue
        if passage.kind in _LIST_ENDS:
            if (heading is None or match_organization(passage.flat)) and is_organization(passage.flat):
                count += _add_member(found, passage, 0, len(passage.flat.rstrip()), "heading in the list of members")
            elif (count and at >= last) or _ends_list(inside, passage, listed):
                inside = None
        elif passage.kind in ("item", "cell", "card"):
            added = _add_item(found, passage)
            count, listed = count + added, listed + added
        elif passage.kind == "paragraph":
            added = _add_lines(found, passage)
            count, listed = count + added, listed + added
        if count >= 3 and inside is not None:
            found.list_evidence = f"heading {' '.join(inside.text.split())[:60]!r} with {count} items"


def _ends_list(heading: Passage, passage: Passage, listed: int) -> bool:
    """Whether a heading that is no organization ends a list of items: it is as large as the list's own heading."""
    own, level = heading.rows[0].level, passage.rows[0].level
    return listed > 0 and (level == 0 or level <= own)


def _last_organization(passages: Sequence[Passage]) -> int:
    """Where the last heading stands that is an organization's name."""
    places = (at for at in reversed(range(len(passages))) if passages[at].kind == "heading")
    return next((at for at in places if is_organization(passages[at].flat)), -1)


def _add_lines(found: Participants, passage: Passage) -> int:
    """Read a paragraph whose lines are organizations, one each: a list without signs before its items."""
    lines = [line for line in re.finditer(r"[^\n]+", passage.text) if line.group().strip()]
    items = lines[1:] if _is_members_heading(lines[0].group()) else lines
    if len(items) < 2 or not all(is_organization(line.group()) for line in items):
        return 0
    spans = [(bisect_left(passage.offsets, i.start()), bisect_left(passage.offsets, i.end())) for i in items]
    return sum(_add_member(found, passage, start, end, "line of the list of members") for start, end in spans)


def _is_members_heading(text: str) -> bool:
    heading = match_heading(text.strip(" ?!.:")) if len(text) < 80 else None
    return heading is not None and heading.entry.kind == "network_members"


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
    """Add a member with its short name, unit or former name beside it; services are no organizations."""
    text = passage.flat[start:end]
    renaming = read_listed_renaming(text)
    inner = BRACKETS.match(text) if renaming is None else None
    first, last = renaming.new if renaming else (0, inner.end("name") if inner else end - start)
    start, name_end, base = start + first, start + last, start
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
            passage.state(property_, base + inner.start("inside"), base + inner.end("inside"), 0.9, "in brackets")
        )
    if renaming is not None:
        first, last = renaming.former
        evidence = "printed beside it as its former name"
        draft.add(passage.state("former_name", base + first, base + last, FORMER_CONFIDENCE, evidence))
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


@cache
def _membership() -> re.Pattern[str]:
    names = "|".join(tolerant(fold(name)) for network in networks() for name in (network.name, *network.aliases))
    verbs = "|".join((tolerant("ingar"), tolerant("bestar av"), "deltar", "medverkar", tolerant("omfattar")))
    forms = (
        rf"\bI\s+(?:{names})\s+(?:{verbs})\s+",
        rf"\b(?:{names})\s+{tolerant('bestar av')}\s+",
        rf"\bmedlemmar i (?:{names}) {tolerant('ar')}\s+",
    )
    return re.compile("|".join(forms), re.IGNORECASE)

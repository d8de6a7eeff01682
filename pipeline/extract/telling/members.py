"""Who belongs to the network, what each participant is responsible for, and who leads it.

A list of members is a list under a heading that says so, the headings under such a heading, or a running sentence such
as `I NMT ingår …`. A participant's duties are the paragraphs under a heading that is its name, and sentences that begin
with it and say what it is responsible for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from pipeline.extract.mentions import Draft
from pipeline.extract.telling.duties import add_duties
from pipeline.extract.telling.listed_names import DISTRIBUTED, split_names
from pipeline.extract.telling.member_lists import Item, read_member_list
from pipeline.extract.telling.outline import Part, find_parts
from pipeline.extract.telling.owners import names_owner
from pipeline.extract.telling.participants import BRACKETS, Participants
from pipeline.extract.telling.passages import Passage
from pipeline.extract.telling.renamings import add_renamings
from pipeline.extract.wording.former_names import FORMER_CONFIDENCE, read_listed_renaming
from pipeline.extract.wording.spotting import spot_services
from pipeline.vocabulary import fold, match_organization, networks, phrase_pattern, phrases, tolerant

_LEAST_SURE, _LEAST_LIST = 2, 3
_STAND_BEHIND = re.compile(r"Bakom\s[^,.]{3,40}?\sstår\s")


def extract_participants(
    passages: Sequence[Passage],
    agencies: Mapping[str, Draft],
    served: Collection[tuple[int, int]] = (),
    listed: Collection[tuple[int, int]] = (),
) -> Participants:
    """Find members, duties and changes of name in a document.

    Args:
        passages: Its text.
        agencies: Organizations that are drafted already, by key; what is said of them is added there.
        served: Page and line of what is said of services: nobody's duties.
        listed: Page and line of what is said of people and of the counties of regions: nobody's either.
    """
    found = Participants(dict(agencies))
    parts = tuple(find_parts(passages, names_owner))
    names = {passage for part in parts if part.kind == "members" for passage in _add_listed_members(found, part)}
    for passage in passages:
        _add_sentence_members(found, passage)
    telling = [passage for passage in passages if id(passage) not in names]
    add_duties(found, telling, parts, served, listed)
    add_renamings(found, passages)
    return found


def _add_listed_members(found: Participants, part: Part) -> Iterator[int]:
    """Add the members of a list, and that it is given in full where it is long enough to be one.

    Yields:
        The ids of the passages that hold nothing but names.
    """
    items = read_member_list(part)
    count = sum(_add_item(found, item) for item in items)
    yield from (id(item.passage) for item in items)
    if count >= _LEAST_LIST:
        heading = " ".join(part.opener.text.split())[:60]
        found.list_evidence = f"heading {heading!r} with {count} items"


def _add_item(found: Participants, item: Item) -> int:
    """Add an item of a list of members: one organization, or one with the units that take part."""
    among = DISTRIBUTED.match(item.passage.flat[item.start : item.end])
    if among is not None and match_organization(among.group("name")) is not None:
        return _add_distributed(found, item.passage, item.start, among)
    return _add_member(found, item.passage, item.start, item.end, item.evidence)


def _add_distributed(found: Participants, passage: Passage, start: int, among: re.Match[str]) -> int:
    """Read `Polismyndigheten i Stockholm, Väst och Syd`: one member, with the units that take part."""
    count = _add_member(found, passage, start, start + among.end("name"), "item of the list of members")
    draft = found.draft(among.group("name"))
    at = start + among.start("units")
    for unit in split_names(among.group("units"), 0, len(among.group("units"))):
        draft.add(passage.state("unit", at + unit.start, at + unit.end, 0.9, "unit that takes part"))
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
    if inner is not None and not inner.group("inside")[:1].islower():  # `(samordnare)` is a role
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
    """Read a sentence that lists the network's members, before or behind its verb."""
    for start, end in passage.sentences():
        sentence = passage.flat[start:end]
        span = _find_enumeration(sentence)
        if span is None or phrase_pattern("no_member").search(sentence):
            continue
        names = list(split_names(passage.flat, start + span[0], start + span[1]))
        if sum(name.is_sure for name in names) < _LEAST_SURE:
            continue
        evidence = "sentence that lists the members"
        count = sum(_add_member(found, passage, name.start, name.end, evidence) for name in names)
        if count >= _LEAST_LIST and phrase_pattern("among_others").search(sentence) is None:
            found.list_evidence = f"sentence {' '.join(sentence.split())[:60]!r} with {count} items"


def _find_enumeration(sentence: str) -> tuple[int, int] | None:
    """Give where a sentence lists members, if it does."""
    if _membership_words().search(sentence) is None:
        return None
    end = len(sentence.rstrip(" ."))
    cue = _membership().search(sentence)
    if cue is not None:
        return cue.end(), end
    behind = _membership_behind().search(sentence)
    lead = _STAND_BEHIND.match(sentence)
    return (lead.end() if lead else 0, behind.start()) if behind is not None else None


@cache
def _membership_words() -> re.Pattern[str]:
    """What no sentence that lists members lacks; patterns with the names of all networks are made only where it is."""
    worn = ("ingar", "bestar av", "omfattar", "utgors av", "utgor", "ar med")
    plain = ("ingår", "deltar", "deltagar", "medverkar", "samverkar", "medlemmar", "parter", "bildar")
    return re.compile("|".join((*map(tolerant, worn), *plain)), re.IGNORECASE)


@cache
def _names_of_network() -> str:
    """Names of networks and words for one, also with a name or short name beside it: `nätverket NMT`, `X (NMT)`."""
    names = [name for network in networks() for name in (network.name, *network.aliases)]
    one = "|".join(tolerant(fold(name)) for name in (*names, *phrases("network_word")))
    return rf"(?:{one})(?:\s+(?:{one})|\s*\((?:{one})\))?"


@cache
def _membership() -> re.Pattern[str]:
    names = _names_of_network()
    verbs = "|".join(
        (tolerant("ingar"), tolerant("bestar av"), "deltar", "medverkar", tolerant("omfattar"), "samverkar")
    )
    filler = "|".join(tolerant(fold(phrase)) for phrase in phrases("member_filler"))
    tail = rf"\s+(?:(?:{filler})[\s:]+)*(?:{tolerant('foljande')}\s+\w+\s*:?\s+)?"
    forms = (
        rf"\bI\s+(?:{names})\s+(?:{verbs}){tail}",
        rf"\b(?:{names})\s+(?:i dag\s+|idag\s+)?(?:{tolerant('bestar av')}|{tolerant('utgors av')}|omfattar){tail}",
        rf"\b(?:medlemmar|deltagare|parter|medlemmarna|deltagarna|parterna)(?: i (?:{names}))? {tolerant('ar')}{tail}",
        rf"\b(?:ingår|deltar|medverkar) i (?:{names})\s*:\s*",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _membership_behind() -> re.Pattern[str]:
    """`A, B och C ingår i nätverket`: the verb and what stands behind the names."""
    verbs = rf"{tolerant('ingar')}|deltar|medverkar|{tolerant('ar med')}|{tolerant('ar medlemmar')}|samverkar"
    inside = rf"(?:{verbs})\s+(?:\w+\s+)?(?:i|inom)"
    making = rf"(?:tillsammans\s+)?(?:{tolerant('utgor')}|bildar)"
    return re.compile(rf",?\s+(?:som\s+)?(?:{inside}|{making})\s+(?:{_names_of_network()})(?!\w)", re.IGNORECASE)

"""Names of organizations in a list: an item, a cell, a line, or several in one sentence.

An organization is known, or has the form of one; others are believed where most of their list are organizations. What
stands with a name (a role in brackets or behind a dash) is cut off; a person, a sentence or a number is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.telling.participants import BRACKETS, is_organization
from pipeline.extract.wording.channels import find_emails, find_webs
from pipeline.extract.wording.former_names import read_listed_renaming
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.phones import find_phones
from pipeline.extract.wording.region_names import read_region
from pipeline.extract.wording.spotting import spot_organizations, spot_services
from pipeline.vocabulary import (
    fold,
    match_heading,
    match_label,
    match_organization,
    participant_kind,
    phrase_pattern,
    phrases,
)

BULLET = re.compile(r"^[\s•·*»▪◦‣○●–-]+|^\s*\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)]\s*|\s+)(?=[A-ZÅÄÖ])")
_VERB_FIRST = re.compile(r"[A-ZÅÄÖ]\w+[ae]r\s+[a-zåäö]")  # `Underrättar polisen vid …`
_TO_REACH = re.compile(r"(?i)kontakta?\s")  # heads those who are reached there: `Kontakt Skatteverket`
DISTRIBUTED = re.compile(
    r"^(?P<name>[^,]+?)\s+i\s+(?P<units>[A-ZÅÄÖ][\w-]+(?:,\s*[A-ZÅÄÖ][\w-]+)*\s+och\s+[A-ZÅÄÖ][\w-]+)$"
)
_JOINT = re.compile(r"\s+[·•|/]\s+|\s*[,;]\s*(?:(?:och|samt)\s+)?|(?<!-)\s+(?:samt\s+|och\s+(?P<weak>(?=[^A-ZÅÄÖ]))?)")
_ROLE = re.compile(r"\s+[–-]\s+|:\s+|,\s+")
_NAME = re.compile(r"^[A-ZÅÄÖÉ0-9][^\n.:;!?§@\d|·•]{1,79}\d?$")
_SENTENCE_WORDS = 9
_NAME_WORDS = frozenset(("i", "för", "mot", "av", "om", "och", "på"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A name at characters `start` to `end`; `is_sure` where it is known or has the form of an organization."""

    start: int
    end: int
    is_sure: bool


def is_participant(text: str) -> bool:
    """Whether a text that stands where participants do is the name of one by itself.

    >>> is_participant("Stiftelsen Provhjälpen"), is_participant("Ansvar"), is_participant("Region Nord")
    (True, False, False)
    >>> is_participant("Kontakt Skatteverket")
    False
    """
    bare = BULLET.sub("", text.strip(" .:#*"))
    inner = BRACKETS.match(bare)
    name = inner.group("name") if inner else bare
    is_parted = re.search(r"\s[–-]\s|:\s", name) is not None and read_listed_renaming(bare) is None
    if is_parted or _TO_REACH.match(name):
        return False
    if is_organization(bare):
        return True
    region = read_region(name)
    if (region is not None and region.region_id) or spot_services(name) or match_heading(name) or _is_told(name):
        return False
    is_name = _NAME.match(name) is not None and "," not in name and _VERB_FIRST.match(name) is None
    return is_name and participant_kind(name) is not None


def could_be_participant(text: str) -> bool:
    """Whether a text may be an organization's name, if what stands around it is."""
    words = text.split()
    if (
        not _NAME.match(text)
        or len(words) > _SENTENCE_WORDS
        or find_phones(text)
        or find_emails(text)
        or find_webs(text)
    ):
        return False
    if (
        fold(text) in (*phrases("law_heading"), *phrases("organization_header"))
        or match_label(text, is_fuzzy=False)
        or match_heading(text)
        or read_region(text) is not None
        or spot_services(text)
        or _is_person(text)
    ):
        return False
    return not _is_told(text) and phrase_pattern("see_also").match(text) is None


def _is_told(text: str) -> bool:
    """Whether a text has a verb or another word of sentences behind its first word."""
    told = {*phrases("prose_word"), *phrases("member_verb")}
    return any(fold(word) in told for word in text.split()[1:] if word not in _NAME_WORDS)


def _is_person(text: str) -> bool:
    return looks_like_name(text) and has_given_name(text) and match_organization(text, is_fuzzy=False) is None


def read_names(text: str) -> tuple[Listed, ...]:
    """Read the organizations of an item: one, or several that are joined by commas or words.

    >>> text = "• Exempelverket (samordnare)"
    >>> [text[n.start:n.end] for n in read_names(text)]
    ['Exempelverket (samordnare)']
    >>> [n.is_sure for n in read_names("Polismyndigheten, Unizon samt Provrådet")]
    [True, True, True]
    """
    lead = BULLET.match(text)
    start = lead.end() if lead else 0
    end = len(text.rstrip(" .;,"))
    if start >= end or find_phones(text) or find_emails(text):
        return ()
    whole = text[start:end]
    if (renaming := read_listed_renaming(whole)) is not None:
        return (Listed(start, end, is_participant(whole[slice(*renaming.new)])),)
    among = DISTRIBUTED.match(whole)
    parts = tuple(split_names(text, start, end))
    if len(parts) > 1 and all(match_organization(text[part.start : part.end]) for part in parts):
        return parts
    if is_participant(whole) or (among is not None and match_organization(among["name"]) is not None):
        return (Listed(start, end, is_sure=True),)
    if len(parts) > 1 and all(part.is_sure for part in parts):
        return parts
    if len(parts) > 2 and 2 * sum(part.is_sure for part in parts) >= len(parts):
        return tuple(part for part in parts if part.is_sure or could_be_participant(text[part.start : part.end]))
    head = _cut_role(whole)
    if head:
        return (Listed(start, start + len(head), is_sure=True),)
    inner = BRACKETS.match(whole)
    return (Listed(start, end, is_sure=False),) if could_be_participant(inner["name"] if inner else whole) else ()


def _cut_role(text: str) -> str:
    """Give the organization that a text begins with, before a role or what it does, or which a person is of."""
    found = _ROLE.search(text)
    return text[: found.start()] if found is not None and is_participant(text[: found.start()]) else ""


def split_names(text: str, start: int, end: int) -> Iterator[Listed]:
    """Split a run of names at its commas and joining words, but not inside a known name.

    >>> text = "Sveriges Kommuner och Regioner, Umeå kommun och Unizon"
    >>> [text[n.start:n.end] for n in split_names(text, 0, len(text))]
    ['Sveriges Kommuner och Regioner', 'Umeå kommun', 'Unizon']
    """
    known = [(s.start + start, s.end + start) for s in spot_organizations(text[start:end])]
    at = start
    for joint in [*_JOINT.finditer(text, start, end), None]:
        is_sign = joint is not None and joint[0].strip() in ("·", "•", "|", "/")  # no name holds one
        if joint is not None and not is_sign and any(first < joint.start() < last for first, last in known):
            continue
        last = joint.start() if joint is not None else end
        name = text[at:last].strip()
        if joint is not None and joint["weak"] is not None and match_organization(name) is None:
            continue  # `vård och omsorg` is one name
        if name:
            begin = text.index(name, at)
            yield Listed(begin, begin + len(name), is_participant(name))
        at = joint.end() if joint is not None else end


def is_list(found: Sequence[Listed]) -> bool:
    """Whether most of what a list holds are organizations, so that the others are too."""
    return len(found) > 1 and 2 * sum(name.is_sure for name in found) >= len(found)

"""Organizations while what is said of them is put together, by any of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.extract.mentions import Draft
from pipeline.extract.wording.former_names import read_listed_renaming
from pipeline.extract.wording.spotting import spot_services
from pipeline.vocabulary import fold, match_organization, match_statute, organization_kind

BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*$")


@dataclass(slots=True)
class Participants:
    """Drafts of organizations by key, and what shows that the list of members is given in full."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    list_evidence: str = ""

    def draft(self, name: str) -> Draft:
        """Give the draft of an organization by any of its names."""
        return self.drafts.setdefault(_key(name), Draft("organization"))

    def knows(self, name: str) -> bool:
        """Whether an organization is drafted, by any of its names."""
        return _key(name) in self.drafts


def _key(name: str) -> str:
    found = match_organization(name)
    return found.entry.org_id if found else fold(name)


def end_of_name(text: str) -> int:
    """Give where a name ends, before what stands in brackets behind it.

    >>> "Exempelverket (samordnare)"[: end_of_name("Exempelverket (samordnare)")]
    'Exempelverket'
    """
    inner = BRACKETS.match(text)
    return inner.end("name") if inner else len(text)


@lru_cache(maxsize=4096)
def is_organization(text: str) -> bool:
    """Tell whether a heading or item is the name of an organization and of nothing else.

    >>> is_organization("Skatteverket"), is_organization("Läs mer")
    (True, False)
    """
    bare = text.strip(" .:#*")
    renaming = read_listed_renaming(bare)
    inner = BRACKETS.match(bare)
    name = bare[slice(*renaming.new)] if renaming else inner.group("name") if inner else bare
    if len(name) > 80:
        return False
    if match_statute(name, is_fuzzy=False) is not None:
        return False  # `Socialtjänstlagen` is near to `Socialtjänsten`
    if match_organization(name) is not None:
        return True
    is_one = not re.search(r"[,|·•]", name) and not re.search(r"\soch\s", name) and not spot_services(name)
    return is_one and organization_kind(name) is not None

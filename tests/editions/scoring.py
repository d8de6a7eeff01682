"""How right an extraction of a made-up edition is: contacts wholly right, invented ones, and counties of regions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.domain.statements import Extraction, Mention
from pipeline.vocabulary import fold, match_county, match_region, skeleton
from tests.editions.people import MadeUp

Contact = tuple[str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one or more editions."""

    contacts: int = 0
    right: int = 0
    invented: int = 0
    regions: int = 0
    counties_right: int = 0
    vacancies: int = 0
    vacancies_right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def share_right(self) -> float:
        """Share of the contacts that are wholly right."""
        return self.right / self.contacts if self.contacts else 1.0


def score_edition(made: MadeUp, extraction: Extraction, *, is_damaged: bool = False) -> Score:
    """Compare an extraction with what the edition says.

    Args:
        made: The edition before any layout.
        extraction: Verbatim or normalized.
        is_damaged: Whether names need only be right but for letters that OCR loses.
    """
    expected = Counter(
        (r.region_id, _name(p.name, is_damaged), p.email, tuple(sorted(set(p.phones)))) for r, p in made.people()
    )
    found = Counter(
        _contact(mention, extraction, is_damaged) for mention in extraction.mentions if mention.entity_type == "person"
    )
    right = sum((expected & found).values())
    regions = {m.first("name") or "": m for m in extraction.mentions if m.entity_type == "region"}
    by_id = {_region_id(name): mention for name, mention in regions.items()}
    counties = sum(_counties(by_id.get(r.region_id)) == sorted(r.counties) for r in made.regions)
    vacant = [r for r in made.regions if r.vacancy]
    vacancies = sum(1 for r in vacant if (m := by_id.get(r.region_id)) is not None and m.first("vacancy"))
    return Score(
        sum(expected.values()), right, _count_invented(made, found), len(made.regions), counties, len(vacant), vacancies
    )


def missing(made: MadeUp, extraction: Extraction, *, is_damaged: bool = False) -> list[str]:
    """Say what is wrong, for a person to read."""
    expected = {
        (r.region_id, _name(p.name, is_damaged), p.email, tuple(sorted(set(p.phones)))) for r, p in made.people()
    }
    found = {_contact(m, extraction, is_damaged) for m in extraction.mentions if m.entity_type == "person"}
    lines = [f"- {contact}" for contact in sorted(expected - found)] + [
        f"+ {contact}" for contact in sorted(found - expected)
    ]
    by_id = {_region_id(m.first("name") or ""): m for m in extraction.mentions if m.entity_type == "region"}
    for region in made.regions:
        got = _counties(by_id.get(region.region_id))
        if got != sorted(region.counties):
            lines.append(f"? {region.region_id} {sorted(region.counties)} {got}")
        if region.vacancy and not (by_id.get(region.region_id) and by_id[region.region_id].first("vacancy")):
            lines.append(f"? {region.region_id} vacancy {region.vacancy!r}")
    return lines


def _count_invented(made: MadeUp, found: Counter[Contact]) -> int:
    names = {skeleton(p.name) for _, p in made.people()}
    return sum(count for contact, count in found.items() if skeleton(contact[1]) not in names)


def _contact(mention: Mention, extraction: Extraction, is_damaged: bool) -> Contact:
    region = mention.first("region") or ""
    mail = re.sub(r"\s*(?:@|[(\[]\s?(?:at|a|snabel-a)\s?[)\]]|\ssnabel-a\s)\s*", "@", mention.first("email") or "")
    phones = tuple(sorted({national(value) for value in mention.values("phone")}))
    return _region_id(region), _name(mention.first("name") or "", is_damaged), mail.lower(), phones


def _region_id(text: str) -> str:
    found = match_region(text)
    return found.entry.region_id if found else fold(text)


def _name(text: str, is_damaged: bool) -> str:
    return skeleton(text) if is_damaged else " ".join(text.split())


def _counties(region: Mention | None) -> list[str]:
    if region is None:
        return []
    codes = {
        v if v.isdigit() else (m.entry.code if (m := match_county(v)) else v) for v in region.values("county_code")
    }
    return sorted(codes)


def national(text: str) -> str:
    """Give a number's national digits.

    >>> national("+46 (0)70-174 06 05")
    '0701740605'
    """
    bare = re.sub(r"^\(?(?:\+|00)\s?46\)?\s?(?:\(0\)|0(?=\d))?\s?", "0", text.strip())
    return re.sub(r"\D", "", bare)

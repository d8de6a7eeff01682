"""How right an extraction of a made-up edition is: contacts wholly right, invented ones, and counties of regions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.domain.statements import Extraction, Mention
from pipeline.vocabulary import fold, match_county, match_region, skeleton
from tests.editions.people import MadeUp, Person

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
        is_damaged: Whether names need only be right but for what OCR loses (their repair is tried elsewhere).
    """
    expected = _expected(made)
    found = _found(made, extraction, is_damaged)
    regions = _regions(extraction)
    counties = sum(_counties(regions.get(r.region_id)) == sorted(r.counties) for r in made.regions)
    vacant = [r for r in made.regions if r.vacancy]
    return Score(
        contacts=sum(expected.values()),
        right=sum((expected & found).values()),
        invented=sum(n for contact, n in found.items() if contact[1] not in {p.name for _, p in made.people()}),
        regions=len(made.regions),
        counties_right=counties,
        vacancies=len(vacant),
        vacancies_right=sum(_is_vacant(regions.get(r.region_id)) for r in vacant),
    )


def missing(made: MadeUp, extraction: Extraction, *, is_damaged: bool = False) -> list[str]:
    """Say what is wrong, for a person to read."""
    expected, found = _expected(made), _found(made, extraction, is_damaged)
    regions = _regions(extraction)
    lines = [f"- {contact}" for contact in sorted((expected - found).elements())]
    lines += [f"+ {contact}" for contact in sorted((found - expected).elements())]
    for region in made.regions:
        got = _counties(regions.get(region.region_id))
        if got != sorted(region.counties):
            lines.append(f"? {region.region_id} {sorted(region.counties)} {got}")
        if region.vacancy and not _is_vacant(regions.get(region.region_id)):
            lines.append(f"? {region.region_id} vacancy {region.vacancy!r}")
    return lines


def _expected(made: MadeUp) -> Counter[Contact]:
    return Counter((r.region_id, p.name, _mails_of(p), tuple(sorted(set(p.phones)))) for r, p in made.people())


def _mails_of(person: Person) -> str:
    return " ".join(sorted({person.email, person.second_mail} - {""}))


def _found(made: MadeUp, extraction: Extraction, is_damaged: bool) -> Counter[Contact]:
    names = [p.name for _, p in made.people()]
    cased = {name.upper(): name for name in names}
    contacts = [_contact(mention, cased) for mention in extraction.mentions if mention.entity_type == "person"]
    if not is_damaged:
        return Counter(contacts)
    return Counter((region, _nearest(name, names), *rest) for region, name, *rest in contacts)  # type: ignore[misc]


def _nearest(name: str, names: list[str]) -> str:
    """Give the name that a damaged one stands for, if one is near enough."""
    best = max(names, key=lambda other: fuzz.ratio(skeleton(name), skeleton(other)), default=name)
    return best if fuzz.ratio(skeleton(name), skeleton(best)) >= 85 else name


def _contact(mention: Mention, cased: dict[str, str]) -> Contact:
    region = mention.first("region") or ""
    mails = sorted({_plain_mail(value) for value in mention.values("email")})
    phones = tuple(sorted({national(value) for value in mention.values("phone")}))
    name = " ".join((mention.first("name") or "").split())
    return _region_id(region), cased.get(name, name), " ".join(mails), phones


def _plain_mail(text: str) -> str:
    plain = re.sub(r"\s*(?:@|[(\[]\s?(?:at|a|snabel-a)\s?[)\]]|\ssnabel-a\s)\s*", "@", text)
    return "".join(plain.lower().split())


def _regions(extraction: Extraction) -> dict[str, Mention]:
    return {_region_id(m.first("name") or ""): m for m in extraction.mentions if m.entity_type == "region"}


def _is_vacant(region: Mention | None) -> bool:
    return region is not None and region.first("vacancy") is not None


def _region_id(text: str) -> str:
    found = match_region(text)
    return found.entry.region_id if found else fold(text)


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

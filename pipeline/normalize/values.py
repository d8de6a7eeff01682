"""The standard form of one printed value, by the kind of entity and property.

Closed vocabularies give one entry or none; what fits none keeps its text and says what is wrong (`problem`), for the
quarantine. Digits, mail and web addresses are only brought into one form, never mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.normalize.citations import parse_citation
from pipeline.normalize.dates import normalize_date
from pipeline.normalize.prose import join_lines
from pipeline.normalize.slugs import slugify
from pipeline.standard.addresses import normalize_email, normalize_url
from pipeline.standard.phones import normalize_phone
from pipeline.standard.roles import COORDINATOR, is_coordinators
from pipeline.vocabulary import (
    county_of_letters,
    match_audience,
    match_county,
    match_municipality,
    match_network,
    match_region,
    networks,
    part_ligatures,
    police_region_listed,
)

VACANT = "vacant"
SERVICE_KINDS = frozenset({"helpline", "emergency", "clinic", "programme", "shelter", "network"})
_EDGES = " \t\n,;:()[]|\\/~_*•»·–-"
_SENTENCE_EDGES = " \t\n•»·"
_COUNTY_WORD = re.compile(r"\s+l[äa]n(?:en)?$", re.IGNORECASE)
_REGION_WORD = re.compile(r"^region(?:en)?\s+", re.IGNORECASE)


_BROKEN_NAME = re.compile(r"(?<=[a-zåäöé])-\s+(?=[A-ZÅÄÖÉ])")


@dataclass(frozen=True, slots=True)
class Value:
    """A standard form; `display` as a person writes it; `problem` is a reason code where it is not understood."""

    value: str
    display: str = ""
    problem: str | None = None
    is_inferred: bool = False


def normalize_value(
    entity_type: str, property_: str, text: str, *, stated: str | None = None, is_damaged: bool = False
) -> Value:
    """Bring one printed value into standard form.

    Args:
        entity_type: What the mention speaks of.
        property_: Which of its properties this is.
        text: The text after repair.
        stated: What extraction took it for, where that is not the text itself.
        is_damaged: Whether the document lost characters.

    >>> normalize_value("region", "county_code", "Sörmland").value
    '04'
    >>> normalize_value("person", "phone", "020–390 000").display
    '020-39 00 00'
    >>> normalize_value("region", "name", "REGION ÖST").value, normalize_value("region", "name", "Region Fjäll").value
    ('ost', 'fjall')
    """
    if property_ == "citation":
        citation = parse_citation(stated or text, is_damaged=is_damaged)
        return Value(str(citation), "", None if citation.is_known else "unknown_statute", citation.is_inferred)
    if entity_type == "region" and property_ == "name":
        property_ = "region"
    if property_ == "email":
        return _normalize_email(stated if stated in join_printed(text) else text)
    if property_ in ("member", "coordinates", "role", "kind", "vacancy"):
        return Value(_SYMBOLS[property_](text, stated))
    return _NORMALIZERS.get(property_, _normalize_prose)(text)


def _normalize_phone(text: str) -> Value:
    phone = normalize_phone(text)
    return Value(phone.value, phone.display, None if phone.is_valid else "invalid_phone")


def join_printed(text: str) -> frozenset[str]:
    r"""Give what a mail may be that is broken over lines: with the hyphen there and, if the printer set it, without.

    In a row of a table the last word of the lower line goes on with it; the others are of other cells.

    >>> sorted(join_printed("ann.skogs-\ntorp@umea.example.se"))
    ['ann.skogs-torp@umea.example.se', 'ann.skogstorp@umea.example.se']
    >>> "siv.ek@example.se" in join_printed("siv.ek@\nHalland 070-174 06 05 example.se")
    True
    """
    upper, _, lower = text.partition("\n")
    of_cells = {"".join(upper.split()) + lower.split()[-1]} if lower.split() else set()
    return frozenset({text.replace("\n", ""), text.replace("-\n", "").replace("\n", ""), *of_cells})


def _normalize_email(text: str) -> Value:
    address = normalize_email(text)
    return Value(address.value, "", None if address.is_valid else "invalid_email")


def _normalize_web(text: str) -> Value:
    address = normalize_url(text)
    return Value(address.value, " ".join(text.split()).strip(_EDGES), None if address.is_valid else "invalid_web")


def _normalize_region(text: str) -> Value:
    match = match_region(text.strip(_EDGES))
    region = match.entry if match else police_region_listed(text)
    if region is not None:
        return Value(region.region_id, region.name)
    name = _REGION_WORD.sub("", _tidy(text))
    return Value(slugify(name), name, "unknown_region")


def _normalize_county(text: str) -> Value:
    bare = text.strip(_EDGES)
    match = match_county(bare) or match_county(_COUNTY_WORD.sub("", bare))  # `Stockholm och Gotland län` lacks an s
    county = match.entry if match else county_of_letters(bare)
    return Value(county.code, county.name) if county else Value(_tidy(text), "", "unknown_county")


def _normalize_audience(text: str) -> Value:
    match = match_audience(text.strip(_EDGES))
    return Value(match.entry.name) if match else Value(_tidy(text).lower())


def _normalize_place(text: str) -> Value:
    match = match_municipality(text.strip(_EDGES))
    return Value(match.entry.name) if match else Value(_tidy(text))


def _normalize_date(text: str) -> Value:
    date = normalize_date(text)
    return Value(date) if date else Value(_tidy(text), "", "unknown_date")


def _normalize_name(text: str) -> Value:
    """A name; a hyphen at the end of a line joins its halves, which a blank parts where the lines were put together.

    >>> _normalize_name("Camilla Al- Hassan").value
    'Camilla Al-Hassan'
    """
    return Value(_BROKEN_NAME.sub("-", _tidy(text)))


def _normalize_prose(text: str) -> Value:
    return Value(join_lines(text).strip(_SENTENCE_EDGES))


def _tidy(text: str) -> str:
    """A text without the marks around it, but for a bracket whose other half is within it.

    >>> _tidy("(tf.) enhetschef,"), _tidy("koordinatorer (NMT),"), _tidy("(koordinator)")
    ('(tf.) enhetschef', 'koordinatorer (NMT)', 'koordinator')
    """
    whole = part_ligatures(join_lines(text))
    tidy = whole.strip(_EDGES)
    start = whole.find(tidy)
    for opening, closing in ("()", "[]"):
        if tidy.count(opening) > tidy.count(closing) and whole[start + len(tidy) :].startswith(closing):
            return f"{tidy}{closing}"
        if tidy.count(closing) > tidy.count(opening) and whole[:start].endswith(opening):
            return f"{opening}{tidy}"
    return tidy


def _name_network(text: str, stated: str | None) -> str:
    known = [network.network_id for network in networks()]
    if stated in known:
        return str(stated)
    match = match_network(text)
    return match.entry.network_id if match else known[0]


def _name_role(text: str, stated: str | None) -> str:
    role = stated or _tidy(text).lower()
    return COORDINATOR if is_coordinators(role) else role


def _name_kind(text: str, stated: str | None) -> str:
    kind = stated or text
    return kind if kind in SERVICE_KINDS else "helpline"


def _name_vacancy(text: str, stated: str | None) -> str:
    return VACANT


_SYMBOLS: dict[str, Callable[[str, str | None], str]] = {
    "member": _name_network,
    "coordinates": _name_network,
    "role": _name_role,
    "kind": _name_kind,
    "vacancy": _name_vacancy,
}
_NORMALIZERS: dict[str, Callable[[str], Value]] = {
    "phone": _normalize_phone,
    "web": _normalize_web,
    "region": _normalize_region,
    "county_code": _normalize_county,
    "audience": _normalize_audience,
    "place": _normalize_place,
    "date": _normalize_date,
    "since": _normalize_date,
    "in_force_from": _normalize_date,
    "name": _normalize_name,
    "former_name": _normalize_name,
    "short_name": _normalize_name,
    "employer": _normalize_name,
    "operator": _normalize_name,
    "title": _normalize_name,
}

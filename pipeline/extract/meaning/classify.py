"""What a part of a line is: a label, region, county list, vacancy, audience, employer, title, name, or just text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.extract.lines.facts import FactKind
from pipeline.extract.meaning.county_lines import read_named
from pipeline.extract.meaning.fields import are_labels
from pipeline.extract.meaning.flat_rows import read_flat_row, read_flat_seat
from pipeline.extract.meaning.led_parts import read_led
from pipeline.extract.meaning.made_of import is_turned
from pipeline.extract.meaning.pieces import (
    LONGEST_PART,
    Piece,
    drop_trailing_marks,
    is_plain_title,
    read_single,
    title_at,
)
from pipeline.extract.meaning.together import read_together
from pipeline.extract.meaning.told import (
    county_piece,
    keep_lead,
    keep_rest,
    read_belonging,
    read_covering,
)
from pipeline.extract.meaning.work import read_seat, read_work
from pipeline.extract.wording.counties import read_counties, read_covered
from pipeline.extract.wording.names import has_given_name, is_turned_name, looks_like_name
from pipeline.extract.wording.region_names import find_region, read_region
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import (
    fold,
    match_audience,
    match_heading,
    match_label,
    name_noise,
    organization_kind,
    phrase_pattern,
    phrases,
)

_ONE_PERSON = re.compile(r"koordinatorn?\b|^(?:regional|nationell)\b", re.IGNORECASE)  # a title, and no list's heading
_YEAR = re.compile(
    r"[\s,–-]+(?:(?:våren|hösten|vt|ht)\s*-?)?\s*20\d\d(?:\s*[–/-]\s*(?:20)?\d\d)?$", re.IGNORECASE
)  # behind a heading
_NOTES = "¹²³⁴⁵⁶⁷⁸⁹⁰*"  # behind a name they lead to what is said below
_CREDITED = frozenset({"name", "title", "employer", "list_heading"})
_MOST_PARTS = 100
_SHORT_CUE, _LONGEST_CUE = 5, 9  # words that say that a number is shared
OF_FIELD = "label 'Region'"
BUTTON = "words of a button"
LED = "after words that ask to write or call"
_ZEROLESS = re.compile(r"[1-9]\d{0,2}[ -]?(?:\d[ -]?){5,8}\d")
_DOUBTED = 0.5
_HINTED: dict[str, FactKind] = {
    "name": "name",
    "given_name": "given_name",
    "family_name": "family_name",
    "employer": "employer",
    "title": "title",
    "audience": "audience",
    "hours": "hours",
    "place": "place",
}


@lru_cache(maxsize=4096)
def classify_part(
    text: str, hint: str, *, is_bracketed: bool = False, is_colon: bool = False, is_header: bool = False
) -> tuple[Piece, ...]:
    """Classify a part of a line.

    Args:
        text: The part, without surrounding marks.
        hint: The property that a label or column header announces, or nothing.
        is_bracketed: Whether it stands in brackets.
        is_colon: Whether a colon follows it.
        is_header: Whether the hint is a column header.

    >>> [(p.kind, p.text) for p in classify_part("Anna Exempel, samordnare", "")]
    [('name', 'Anna Exempel'), ('title', 'samordnare')]
    >>> [(p.kind, p.confidence) for text in ("701740605", "11414") for p in classify_part(text, "phone")]
    [('phone', 0.5), ('text', 1.0)]
    """
    led = _led_name(text)
    if led is not None:
        return (led,)
    if hint == "outsider":
        return _credits(text)
    if hint == "phone" and _ZEROLESS.fullmatch(text):
        return (Piece("phone", 0, len(text), text, _DOUBTED, "label; it lacks the zero that a sheet takes off"),)
    flat = _flat(text) if hint == "" and not is_bracketed else ()
    if flat:
        return flat
    kind = None if hint == "family_name" else _whole(text, hint, is_bracketed, is_colon)
    if kind is not None:
        return kind
    if hint in _HINTED and len(text) <= LONGEST_PART and fold(text) not in phrases("everywhere"):
        return _by_hint(text, hint, is_header)
    if are_labels(text):
        return (Piece("text", 0, len(text), text, 1.0, "names of fields"),)
    return (
        _parts(text) or read_belonging(text) or _work(text) or read_seat(text) or (Piece("text", 0, len(text), text),)
    )


def _flat(text: str) -> tuple[Piece, ...]:
    """Read a row of a table that is one line: its region and counties, then whatever stands in its other cells."""
    placed, start = read_flat_row(text)
    if not placed:
        return read_flat_seat(text)
    rest = text[start:]
    if not rest.strip():
        return placed
    others = _whole(rest, "", False, False) or _parts(rest.rstrip(" .")) or (Piece("text", 0, len(rest), rest),)
    return (*placed, *(replace(p, start=p.start + start, end=p.end + start) for p in others))


def _led_name(text: str) -> Piece | None:
    """Read the name in the words of a link or button: `Skicka e-post till Anna Exempel`."""
    # A lead may be damaged, and `Maila` is then close to `Matilda`: whoever is called by a given name comes first.
    lead = None if has_given_name(text) else phrase_pattern("name_lead").match(text.replace("-", " "))
    name = text[lead.end() :].lstrip() if lead else ""
    if lead is not None and len(name.split()) == 1 and name[0].isupper() and read_region(name) is None:
        return Piece("text", 0, len(text), text, 1.0, BUTTON)
    if not looks_like_name(name):
        return None
    return Piece("name", len(text) - len(name), len(text), name, 0.85, LED)


def _credits(text: str) -> tuple[Piece, ...]:
    """Read what follows a word such as `Foto:` or `Sidansvarig:`; a name there is no contact's."""
    pieces = _whole(text, "", False, False) or _parts(text) or (Piece("text", 0, len(text), text),)
    return tuple(replace(piece, kind="noise") if piece.kind in _CREDITED else piece for piece in pieces)


def _whole(text: str, hint: str, is_bracketed: bool, is_colon: bool) -> tuple[Piece, ...] | None:
    """Read a part that is one thing as a whole, or a list of counties; the name and its title are read later."""
    name = drop_trailing_marks(text).rstrip(_NOTES)
    if several := read_together(name, is_labelled=hint == "region"):
        return (several,)
    region = read_region(name) if hint in ("", "region", "county_code", "name", "title", "audience") else None
    if region is not None and not (region.is_bare and hint == "county_code" and region.region_id == "stockholm"):
        evidence = OF_FIELD if hint == "region" else "bare name" if region.is_bare else "names a region"
        confidence = (
            0.6 if region.is_bare and hint != "region" else 0.95 if region.region_id or hint == "region" else 0.5
        )
        return (Piece("region", region.start, region.end, region.text, confidence, evidence, region.region_id),)
    is_listed = hint in ("county_code", "region") or (is_bracketed and not read_work(text))
    counties = read_covered(text)
    if not counties and hint in ("", "county_code", "region", "audience", "employer"):
        counties = read_counties(text, is_listed=is_listed)
        if hint == "county_code" and len(named := read_named(text)) > len(counties):
            counties = named
    if counties and not (hint == "employer" and len(counties) == 1):
        covering = read_covering(text[: counties[0].start])
        covering = (*_before(text, covering), *covering) or keep_lead(text[: counties[0].start])
        after = read_belonging(text[counties[-1].end :], counties[-1].end) or keep_rest(text, counties[-1].end)
        return (*covering, *(county_piece(county) for county in counties), *after)
    if len(text) < 200 and is_vacancy(text):
        return (*_region_of_seat(text), Piece("vacancy", 0, len(text), text, 0.95, "phrase for an empty seat"))
    heading = match_heading(_YEAR.sub("", text)) if hint == "" and not is_bracketed else None
    if heading is not None and not (heading.score < 100 and (text[0].islower() or _ONE_PERSON.search(text))):
        return (
            Piece("list_heading", 0, len(text), text, heading.score / 100, "heading of a list", heading.entry.kind),
        )
    audience = match_audience(text) if is_bracketed or hint in ("", "audience", "title") else None
    if audience is not None:
        return (Piece("audience", 0, len(text), text, 0.95, "in brackets" if is_bracketed else "known audience"),)
    if _is_shared(text):
        return _part_shared(text)
    return None


def _before(text: str, covering: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Read what a sentence says before the region whose counties it tells: `Eva Ek är jurist i Region Nord, som`."""
    lead = text[: covering[0].start].rstrip(" ,:") if covering else ""
    return (_parts(lead) or (Piece("text", 0, len(lead), lead),)) if len(lead.split()) > 2 else ()


def _part_shared(text: str) -> tuple[Piece, ...]:
    """Part an organization from what says that the number behind it is shared: `Umeå kommun, gemensamt nummer`."""
    before, comma, rest = text.partition(",")
    at = len(text) - len(rest.lstrip()) if comma and organization_kind(before) else 0
    shared = Piece("shared", at, len(text), text[at:], 1.0, "says that it is shared")
    return (Piece("employer", 0, len(before), before, 0.9, "names an organization"), shared) if at else (shared,)


def _is_shared(text: str) -> bool:
    """Whether a text says of the number behind it that several have it.

    >>> _is_shared("Gemensamt nummer"), _is_shared("Telefon till koordinatorerna i region Nord"), _is_shared("Telefon")
    (True, True, False)
    """
    words = fold(text).split()
    if looks_like_name(text.partition(",")[0]) or len(words) > _LONGEST_CUE:
        return False
    label = match_label(words[0], is_fuzzy=False) if words else None
    is_number = label is not None and label.entry.property == "phone"
    is_everyones = is_number and bool(set(words) & set(phrases("everyone")))
    return is_everyones or (len(words) <= _SHORT_CUE and bool(set(words) & set(phrases("shared"))))


def _region_of_seat(text: str) -> tuple[Piece, ...]:
    """Read the region in a sentence that tells of an empty seat: `Tjänsten i region Öst är vakant`."""
    region = find_region(text)
    if region is None or not region.region_id:
        return ()
    return (Piece("region", region.start, region.end, region.text, 0.9, "of an empty seat", region.region_id),)


def _is_employer(text: str) -> bool:
    """Whether a text is an organization and nothing else.

    >>> _is_employer("Umeå kommun"), _is_employer("Enheten för socialt stöd")
    (True, False)
    """
    found = read_single(text)
    return len(found) == 1 and found[0].kind == "employer"


def _is_employed(text: str) -> bool:
    """Whether a text is an organization, or begins with one before a comma.

    >>> _is_employed(" Umeå kommun, telefon"), _is_employed(" enhetschef")
    (True, False)
    """
    return any(_is_employer(part) for part in (text.strip(), text.partition(",")[0].strip()) if part)


def _by_hint(text: str, hint: str, is_header: bool) -> tuple[Piece, ...]:
    evidence = "column" if is_header else "label"
    if hint == "name":
        if is_turned(text) or (is_turned_name(text) and not read_single(text.partition(",")[2].strip())):
            return (Piece("name", 0, len(text), text, 0.9, evidence),)
        parts = _parts(text)
        if any(piece.kind == "name" for piece in parts):
            return tuple(
                Piece(
                    p.kind,
                    p.start,
                    p.end,
                    p.text,
                    1.0 if p.kind == "name" else p.confidence,
                    evidence if p.kind == "name" else p.evidence,
                    p.value,
                )
                for p in parts
            )
        is_worded = any(fold(word) in name_noise() for word in text.split())
        is_one = is_header and 1 < len(text.split()) <= 4 and text[0].isupper() and not parts and not is_worded
        return (
            (Piece("name", 0, len(text), text, 0.8, evidence),)
            if is_one
            else parts or (Piece("text", 0, len(text), text),)
        )
    return (Piece(_HINTED[hint], 0, len(text), text, 1.0, evidence),)


def _work(text: str) -> tuple[Piece, ...]:
    """Read a known title and the organization that it is held at, which names a county: `kurator vid Region Ö län`."""
    work = read_work(text)
    return work if len(work) > 1 and title_at(work[0].text.split()) >= 0 else ()


def _council(text: str) -> tuple[Piece, ...]:
    """Read the council of a county behind a name or title, where it is who employs: `samordnare, Region Gotland`."""
    return read_single(text) if organization_kind(text) == "region_authority" else ()


def _parts(text: str, most: int = _MOST_PARTS) -> tuple[Piece, ...]:
    """Read a part that holds a name, a title, an employer, or several of them between commas, up to so many."""
    if led := read_led(text):
        return led
    one = read_single(text)
    if one and not (one[0].kind == "title" and "," in text):
        return one
    at = text.find(",")
    if at > 0 and most:
        first = read_single(text[:at].strip())
        is_after = most < _MOST_PARTS and first and first[0].kind == "employer"
        is_led = first and (first[0].kind in ("name", "region") or is_after or len(first) > 1)
        is_titled = (first and first[0].kind == "title") or is_plain_title(text[:at])
        if is_led or (is_titled and _is_employed(text[at + 1 :])):
            start = at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
            rest = text[start:]
            others = (_council(rest) or _whole(rest, "", False, False) or _parts(rest, most - 1)) or (
                Piece("text", 0, len(rest), rest, 0.6, "after a name"),
            )
            return (
                *(first or (Piece("text", 0, at, text[:at], 0.6, "before an organization"),)),
                *(replace(p, start=p.start + start, end=p.end + start) for p in others),
            )
    return one

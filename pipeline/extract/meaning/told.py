"""Words that tell two things, as pieces: what a region covers, where a county belongs, where a title is held."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.meaning.pieces import Piece
from pipeline.extract.meaning.work import read_work
from pipeline.extract.wording.counties import CountySpan, find_covering
from pipeline.extract.wording.names import looks_like_name
from pipeline.extract.wording.region_names import find_region, read_region
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import match_county, phrase_pattern

_BEFORE_PLACE = re.compile(r"\s+(?:för|i|inom|på|till|vid)\s*$", re.IGNORECASE)
COVERS = "says what it covers"
COVERED = "said to be covered, before its counties"


def county_piece(county: CountySpan, evidence: str = "list of counties") -> Piece:
    """Make a county a piece; what stands in a list of counties and is none is a doubtful one."""
    confidence = 0.4 if not county.code else 1.0 if county.score == 100 else 0.9
    return Piece("county", county.start, county.end, county.text, confidence, evidence, county.code)


def read_belonging(text: str, offset: int = 0) -> tuple[Piece, ...]:
    """Read the region that a county or place is said to belong to: `Tillhör region Syd.`"""
    region = find_region(text) if phrase_pattern("belonging").search(text) else None
    if region is None:
        return ()
    start, end = region.start + offset, region.end + offset
    named = Piece("region", start, end, region.text, 0.9, "says where it belongs", region.region_id)
    rest = text[region.end :].lstrip(" .,")
    at = offset + len(text) - len(rest)
    return (named, Piece("text", at, offset + len(text), rest, 0.6, "after a region")) if rest else (named,)


def keep_rest(text: str, start: int) -> tuple[Piece, ...]:
    """Keep what a sentence says behind its counties: `Region Nord, som omfattar Norrbotten, har Anna Exempel`.

    >>> [piece.kind for piece in keep_rest("Norrbotten, är tjänsten vakant", 10)]
    ['vacancy']
    """
    rest = text[start:].lstrip(" ,.;:")
    if len(rest.split()) < 2:
        return ()
    at = len(text) - len(rest)
    return (
        Piece("vacancy", at, len(text), rest, 0.95, "phrase for an empty seat")
        if is_vacancy(rest)
        else Piece("text", at, len(text), rest),
    )


def keep_lead(lead: str) -> tuple[Piece, ...]:
    """Keep what a sentence says before its counties, where it may name somebody: `Anna Exempel ansvarar för Skåne`.

    >>> [piece.text for lead in ("Anna Exempel ansvarar för ", "Han täcker ") for piece in keep_lead(lead)]
    ['Anna Exempel ansvarar för']
    """
    bare = lead.rstrip(" ,:")
    is_named = any(looks_like_name(" ".join(bare.split()[:count])) for count in (2, 3, 4))
    return (Piece("text", 0, len(bare), bare, 0.6, "before counties"),) if is_named else ()


def part_titles(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Part the region or the organization from a title that names it: `Regionkoordinator, region Nord`.

    A region in the place of an employer is one.

    >>> [p.kind for p in part_titles((Piece("title", 0, 23, "strateg vid Umeå kommun"),))]
    ['title', 'employer']
    >>> [p.kind for name in ("Region Nord", "Region Stockholm") for p in part_titles((Piece("employer", 0, 0, name),))]
    ['region', 'employer']
    """
    return tuple(part for piece in pieces for part in _part_title(piece))


def _part_title(piece: Piece) -> tuple[Piece, ...]:
    if piece.kind == "employer":
        return (_place_held(piece),)
    if piece.kind != "title":
        return (piece,)
    region = find_region(piece.text)
    if region is None or not region.start or piece.text[region.end :].strip(" ."):
        return _part_held(piece)
    lead = _BEFORE_PLACE.sub("", piece.text[: region.start]).rstrip(" ,–-")
    title = replace(piece, end=piece.start + len(lead), text=lead)
    start, end = piece.start + region.start, piece.start + region.end
    return (title, Piece("region", start, end, region.text, 0.9, "named in the title", region.region_id))


def _place_held(piece: Piece) -> Piece:
    """Read a region that stands in the place of an employer; the council of Stockholm's county may be one."""
    region = find_region(piece.text)
    if region is None or region.text != piece.text or match_county(region.region_id) is not None:
        return piece
    return replace(piece, kind="region", confidence=0.8, evidence="where an employer stands", value=region.region_id)


def _part_held(piece: Piece) -> tuple[Piece, ...]:
    """Part a title from the organization that it is held at."""
    parts = read_work(piece.text)
    if len(parts) < 2:
        return (piece,)
    title, held = (replace(part, start=part.start + piece.start, end=part.end + piece.start) for part in parts)
    return (replace(title, confidence=piece.confidence, evidence=piece.evidence), held)


def read_covering(lead: str) -> tuple[Piece, ...]:
    """Read the region that begins a sentence of what it covers: `Region Nord omfattar`, `Syd omfattar`.

    >>> [piece.value for lead in ("I region Nord ingår ", "Syd omfattar ") for piece in read_covering(lead)]
    ['nord', 'syd']
    >>> [piece.text for piece in read_covering("Eva Ek ansvarar för region Nord, det vill säga ")]
    ['region Nord']
    """
    for cue in find_covering(lead):  # `Här finns …` looks like the cue `hör`
        name = lead[: cue.start()].rstrip(" ,")
        region = (find_region(name) or read_region(name)) if name else None
        if region is not None and region.region_id:
            return (Piece("region", region.start, region.end, region.text, 0.95, COVERS, region.region_id),)
    return ()

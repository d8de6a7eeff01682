"""Which rows with a region's name are headings, and which name the region of one record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact, is_council
from pipeline.extract.lines.scopes import RowFacts
from pipeline.extract.lines.surroundings import Surroundings
from pipeline.extract.meaning.flat_rows import FLAT
from pipeline.extract.meaning.told import COVERED, COVERS
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import match_county

_CHANNELS = frozenset({"email", "phone"})
_UNIT_KINDS = frozenset({"card", "row", "item"})
_LEADING_KINDS = frozenset({"section", "definitions", "item"})  # in which a region before the name may head the rest
_SIGNS = frozenset(":=–—-")
_BEFORE = frozenset({"text", "title", "county", "label"})  # what a heading says before the region that ends it
_BARE = 0.6  # how sure a region's name without the word region is
_LEAST_TITLED, _NEAR = 2, 4  # headings that begin with a title, and rows above the first of them
_LEAST_LISTED = 4  # names of regions with nothing between them
_ALONE = frozenset({"region", "county", "phone", "label", "web", "place", "list_heading", "switchboard", "vacancy"})


def accept_regions(rows: Sequence[RowFacts], around: Surroundings) -> frozenset[int]:
    """Give the indexes of the rows in which a region's name is a heading.

    A name without the word region counts where the document's regions are mostly written so, or where it is set as a
    heading; in both cases only where a list follows.
    """
    flat = [at for at, row in enumerate(rows) if _begins_flat_row(row)]
    alone = [(at, row) for at, row in enumerate(rows) if _is_region_alone(row, around, at == len(rows) - 1)]
    strong = {fact.value or fact.text for _, row in alone if (fact := row.first("region")) and fact.confidence > 0.6}
    known = sum(1 for value in strong if value)
    told = {fact.value for row in rows for fact in row.facts if fact.kind == "region" and fact.value}
    accepted = {*(flat if len(flat) > 1 else ()), *_find_titled(rows, around)}
    for at, row in alone:
        fact = row.first("region")
        if fact is None:
            continue
        is_set_as_heading = row.row.kind in ("heading", "term") or row.row.line.bold
        is_named = fact.confidence > 0.6 or (fact.confidence == 0.5 and is_set_as_heading) or _gives_counties(row, fact)
        is_named = is_named or _covers_below(rows, at)
        if not is_set_as_heading and (_stands_in_contact(rows, at) or _employs(fact, row, around)):
            continue
        if is_council(fact) and len(told) > 1:  # among regions it is who employs those below it
            continue
        if (is_named or is_set_as_heading or known < 2) and _leads_list(rows, at):
            accepted.add(at)
    return frozenset(accepted - _find_index(rows, accepted))


def _find_titled(rows: Sequence[RowFacts], around: Surroundings) -> set[int]:
    """Find the headings in which the coordinators' title stands beside their region: `Regionkoordinator – region Nord`.

    Where a name stands above the first of them, such lines are people's titles.
    """
    titled = [at for at, row in enumerate(rows) if _is_titled(row) and not _is_in_record(row, around)]
    above = rows[max(0, titled[0] - _NEAR) : titled[0]] if titled else ()
    if len(titled) < _LEAST_TITLED or any(row.has("name", *_CHANNELS) for row in above):
        return set()
    return {at for at in titled if _leads_list(rows, at)}


def _is_titled(row: RowFacts) -> bool:
    """Whether a row is the coordinators' title and a known region behind it, with its counties or without."""
    title, region = row.first("title"), row.first("region")
    if title is None or region is None or title is not row.facts[0] or not region.value:
        return False
    return row.is_only("title", "region", "county") and is_coordinators(title.text)


def _begins_flat_row(row: RowFacts) -> bool:
    """Whether a region begins a row of a table that is one line; OCR may have read the rule behind it as a bar."""
    region = row.first("region")
    if region is None or region.evidence == FLAT:
        return region is not None
    county, *rest = [*row.facts[1:], None]
    is_next = row.facts[0] is region and county is not None and county.kind == "county" and row.row.kind == "paragraph"
    between = row.row.line.text[region.end : county.start] if is_next and county is not None else ""
    return between.strip() == "|" and any(fact is not None and fact.kind == "name" for fact in rest)


def _gives_counties(row: RowFacts, region: Fact) -> bool:
    """Whether a line is a region's name and its counties: `Nord: Norrbotten, …`, or `Nord Norrbottens och … län`."""
    if row.facts[0] is not region or not region.value or not row.has("county"):
        return False
    county = match_county(region.text, is_fuzzy=False)
    codes = {fact.value for fact in row.facts if fact.kind == "county"}
    is_whole = row.is_only("region", "county") and (county is None or county.entry.code in codes)
    return is_whole or row.row.line.text[region.end :].lstrip()[:1] in _SIGNS


def _covers_below(rows: Sequence[RowFacts], at: int) -> bool:
    """Whether a line is a region's bare name and begins a paragraph that goes on with its counties."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    is_first = not at or rows[at - 1].row.group != row.row.group
    if below is None or below.row.group != row.row.group or not (is_first and row.is_only("region")):
        return False
    return bool(row.facts[0].value) and below.is_only("county", "label") and below.has("county")


def _find_index(rows: Sequence[RowFacts], accepted: Collection[int]) -> set[int]:
    """Find the rows that only list the regions, one name after the other, as a menu does; they head nothing.

    The last of them is a heading all the same where it alone is set as one, or where it names one of them again.
    """
    index: set[int] = set()
    bare = [at for at in sorted(accepted) if rows[at].is_only("region")]
    for _, run in groupby(enumerate(bare), key=lambda pair: pair[1] - pair[0]):
        listed = [at for _, at in run]
        while listed and _is_set_apart(rows, listed):
            listed.pop()
        if len(listed) >= _LEAST_LISTED:
            index.update(listed)
    return index


def _is_set_apart(rows: Sequence[RowFacts], listed: Sequence[int]) -> bool:
    """Whether the last of some names is set otherwise than the others, or is one of them again."""
    *others, last = (rows[at] for at in listed)
    values = {fact.value for other in others if (fact := other.first("region"))}
    own = last.first("region")
    is_again = own is not None and own.value in values
    return is_again or (last.row.kind == "heading" and any(other.row.kind != "heading" for other in others))


def _is_region_alone(row: RowFacts, around: Surroundings, is_last: bool) -> bool:
    is_whole = row.is_only(*_ALONE) or _is_rest_bracketed(row) or _says_what_it_covers(row) or _ends_heading(row)
    if not row.has("region") or not is_whole:
        return False
    if is_last and row.facts[0].kind == "label" and row.row.kind not in ("heading", "term"):
        return False
    return not _is_in_record(row, around)


def _says_what_it_covers(row: RowFacts) -> bool:
    """Whether a row is a sentence of a region's counties, and names nobody: `Region Nord omfattar …`.

    A sentence that only ends so (`Uppdraget omfattar region Nord: …`) is one where no other region is named in it.
    """
    regions = [fact for fact in row.facts if fact.kind == "region"]
    is_covered = len(regions) == 1 and regions[0].evidence == COVERED
    return (row.facts[0].evidence == COVERS or is_covered) and row.is_only(*_ALONE, "text")


def _ends_heading(row: RowFacts) -> bool:
    """Whether a known region in brackets ends a heading that names nobody: `Ansvariga i Skåne (region Syd)`."""
    *others, last = row.facts
    is_region = last.kind == "region" and bool(last.value) and last.confidence > _BARE
    is_bracketed = row.row.line.text[: last.start].rstrip().endswith("(")
    return row.row.kind == "heading" and is_region and is_bracketed and all(f.kind in _BEFORE for f in others)


def _is_rest_bracketed(row: RowFacts) -> bool:
    """Whether all that is not understood beside a region's name stands in brackets after it: `Nord (AC, BD)`."""
    text = row.row.line.text
    at = text.find("(")
    return (
        at > 0
        and row.facts[0].kind == "region"
        and all(f.kind in _ALONE or (f.kind == "text" and f.start > at) for f in row.facts)
    )


def _is_in_record(row: RowFacts, around: Surroundings) -> bool:
    """Whether the smallest unit around a row is one person's record, so that a region in it is that record's."""
    if row.row.kind == "heading" or row.row.kind == "term":
        return False
    units = [c for c in row.row.containers if c.kind in _UNIT_KINDS]
    if row.row.kind == "cell" and around.paragraph(row.row).last_told > row.row.index:
        return False
    if row.row.kind == "cell" and units:
        unit = around.unit(units[-1])
        return unit.is_telling and not unit.is_seat
    for container in [c for c in row.row.containers if c.kind in (*_UNIT_KINDS, *_LEADING_KINDS)]:
        unit = around.unit(container)
        if len(unit.names) == len(unit.regions) == 1:
            (named,) = unit.names.values()
            if container.kind not in _LEADING_KINDS or named < row.row.index:
                return True
    return _comes_after_name(row, around)


def _comes_after_name(row: RowFacts, around: Surroundings) -> bool:
    """Whether the region's line stands inside a paragraph that is one person's, after the name or between labels.

    A labelled region is a field of it below its mail or number too, whatever the order of the fields is.
    """
    same, index = around.paragraph(row.row), row.row.index
    if len(same.named) != 1 or len(same.regions) != 1:
        return False
    is_labelled = row.facts[0].kind == "label"
    if {index, index + 1} & same.counties:
        return is_labelled and (same.named[0] < index or 0 <= same.first_channel < index)
    before, after = same.named[0] < index, same.last_channel > index
    return is_labelled or (before and after) or (before and not _is_like_heading(row))


def _employs(region: Fact, row: RowFacts, around: Surroundings) -> bool:
    """Whether what has a region's form is a county's council below a name in its paragraph."""
    named = around.paragraph(row.row).named
    return is_council(region) and bool(named) and named[0] < row.row.index


def _stands_in_contact(rows: Sequence[RowFacts], at: int) -> bool:
    """Whether a region's line stands between a name and the first mail or number of that person, or of the next one."""
    above = (row for row in reversed(rows[max(0, at - 4) : at]) if row.has("name", "region", *_CHANNELS))
    following = (row for row in rows[at + 1 : at + 6] if row.has("name", "region", *_CHANNELS))
    before = next((row for row in above if not all(map(is_council, row.facts))), None)
    after = next((row for row in following if not all(map(is_council, row.facts))), None)
    is_open = before is not None and before.has("name") and not before.has("region", *_CHANNELS)
    if after is None:  # the last line of the last contact
        return is_open and before is not None and before.row.group == rows[at].row.group
    return is_open and after.has(*_CHANNELS) and not after.has("name", "region")


def _is_like_heading(row: RowFacts) -> bool:
    return row.row.line.text.strip(" \\/~'’|").isupper() or row.row.line.bold


def _leads_list(rows: Sequence[RowFacts], at: int) -> bool:
    """Whether counties, a name, a vacancy or a mail follow within the next rows (or stand in this one)."""
    if rows[at].has("county"):
        return True
    following = rows[at + 1 : at + 5]
    return any(row.has("county", "name", "vacancy", "email", "region", "place") for row in following)

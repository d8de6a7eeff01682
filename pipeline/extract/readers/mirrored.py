"""Lists whose headings stand at the right of their contacts: a column of regions and counties alone is the last one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.readers.cell_texts import are_counties, tells_detail
from pipeline.extract.readers.grids import GridKind
from pipeline.extract.readers.placed import PlacedRows, place_band
from pipeline.extract.readers.printed import Strip
from pipeline.vocabulary import match_region

Columns = Sequence[Sequence[Sequence[Strip]]]

_LEAST_HEADINGS = 2
_KNOWN = 4  # lines of such a column for each that is no region or county as the vocabulary has them


def place_either_way(columns: Columns, kind: GridKind) -> tuple[PlacedRows | None, int, int]:
    """Find the rows of a band as `place_band` does, or those of one whose headings stand at the right.

    The columns of such rows are turned round, so that a heading comes before those that it heads.

    Args:
        columns: For each printed row of a band, the strips in each column.
        kind: What the band is taken for.

    Returns:
        The rows, and how many printed rows above and below them stand in the column of the headings alone.
    """
    if kind in ("columns", "table") and _is_headed_at_right(columns):
        return place_band([row[::-1] for row in columns], "columns")
    return place_band(columns, kind)


def _is_headed_at_right(columns: Columns) -> bool:
    """Whether the second of two columns holds regions and their counties alone, and the first one the contacts."""
    if len(columns[0]) != 2:  # in a table of more the region is a cell of its row
        return False
    contacts, headings = ([strip for row in columns for strip in row[at]] for at in range(2))
    named = [strip for strip in headings if match_region(strip.text, is_fuzzy=False)]
    if len(named) < _LEAST_HEADINGS or headings[0] is not named[0] or any(map(tells_detail, headings)):
        return False
    unknown = sum(strip not in named and not are_counties([strip.text]) for strip in headings)
    if len(headings) < _KNOWN * unknown or sum(map(tells_detail, contacts)) < _LEAST_HEADINGS:
        return False
    return not any(match_region(strip.text, is_fuzzy=False) for strip in contacts)

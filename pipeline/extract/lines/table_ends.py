"""What a printed table ends with that is no row of it: the name of the region whose table comes next."""

from __future__ import annotations

from pipeline.domain.layout import Block
from pipeline.extract.wording.region_names import read_region


def find_next_heads(table: Block) -> tuple[Block, ...]:
    """Give the last rows of a printed table that only name a region: they head what stands below the table.

    Where rules are not seen, as in a scan, such a heading stands in the first column like any other row.
    """
    rows = table.children
    last = next((at for at in range(len(rows), 0, -1) if not _is_head(rows[at - 1])), 0)
    return rows[last:] if last and all(line.box for row in rows[last:] for line in row.all_lines()) else ()


def _is_head(row: Block) -> bool:
    filled = [cell.text for cell in row.children if cell.text.strip()]
    return len(row.children) > 1 and len(filled) == 1 and is_region_heading(filled[0])


def is_region_heading(text: str) -> bool:
    """Whether a text names a region, with the word region, and nothing else.

    >>> is_region_heading("Region Väst"), is_region_heading("Väst")
    (True, False)
    """
    span = read_region(text.strip())
    return span is not None and not span.is_bare

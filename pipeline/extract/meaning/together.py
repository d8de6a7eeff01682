"""Regions that are named together, as one piece: whoever stands beside them has them all."""

from __future__ import annotations

from pipeline.extract.meaning.pieces import Piece
from pipeline.extract.wording.region_names import TOGETHER, read_regions


def read_together(text: str, *, is_labelled: bool) -> Piece | None:
    """Read two or three regions that are named together, with the word region or behind a label that says so.

    >>> read_together("Region Mitt och Bergslagen", is_labelled=False).value
    'mitt|bergslagen'
    >>> read_together("Norra och Södra", is_labelled=False) is None
    True
    """
    spans = read_regions(text)
    if not spans or (spans[0].is_bare and not is_labelled):
        return None
    ids = TOGETHER.join(span.region_id for span in spans)
    return Piece("region", spans[0].start, spans[-1].end, text, 0.95, "names several regions", ids)

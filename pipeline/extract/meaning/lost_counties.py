"""The one county of a list that OCR made unlike any: told by its letters and by the others together.

`Vamtland, Norrbotten, Vasterbotten, Vasternorrland`: the word is as near to Värmland as to Jämtland, but the police
region of the other three has one county more, and that is one of the two. It is a county of the list then, whose word
stays as it is printed: normalization knows no county by it, and asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.extract.wording.counties import CountySpan
from pipeline.vocabulary import counties, fold, regions

_LEAST = 2  # counties that are read beside it
_LIKE = 80.0
_SURE = 80.0  # score of what is told so


def complete_list(spans: Sequence[CountySpan]) -> tuple[CountySpan, ...]:
    """Give a list of counties with the one that is not read, where its letters and the rest tell the same one.

    Args:
        spans: What stands between the commas, with the codes of counties where they are read.
    """
    lost = [at for at, span in enumerate(spans) if not span.code]
    known = {span.code for span in spans if span.code}
    if len(lost) != 1 or len(known) < _LEAST or len(known) != len(spans) - 1:
        return tuple(spans)
    left = [set(region.police_counties) - known for region in regions() if known < set(region.police_counties)]
    code = next(iter(left[0])) if len(left) == 1 and len(left[0]) == 1 else ""
    at = lost[0]
    text = fold(spans[at].text)
    names = [name for county in counties() if county.code == code for name in (county.name, county.long_name)]
    if not any(len(name.split()) == len(text.split()) and fuzz.ratio(text, fold(name)) >= _LIKE for name in names):
        return tuple(spans)
    return (*spans[:at], replace(spans[at], code=code, score=_SURE), *spans[at + 1 :])

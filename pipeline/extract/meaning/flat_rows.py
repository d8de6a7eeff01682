"""A table's row that print or OCR wrote as one line: region and counties stand before the name, parted by blanks.

Only the vocabularies tell where such cells end: a region's name, then counties between commas, then something that is
neither (`Öst Östergötland, Jönköping Arvid Exempel Linköpings kommun`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.meaning.pieces import Piece, read_single
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.region_names import read_region
from pipeline.vocabulary import match_county, match_municipality, surnames

FLAT = "begins a row of a table"
_WORD = re.compile(r"\S+")
_JOINING = frozenset({"och", "samt", "&", "/"})
_SIGNS = _JOINING | {"+"}
_LONGEST_COUNTY = 3  # words, as in `Västra Götalands län`
_MOST_COUNTIES = 8
_LONG_TOWN = 7  # letters of a town's name that OCR may have damaged
_LIKE = 80  # how near a damaged name has to be


def read_flat_row(text: str) -> tuple[tuple[Piece, ...], int]:
    """Read the region and counties that a line begins with.

    Returns:
        Their pieces, and where the rest of the line begins; nothing and 0 where the line is no such row.

    >>> pieces, end = read_flat_row("Ost Ostergétland, Jonkoping Arvid Exempel")
    >>> [(piece.kind, piece.value) for piece in pieces], "Ost Ostergétland, Jonkoping Arvid Exempel"[end:]
    ([('region', 'ost'), ('county', '05'), ('county', '06')], 'Arvid Exempel')
    >>> read_flat_row("Nord och syd"), read_flat_row("Stockholm Exempel")
    (((), 0), ((), 0))
    """
    words = list(_WORD.finditer(text))
    region, at = read_leading_region(text, words)
    counties, at = read_county_words(text, words, at)
    end = words[at].start() if at < len(words) else len(text)
    if not counties or (region is None and (len(counties) < 2 or not any(map(str.isalpha, text[end:])))):
        return (), 0
    return ((region, *counties) if region else tuple(counties)), end


def read_flat_seat(text: str) -> tuple[Piece, ...]:
    """Read such a row without counties: a region, a name with a known given name, and who employs or a town.

    A region without the word region is one only where a town ends the row.

    >>> [(piece.kind, piece.value or piece.text) for piece in read_flat_seat("Region Vast Arvid Exempel Boras stad")]
    [('region', 'vast'), ('name', 'Arvid Exempel'), ('employer', 'Boras stad')]
    >>> [(piece.kind, piece.value or piece.text) for piece in read_flat_seat("Vast Arvid Exempel Norrképing")]
    [('region', 'vast'), ('name', 'Arvid Exempel'), ('place', 'Norrképing')]
    >>> read_flat_seat("Vast Arvid Exempel"), read_flat_seat("Region Vast Okand Exempel")
    ((), ())
    """
    words = list(_WORD.finditer(text))
    region, at = read_leading_region(text, words)
    if region is None or not region.value:
        return ()
    start = words[at].start()
    rest = text[start:].rstrip(" .")
    told = _read_in_town(rest) or (read_single(rest) if at > 1 else ())
    if not told or told[0].kind != "name" or not has_given_name(told[0].text.replace("é", "o")):
        return ()
    return (region, *(replace(p, start=p.start + start, end=p.end + start) for p in told))


def _read_in_town(text: str) -> tuple[Piece, ...]:
    """Read a name and the town behind it, which no surname is: `Arvid Exempel Norrköping`, not `Arvid Lund`."""
    name, _, town = text.rpartition(" ")
    is_town = len(name.split()) > 1 and is_town_word(town)
    if not is_town or not looks_like_name(name):
        return ()
    start = len(text) - len(town)
    return (
        Piece("name", 0, len(name), name, 0.9, "before a town"),
        Piece("place", start, len(text), town, 0.8, "behind a name"),
    )


def is_town_word(word: str) -> bool:
    """Whether a word is a municipality's name, a long one also where OCR damaged it, and no surname.

    >>> is_town_word("Norrképing"), is_town_word("Umeå"), is_town_word("Lund")
    (True, True, False)
    """
    if word in surnames() or not word[:1].isupper():
        return False
    return match_municipality(word, is_fuzzy=len(word) >= _LONG_TOWN) is not None


def read_leading_region(text: str, words: list[re.Match[str]]) -> tuple[Piece | None, int]:
    """Read the region that a line begins with, and give the number of its words; nothing and 0 where it is none."""
    for count in (2, 1):
        if len(words) <= count:
            continue
        end = words[count - 1].end()
        span = read_region(text[:end])
        is_county = match_county(text[:end], is_fuzzy=False) is not None
        is_listed = is_county and words[count].group().lower() in _SIGNS  # `Stockholm + Gotland`
        if span is not None and span.is_bare == (count == 1) and not span.role_end and not is_listed:
            return Piece("region", 0, end, text[:end], 0.9 if span.region_id else 0.95, FLAT, span.region_id), count
    return None, 0


def read_county_words(text: str, words: list[re.Match[str]], at: int) -> tuple[list[Piece], int]:
    """Read counties, each after a comma or `och`, from a word on; give them and the word behind them."""
    found: list[Piece] = []
    while at < len(words) and len(found) < _MOST_COUNTIES:
        end = _county_end(text, words, at, found)
        if end is None:
            break
        at = end
        is_open = text[words[at - 1].end() - 1] in ",;"
        if at < len(words) and words[at].group().lower() in _JOINING:
            at += 1
        elif not is_open:
            break
    return found, at


def _county_end(text: str, words: list[re.Match[str]], at: int, found: list[Piece]) -> int | None:
    """The word after the county that begins at a word, which is added to those found: the best, then longest fit."""
    best: tuple[float, int, Piece] | None = None
    for count in range(1, min(_LONGEST_COUNTY, len(words) - at) + 1):
        start, end = words[at].start(), words[at + count - 1].end()
        name = text[start:end].rstrip(",;")
        match = match_county(name) if "," not in name else None
        if match is not None and match.score >= _LIKE and (best is None or match.score >= best[0]):
            piece = Piece("county", start, start + len(name), name, 0.9, "list of counties", match.entry.code)
            best = match.score, at + count, piece
    if best is None:
        return None
    found.append(best[2])
    return best[1]

"""The atoms of a printed line: the pieces that say by themselves what they are, whatever column they stood in.

Where OCR wrote columns of print into one line, a line is no unit any more. What is left are pieces that the
vocabularies and the mails of the document tell: a region, a county, a name that a mail is made of, a number, a mail, an
empty seat. Words between them (titles, mostly) may be anybody's, and only part what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pipeline.domain.layout import Line
from pipeline.extract.meaning.flat_rows import read_county_words
from pipeline.extract.meaning.second_surnames import is_second_surname
from pipeline.extract.selfcheck.bare_regions import Found, find_bare_regions
from pipeline.extract.wording.channel_spans import Span
from pipeline.extract.wording.channels import find_channels
from pipeline.extract.wording.names import has_given_name, is_named_in, looks_like_name, match_mail
from pipeline.extract.wording.region_names import read_region
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import fold, match_county, match_label

AtomKind = Literal["region", "county", "name", "phone", "email", "vacancy", "words"]
_WORD = re.compile(r"\S+")
_REGION = re.compile(  # its R misread too
    r"\b(?P<word>(?:polis)?[rhkfp]egion(?:en)?:?\s+)(?P<name>[^\W\d_]\w*)", re.IGNORECASE
)
_LONGEST_REGION = 10  # letters of what may be a region's name that is misread
_NAME_WORD = re.compile(r"[^\W\d_][\w¢'’&-]*")
_PLACE = re.compile(r"\s*(?:kommun|stad|universitet|polis)\w*", re.IGNORECASE)  # what a county's name begins otherwise
_LABEL = re.compile(r"[^\W\d_][\w-]*[.:]?\s*$")
_BEGINS = re.compile(r"[^\W\d_a-zåäö]|l(?=[bcdfghjkmnpqrstvwxz])")  # a capital, or an I that OCR read as l
_BEGINNING = re.compile(r"(?:^|(?<=[\s:;,(]))(?P<word>[a-zé][a-zé-]+)(?P<dot>\.? \.?)$")
_SAYING = re.compile(r"(?!eller|samt)\b[^\W\d_]{4}")
_JOINTS = frozenset({"/", ",", ";", "&", "och", "eller"})
_BAR_BETWEEN = re.compile(r"(?<=\d) ?\| ?(?=[\d(+])")  # numbers; where a page has bars elsewhere, they part columns
_MOST_NAME_WORDS = 4
SURE, _KNOWN = 0.85, 0.5  # how well a mail fits a name that it is of; how much a given name by itself counts


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a line: what it is, where it stands, and the region, codes of counties or text that it says.

    `is_parted` tells that nothing but blanks stands between it and a piece of its kind before it, `is_joined` that
    it is a number that a sign joins to the one before it (`070-… / 08-…`), `is_led` that a label leads to it, `label`.
    """

    kind: AtomKind
    line: int
    start: int
    end: int
    said: tuple[str, ...]
    is_parted: bool = False
    is_joined: bool = False
    is_led: bool = False
    label: str = ""


def read_atoms(lines: Sequence[Line]) -> list[list[Atom]]:
    """Read the atoms of each line.

    Args:
        lines: The lines of one page, without boxes.
    """
    spans = [[s for s in find_channels(line) if s.channel in ("email", "phone") and not s.is_hidden] for line in lines]
    spans = [[_with_beginning(line.text, s) for s in found] for line, found in zip(lines, spans, strict=True)]
    mails = [span.text for found in spans for span in found if span.channel == "email"]
    bare = find_bare_regions(lines, lambda text: _fit(text, mails) >= SURE)
    read = (
        sorted(_read_line(at, line.text, found, mails, bare.get(at, ())), key=lambda atom: atom.start)
        for at, (line, found) in enumerate(zip(lines, spans, strict=True))
    )
    joints = _JOINTS if any("|" in _BAR_BETWEEN.sub("", line.text) for line in lines) else _JOINTS | {"|"}
    pairs = zip(lines, read, strict=True)
    return [list(_with_words(line.text, atoms, at, joints)) for at, (line, atoms) in enumerate(pairs)]


def is_labelled(text: str, atoms: Sequence[Atom]) -> bool:
    """Whether a line is numbers behind labels that are no contact's: `Nationell stödtelefon: 020-… Växel: 08-…`.

    Args:
        text: The line.
        atoms: Its pieces.
    """
    labels = [text[atom.start : atom.end].strip() for atom in atoms[::2] if atom.kind == "words"]
    are_all = 0 < len(atoms) == 2 * len(labels) and all(atom.kind == "phone" for atom in atoms[1::2])
    return are_all and all(label.endswith(":") and not any(map(_is_of_channel, label.split())) for label in labels)


def is_indexed(text: str, atoms: Sequence[Atom]) -> bool:
    """Whether a line is a region, a colon and its counties, as an index of regions tells them: of no column, but whole.

    Args:
        text: The line.
        atoms: Its pieces.
    """
    kinds = [atom.kind for atom in atoms]
    is_list = len(kinds) > 1 and kinds[0] == "region" and set(kinds[1:]) == {"county"}
    return is_list and text[atoms[0].end : atoms[1].start].strip() == ":"


def _read_line(
    at: int, text: str, spans: Sequence[Span], mails: Sequence[str], regions: Sequence[Found]
) -> Iterator[Atom]:
    """Read the atoms of a line: what stands between its bare regions, and these."""
    start = 0
    for region_start, region_end, region_id in (*regions, (len(text), len(text), "")):
        own = [span for span in spans if start <= span.start < region_start]
        yield from _read_part(at, text, (start, region_start), own, mails)
        if region_id:
            yield Atom("region", at, region_start, region_end, (region_id,))
        start = region_end


def _read_part(
    at: int, text: str, part: tuple[int, int], spans: Sequence[Span], mails: Sequence[str]
) -> Iterator[Atom]:
    end, last = part
    for span in (*spans, None):
        stop = span.start if span is not None else last
        label = _LABEL.search(text[end:stop]) if span is not None else None
        if label is not None and _is_of_channel(label.group()):
            stop = end + label.start()
        yield from _read_words(at, text, end, stop, mails)
        if span is not None:
            kind: AtomKind = "email" if span.channel == "email" else "phone"
            led = fold(text[stop : span.start])
            yield Atom(kind, at, stop, span.end, (span.text,), is_led=stop < span.start, label=led)
            end = span.end


def _is_of_channel(text: str) -> bool:
    found = match_label(text.strip(" .:"), is_fuzzy=False)
    return found is not None and found.entry.property in ("phone", "email")


def _with_beginning(text: str, span: Span) -> Span:
    """Give a mail with the word before it, where OCR set a blank behind its first dot: `asa. ek@umea.example.se`."""
    if span.channel != "email" or "." in span.text.partition("@")[0]:
        return span
    before = _BEGINNING.search(text[: span.start])
    if before is None or match_label(before["word"], is_fuzzy=False) is not None:
        return span
    if not before["dot"].strip() and not has_given_name(before["word"].title()):
        return span
    return replace(span, start=before.start("word"), text=f"{before['word']}.{span.text}")


def _with_words(text: str, atoms: Sequence[Atom], at: int, joints: frozenset[str]) -> Iterator[Atom]:
    """Give the atoms of a line with the words between them that say something, and signs that join numbers known."""
    end = 0
    for before, atom in pairwise((None, *atoms, None)):
        stop = atom.start if atom is not None else len(text)
        if _SAYING.search(text[end:stop]) and atoms:
            yield Atom("words", at, end, stop, ())
        if atom is not None:
            is_like = before is not None and before.kind == atom.kind
            between = text[end:stop].strip()
            is_joined = is_like and atom.kind == "phone" and not atom.is_led and between in joints
            yield replace(atom, is_parted=is_like and not between, is_joined=is_joined)
            end = atom.end


def _read_words(at: int, text: str, start: int, stop: int, mails: Sequence[str]) -> Iterator[Atom]:
    """Read the atoms between two channels of a line."""
    words = [m for m in _WORD.finditer(text) if start <= m.start() < stop]
    first = 0
    while first < len(words):
        found = _read_at(at, text, words, first, mails)
        if found is None:
            first += 1
            continue
        atom, first = found
        yield atom


def _read_at(
    at: int, text: str, words: Sequence[re.Match[str]], first: int, mails: Sequence[str]
) -> tuple[Atom, int] | None:
    """Read the atom that begins at a word, and the word behind it."""
    start = words[first].start()
    if (region := _REGION.match(text, start)) and (region_id := _read_region(region)) is not None:
        return _atom("region", at, words, start, region.end(), (region_id,))
    if region is not None and region["word"][0].isupper() and match_county(region["name"], is_fuzzy=False):
        return _atom("words", at, words, start, region.end(), ())  # the council of a county, who employs
    ends = [words[first + count - 1].end() for count in range(2, min(_MOST_NAME_WORDS, len(words) - first) + 1)]
    names = [text[start:end].rstrip(",;:.") for end in ends]
    is_beside = _is_county(words[first].group()) and _begins_name(text, words, first + 1, mails)
    if fits := [(fit, name) for name in names if not is_beside and (fit := _fit(name, mails))]:
        whole = max(fits)[1]
        name = next((own for fit, own in fits if fit >= SURE and _are_two(own, whole, mails)), whole)
        name = _with_second_surname(text, words, start, name, mails)
        return _atom("name", at, words, start, start + len(name), (name,))
    counties, behind = read_county_words(text, list(words), first)
    if counties and not _PLACE.match(text, counties[0].end):
        end = counties[1].start if len(counties) > 1 else words[behind - 1].end()
        sign = text[counties[0].end : end].strip()
        return _atom("county", at, words, start, end, (counties[0].value, sign))
    behind = next((n for n in range(first + 1, len(words)) if _begins_name(text, words, n, mails)), len(words))
    rest = text[start : words[behind - 1].end()]
    if text[start].isalpha() and is_vacancy(rest):
        return Atom("vacancy", at, start, start + len(rest), (rest,)), behind
    return None


def _is_county(word: str) -> bool:
    """Whether a word is a county, and nobody is called so."""
    return match_county(word.rstrip(",;:.")) is not None and not has_given_name(word)


def _with_second_surname(text: str, words: Sequence[re.Match[str]], start: int, name: str, mails: Sequence[str]) -> str:
    """Give a name that a mail has in part with the surname behind it, where no other name begins there."""
    behind = next((n for n, word in enumerate(words) if word.start() > start + len(name)), len(words))
    if behind == len(words) or text[start + len(name) : words[behind].start()].strip():
        return name
    surname = words[behind].group().rstrip(",;:.")
    if _begins_name(text, words, behind, mails) or not is_second_surname(name, surname):
        return name
    return text[start : words[behind].start() + len(surname)]


def _are_two(name: str, whole: str, mails: Sequence[str]) -> bool:
    """Whether what stands behind a name is another one, so that both together are nobody's."""
    rest = whole[len(name) :].strip()
    return len(rest.split()) > 1 and _fit(rest, mails) >= SURE


def _begins_name(text: str, words: Sequence[re.Match[str]], first: int, mails: Sequence[str]) -> bool:
    return any(
        _fit(text[words[first].start() : words[end].end()].rstrip(",;:."), mails) >= SURE
        for end in range(first + 1, min(first + _MOST_NAME_WORDS, len(words)))
    )


def _read_region(found: re.Match[str]) -> str | None:
    """Give the region behind the word region, nothing where no vocabulary knows its name, or None where none is named.

    A name that is misread heads its column all the same: what stands below it is not the region's above.
    """
    span = read_region(found.group().replace(":", ""))  # `Region: Nord` is a field of a card
    if span is not None and span.region_id:
        return span.region_id
    is_heading = found["word"][0].isupper() and len(found["name"]) <= _LONGEST_REGION
    is_alone = not any(map(str.isalnum, _REGION.sub("", found.string)))
    return "" if is_heading and is_alone and match_county(found["name"]) is None else None


def _atom(
    kind: AtomKind, at: int, words: Sequence[re.Match[str]], start: int, end: int, said: tuple[str, ...]
) -> tuple[Atom, int]:
    behind = next((k for k, word in enumerate(words) if word.start() >= end), len(words))
    return Atom(kind, at, start, end, said), behind


def _fit(text: str, mails: Sequence[str]) -> float:
    """How well the best mail fits a text that may be a name; a known given name before another word will do."""
    words = text.split()
    is_shaped = words[0][0].isupper() and _BEGINS.match(words[-1]) is not None
    if not is_shaped or not all(_NAME_WORD.fullmatch(word) for word in words):
        return 0.0
    best = max((match_mail(mail, text) for mail in mails), default=0.0)
    is_given = has_given_name(text) or any(is_named_in(words[0], mail) for mail in mails)
    is_known = len(words) == 2 and is_given and looks_like_name(text)
    return best if best >= SURE else _KNOWN if is_known else 0.0

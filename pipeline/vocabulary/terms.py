"""The words of contact lists: field labels, list headings, titles, audiences, names, and phrases by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.vocabulary.folding import fold
from pipeline.vocabulary.loading import read_table, split_cell
from pipeline.vocabulary.matching import Match, Matcher

_EXACT = 100
_MOST_LOST = 2  # letters of a damaged heading
_HEADING_MOST = 100  # characters
_NO_HEADING = re.compile(
    r"[.:;?!\d@]|\s(?:är|ska|kan|har|får|arbetar|finns|hjälper|stödjer|samordnar)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s+(?:mot|i|för|inom|på|vid)\s.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A field label and the property that it announces (`noise`, `switchboard`: a value that is no contact's)."""

    property: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the kind of list under it; `press` and `other` end a list of contacts."""

    kind: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Title:
    """A word of a title: `head` can stand as a title, `modifier` goes with one, `status` says who is away.

    `outside` is the title of one who is no coordinator, wherever the name stands.
    """

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a contact or service is for."""

    name: str
    aliases: tuple[str, ...]


@cache
def labels() -> tuple[Label, ...]:
    """Give the known field labels."""
    return tuple(Label(row["property"], row["label"]) for row in read_table("labels"))


@cache
def headings() -> tuple[Heading, ...]:
    """Give the known list headings."""
    return tuple(Heading(row["kind"], row["phrase"]) for row in read_table("headings"))


@cache
def titles() -> tuple[Title, ...]:
    """Give the known words of titles."""
    return tuple(Title(row["word"], row["kind"]) for row in read_table("titles"))


@cache
def title_modifiers() -> frozenset[str]:
    """Give the folded words that go before a title and are none alone: `senior`, `biträdande`."""
    return frozenset(fold(title.word) for title in titles() if title.kind == "modifier")


@cache
def audiences() -> tuple[Audience, ...]:
    """Give the known audiences."""
    return tuple(Audience(row["name"], split_cell(row["aliases"])) for row in read_table("audiences"))


@cache
def given_names() -> frozenset[str]:
    """Give common given names, folded; they support a name and are never required of one.

    Those of the counts of names are among them, but for words that are also something else (`Maj`, `Dag`).
    """
    counted = {fold(row["name"]) for row in read_table("name_frequency") if row["part"] == "given"}
    return frozenset(fold(row["name"]) for row in read_table("given_names")) | (counted - name_noise())


@cache
def surnames() -> frozenset[str]:
    """Give common surnames as they are written; they support a name and are never required of one."""
    return frozenset(row["name"] for row in read_table("name_frequency") if row["part"] == "family")


@cache
def name_noise() -> frozenset[str]:
    """Give words that no person's name consists of, folded."""
    return frozenset(fold(row["word"]) for row in read_table("name_noise"))


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """Give the phrases of one kind, folded, the longest first."""
    found = set(map(fold, _phrases_by_kind().get(kind, ())))
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _phrases_by_kind() -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for row in read_table("phrases"):
        by_kind.setdefault(row["kind"], []).append(row["phrase"])
    return by_kind


@cache
def _label_matcher() -> Matcher[Label]:
    return Matcher(((label.text, label) for label in labels()), cutoff=86.0)


@cache
def _heading_matcher() -> Matcher[Heading]:
    return Matcher(((heading.phrase, heading) for heading in headings()), cutoff=86.0)


@cache
def _audience_matcher() -> Matcher[Audience]:
    known = [(text, audience) for audience in audiences() for text in (audience.name, *audience.aliases)]
    return Matcher([*known, *((row["name"], None) for row in read_table("audience_noise"))])


def match_label(text: str, *, is_fuzzy: bool = True) -> Match[Label] | None:
    """Match a field label, without its colon.

    >>> found = match_label("Malgrupp")
    >>> found and found.entry.property
    'audience'
    """
    return _label_matcher().match(text, is_fuzzy=is_fuzzy)


@lru_cache(maxsize=4096)
def match_heading(text: str) -> Match[Heading] | None:
    """Match a list heading; one of coordinators may go on with what they are against, or where.

    >>> found = match_heading("REGIONKOORDINATORER")
    >>> found and found.entry.kind
    'regional_coordinators'
    >>> bool(match_heading("Regionkoordinatorer mot människohandel i Skåne")), match_heading("Stöd mot människohandel")
    (True, None)
    >>> match_heading("Tillgänglig")  # as who is shown to be reached; no damaged `Tillgänglighet`
    """
    found = _heading_matcher().match(text)
    if found is not None and found.score < _EXACT and len(found.entry.phrase) - len(text) > _MOST_LOST:
        found = None
    if found is not None or len(text) > _HEADING_MOST or _NO_HEADING.search(text):
        return found
    bare = _GOES_ON.sub("", text)
    head = _heading_matcher().match(bare) if bare != text else None
    return head if head is not None and head.entry.kind == "regional_coordinators" else None


def match_audience(text: str) -> Match[Audience] | None:
    """Match an audience.

    >>> found = match_audience("sexuella &ndamal")
    >>> found and found.entry.name
    'sexuella ändamål'
    """
    return _audience_matcher().match(text)

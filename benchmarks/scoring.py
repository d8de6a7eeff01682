"""Counting what a repair did: damaged words restored, right words harmed, word by word against the truth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from pipeline.vocabulary.folding import skeleton

_DASH = str.maketrans("–—", "--")
_EDGE = re.compile(r"^[^\w&|]+|[^\w&|]+$")
_ADDRESS = re.compile(r"@|www\.|https?:|\.\w\w\w?$")
Repair = Callable[[Sequence[str]], Sequence[str]]
TABLE_HEAD = (
    "| text | tool | damaged | restored % | å, ä, ö % | right | harmed | harmed % |\n"
    "|---|---|---:|---:|---:|---:|---:|---:|"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read and as printed, with the group that it is counted in."""

    group: str
    dpi: int
    read: str
    meant: str


@dataclass(slots=True)
class Tally:
    """Counts of words: damaged, restored, right, harmed; the same for damaged words that should have å, ä or ö."""

    damaged: int = 0
    restored: int = 0
    right: int = 0
    harmed: int = 0
    swedish: int = 0
    swedish_restored: int = 0
    misses: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, read: str, meant: str, repaired: str) -> None:
        """Count one word."""
        if read == meant:
            self.right += 1
            self.harmed += repaired != meant
        else:
            self.damaged += 1
            self.restored += repaired == meant
            if set("åäöÅÄÖ") & set(meant):
                self.swedish += 1
                self.swedish_restored += repaired == meant
        if repaired != meant:
            self.misses[read, meant, repaired] += 1

    def merge(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.damaged += other.damaged
        self.restored += other.restored
        self.right += other.right
        self.harmed += other.harmed
        self.swedish += other.swedish
        self.swedish_restored += other.swedish_restored
        self.misses.update(other.misses)

    @property
    def restored_share(self) -> float:
        """Share of damaged words restored, in percent."""
        return 100 * self.restored / self.damaged if self.damaged else 100.0

    @property
    def swedish_share(self) -> float:
        """The same for words with å, ä or ö."""
        return 100 * self.swedish_restored / self.swedish if self.swedish else 100.0

    @property
    def harmed_share(self) -> float:
        """Share of right words harmed, in percent."""
        return 100 * self.harmed / self.right if self.right else 0.0


def bare(word: str) -> str:
    """A word without the punctuation around it."""
    return _EDGE.sub("", word.translate(_DASH))


def word_triples(read: str, meant: str, repaired: str) -> Iterator[tuple[str, str, str]]:
    """Align a text as read with the truth, word by word, and give (read, meant, repaired).

    Numbers and addresses do not count as words, nor do words that the reading lost or split.
    """
    left, right, after = read.split(), meant.split(), repaired.split()
    if len(left) != len(after):
        raise ValueError("repair changed the number of words")
    keys_left, keys_right = [skeleton(bare(w)) for w in left], [skeleton(bare(w)) for w in right]
    for op in Levenshtein.opcodes(keys_left, keys_right):
        if op.tag not in {"equal", "replace"}:
            continue
        for i, j in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=False):
            truth = bare(right[j])
            if not any(map(str.isalpha, truth)) or _ADDRESS.search(right[j]) or _ADDRESS.search(left[i]):
                continue
            if Levenshtein.normalized_similarity(keys_left[i], keys_right[j]) < 0.4 and op.tag == "replace":
                continue
            yield bare(left[i]), truth, bare(after[i])


def score(read: str, meant: str, repair: Repair) -> Tally:
    """Repair a text and count the outcome against the truth."""
    tally = Tally()
    repaired = "\n".join(repair(read.split("\n")))
    for triple in word_triples(read, meant, repaired):
        tally.add(*triple)
    return tally


def total(pages: Iterable[Page], repair: Repair) -> Tally:
    """Score a repair over pages."""
    tally = Tally()
    for page in pages:
        tally.merge(score(page.read, page.meant, repair))
    return tally


def table_row(label: str, tool: str, tally: Tally) -> str:
    """A tally as a row under `TABLE_HEAD`."""
    return (
        f"| {label} | {tool} | {tally.damaged} | {tally.restored_share:.1f} | {tally.swedish_share:.1f} "
        f"| {tally.right} | {tally.harmed} | {tally.harmed_share:.2f} |"
    )

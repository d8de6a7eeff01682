"""The reading that explains a document best: the ordinary one, or another where that contradicts itself.

Other readings are tried only where the faults of the ordinary one are many, or where the lines of a text plainly are
columns of print side by side. They are few and general: tables and print read column by column, and facts set in
another order. One is taken where it leaves markedly fewer faults, and what is left may be read anew once or twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.domain.layout import Document
from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row, read_rows
from pipeline.extract.reading_facts import read_facts
from pipeline.extract.records.coordinators import extract_contacts
from pipeline.extract.records.gathered import Contacts
from pipeline.extract.selfcheck.carded import open_cards
from pipeline.extract.selfcheck.faults import Fault, find_faults
from pipeline.extract.selfcheck.joined import join_lists
from pipeline.extract.selfcheck.lost_gaps import part_at_headings
from pipeline.extract.selfcheck.printed_columns import part_print
from pipeline.extract.selfcheck.turned import lower_counties, lower_names, raise_headings, raise_names
from pipeline.vocabulary import match_county

_SUSPECT, _SUSPECT_SHARE = 1.5, 0.08  # weight of faults, and for each contact and region, from which others are tried
_DOUBTFUL, _DOUBTFUL_SHARE = 2.0, 0.15  # and from which a reading is in doubt
_BETTER, _STEP = 0.6, 1.0  # of the weight so far, at the most, and by how much less, where another reading is taken
_BETTER_PRINT = 0.8  # the same where the lines themselves plainly are columns of print side by side
_MANY_FAR = 3  # people far from their region who tell something, where nearly none is left in another reading
_FEW_FAR = 0.3
_SLIGHT = 0.5  # of weight, that such a reading may have more
_FAR = 0.5  # weight of one of them beside other faults
_ROUNDS = 3
_MOST_FACTS = 10_000  # of a document; where there are more, no other reading is tried
_TURNED, _BESIDE = "columns are print", "columns of print stand in one line"
_OF_NONE = "nothing says which column it is of"
_GAPS = "blank lines above headings are lost"
_HYPOTHESES: dict[str, Callable[[Sequence[Fact]], tuple[Fact, ...]]] = {
    "headings stand below": raise_headings,
    "regions stand within cards": open_cards,
    "counties stand above": lower_counties,
    "names stand below": raise_names,
    "names stand above their regions": lower_names,
    "told in several lists": join_lists,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it is understood.

    Attributes:
        facts: Its facts, in the order in which this reading takes them.
        contacts: The contacts that were made of them.
        faults: Where they contradict each other or the document.
        name: What is assumed that the ordinary reading does not; nothing for that one.
    """

    facts: tuple[Fact, ...]
    contacts: Contacts
    faults: tuple[Fault, ...]
    name: str = ""

    @property
    def weight(self) -> float:
        """How much speaks against it by itself; people who work far away may do so."""
        return sum(fault.weight for fault in self.faults if fault.kind != "far_from_region")

    @property
    def far(self) -> int:
        """How many people work far from their region."""
        return sum(fault.kind == "far_from_region" for fault in self.faults)

    @property
    def is_bare(self) -> bool:
        """Whether it has several people and no region."""
        return not self.contacts.regions and len(self.contacts.people) > _MANY_FAR

    @property
    def is_suspect(self) -> bool:
        """Whether other readings are worth trying."""
        return self._exceeds(_SUSPECT, _SUSPECT_SHARE) or self.far > 1

    @property
    def is_doubtful(self) -> bool:
        """Whether its faults are too many to be the document's own."""
        return self._exceeds(_DOUBTFUL, _DOUBTFUL_SHARE)

    def explains_more(self, other: Reading) -> bool:
        """Whether it is markedly better than another: by what contradicts itself, else by who works where."""
        better = _BETTER_PRINT if self.name.startswith(_BESIDE) else _BETTER
        is_sounder = self.weight <= min(better * other.weight, other.weight - _STEP) and self._all <= other._all
        is_nearer = self.far <= min(_FEW_FAR * other.far, other.far - _MANY_FAR)
        is_both = self._all <= min(_BETTER * other._all, other._all - _STEP) and self.far <= other.far
        is_slight = self.weight <= other.weight + (_SLIGHT if is_nearer else 0.0)
        return is_sounder or ((is_nearer or is_both) and is_slight)

    @property
    def _all(self) -> float:
        return self.weight + _FAR * self.far

    def _exceeds(self, least: float, share: float) -> bool:
        size = len(self.contacts.people) + len(self.contacts.regions)
        own = self.weight - sum(fault.weight for fault in self.faults if fault.kind == "unclaimed")  # has other reasons
        return own >= max(least, share * size)


def choose_reading(document: Document, rows: Sequence[Row]) -> Reading:
    """Read the contacts of a document in the way that contradicts itself least.

    Args:
        document: The document.
        rows: Its rows, as they are ordinarily read.
    """
    best = _read(read_facts(rows, document))
    if best.is_bare and len(best.facts) <= _MOST_FACTS and (parted := part_print(document)) is not None:
        beside = _read_beside(parted)
        best = beside if beside.contacts.regions and beside.weight <= best.weight + _STEP else best
    if not (best.is_suspect or best.weight >= _STEP) or len(best.facts) > _MOST_FACTS:
        return best
    starts = [best, *_read_print(document, rows, best)]
    if (spaced := part_at_headings(document)) is not None:
        starts.append(_read(read_facts(read_rows(spaced), spaced), _GAPS))
    if not (best.is_suspect or starts[1:]):
        return best
    for _ in range(_ROUNDS):
        others = [other for one in starts for other in _read_otherwise(one)]
        better = [other for other in (*starts, *others) if other.explains_more(best)]
        if not better:
            break
        best = min(better, key=lambda reading: (reading.weight, reading.far))
        starts = [best]
    return best


def _read_print(document: Document, rows: Sequence[Row], best: Reading) -> Iterator[Reading]:
    """Read what may be columns of print: tables column by column, and lines in which columns stand side by side."""
    parted = part_print(document) if best.is_suspect or best.weight >= _SUSPECT else None
    if not (best.is_suspect or parted):
        return
    turned = read_rows(document, is_turned=True)
    if turned != tuple(rows):
        yield _read(read_facts(turned, document), _TURNED)
    if parted is not None:
        yield _read_beside(parted)


def _read_beside(parted: Document) -> Reading:
    """Read a text that is parted into columns of print."""
    pieces = read_rows(parted)
    facts = map(_as_tangled, read_facts(pieces, parted))
    return _read([*facts, *_find_aside(pieces)], _BESIDE)


def _find_aside(rows: Sequence[Row]) -> Iterator[Fact]:
    """Tell of a county that was set aside between columns, as of a mail or number."""
    for row in rows:
        found = match_county(row.line.text) if row.kind == "mark" else None
        if found is not None:
            text = row.line.text.rstrip()
            yield Fact("tangled", row, 0, len(text), text, 1.0, _OF_NONE, found.entry.code)


def _as_tangled(fact: Fact) -> Fact:
    """Tell of a mail or number that was set aside between columns why it was."""
    is_aside = fact.kind == "noise" and fact.row.kind == "mark"
    return replace(fact, kind="tangled", evidence=_OF_NONE) if is_aside else fact


def _read(facts: Sequence[Fact], name: str = "") -> Reading:
    contacts = extract_contacts(facts)
    return Reading(tuple(facts), contacts, find_faults(facts, contacts), name)


def _read_otherwise(reading: Reading) -> Iterator[Reading]:
    """Read the same facts in other orders; one that is no other order would only be the same reading again."""
    for name, turn in _HYPOTHESES.items():
        facts = turn(reading.facts)
        if facts != reading.facts:
            yield _read(facts, _name(reading, name))


def _name(reading: Reading, assumed: str) -> str:
    return f"{reading.name}; {assumed}" if reading.name else assumed

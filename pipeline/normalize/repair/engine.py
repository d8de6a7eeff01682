"""The repair itself: marks aside, words cut, lines gated, fields by their vocabularies, prose by lexicon and context.

Invariants: output is line for line; mails, URLs and numbers are never changed; only lines that the gate finds damaged
are changed; edits applied backwards give the input; a second pass changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.collecting import collection_paused
from pipeline.normalize.repair.candidates import Candidate, Finder, unknown_cost
from pipeline.normalize.repair.context import BREAK, NUMBER, Choice, Chooser, Slot
from pipeline.normalize.repair.cues import weigh_cues
from pipeline.normalize.repair.decisions import Decision, keep_sure
from pipeline.normalize.repair.edits import edits_of
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.field_index import FieldIndex
from pipeline.normalize.repair.fields import detect_fields
from pipeline.normalize.repair.gate import SWEDISH_LETTERS, Gate, choose_states
from pipeline.normalize.repair.lexicon import load_lexicon
from pipeline.normalize.repair.marks import is_mark
from pipeline.normalize.repair.names import NameReader
from pipeline.normalize.repair.symbols import repair_symbols
from pipeline.normalize.repair.tokens import Unit, cut_lines, cut_marred
from pipeline.normalize.repair.types import Edit, Field, Repaired, apply_edits
from pipeline.normalize.repair.vocabulary import find_word, load_labels

FIELD_CONFIDENCE = 0.97
ACRONYM = 4
ENGLISH_MARGIN = 1.0
ENGLISH_LITTLE = frozenset({"for", "of", "and", "the", "on", "in", "to", "a", "at", "by", "with"})
SHORT_LINE = 25  # a line this short may stand by itself (heading, list)
_CHANNEL = re.compile(r"@|\d\d")  # a mail address, or more than one digit


class Repairer:
    """Repairs damaged Swedish text; one instance serves any number of documents.

    Args:
        evidence: What the clean documents of the run teach.
    """

    def __init__(self, evidence: Evidence | None = None) -> None:
        evidence = evidence or Evidence()
        lexicon = load_lexicon()
        self._lexicon = lexicon
        self._finder = Finder(lexicon, evidence)
        self._gate = Gate(self._finder, lexicon)
        self._chooser = Chooser(lexicon, evidence)
        self.names = NameReader(lexicon, evidence)
        self._english: dict[str, bool] = {}

    def repair(self, lines: Sequence[str], fields: Sequence[Field] = ()) -> Repaired:
        """Repair the lines of one document.

        Args:
            lines: As read, without their line ends.
            fields: Spans of known kind; on lines where none are given they are looked for.

        Returns:
            As many lines, and the ledger.
        """
        with collection_paused():
            return self._repair(lines, fields)

    def _repair(self, lines: Sequence[str], fields: Sequence[Field]) -> Repaired:
        aside = tuple(number for number, line in enumerate(lines) if is_mark(line))
        skip = frozenset(aside)
        cut = cut_lines(lines, skip)
        costs = [self._gate.weigh(units) for units in cut]
        if "damaged" not in choose_states(costs):
            return Repaired(tuple(lines), (), 0.0, aside)
        _mark_openers(cut, lines)
        told = {field.line for field in fields}
        typed = FieldIndex([*fields, *(f for f in detect_fields(lines, skip) if f.line not in told)])
        for number in {*typed.find_lines("name"), *(n for n, line in enumerate(lines) if _CHANNEL.search(line))}:
            costs[number] = self._gate.weigh(_speaking(cut[number], typed))
        states = choose_states(costs)
        for name in typed.find_names():
            cut[name.line] += cut_marred(name.line, lines[name.line], name.start, name.end)
        edits: list[Edit] = []
        decisions: list[Decision] = []
        run: list[Unit] = []
        for number, units in enumerate(cut):
            if states[number] == "damaged":
                run += units
                edits += repair_symbols(lines, number)
            elif run:
                decisions += self._decide(run, lines, typed)
                run = []
        decisions += self._decide(run, lines, typed)
        changed = 0
        for unit, choice, field, evidence in keep_sure(decisions):
            new = list(edits_of(unit, lines, choice.candidate, field, evidence, choice.confidence))
            edits += new
            changed += bool(new)
        edits.sort(key=lambda edit: (edit.line, edit.start))
        total = sum(map(len, cut))
        return Repaired(apply_edits(lines, edits), tuple(edits), changed / total if total else 0.0, aside)

    def repair_names(
        self, lines: Sequence[str], fields: Sequence[Field], others: Sequence[str] = (), *, is_marred: bool = False
    ) -> tuple[Edit, ...]:
        """Give the changes of names in lines that are not damaged, by the mail beside them (`Tömqvist`).

        Args:
            lines: As read.
            fields: Spans of known kind.
            others: What another reading saw in each line, if anything.
            is_marred: Whether letters of any name may be lost, as in a damaged line: elsewhere the mail alone tells.
        """
        typed = FieldIndex([field for field in fields if field.kind == "name" and (field.hints or is_marred)])
        read = self.names.read if is_marred else self.names.read_by_mail
        cut = cut_lines(lines, frozenset())
        for name in typed.find_names():
            cut[name.line] += cut_marred(name.line, lines[name.line], name.start, name.end)
        edits: list[Edit] = []
        for unit in (unit for units in cut for unit in units):
            field = typed.find(unit)
            is_given = field is not None and field.has_given_at(lines[field.line], unit.pieces[0].start)
            other = _find_beside(unit, lines, others)
            told = self.names.read_by_other(unit.text.lower(), other, field.hints) if field and other else None
            named = told or (read(unit.text.lower(), field.hints, is_given) if field else None)
            if named is not None:
                edits += edits_of(unit, lines, named[0], "name", named[1], FIELD_CONFIDENCE)
        return tuple(edits)

    def _decide(self, run: Sequence[Unit], lines: Sequence[str], typed: FieldIndex) -> Iterator[Decision]:
        """Decide on each unit of a damaged run."""
        settled = [self._settle_field(unit, typed, lines) for unit in run]
        slots = [
            Slot((found[0],) if found else self._options(unit, previous, following, lines), _gap_before(unit))
            for unit, found, previous, following in zip(run, settled, [None, *run], [*run[1:], None], strict=False)
        ]
        for unit, found, choice in zip(run, settled, self._chooser.choose(weigh_cues(run, slots)), strict=True):
            if found is None:
                yield Decision(unit, choice, "prose", _evidence_of(choice))
            else:
                yield Decision(unit, choice._replace(confidence=FIELD_CONFIDENCE), found[1], found[2])

    def _settle_field(self, unit: Unit, typed: FieldIndex, lines: Sequence[str]) -> tuple[Candidate, str, str] | None:
        field = typed.find(unit)
        if field is None:
            return None
        word = unit.text.lower()
        as_read = Candidate(word, 0.0, ())
        if field.kind == "verbatim":
            return as_read, field.kind, ""
        if field.kind == "name":
            first = unit.pieces[0]
            is_given, name = (
                field.has_given_at(lines[first.line], first.start),
                lines[field.line][field.start : field.end],
            )
            named = self.names.read(word, field.hints, is_given, name)
            return (as_read, "name", "") if named is None else (named[0], "name", named[1])
        match = find_word(field.kind, word)
        return None if match is None else (match, field.kind, f"the only {field.kind} word that it can be")

    def _options(
        self, unit: Unit, previous: Unit | None, following: Unit | None, lines: Sequence[str]
    ) -> tuple[Candidate, ...]:
        word = unit.text.lower()
        if unit.text == "|" or _is_acronym(unit, lines):
            return (Candidate(word, unknown_cost(word), ()),)
        if self._is_among_english(word, previous, following):
            return (Candidate(word, unknown_cost(word), ()),)
        return self._finder.options(word)

    def _is_among_english(self, word: str, previous: Unit | None, following: Unit | None) -> bool:
        """Whether an English word follows another; a little word such as `for` needs one, or a name, on either side."""
        if previous is None or not self._is_english(word) or not self._is_english(previous.text.lower()):
            return False
        if word not in ENGLISH_LITTLE:
            return True
        if following is None:
            return False
        after = following.text.lower()
        is_named = following.text[0].isupper() and self._lexicon.english_cost(after) is not None
        return is_named or self._is_english(after)

    def _is_english(self, word: str) -> bool:
        """Whether a word is rather English than Swedish, whole or as one of the little words between such."""
        known = self._english.get(word)
        if known is None:
            cost = self._lexicon.english_cost(word)
            is_cheaper = cost is not None and cost + ENGLISH_MARGIN < self._finder.quick_costs(word)[1]
            known = self._english[word] = is_cheaper or (cost is not None and word in ENGLISH_LITTLE)
        return known


def _find_beside(unit: Unit, lines: Sequence[str], others: Sequence[str]) -> str:
    """What another reading saw for a word, lower case; nothing where its line has not as many words, or none is."""
    piece = unit.pieces[0]
    other = others[piece.line].split() if piece.line < len(others) else []
    if len(unit.pieces) > 1 or len(other) != len(lines[piece.line].split()):
        return ""
    return other[len(lines[piece.line][: piece.start + 1].split()) - 1].strip(",.;:()").lower()


def _mark_openers(cut: Sequence[list[Unit]], lines: Sequence[str]) -> None:
    """A line's first word only opens when the line before it ended a sentence or a paragraph."""
    ended = True
    for number, units in enumerate(cut):
        text = lines[number].rstrip()
        if not text:
            ended = True
            continue
        if units and units[0].opens and not ended and not lines[number][: units[0].pieces[0].start].strip():
            units[0].opens = False
        ended = text[-1] in ".!?:" or text[-1].isdigit() or len(text) < SHORT_LINE or text.isupper()


def _speaking(units: list[Unit], typed: FieldIndex) -> list[Unit]:
    """The units that tell a line's language: a name without å, ä, ö tells nothing, nor does the label of a number."""
    return [
        unit
        for unit in units
        if not SWEDISH_LETTERS.isdisjoint(unit.text) or not (typed.is_name(unit) or unit.text.lower() in load_labels())
    ]


def _gap_before(unit: Unit) -> str | None:
    return NUMBER if unit.after_number else BREAK if unit.gap else None


def _is_acronym(unit: Unit, lines: Sequence[str]) -> bool:
    """A short word in capitals, unless its whole line is set in capitals."""
    if not unit.text.isupper() or len(unit.text) > ACRONYM:
        return False
    words = [word.strip(",.;:()/") for word in lines[unit.pieces[0].line].split()]
    return any(c.islower() for word in words for c in word) or not any(len(word) > ACRONYM for word in words)


def _evidence_of(choice: Choice) -> str:
    return "parts of a compound in the lexicon" if choice.candidate.is_compound else "lexicon and context"

"""Every statement's value is made again from the ink: its raw text, with the repairs of its span, in standard form.

The repairs are replayed from the published ledger alone, so that a value, a raw text or a repair that was changed
anywhere on the way does not pass. Where a person corrected a value, the
ink gives what the decision expected, and the decision the value.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from pipeline.normalize.values import join_printed, normalize_value
from pipeline.validate.outcome import Outcome, Severity, judge

REACHING = frozenset({"name", "phone", "email", "web", "county_code"})
TELLING = frozenset(
    {"title", "audience", "employer", "place", "hours", "operator", "former_name", "short_name", "description", "duty"}
)
_PLACE = ["edition_id", "page", "line", "char_start"]
_WORD = re.compile(r"\w+")
Line = tuple[str, int, int]
ERROR: Severity = "error"
WARNING: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Change:
    """A row of `repairs`, without its line."""

    start: int
    end: int
    before: str
    after: str


def check_replay(frames: Mapping[str, pd.DataFrame]) -> Iterator[Outcome]:
    """Check every statement whose value follows from its text alone: a wrong name, line or county stops a release."""
    statements = frames["statements"]
    said = statements[statements["status"] != "rejected"]
    ledger = _Ledger.of(frames["repairs"], frames["decisions"])
    rule = "every {what} is its raw text, repaired as the ledger says, in standard form"
    for name, what, properties, severity in (
        ("replayed", "name, number, address and county", REACHING, ERROR),
        ("replayed_texts", "title, audience and other text", TELLING, WARNING),
    ):
        rows = said[said["property"].isin(properties)]
        yield judge(f"statements.{name}", rule.format(what=what), ledger.find_others(rows), severity)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the replay of a span needs.

    Attributes:
        changes: Changes by edition, page and line, in order.
        corrected: What applied decisions expected, and the value that they gave instead.
    """

    changes: Mapping[Line, Sequence[Change]]
    corrected: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, repairs: pd.DataFrame, decisions: pd.DataFrame) -> _Ledger:
        changes: dict[Line, list[Change]] = defaultdict(list)
        columns = ["edition_id", "page", "line", "char_start", "char_end", "before", "after"]
        known = repairs[columns].dropna(subset=columns[:5]).sort_values(columns[:5])
        for edition, page, line, start, end, before, after in known.itertuples(index=False):
            changes[edition, page, line].append(Change(start, end, _text(before), _text(after)))
        applied = decisions[(decisions["kind"] == "correct_value") & (decisions["status"] == "applied")]
        corrected = {tuple(map(_text, row)) for row in applied[["expected", "value"]].itertuples(index=False)}
        return cls(changes, tuple(sorted(corrected)))

    def find_others(self, rows: pd.DataFrame) -> Iterator[str]:
        """Ids of the statements whose value is not what their ink gives."""
        columns = ["statement_id", "entity_type", "property", "value", "raw_text", *_PLACE]
        gives = cache(self._gives)  # editions print the same again and again
        repaired = {edition for edition, _, _ in self.changes}
        listed = zip(*(rows[column].tolist() for column in columns), strict=True)
        for statement_id, kind, what, value, raw, edition, *place in listed:
            value, raw = _text(value), _text(raw)
            texts = frozenset(self._read(raw, edition, *place) if edition in repaired else (raw,))
            if not gives(kind, what, value, raw, texts):
                yield statement_id

    def _gives(self, kind: str, what: str, value: str, raw: str, texts: frozenset[str]) -> bool:
        """Whether the texts that a span can be read as, or what a person set for it, give a value."""
        if what == "email":
            texts = texts.union(*map(join_printed, texts))
        values = {_normalize(kind, what, text) for text in texts}
        values |= {
            _normalize(kind, what, given)
            for expected, given in self.corrected
            if expected == raw or _normalize(kind, what, expected) in values
        }
        is_person = kind == "person" and what == "name"
        return any(value == one or (is_person and _is_within(value, one)) for one in values)

    def _read(self, raw_text: str, edition: str, page: int, line: int, start: int) -> Iterator[str]:
        """The repaired text; where it has several lines, also as a text that goes on at the head of the next page."""
        if pd.isna(line):
            yield raw_text
            return
        count = raw_text.count("\n") + 1
        for on_page in range(count, 0, -1):
            places = [(page, line + i) if i < on_page else (page + 1, 1 + i - on_page) for i in range(count)]
            yield replay(raw_text, start, [self.changes.get((edition, *place), ()) for place in places])


def replay(raw_text: str, start: int, lines: Iterable[Iterable[Change]]) -> str:
    r"""Apply the changes of a span to its raw text.

    Args:
        raw_text: What is printed, a newline between lines.
        start: Where it begins in its first line.
        lines: Changes of each line that it lies on, in order.

    Returns:
        The repaired text; the raw text where a change speaks of other characters, since then the text is not what
        stands at that place (the address of a link).

    >>> replay("Petra Malmstrém\nVéstra", 2, [[Change(15, 16, "é", "ö")], [Change(1, 2, "é", "ä")]])
    'Petra Malmström\nVästra'
    """
    repaired: list[str] = []
    for segment, changes in zip(raw_text.split("\n"), lines, strict=False):
        at, parts = 0, []
        for change in changes:
            begin, end = change.start - start, change.end - start
            if begin >= len(segment) or end <= 0 or begin < at:
                continue
            if not change.before.startswith(segment[begin:end]):
                return raw_text
            parts += [segment[at:begin], change.after]
            at = end
        repaired.append("".join([*parts, segment[at:]]))
        start = 0
    return "\n".join(repaired)


def _normalize(kind: str, what: str, text: str) -> str:
    return normalize_value(kind, what, text).value


def _is_within(name: str, text: str) -> bool:
    """Whether a text has every word of a name: the parts of a name may be printed apart, or the surname first.

    >>> _is_within("Märta Ek", "Ek, Märta"), _is_within("Märta Eker", "Ek, Märta")
    (True, False)
    """
    return bool(name) and not Counter(_WORD.findall(name.casefold())) - Counter(_WORD.findall(text.casefold()))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

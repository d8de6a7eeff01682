"""Blocks of a section that name nobody: the person's before them, of those after them, or the section's own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.classify import BUTTON
from pipeline.extract.records.gathered import SectionRecords
from pipeline.extract.records.other_owners import is_of_agency
from pipeline.extract.records.shared import Record, share_printed
from pipeline.extract.records.strays import BELOW, tells_of_another
from pipeline.extract.wording.hours import are_hours
from pipeline.vocabulary import fold, match_label

_CHANNELS = frozenset({"email", "phone"})
_WHOLE = frozenset({"item", "row"})  # containers that tell of one
_MARK = 2  # characters of what is but a mark
_LONGEST_FIELD = 60  # characters of a line that tells one thing


def place_nameless(
    grouped: SectionRecords, unit: list[Fact], pending: list[Fact], following: Sequence[list[Fact]]
) -> None:
    """Find out whom a unit without a name speaks of: the record before it, those after it, or the section."""
    last = grouped.records[-1] if grouped.records else None
    placed = [fact for fact in unit if fact.kind in ("county", "region")]
    if (
        last is not None
        and placed
        and not any(f.kind in _CHANNELS for f in last.facts)
        and not _is_other_row(unit, last)
        and (last.of("region") or placed[0].kind == "region")
    ):
        last.facts.extend(placed)
    else:
        grouped.own.extend(placed)
    grouped.own.extend(fact for fact in unit if fact.kind == "vacancy")
    kept = (fact for fact in unit if fact.kind not in ("county", "vacancy", "region", "label", "list_heading"))
    rest = [fact for fact in kept if not (fact.evidence == BUTTON and last is not None and _calls(fact, last))]
    if not rest or (_is_unexplained(rest) and not (last is not None and _is_field_list(rest, last))):
        return
    if any(fact.kind == "shared" for fact in rest):
        pending[:] = share_printed(grouped.records, rest) or pending
        grouped.own.extend(fact for fact in rest if fact.kind in _CHANNELS and not grouped.records)
        return
    if _is_subheading(rest, last, following):
        pending[:] = [fact for fact in rest if fact.kind in ("audience", "employer")]
    elif last is not None and _is_below_other_region(grouped, unit, last):
        return
    elif last is not None and not _stands_apart(unit, last):
        if tells_of_another(rest, last) or is_of_agency(rest, last) or _is_item_of_other(unit, last):
            grouped.loose.append(rest)
            return
        own = _leave_anothers(rest, last)
        last.facts.extend(fact.explained(f"{fact.evidence}, {BELOW}") for fact in own)
    else:
        grouped.own.extend(fact for fact in rest if fact.kind in (*_CHANNELS, "web"))


def _calls(button: Fact, last: Record) -> bool:
    """Whether the words of a button (`Ring Eva`) call a person by the given name."""
    return last.name is not None and fold(button.text.split()[-1]) == fold(last.name.text.split()[0])


def _is_item_of_other(unit: Sequence[Fact], last: Record) -> bool:
    """Whether a block is an item or row of its own, told of an organization or place, below one that is the person's.

    `Mikamottagningen, 08-465 004 00` in a list below `Eva Exempel, 070-174 06 05`, or a row of another region without a
    name; a row that only goes on with numbers is the person's.
    """
    name = last.name
    regions = {fact.value for fact in unit if fact.kind == "region"} - {fact.value for fact in last.of("region")}
    kinds = {fact.kind for fact in unit}
    if name is None or not (regions or "employer" in kinds) or not kinds & _CHANNELS:
        return False
    own = {c.number for c in name.row.containers if c.kind in _WHOLE}
    other = {c.number for c in unit[0].row.containers if c.kind in _WHOLE}
    reached = [fact for fact in last.facts if fact.kind in _CHANNELS]
    is_whole = any(own & {c.number for c in fact.row.containers} for fact in reached)
    return bool(own and other) and not own & other and is_whole and not any(map(last.fits, unit))


def _is_unexplained(facts: Sequence[Fact]) -> bool:
    """Whether words that are not understood stand beside a mail or number, which may then be anybody's."""
    return any(map(_is_wordy, facts)) and any(fact.kind in _CHANNELS for fact in facts)


def _is_wordy(fact: Fact) -> bool:
    return fact.kind == "text" and len(fact.text) > _MARK and not _is_pointer(fact.text) and not are_hours(fact.text)


def _is_pointer(text: str) -> bool:
    """Whether words only lead elsewhere and say nothing of whose a number is: `Läs mer`, not `Om samordningen`."""
    label = match_label(text, is_fuzzy=False)
    return label is not None and label.entry.property == "web"


def _is_field_list(facts: Sequence[Fact], last: Record) -> bool:
    """Whether lines right below a name that nothing is known of yet tell one thing each: a title, a street, a number.

    What is not understood there is short, and in no line of a mail or number.
    """
    if last.name is None or any(fact.kind in _CHANNELS for fact in last.facts):
        return False
    end = max(fact.row.index for fact in (last.name, *last.facts))
    reached = {fact.row.index for fact in facts if fact.kind in _CHANNELS}
    wordy = [fact for fact in facts if _is_wordy(fact)]
    is_short = all(len(fact.row.line.text) <= _LONGEST_FIELD and fact.row.index not in reached for fact in wordy)
    return is_short and facts[0].row.index == end + 1


def _leave_anothers(facts: Sequence[Fact], record: Record) -> list[Fact]:
    """The facts of a unit without another's mail and, where the record has a number of its own, those below that."""
    begun = min((fact.row.index for fact in facts if _is_anothers(fact, record)), default=None)
    has_number = any(fact.kind == "phone" for fact in record.facts)
    left = [fact for fact in facts if not _is_anothers(fact, record)]
    if begun is None or not has_number:
        return left
    return [fact for fact in left if fact.kind != "phone" or fact.row.index < begun]


def _is_anothers(fact: Fact, record: Record) -> bool:
    """Whether a mail does not fit a name that has one that does."""
    return fact.kind == "email" and not record.fits(fact) and any(record.fits(own) for own in record.facts)


def _is_other_row(unit: Sequence[Fact], last: Record) -> bool:
    """Whether a unit is a row of a table, and not the one in which a record's name stands."""
    rows = {c.number for c in unit[0].row.containers if c.kind == "row"}
    return bool(rows) and last.name is not None and not rows & {c.number for c in last.name.row.containers}


def _stands_apart(unit: Sequence[Fact], last: Record) -> bool:
    """Whether a unit without a name is not the last person's: it tells of a vacant seat, or has a card of its own."""
    if any(fact.kind == "vacancy" for fact in unit):
        return True
    if last.name is None:
        return False
    cards = {c.number for c in unit[0].row.containers if c.kind == "card"}
    around = last.name.row.containers
    is_field = around and around[-1].kind == "section" and around[-1] in unit[0].row.containers
    return not is_field and not cards <= {c.number for c in around}


def _is_below_other_region(grouped: SectionRecords, unit: Sequence[Fact], last: Record) -> bool:
    """Whether another region than the last person's is named between that person and a unit that fits no name."""
    begin = last.name.position if last.name is not None else (0, 0)
    between = [fact for fact in grouped.own if fact.kind == "region" and fact.value and fact.position > begin]
    own = {fact.value for fact in last.of("region")}
    is_other = bool(between) and bool(own) and between[-1].value not in own
    return is_other and not any(last.fits(fact) for fact in unit)


def _is_subheading(rest: list[Fact], last: Record | None, following: Sequence[list[Fact]]) -> bool:
    if any(fact.kind not in ("audience", "employer") for fact in rest):
        return False
    is_before_name = bool(following) and any(fact.kind == "name" for fact in following[0])
    return last is None or (is_before_name and any(fact.kind in _CHANNELS for fact in last.facts))

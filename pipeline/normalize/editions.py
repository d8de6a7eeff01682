"""From verbatim extractions to standard values, edition by edition.

Order of steps: the clean documents of the run teach (their words and their people's names); each suspect document is
repaired line by line, with the fields that extraction found told to the repair; each statement's place is read again
in the repaired text; the text is brought into standard form. The ink (`raw_text`, places, the document) stays as it
is. What has no standard form keeps its text and is also quarantined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.collecting import collection_paused
from pipeline.domain.statements import Extraction, Mention, QuarantinedItem, Repair, Statement
from pipeline.normalize.damage import can_teach, is_marred, is_read_twice, lost_letters, needs_repair
from pipeline.normalize.doubted_mails import doubt_mails
from pipeline.normalize.fields import find_fields
from pipeline.normalize.marred_names import set_marred_aside
from pipeline.normalize.names import order_name, read_apart
from pipeline.normalize.readings import doubt_number, explain_difference, settle_mails
from pipeline.normalize.small_letters import raise_names
from pipeline.normalize.spans import Reading, RepairedText, TextMap
from pipeline.normalize.values import normalize_value
from pipeline.standard.addresses import normalize_email
from pipeline.standard.roles import COORDINATOR

if TYPE_CHECKING:
    from pipeline.domain.layout import Document
    from pipeline.normalize.repair import Edit, Field, Repairer

_END_DOT = re.compile(r"(?<=[^\W\d_]{3})\.\s*$")  # OCR reads a comma behind a name as a dot; an initial keeps its own
_PROBLEMS = {
    "invalid_phone": "no number of this form exists in Sweden",
    "invalid_email": "not a mail address",
    "invalid_web": "not a web address",
    "unknown_county": "no county, or several that fit as well",
    "unknown_date": "no date that can be read",
    "unknown_statute": "no statute of the vocabulary",
}


@dataclass(frozen=True, slots=True)
class _Mended:
    """A document's text after repair, with the ledger of it."""

    text: RepairedText
    repairs: tuple[Repair, ...]
    damage_rate: float

    @property
    def is_damaged(self) -> bool:
        """Whether the document lost characters."""
        return self.damage_rate > 0


def normalize_editions(
    extractions: Sequence[Extraction], teachers: Sequence[Extraction] | None = None
) -> tuple[Extraction, ...]:
    """Bring editions of a run into standard form.

    Args:
        extractions: What each edition says, verbatim.
        teachers: The editions of the run that can teach, among others; the same ones where they are not given.

    Returns:
        The same in the same order: values filled in, places and raw text untouched, repairs and damage rates set.
    """
    suspects = [needs_repair(e.document) for e in extractions]
    repairer = _train(extractions if teachers is None else teachers) if any(suspects) else None
    with collection_paused():
        return tuple(
            _normalize(extraction, repairer if is_suspected else None)
            for extraction, is_suspected in zip(extractions, suspects, strict=True)
        )


def _train(extractions: Sequence[Extraction]) -> Repairer:
    """Let the clean editions teach; in the order of their ids, so that the order of input is nothing."""
    from pipeline.normalize.repair import Evidence, Repairer

    teachers = sorted((e for e in extractions if can_teach(e.document)), key=lambda e: e.edition_id)
    names = sorted(
        {name for e in teachers for m in e.mentions if m.entity_type == "person" for name in m.values("name")}
    )
    return Repairer(Evidence.from_texts([e.document.text for e in teachers], names=names))


def _normalize(extraction: Extraction, repairer: Repairer | None) -> Extraction:
    mended = _mend(extraction, repairer)
    quarantined = list(extraction.quarantined)
    mentions = tuple(_normalize_mention(mention, mended, quarantined) for mention in extraction.mentions)
    normalized = replace(
        extraction,
        mentions=mentions,
        quarantined=tuple(quarantined),
        repairs=mended.repairs,
        damage_rate=mended.damage_rate,
    )
    return doubt_mails(set_marred_aside(normalized))


def _mend(extraction: Extraction, repairer: Repairer | None) -> _Mended:
    text_map = TextMap(extraction.document)
    edits = settle_mails(extraction.mentions, text_map, is_damaged=lost_letters(extraction.document))
    damage_rate = 0.0
    if repairer is not None:
        lines, fields = [line.text for line in text_map.lines], find_fields(extraction.mentions, text_map)
        repaired = repairer.repair(lines, fields)
        told = _repair_names(extraction.document, repairer, lines, fields)
        settled = {(edit.line, edit.start) for edit in repaired.edits}
        names = [edit for edit in told if (edit.line, edit.start) not in settled]
        edits, damage_rate = [*repaired.edits, *names, *edits], repaired.damage_rate
        edits = _tell_names(extraction.mentions, text_map, repairer, edits)
        edits += raise_names(extraction.mentions, text_map, edits)
    ledger = tuple(_record(edit, text_map) for edit in edits)
    return _Mended(RepairedText(text_map, edits), ledger, damage_rate)


def _repair_names(
    document: Document, repairer: Repairer, lines: Sequence[str], fields: Sequence[Field]
) -> Sequence[Edit]:
    """Give the changes of names in lines that are not damaged: of a scan, or of a text that lost a few letters."""
    if is_read_twice(document):
        return repairer.repair_names(lines, fields, [line.alternative or "" for line in document.lines()])
    return repairer.repair_names(lines, fields, is_marred=True) if is_marred(document) else ()


def _tell_names(
    mentions: Sequence[Mention], text_map: TextMap, repairer: Repairer, edits: Sequence[Edit]
) -> list[Edit]:
    """Give the changes with those of names that extraction parted otherwise than they are printed in their line."""
    told: list[Edit] = []
    spans: list[tuple[int, int, int]] = []
    for mention in (mention for mention in mentions if mention.entity_type == "person"):
        for statement in mention.statements:
            segments = text_map.find_segments(statement.place) if _is_parted_anew(statement) else ()
            if len(segments) != 1 or text_map.read_verbatim(segments) != statement.raw_text:
                continue
            from pipeline.normalize.repair.told_names import change_told_name, read_told_name

            meant = read_told_name(repairer.names, statement.value, _mails_of(mention))
            index, start, end = segments[0].index, segments[0].start, segments[0].end
            told += change_told_name(index, start, statement.raw_text, meant, statement.evidence)
            spans.append((index, start, end))
    return [*(edit for edit in edits if not any(_is_within(edit, span) for span in spans)), *told]


def _is_parted_anew(statement: Statement) -> bool:
    """Whether a name in one line differs in its blanks alone from what is printed."""
    stated, printed = statement.value, statement.raw_text
    if statement.property != "name" or stated == printed or "\n" in printed:
        return False
    return "".join(stated.split()) == "".join(printed.split())


def _is_within(edit: Edit, span: tuple[int, int, int]) -> bool:
    line, start, end = span
    return edit.line == line and edit.start < end and edit.end > start


def _mails_of(mention: Mention) -> list[str]:
    return [normalize_email(mail).value for mail in mention.values("email")]


def _record(edit: Edit, text_map: TextMap) -> Repair:
    place = text_map.place_of(edit.line, edit.start, edit.end)
    return Repair(place, edit.before, edit.after, edit.field, edit.evidence, edit.confidence)


def _normalize_mention(mention: Mention, mended: _Mended, quarantined: list[QuarantinedItem]) -> Mention:
    statements = []
    for statement in mention.statements:
        if difference := explain_difference(statement, mended.text.map):
            doubtful, item = doubt_number(statement, difference)
            statements.append(doubtful)
            quarantined.append(item)
        else:
            statements.append(_normalize_statement(mention, statement, mended, quarantined))
    return replace(mention, statements=tuple(statements))


def _read_name(statement: Statement, reading: Reading, mention: Mention) -> str:
    """Read a person's name as it is said: its parts printed apart joined, its surname last."""
    text = reading.text
    if statement.value != statement.raw_text and not (reading.is_repaired and _is_parted_anew(statement)):
        text = read_apart(statement.value, statement.raw_text, text)
    return _END_DOT.sub("", order_name(text, _mails_of(mention)))


def _normalize_statement(
    mention: Mention, statement: Statement, mended: _Mended, quarantined: list[QuarantinedItem]
) -> Statement:
    entity_type = mention.entity_type
    reading = mended.text.read(statement.place, statement.raw_text)
    stated = statement.value if statement.value != statement.raw_text else None
    if statement.property == "role" and mention.list_name == "regional_coordinators":
        stated = COORDINATOR
    text = reading.text
    if entity_type == "person" and statement.property == "name":
        text = _read_name(statement, reading, mention)
    value = normalize_value(entity_type, statement.property, text, stated=stated, is_damaged=mended.is_damaged)
    if value.problem in _PROBLEMS:
        place = statement.place
        detail = f"{entity_type} {statement.property}: {_PROBLEMS[value.problem]}"
        quarantined.append(QuarantinedItem(place.page, place.line, statement.raw_text, value.problem, detail))
    return replace(
        statement,
        value=value.value,
        display=value.display or value.value,
        repaired=statement.repaired or reading.is_repaired or value.is_inferred,
        confidence=min(statement.confidence, reading.confidence),
    )

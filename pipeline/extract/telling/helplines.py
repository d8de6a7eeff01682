"""Helplines and emergency numbers: name, numbers, audience, hours and operator, where the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.domain.statements import Statement
from pipeline.extract.meaning.said_to_be import ASKED
from pipeline.extract.mentions import Draft
from pipeline.extract.telling.helpline_names import FOR_WHOM, name_cell, owner_before, widen_cue
from pipeline.extract.telling.helpline_numbers import CALL, LABELLED, POLICE, Number, find_numbers
from pipeline.extract.telling.numbers import SHORT_NUMBER, Ink, digits_of
from pipeline.extract.telling.passages import Passage, make_passage, sentence_at
from pipeline.extract.wording.channels import find_emails, find_webs
from pipeline.extract.wording.hours import longest_hours
from pipeline.extract.wording.lines_of_many import is_freephone
from pipeline.extract.wording.phones import find_phones
from pipeline.extract.wording.spotting import spot_organizations
from pipeline.vocabulary import phrase_pattern

_LED_TO = re.compile(r"\b(?:oss p\w|till|via)\s+(?P<name>[^\W\d][^.:\d]{6,80}):\s*$")
_OPERATED = re.compile(r"\b(?:drivs|bemannas|administreras|tillhandah\w+lls)\s+av\s+$|\bdriver\s+$", re.IGNORECASE)


@dataclass(slots=True)
class Helplines:
    """Drafts of the helplines of a document, and the ink that they used."""

    drafts: list[Draft]
    claimed: set[Ink]


def extract_helplines(passages: Sequence[Passage], taken: set[Ink]) -> Helplines:
    """Find the helplines of a document, one draft a number.

    Args:
        passages: The document's text.
        taken: Numbers that belong to people already.
    """
    found = Helplines([], set())
    by_digits: dict[str, Draft] = {}
    lines = [line for passage in passages for line in _split_lines(passage)]
    for at, passage in enumerate(lines):
        for number in find_numbers(passage):
            place = passage.place(number.start, number.end)
            ink = (place.page, place.line, digits_of(number.text))
            if ink in taken:
                continue
            draft = by_digits.setdefault(digits_of(number.text), Draft("service", "helplines"))
            _describe(draft, number, lines[max(0, at - 1) : at + 2])
            if not (draft.has("name") or draft.has("operator")) and (cell := name_cell(lines, at)) is not None:
                is_police = POLICE.fullmatch(cell.flat) is not None
                name = cell.state("name", 0, len(cell.flat), 0.9, "the cell before the number, in its row")
                draft.add(replace(name, property="operator") if is_police else name)
            found.claimed.add(ink)
            found.claimed.update(_add_mail(draft, number, taken))
    found.drafts.extend(by_digits.values())
    return found


def _split_lines(passage: Passage) -> list[Passage]:
    """Part a block whose short lines each give a number; else give it whole."""
    numbered = [row for row in passage.rows if find_phones(row.line.text) or SHORT_NUMBER.search(row.line.text)]
    is_list = len(numbered) > 1 and all(LABELLED.match(row.line.text) for row in numbered)
    return [make_passage((row,), passage.heading) for row in passage.rows] if is_list else [passage]


def _describe(draft: Draft, number: Number, around: Sequence[Passage]) -> None:
    passage = number.passage
    named = _name_of(number)
    if named is not None and not draft.has("name"):
        draft.add(replace(named, property="operator") if named.raw_text.lower() in ("polis", "polisen") else named)
    draft.add(passage.state("phone", number.start, number.end, number.confidence, number.evidence))
    if not draft.has("kind"):
        start, end = number.cue or (number.start, number.end)
        draft.add(passage.state("kind", start, end, number.confidence, number.evidence, number.kind))
    if named is None and number.kind == "helpline" and number.cue is not None and not draft.has("operator"):
        draft.add(passage.state("operator", *number.cue, 0.9, "whom one is told to call"))
    owner = owner_before(passage.flat, number.cue[0]) if number.cue is not None else None
    if owner is not None and not draft.has("operator"):
        draft.add(passage.state("operator", *owner, 0.9, "whose line it is said to be"))
    start, end = sentence_at(passage, number.start)
    if find_emails(passage.flat[start:end]):  # lines of a contact that end in no full stop
        start = max(
            at for at, origin in enumerate(passage.offsets[: number.start + 1]) if origin in (0, *passage.begins)
        )
    sentence = passage.flat[start:end]
    is_told_of = len(sentence.split()) > 4 and phrase_pattern("vacancy").search(sentence) is None
    if is_told_of and not draft.has("description"):
        draft.add(passage.state("description", start, end, 0.9, "the sentence that gives the number"))
    if (
        number.kind == "helpline"
        and (number.cue or is_freephone(number.text))
        and not SHORT_NUMBER.fullmatch(number.text)
    ):
        for near in _near(passage, around):
            _add_circumstances(draft, near)


def _near(passage: Passage, around: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that speak of the line: its own, its heading, and those beside it under the same heading."""
    cue = phrase_pattern("helpline")
    yield passage
    if passage.heading is not None and cue.search(passage.heading.flat):
        yield passage.heading
    for other in around:
        if other is not passage and other.heading is passage.heading and cue.search(other.flat):
            yield other


def _add_circumstances(draft: Draft, passage: Passage) -> None:
    whom = FOR_WHOM.search(passage.flat)
    if whom and not draft.has("audience"):
        draft.add(passage.state("audience", *whom.span(), 0.9, "said beside the number"))
    hours = longest_hours(passage.flat)
    if hours and not draft.has("hours"):
        draft.add(passage.state("hours", *hours, 0.9, "days or times beside the number"))
    if draft.has("operator"):
        return
    for org in spot_organizations(passage.flat):
        if _OPERATED.search(passage.flat[: org.start]):
            draft.add(passage.state("operator", org.start, org.end, 0.9, "said to run it"))
            return


def _name_of(number: Number) -> Statement | None:
    passage = number.passage
    if number.kind == "emergency":
        return passage.state("name", number.start, number.end, 0.9, "the number that it is known by")
    label = LABELLED.match(passage.flat)
    is_asked = label is not None and number.cue is not None and ASKED.match(label["name"]) is not None
    if label is not None and len(passage.rows) == 1 and not CALL.fullmatch(label["name"]) and not is_asked:
        return passage.state("name", *label.span("name"), 0.9, "before the number")
    if number.kind == "helpline" and number.cue is not None:
        if passage.flat[slice(*number.cue)].lower() in ("polis", "polisen"):
            return None
        start, end = widen_cue(passage.flat, number.cue)
        return passage.state("name", start, end, 0.85, "the word for the line")
    heading = passage.heading
    cue = phrase_pattern("helpline").search(heading.flat) if heading is not None and number.kind == "helpline" else None
    if heading is not None and cue is not None:
        return heading.state("name", *widen_cue(heading.flat, cue.span()), 0.8, "heading above the number")
    led = _LED_TO.search(passage.flat[: number.start].rstrip() if number.start else "")
    return passage.state("name", *led.span("name"), 0.7, "whom one is told to call") if led else None


def _add_mail(draft: Draft, number: Number, taken: set[Ink]) -> Iterator[Ink]:
    """Take a mail of the same block that is nobody's, and a web address beside the number."""
    passage = number.passage
    for span in find_emails(passage.flat):
        place = passage.place(span.start, span.end)
        ink = (place.page, place.line, span.text)
        if ink not in taken and abs(span.start - number.end) < 60:
            draft.add(passage.state("email", span.start, span.end, 0.8, "printed with the number"))
            yield ink
    for span in find_webs(passage.flat):
        if 0 < span.start - number.end < 40:
            draft.add(passage.state("web", span.start, span.end, 0.7, "printed with the number"))

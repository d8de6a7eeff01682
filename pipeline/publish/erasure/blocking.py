"""Keeps an erased person out of what is read from now on, by salted hashes: nothing readable is kept to do so.

A printed block that surely speaks of the person goes as a whole; one that perhaps does is held back until a steward
says who it is. In every other text a line that tells of the person is blacked out, letter by letter, so that all places
stay what they are. What went leaves a quarantined item without text: what is kept out by mistake can be seen there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.domain.decision import Decision
from pipeline.domain.edition import Edition
from pipeline.domain.statements import PERHAPS_ERASED, Extraction, Mention, QuarantinedItem, Statement
from pipeline.publish.erasure.blacking import black_document
from pipeline.publish.erasure.judging import judge_mention, name_subject
from pipeline.publish.erasure.registry import NAMESAKE, Blocklist, read_blocklist
from pipeline.publish.erasure.telling import tells

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class _Parted:
    """The printed blocks of an edition: those that go, those held back, those let in though their name is blocked."""

    gone: tuple[Mention, ...]
    held: tuple[Mention, ...]
    let_in: frozenset[str]


def blocked(extractions: Iterable[Extraction], raw: Path, decisions: Iterable[Decision] = ()) -> tuple[Extraction, ...]:
    """Extractions without the people who were erased, and without those who perhaps are among them.

    Args:
        extractions: What was read; verbatim or normalized.
        raw: Folder of the registry of erasures.
        decisions: What stewards decided, on namesakes too.
    """
    blocklist = read_blocklist(raw)
    if not blocklist.digests:
        return tuple(extractions)
    heard = blocklist.hear(decisions)
    return tuple(block_extraction(extraction, heard) for extraction in extractions)


def block_surely(extraction: Extraction, blocklist: Blocklist) -> Extraction:
    """One extraction without those who surely were erased, whatever was decided: what may be kept in a cache."""
    return _block(extraction, blocklist, _part(extraction, blocklist, holds_back=False))


def block_extraction(extraction: Extraction, blocklist: Blocklist) -> Extraction:
    """One extraction without the people on the list, and without those of whom it must be asked first."""
    return _block(extraction, blocklist, _part(extraction, blocklist, holds_back=True))


def keep_decisions(decisions: Iterable[Decision], blocklist: Blocklist) -> tuple[Decision, ...]:
    """Decisions that reconciliation may see: none that tells of an erased person, none that is on a namesake."""

    def is_kept(d: Decision) -> bool:
        cells = (d.decision_id, d.subject, d.expected, d.value, d.reason, d.decided_by)
        return not (d.subject.startswith(NAMESAKE) or any(cell and tells(cell, blocklist) for cell in cells))

    return tuple(decision for decision in decisions if is_kept(decision))


def hide_edition(edition: Edition, blocklist: Blocklist) -> Edition:
    """An edition of which nothing is told that names an erased person."""

    def hide(text: str | None) -> str | None:
        return "[erased]" if text and tells(text, blocklist) else text

    title, publisher, url = hide(edition.title), hide(edition.publisher), hide(edition.url)
    return replace(edition, title=title, publisher=publisher, url=url, file=hide(edition.file) or "")


def _part(extraction: Extraction, blocklist: Blocklist, *, holds_back: bool) -> _Parted:
    gone: list[Mention] = []
    held: list[Mention] = []
    let_in: set[str] = set()
    for mention in extraction.mentions:
        judgement = judge_mention(mention, blocklist)
        subject = name_subject(mention, blocklist) if judgement == "perhaps" and holds_back else ""
        if judgement == "erased" or subject in blocklist.same:
            gone.append(mention)
        elif judgement == "perhaps" and (not holds_back or subject in blocklist.others):
            let_in.add(mention.mention_id)
        elif judgement == "perhaps":
            held.append(mention)
    return _Parted(tuple(gone), tuple(held), frozenset(let_in))


def _block(extraction: Extraction, blocklist: Blocklist, parted: _Parted) -> Extraction:
    def is_telling(text: str) -> bool:
        return tells(text, blocklist)

    out = (*parted.gone, *parted.held)
    without = {mention.mention_id for mention in out}
    places = [s.place for mention in out for s in mention.statements]
    lines = {(place.page, place.line) for place in places}
    told = {
        (mention.mention_id, s): is_telling(s.raw_text) or is_telling(s.value)
        for mention in extraction.mentions
        if mention.mention_id not in without | parted.let_in
        for s in mention.statements
    }
    items = [
        *(_black_item(item, blocklist) for item in extraction.quarantined),
        *(_tell(m.statements[0], "a person of this name was erased") for m in parted.gone if m.statements),
        *(_ask(m, blocklist) for m in parted.held if m.statements),
        *(_tell(s, "it tells of a person who was erased") for (_, s), is_told in told.items() if is_told),
    ]
    return replace(
        extraction,
        publisher=None if extraction.publisher and is_telling(extraction.publisher) else extraction.publisher,
        document=black_document(extraction.document, places, is_telling),
        mentions=tuple(_keep_statements(m, told) for m in extraction.mentions if m.mention_id not in without),
        quarantined=tuple(dict.fromkeys(items)),
        repairs=tuple(
            repair
            for repair in extraction.repairs
            if (repair.place.page, repair.place.line) not in lines and not is_telling(f"{repair.before} {repair.after}")
        ),
    )


def _keep_statements(mention: Mention, told: dict[tuple[str, Statement], bool]) -> Mention:
    statements = tuple(s for s in mention.statements if not told.get((mention.mention_id, s)))
    return mention if len(statements) == len(mention.statements) else replace(mention, statements=statements)


def _tell(statement: Statement, detail: str) -> QuarantinedItem:
    return QuarantinedItem(statement.place.page, statement.place.line, "[erased]", ERASED, detail)


def _ask(mention: Mention, blocklist: Blocklist) -> QuarantinedItem:
    place = mention.statements[0].place
    subject = name_subject(mention, blocklist)
    return QuarantinedItem(place.page, place.line, subject, PERHAPS_ERASED, "a person like this was erased")


def _black_item(item: QuarantinedItem, blocklist: Blocklist) -> QuarantinedItem:
    if tells(item.raw_text, blocklist) or tells(item.detail, blocklist):
        return replace(item, raw_text="[erased]", detail="erased")
    return item

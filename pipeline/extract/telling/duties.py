"""What each participant is responsible for, and the web address that stands with it.

A duty is a paragraph under a heading that is an organization's name, or a sentence that begins with one and says what
it is responsible for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.extract.telling.outline import Part
from pipeline.extract.telling.owners import Duty, find_asked, find_owner, skip_lead
from pipeline.extract.telling.participants import Participants, end_of_name, is_organization
from pipeline.extract.telling.passages import Passage
from pipeline.extract.telling.responsibilities import read_duties
from pipeline.extract.telling.statements import gives_number, is_statement
from pipeline.extract.wording.channels import find_emails, find_webs
from pipeline.extract.wording.region_names import read_region
from pipeline.extract.wording.spotting import spot_leading_organization
from pipeline.extract.wording.vacancies import is_vacancy
from pipeline.vocabulary import fold, organization_of_domain, phrase_pattern, phrases, service_of_domain

_LEAST_DUTY = 6
_ADORNING = " \t*=#~_:[]–—-"  # marks around a heading
_BESIDE = 4  # cells before one in its row
_BEARERS = frozenset(("agency", "group", "county_board", "unit"))  # kinds that sentences tell duties of
_NOTHING = r"(?:\s+p\w{1,2})?\s*:?\s*"


def add_duties(
    found: Participants,
    passages: Sequence[Passage],
    parts: Sequence[Part],
    served: Collection[tuple[int, int]] = (),
    listed: Collection[tuple[int, int]] = (),
) -> None:
    """Add the duties and web addresses of organizations.

    Args:
        found: The organizations that are known so far.
        passages: The document's text.
        parts: The parts of it that say who takes part, and what is whose responsibility.
        served: Page and line of what is said of services.
        listed: Page and line of what is said of people and of the counties of regions.
    """
    read = {id(passage) for part in parts for passage in _add_part(found, part, listed)}
    read |= {id(p) for p in passages if (p.rows[0].line.page, p.rows[0].line.number) in served}
    _add_duties(found, [passage for passage in passages if id(passage) not in read])
    for passage in passages:
        _add_webs(found, passage)


def _add_part(found: Participants, part: Part, listed: Collection[tuple[int, int]]) -> tuple[Passage, ...]:
    """Add the duties of a part, and give the passages that they and their owners are read from."""
    duties = tuple(duty for duty in read_duties(part) if not any(line in listed for line in duty.lines()))
    for duty in duties:
        _add_duty(found, duty)
    return tuple(passage for duty in duties for passage in (duty.passage, duty.owner))


def _add_duty(found: Participants, duty: Duty) -> None:
    owner = duty.owner
    end = duty.owner_start + end_of_name(owner.flat[duty.owner_start : duty.owner_end])
    draft = found.draft(owner.flat[duty.owner_start : end])
    if not draft.has("name"):
        draft.add(owner.state("name", duty.owner_start, end, 1.0, duty.owner_evidence))
    last = duty.start + _end_of_duty(duty.passage.flat[duty.start : duty.end])
    draft.add(duty.passage.state("duty", duty.start, last, 0.95, duty.evidence))


def _add_duties(found: Participants, passages: Sequence[Passage]) -> None:
    shared: set[int] = set()  # headings below which others are named too, so that what follows may be of either
    for at, passage in enumerate(passages):
        if passage.kind in ("heading", "term"):
            continue
        if _begins_with_name(passage):
            shared.add(id(passage.heading))
        is_field = passage.kind == "cell" and bool(passage.rows[0].label)  # of its row, not of the heading above all
        heading = passage.heading
        owner = _owner_of(passage) if id(heading) not in shared else ""
        if heading is not None and owner and not is_field and _is_prose(passage.flat) and not _is_contact_list(passage):
            name_end = end_of_name(owner)
            draft = found.draft(owner[:name_end])
            start = heading.flat.index(owner)
            if not draft.has("name"):
                draft.add(heading.state("name", start, start + name_end, 1.0, "heading"))
            end = _end_of_duty(passage.flat)
            draft.add(passage.state("duty", 0, end, 0.95, "paragraph under the organization's heading"))
            continue
        if not _add_cell_duty(found, passage, passages[max(0, at - _BESIDE) : at]):
            _add_sentence_duties(found, passage)


def _begins_with_name(passage: Passage) -> bool:
    """Whether a block's first line is the name of one that can have duties, and more stands below it."""
    return len(passage.rows) > 1 and find_owner(passage.rows[0].line.text) is not None


def _add_cell_duty(found: Participants, passage: Passage, before: Sequence[Passage]) -> bool:
    """Take a cell under a header such as `Uppgift` for the duty of the organization that its row names."""
    row = passage.rows[0]
    header = fold(row.label or "")
    if passage.kind != "cell" or header not in phrases("duty_header") or not is_statement(passage.flat):
        return False
    beside = [other for other in before if other.rows[0].containers == row.containers and is_organization(other.flat)]
    if not beside:
        return False
    owner = beside[-1].flat.strip(" .:")
    draft = found.draft(owner)
    if not draft.has("name"):
        start = beside[-1].flat.index(owner)
        draft.add(beside[-1].state("name", start, start + len(owner), 0.95, "cell beside its duty"))
    draft.add(passage.state("duty", 0, len(passage.flat.rstrip()), 0.9, f"column {row.label!r}"))
    return True


def _end_of_duty(text: str) -> int:
    """Where a paragraph ends, without a last line that only points elsewhere (`Läs mer: www.…`)."""
    webs = find_webs(text)
    if not webs or re.search(r"\w", text[webs[-1].end :]):
        return len(text.rstrip())
    before = text[: webs[-1].start]
    pointer = next((found for found in phrase_pattern("see_also").finditer(before) if _points(before, found)), None)
    return len(text[: pointer.start()].rstrip()) if pointer else len(text.rstrip())


def _points(text: str, pointer: re.Match[str]) -> bool:
    """Whether a phrase such as `Läs mer` begins a sentence of its own and nothing but `på` or a colon follows."""
    return bool(re.search(r"[.!?]\s*$", text[: pointer.start()]) and re.fullmatch(_NOTHING, text[pointer.end() :]))


def _add_webs(found: Participants, passage: Passage) -> None:
    """Give a web address to the organization whose domain it is, else to the one under whose heading it stands.

    The domain of a service or a network is no organization's website, wherever it stands.
    """
    heading = _owner_of(passage)
    owner = heading[: end_of_name(heading)]
    for span in find_webs(passage.flat):
        host = re.sub(r"^https?://", "", span.text, flags=re.IGNORECASE).split("/")[0]
        known = organization_of_domain(host)
        key = known.name if known is not None else owner
        if not key or service_of_domain(host) is not None:
            continue
        draft = found.draft(key)
        if draft.has("name"):
            evidence = "known domain of the organization" if known else "under the organization's heading"
            draft.add(passage.state("web", span.start, span.end, 0.9, evidence))


def _owner_of(passage: Passage) -> str:
    """Give the name in the heading above a passage where it is an organization's, else nothing."""
    whole = passage.heading.flat if passage.heading is not None else ""
    asked = find_asked(whole)
    heading = whole[slice(*asked)] if asked is not None else whole[skip_lead(whole) :].strip(" .:#*")
    region = read_region(heading)
    is_region = region is not None and bool(region.region_id)  # `Region Bergslagen` is near to a name of the police
    return heading if heading and not is_region and is_organization(heading) else ""


def _is_contact_list(passage: Passage) -> bool:
    """Whether a line of a block is a region's heading or tells of an empty seat, so that it lists contacts."""
    if is_vacancy(passage.flat):
        return True
    spans = (read_region(row.line.text.strip(_ADORNING)) for row in passage.rows)
    return any(span is not None and not span.is_bare for span in spans)


def _is_prose(text: str) -> bool:
    """Whether a paragraph tells something, rather than giving a number or pointing elsewhere."""
    words = re.findall(r"[^\W\d]{2,}", text)
    is_told = re.search(r"[.!?]", text) is not None or text.lstrip().startswith(("•", "»", "*", "-"))
    if not is_told or find_emails(text):
        return False
    return (
        len(words) >= _LEAST_DUTY
        and not gives_number(text, len(words))
        and not any(phrase_pattern(kind).match(text.lstrip(" •»*")) for kind in ("see_also", "of_document"))
    )


def _add_sentence_duties(found: Participants, passage: Passage) -> None:
    """Take sentences that begin with an organization and say what it is responsible for."""
    cues = phrase_pattern("organization_duty")
    for start, end in passage.sentences():
        if not cues.search(passage.flat, start, end):
            continue
        spotted = spot_leading_organization(passage.flat[start : min(end, start + 90)])
        if spotted is None or spotted.entry.kind not in _BEARERS:
            continue
        after = passage.flat[start + spotted.end : end]
        cue = cues.match(after.lstrip())
        if cue is None or len(after.split()) < 4 or not after.lstrip()[0].islower():
            continue
        draft = found.draft(spotted.text)
        if not draft.has("name"):
            draft.add(passage.state("name", start, start + spotted.end, 0.95, "begins the sentence"))
        draft.add(passage.state("duty", start, end, 0.85, "sentence that says what it is responsible for"))

"""Services that stand as entries of a list: name, kind, numbers, addresses, hours, place, audience and operator.

An entry is a service if it has a number or address that is nobody's, a name at its head, and if its name, its text or
a heading above says what kind of service it is. Agencies and people are none; what is told of neither stays left over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.mentions import Draft
from pipeline.extract.telling.entries import Entry, read_entries
from pipeline.extract.telling.entry_circumstances import add_circumstances
from pipeline.extract.telling.entry_heads import Head, part_town, read_label
from pipeline.extract.telling.entry_lines import split_lines
from pipeline.extract.telling.entry_names import name_entry
from pipeline.extract.telling.entry_surroundings import is_town
from pipeline.extract.telling.numbers import Ink, digits_of, find_addresses, read_ink
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.channel_spans import Span
from pipeline.extract.wording.channels import find_channels
from pipeline.extract.wording.lines_of_many import is_of_exchange
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.region_names import read_region
from pipeline.extract.wording.spotting import spot_services
from pipeline.vocabulary import (
    fold,
    kind_of_name,
    kind_told,
    match_heading,
    match_label,
    match_network,
    match_organization,
    match_service,
    organization_kind,
)

_OF_PEOPLE = frozenset({"regional_coordinators", "agency_staff", "network_members", "press", "other"})
_OF_AGENCIES = frozenset({"agency", "county_board", "ministry", "unit", "group", "kind"})
_AGENCY_FORMS = frozenset({"municipality", "police", "county_board", "region_authority", "social_service"})
_OF_AGENCIES_TOO = frozenset({"helpline", "shelter", "clinic"})  # services that an agency's own name may call
_OF_POLICE = frozenset({"11414", "114114", "11313"})
_NOBODYS = frozenset({"switchboard", "noise", "outsider"})


@dataclass(slots=True)
class ListedServices:
    """Drafts of the services that stand as entries, the ink that they used, and the lines that they stand on.

    Attributes:
        drafts: One an entry.
        claimed: Their numbers and addresses.
        known: Those of them that the vocabulary knows, by id.
        lines: Page and line of all that stands in an entry.
        strange: Of these, the lines of services that the vocabulary does not know, where no network is named.
    """

    drafts: list[Draft] = field(default_factory=list)
    claimed: set[Ink] = field(default_factory=set)
    known: dict[str, Draft] = field(default_factory=dict)
    lines: set[tuple[int, int]] = field(default_factory=set)
    strange: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Channel:
    line: Passage
    span: Span

    @property
    def inks(self) -> Iterator[Ink]:
        place = self.line.place(self.span.start, self.span.end)
        yield place.page, place.line, read_ink(self.span.text)
        yield place.page, place.line, self.span.text


def extract_listed_services(passages: Sequence[Passage], taken: Collection[Ink]) -> ListedServices:
    """Find the services that stand as entries of a document.

    Args:
        passages: The document's text.
        taken: Numbers and mails that belong to people already.
    """
    found = ListedServices()
    for entry in map(name_entry, read_entries(passages)):
        channels = list(_channels(entry))
        if entry.head is None or any(ink in taken for channel in channels for ink in channel.inks):
            continue
        channels = _without_public([channel for channel in channels if not _is_nobodys(channel)])
        channels = channels if _is_of_head(entry, entry.head, channels) else []
        kind = _kind_of(entry, channels)
        if channels and kind is not None and not _is_other(entry.head, entry, kind):
            _add(found, entry, entry.head, channels, kind)
    return found


def _is_of_head(entry: Entry, head: Head, channels: Sequence[_Channel]) -> bool:
    """Whether what an entry gives is that of what its heading names.

    A mail alone under a heading is the page's, unless the name, or what is said beside the mail, is that of a service;
    and 112 is everybody's: text that tells to call it makes no service of its heading.
    """
    numbers = {digits_of(channel.span.text) for channel in channels if channel.span.channel == "phone"}
    if head.line.kind != "heading" or numbers - {"112"}:
        return True
    if numbers:
        return kind_of_name(head.text) == "emergency"
    beside = {id(channel.line): channel.line for channel in channels}.values()
    return bool(kind_of_name(head.text) or spot_services(head.text) or any(kind_told(line.flat) for line in beside))


def _channels(entry: Entry) -> Iterator[_Channel]:
    for line in entry.lines:
        spans = [span for span in _find_in(line) if span.channel in ("phone", "email", "web")]
        yield from (_Channel(line, span) for span in spans)


def _find_in(line: Passage) -> list[Span]:
    """Find the numbers and addresses of a line, and those of links whose text does not show them."""
    shown = list(find_addresses(line.flat))
    if len(line.rows) == 1:
        hidden = (span for span in find_channels(line.rows[0].line) if span.is_hidden)
        shown += [h for h in hidden if not any(s.start < h.end and h.start < s.end for s in shown)]
    return sorted(shown, key=lambda span: span.start)


def _is_nobodys(channel: _Channel) -> bool:
    """Whether a number or mail is said to be that of an exchange, of the press or of a registrar."""
    before = channel.line.flat[: channel.span.start]
    return (
        is_of_exchange(before)
        or read_label(channel.line.flat) in _NOBODYS
        or read_label(f"{channel.line.rows[0].label or ''}:") in _NOBODYS
    )


def _without_public(channels: list[_Channel]) -> list[_Channel]:
    """Leave out the numbers of the police, and 112 beside another number: those are everybody's."""
    own = [channel for channel in channels if digits_of(channel.span.text) not in _OF_POLICE]
    others = [channel for channel in own if digits_of(channel.span.text) != "112"]
    return others if any(channel.span.channel == "phone" for channel in others) else own


def _kind_of(entry: Entry, channels: Sequence[_Channel]) -> str | None:
    """Tell the kind of an entry by its name, the vocabulary, its text, or the nearest heading that says one."""
    if entry.head is None:
        return None
    if any(digits_of(channel.span.text) == "112" for channel in channels if channel.span.channel == "phone"):
        return "emergency"
    name = entry.head.text
    spotted = [s.entry.kind for s in spot_services(name)]
    named = kind_of_name(name) or next(iter(spotted), None) or _told_kind(entry, entry.head)
    return named or next(filter(None, (_kind_of_heading(heading.flat) for heading in entry.above())), None)


def _told_kind(entry: Entry, head: Head) -> str | None:
    around = f"{head.line.flat[: head.start]} {head.line.flat[head.end :]}"
    told = (kind_told(around if line is head.line else line.flat) for line in entry.lines)
    return next(filter(None, told), None)


def _kind_of_heading(text: str) -> str | None:
    found = match_heading(text.strip(" #:."))
    return "helpline" if found is not None and found.entry.kind == "helplines" else kind_of_name(text.strip(" #:."))


def _is_other(head: Head, entry: Entry, kind: str) -> bool:
    """Whether what an entry is about is a person, an agency, or anything in a list of those."""
    name = head.text
    if _is_among_others(entry):
        return True
    is_named = kind_of_name(name) is not None or _told_kind(entry, head) is not None
    if kind == "network" or match_network(name) is not None:
        return True
    if looks_like_name(name) and has_given_name(name) and not is_named:
        return True
    found = match_organization(name, is_fuzzy=False)
    if found is not None and found.entry.kind in _OF_AGENCIES:
        return match_service(name, is_fuzzy=False) is None
    return organization_kind(name) in _AGENCY_FORMS and not (is_named and kind in _OF_AGENCIES_TOO)


def _is_among_others(entry: Entry) -> bool:
    """Whether the nearest heading that says whose list this is says that it is one of people, agencies or regions."""
    is_named = entry.head is not None and kind_of_name(entry.head.text) is not None
    for heading in entry.above():
        if is_named and is_town(heading.flat):
            continue  # `Stockholm` is a region too
        if _heads_others(heading.flat):
            return True
        if _kind_of_heading(heading.flat) is not None:
            return False
    return False


def _heads_others(text: str) -> bool:
    bare = text.strip(" #:.")
    found = match_heading(bare)
    label = match_label(bare, is_fuzzy=False)
    return (
        (found is not None and found.entry.kind in _OF_PEOPLE)
        or (label is not None and label.entry.property in _NOBODYS)
        or read_region(bare) is not None
    )


def _add(found: ListedServices, entry: Entry, head: Head, channels: Sequence[_Channel], kind: str) -> None:
    numbers = {digits_of(channel.span.text) for channel in channels if channel.span.channel == "phone"}
    told = next((draft for draft in found.drafts if _is_told(draft, head.text, numbers)), None)
    draft = told or Draft("service", "helplines" if kind in ("helpline", "emergency") else None)
    whole, head = head, part_town(head)
    draft.add(head.state())
    if head is not whole:
        town = whole.end - len(whole.text.rpartition(" ")[2])
        draft.add(head.line.state("place", town, whole.end, 0.95, "after the name"))
    draft.add(head.line.state("kind", head.start, head.end, 0.9, "its name, its text or the heading above", kind))
    for channel in channels:
        line, span = channel.line, channel.span
        draft.add(
            line.state(span.channel, span.start, span.end, 0.95, "in the entry", span.text if span.is_hidden else None)
        )
        found.claimed.update(channel.inks)
    add_circumstances(draft, entry, head)
    if told is None:
        found.drafts.append(draft)
    own = {(row.line.page, row.line.number) for line in entry.lines for row in line.rows}
    found.lines |= own
    known = match_service(whole.text, is_fuzzy=False)
    if known is not None:
        found.known.setdefault(known.entry.service_id, draft)
    elif not any(s.entry.kind == "network" for line in entry.lines for s in spot_services(line.flat)):
        found.strange |= own


def _is_told(draft: Draft, name: str, numbers: Collection[str]) -> bool:
    """Whether a draft is of the same name and has all of some numbers: a page often gives them again at its end."""
    own = {digits_of(s.raw_text) for s in draft.statements if s.property == "phone"}
    names = {fold(s.raw_text) for s in draft.statements if s.property == "name"}
    return bool(numbers) and own.issuperset(numbers) and fold(name) in names


def leave_lines(passages: Iterable[Passage], lines: Collection[tuple[int, int]]) -> list[Passage]:
    """Give the passages without those that stand on any of some lines."""
    return [passage for passage in passages if not _touches(passage, lines)]


def part_at(passages: Iterable[Passage], lines: Collection[tuple[int, int]]) -> list[Passage]:
    """Give the passages, those that stand on any of some lines parted line by line: each says what it says alone."""
    return [part for passage in passages for part in (split_lines(passage) if _touches(passage, lines) else [passage])]


def _touches(passage: Passage, lines: Collection[tuple[int, int]]) -> bool:
    return any((row.line.page, row.line.number) in lines for row in passage.rows)

"""What an entry says of its service beside the numbers: hours, place, whom for, who runs it, and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.mentions import Draft
from pipeline.extract.telling.entries import Entry
from pipeline.extract.telling.entry_heads import Head, read_label
from pipeline.extract.telling.entry_surroundings import is_town
from pipeline.extract.telling.helpline_names import FOR_WHOM
from pipeline.extract.telling.numbers import find_addresses
from pipeline.extract.telling.passages import Passage
from pipeline.extract.wording.hours import find_hours
from pipeline.extract.wording.spotting import spot_organizations
from pipeline.vocabulary import fold, is_for_professionals, kind_of_name, match_audience, match_service, phrases

_CLAUSE_END = re.compile(r"[,;:()|·•]\s?|\s[–—-]\s|[.!?](?=\s|$)|\t|\s{3,}")
_FOR = re.compile(r"(?:^|\s)(?:för|till)\s+(?P<whom>\S.*)$", re.IGNORECASE)
_TURNS_TO = re.compile(
    r"(?:vänder sig till|riktar sig till|är (?:till )?för|är öppen för)\s+(?P<whom>\S.*)$", re.IGNORECASE
)
_WHERE = re.compile(r"^(?:(?:finns|ligger|öppen|öppet)\s+)?(?:i\s+)?(?P<places>[A-ZÅÄÖ][\w ,-]*)$", re.IGNORECASE)
_RUN = re.compile(r"\b(?:drivs|bemannas|bedrivs|administreras)\s+av\s+$|\bdriver\s+$", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:bemanna[ds]\w*|öppe[nt]|stäng[dt]\w*)$", re.IGNORECASE)  # of which the hours follow
_AND = re.compile(r",\s*|\s+(?:och|samt|eller)\s+")
_FIELD = re.compile(r"^\W*[^\W\d][^:\d]{1,30}?\s*:\s*")
_LINE_MOST = 100  # characters of a line above a list; what is longer is a sentence
_TELLING = 3  # words of a clause that tells what a service is
Span = tuple[int, int]


def add_circumstances(draft: Draft, entry: Entry, head: Head) -> None:
    """Add what an entry says beside its numbers, from within its bounds.

    Args:
        draft: The service.
        entry: Its entry.
        head: Its name there.
    """
    _read_name(draft, head)
    _read_above(draft, entry, head)
    own = {s.raw_text for s in draft.statements if s.property == "phone"}
    for line in entry.lines:
        numbers = [span.text for span in find_addresses(line.flat) if span.channel == "phone"]
        if numbers and own.isdisjoint(numbers):
            continue  # told of somebody else's number
        start = head.end if line is head.line or line.flat == head.line.flat else 0
        property_ = _property_of(line)
        for hours in find_hours(line.flat):
            if hours[0] >= start:
                draft.add(line.state("hours", *hours, 0.9, "days or times in the entry"))
        if property_ in ("audience", "place") and start == 0:
            _add_value(draft, line, property_)
            continue
        _add_operator(draft, line)
        for clause in _clauses(line, start):
            _read_clause(draft, line, clause)


def _read_name(draft: Draft, head: Head) -> None:
    """Add whom the name says that a service is for (`Stödtelefonen för yrkesverksamma`), and whose it is."""
    for org in spot_organizations(head.text):
        if org.start == 0 and org.text.endswith("s") and kind_of_name(head.text[org.end :]):
            draft.add(head.line.state("operator", head.start, head.start + org.end - 1, 0.9, "whose it is said to be"))
    whom = _whom_in(head.text)
    words = re.findall(r"[\w-]+", head.text[whom:]) if whom is not None else []
    if whom is not None and all(fold(word) in phrases("whom") or word in ("och", "eller") for word in words):
        draft.add(head.line.state("audience", head.start + whom, head.end, 0.85, "said in the name"))


def _read_above(draft: Draft, entry: Entry, head: Head) -> None:
    """Add what stands above the entry: the town whose list it is of, and that the list is for professionals alone."""
    town = next((above for above in entry.places() if above is not head.line), None)
    if town is not None:
        start = len(town.flat) - len(town.flat.lstrip(" #*•"))
        draft.add(town.state("place", start, len(town.flat.rstrip(" :.*")), 0.85, "the heading above"))
    known = match_service(head.text, is_fuzzy=False)
    if known is None or known.entry.for_whom != "anyone":
        for line in entry.only_for():
            draft.add(line.state("audience", *_professionals_in(line.flat), 0.85, "said above the list"))
            return


def _professionals_in(text: str) -> Span:
    """Give the words of a line that say that what follows is for professionals: those behind `för`, else all; of a
    sentence that speaks to them, the word for them."""
    spoken_to = FOR_WHOM.search(text)
    if spoken_to is not None and len(text) > _LINE_MOST:
        return spoken_to.span()
    whom = _whom_in(text)
    end = len(text.rstrip(" .:!"))
    return (whom, end) if whom is not None else (len(text) - len(text.lstrip(" #*•")), end)


def _property_of(line: Passage) -> str:
    label = line.rows[0].label
    told = read_label(f"{label}:") if label and line.kind in ("cell", "definition") else ""
    return told or read_label(line.flat)


def _add_value(draft: Draft, line: Passage, property_: str) -> None:
    found = _FIELD.match(line.flat) if read_label(line.flat) == property_ else None
    start, end = (found.end() if found else 0), len(line.flat.rstrip(" ."))
    if start >= end:
        return
    if property_ == "place":
        for first, last in _parts(line.flat, start, end):
            if fold(line.flat[first:last]) not in phrases("everywhere"):
                draft.add(line.state("place", first, last, 0.95, "the field for it"))
    else:
        lead = re.match(r"(?:för|till)\s+", line.flat[start:], re.IGNORECASE)
        draft.add(line.state("audience", start + (lead.end() if lead else 0), end, 0.95, "the field for it"))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _AND.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _clauses(line: Passage, start: int) -> Iterator[Span]:
    """Give what stands between the numbers, addresses, hours and signs of a line."""
    text = line.flat
    used = [(s.start, s.end) for s in find_addresses(text)] + list(find_hours(text))
    cuts = sorted([*used, *(match.span() for match in _CLAUSE_END.finditer(text, start))])
    at = start
    for first, last in [*cuts, (len(text), len(text))]:
        begin, end = at, max(at, first)
        while begin < end and not (text[begin].isalnum()):
            begin += 1
        end = begin + len(text[begin:end].rstrip())
        if end > begin:
            yield begin, end
        at = max(at, last)


def _read_clause(draft: Draft, line: Passage, clause: Span) -> None:
    start, end = clause
    text = line.flat[start:end]
    if _add_places(draft, line, clause):
        return
    whom = _whom_in(text)
    if whom is not None and not draft.has("audience"):
        draft.add(line.state("audience", start + whom, end, 0.9, "said in the entry"))
    is_telling = len(text.split()) >= _TELLING and line.kind != "heading" and not _OPEN.search(text)
    if is_telling and not draft.has("description"):
        draft.add(line.state("description", start, end, 0.85, "what the entry says of it"))


def _whom_in(text: str) -> int | None:
    """Give where the words for whom a service is for begin: after `för` at the head of a clause, or before people."""
    found = _TURNS_TO.search(text) or _FOR.search(text)
    if found is None:
        return _bare_professionals(text)
    words = [fold(word) for word in re.findall(r"[\w-]+", found["whom"])]
    is_people = any(word in phrases("whom") for word in words) or match_audience(found["whom"]) is not None
    return found.start("whom") if is_people and words[0] not in ("att", "mer") else None


def _bare_professionals(text: str) -> int | None:
    """Give where a clause that says nothing but that professionals are meant names them: `(endast yrkesverksamma)`."""
    words = [(match.start(), fold(match[0])) for match in re.finditer(r"[\w-]+", text)]
    named = [at for at, word in words if word not in phrases("only")]
    is_bare = len(named) == 1 and is_for_professionals(text[named[0] :])
    return named[0] if is_bare and words[-1][0] == named[0] else None


def _add_places(draft: Draft, line: Passage, clause: Span) -> bool:
    """Add the towns of a clause that consists of them alone (`Finns i Stockholm, Göteborg och Malmö`)."""
    found = _WHERE.match(line.flat[clause[0] : clause[1]])
    if found is None:
        return False
    begin = clause[0] + found.start("places")
    parts = list(_parts(line.flat, begin, clause[1]))
    if not all(is_town(line.flat[a:b]) for a, b in parts):
        return False
    for first, last in parts:
        draft.add(line.state("place", first, last, 0.9, "said in the entry"))
    return True


def _add_operator(draft: Draft, line: Passage) -> None:
    for org in spot_organizations(line.flat):
        if _RUN.search(line.flat[: org.start]) and not draft.has("operator"):
            draft.add(line.state("operator", org.start, org.end, 0.9, "said to run it"))

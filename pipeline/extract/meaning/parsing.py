"""Rows to facts: what each line says by itself.

First the mails, numbers and web addresses are found; what is left between them is parted at strong separators and
brackets, and each part is read against the vocabularies. A label (in the line, above it, or as its column header)
says what a part is where the part itself does not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.lines.facts import Fact, FactKind
from pipeline.extract.lines.rows import Row
from pipeline.extract.lines.sentences import SENTENCE_GAP
from pipeline.extract.meaning.believed import believe_regions
from pipeline.extract.meaning.by_counties import name_by_counties
from pipeline.extract.meaning.classify import classify_part
from pipeline.extract.meaning.county_lines import as_county, list_counties, read_county_line, read_county_run
from pipeline.extract.meaning.excepted import read_excepted
from pipeline.extract.meaning.fields import CREDITED, LEADERS, label_of, property_of_header
from pipeline.extract.meaning.outsider_lines import PATTERN, is_of_press, is_pattern, read_outsiders
from pipeline.extract.meaning.pieces import Piece
from pipeline.extract.meaning.together import read_together
from pipeline.extract.meaning.told import county_piece, part_titles
from pipeline.extract.wording.channel_spans import Span, is_of_links
from pipeline.extract.wording.channels import find_channels, glued_edges
from pipeline.extract.wording.counties import find_counties
from pipeline.extract.wording.lines_of_many import is_of_helpline
from pipeline.extract.wording.names import looks_like_name
from pipeline.extract.wording.region_names import find_asked_region, find_region
from pipeline.vocabulary import fold, match_label, phrase_pattern, phrases
from pipeline.vocabulary.folding import LOST, PARTING_BAR

# A dash whose blank on one side OCR lost, `Ek— kurator`; not that of `barn– och ungdomsvård`.
_GLUED_DASH = r"(?<=[a-zåäö])[–—]\s(?!(?:och|eller|samt)\b)|\s[–—](?=[a-zåäö])"
_SPREAD = r"(?<=^REGION)\s+[^\W\d_]+\s*$"  # a heading set wide apart, `REGION     NORD`, and no two cells
_STRONG = re.compile(
    r"^\s*(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?|[a-zåäö]\))\s|^\s+o\s|^o(?:\t|\s{2,})|(?:\s?[._…·]){4,}|(?:^|(?<=\s))¢(?=\s)"
    rf"|[()\[\]•·\t\n;]|{PARTING_BAR}|(?<!\s)(?!{_SPREAD})\s{{2,}}|\s[-–—]\s|{_GLUED_DASH}|:(?=\s|$)|(?<=[a-zåäö]):(?=[A-ZÅÄÖ])|(?<=[a-zåäö]{{3}}):(?=[a-zåäö]{{4}})|(?<=\s)[/=](?=\s)|\\|~|[«»*#]|'{{2,}}|^[-–—]\s"
    rf"|{SENTENCE_GAP}|{CREDITED}|{LEADERS}"
)
_CONNECTORS = re.compile(  # and the letter that OCR makes of a round bullet
    r"^\s*(?-i:[eo]\s+(?=[A-ZÅÄÖ]))|^[\s,.:/&-]*(?:(?:eller|och|samt|alt|alternativt|resp|respektive|även|på|via|till|är|[aod&]r|ér)\b[\s,.:]*)+|^[\s,.:/&-]+",
    re.IGNORECASE,
)
_CHANNELS = frozenset({"phone", "email"})
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # behind a name, the mark of a note
_LEADERS = tuple("._…")
_KIND_OF_LABEL: dict[str, FactKind] = {
    "switchboard": "switchboard",
    "noise": "noise",
    "outsider": "noise",
    "former": "noise",
}
_LABELS = frozenset({"label", "switchboard"})
_ASKING = frozenset({"question", "answer"})
_CUT_LABELS = frozenset({"phone", "email", *_KIND_OF_LABEL})
_BRACKETED = re.compile(r"\s*\([^()\d]*\)")
_LOST = re.compile(LOST)
_SIGN_END = re.compile(r"[^\W\d_]{2}¢$")  # a letter, as `ć` of a name is read
_OF_CONTACTS = re.compile(r"koordinator|samordnar|kontakt|ansvarig", re.IGNORECASE)
_HIDDEN_MOST = 20  # hidden mails of a line that are each read with all that stands before them
# The dot of an initial behind a surname (`Röst, L.`) is the name's.
_TAIL = re.compile(
    r"(?:[\s,:/&-]|(?<!, (?-i:[A-ZÅÄÖ]))\.|\b(?:eller|och|samt|alt|alternativt|resp|på)\.?$)+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    text: str
    is_bracketed: bool
    ends_with_colon: bool


def parse_rows(rows: Iterable[Row]) -> tuple[Fact, ...]:
    """Read all rows; rows that are set aside give their mails and numbers only as noise.

    Returns:
        The facts in reading order.
    """
    facts: list[Fact] = []
    hint, hint_group = "", -1
    pending = list(rows)
    skip = -1
    for i, row in enumerate(pending):
        if i <= skip:
            continue
        taken = read_county_run(pending, i)
        if taken is not None:
            skip, run = taken
            facts.extend(run)
            continue
        own = property_of_header(row.label) if row.label else ""
        is_announced = hint_group == row.group or (i > 0 and _is_value_below(pending, i, hint_group))
        is_other = hint == "hours" and looks_like_name(row.line.text)  # `Tillgänglig` above whom one can reach
        inherited = hint if is_announced and not own and not is_other else ""
        found = _parse_row(row, own or inherited, bool(own))
        facts.extend(found)
        is_label_alone = bool(found) and all(fact.kind in _LABELS and fact.value for fact in found)
        is_label_alone |= [fact.value for fact in found] == ["outsider"]
        if is_label_alone:
            hint, hint_group = found[-1].value, row.group
        elif not (inherited == "outsider" and found and found[0].kind == "noise" and not find_channels(row.line)):
            hint, hint_group = "", -1  # else one more of those whom a label announces: `Närvarande:`
    return name_by_counties(believe_regions(tuple(read_excepted(list_counties(facts)))))


def _is_value_below(rows: Sequence[Row], i: int, labelled: int) -> bool:
    """Whether a row begins the block right after one that is a label and nothing else, in the same container."""
    label, row = rows[i - 1], rows[i]
    is_whole_block = label.group == labelled and (i < 2 or rows[i - 2].group != label.group)
    return is_whole_block and row.containers == label.containers and "heading" not in (row.kind, label.kind)


def _parse_row(row: Row, hint: str, is_header: bool) -> tuple[Fact, ...]:
    line = row.line
    channels = find_channels(line)
    if row.is_set_aside:
        return tuple(_channel_fact(row, span, "noise", "set aside") for span in channels)
    if not channels and (listed := read_county_line(row)):
        return listed
    if hint == "region" and (several := read_together(line.text, is_labelled=True)):
        return (_to_fact(row, 0, several),)
    facts: list[Fact] = []
    at, current = 0, hint if channels or is_header or hint not in {*_CHANNELS, "switchboard"} else ""
    glued = glued_edges(line)
    for k, span in enumerate((*channels, None)):
        visible_end = span.start if span is not None else len(line.text)
        gap = _parse_gap(row, [at, *glued, visible_end], current, is_header, span is not None)
        facts.extend(gap)
        labels = [fact.value for fact in gap if fact.value and fact.kind in ("label", "shared", "switchboard", "noise")]
        current = labels[-1] if labels else current
        if span is None:
            break
        after = channels[k + 1].start if k + 1 < len(channels) else len(line.text)
        if span.channel == "phone" and is_of_helpline(span.text, line.text[at : span.start]):
            facts.append(Fact("text", row, span.start, span.end, span.text, 1.0, "a helpline's number"))
        else:
            facts.append(_read_channel(row, span, current, line.text[span.end : after], is_header))
        at = max(at, span.end if not span.is_hidden else span.start if k >= _HIDDEN_MOST else at)
        if current in ("switchboard", "noise", "former") and not is_header:
            current = ""
    hidden = [span for span in channels if span.is_hidden]
    seen = (as_county(fact, facts) for fact in read_outsiders(facts))
    return tuple(fact for fact in seen if fact.kind != "text" or not is_of_links(line, fact.start, fact.end, hidden))


def _parse_gap(row: Row, edges: Sequence[int], hint: str, is_header: bool, is_before_channel: bool) -> list[Fact]:
    """Read what stands between two channels; `edges` are its start and end, and all between them that part a line."""
    facts: list[Fact] = []
    start, end = edges[0], edges[-1]
    edges = [start, *(edge for edge in edges[1:-1] if start < edge < end), end]
    split = [part for a, b in itertools.pairwise(edges) for part in _split_strong(row.line.text, a, b)]
    parts = [
        own
        for part in split
        for own in (_split_label(part) if part.ends_with_colon or (is_before_channel and part is split[-1]) else [part])
    ]
    current = hint
    for k, part in enumerate(parts):
        is_last = k == len(parts) - 1
        is_whole = part.is_bracketed and k == 0 < start and row.line.text[part.end :].lstrip(" .")[:1] in (")", "]")
        is_behind = is_whole and fold(part.text) in phrases("switchboard")
        is_alone = len(row.line.text) == len(part.text.rstrip(" :"))
        label = label_of(part.text, part.ends_with_colon, is_last and is_before_channel, is_alone)
        if label and not is_behind:
            current = "" if label in _ASKING else label
            kind = (
                "shared"
                if set(fold(part.text).split()) & set(phrases("shared"))
                else _KIND_OF_LABEL.get(label, "label")
            )
            facts.append(Fact(kind, row, part.start, part.end, part.text, 1.0, "label", label))
            continue
        if part.is_bracketed and fold(part.text) in phrases("switchboard"):
            facts.append(Fact("label", row, part.start, part.end, part.text, 1.0, "says what the number before it is"))
            continue
        pieces = classify_part(
            part.text, current, is_bracketed=part.is_bracketed, is_colon=part.ends_with_colon, is_header=is_header
        )
        pieces = _read_heading(part.text, pieces) if row.kind in ("heading", "term") else part_titles(pieces)
        facts.extend(_to_fact(row, part.start, piece) for piece in pieces)
    return facts


def _read_heading(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Read what a heading asks, tells of or calls: `Vem ringer jag i Skåne län?`, `Du som arbetar i region Nord`."""
    if not all(piece.kind in ("text", "title") for piece in pieces):
        return pieces
    is_asked = text.endswith("?")
    region = find_region(text) or (find_asked_region(text) if is_asked else None)
    is_of_contacts = _OF_CONTACTS.search(text) is not None or phrase_pattern("addressed").match(text) is not None
    if region is not None and (is_asked or is_of_contacts):
        return (Piece("region", region.start, region.end, region.text, 0.9, "named in the heading", region.region_id),)
    counties = find_counties(text) if is_asked else ()
    return tuple(county_piece(county, "asked for in the heading") for county in counties) or pieces


def _split_label(part: _Part) -> list[_Part]:
    """Part a label such as `tel` from what stands before it in front of a number."""
    cut = re.search(r"[\s,.]+(?P<word>[^\s,]+?)\.?$", part.text)
    if cut is None or property_of_header(cut["word"]) not in _CUT_LABELS:
        return [part]
    if match_label(cut["word"], is_fuzzy=False) is None and looks_like_name(part.text):
        return [part]
    if part.ends_with_colon and match_label(part.text) is not None:
        return [part]
    at = part.start + cut.start("word")
    return [
        _Part(part.start, part.start + cut.start(), part.text[: cut.start()], part.is_bracketed, False),
        _Part(at, at + len(cut["word"]), cut["word"], part.is_bracketed, part.ends_with_colon),
    ]


def _to_fact(row: Row, offset: int, piece: Piece) -> Fact:
    text = piece.text.rstrip(_RAISED) if piece.kind == "name" else piece.text
    return Fact(
        piece.kind,
        row,
        piece.start + offset,
        piece.end + offset - len(piece.text) + len(text),
        text,
        piece.confidence,
        piece.evidence,
        piece.value,
    )


def _split_strong(text: str, start: int, end: int) -> Iterator[_Part]:
    """Part a stretch of a line at brackets, bullets, bars, dashes between spaces and colons."""
    at, depth = start, 0
    for match in (*_STRONG.finditer(text, start, end), None):
        stop = match.start() if match is not None else end
        sign = match.group() if match is not None else ""
        if sign in ("•", "·") and depth > 0:
            continue
        part = _clean(text, at, stop, depth > 0, sign == ":" or _is_led_to(text[at:stop], sign))
        if part is not None:
            yield part
        if sign in ("(", "["):
            depth += 1
        elif sign in (")", "]"):
            depth = max(0, depth - 1)
        at = match.end() if match is not None else end


def _is_led_to(text: str, sign: str) -> bool:
    """Whether dots lead from the label of a field to its value, as a colon would (`Telefon ........ 070-174 06 05`)."""
    return sign.strip()[:1] in _LEADERS and len(sign) > 1 and match_label(text.strip(), is_fuzzy=False) is not None


def _clean(text: str, start: int, end: int, is_bracketed: bool, ends_with_colon: bool) -> _Part | None:
    lead = _CONNECTORS.match(text[start:end])
    start += lead.end() if lead else 0
    tail = _TAIL.search(text[start:end])
    end -= len(tail.group()) if tail else 0
    while start < end and not (text[start].isalnum() or _LOST.match(text, start, end)):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".!?" or _SIGN_END.search(text, start, end)):
        end -= 1
    if start == end:
        return None
    return _Part(start, end, text[start:end], is_bracketed, ends_with_colon)


def _read_channel(row: Row, span: Span, label: str, after: str, is_header: bool) -> Fact:
    """Make a channel a fact: a switchboard or a fax is told by the word before it, or right after it."""
    if label == "former":
        return _channel_fact(row, span, "noise", "said to be the former one")
    if label == "outsider" or is_of_press(span.text):
        return _channel_fact(row, span, "noise", "of one who is no contact, as its label or mailbox says")
    if is_pattern(span.text):
        return _channel_fact(row, span, "noise", PATTERN)
    if span.channel == "phone":
        first = fold(re.split(r"[,;)|]", after.strip(" (,"))[0])
        words = first.split()
        if label == "switchboard" or (
            (label not in ("phone", "noise") or _BRACKETED.match(after))
            and words[:1]
            and words[0] in phrases("switchboard")
        ):
            return _channel_fact(row, span, "switchboard", "a switchboard")
        if label == "noise":
            return _channel_fact(row, span, "noise", "fax or other number that is no telephone of a contact")
    evidence = (
        f"{'column' if is_header else 'label'} {row.label or label!r}" if label == span.channel else "printed form"
    )
    return _channel_fact(row, span, span.channel, f"{evidence}, from the link" if span.is_hidden else evidence)


def _channel_fact(row: Row, span: Span, kind: str, evidence: str) -> Fact:
    confidence = 0.7 if span.channel == "phone" and row.line.digits_differ else 1.0
    text = f"{evidence}; two readings differ on a digit" if confidence < 1 else evidence
    return Fact(kind, row, span.start, span.end, span.text, confidence, text)  # type: ignore[arg-type]

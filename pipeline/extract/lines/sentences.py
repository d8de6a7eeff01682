"""Running text parted before each sentence that names a region, also where printed lines cut the sentences.

Who writes `För Region Nord ansvarar Anna Exempel, som nås på …` says in one sentence what others set in a block; so
each such part is a row and a block of its own. What is no running text, and one part in one line, stays as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.lines.joined_rows import join_rows
from pipeline.extract.lines.rows import Row
from pipeline.extract.lines.wrapped import Margins, are_wrapped, find_margins
from pipeline.extract.wording.channels import find_channels
from pipeline.extract.wording.counties import find_counties
from pipeline.extract.wording.names import has_given_name, looks_like_name
from pipeline.extract.wording.region_names import find_asked_region, find_region
from pipeline.vocabulary import fold, match_label, match_region, phrases

_SHORTENED = (
    "[Tt]el", "[Tt]fn", "[Rr]eg", "[Mm]ob", "[Dd]ir", "[Aa]vd", "[Kk]oord", "[Bb]itr", r"t\.ex", r"bl\.a", "dvs",
    r"d\.v\.s", "inkl", "exkl", "resp", r"s\.k",
)  # fmt: skip
_END = re.compile("".join(rf"(?<!\b{word})" for word in _SHORTENED) + r"[.!?](?=\s+[A-ZÅÄÖ–-])")
_NOT_SHORTENED = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
_AFTER_NAME = "De|Du|Hon|Han|Båda|Ring|Mejla|Kontakta|Telefon|Tel|E-post"  # begins a sentence behind a short surname
SENTENCE_GAP = (
    rf"(?=\s)(?:(?<=[a-zåäöé]{{2}}[.!?]){_NOT_SHORTENED}\s+(?=[A-ZÅÄÖ])"
    rf"|(?<=[a-zåäöé] [A-ZÅÄÖ][a-zåäöé]\.)\s+(?=(?:{_AFTER_NAME})\b))"
)
_KINDS = frozenset({"paragraph", "item", "cell", "definition"})
_LEAST_WORDS, _LEAST_TOLD = 12, 2
_LED = re.compile(r"(?:för|i|inom)\s+region", re.IGNORECASE)  # as a sentence of a region begins
_OPEN = re.compile(r"[\w,] (?:och|samt|eller|för|i|på|av|med|till)\s*$")
_LONG_LINE = 60  # characters
_MOST_LINES, _LONGEST = 60, 10_000  # lines and characters of a paragraph; longer ones are data
_LEAD = re.compile(r"(?:[Rr]egion |REGION )?(?P<name>[^\W\d_]{3,12})\.\s+(?=[A-ZÅÄÖ])")
_LONGEST_QUESTION = 250
_DEEPEST = 6  # level of a heading
_MISREAD = frozenset({"dr", "er", "ir", "fer", "fdr"})  # är and för as OCR reads them
_LEAST_PARAGRAPHS = 2  # of a block that tell of regions
_ENDS = (".", "!", "?")
_SLACK = 1.0  # points
_FULL = 0.8  # of the longest line: how long a line of running text is with the next word


def split_sentences(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give the rows with running text parted to sentences, numbered anew.

    Args:
        rows: All rows of a document in reading order.
    """
    parted: list[Row] = []
    group = max((row.group for row in rows), default=0)
    margins = find_margins(rows)
    for _, same in groupby(rows, key=lambda row: row.group):
        block = tuple(same)
        if _is_question(block):
            group += 1
            parted.append(replace(block[0], kind="heading", group=group, level=_DEEPEST))
            block = block[1:]
        if block and (lead := _find_lead(block)):
            group += 2
            parted.append(replace(join_rows(block[:1], 0, lead), kind="heading", group=group - 1, level=_DEEPEST))
            rest = join_rows(block[:1], *_trim(block[0].line.text, lead + 1, len(block[0].line.text)))
            block = tuple(replace(row, group=group) for row in (rest, *block[1:]))
        for paragraph in _paragraphs(block, margins):
            sentences = _part_block(paragraph) if _is_prose(paragraph, margins) else ()
            if len(sentences) < 2 and len(paragraph) < 2:
                sentences = ()
            for row in sentences:
                group += 1
                parted.append(replace(row, group=group))
            group += len(paragraph) < len(block)
            parted.extend(() if sentences else _in_group(paragraph, group, block))
    return tuple(row if row.index == at else replace(row, index=at) for at, row in enumerate(parted))


def _find_lead(block: Sequence[Row]) -> int:
    """Where the region ends that a paragraph begins with as its heading, before its counties; 0 where none does.

    >>> from pipeline.domain.layout import Line
    >>> _find_lead([Row(Line(1, 1, "NORD. Jämtland och Norrbottens län. Eva Ek, tel. 070"), 0, 1, "paragraph", ())])
    4
    """
    text = block[0].line.text
    lead = _LEAD.match(text)
    if lead is None or block[0].kind != "paragraph" or block[0].is_set_aside:
        return 0
    name = lead["name"]
    if match_region(name, is_fuzzy=False) is None or not find_counties(text[lead.end() :].partition(".")[0]):
        return 0
    return lead.end("name")


def _is_prose(block: Sequence[Row], margins: Margins) -> bool:
    return bool(block) and (_is_running(block) or are_wrapped(block, margins))


def _paragraphs(block: Sequence[Row], margins: Margins) -> list[Sequence[Row]]:
    """Part a block of paragraphs that are set without white between them, where more than one tells of regions.

    A line that ends a sentence and had room for the first word of the next line ends a paragraph.
    """
    if len(block) < _LEAST_PARAGRAPHS or block[0].kind != "paragraph" or _is_prose(block, margins):
        return [block]
    edges = [0, *(at for at in range(1, len(block)) if _is_ended(block[at - 1], block[at], block)), len(block)]
    parts = [block[a:b] for a, b in itertools.pairwise(edges)]
    told = sum(_is_running(part) and find_region(part[0].line.text) is not None for part in parts)
    return parts if told >= _LEAST_PARAGRAPHS else [block]


def _is_ended(row: Row, after: Row, block: Sequence[Row]) -> bool:
    """Whether a line ends a sentence, and the next one begins one that its first word would have had room beside."""
    text, words, box = row.line.text.rstrip(), after.line.words, row.line.box
    if not text.endswith(_ENDS) or not after.line.text[:1].isupper():
        return False
    if box is None or not words or words[0].box is None:
        return len(text) + len(after.line.text.split()[0]) < max(len(other.line.text) for other in block)
    margin = max(other.line.box.x1 for other in block if other.line.box is not None)
    return box.x1 + (box.y1 - box.y0) / 5 + words[0].box.x1 - words[0].box.x0 < margin - _SLACK


def _in_group(paragraph: Sequence[Row], group: int, block: Sequence[Row]) -> Sequence[Row]:
    """Give the rows of a paragraph as a block of their own, where they are not the whole of theirs."""
    return paragraph if len(paragraph) == len(block) else [replace(row, group=group) for row in paragraph]


def _is_question(block: Sequence[Row]) -> bool:
    """Whether a block begins with a line that asks for a region or counties: it heads what answers it.

    >>> from pipeline.domain.layout import Line
    >>> _is_question([Row(Line(1, 1, "Fråga: Vem ringer jag i Kalmar och Kronobergs län?"), 0, 1, "paragraph", ())])
    True
    """
    text = block[0].line.text.rstrip()
    if block[0].kind != "paragraph" or not text.endswith("?") or len(text) > _LONGEST_QUESTION:
        return False
    return bool(find_region(text) or find_asked_region(text) or find_counties(text))


def _is_running(block: Sequence[Row]) -> bool:
    """Whether a block is running text that gives a mail, a number or counties: sentences, in lines that are filled."""
    first = block[0]
    if first.kind not in _KINDS or first.is_set_aside or first.label or len(block) > _MOST_LINES:
        return False
    text = " ".join(row.line.text for row in block)
    if len(text) > _LONGEST:
        return False
    words = fold(text).split()
    told = sum(word in phrases("prose_word") or word in phrases("covering") or word in _MISREAD for word in words)
    told += _LED.match(text) is not None
    is_broken = any(_is_open(row.line.text) or _breaks_name(row, after) for row, after in itertools.pairwise(block))
    told += _LEAST_TOLD * is_broken
    if len(words) < _LEAST_WORDS or told < _LEAST_TOLD:
        return False
    is_ended = text.rstrip().endswith((".", "!", "?"))
    if not any(find_channels(row.line) for row in block) and not (
        is_ended and find_region(text) and find_counties(text)
    ):
        return False
    lines = [row.line.text for row in block]
    return _are_filled(lines) and not any(match_label(line.partition(":")[0]) for line in lines if ":" in line)


def _is_open(text: str) -> bool:
    """Whether a line is long and ends with a word that only a sentence or list goes on behind."""
    return len(text.strip()) >= _LONG_LINE and _OPEN.search(text) is not None


def _breaks_name(row: Row, after: Row) -> bool:
    """Whether a line of a sentence ends within a name: `bemannas av Anna`, and below it `Exempel. Telefon`."""
    lead, given = [*row.line.text.split()[-2:], "", ""][:2]
    rest = after.line.text.split(maxsplit=1)[0].rstrip(",.;:(")
    is_sentence = lead.isalpha() and lead.islower() and given[:1].isupper()
    return is_sentence and has_given_name(given) and looks_like_name(f"{given} {rest}")


def _are_filled(lines: Sequence[str]) -> bool:
    """Whether each line but the last is as long as it can be: the next word would not have gone into it."""
    longest = max(map(len, lines))
    return all(len(line) + len(after.split()[0]) >= _FULL * longest for line, after in itertools.pairwise(lines))


def _part_block(block: Sequence[Row]) -> tuple[Row, ...]:
    text = "\n".join(row.line.text for row in block)
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    flat = text.replace("\n", " ")
    edges = [0, *(a for a, b in itertools.pairwise(ends) if a and find_region(flat[a:b])), len(text)]
    spans = [(a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip()]
    return tuple(join_rows(block, *_trim(text, a, b)) for a, b in spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end

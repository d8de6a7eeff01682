"""A text whose columns of print OCR wrote into one line, as it would read column by column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from pipeline.domain.layout import Block, Document, Line, Page
from pipeline.extract.lines.ocr_text import is_ocr_text
from pipeline.extract.readers.text import group_lines
from pipeline.extract.selfcheck.atoms import Atom, is_indexed, is_labelled, read_atoms
from pipeline.extract.selfcheck.column_rules import WHOLE
from pipeline.extract.selfcheck.untwining import Untwined, untwine, untwine_sides

_MOST_COLUMNS = 3
_MOST_LINES, _MOST_ATOMS = 200, 12  # of a page, and of a line
_PARTED = 3  # lines that stand in two columns
_INDEX = 3  # lines that tell a region and its counties
_FILLED = 2  # lines that stand in all columns
_SIDE, _TOLD = frozenset({"region", "county"}), frozenset({"name", "phone", "email", "vacancy"})
_BROKEN = re.compile(r"(?:^|\s)[a-z]{2,}-(?=\s|$)")
_SENTENCE = re.compile(r"[^\W\d_]{2}\. [^\W\d_a-zåäö][^\W\d_]")
_MOST_SENTENCES = 2  # that end within a line, where a page is no prose
_EACH = 2.0  # of weight that each further column has to be worth
_SUSPECT = 6.0  # of weight against reading line by line, from which columns are tried
_BETTER = 0.5  # of that weight, at the most, that may be left


def part_print(document: Document) -> Document | None:
    """Give a text with its lines cut where columns of print stand side by side, or nothing where none seem to.

    What is whose is told by names, mails, towns and counties, line by line; what they leave open is set aside.

    Args:
        document: The document; only in the text of an OCR model is the order of lines in doubt.
    """
    if not is_ocr_text(document):
        return None
    parted = [_part_page(page) for page in document.pages]
    if not any(parted):
        return None
    blocks = [b for blocks, page in zip(parted, document.pages, strict=True) for b in blocks or group_lines(page.lines)]
    return replace(document, blocks=tuple(blocks))


def _part_page(page: Page) -> list[Block]:
    """Give the blocks of a page with columns side by side; none where it is read line by line."""
    if len(page.lines) > _MOST_LINES or sum(map(_ends_sentence, page.lines)) > _MOST_SENTENCES:
        return []
    atoms = read_atoms(page.lines)
    lone = [line for line, pieces in zip(page.lines, atoms, strict=True) if is_labelled(line.text, pieces)]
    indexed = [line for line, pieces in zip(page.lines, atoms, strict=True) if is_indexed(line.text, pieces)]
    lone += indexed if len(indexed) >= _INDEX else []
    atoms = [[] if line in lone else pieces for line, pieces in zip(page.lines, atoms, strict=True)]
    if not any(atoms) or max(map(len, atoms)) > _MOST_ATOMS:
        return []
    plain = untwine(atoms, 1)
    if plain.weight < _SUSPECT:
        return []
    best = sided = untwine_sides(atoms)
    least = best.weight
    for more, count in enumerate(range(2, _MOST_COLUMNS + 1), start=1):
        if least <= _EACH * more:
            break  # no way in so many columns can be better
        way = untwine(atoms, count)
        if way.weight + _EACH * more < least and _count_filled(way, count) >= _FILLED:
            best, least = way, way.weight + _EACH * more
    if best.weight > _BETTER * plain.weight or _count_parted(best) < _PARTED:
        return []
    first = next(at for at, line in enumerate(atoms) if line)
    printed = _print_sides(page.lines, best) if best is sided else _print(page.lines, best)
    above = [line for line in page.lines[:first] if line not in lone]
    return [*group_lines(above), *printed, *(Block("paragraph", (line,)) for line in lone)]


def _ends_sentence(line: Line) -> bool:
    return _SENTENCE.search(line.text) is not None


def _count_parted(best: Untwined) -> int:
    """How many lines hold pieces of two columns, or a region or county beside what is told of a person.

    A title before a region's name may be of the same column, whatever column it was dealt to.
    """
    kinds = [[{atom.kind for atom in atoms} - {"words"} for _, atoms in dealt] for dealt in best.dealt]
    return sum(sum(map(bool, line)) > 1 or any(part & _SIDE and part & _TOLD for part in line) for line in kinds)


def _count_filled(way: Untwined, count: int) -> int:
    """How many lines hold pieces of each column that are more than words."""
    told = [{n for n, atoms in dealt if n != WHOLE and any(a.kind != "words" for a in atoms)} for dealt in way.dealt]
    return sum(len(columns) == count for columns in told)


def _print_sides(lines: Sequence[Line], best: Untwined) -> Iterator[Block]:
    """Print each region with its counties above the people that it stands beside."""
    regions: list[tuple[list[list[Atom]], list[list[Atom]]]] = [([], [])]
    for dealt in best.dealt:
        for _, atoms in dealt:
            side = [atom for atom in atoms if atom.kind in ("region", "county")]
            if any(atom.kind == "region" for atom in side):
                regions.append(([], []))
            regions[-1][0].append(side)
            regions[-1][1].append(_show(lines, [atom for atom in atoms if atom not in side], ()))
    for heads, people in regions:
        yield from group_lines(list(_set(lines, [piece for piece in (*heads, *people) if piece])))


def _print(lines: Sequence[Line], best: Untwined) -> Iterator[Block]:
    """Print the columns one after the other, anew below each line that stands above all of them."""
    aside = _find_aside(best) | _find_torn(lines, best)
    pieces = [piece for dealt in best.dealt for piece in dealt]
    for is_whole, band in groupby(pieces, key=lambda piece: piece[0] == WHOLE):
        dealt = list(band)
        for column in [WHOLE] if is_whole else sorted({number for number, _ in dealt}):
            shown = (_show(lines, atoms, aside) for number, atoms in dealt if number == column)
            yield from group_lines(list(_set(lines, [piece for piece in shown if piece], is_below=best.is_below)))
    left = [_cut(lines[atom.line], atom.start, atom.end) for atom in sorted(aside, key=lambda a: (a.line, a.start))]
    yield from [Block("mark", tuple(left))] if left else []


def _find_aside(best: Untwined) -> set[Atom]:
    """Find what is doubtful, all that is told of a name whose region is, and what stands below a lost heading."""
    aside = {atom for atom in best.doubtful if best.is_below or atom.kind != "region"}
    for column in sorted({number for dealt in best.dealt for number, _ in dealt} - {WHOLE}):
        atoms = [atom for dealt in best.dealt for number, atoms in dealt if number == column for atom in atoms]
        if best.is_below:
            aside.update(_without_region(atoms, aside))
            continue
        aside.update(_below_lost_headings(atoms))
        is_told = False
        for atom in atoms:
            is_told = atom in aside if atom.kind in ("name", "region", "vacancy") else is_told
            if is_told and atom.kind in ("phone", "email"):
                aside.add(atom)
    return aside


def _without_region(atoms: Sequence[Atom], aside: Collection[Atom]) -> Iterator[Atom]:
    """Give all that is told of a name whose column is in doubt, or below which no region stands that can be read."""
    starts = [at for at, atom in enumerate(atoms) if atom.kind == "name"]
    for start, end in pairwise([0, *starts, len(atoms)]):
        told = atoms[start:end]
        is_sure = any(atom.kind == "region" and atom.said[0] and atom not in aside for atom in told)
        if not is_sure or told[0] in aside:
            yield from told


def _find_torn(lines: Sequence[Line], best: Untwined) -> set[Atom]:
    """Find the mails whose beginning a narrow column broke off at a hyphen: which line above it is of is not told."""
    mails = (atom for dealt in best.dealt for _, atoms in dealt for atom in atoms if atom.kind == "email")
    return {mail for mail in mails if _BROKEN.search(_text_above(lines, mail.line))}


def _text_above(lines: Sequence[Line], at: int) -> str:
    return next((line.text for line in reversed(lines[:at]) if line.text.strip()), "")


def _below_lost_headings(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Give what stands below a region whose name is misread, or a second list of counties, whose heading is lost."""
    is_lost = is_staffed = False
    listed: set[str] = set()  # the region's counties; one again below a name is the town that somebody works in
    for atom in atoms:
        if atom.kind == "region":
            is_lost, is_staffed = not atom.said[0], False
            listed.clear()
        elif atom.kind == "county":
            is_lost = is_lost or (bool(listed) and is_staffed and atom.said[0] not in listed)
            listed.add(atom.said[0])
        elif atom.kind in ("name", "vacancy"):
            is_staffed = True
        if is_lost:
            yield atom


def _set(lines: Sequence[Line], pieces: Sequence[Sequence[Atom]], *, is_below: bool = False) -> Iterator[Line]:
    """Set pieces below each other, with a blank line above each name, and above each region but one below its name."""
    for atoms in pieces:
        line = lines[atoms[0].line]
        if atoms[0].kind == "name" or (atoms[0].kind == "region" and not is_below):
            yield Line(line.page, line.number, "")
        yield _cut(line, atoms[0].start, atoms[-1].end)


def _show(lines: Sequence[Line], atoms: Sequence[Atom], aside: Collection[Atom]) -> list[Atom]:
    """Give the pieces of one column in a line that are shown: a name takes the title behind its comma with it."""
    shown: list[Atom] = []
    for before, atom in zip((None, *atoms), atoms, strict=False):
        is_title = atom.kind == "words" and before is not None and before.kind == "name"
        is_told = is_title and lines[atom.line].text.startswith(",", atom.start) and before not in aside
        if is_told or (atom.kind != "words" and atom not in aside):
            shown.append(atom)
    return shown


def _cut(line: Line, start: int, end: int) -> Line:
    return replace(line, text=line.text[start:end], offset=line.offset + start, words=(), links=())

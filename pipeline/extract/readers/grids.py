"""Text that stands in columns: is it a table, read row by row, or columns, read one after the other?

A grid is told by what its columns hold. In a table each column holds one kind of thing (all mails, all numbers, all
names); in columns of cards or prose each column mixes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from pipeline.extract.readers.labelled import are_repeated
from pipeline.extract.readers.shapes import has_detail
from pipeline.vocabulary import fold, match_organization, organization_kind, phrases
from pipeline.vocabulary.mail_signs import holds_mail

Grid = Sequence[Sequence[str]]
GridKind = Literal["table", "columns", "labels", "fields"]

_PHONE = re.compile(r"^[^A-Za-zÅÄÖåäö]*(?:\+|0)\d[\d\s()/,;.‐‑‒–—-]{4,}\d")
_CUT_MAIL = re.compile(r"\S+@|@\S+")
_CHANNEL = re.compile(r"(?:tel|tfn|mobil|e-?post|mejl|mail)\w*[.:]?", re.IGNORECASE)
_LONGEST_LABEL = 24
_LABEL = re.compile(r".{1,24}:\s*")
_SHORT = 32
_RUNNING = 3  # lines that are longer than short ones, in running text
_TURNS = 4
_LONGEST_NAME = 48  # characters of a line in a first column that names what stands beside it


def classify_grid(grid: Grid) -> GridKind:
    """Tell a table from columns of text, from labels with their values, and from such labels that come in turn.

    Args:
        grid: Rows of cell texts, all of one length, with "" where a cell is empty.

    >>> classify_grid([["Namn", "Telefon"], ["Eva Ek", "070-174 06 05"], ["Bo Ås", "070-174 06 06"]])
    'table'
    >>> classify_grid([["REGION NORD", "REGION MITT"], ["Eva Ek", "Bo Ås"], ["070-174 06 05", "070-174 06 06"]])
    'columns'
    >>> classify_grid([["Telefon:", "070-174 06 05"], ["E-post:", "eva@umea.example.se"]])
    'labels'
    """
    columns = [[cell for cell in column if cell] for column in zip(*grid, strict=True)]
    if len(columns) < 2 or not all(columns):
        return "columns"
    if _are_rows_with_details_below(grid) or _says_who_does_what(grid[0]) or _tells_who_does_what(grid):
        return "table"
    if _are_labels(columns[0], columns[1:]):
        return "labels"
    if len(columns) == 2 and (are_repeated(*columns) or _are_named(grid)):
        return "fields"
    if sum(map(_holds_contact, columns)) > 1:
        return "columns"
    if _has_column_of_each(columns, least=1 if len(columns) > 3 and _has_header(grid) else 2):
        return "table"
    first = int(_has_header(grid))
    bodies = [column[first:] for column in columns]
    kinds = [_kinds(column) for column in bodies]
    mixed = [kind for kind in kinds if len(kind) > 1]
    if len(mixed) > 1 or (mixed and mixed[0] != {"phone", "text"}):
        return "table" if len(mixed) == 1 and _names_rows(grid) else "columns"
    if any(kind & {"mail", "phone"} for kind in kinds):
        pure = [kind for kind in kinds if len(kind) == 1]
        if _are_out_of_step(grid):
            return "columns"
        return "table" if len(pure) >= len(kinds) - 1 and len(set(map(frozenset, kinds))) > 1 else "columns"
    return "table" if _is_compact(grid, columns) else "columns"


def _holds_contact(column: Sequence[str]) -> bool:
    """Whether a column tells all of somebody, line by line: a mail, whole or broken at its `@`, and a number.

    >>> _holds_contact(["Eva Ek", "040-628 04 05", "eva.ek@malmo.example.se"]), _holds_contact(["Eva Ek", "Bo Ås"])
    (True, False)
    """
    kinds = [{"mail": holds_mail(cell) or _CUT_MAIL.fullmatch(cell), "phone": _PHONE.match(cell)} for cell in column]
    alone = [[kind for kind, found in cell.items() if found] for cell in kinds]
    return ["mail"] in alone and ["phone"] in alone


def _has_column_of_each(columns: Sequence[Sequence[str]], least: int) -> bool:
    """Whether all mails, some at least, stand in one column and all numbers in another: print holds both in each."""
    mails = [sum(holds_mail(cell) for cell in column) for column in columns]
    phones = [sum(_PHONE.match(cell) is not None for cell in column) for column in columns]
    numbered = [at for at, count in enumerate(phones) if count]
    are_pure = all(phones[at] == len(columns[at]) for at in numbered)  # two numbers in a row may stand in two columns
    is_one_of_each = sum(map(bool, mails)) == 1 and (len(numbered) == 1 or (bool(numbered) and are_pure))
    are_apart = mails.index(max(mails)) != phones.index(max(phones))
    return is_one_of_each and are_apart and max(mails) >= least and max(phones) >= least


def _are_rows_with_details_below(grid: Grid) -> bool:
    """Whether rows are whole, each column of one kind, but for single mails or numbers that stand below them.

    >>> classify_grid([["Eva Ek", "Umeå", "070-174 06 05"], ["eva@umea.example.se", "", ""], ["Bo Ås", "Luleå", "-"]])
    'table'
    """
    whole = [row for row in grid if all(row)]
    below = [row for row in grid if not all(row)]
    if len(grid[0]) < 3 or not whole or not below or not all(grid[0]):
        return False
    are_details = all(sum(map(bool, row)) == 1 and has_detail("".join(row)) for row in below)
    return are_details and not any(has_detail(row[0]) for row in whole) and any(has_detail(row[-1]) for row in whole)


def _says_who_does_what(header: Sequence[str]) -> bool:
    """Whether a row heads one column of organizations and one of what they do.

    >>> _says_who_does_what(["Aktör", "Ansvar"]), _says_who_does_what(["Skatteverket", "Ansvar"])
    (True, False)
    """
    words = [fold(cell) for cell in header]
    duties = [word in phrases("duty_header") for word in words]
    owners = [
        word in phrases("organization_header") and not is_duty for word, is_duty in zip(words, duties, strict=True)
    ]
    return all(words) and any(duties) and any(owners)


def _tells_who_does_what(grid: Grid) -> bool:
    """Whether short names of organizations stand beside texts, each beside the first line of its own.

    >>> _tells_who_does_what([["Skatteverket", "Granskar."], ["Tullverket", "Tar emot"], ["", "anmälan."]])
    True
    """
    named = [row for row in grid if row[0]]
    if len(grid[0]) != 2 or len(named) < 2 or not all(len(row[0]) <= _SHORT + 8 and row[1] for row in named):
        return False
    known = [match_organization(name, is_fuzzy=False) or organization_kind(name) for name, _ in named]
    others = [match_organization(text, is_fuzzy=False) or has_detail(text) for _, text in grid if text]
    return 2 * sum(map(bool, known)) > len(named) and not any(others)


def _are_out_of_step(grid: Grid) -> bool:
    """Whether lines of running text stand between those of the other column again and again, as in columns of print."""
    if len(grid[0]) != 2 or not any(
        sum(len(cell) > _SHORT for cell in column) >= _RUNNING for column in zip(*grid, strict=True)
    ):
        return False
    alone = [(bool(left), bool(right)) for left, right in grid]
    return sum({above, below} == {(True, False), (False, True)} for above, below in pairwise(alone)) >= _TURNS


def _are_named(grid: Grid) -> bool:
    """Whether short words stand before values, `Telefon` before a number and `E-post` before a mail among them.

    >>> _are_named([["Namn", "Eva Ek"], ["Telefon", "070-174 06 05"], ["E-post", "eva@umea.example.se"]])
    True
    """
    named = [value for label, value in grid if is_channel_label(label)]
    is_told = any(map(holds_mail, named)) and any(map(_PHONE.match, named))
    return is_told and all(len(label) <= _LONGEST_LABEL and not has_detail(label) for label, _ in grid)


def is_channel_label(text: str) -> bool:
    """Whether a text is the label of a mail or number and nothing else.

    >>> is_channel_label("Tfn:"), is_channel_label("E-post"), is_channel_label("Kontakt")
    (True, True, False)
    """
    return _CHANNEL.fullmatch(text) is not None


def _are_labels(first: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    labels = sum(_LABEL.fullmatch(cell) is not None for cell in first)
    return len(rest) == 1 and labels >= 0.6 * len(first)


def _has_header(grid: Grid) -> bool:
    return len(grid) > 1 and not any(map(has_detail, grid[0])) and all(grid[0])


def _kinds(cells: Sequence[str]) -> set[str]:
    """The kinds of thing in a column, but for one in five cells that may be an exception."""
    counts: dict[str, int] = {}
    for cell in cells:
        kind = "mail" if holds_mail(cell) else "phone" if _PHONE.match(cell) else "text"
        counts[kind] = counts.get(kind, 0) + 1
    return {kind for kind, count in counts.items() if count > 0.2 * len(cells)}


def _names_rows(grid: Grid) -> bool:
    """Whether the first column names what stands beside it: short, sparse, again and again, never alone on its row."""
    first = [row for row in grid if row[0]]
    if not 2 <= len(first) <= 0.7 * len(grid):
        return False
    begins = [row for above, row in zip([[""], *grid], grid, strict=False) if row[0] and not above[0]]
    return (
        len(begins) > 1
        and all(any(row[1:]) for row in begins)
        and not any(len(row[0]) > _LONGEST_NAME or has_detail(row[0]) for row in first)
    )


def _is_compact(grid: Grid, columns: Sequence[Sequence[str]]) -> bool:
    """Whether a grid without contact details has short cells in nearly every place, as a table has.

    Where no place is empty and no line goes on in the next, the second of two columns may be longer.
    """
    cells = [cell for row in grid for cell in row if cell]
    filled = len(cells) / (len(grid) * len(grid[0]))
    lengths = [sum(map(len, column)) / len(column) for column in columns]
    # Of whole rows the first cell tells whether they go on.
    told = columns[0] if filled == 1 and len(columns) > 2 else cells
    broken = sum(cell[0].islower() or cell.endswith("-") for cell in told)
    if broken > 0.2 * len(told) or filled < 0.6:
        return False
    if len(columns) > 2:
        return max(lengths) < _SHORT
    is_told = filled == 1 and not broken and lengths[0] < _SHORT / 2 and lengths[1] < 2 * _SHORT
    return ((max(lengths) < _SHORT and filled > 0.9) or is_told) and len(grid) > 2

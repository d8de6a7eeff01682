"""Numbers below a coordinator that are another agency's, a clinic's or a jour's, as the words before them tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.extract.lines.facts import Fact
from pipeline.extract.records.shared import Record
from pipeline.extract.wording.lines_of_many import is_of_helpline
from pipeline.vocabulary import kind_of_name, match_organization, organization_kind

_CHANNELS = frozenset({"email", "phone"})
_OTHERS = frozenset({"agency", "ngo", "international"})  # kinds that employ no coordinators


def is_of_agency(unit: Sequence[Fact], last: Record) -> bool:
    """Whether a block below a person who can be reached is another agency's, or a jour's: `Polisen: 08-465 004 00`.

    Args:
        unit: The facts of the block, which names nobody.
        last: The person above it.
    """
    first = next((fact for fact in unit if fact.kind != "label"), None)
    if first is None or first.kind != "employer":
        return False
    agency = match_organization(first.text, is_fuzzy=False)
    if agency is None or agency.entry.kind not in _OTHERS:
        return is_of_helpline("", first.text)
    own = (match_organization(fact.text, is_fuzzy=False) for fact in last.of("employer"))
    is_own = any(found is not None and found.entry.org_id == agency.entry.org_id for found in own)
    return not is_own and any(last.of(kind) for kind in _CHANNELS) and not any(map(last.fits, unit))


def drop_lines_of_others(records: Iterable[Record]) -> None:
    """Take lines that begin with such an organization and give its number from a person told in one line above them.

    `Eva Exempel, 070-174 06 05`, and in the next line `Mikamottagningen, 08-465 004 00`.

    Args:
        records: Records, which are changed.
    """
    for record in records:
        name = record.name
        if name is None or not any(fact.kind in _CHANNELS and fact.row is name.row for fact in record.facts):
            continue
        lines = [list(line) for _, line in groupby(record.facts, key=lambda fact: fact.row.index)]
        others = {id(line[0].row) for line in lines if line[0].row is not name.row and _is_of_other(line, record)}
        record.facts = [fact for fact in record.facts if id(fact.row) not in others]


def _is_of_other(line: Sequence[Fact], record: Record) -> bool:
    first, *rest = line
    if first.kind != "employer" or not any(fact.kind in _CHANNELS for fact in rest) or any(map(record.fits, rest)):
        return False
    agency = match_organization(first.text, is_fuzzy=False)
    kind = agency.entry.kind if agency is not None else organization_kind(first.text)
    return kind in _OTHERS or kind_of_name(first.text) is not None

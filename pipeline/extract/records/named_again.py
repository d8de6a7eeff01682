"""People who are named twice: once with nothing but their region, as a list of names has them, and once in full.

The list of who takes part, or of names alone before the cards that a page keeps elsewhere, says nothing that the
contact contradicts: both are one mention. Two contacts that each have a mail or number stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.mentions import Draft
from pipeline.vocabulary import fold

_CHANNELS = ("email", "phone")


def join_named_again(people: Sequence[Draft]) -> list[Draft]:
    """Give the people with each bare name joined to the one contact of that name, which may lack the region.

    Args:
        people: Coordinators and staff, in reading order.
    """
    told: dict[str, list[Draft]] = {}
    for person in people:
        if _is_reachable(person):
            told.setdefault(_name(person), []).append(person)
    kept = []
    for person in people:
        same = [] if _is_reachable(person) else told.get(_name(person), [])
        if len(same) == 1 and _agree(person, same[0]):
            _join(same[0], person)
        else:
            kept.append(person)
    return kept


def _is_reachable(person: Draft) -> bool:
    return any(map(person.has, _CHANNELS))


def _name(person: Draft) -> str:
    return next((fold(s.value) for s in person.statements if s.property == "name"), "")


def _agree(bare: Draft, whole: Draft) -> bool:
    is_of_one_list = bare.list_name == whole.list_name
    return is_of_one_list and (bare.parent is whole.parent or bare.parent is None or whole.parent is None)


def _join(whole: Draft, bare: Draft) -> None:
    whole.parent = whole.parent or bare.parent
    for statement in bare.statements:
        if not whole.has(statement.property):
            whole.add(statement)

"""A reading in which each person's card begins with the name and names its region below it, whatever parts its lines.

    Eva Ek                     a card, in which OCR put blank lines here and there
    Region Nord
    Norrbotten, Jämtland

    070-174 06 05
    eva.ek@example.se

Such a region heads nothing: what comes after the mail is the next card. Each name has its own mail below it before the
next one, which is what proves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.selfcheck.lines import Lines, is_counties, is_heading, number_lines, part_lines
from pipeline.extract.wording.names import match_mail

_FIT = 0.75  # how well a mail has to fit a name
_LEAST, _SHARE = 3, 0.8  # cards with their own mail and one region, and their share of all


def open_cards(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Set the region in each card, with its counties, above the name that begins the card, and part the cards there.

    Nothing is changed where a region stands above the first name, for then it may head what follows.

    Args:
        facts: All facts of a document in reading order.
    """
    lines = part_lines(facts)
    starts = [at for at, line in enumerate(lines) if sum(fact.kind == "name" for fact in line) == 1]
    if not starts or any(map(is_heading, above := lines[: starts[0]])):
        return tuple(facts)
    cards = [lines[at:end] for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    whole = sum(map(_is_whole, cards))
    if whole < _LEAST or whole < _SHARE * len(cards):
        return tuple(facts)
    group = max(fact.row.group for fact in facts) + 1
    turned = (line for at, card in enumerate(cards) for line in _turn(card, group + 2 * at))
    return number_lines([*above, *turned])


def _is_whole(card: Lines) -> bool:
    """Whether lines from a name to the next one have one region and a mail of that name, and no other mail."""
    name = next(fact for fact in card[0] if fact.kind == "name")
    mails = [fact for line in card for fact in line if fact.kind == "email"]
    headings = sum(map(is_heading, card))
    return headings == 1 and bool(mails) and all(match_mail(mail.text, name.text) >= _FIT for mail in mails)


def _turn(card: Lines, group: int) -> Iterator[list[Fact]]:
    """A card with its region and counties first, as a block of its own; one that is not whole stays as it is."""
    if not _is_whole(card):
        yield from card
        return
    at = next(number for number, line in enumerate(card) if is_heading(line))
    end = at + 1
    while end < len(card) and is_counties(card[end]):
        end += 1
    yield from _group(card[at:end], group, card[0][0])
    yield from _group([*card[:at], *card[end:]], group + 1, card[0][0])


def _group(lines: Lines, group: int, first: Fact) -> Iterator[list[Fact]]:
    for line in lines:
        yield [replace(fact, row=replace(fact.row, group=group, containers=first.row.containers)) for fact in line]

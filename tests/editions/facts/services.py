"""How services are laid out: lists, tables, cards, boxes and sentences. Each gives its blocks and what they tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from random import Random

from tests.editions.facts.blocks import Block, Box, Heading, Items, Para, Table, Terms
from tests.editions.facts.cast import Facts, Service, keep

Section = Callable[[Facts, Random], tuple[list[Block], Facts]]
_TITLES = ("Här kan du få hjälp", "Stöd och hjälp", "Hit kan du vända dig", "Telefonnummer till hjälp", "Sök stöd")
_PUBLIC, _STAFF = "För dig som är utsatt", "För dig som möter utsatta i ditt arbete"


def _halves(facts: Facts) -> tuple[tuple[Service, ...], tuple[Service, ...]]:
    """Part the services for anyone from those for professionals."""
    public = tuple(s for s in facts.services if s.for_whom == "anyone")
    return public, tuple(s for s in facts.services if s not in public)


def _numbers(s: Service, sign: str = ", ") -> str:
    return sign.join(s.shown)


def _opens(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _in_halves(
    facts: Facts, rng: Random, show: Callable[[Sequence[Service]], list[Block]], *fields: str
) -> tuple[list[Block], Facts]:
    """A title, the services for anyone, and those for professionals under a heading that says so."""
    public, staff = _halves(facts)
    blocks = [Heading(rng.choice(_TITLES)), *show(public), Heading(f"{_STAFF}"), Para((_WARNING,)), *show(staff)]
    return blocks, Facts(services=keep(facts.services, *fields))


_WARNING = "Numren nedan är endast för yrkesverksamma."


def items_with_hours(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Bullets: the name, its numbers after a colon, the hours in brackets."""
    return _in_halves(
        facts, rng, lambda some: [Items(tuple(f"{s.name}: {_numbers(s)} ({s.hours})" for s in some))], "hours"
    )


def items_with_dashes(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Bullets: name in bold, an audience, then the number after a dash."""
    return _in_halves(
        facts,
        rng,
        lambda some: [Items(tuple(f"**{s.name}** – stöd till utsatta, tel. {_numbers(s, ' eller ')}" for s in some))],
    )


def table_by_name(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table: service, number, hours."""
    head = ("Verksamhet", "Telefon", "Öppettider")
    return _in_halves(
        facts, rng, lambda some: [Table(head, tuple((s.name, _numbers(s), _opens(s.hours)) for s in some))], "hours"
    )


def table_by_town(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table of clinics by town, the town first."""
    head = ("Ort", "Mottagning", "Telefon", "E-post", "Telefontid")
    return _in_halves(
        facts,
        rng,
        lambda some: [Table(head, tuple((s.place, s.name, _numbers(s), s.mail, s.hours) for s in some))],
        "hours",
        "place",
    )


def cards(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading a service, a sentence on it, and labelled lines."""

    def show(some: Sequence[Service]) -> list[Block]:
        blocks: list[Block] = []
        for s in some:
            lines = [f"Telefon: {_numbers(s)}", f"Öppettider: {s.hours}", f"Ort: {s.place}", f"E-post: {s.mail}"]
            blocks += [Heading(s.name, 3), Para(("Du får prata med någon som lyssnar och kan vara anonym.",))]
            blocks += [Para(tuple(lines))]
        return blocks

    return _in_halves(facts, rng, show, "hours", "place", "mail")


def labelled_records(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Records of labelled fields, the name among them."""

    def show(some: Sequence[Service]) -> list[Block]:
        return [
            Para(
                (
                    f"Namn: {s.name}",
                    *([f"Målgrupp: {s.audience}"] if s.audience else []),
                    f"Telefon: {_numbers(s)}",
                    f"Öppet: {s.hours}",
                )
            )
            for s in some
        ]

    return _in_halves(facts, rng, show, "hours", "audience")


def sentences(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Running text: how to reach each service."""

    def show(some: Sequence[Service]) -> list[Block]:
        shapes = (
            "Till {s.name} kan du ringa på {numbers}. Telefonen är öppen {s.hours}.",
            "{s.name} nås på telefon {numbers}, {s.hours}.",
            "Ring {s.name} på {numbers}. Öppet {s.hours}.",
        )
        return [
            Para((shapes[at % 3].format(s=s, numbers=_numbers(s, " eller ")),)) for at, s in enumerate(some, len(some))
        ]

    return _in_halves(facts, rng, show, "hours")


def towns_as_headings(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading a town, the services there as lines below."""

    def show(some: Sequence[Service]) -> list[Block]:
        blocks: list[Block] = []
        for town, there in groupby(sorted(some, key=lambda s: s.place), lambda s: s.place):
            blocks += [Heading(town, 3), *(Para((s.name, f"Tfn {_numbers(s)}", f"Öppet {s.hours}")) for s in there)]
        return blocks

    return _in_halves(facts, rng, show, "hours", "place")


def terms(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A definition list."""
    return _in_halves(
        facts,
        rng,
        lambda some: [Terms(tuple((s.name, (_numbers(s), f"Öppen {s.hours}")) for s in some))],
        "hours",
    )


def boxes(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A framed box a service, behind the box that tells whom to call in danger."""
    blocks, told = _in_halves(
        facts, rng, lambda some: [Box((s.name, _numbers(s, " / "), _opens(s.hours))) for s in some], "hours"
    )
    return [Box(("Vid akut fara", "Ring 112")), *blocks], told


def lines_by_kind(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading a kind of service, each service on one line with its town."""
    titles = {"helpline": "Stödtelefoner", "clinic": "Mottagningar", "shelter": "Jourer", "programme": "Program"}
    public, staff = _halves(facts)
    blocks: list[Block] = []
    for kind, some in groupby(sorted(public, key=lambda s: s.kinds), lambda s: s.kinds[0]):
        blocks += [Heading(titles[kind]), Para(tuple(f"{s.name}, {s.place}, {_numbers(s)}" for s in some))]
    blocks += [Heading("Endast för yrkesverksamma"), Para(tuple(f"{s.name}, {_numbers(s)}" for s in staff))]
    told = (*keep(public, "place"), *keep(staff))
    return blocks, Facts(services=told)


def told_by_audience(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table whose last column tells whom a service is for; no heading parts the professionals'."""
    head = ("Namn", "Kontakt", "Öppet", "Vem kan ringa?")
    rows = tuple(
        (s.name, f"Tel: {_numbers(s)}\n{s.mail}", s.hours, s.audience or "Endast yrkesverksamma")
        for s in facts.services
    )
    return [Heading(rng.choice(_TITLES)), Table(head, rows)], Facts(
        services=keep(facts.services, "hours", "audience", "mail")
    )


LAYOUTS: tuple[Section, ...] = (
    items_with_hours,
    items_with_dashes,
    table_by_name,
    table_by_town,
    cards,
    labelled_records,
    sentences,
    towns_as_headings,
    terms,
    boxes,
    lines_by_kind,
    told_by_audience,
)

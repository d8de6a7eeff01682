"""How the members of a network are laid out. Each layout gives its blocks and what they tell."""

from __future__ import annotations

from random import Random

from tests.editions.facts.blocks import Block, Heading, Items, Para, Table
from tests.editions.facts.cast import Facts

_LEADS = (
    "Följande aktörer ingår i nätverket:",
    "I NMT ingår:",
    "Nätverket består av följande myndigheter och organisationer:",
    "Dessa deltar i samverkan mot människohandel:",
)
_TITLES = ("Vilka ingår i nätverket?", "Medlemmar i NMT", "Deltagande aktörer", "Aktörer i nätverket")
_PUBLIC = ("verket", "myndigheten", "kassan", "styrelse", "vården", "förmedlingen", "Länsstyrelsen", "kommun", "stad",
           "Region ", "rådet", "Myndigheten")  # fmt: skip


def _told(facts: Facts) -> Facts:
    return Facts(members=facts.members)


def _join(names: tuple[str, ...], last: str = " och ") -> str:
    return f"{', '.join(names[:-1])}{last}{names[-1]}"


def items_below_lead(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A sentence that ends in a colon, bullets below."""
    return [Heading("Om samverkan"), Para((rng.choice(_LEADS),)), Items(facts.members)], _told(facts)


def items_below_heading(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Bullets right below a heading."""
    return [Heading(rng.choice(_TITLES)), Items(facts.members)], _told(facts)


def sentence(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """One sentence holds all of them."""
    shape = rng.choice(("I nätverket ingår {}.", "NMT består av {}.", "Medlemmar i nätverket är {}."))
    return [Heading("Samverkan"), Para((shape.format(_join(facts.members)),))], _told(facts)


def sentence_verb_last(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """The members stand before the verb."""
    names = _join(facts.members, " samt ")
    return [Heading("Samverkan"), Para((f"{names} ingår i nätverket NMT.",))], _told(facts)


def lines(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Lines of one paragraph below a heading."""
    return [Heading(rng.choice(_TITLES)), Para(facts.members)], _told(facts)


def paragraphs(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A lead, then a paragraph a member."""
    return [Heading("Nätverket"), Para((rng.choice(_LEADS),)), *(Para((name,)) for name in facts.members)], _told(facts)


def label_and_commas(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A label before a line of names."""
    sign = rng.choice((", ", "; ", " · ", " | "))
    return [Heading("Nationellt metodstöd, NMT"), Para((f"Medlemmar: {sign.join(facts.members)}",))], _told(facts)


def groups(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Authorities and voluntary organizations under headings of their own."""
    public = tuple(n for n in facts.members if any(sign in n for sign in _PUBLIC))
    rest = tuple(n for n in facts.members if n not in public)
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    if public:
        blocks += [Heading("Myndigheter", 3), Items(public)]
    if rest:
        blocks += [Heading("Civilsamhället", 3), Items(rest)]
    return blocks, _told(facts)


def table(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table of the members and their websites."""
    rows = tuple((name, f"www.medlem{at}.example.se") for at, name in enumerate(facts.members))
    return [Heading(rng.choice(_TITLES)), Table(("Organisation", "Webbplats"), rows)], _told(facts)


def table_since(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table: since when each takes part, the year first."""
    rows = tuple((str(2010 + at), name) for at, name in enumerate(facts.members))
    return [Heading(rng.choice(_TITLES)), Table(("Med sedan", "Medlem"), rows)], _told(facts)


def items_with_remarks(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Bullets with a remark behind some of the names."""
    remarks = (" (sammankallande)", "", ", sedan 2019", "")
    names = tuple(f"{name}{remarks[at % 4]}" for at, name in enumerate(facts.members))
    return [Heading(rng.choice(_TITLES)), Items(names)], _told(facts)


LAYOUTS = (
    items_below_lead,
    items_below_heading,
    sentence,
    sentence_verb_last,
    lines,
    paragraphs,
    label_and_commas,
    groups,
    table,
    table_since,
    items_with_remarks,
)

"""How the duties of participants are laid out. Each layout gives its blocks and what they tell."""

from __future__ import annotations

from random import Random

from tests.editions.facts.blocks import Block, Heading, Items, Para, Table, Terms
from tests.editions.facts.cast import Duties, Facts

_TITLES = ("Ansvar och uppgifter", "Vem gör vad?", "Aktörernas uppdrag", "Roller och ansvar")


def _told(facts: Facts) -> Facts:
    return Facts(duties=facts.duties)


def _infinitive(text: str) -> str:
    """Put a duty after `för att`.

    >>> _infinitive("Utreder brott."), _infinitive("Ger stöd."), _infinitive("Prövar ansökningar.")
    ('utreda brott', 'ge stöd', 'pröva ansökningar')
    """
    verb, rest = text.rstrip(".").split(" ", 1)
    irregular = {"Ger": "ge", "Gör": "göra", "Följer": "följa", "Söker": "söka"}
    plain = irregular.get(verb) or verb[:-1].lower() if not verb.endswith("er") else verb[:-2].lower() + "a"
    return f"{irregular.get(verb, plain)} {rest}"


def headings_and_paragraphs(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading an organization, its duties as paragraphs."""
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    for d in facts.duties:
        blocks += [Heading(d.org, 3), *(Para((text,)) for text in d.texts)]
    return blocks, _told(facts)


def headings_and_one_paragraph(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading an organization, all its duties in one paragraph."""
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    for d in facts.duties:
        blocks += [Heading(d.org, 3), Para((" ".join(d.texts),))]
    return blocks, Facts(duties=tuple(Duties(d.org, (" ".join(d.texts),)) for d in facts.duties))


def headings_and_items(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading an organization, its duties as bullets."""
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    for d in facts.duties:
        blocks += [Heading(d.org, 3), Items(d.texts)]
    return blocks, _told(facts)


def lead_and_items(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """`X ansvarar för att` with bullets below."""
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    told = tuple(Duties(d.org, tuple(_infinitive(text) for text in d.texts)) for d in facts.duties)
    lead = rng.choice(("{} ansvarar för att:", "{} ska", "{} har till uppgift att"))
    for d in told:
        blocks += [Para((lead.format(d.org),)), Items(d.texts)]
    return blocks, Facts(duties=told)


def table(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table: organization and its duties, a line each in one cell."""
    rows = tuple((d.org, "\n".join(d.texts)) for d in facts.duties)
    head = rng.choice((("Aktör", "Ansvar"), ("Organisation", "Uppgift"), ("Myndighet", "Ansvarar för")))
    return [Heading(rng.choice(_TITLES)), Table(head, rows)], _told(facts)


def table_row_a_duty(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table with a row a duty; the organization stands in each."""
    rows = tuple((d.org, text) for d in facts.duties for text in d.texts)
    return [Heading(rng.choice(_TITLES)), Table(("Aktör", "Uppdrag"), rows)], _told(facts)


def table_duty_first(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table with the duty in the first column and who answers for it in the second."""
    rows = tuple((text, d.org) for d in facts.duties for text in d.texts)
    return [Heading(rng.choice(_TITLES)), Table(("Uppgift", "Ansvarig"), rows)], _told(facts)


def terms(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A definition list."""
    return [Heading(rng.choice(_TITLES)), Terms(tuple((d.org, d.texts) for d in facts.duties))], _told(facts)


def items_with_colons(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A bullet a duty, its organization in bold before a colon."""
    items = tuple(f"**{d.org}:** {text}" for d in facts.duties for text in d.texts)
    return [Heading(rng.choice(_TITLES)), Items(items)], _told(facts)


def paragraphs_with_bold_names(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Paragraphs that begin with the organization on a line of its own."""
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    blocks += [Para((f"**{d.org}**", *d.texts)) for d in facts.duties]
    return blocks, _told(facts)


LAYOUTS = (
    headings_and_paragraphs,
    headings_and_one_paragraph,
    headings_and_items,
    lead_and_items,
    table,
    table_row_a_duty,
    table_duty_first,
    terms,
    items_with_colons,
    paragraphs_with_bold_names,
)

"""Whole editions: a layout of each kind of fact on one page, in one text or one print, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.editions.facts import duties, laws, members, prints, services, texts, web, web_only
from tests.editions.facts.blocks import Block
from tests.editions.facts.cast import Facts, make_facts

Section = Callable[[Facts, Random], tuple[list[Block], Facts]]
Style = Callable[[str, Sequence[Block]], str | bytes]
_TITLES = ("Människohandel och prostitution", "Stöd och samverkan", "Information om människohandel")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of edition: its styles, and the layouts of each kind of fact that it can have."""

    styles: tuple[Style, ...]
    sections: tuple[tuple[Section, ...], ...]


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """An edition's bytes, what it tells, and the names of the layouts that it is made of."""

    data: bytes
    told: Facts
    layouts: tuple[str, ...]


_SHARED = (services.LAYOUTS, members.LAYOUTS, duties.LAYOUTS, laws.LAYOUTS)
_WEB = (web_only.SERVICES, web_only.MEMBERS, web_only.DUTIES, web_only.LAWS)
FORMS = {
    "pages": Form(web.STYLES, tuple((*both, *own) for both, own in zip(_SHARED, _WEB, strict=True))),
    "texts": Form(texts.STYLES, _SHARED),
    "prints": Form(prints.STYLES, _SHARED),
}


def make_edition(form: str, seed: int) -> MadeEdition:
    """Make up an edition; seeds that follow each other go through the layouts in turn.

    Args:
        form: One of `FORMS`.
        seed: What it is made from.
    """
    rng = Random(seed)
    facts = make_facts(seed)
    picked = [layouts[seed % len(layouts)] for layouts in FORMS[form].sections]
    parts = [section(facts, rng) for section in picked]
    told = Facts()
    for _, part in parts:
        told = told.join(part)
    rng.shuffle(parts)
    styles = FORMS[form].styles
    style = styles[(seed + seed // len(FORMS[form].sections[0])) % len(styles)]
    page = style(rng.choice(_TITLES), [block for blocks, _ in parts for block in blocks])
    names = (style.__name__, *(section.__name__ for section in picked))
    return MadeEdition(page if isinstance(page, bytes) else page.encode(), told, names)

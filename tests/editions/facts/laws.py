"""How citations of statutes are laid out. Each layout gives its blocks and what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from random import Random

from tests.editions.facts.blocks import Block, Heading, Items, Para, Table
from tests.editions.facts.cast import Facts, Law

_TITLES = ("Lagstiftning", "Lagar och regler", "Vad säger lagen?", "Rättslig reglering")
_ARTICLES = ("artikel {a} i {name}", "art. {a} {name}", "{name}, artikel {a}")


def title_of(statute: str) -> str:
    """Give a statute's name, or any text, as it begins a line."""
    return statute.upper() if len(statute) == 3 else f"{statute[0].upper()}{statute[1:]}"


def name_of(law: Law) -> str:
    """Give a statute's name within a sentence."""
    return law.statute.upper() if len(law.statute) == 3 else law.statute


def _cite(law: Law, at: int = 0) -> str:
    if law.article:
        return _ARTICLES[at % 3].format(a=law.article, name=name_of(law))
    return f"{within(law)} {name_of(law)}"


def within(law: Law) -> str:
    """Cite a place within its statute."""
    if law.article:
        return f"artikel {law.article}"
    return f"{law.chapter} kap. {law.section} §" if law.chapter else f"{law.section} §"


def _sections(laws: Sequence[Law]) -> tuple[Law, ...]:
    return tuple(law for law in laws if law.section)


def items(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Bullets: the citation, a dash, what it is on."""
    lines = tuple(f"{title_of(_cite(law, at))} – {law.subject}" for at, law in enumerate(facts.laws))
    return [Heading(rng.choice(_TITLES)), Items(lines)], Facts(laws=facts.laws)


def sentences(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Running text that cites."""
    shapes = ("Om {0} finns bestämmelser i {1}.", "Enligt {1} gäller särskilda regler om {0}.", "{2} regleras i {1}.")
    told = [
        shapes[at % 3].format(law.subject, _cite(law, at), title_of(law.subject)) for at, law in enumerate(facts.laws)
    ]
    return [Heading(rng.choice(_TITLES)), Para((" ".join(told),))], Facts(laws=facts.laws)


def table(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table: statute, place, what it is on."""
    rows = tuple((title_of(law.statute), within(law), title_of(law.subject)) for law in facts.laws)
    return [Heading(rng.choice(_TITLES)), Table(("Lag", "Bestämmelse", "Innehåll"), rows)], Facts(laws=facts.laws)


def table_of_parts(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table with a column each for statute, chapter and section."""
    laws = _sections(facts.laws)
    rows = tuple((title_of(w.statute), w.chapter or "–", w.section, title_of(w.subject)) for w in laws)
    return [Heading(rng.choice(_TITLES)), Table(("Lag", "Kapitel", "Paragraf", "Innehåll"), rows)], Facts(laws=laws)


def below_statutes(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A heading a statute, places as bullets below."""
    laws = sorted(facts.laws, key=lambda law: law.statute)
    blocks: list[Block] = [Heading(rng.choice(_TITLES))]
    for statute, some in groupby(laws, lambda law: law.statute):
        blocks += [
            Heading(title_of(statute), 3),
            Items(tuple(f"{title_of(within(law))}: {law.subject}" for law in some)),
        ]
    return blocks, Facts(laws=tuple(laws))


def footnotes(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Footnotes under the text."""
    notes = tuple(f"{at}. Se {_cite(law, at)}." for at, law in enumerate(facts.laws, 1))
    text = "Den som utsätts har rätt till stöd, och den som utnyttjar någon kan straffas."
    return [Heading(rng.choice(_TITLES)), Para((text,)), Heading("Noter", 3), Para(notes)], Facts(laws=facts.laws)


def in_brackets(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Subjects as bullets, the citation in brackets behind, statutes by their short names where they have one."""
    lines = tuple(
        f"{title_of(w.subject)} ({within(w)} {w.short or name_of(w)})"
        if w.section
        else f"{title_of(w.subject)} ({_cite(w)})"
        for w in facts.laws
    )
    return [Heading(rng.choice(_TITLES)), Items(lines)], Facts(laws=facts.laws)


def ranges(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Several sections or articles at once: `1–3 §§`, `1, 2 och 4 §§`, `artiklarna 4–6`."""
    lines, told = [], []
    numbered = [law for law in facts.laws if law.article or law.section.isdigit()]
    for at, law in enumerate(numbered):
        first = int(law.article or law.section)
        shown, numbers = (
            (f"{first}–{first + 2}", (first, first + 1, first + 2)),
            (f"{first} och {first + 1}", (first, first + 1)),
            (f"{first}, {first + 1} och {first + 3}", (first, first + 1, first + 3)),
        )[at % 3]
        chapter = f"{law.chapter} kap. " if law.chapter else ""
        cited = f"artiklarna {shown} i {name_of(law)}" if law.article else f"{chapter}{shown} §§ {name_of(law)}"
        lines.append(f"{title_of(law.subject)}: {cited}")
        field = "article" if law.article else "section"
        told += [replace(law, **{field: str(number)}) for number in numbers]
    return [Heading(rng.choice(_TITLES)), Items(tuple(lines))], Facts(laws=tuple(told))


def in_force(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Sentences that say from when each is in force."""
    laws = _sections(facts.laws)
    days = (("den 1 juli 2025", "2025-07-01"), ("den 1 januari 2026", "2026-01-01"), ("1 augusti 2022", "2022-08-01"))
    shapes = (
        "Den nya bestämmelsen om {0} i {1} träder i kraft {2}.",
        "{3} ändras från och med {2} när det gäller {0}.",
        "{3} trädde i kraft {2} och handlar om {0}.",
    )
    paras = [
        Para((shapes[at % 3].format(law.subject, _cite(law), days[at % 3][0], title_of(_cite(law))),))
        for at, law in enumerate(laws)
    ]
    told = tuple(replace(law, in_force_from=days[at % 3][1]) for at, law in enumerate(laws))
    return [Heading("Ny lagstiftning"), *paras], Facts(laws=told)


def chapter_by_colon(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Lines with short citations, `BrB 4:1 a`."""
    laws = tuple(law for law in facts.laws if law.short and law.chapter)
    lines = tuple(f"{law.short} {law.chapter}:{law.section} {law.subject}" for law in laws)
    return [Heading(rng.choice(_TITLES)), Para(lines)], Facts(laws=laws)


LAYOUTS = (
    items,
    sentences,
    table,
    table_of_parts,
    below_statutes,
    footnotes,
    in_brackets,
    ranges,
    in_force,
    chapter_by_colon,
)

"""Layouts that only web pages have: logos, links, cards with buttons, nested lists, tabs, spans over rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from random import Random

from tests.editions.facts.blocks import Block, Markup
from tests.editions.facts.cast import Facts, Service, keep
from tests.editions.facts.laws import name_of, title_of, within
from tests.editions.facts.web import rich

_STAFF = "<h2>För yrkesverksamma</h2><p>Vänder sig enbart till dig som är yrkesverksam.</p>"


def _in_halves(
    facts: Facts, title: str, show: Callable[[Sequence[Service]], str], *fields: str
) -> tuple[list[Block], Facts]:
    public = [s for s in facts.services if s.for_whom == "anyone"]
    staff = [s for s in facts.services if s.for_whom != "anyone"]
    html = f"<h2>{title}</h2>{show(public)}{_STAFF}{show(staff)}"
    return [Markup(html)], Facts(services=keep(facts.services, *fields))


def _line(s: Service) -> str:
    return f"<li>{rich(', '.join((s.name, *s.shown)))}</li>"


def button_cards(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Cards whose buttons call and mail."""

    def show(some: Sequence[Service]) -> str:
        return "".join(
            f'<div class="c-card"><a class="c-card__link" href="/s{at}"><h3>{escape(s.name)}</h3></a>'
            f'<p class="c-card__meta">{escape(s.place)} · {escape(s.hours)}</p>'
            + "".join(f'<span class="btn">{rich(n)}</span>' for n in s.shown)
            + f'<a class="btn" href="mailto:{s.mail}">Mejla oss</a></div>'
            for at, s in enumerate(some)
        )

    return _in_halves(facts, "Sök hjälp", show, "hours", "place", "mail")


def nested_by_town(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A list of towns, each with a list of services."""

    def show(some: Sequence[Service]) -> str:
        towns = groupby(sorted(some, key=lambda s: s.place), lambda s: s.place)
        inner = (f"<li>{town}<ul>{''.join(map(_line, there))}</ul></li>" for town, there in towns)
        return f"<ul>{''.join(inner)}</ul>"

    return _in_halves(facts, "Mottagningar och jourer i landet", show, "place")


def accordion(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A button a service opens what is said of it."""

    def show(some: Sequence[Service]) -> str:
        return "".join(
            f'<div class="accordion-item"><h3><button aria-expanded="false" aria-controls="p{at}">{escape(s.name)}'
            f'</button></h3><div id="p{at}"><p>Kontakta oss om du vill prata eller behöver råd.</p>'
            f"<p><b>Telefon</b><br>{'<br>'.join(map(rich, s.shown))}</p>"
            f"<p><b>Öppettider</b><br>{escape(s.hours)}</p></div></div>"
            for at, s in enumerate(some)
        )

    return _in_halves(facts, "Stödtelefoner och mottagningar", show, "hours")


def linked_list(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A list of links to the services' own pages, number and remark behind each."""

    def show(some: Sequence[Service]) -> str:
        items = "".join(
            f'<li><a href="https://s{at}.example.se/">{escape(s.name)} <span class="sr">(öppnas i nytt fönster)</span>'
            "</a>"
            f"<br>{rich(', '.join(s.shown))}</li>"
            for at, s in enumerate(some)
        )
        return f"<ul>{items}</ul>"

    return _in_halves(facts, "Fler som kan hjälpa dig", show)


def logos(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """The members' logos, told by their alternative texts."""
    images = "".join(f'<li><img src="l{at}.svg" alt="{escape(n)}"></li>' for at, n in enumerate(facts.members))
    return [Markup(f"<h2>Medlemmar i NMT</h2><ul class='logos'>{images}</ul>")], Facts(members=facts.members)


def linked_members(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Links to the members' sites."""
    links = "".join(
        f'<li><a href="https://m{at}.example.se">{escape(n)}</a></li>' for at, n in enumerate(facts.members)
    )
    return [Markup(f"<h2>I nätverket ingår</h2><ul>{links}</ul>")], Facts(members=facts.members)


def member_cards(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A card a member with a link to read more."""
    made = "".join(
        f'<div class="card"><h3>{escape(n)}</h3><a href="/m{at}">Läs mer</a></div>'
        for at, n in enumerate(facts.members)
    )
    return [Markup(f"<h2>Aktörer som ingår i nätverket</h2><div class='grid'>{made}</div>")], Facts(
        members=facts.members
    )


def duty_tabs(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A tab an organization, its duties in a panel."""
    tabs = "".join(f'<button role="tab" id="t{at}">{escape(d.org)}</button>' for at, d in enumerate(facts.duties))
    panels = "".join(
        f'<div role="tabpanel" aria-labelledby="t{at}"><h3>{escape(d.org)}</h3>'
        f"<ul>{''.join(f'<li>{escape(t)}</li>' for t in d.texts)}</ul></div>"
        for at, d in enumerate(facts.duties)
    )
    html = f'<h2>Vem ansvarar för vad?</h2><div role="tablist">{tabs}</div>{panels}'
    return [Markup(html)], Facts(duties=facts.duties)


def duty_rows_spanned(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table in which an organization's cell goes over the rows of its duties."""
    rows = "".join(
        f"<tr>{f'<th scope=row rowspan={len(d.texts)}>{escape(d.org)}</th>' if not at else ''}<td>{escape(t)}</td></tr>"
        for d in facts.duties
        for at, t in enumerate(d.texts)
    )
    html = f"<h2>Ansvarsfördelning</h2><table><tr><th>Aktör</th><th>Ansvar</th></tr>{rows}</table>"
    return [Markup(html)], Facts(duties=facts.duties)


def linked_laws(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """Links to the statutes, the citation as the link's text."""
    items = "".join(
        f'<li><a href="/lag{at}">{within(w)} {name_of(w)}</a> om {w.subject}</li>'
        for at, w in enumerate(facts.laws)
        if w.section
    )
    return [Markup(f"<h2>Läs mer i lagen</h2><ul>{items}</ul>")], Facts(laws=tuple(w for w in facts.laws if w.section))


def laws_spanned(facts: Facts, rng: Random) -> tuple[list[Block], Facts]:
    """A table in which a statute's cell goes over the rows of its sections."""
    laws = sorted((w for w in facts.laws if w.section), key=lambda w: w.statute)
    rows = ""
    for statute, some in groupby(laws, lambda w: w.statute):
        for at, w in enumerate(own := list(some)):
            span = f"<td rowspan={len(own)}>{title_of(statute)}</td>" if not at else ""
            rows += f"<tr>{span}<td>{within(w)}</td><td>{w.subject.capitalize()}</td></tr>"
    html = f"<h2>Bestämmelser</h2><table><tr><th>Lag</th><th>Lagrum</th><th>Gäller</th></tr>{rows}</table>"
    return [Markup(html)], Facts(laws=tuple(laws))


SERVICES = (button_cards, nested_by_town, accordion, linked_list)
MEMBERS = (logos, linked_members, member_cards)
DUTIES = (duty_tabs, duty_rows_spanned)
LAWS = (linked_laws, laws_spanned)

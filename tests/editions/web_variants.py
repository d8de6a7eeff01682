"""More web layouts: key-value tables, transposed tables, structured data, divisions without meaning."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.people import MadeUp, Person, RegionList
from tests.editions.text_layouts import county_names
from tests.editions.web_layouts import mail_html, page, phones_html

Layout = Callable[[MadeUp, Random], str]


def _vacancy(region: RegionList) -> str:
    return f"<p>{escape(region.vacancy)}</p>" if region.vacancy else ""


def key_value_tables(made: MadeUp, rng: Random) -> str:
    """A small table for each person: label to the left, value to the right."""
    parts = []
    for r in made.regions:
        parts.append(f"<h3>Region {r.name}</h3><p>Län: {escape(county_names(r, 0))}</p>{_vacancy(r)}")
        for p in r.people:
            rows = (
                ("Namn", escape(p.name)),
                ("Titel", p.title),
                ("Telefon", phones_html(p, rng)),
                ("E-post", mail_html(p.email, rng)),
            )
            parts.append("<table>" + "".join(f"<tr><th>{k}</th><td>{v}</td></tr>" for k, v in rows) + "</table>")
    return page(made, rng, "".join(parts))


def name_headings(made: MadeUp, rng: Random) -> str:
    """Regions and names both as headings."""
    parts = []
    for r in made.regions:
        parts.append(f"<h2>{r.name}</h2><p><em>{escape(county_names(r, 1))}</em></p>{_vacancy(r)}")
        for p in r.people:
            parts.append(
                f"<h3>{escape(p.name)}</h3><p>{p.title}, {escape(p.employer)}</p>"
                f"<p>{phones_html(p, rng)}</p><p>{mail_html(p.email, rng)}</p>"
            )
    return page(made, rng, "".join(parts))


def name_links(made: MadeUp, rng: Random) -> str:
    """The mail only behind the name, which is its link."""
    parts = []
    for r in made.regions:
        items = "".join(
            f'<li><a href="mailto:{p.email}">{escape(p.name)}</a>, {p.title}, {phones_html(p, rng)}</li>'
            for p in r.people
        )
        parts.append(f"<h2>Region {r.name} ({escape(county_names(r, 0))})</h2><ul>{items}</ul>{_vacancy(r)}")
    return page(made, rng, "".join(parts))


def plain_divisions(made: MadeUp, rng: Random) -> str:
    """Nothing but `div` and `span`, as builders of pages make them."""
    parts = []
    for r in made.regions:
        people = "".join(
            f'<div class="x7"><div class="x8">{escape(p.name)}</div><div class="x9"><span>{p.title}</span></div>'
            f'<div class="x9">{mail_html(p.email, rng)}</div><div class="x9">{phones_html(p, rng)}</div></div>'
            for p in r.people
        )
        parts.append(
            f'<div class="x5"><div class="x6"><b>Region {r.name}</b></div>'
            f"<div>{escape(county_names(r, 0))}</div>{people}"
            f"<div>{escape(r.vacancy)}</div></div>"
        )
    return page(made, rng, "".join(parts))


def microdata(made: MadeUp, rng: Random) -> str:
    """Cards with microdata, region in the card."""
    return page(
        made, rng, "".join(_microdata_card(r, p, rng) for r in made.regions for p in r.people) + _vacant_cards(made)
    )


def _microdata_card(r: RegionList, p: Person, rng: Random) -> str:
    return (
        '<div itemscope itemtype="https://schema.org/Person">'
        f'<h3 itemprop="name">{escape(p.name)}</h3><p itemprop="jobTitle">{p.title}</p>'
        f"<p>Region: {r.name}</p><p>Län: {escape(county_names(r, 0))}</p>"
        f'<p>Tel: <span itemprop="telephone">{phones_html(p, rng)}</span></p>'
        f'<p>E-post: <span itemprop="email">{mail_html(p.email, rng)}</span></p></div>'
    )


def _vacant_cards(made: MadeUp) -> str:
    return "".join(
        f'<div itemscope itemtype="https://schema.org/Person"><p>Region: {r.name}</p>'
        f"<p>Län: {escape(county_names(r, 0))}</p><p>{escape(r.vacancy)}</p></div>"
        for r in made.regions
        if r.vacancy
    )


def list_of_lists(made: MadeUp, rng: Random) -> str:
    """A nested list: region, then people, then fields."""
    items = []
    for r in made.regions:
        people = "".join(
            f"<li><strong>{escape(p.name)}</strong><br>{escape(p.employer)}<br>Tel: {phones_html(p, rng)}<br>"
            f"E-post: {mail_html(p.email, rng)}</li>"
            for p in r.people
        )
        inside = people or f"<li>{escape(r.vacancy)}</li>"
        items.append(f"<li>Region {r.name}: {escape(county_names(r, 0))}<ul>{inside}</ul></li>")
    return page(made, rng, f"<ul>{''.join(items)}</ul>")


def region_columns(made: MadeUp, rng: Random) -> str:
    """A table with the region in the first column and a whole contact in the second."""
    rows = ["<tr><th>Region</th><th>Kontaktperson</th><th>Län</th></tr>"]
    for r in made.regions:
        people = "".join(
            f"<p>{escape(p.name)}<br>{mail_html(p.email, rng)}<br>{phones_html(p, rng)}</p>" for p in r.people
        )
        inside = people or escape(r.vacancy)
        rows.append(f"<tr><td>{r.name}</td><td>{inside}</td><td>{escape(county_names(r, 1))}</td></tr>")
    return page(made, rng, f"<table>{''.join(rows)}</table>")


VARIANTS: tuple[Layout, ...] = (
    key_value_tables,
    name_headings,
    name_links,
    plain_divisions,
    microdata,
    list_of_lists,
    region_columns,
)

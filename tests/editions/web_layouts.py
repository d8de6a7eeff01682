"""Web layouts: what different agencies' editors and content systems make of the same list."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.people import MadeUp, Person, RegionList
from tests.editions.text_layouts import INTRO, STORY, county_names

Layout = Callable[[MadeUp, Random], str]


def page(made: MadeUp, rng: Random, body: str) -> str:
    """Put a list into a whole page: navigation, cookie text, press, footer with the switchboard."""
    helpline = (
        f"<p>Nationell stödtelefon för yrkesverksamma: <strong>{made.helpline}</strong></p>"
        if rng.random() < 0.5
        else ""
    )
    press = (
        f"<h2>Presskontakt</h2><p>{escape(made.press.name)}<br>{made.press.shown[0]}</p>" if rng.random() < 0.5 else ""
    )
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        "<title>Regionkoordinatorer - Exempelmyndigheten</title>"
        '<script>var tel = "031-390 06 00";</script></head><body>'
        '<header><a href="/">Exempelmyndigheten</a><nav><ul><li><a href="/om">Om oss</a></li>'
        '<li><a href="/region-syd">Region Syd</a></li>'
        '<li><a href="/kontakt">Kontakt</a></li></ul></nav></header>'
        '<div class="cookie-banner" role="dialog">Vi använder kakor. Läs mer om kakor. Godkänn</div>'
        f"<main><h1>Regionkoordinatorer</h1><p>{escape(INTRO.strip())}</p>{helpline}{body}{press}<p>{escape(STORY.strip())}</p>"
        "<p>Senast uppdaterad: 14 mars 2022</p></main>"
        f"<footer><p>Exempelmyndigheten<br>Box 123, 114 14 Stockholm<br>Växel: {made.switchboard}"
        "<br>Org.nr 202100-1234</p></footer></body></html>"
    )


def mail_html(address: str, rng: Random) -> str:
    kind = rng.randrange(4)
    if kind == 0:
        return escape(address)
    if kind == 1:
        return f'<a href="mailto:{address}">Skicka e-post</a>'
    return f'<a href="mailto:{address}">{escape(address)}</a>'


def _phone(shown: str, digits: str, rng: Random) -> str:
    return escape(shown) if rng.random() < 0.5 else f'<a href="tel:+46{digits[1:]}">{escape(shown)}</a>'


def phones_html(person: Person, rng: Random, sign: str = ", ") -> str:
    return sign.join(_phone(shown, digits, rng) for shown, digits in zip(person.shown, person.phones, strict=True))


def _cells(*cells: str) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)


def one_table(made: MadeUp, rng: Random) -> str:
    """One table with a region column, which spans its rows or is repeated."""
    is_spanned = rng.random() < 0.5
    columns = ["Region", "Län", "Namn", "E-post", "Telefon"]
    rows = ["<tr>" + "".join(f"<th>{c}</th>" for c in columns) + "</tr>"]
    for region in made.regions:
        counties = escape(county_names(region, rng.randrange(2)))
        span = f' rowspan="{len(region.people)}"' if is_spanned and len(region.people) > 1 else ""
        first = f"<td{span}>{region.name}</td><td{span}>{counties}</td>"
        for i, p in enumerate(region.people):
            lead = first if not span or i == 0 else ""
            rows.append(
                f"<tr>{lead}{_cells(escape(p.name), mail_html(p.email, rng), phones_html(p, rng, '<br>'))}</tr>"
            )
        if region.vacancy:
            rows.append(f'<tr>{first}<td colspan="3">{escape(region.vacancy)}</td></tr>')
    return page(made, rng, f"<table>{''.join(rows)}</table>")


def table_each(made: MadeUp, rng: Random) -> str:
    """A heading and a table for each region, with counties in a paragraph above."""
    level = rng.choice(("h2", "h3"))
    parts = []
    for region in made.regions:
        parts.append(f"<{level}>Region {region.name}</{level}><p>{escape(county_names(region, 1))}</p>")
        rows = "".join(
            "<tr>" + _cells(escape(p.name), escape(p.employer), phones_html(p, rng), mail_html(p.email, rng)) + "</tr>"
            for p in region.people
        )
        header = "<tr><th>Namn</th><th>Arbetsgivare</th><th>Telefon</th><th>E-post</th></tr>"
        parts.append(f"<table>{header}{rows}</table>" if rows else f"<p>{escape(region.vacancy)}</p>")
    return page(made, rng, "".join(parts))


def shared_cells(made: MadeUp, rng: Random) -> str:
    """A table with a row a region, in which each cell holds a line for each person."""
    rows = ["<tr><th>Region</th><th>Län</th><th>Koordinator</th><th>Telefon</th><th>E-post</th></tr>"]
    for region in made.regions:
        cells = [region.name, county_names(region, 0)]
        names = "<br>".join(escape(p.name) for p in region.people) or escape(region.vacancy)
        phones = "<br>".join(escape(", ".join(p.shown)) for p in region.people)
        mails = "<br>".join(escape(p.email) for p in region.people)
        rows.append("<tr>" + "".join(f"<td>{c}</td>" for c in (*cells, names, phones, mails)) + "</tr>")
    return page(made, rng, f"<table>{''.join(rows)}</table>")


def band_table(made: MadeUp, rng: Random) -> str:
    """One table in which a row across all columns names each region."""
    rows = ["<tr><th>Namn</th><th>Titel</th><th>Telefon</th><th>E-post</th></tr>"]
    for region in made.regions:
        rows.append(f'<tr><th colspan="4">Region {region.name} ({escape(county_names(region, 0))})</th></tr>')
        for p in region.people:
            rows.append(
                "<tr>" + _cells(escape(p.name), p.title, phones_html(p, rng), mail_html(p.email, rng)) + "</tr>"
            )
        if region.vacancy:
            rows.append(f'<tr><td colspan="4">{escape(region.vacancy)}</td></tr>')
    return page(made, rng, f"<table>{''.join(rows)}</table>")


def cards(made: MadeUp, rng: Random) -> str:
    """A card for each person, which names its region; or cards under a region's heading."""
    is_headed = rng.random() < 0.5
    parts = []
    for region in made.regions:
        counties = f"<p>{escape(county_names(region, rng.randrange(3)))}</p>"
        if is_headed:
            parts.append(f"<h2>{rng.choice(('Region ', ''))}{region.name}</h2>{counties}")
        parts.extend(_card(region, p, rng, is_headed) for p in region.people)
        if region.vacancy:
            inside = f"<p>{escape(region.vacancy)}</p>"
            lead = "" if is_headed else f"<h3>Region {region.name}</h3>{counties}"
            parts.append(f'<div class="card">{lead}{inside}</div>')
    return page(made, rng, f'<div class="grid">{"".join(parts)}</div>')


def _card(region: RegionList, p: Person, rng: Random, is_headed: bool) -> str:
    lead = "" if is_headed else f"<p class='region'>Region {region.name}</p><p>{escape(county_names(region, 0))}</p>"
    kind = rng.randrange(3)
    if kind == 0:
        inside = f"<h3>{escape(p.name)}</h3>{lead}<p>{p.title}</p><p>Telefon: {phones_html(p, rng)}</p>"
        inside += f"<p>E-post: {mail_html(p.email, rng)}</p>"
    elif kind == 1:
        inside = f"{lead}<p><strong>{escape(p.name)}</strong><br>({escape(p.audience)})<br>"
        inside += f"{phones_html(p, rng, '<br>')}<br>{mail_html(p.email, rng)}</p>"
    else:
        inside = (
            f'<div class="vcard"><span class="fn">{escape(p.name)}</span> <span class="org">{escape(p.employer)}</span>'
            f'<div class="tel">{phones_html(p, rng)}</div>'
            f'<div class="email">{mail_html(p.email, rng)}</div></div>{lead}'
        )
    return f'<article class="contact-card">{inside}</article>'


def headed_paragraphs(made: MadeUp, rng: Random) -> str:
    """A heading a region, then paragraphs; a line each, or a paragraph each."""
    level, is_split = rng.choice(("h2", "h3", "strong")), rng.random() < 0.4
    parts = []
    for region in made.regions:
        title = rng.choice((f"Region {region.name}", region.name)) if level != "strong" else f"Region {region.name}"
        parts.append(f"<p><strong>{title}</strong></p>" if level == "strong" else f"<{level}>{title}</{level}>")
        parts.append(f"<p>{escape(county_names(region, rng.randrange(3)))}</p>")
        for p in region.people:
            lines = [escape(p.name), f"({escape(p.audience)})", mail_html(p.email, rng), phones_html(p, rng, " alt. ")]
            parts.extend([f"<p>{line}</p>" for line in lines] if is_split else [f"<p>{'<br>'.join(lines)}</p>"])
        parts.extend([f"<p>{escape(region.vacancy)}</p>"] if region.vacancy else [])
    return page(made, rng, "".join(parts))


def definition_lists(made: MadeUp, rng: Random) -> str:
    """A definition list for each person under a region's heading, or one whose terms are the regions."""
    parts = []
    is_by_region = rng.random() < 0.4
    for region in made.regions:
        counties = escape(county_names(region, 1))
        if is_by_region:
            people = "".join(
                f"<dd>{escape(p.name)}<br>{mail_html(p.email, rng)}<br>{phones_html(p, rng)}</dd>"
                for p in region.people
            )
            vacancy = f"<dd>{escape(region.vacancy)}</dd>" if region.vacancy else ""
            parts.append(f"<dt>Region {region.name}</dt><dd>{counties}</dd>{people}{vacancy}")
            continue
        parts.append(f"<h2>Region {region.name}</h2><p>{counties}</p>")
        for p in region.people:
            fields = (
                ("Namn", escape(p.name)),
                ("Kommun", escape(p.employer.split()[0])),
                ("Telefon", phones_html(p, rng)),
                ("E-post", mail_html(p.email, rng)),
            )
            parts.append("<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in fields) + "</dl>")
        parts.extend([f"<p>{escape(region.vacancy)}</p>"] if region.vacancy else [])
    return page(made, rng, f"<dl>{''.join(parts)}</dl>" if is_by_region else "".join(parts))


def accordions(made: MadeUp, rng: Random) -> str:
    """An accordion panel a region, with nested lists of people."""
    parts = []
    for region in made.regions:
        people = "".join(
            f"<li>{escape(p.name)}, {p.title}<ul><li>Telefon: {phones_html(p, rng)}</li>"
            f"<li>E-post: {mail_html(p.email, rng)}</li></ul></li>"
            for p in region.people
        )
        inside = f"<ul>{people}</ul>" if people else f"<p>{escape(region.vacancy)}</p>"
        parts.append(
            f"<details><summary>Region {region.name}</summary>"
            f"<p>Omfattar {escape(county_names(region, 1))}.</p>{inside}</details>"
        )
    return page(made, rng, "".join(parts))


TABLES: tuple[Layout, ...] = (one_table, table_each, shared_cells, band_table)
CARDS: tuple[Layout, ...] = (cards, headed_paragraphs, definition_lists, accordions)

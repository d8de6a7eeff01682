"""More web pages of agencies: cards of every kind, plain paragraphs, prose, and what surrounds contacts there."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.agencies.cast import counties_of, mails_of
from tests.editions.agencies.web_pages import frame, mail_link, mail_links, tel_link, tel_links
from tests.editions.people import MadeUp, Person, RegionList

Layout = Callable[[MadeUp, Random], str]


def badge_cards(made: MadeUp, rng: Random) -> str:
    """Cards in which the region is a badge above the name; buttons stand for mail and number."""
    parts = []
    for r in made.regions:
        badge = f'<span class="badge">{r.name}</span>'
        area = f'<p class="area">{escape(counties_of(r, rng))}</p>'
        for p in r.people:
            buttons = "".join(
                f'<a class="btn" href="tel:+46{d[1:]}" aria-label="Ring">{escape(s)}</a>'
                for s, d in zip(p.shown, p.phones, strict=True)
            )
            buttons += "".join(f'<a class="btn" href="mailto:{m}">Mejla {escape(p.name)}</a>' for m in mails_of(p))
            parts.append(
                f'<div class="contact-card">{badge}<div class="name">{escape(p.name)}</div>'
                f'{area}<div class="btns">{buttons}</div></div>'
            )
        if r.vacancy:
            parts.append(f'<div class="contact-card">{badge}<div class="name">{escape(r.vacancy)}</div>{area}</div>')
    return frame(made, rng, f'<div class="row">{"".join(parts)}</div>')


def role_cards(made: MadeUp, rng: Random) -> str:
    """EPiServer: name, then `Regionkoordinator Nord` as the role, then a switchboard that all cards share."""
    parts = []
    for r in made.regions:
        area = f'<div class="epi-text">{escape(counties_of(r, rng))}</div>'
        for p in r.people:
            parts.append(
                f'<div class="block contactblock col-6"><div class="inner"><p class="contact-name">{escape(p.name)}</p>'
                f'<p class="contact-role">Regionkoordinator {r.name}</p>{area}<p>Direkt: {tel_links(p, ", ")}</p>'
                f"<p>Växel: {made.switchboard}</p><p>{mail_links(p)}</p></div></div>"
            )
        if r.vacancy:
            parts.append(
                f'<div class="block contactblock col-6"><div class="inner">'
                f'<p class="contact-name">{escape(r.vacancy)}</p>'
                f'<p class="contact-role">Regionkoordinator {r.name}</p>{area}</div></div>'
            )
    return frame(made, rng, "".join(parts))


def wordpress_columns(made: MadeUp, rng: Random) -> str:
    """WordPress: columns of blocks with pictures; a heading a region, counties in italics, names as small headings."""
    parts = []
    for r in made.regions:
        columns = "".join(
            '<div class="wp-block-column"><figure class="wp-block-image"><img src="p.jpg" alt="Porträtt"></figure>'
            f'<h4 class="wp-block-heading">{escape(p.name)}</h4><p>{p.title}<br>{escape(p.employer)}</p>'
            f"<p>{tel_links(p)}</p><p>{mail_links(p)}</p></div>"
            for p in r.people
        )
        inside = columns or f'<div class="wp-block-column"><p>{escape(r.vacancy)}</p></div>'
        parts.append(
            f'<h2 class="wp-block-heading">Region {r.name}</h2><p><i>{escape(counties_of(r, rng))}</i></p>'
            f'<div class="wp-block-columns">{inside}</div>'
        )
    return frame(made, rng, "".join(parts))


def strong_paragraphs(made: MadeUp, rng: Random) -> str:
    """One paragraph a region: its name bold, counties in brackets, then every contact on a line of its own."""
    parts = []
    for r in made.regions:
        lines = [f"<strong>Region {r.name}</strong> ({escape(counties_of(r, rng))})"]
        for p in r.people:
            numbers = ", ".join(p.shown)
            lines.append(f"{escape(p.name)}, {escape(p.employer)}, tfn {escape(numbers)}, {mail_links(p, ', ')}")
        lines += [escape(r.vacancy)] if r.vacancy else []
        parts.append(f"<p>{'<br />'.join(lines)}</p>")
    return frame(made, rng, "".join(parts))


def region_mailboxes(made: MadeUp, rng: Random) -> str:
    """A shared mailbox of each region under its heading, before the people with mails of their own."""
    parts = []
    for r in made.regions:
        box = f"nmt.{r.region_id}@example.se"
        people = "".join(
            f"<p>{escape(p.name)}<br>{p.title}<br>"
            f"Tfn: {escape(' / '.join(p.shown))}<br>E-post: {mail_links(p, '<br>E-post: ')}</p>"
            for p in r.people
        )
        parts.append(
            f"<h2>Region {r.name}</h2><p>{escape(counties_of(r, rng))}</p>"
            f"<p>Gemensam funktionsbrevlåda: {mail_link(box)}</p>{people}"
            + (f"<p>{escape(r.vacancy)}</p>" if r.vacancy else "")
        )
    return frame(made, rng, "".join(parts))


def referring_vacancies(made: MadeUp, rng: Random) -> str:
    """Vacant seats that name who is to be asked meanwhile; every contact's mail hidden behind the name."""
    others = [p for _, p in made.people()]
    parts = []
    for r in made.regions:
        parts.append(f"<h3>Region {r.name}</h3><p>{escape(counties_of(r, rng))}</p>")
        for p in r.people:
            rest = "".join(f", {mail_link(m)}" for m in mails_of(p)[1:])
            parts.append(
                f'<p><a href="mailto:{p.email}">{escape(p.name)}</a>{rest}<br>{p.title}<br>{tel_links(p, " alt ")}</p>'
            )
        if r.vacancy:
            other = rng.choice(others)
            parts.append(f"<p>Tjänsten är vakant, kontakta {escape(other.name)}.</p>")
    return frame(made, rng, "".join(parts))


def prose(made: MadeUp, rng: Random) -> str:
    """Whole sentences: `Regionkoordinator är Anna Exempel, som du når på … eller …`."""
    parts = []
    for r in made.regions:
        parts.append(f"<h3>Region {r.name}</h3><p>Regionen omfattar {escape(counties_of(r, Random(0)))}.</p>")
        for p in r.people:
            parts.append(
                f"<p>Regionkoordinator är {escape(p.name)}, {escape(p.employer)}. "
                f"Du når {rng.choice(('henne', 'honom'))} på telefon "
                f"{tel_links(p, ' eller ')} eller via e-post {mail_links(p, ' och ')}.</p>"
            )
        parts.append(f"<p>{escape(r.vacancy)}</p>" if r.vacancy else "")
    return frame(made, rng, "".join(parts))


def entity_mails(made: MadeUp, rng: Random) -> str:
    """Nested lists; mails with `&#64;`, a soft break in them, non-breaking spaces in numbers."""
    items = []
    for r in made.regions:
        people = "".join(
            f"<li>{escape(p.name)} ({p.audience.replace('&', '&amp;')})<ul>"
            + "".join(f"<li>{escape(s).replace(' ', '&nbsp;')}</li>" for s in p.shown)
            + "".join(f"<li>{m.replace('@', '&#64;<wbr>')}</li>" for m in mails_of(p))
            + "</ul></li>"
            for p in r.people
        )
        inside = people or f"<li>{escape(r.vacancy)}</li>"
        items.append(f"<li><b>{r.name}</b> – {escape(counties_of(r, rng))}<ul>{inside}</ul></li>")
    return frame(made, rng, f"<ul>{''.join(items)}</ul>")


def tabbed_panels(made: MadeUp, rng: Random) -> str:
    """Tabs name the regions; each panel repeats its name as a heading and holds a small table."""
    tabs = "".join(f'<button role="tab" id="t{r.region_id}">{r.name}</button>' for r in made.regions)
    panels = []
    for r in made.regions:
        rows = "".join(
            f"<tr><td><p>{escape(p.name)}</p><p>{escape(p.employer)}</p></td><td><p>{tel_links(p, '</p><p>')}</p>"
            f"<p>{mail_links(p, '</p><p>')}</p></td></tr>"
            for p in r.people
        )
        body = f"<table>{rows}</table>" if rows else f"<p>{escape(r.vacancy)}</p>"
        panels.append(
            f'<div role="tabpanel" aria-labelledby="t{r.region_id}"><h2>{r.name}</h2>'
            f"<p>Länen som ingår: {escape(counties_of(r, Random(3)))}</p>{body}</div>"
        )
    return frame(made, rng, f'<div class="tabs"><div role="tablist">{tabs}</div>{"".join(panels)}</div>')


def _turned(p: Person) -> str:
    given, *surname = p.name.split()
    return f"{' '.join(surname)}, {given}"


def turned_names(made: MadeUp, rng: Random) -> str:
    """A register with surnames first, the region as the last column."""
    rows = ["<tr><th>Namn</th><th>Telefonnummer</th><th>E-post</th><th>Region</th><th>Län</th></tr>"]
    for r in made.regions:
        for p in r.people:
            cells = (escape(_turned(p)), tel_links(p), mail_links(p), r.name, escape(counties_of(r, rng)))
            rows.append("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>")
        if r.vacancy:
            cells = (escape(r.vacancy), "", "", r.name, escape(counties_of(r, rng)))
            rows.append("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>")
    return frame(made, rng, f"<table>{''.join(rows)}</table>")


def titled_names(made: MadeUp, rng: Random) -> str:
    """The title before the name, the municipality after it, an extension after a number."""
    parts = []
    for r in made.regions:
        parts.append(f"<h4>Region {r.name}: {escape(counties_of(r, Random(1)))}</h4>")
        for p in r.people:
            numbers = ", ".join(tel_link(s, d) for s, d in zip(p.shown, p.phones, strict=True))
            parts.append(
                f"<p>Regionkoordinator {escape(p.name)}, {escape(p.employer)}<br>Tel. {numbers} (ankn 12)<br>"
                f"{mail_links(p)}</p>"
            )
        parts.append(f"<p>{escape(r.vacancy)}</p>" if r.vacancy else "")
    return frame(made, rng, "".join(parts))


def _seat(r: RegionList) -> str:
    return f"<p>{escape(r.vacancy)}</p>" if r.vacancy else ""


def flat_paragraphs(made: MadeUp, rng: Random) -> str:
    """A paragraph for every line and no headings at all, as pasted from a letter."""
    parts = []
    for r in made.regions:
        parts.append(f"<p>REGION {r.name.upper()}</p><p>{escape(counties_of(r, rng))}</p>")
        for p in r.people:
            lines = [escape(p.name), p.title, *map(escape, p.shown), *mails_of(p)]
            parts.append("".join(f"<p>{line}</p>" for line in lines) + "<p>&nbsp;</p>")
        parts.append(_seat(r))
    return frame(made, rng, "".join(parts))


LAYOUTS: tuple[Layout, ...] = (
    badge_cards,
    role_cards,
    wordpress_columns,
    strong_paragraphs,
    region_mailboxes,
    referring_vacancies,
    prose,
    entity_mails,
    tabbed_panels,
    turned_names,
    titled_names,
    flat_paragraphs,
)

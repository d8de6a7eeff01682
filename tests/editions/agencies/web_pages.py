"""Web pages as content systems of agencies and municipalities make them, a contact list in the middle of each."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.agencies.cast import counties_of, mails_of
from tests.editions.people import MadeUp, Person, RegionList

Layout = Callable[[MadeUp, Random], str]


def frame(made: MadeUp, rng: Random, body: str, title: str = "Kontakta regionkoordinatorerna") -> str:
    """Put a list into the divisions, menus, notices and footer of a municipal content system."""
    news = (
        '<div class="sv-portlet news"><h2>Aktuellt</h2><ul><li><a href="/n1">12 maj 2023: Nationell konferens i Umeå'
        "</a></li><li><a href='/n2'>Ny rapport från Jämställdhetsmyndigheten</a></li></ul></div>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>{title} | Exempelstad</title>'
        '<meta name="viewport" content="width=device-width"><style>.env-text{margin:0}</style></head>'
        '<body class="env"><a class="skip" href="#content">Hoppa till innehåll</a>'
        '<div id="svid10" class="sv-layout sv-header"><div class="sv-html-portlet"><div class="logo">Exempelstad</div>'
        '<form role="search"><input aria-label="Sök"><button>Sök</button></form></div>'
        '<nav aria-label="Huvudmeny"><ul><li><a href="/om">Om oss</a></li><li><a href="/nord">Region Nord</a></li>'
        "<li><a href='/vast'>Region Väst</a></li></ul></nav></div>"
        '<ol class="breadcrumb"><li>Start</li><li>Omsorg och stöd</li><li>Kontakta regionkoordinatorerna</li></ol>'
        f'<div id="content" role="main"><div class="sv-layout"><div class="sv-column-8"><h1>{title}</h1>'
        '<p class="ingress">Regionkoordinatorerna ger stöd till yrkesverksamma som möter personer som utsatts '
        "för prostitution eller människohandel. De arbetar i landets sju regioner.</p>"
        f"{body}</div></div>{news if rng.random() < 0.5 else ''}"
        '<p class="sv-metadata">Sidan uppdaterades senast den 5 juni 2023</p>'
        '<div class="feedback"><p>Hjälpte informationen på den här sidan dig?</p><button>Ja</button>'
        "<button>Nej</button></div></div>"
        f'<footer class="sv-footer"><div><h2>Kontakta oss</h2><p>Exempelstads kommun<br>'
        f"Telefon växel: {made.switchboard}"
        "<br>kommun@exempelstad.example.se<br>Organisationsnummer 212000-0001<br>Besöksadress: Storgatan 1, 901 84 Umeå"
        "</p></div></footer></body></html>"
    )


def tel_link(shown: str, digits: str) -> str:
    return f'<a href="tel:+46{digits[1:]}" class="phone">{escape(shown)}</a>'


def tel_links(p: Person, sign: str = "<br>") -> str:
    return sign.join(tel_link(shown, digits) for shown, digits in zip(p.shown, p.phones, strict=True))


def mail_link(address: str) -> str:
    return f'<a href="mailto:{address}">{escape(address)}</a>'


def mail_links(p: Person, sign: str = "<br>") -> str:
    return sign.join(map(mail_link, mails_of(p)))


def deep_divisions(made: MadeUp, rng: Random) -> str:
    """SiteVision: a portlet a region, counties in the heading's brackets, contacts as lines parted by `<br>`."""
    parts = []
    for at, r in enumerate(made.regions):
        people = "".join(
            f'<div class="sv-text-portlet"><div class="sv-text-portlet-content"><p class="env-text">'
            f"{escape(p.name)}<br>{p.title[:1].upper()}{p.title[1:]}, {escape(p.employer)}<br>"
            f"{tel_links(p)}<br>{mail_links(p)}</p></div></div>"
            for p in r.people
        )
        vacancy = f'<div class="sv-text-portlet"><p class="env-text">{escape(r.vacancy)}</p></div>' if r.vacancy else ""
        parts.append(
            f'<div class="pagecontent sv-layout" id="svid{at}"><div class="sv-vertical"><div class="sv-text-portlet">'
            f'<h2 class="subheading">Region {r.name} ({escape(counties_of(r, rng))})</h2></div>'
            f"{people}{vacancy}</div></div>"
        )
    return frame(made, rng, "".join(parts))


def list_cards(made: MadeUp, rng: Random) -> str:
    """Cards as list items; the region stands in the card's subtitle, its counties in brackets."""
    items = []
    for r in made.regions:
        area = f"Region {r.name} ({escape(counties_of(r, rng))})"
        for p in r.people:
            items.append(
                f'<li class="c-card"><div class="c-card__body"><h3 class="c-card__title">{escape(p.name)}</h3>'
                f'<p class="c-card__subtitle">{area}</p><ul class="c-card__meta"><li>{tel_links(p, "</li><li>")}</li>'
                f"<li>{mail_links(p, '</li><li>')}</li></ul></div></li>"
            )
        if r.vacancy:
            items.append(
                f'<li class="c-card"><div class="c-card__body"><h3 class="c-card__title">{escape(r.vacancy)}</h3>'
                f'<p class="c-card__subtitle">{area}</p></div></li>'
            )
    return frame(made, rng, f'<ul class="c-cards">{"".join(items)}</ul>')


def definition_cards(made: MadeUp, rng: Random) -> str:
    """A name as heading, then a definition list of region, counties, role, numbers and mails."""
    parts = []
    for r in made.regions:
        place = f"<dt>Region</dt><dd>{r.name}</dd><dt>Ansvarar för</dt><dd>{escape(counties_of(r, rng))}</dd>"
        for p in r.people:
            numbers = "".join(
                f"<dt>{'Telefon' if i == 0 else 'Mobiltelefon'}</dt><dd>{tel_link(s, d)}</dd>"
                for i, (s, d) in enumerate(zip(p.shown, p.phones, strict=True))
            )
            mails = "".join(f"<dt>E-post</dt><dd>{mail_link(m)}</dd>" for m in mails_of(p))
            parts.append(
                f'<section class="person"><h3>{escape(p.name)}</h3><dl><dt>Roll</dt><dd>{p.title}</dd>'
                f"{place}{numbers}{mails}</dl></section>"
            )
        if r.vacancy:
            parts.append(f'<section class="person"><h3>{escape(r.vacancy)}</h3><dl>{place}</dl></section>')
    return frame(made, rng, "".join(parts))


def address_blocks(made: MadeUp, rng: Random) -> str:
    """`<address>` blocks under a region's heading, with counties in small print after the people."""
    parts = []
    for r in made.regions:
        people = "".join(
            f"<address><strong>{escape(p.name)}</strong><br>{escape(p.employer)}<br>"
            f"Telefon: {tel_links(p, ' eller ')}<br>E-post: {mail_links(p, ', ')}</address>"
            for p in r.people
        )
        vacancy = f"<p><em>{escape(r.vacancy)}</em></p>" if r.vacancy else ""
        parts.append(f"<h3>{r.name}</h3>{people}{vacancy}<p><small>{escape(counties_of(r, rng))}</small></p>")
    return frame(made, rng, "".join(parts))


def spanned_heads(made: MadeUp, rng: Random) -> str:
    """A table whose first column spans a region's rows and holds its name with its counties below."""
    rows = ["<thead><tr><th>Region och län</th><th>Regionkoordinator</th><th>Kontaktuppgifter</th></tr></thead><tbody>"]
    for r in made.regions:
        head = f"<strong>Region {r.name}</strong><br>{escape(counties_of(r, rng))}"
        lead = f'<th scope="rowgroup" rowspan="{max(1, len(r.people))}">{head}</th>'
        for i, p in enumerate(r.people):
            contact = f"{tel_links(p)}<br>{mail_links(p)}"
            rows.append(
                f"<tr>{lead if i == 0 else ''}<td>{escape(p.name)}<br>{escape(p.employer)}</td><td>{contact}</td></tr>"
            )
        if r.vacancy:
            rows.append(f"<tr>{lead}<td>{escape(r.vacancy)}</td><td></td></tr>")
    return frame(
        made, rng, f'<div class="table-scroll"><table class="sv-responsive">{"".join(rows)}</tbody></table></div>'
    )


def caption_tables(made: MadeUp, rng: Random) -> str:
    """A table a region, whose caption names it and its counties; given and family names in columns of their own."""
    parts = []
    for r in made.regions:
        caption = f"Region {r.name} – {escape(counties_of(r, rng))}"
        rows = "".join(
            f"<tr><td>{escape(p.name.split()[0])}</td><td>{escape(' '.join(p.name.split()[1:]))}</td>"
            f"<td>{tel_links(p)}</td><td>{mail_links(p)}</td></tr>"
            for p in r.people
        )
        if r.vacancy:
            rows = f'<tr><td colspan="4">{escape(r.vacancy)}</td></tr>'
        head = "<tr><th>Förnamn</th><th>Efternamn</th><th>Telefon</th><th>E-postadress</th></tr>"
        parts.append(f"<table><caption>{caption}</caption>{head}{rows}</table>")
    return frame(made, rng, "".join(parts))


def region_side_by_side(made: MadeUp, rng: Random) -> str:
    """A table with a column a region, three at a time: names of regions on top, counties, then a contact a cell."""
    parts = []
    for start in range(0, len(made.regions), 3):
        some = made.regions[start : start + 3]
        heads = "".join(f"<th>Region {r.name}</th>" for r in some)
        counties = "".join(f"<td>{escape(counties_of(r, rng))}</td>" for r in some)
        rows = [f"<tr>{heads}</tr><tr>{counties}</tr>"]
        for at in range(max(1, *(len(r.people) for r in some))):
            rows.append("<tr>" + "".join(f"<td>{_side_cell(r, at)}</td>" for r in some) + "</tr>")
        parts.append(f"<table>{''.join(rows)}</table>")
    return frame(made, rng, "".join(parts))


def _side_cell(r: RegionList, at: int) -> str:
    if at < len(r.people):
        p = r.people[at]
        return f"{escape(p.name)}<br>{tel_links(p)}<br>{mail_links(p)}"
    return escape(r.vacancy) if at == 0 else ""


def button_accordion(made: MadeUp, rng: Random) -> str:
    """An accordion of buttons and panels that start closed; contacts as paragraphs with an icon's hidden words."""
    parts = []
    for at, r in enumerate(made.regions):
        people = "".join(
            f"<p><b>{escape(p.name)}</b>, {p.title}</p>"
            f'<p><span class="icon" aria-hidden="true"></span><span class="sr-only">Telefon</span> '
            f"{tel_links(p, ', ')}</p>"
            f'<p><span class="sr-only">E-post</span> {mail_links(p, ", ")}</p>'
            for p in r.people
        )
        parts.append(
            f'<div class="accordion-item"><h3><button aria-expanded="false" aria-controls="p{at}">Region {r.name}'
            f'<svg><title>Visa</title></svg></button></h3><div id="p{at}" class="accordion-panel" role="region">'
            f"<p>{escape(counties_of(r, rng))}</p>"
            f"{people or '<p>' + escape(r.vacancy) + '</p>'}</div></div>"
        )
    return frame(made, rng, "".join(parts))


LAYOUTS: tuple[Layout, ...] = (
    deep_divisions,
    list_cards,
    definition_cards,
    address_blocks,
    spanned_heads,
    caption_tables,
    region_side_by_side,
    button_accordion,
)

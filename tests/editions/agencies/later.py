"""Layouts that were written after the reading of the others was done, and measured once before anything was changed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.agencies.cast import counties_of, mails_of
from tests.editions.agencies.prints import new_print
from tests.editions.agencies.web_pages import frame, mail_links, tel_links
from tests.editions.people import COUNTIES, MadeUp

Layout = Callable[[MadeUp, Random], str | bytes]


def row_groups(made: MadeUp, rng: Random) -> str:
    """A table body a region with a header row across it, and a definition list in each cell of contacts."""
    bodies = []
    for r in made.regions:
        head = f'<tr><th colspan="2" scope="rowgroup">Region {r.name} | {escape(counties_of(r, rng))}</th></tr>'
        rows = "".join(
            f"<tr><td>{escape(p.name)}</td><td><dl><dt>Tel</dt><dd>{tel_links(p)}</dd>"
            f"<dt>Mejl</dt><dd>{mail_links(p)}</dd></dl></td></tr>"
            for p in r.people
        )
        bodies.append(f"<tbody>{head}{rows or f'<tr><td colspan=2>{escape(r.vacancy)}</td></tr>'}</tbody>")
    return frame(made, rng, f"<table>{''.join(bodies)}</table>")


def tag_cards(made: MadeUp, rng: Random) -> str:
    """A section a region whose counties are tags, and a small heading a person."""
    parts = []
    for r in made.regions:
        tags = "".join(f'<li class="tag">{COUNTIES[code]}</li>' for code in r.counties)
        people = "".join(
            f'<div class="person"><h5>{escape(p.name)}</h5><span>{p.title}</span><br>'
            f"{tel_links(p)}<br>{mail_links(p)}</div>"
            for p in r.people
        )
        seat = f"<p>{escape(r.vacancy)}</p>" if r.vacancy else ""
        parts.append(f'<section><h4>Region {r.name}</h4><ul class="tags">{tags}</ul>{people}{seat}</section>')
    return frame(made, rng, "".join(parts))


def micro_cards(made: MadeUp, rng: Random) -> str:
    """Details whose summary names region and counties; h-cards within."""
    parts = []
    for r in made.regions:
        cards = "".join(
            f'<div class="h-card"><span class="p-name">{escape(p.name)}</span>, '
            f'<span class="p-org">{escape(p.employer)}</span> <span class="p-tel">{tel_links(p, ", ")}</span> '
            f'<span class="u-email">{mail_links(p, ", ")}</span></div>'
            for p in r.people
        )
        seat = cards or f"<p>{escape(r.vacancy)}</p>"
        parts.append(f"<details><summary>{r.name} – {escape(counties_of(r, rng))}</summary>{seat}</details>")
    return frame(made, rng, "".join(parts))


def fields_by_person(made: MadeUp, rng: Random) -> str:
    """A heading a region, then a table with a column a person and a row a field."""
    parts = []
    for r in made.regions:
        parts.append(f"<h3>Region {r.name}</h3><p>Län: {escape(counties_of(r, Random(3))).removeprefix('län: ')}</p>")
        rows = (
            ("Namn", [escape(p.name) for p in r.people]),
            ("Telefon", [tel_links(p) for p in r.people]),
            ("E-post", [mail_links(p) for p in r.people]),
        )
        body = "".join(f"<tr><th>{k}</th>{''.join(f'<td>{v}</td>' for v in values)}</tr>" for k, values in rows)
        parts.append(f"<table>{body}</table>" if r.people else f"<p>{escape(r.vacancy)}</p>")
    return frame(made, rng, "".join(parts))


def sentences(made: MadeUp, rng: Random) -> str:
    """A paragraph a person that names the region itself."""
    parts = []
    for r in made.regions:
        names = ", ".join(COUNTIES[code] for code in r.counties)
        for p in r.people:
            parts.append(
                f"<p>{escape(p.name)} är regionkoordinator i Region {r.name} och nås på {' eller '.join(p.shown)} "
                f"samt {mail_links(p, ' och ')}.</p>"
            )
        parts.append(f"<p>Region {r.name} omfattar {names}.</p>")
        parts.append(f"<p>{escape(r.vacancy)}</p>" if r.vacancy else "")
    return frame(made, rng, "".join(parts))


def tab_fields(made: MadeUp, rng: Random) -> str:
    """Label, tab and value; a line of equal signs under each region."""
    parts = ["Regionkoordinatorer\n"]
    for r in made.regions:
        parts.append(f"Region {r.name}\n============\nOmråde\t{counties_of(r, rng)}\n")
        for p in r.people:
            lines = [f"Namn\t{p.name}", f"Titel\t{p.title}", *(f"Telefon\t{s}" for s in p.shown)]
            parts.append("\n".join([*lines, *(f"E-post\t{m}" for m in mails_of(p))]) + "\n")
        parts += [f"{r.vacancy}\n"] if r.vacancy else []
    return "\n".join(parts)


def counties_first(made: MadeUp, rng: Random) -> str:
    """The counties lead and the region stands in brackets; names in capitals."""
    parts = ["KONTAKTLISTA REGIONKOORDINATORER\n"]
    for r in made.regions:
        parts.append(f"{', '.join(COUNTIES[c] for c in r.counties)} (Region {r.name})\n")
        for p in r.people:
            parts.append("\n".join([p.name.upper(), *(f"Tfn {s}" for s in p.shown), *mails_of(p)]) + "\n")
        parts += [f"{r.vacancy}\n"] if r.vacancy else []
    return "\n".join(parts)


def tab_register(made: MadeUp, rng: Random) -> str:
    """A register parted by tabs, family name first."""
    rows = ["Efternamn\tFörnamn\tRegion\tLän\tMobil\tE-post"]
    for r in made.regions:
        area = ", ".join(COUNTIES[c] for c in r.counties)
        for p in r.people:
            given, *surname = p.name.split()
            rows.append("\t".join([" ".join(surname), given, r.name, area, ", ".join(p.shown), ", ".join(mails_of(p))]))
        rows += [f"{r.vacancy}\t\t{r.name}\t{area}\t\t"] if r.vacancy else []
    return "\n".join(rows) + "\n"


def circular(made: MadeUp, rng: Random) -> bytes:
    """A circular of one column: region and counties bold on one line, a contact in two lines with a bullet."""
    pdf = new_print()
    pdf.set_font(style="B", size=13)
    pdf.text(22, 20, "Cirkulär 12/2023: regionkoordinatorer")
    y = 30.0
    for r in made.regions:
        pdf.set_font(style="B", size=8)
        pdf.text(22, y, f"Region {r.name}: {counties_of(r, rng)}")
        pdf.set_font(style="", size=8)
        for p in r.people:
            pdf.text(26, y + 5, f"• {p.name}, {p.employer}")
            pdf.text(29, y + 9, "; ".join([*p.shown, *mails_of(p)]))
            y += 9
        if r.vacancy:
            pdf.text(26, y + 5, f"• {r.vacancy}")
            y += 5
        y += 9
    return bytes(pdf.output())


LAYOUTS: tuple[Layout, ...] = (
    row_groups,
    tag_cards,
    micro_cards,
    fields_by_person,
    sentences,
    tab_fields,
    counties_first,
    tab_register,
    circular,
)

"""A third set of layouts: content systems, press releases, questions and answers, exports, and what surrounds contacts.

Each is the reduced form of one that was not read, or not wholly, when it was first tried.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.agencies.cast import genitive, mails_of
from tests.editions.agencies.prints import new_print
from tests.editions.agencies.web_pages import frame, mail_links, tel_links
from tests.editions.people import COUNTIES, MadeUp, RegionList

Layout = Callable[[MadeUp, Random], str | bytes]


def _plain(r: RegionList) -> str:
    return ", ".join(COUNTIES[code] for code in r.counties)


def questions(made: MadeUp, rng: Random) -> str:
    """An accordion of questions: the region stands in the question, a byline above."""
    parts = ['<p class="byline">Text: Bo Webbman, webbredaktör. Foto: Lisa Bildkvist</p>']
    for r in made.regions:
        items = "".join(
            f"<li>{escape(p.name)}, {escape(p.employer)}. Telefon {tel_links(p, ' eller ')}, "
            f"e-post {mail_links(p, ' eller ')}.</li>"
            for p in r.people
        )
        parts.append(
            f"<details><summary>Vem är regionkoordinator i Region {r.name}?</summary>"
            f"<p>Till regionen hör {_plain(r)}. Kontakta:</p><ul>{items or f'<li>{r.vacancy}</li>'}</ul></details>"
        )
    return frame(made, rng, "".join(parts))


def press_release(made: MadeUp, rng: Random) -> str:
    """Prose wrapped at 72 characters, sentence by sentence; a press officer at the end."""
    parts = ["Nya regionkoordinatorer på plats\n"]
    for r in made.regions:
        names = [genitive(code) for code in r.counties]
        told = f"Region {r.name} omfattar {', '.join(names[:-1])}{' och ' if names[:-1] else ''}{names[-1]} län. "
        told += " ".join(
            f"För region {r.name} ansvarar {p.name}, {p.employer}, som nås på {' eller '.join(p.shown)} och "
            f"{' eller '.join(mails_of(p))}."
            for p in r.people
        )
        told += f"För region {r.name} gäller: {r.vacancy}" if r.vacancy else ""
        parts.append(textwrap.fill(told, 72, break_long_words=False, break_on_hyphens=False) + "\n")
    parts.append(f"Siv Pressman, pressekreterare\nTel: {made.press.shown[0]}\nsiv.pressman@example.se\n")
    return "\n".join(parts)


def field_blocks(made: MadeUp, rng: Random) -> str:
    """A content system that sets label and value as blocks, the region as one of the fields."""

    def field(label: str, value: str) -> str:
        return f'<div class="field"><div class="field-label">{label}:</div><div class="field-item">{value}</div></div>'

    parts = []
    for r in made.regions:
        area = field("Region", r.name) + field("Län", _plain(r))
        for p in r.people:
            facts = field("Titel", "regional koordinator") + field("Telefon", tel_links(p))
            parts.append(f"<article><h3>{escape(p.name)}</h3>{facts}{field('E-post', mail_links(p))}{area}</article>")
        parts += [f"<article><h3>{r.vacancy}</h3>{area}</article>"] if r.vacancy else []
    return frame(made, rng, "".join(parts))


def county_cards(made: MadeUp, rng: Random) -> str:
    """A card a county, the region as a tag in it; a link that is a picture, a button with the given name alone."""
    cards = []
    for r in made.regions:
        people = "".join(
            f"<p>{escape(p.name)}<br>{tel_links(p)}<br>"
            + "".join(f'<a href="mailto:{m}?subject=Hej"><img src="m.png" alt="E-post"></a>' for m in mails_of(p))
            + f'<br><a href="mailto:{p.email}">Mejla {escape(p.name.split()[0])}</a></p>'
            for p in r.people
        )
        for code in r.counties:
            body = people if code == r.counties[0] else ""
            body = body if r.people else f"<p>{r.vacancy}</p>"
            cards.append(f'<div class="kort"><h3>{genitive(code)} län</h3><p>Region {r.name}</p>{body}</div>')
    return frame(made, rng, "".join(cards))


def told_apart(made: MadeUp, rng: Random) -> str:
    """A table of counties with names, the addresses below it by name alone."""
    rows = [
        f"<tr><td>{COUNTIES[code]}</td><td>Region {r.name}</td>"
        f"<td>{', '.join(escape(p.name) for p in r.people) or r.vacancy}</td></tr>"
        for r in made.regions
        for code in r.counties
    ]
    people = "".join(
        f"<h4>{escape(p.name)}</h4><p>Telefon: {tel_links(p, ' eller ')}<br>E-post: {mail_links(p)}</p>"
        for _, p in made.people()
    )
    head = "<tr><th>Län</th><th>Region</th><th>Koordinator</th></tr>"
    return frame(made, rng, f"<table>{head}{''.join(rows)}</table><h2>Så når du koordinatorerna</h2>{people}")


def short_regions(made: MadeUp, rng: Random) -> str:
    """`Reg. Nord`, detail lines as bullets of a second level, a webmaster at the end."""
    parts = ["# Regionkoordinatorer\n"]
    for r in made.regions:
        lines = [f"## Reg. {r.name}", "", f"*{_plain(r)}*", ""]
        for p in r.people:
            lines += [f"- **{p.name}**, regional koordinator", f"  - {', '.join(p.shown)}"]
            lines += [f"  - [{m}](mailto:{m})" for m in mails_of(p)]
        parts.append("\n".join([*lines, *([f"- {r.vacancy}"] if r.vacancy else []), ""]))
    return "\n".join([*parts, "---\n", "Sidansvarig: Bo Webbman <webb@example.se>\n"])


def role_lines(made: MadeUp, rng: Random) -> str:
    """Name, then `Regionkoordinator, region Nord`, then what the region covers; no heading names a region."""
    parts = []
    for r in made.regions:
        area = [f"Regionkoordinator, region {r.name}", f"Ansvarar för {_plain(r)}"]
        for p in r.people:
            parts.append(
                "\n".join([p.name, *area, f"T: {' | '.join(p.shown)}", *(f"E: {m}" for m in mails_of(p))]) + "\n"
            )
        parts += ["\n".join([r.vacancy, *area]) + "\n"] if r.vacancy else []
    return "\n".join([*parts, "Vänliga hälsningar\nBo Webbman\n"])


def labels_above(made: MadeUp, rng: Random) -> bytes:
    """A print whose values stand under small labels, the counties flush right on the region's line."""
    pdf = new_print()
    y = 20.0
    for r in made.regions:
        pdf.set_font(style="B", size=10)
        pdf.text(20, y, f"Region {r.name}")
        pdf.set_font(style="", size=7.5)
        pdf.text(190 - pdf.get_string_width(_plain(r)), y, _plain(r))
        y += 6
        for p in r.people:
            pdf.set_font(style="", size=6)
            for x, label in ((22, "NAMN"), (80, "TELEFON"), (125, "E-POST")):
                pdf.text(x, y, label)
            pdf.set_font(style="", size=8.5)
            pdf.text(22, y + 4, p.name)
            for x, values in ((80, p.shown), (125, mails_of(p))):
                for at, value in enumerate(values):
                    pdf.text(x, y + 4 + 4 * at, value)
            y += 4 * max(len(p.shown), len(mails_of(p))) + 4
        if r.vacancy:
            pdf.set_font(style="", size=8.5)
            pdf.text(22, y, r.vacancy)
        y += 8
    return bytes(pdf.output())


LAYOUTS: tuple[Layout, ...] = (
    questions,
    press_release,
    field_blocks,
    county_cards,
    told_apart,
    short_regions,
    role_lines,
    labels_above,
)

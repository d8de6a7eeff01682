"""Pages, minutes and slides as municipalities set them: fields of a person, streets between, labels nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.people import MadeUp, Person, RegionList
from tests.editions.text_layouts import county_names, head
from tests.editions.web_layouts import mail_html, page

Layout = Callable[[MadeUp, Random], str]
_TITLES = ("naprapat", "behandlingspedagog", "metodhandledare")  # not all of them in a vocabulary


def field_lists(made: MadeUp, rng: Random) -> str:
    """Each person a list of definitions, with the region among the fields."""

    def fields(region: RegionList, name: str, rest: list[tuple[str, str]]) -> str:
        told = [("Namn", name), rest[0], ("Region", region.name), ("Län", county_names(region, 0)), *rest[1:]]
        return "".join(f"<div><dt>{label}:</dt><dd>{value}</dd></div>" for label, value in told)

    def person(p: Person) -> list[tuple[str, str]]:
        work = [("Befattning", p.title), ("Arbetsgivare", escape(p.employer))]
        return [*work, ("Telefon", ", ".join(p.shown)), ("E-post", mail_html(p.email, rng))]

    lists = [fields(r, escape(p.name), person(p)) for r in made.regions for p in r.people]
    vacant = "".join(
        f"<h2>Region {r.name}</h2><p>{county_names(r, 0)}</p><p>{r.vacancy}</p>" for r in made.regions if r.vacancy
    )
    return page(made, rng, "".join(f"<dl>{one}</dl>" for one in lists) + vacant)


def address_blocks(made: MadeUp, rng: Random) -> str:
    """A name as a heading, below it a title, a street and a switchboard before the person's own number."""
    parts = []
    for r in made.regions:
        parts.append(f"<h2>Region {r.name}</h2><p>Län som ingår: {county_names(r, 1)}</p>")
        for p in r.people:
            told = [rng.choice(_TITLES), escape(p.employer), "Besöksadress: Storgatan 17", "901 84 Umeå"]
            reached = [f"Växel: {made.switchboard}", f"Direkt: {'<br>Mobil: '.join(p.shown)}", p.email]
            parts.append(f"<address><h4>{escape(p.name)}</h4>{'<br>'.join((*told, *reached))}</address>")
        parts.append(f"<p>{r.vacancy}</p>" if r.vacancy else "")
    return page(made, rng, "".join(parts))


def labelled_sections(made: MadeUp, rng: Random) -> str:
    """Sections that only their labels name."""
    parts = []
    for r in made.regions:
        people = "".join(
            f"<p>{escape(p.name)}, {escape(p.employer)}</p><p>{' / '.join(p.shown)}</p><p>{p.email}</p>"
            for p in r.people
        )
        vacancy = f"<p>{r.vacancy}</p>" if r.vacancy else ""
        parts.append(f'<section aria-label="Region {r.name}"><p>{county_names(r, 0)}</p>{people}{vacancy}</section>')
    return page(made, rng, "".join(parts))


def nested_items(made: MadeUp, rng: Random) -> str:
    """Regions, people and what is said of them as lists within lists."""

    def listed(lines: list[str]) -> str:
        return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"

    regions = []
    for r in made.regions:
        people = [
            f"{escape(p.name)}{listed([p.title, _employer(p), *p.shown, mail_html(p.email, rng)])}" for p in r.people
        ]
        regions.append(f"Region {r.name}{listed([f'Län: {county_names(r, 1)}', *(people or [r.vacancy])])}")
    return page(made, rng, listed(regions))


def titled_slides(made: MadeUp, rng: Random) -> str:
    """Slides with their notes: `Regionkoordinator – region Nord`, and bullets."""
    slides = ["Bild 1\nUtbildning om stöd till utsatta\n\nAnteckningar:\nVälkomna!\n"]
    for at, r in enumerate(made.regions, 2):
        people = [f"• {p.name}, {p.title}, {p.employer}\n   {' / '.join(p.shown)}\n   {p.email}" for p in r.people]
        told = "\n".join(people or [f"• {r.vacancy}"])
        slides.append(
            f"Bild {at}\nRegionkoordinator – region {r.name}\n• {county_names(r, 1)}\n{told}\n\n"
            "Anteckningar:\nBerätta kort.\n"
        )
    return "\n".join(slides)


def lettered_labels(made: MadeUp, rng: Random) -> str:
    """Numbered people under regions in brackets, with `t.` and `e.`, and who put the list together."""
    blocks = [head(made, rng)]
    for r in made.regions:
        blocks.append(f"[{r.name}] {county_names(r, 1)}")
        blocks += [f"{p.name}\n{p.employer}\nt. {', '.join(p.shown)}\ne. {p.email}\n" for p in r.people]
        blocks.append(f"{r.vacancy}\n" if r.vacancy else "")
    return "\n".join([*blocks, f"Sammanställt av {made.press.name}, {made.press.email}\n"])


def _employer(person: Person) -> str:
    return "Region Gotland" if person.employer.startswith("Visby") else escape(person.employer)


LAYOUTS: tuple[Layout, ...] = (
    field_lists, address_blocks, labelled_sections, nested_items, titled_slides, lettered_labels,
)  # fmt: skip

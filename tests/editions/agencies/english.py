"""Layouts in English, as the agencies' pages for readers abroad and the English editions of brochures have them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from tests.editions.agencies.cast import mails_of
from tests.editions.agencies.web_pages import mail_links, tel_links
from tests.editions.people import COUNTIES, MadeUp, RegionList

Layout = Callable[[MadeUp, Random], str]

_REGIONS = {
    "nord": "North",
    "mitt": "Central",
    "stockholm": "Stockholm",
    "bergslagen": "Bergslagen",
    "ost": "East",
    "vast": "West",
    "syd": "South",
}
_VACANT = "The position is currently vacant."


def _frame(made: MadeUp, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><title>Regional coordinators – Test Agency</title></head><body>'
        '<a href="#main">Skip to main content</a><nav><ul><li><a href="/">Start</a></li><li><a href="/about">About</a>'
        '</li></ul></nav><main id="main"><h1>Regional coordinators against prostitution and human trafficking</h1>'
        "<p>There are seven regions in Sweden, each with one or more coordinators who support the social services.</p>"
        f"{body}<p>Last updated: 14 March 2023</p></main><footer><p>Test Agency, Box 73, 424 22 Angered. Switchboard: "
        f"{made.switchboard}. Press contact: {made.press.name}, {made.press.shown[0]}</p></footer></body></html>"
    )


def _of(r: RegionList) -> str:
    """Name the counties as one list: `Stockholm and Gotland`."""
    names = [COUNTIES[code] for code in r.counties]
    return f"{', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}"


def headed(made: MadeUp, rng: Random) -> str:
    """A heading a region, its counties, and a paragraph a person."""
    parts = []
    for r in made.regions:
        people = "".join(
            f"<p><strong>{escape(p.name)}</strong><br>Phone: {tel_links(p, ', ')}<br>E-mail: {mail_links(p, ', ')}</p>"
            for p in r.people
        )
        parts.append(f"<h2>Region {_REGIONS[r.region_id]}</h2><p>Counties: {_of(r)}</p>{people or f'<p>{_VACANT}</p>'}")
    return _frame(made, "".join(parts))


def one_table(made: MadeUp, rng: Random) -> str:
    """A table with English heads."""
    rows = [
        f"<tr><td>{_REGIONS[r.region_id]}</td><td>{_of(r)}</td><td>{escape(p.name)}</td><td>{tel_links(p, ', ')}</td>"
        f"<td>{mail_links(p, ', ')}</td></tr>"
        for r in made.regions
        for p in r.people
    ]
    rows += [
        f"<tr><td>{_REGIONS[r.region_id]}</td><td>{_of(r)}</td><td>Vacant</td><td></td><td></td></tr>"
        for r in made.regions
        if not r.people
    ]
    head = "".join(f"<th>{name}</th>" for name in ("Region", "Counties", "Coordinator", "Telephone", "E-mail"))
    return _frame(made, f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>")


def told(made: MadeUp, rng: Random) -> str:
    """A region as `The Northern Region`, whose sentence tells the counties, and one line a person."""
    names = _REGIONS | {"nord": "Northern", "ost": "Eastern", "vast": "Western", "syd": "Southern"}
    parts = []
    for r in made.regions:
        items = "".join(
            f"<li>{escape(p.name)}, regional coordinator, tel. {tel_links(p, ' or ')}, {mail_links(p, ' or ')}</li>"
            for p in r.people
        )
        counties = [f"{COUNTIES[code]} County" for code in r.counties]
        told = f"{', '.join(counties[:-1])}{' and ' if counties[1:] else ''}{counties[-1]}"
        seat = f"<ul>{items}</ul>" if items else f"<p>{_VACANT}</p>"
        parts.append(f"<h3>{names[r.region_id]} Region</h3><p>The region covers {told}.</p>{seat}")
    return _frame(made, "".join(parts))


def brochure(made: MadeUp, rng: Random) -> str:
    """Plain text of a print: labels of their own lines, counties in brackets behind the region."""
    parts = ["NATIONAL TASK FORCE AGAINST PROSTITUTION AND HUMAN TRAFFICKING\n\nContact your regional coordinator\n"]
    for r in made.regions:
        parts.append(f"\nREGION {_REGIONS[r.region_id].upper()} (the counties of {_of(r)})\n")
        for p in r.people:
            parts.append(f"Name: {p.name}\nMobile: {', '.join(p.shown)}\nE-mail: {', '.join(mails_of(p))}\n")
        parts.append("" if r.people else "Currently no coordinator\n")
    return "\n".join(parts) + "\nMarch 2023\n"


def minutes(made: MadeUp, rng: Random) -> str:
    """Plain text with a line a person, labels without colons."""
    parts = ["Test Agency\nContact list, regional coordinators\nUpdated 3 May 2024\n"]
    for r in made.regions:
        parts.append(f"\n{_REGIONS[r.region_id]} – {', '.join(COUNTIES[code] for code in r.counties)}")
        parts += [
            f"  - {p.name}, {p.title}, {p.employer}; phone {' / '.join(p.shown)}; e-mail {' / '.join(mails_of(p))}"
            for p in r.people
        ]
        parts += [] if r.people else ["  - Position vacant"]
    return "\n".join(parts)


def prose(made: MadeUp, rng: Random) -> str:
    """A paragraph a region that tells its counties and who is reached how."""
    parts = []
    for r in made.regions:
        name = f"Region {_REGIONS[r.region_id]}"
        who = " ".join(
            f"{p.name} can be reached on {' or '.join(p.shown)} and at {' or '.join(mails_of(p))}." for p in r.people
        )
        told = f"{name} consists of the counties {_of(r)}. {who or 'The post is being filled.'}"
        parts.append(f"<h3>{name}</h3><p>{told}</p>")
    return _frame(made, "".join(parts))


def cards(made: MadeUp, rng: Random) -> str:
    """A card a person: the region below the title, the counties as what the person is responsible for."""
    parts = []
    for r in made.regions:
        where = f"{_REGIONS[r.region_id]} Region</p><p>Area of responsibility: {_of(r)}</p>"
        parts += [
            f"<h4>{escape(p.name)}</h4><p>Regional Coordinator<br>{where}<p>{tel_links(p)}<br>{mail_links(p)}</p>"
            for p in r.people
        ]
        parts += [] if r.people else [f"<h4>Vacant</h4><p>{where}"]
    return _frame(made, "".join(f'<div class="card">{part}</div>' for part in parts))


LAYOUTS: tuple[Layout, ...] = (headed, one_table, told, brochure, minutes, prose, cards)

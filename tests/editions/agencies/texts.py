"""Texts as offices pass them on: exported slides, letters, registers, signatures, minutes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from random import Random

from tests.editions.agencies.cast import counties_of, mails_of
from tests.editions.people import MadeUp, Person

Layout = Callable[[MadeUp, Random], str]
_END = "Synpunkter på listan lämnas till nmt@exempelmyndigheten.example.se senast den 1 mars 2024.\n"


def slides(made: MadeUp, rng: Random) -> str:
    """Text export of slides: numbers of slides, a running foot, bullets of two levels."""
    parts = ["1\n\nNationellt metodstöd\nRegionkoordinatorernas arbete\n\nExempelmyndigheten 2024\n"]
    for at, r in enumerate(made.regions, start=2):
        lines = [str(at), "", f"Region {r.name}", f"• {counties_of(r, rng)}"]
        for p in r.people:
            lines += [f"• {p.name}, {p.employer}", f"  – {', '.join(p.shown)}", *(f"  – {m}" for m in mails_of(p))]
        lines += [f"• {r.vacancy}"] if r.vacancy else []
        parts.append("\n".join([*lines, "", "Exempelmyndigheten 2024", ""]))
    return "\n\f".join(parts)


def letter(made: MadeUp, rng: Random) -> str:
    """A letter wrapped at 60 characters: region and counties as one paragraph, a paragraph a contact."""
    parts = ["Till socialnämnderna\n", "Regionkoordinatorer från och med den 1 februari 2024\n"]
    for r in made.regions:
        parts.append(textwrap.fill(f"Region {r.name} ({counties_of(r, rng)})", 60) + "\n")
        for p in r.people:
            parts.append(f"{p.name}\n{p.title}, {p.employer}\n{' eller '.join(p.shown)}\n{chr(10).join(mails_of(p))}\n")
        parts += [f"{r.vacancy}\n"] if r.vacancy else []
    return "\n".join([*parts, _END])


def register(made: MadeUp, rng: Random) -> str:
    """An export with semicolons: given name, family name, region, counties, numbers, mails."""
    rows = ["Region;Län;Förnamn;Efternamn;Telefon;E-post"]
    for r in made.regions:
        lead = f"{r.name};{counties_of(r, Random(3)).replace('län: ', '')}"
        for p in r.people:
            given, *surname = p.name.split()
            rows.append(f"{lead};{given};{' '.join(surname)};{', '.join(p.shown)};{', '.join(mails_of(p))}")
        rows += [f"{lead};{r.vacancy};;;"] if r.vacancy else []
    return "\r\n".join(rows) + "\r\n"


def capital_labels(made: MadeUp, rng: Random) -> str:
    """Forms: labels in capitals, a value on the line below each."""
    parts = []
    for r in made.regions:
        for p in r.people:
            parts.append(
                f"REGION\n{r.name}\n\nLÄN\n{counties_of(r, Random(1))}\n\nNAMN\n{p.name}\n\nTELEFON\n"
                f"{chr(10).join(p.shown)}\n\nE-POST\n{chr(10).join(mails_of(p))}\n\n----------\n"
            )
        if r.vacancy:
            parts.append(f"REGION\n{r.name}\n\nLÄN\n{counties_of(r, Random(1))}\n\nNAMN\n{r.vacancy}\n\n----------\n")
    return "\n".join(["REGIONKOORDINATORER\n", *parts])


def _signature(p: Person, area: str) -> str:
    numbers = "\n".join(f"{'Telefon' if i == 0 else 'Mobil'} {s}" for i, s in enumerate(p.shown))
    return f"{p.name}\n{p.title[:1].upper()}{p.title[1:]}\n{area}\n{numbers}\n" + "\n".join(mails_of(p)) + "\n"


def signatures(made: MadeUp, rng: Random) -> str:
    """Signatures of mails one after another, each with its region in the third line."""
    parts = ["Kontaktlista regionkoordinatorer\n"]
    for r in made.regions:
        area = f"Region {r.name} ({counties_of(r, rng)})"
        parts += [_signature(p, area) for p in r.people]
        parts += [f"{r.vacancy}\n{area}\n"] if r.vacancy else []
    return "\n".join([*parts, _END])


def dash_lists(made: MadeUp, rng: Random) -> str:
    """`Nord – Norrbottens och Västerbottens län`, then a line a contact with the municipality in brackets."""
    parts = ["Regionala koordinatorer\n"]
    for r in made.regions:
        lines = [f"{r.name.upper()} – {counties_of(r, rng)}"]
        for p in r.people:
            lines.append(f"- {p.name} ({p.employer}) tel {', '.join(p.shown)} e-post {', '.join(mails_of(p))}")
        parts.append("\n".join([*lines, *([f"- {r.vacancy}"] if r.vacancy else [])]) + "\n")
    return "\n".join([*parts, _END])


def minutes(made: MadeUp, rng: Random) -> str:
    """Minutes: numbered points, the region in the point's title, facts as `Namn = …`."""
    parts = ["Minnesanteckningar 2024-02-06\n", "§ 4 Aktuella regionkoordinatorer\n"]
    for at, r in enumerate(made.regions, start=1):
        lines = [f"4.{at} Region {r.name}", f"Län: {counties_of(r, Random(3)).replace('län: ', '')}"]
        for p in r.people:
            lines += [
                f"Koordinator: {p.name}",
                f"Telefon: {' och '.join(p.shown)}",
                f"Mejl: {' och '.join(mails_of(p))}",
            ]
        parts.append("\n".join([*lines, *([r.vacancy] if r.vacancy else [])]) + "\n")
    return "\n".join([*parts, "§ 5 Nästa möte\nNästa möte är den 14 maj 2024.\n"])


def columns_by_spaces(made: MadeUp, rng: Random) -> str:
    """A table set with spaces, as a terminal prints it; a second number or mail on a line of its own."""
    lines = [f"{'Region':<12}{'Namn':<32}{'Telefon':<26}E-post", "-" * 100]
    for r in made.regions:
        for p in r.people:
            pairs = list(zip(p.shown + ("",) * 2, mails_of(p) + ("",) * 2, strict=False))[
                : max(len(p.shown), len(mails_of(p)))
            ]
            for i, (shown, mail) in enumerate(pairs):
                lead = (r.name, p.name) if i == 0 else ("", "")
                lines.append(f"{lead[0]:<12}{lead[1]:<32}{shown:<26}{mail}".rstrip())
        lines += [f"{r.name:<12}{r.vacancy}"] if r.vacancy else []
    areas = [f"Region {r.name}: {counties_of(r, Random(1))}" for r in made.regions]
    return "\n".join(["Regionkoordinatorer", "", *lines, "", "Regionernas län", "", *areas, ""])


LAYOUTS: tuple[Layout, ...] = (
    slides,
    letter,
    register,
    capital_labels,
    signatures,
    dash_lists,
    minutes,
    columns_by_spaces,
)

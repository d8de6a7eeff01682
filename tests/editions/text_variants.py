"""More text layouts: records on one line, fields on one line, shared numbers, headings in other forms."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.editions.people import MadeUp, Person, RegionList
from tests.editions.text_layouts import county_names, head, tail

Layout = Callable[[MadeUp, Random], str]


def _lists(
    made: MadeUp, rng: Random, heading: Callable[[RegionList], str], record: Callable[[Person], str], sign: str = "\n"
) -> str:
    blocks = [head(made, rng)]
    for region in made.regions:
        blocks.append(heading(region))
        blocks.append(sign.join(record(p) for p in region.people) or region.vacancy)
        blocks.append("")
    return "\n".join([*blocks, tail(made, rng)])


def one_line_each(made: MadeUp, rng: Random) -> str:
    """`Eva Exempel, samordnare, Umeå kommun, 070-…, eva@…` under `Region Nord – Jämtland, …`."""
    dash = rng.choice((" – ", ": ", " - "))
    is_mail_first = rng.random() < 0.5

    def record(p: Person) -> str:
        channels = [p.email, " alt. ".join(p.shown)] if is_mail_first else [" / ".join(p.shown), p.email]
        return ", ".join([p.name, p.title, p.employer, *channels])

    return _lists(made, rng, lambda r: f"Region {r.name}{dash}{county_names(r, 1)}\n", record)


def fields_in_line(made: MadeUp, rng: Random) -> str:
    """`Namn: …  Telefon: …  E-post: …` on one line."""
    gap = rng.choice(("  ", " | ", "; ", "\t"))

    def record(p: Person) -> str:
        return gap.join([f"Namn: {p.name}", f"Telefon: {', '.join(p.shown)}", f"E-post: {p.email}"])

    return _lists(made, rng, lambda r: f"{r.name.upper()}\nLän: {county_names(r, 0)}\n", record)


def role_lines(made: MadeUp, rng: Random) -> str:
    """`Regionkoordinator Nord: Eva Exempel, tel. …, e-post …`."""
    blocks = [head(made, rng)]
    for region in made.regions:
        for p in region.people:
            blocks.append(
                f"Regionkoordinator {region.name}: {p.name}\nTel. {', '.join(p.shown)}\n"
                f"E-post {p.email}\nLän: {county_names(region, 1)}\n"
            )
        if region.vacancy:
            blocks.append(f"Regionkoordinator {region.name}: {region.vacancy}\nLän: {county_names(region, 1)}\n")
    return "\n".join([*blocks, tail(made, rng)])


def region_after_name(made: MadeUp, rng: Random) -> str:
    """The name first, then the title with the region, then the counties in brackets."""
    blocks = [head(made, rng)]
    for region in made.regions:
        for p in region.people:
            lead = rng.choice(("Region ", "Regionkoordinator "))
            blocks.append(
                f"{p.name}\n{lead}{region.name} ({county_names(region, 0)})\n{p.email}\n{', '.join(p.shown)}\n"
            )
        if region.vacancy:
            blocks.append(f"{region.vacancy}\nRegion {region.name} ({county_names(region, 0)})\n")
    return "\n".join([*blocks, tail(made, rng)])


def markdown(made: MadeUp, rng: Random) -> str:
    """Headings with `##`, names between asterisks."""
    lead = rng.choice(("## Region ", "### "))

    def record(p: Person) -> str:
        return f"**{p.name}**, {p.title}\n- Telefon: {', '.join(p.shown)}\n- E-post: <{p.email}>\n"

    return _lists(made, rng, lambda r: f"{lead}{r.name}\n\n*{county_names(r, 0)}*\n", record)


def pipe_table(made: MadeUp, rng: Random) -> str:
    """A table of text: with bars, with tabs, or with semicolons."""
    sign = rng.choice((" | ", "\t", ";"))
    rows = [("Region", "Län", "Namn", "Telefon", "E-post")]
    for r in made.regions:
        rows += [(r.name, county_names(r, 0), p.name, ", ".join(p.shown), p.email) for p in r.people]
        rows += [(r.name, county_names(r, 0), r.vacancy, "", "")] if r.vacancy else []
    edge = "| " if sign == " | " else ""
    lines = [f"{edge}{sign.join(row)}{edge[::-1]}" for row in rows]
    if edge:
        lines.insert(1, "|" + "---|" * 5)
    return "\n".join([head(made, rng), *lines, "", tail(made, rng)])


def numbered(made: MadeUp, rng: Random) -> str:
    """`1. Region Nord`, then capital names, counties below the people."""
    order = {r.region_id: i for i, r in enumerate(made.regions, start=1)}

    def record(p: Person) -> str:
        return f"{p.name.upper()}\n{p.title}\n{p.email}\n{', '.join(p.shown)}\n"

    text = _lists(
        made, rng, lambda r: f"{order[r.region_id]}. Region {r.name}\nOmfattar {county_names(r, 1)}.\n", record
    )
    return text


def shared_line(made: MadeUp, rng: Random) -> str:
    """Two people under one number: printed after both names, or as a common number."""
    is_labelled = rng.random() < 0.5
    blocks = [head(made, rng)]
    for region in made.regions:
        blocks.append(f"REGION {region.name.upper()}\n{county_names(region, 0)}\n")
        for p in region.people:
            shown = [] if _is_shared(region) else [", ".join(p.shown)]
            blocks.append("\n".join([p.name, p.email, *shown]) + "\n")
        if _is_shared(region):
            lead = "Gemensam telefon: " if is_labelled else "Gemensamt nummer: "
            blocks.append(f"{lead}{region.people[0].shown[0]}\n")
        blocks.extend([region.vacancy + "\n"] if region.vacancy else [])
    return "\n".join([*blocks, tail(made, rng)])


def _is_shared(region: RegionList) -> bool:
    return len(region.people) > 1 and len({p.phones for p in region.people}) == 1


VARIANTS: tuple[Layout, ...] = (
    one_line_each,
    fields_in_line,
    role_lines,
    region_after_name,
    markdown,
    pipe_table,
    numbered,
    shared_line,
)

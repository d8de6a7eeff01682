"""Text layouts: how an agency's editor or a pasted page would set the same list without any markup."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.editions.people import COUNTIES, MadeUp, Person, RegionList

Layout = Callable[[MadeUp, Random], str]
INTRO = (
    "Här hittar du kontaktuppgifter till landets regionkoordinatorer. De är anställda inom socialtjänsten och kan ge "
    "råd i ärenden som rör prostitution och människohandel.\n"
)
STORY = (
    "Maria Testsson var 23 år när hon kom hit. Hon hade lovats ett arbete på restaurang men fick aldrig någon lön. En "
    "granne ringde polisen och hon fick hjälp av socialtjänsten.\n"
)
NEWS = "Nyhet 2022-03-14: Ny handbok om människohandel\nKonferens den 5 maj 2022 i Uppsala\n"


def county_names(region: RegionList, style: int) -> str:
    """Write a region's counties in one of the usual ways."""
    names = [COUNTIES[code] for code in region.counties]
    if style == 1:
        return ", ".join(names[:-1]) + (" och " if len(names) > 1 else "") + names[-1]
    if style == 2:
        return ", ".join(f"{name}s län" if name[-1] not in "saeo" else f"{name} län" for name in names)
    if style == 3:
        return " och ".join(names) if len(names) == 2 else " • ".join(names)
    return ", ".join(names)


def tail(made: MadeUp, rng: Random) -> str:
    """What follows a list on a page: press, switchboard, addresses, news."""
    parts = [
        f"Presskontakt\n\n{made.press.name}\n{made.press.shown[0]}\n",
        f"Växel: {made.switchboard}\nBox 123, 114 14 Stockholm\nOrg.nr: 202100-1234\n",
        NEWS,
        STORY,
    ]
    rng.shuffle(parts)
    return "\n".join([*parts[: rng.randrange(1, 4)], "Senast uppdaterad: 14 mars 2022\n"])


def head(made: MadeUp, rng: Random) -> str:
    """What stands above a list."""
    parts = ["Regionkoordinatorer\n", INTRO]
    if rng.random() < 0.5:
        parts.append(f"Nationell stödtelefon för yrkesverksamma: {made.helpline}\nÖppen helgfria vardagar 9–16.\n")
    return "\n".join(parts)


def labelled_blocks(made: MadeUp, rng: Random) -> str:
    """`Namn:`, `Telefon:`, `E-post:` in blocks under a region's heading."""
    style, form = rng.randrange(4), rng.randrange(3)
    words = rng.choice(
        (("Namn", "Telefon", "E-post"), ("Kontaktperson", "Tfn", "Mejl"), ("Koordinator", "Tel.", "E-postadress"))
    )
    blocks = [head(made, rng)]
    for region in made.regions:
        lines = [(f"Region {region.name}", region.name.upper(), f"REGION {region.name.upper()}")[form]]
        lines.append(f"{rng.choice(('Län', 'Omfattar'))}: {county_names(region, style)}")
        blocks.append("\n".join(lines) + "\n")
        blocks.extend(_labelled(person, words) for person in region.people)
        blocks.extend([region.vacancy + "\n"] if region.vacancy else [])
    return "\n".join([*blocks, tail(made, rng)])


def _labelled(person: Person, words: tuple[str, str, str]) -> str:
    name, phone, mail = words
    lines = [
        f"{name}: {person.name}",
        f"Kommun: {person.employer.split()[0].removesuffix('s')}",
        f"Målgrupp: {person.audience}",
    ]
    lines += [f"{phone}: {person.shown[0]}"] + [f"Mobil: {shown}" for shown in person.shown[1:]]
    return "\n".join([*lines, f"{mail}: {person.email}"]) + "\n"


def one_record_each(made: MadeUp, rng: Random) -> str:
    """Each record names its region itself: `Region: Nord`."""
    style = rng.randrange(2)
    blocks = [head(made, rng)]
    for region in made.regions:
        for person in region.people:
            lines = [
                f"Region: {region.name}",
                f"Län: {county_names(region, style)}",
                f"Namn: {person.name}",
                f"Befattning: {person.title}",
            ]
            blocks.append("\n".join([*lines, f"E-post: {person.email}", *(f"Tel: {s}" for s in person.shown)]) + "\n")
        if region.vacancy:
            blocks.append(f"Region: {region.name}\nLän: {county_names(region, style)}\nNamn: {region.vacancy}\n")
    return "\n".join([*blocks, tail(made, rng)])


def bare_lines(made: MadeUp, rng: Random) -> str:
    """Name, mail and number, a line each, without labels; counties above or after."""
    style, form, is_after = rng.randrange(4), rng.randrange(3), rng.random() < 0.3
    order = rng.randrange(3)
    blocks = [head(made, rng)]
    for region in made.regions:
        counties = county_names(region, style) + "\n"
        blocks.append((f"Region {region.name}", region.name, f"REGION {region.name.upper()}")[form] + "\n")
        blocks.extend([] if is_after else [counties])
        blocks.extend(_bare(person, order) for person in region.people)
        blocks.extend([region.vacancy + "\n"] if region.vacancy else [])
        blocks.extend([counties] if is_after else [])
    return "\n".join([*blocks, tail(made, rng)])


def _bare(person: Person, order: int) -> str:
    first = (person.name, f"{person.name}, {person.title}", f"{person.name} ({person.audience})")[order]
    channels = [person.email, ", ".join(person.shown)] if order != 1 else [" alt. ".join(person.shown), person.email]
    return "\n".join([first, *channels]) + "\n"


def bracketed_headings(made: MadeUp, rng: Random) -> str:
    """Counties in the heading's brackets, bulleted people under it."""
    blocks = [head(made, rng)]
    for region in made.regions:
        blocks.append(f"Region {region.name} ({county_names(region, rng.randrange(2))})\n")
        lines = [f"• {p.name}, {p.title}, {p.email}, {', '.join(p.shown)}" for p in region.people]
        blocks.append("\n".join(lines or [f"• {region.vacancy}"]) + "\n")
    return "\n".join([*blocks, tail(made, rng)])


def obfuscated(made: MadeUp, rng: Random) -> str:
    """Mails written `(at)`."""
    sign = rng.choice((" (at) ", "[at]", " snabel-a ", "(a)"))
    return bare_lines(made, rng).replace("@", sign)


def pasted_cells(made: MadeUp, rng: Random) -> str:
    """A web table pasted as text: every cell a line of its own, a blank line after each record."""
    blocks = [head(made, rng)]
    for region in made.regions:
        blocks.append(f"Region {region.name}\n{county_names(region, 0)}\n")
        blocks.extend("\n\n".join([p.name, p.employer, p.email, *p.shown]) + "\n" for p in region.people)
        blocks.extend([region.vacancy + "\n"] if region.vacancy else [])
    return "\n".join([*blocks, tail(made, rng)])


LABELLED: tuple[Layout, ...] = (labelled_blocks, one_record_each)
PLAIN: tuple[Layout, ...] = (bare_lines, bracketed_headings, pasted_cells, obfuscated)

"""Random lives over five editions: whatever happens to people in a list, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from tests.reconcile.histories import Printed, Who, who

GIVEN = ("Anna", "Bo", "Cia", "Dan", "Eli", "Fia", "Maria")
FAMILY = ("Exempelsson", "Provberg", "Testgren", "Nygift", "Mallqvist", "Skoglund")
HOUSES = {"nord": "umea.example.se", "syd": "malmo.example.se", "vast": "boras.example.se"}


def live(seed: int) -> list[Printed]:
    """Draw five editions of a list in three regions; some are dated by a range, some give no list in full."""
    rng = random.Random(seed)
    phones = [f"070-174 06 {number:02}" for number in range(5, 100)]
    rng.shuffle(phones)
    people = [_come(rng, phones, region) for region in HOUSES for _ in range(2)]
    gone: list[Who] = []
    history: list[Printed] = []
    for year in range(2018, 2023):
        if history:
            people = [_change(rng, phones, person, gone) for person in people]
            people += [gone.pop()] if gone and rng.random() < 0.3 else []
        until = f"{year}-12-31" if rng.random() < 0.3 else ""
        covers: Sequence[str] = () if rng.random() < 0.2 else ("regional_coordinators",)
        printed = [_misprint(rng, person) for person in people]
        history.append(Printed(f"e{year}", f"{year}-03-01", printed, until=until, covers=covers))  # type: ignore[arg-type]
    return history


def _come(rng: random.Random, phones: list[str], region: str, given: str = "") -> Who:
    name = f"{given or rng.choice(GIVEN)} {rng.choice(FAMILY)}"
    return who(
        region, name, _mail(name, HOUSES[region]), phones.pop(), title=rng.choice(("", "Samordnare", "Utredare"))
    )


def _mail(name: str, house: str) -> str:
    return f"{name.lower().replace(' ', '.')}@{house}"


def _change(rng: random.Random, phones: list[str], person: Who, gone: list[Who]) -> Who:
    """What happens to a post between two editions: mostly nothing."""
    region, given = person.region or "", person.name.split()[0]
    what = rng.choice(
        ("stay", "stay", "stay", "stay", "follow", "inherit", "namesake", "marry", "move", "domain", "phone")
    )
    if what in ("follow", "inherit", "namesake"):
        gone.append(person)
        heir = _come(rng, phones, region, given if what == "namesake" else "")
        return heir if what == "follow" else replace(heir, phones=person.phones)
    if what == "marry":
        name = f"{given} {rng.choice(FAMILY)}"
        return replace(person, name=name, mail=rng.choice((person.mail, _mail(name, HOUSES[region]))))
    if what == "move":
        region = rng.choice(sorted(HOUSES))
        return replace(person, region=region, mail=_mail(person.name, HOUSES[region]))
    if what == "domain":
        return replace(person, mail=person.mail.replace(".example", "kommun.example"))
    return replace(person, phones=(phones.pop(),)) if what == "phone" else person


def _misprint(rng: random.Random, person: Who) -> Who:
    """A person as printed: a digit wrong now and then, or an initial for a name."""
    draw = rng.random()
    if draw < 0.05:
        return replace(person, phones=tuple(f"{phone[:-1]}{rng.randrange(10)}" for phone in person.phones))
    return replace(person, name=f"{person.name[0]}. {person.name.split()[1]}") if draw < 0.1 else person

"""A small made-up world that meets every check: three editions, four coordinators, a vacancy, a helpline."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.publish.types import Inputs
from pipeline.validate.schema import read_schema

VOCABULARY = Path(__file__).parents[2] / "pipeline" / "vocabulary"
Frames = dict[str, pd.DataFrame]
Row = dict[str, object]

OLD, MIDDLE, NEW = "broschyr-2018", "webb-2020", "webb-2022"
DAYS = {
    OLD: (dt.date(2018, 7, 1), dt.date(2018, 9, 30)),
    MIDDLE: (dt.date(2020, 3, 2),) * 2,
    NEW: (dt.date(2022, 10, 6),) * 2,
}
ANNA, BO = "anna-exempelsson", "bo-provberg"
ANNA_MAIL, ANNA_PHONE = "anna.exempelsson@kiruna.example.se", "+46980319200"
BO_MAIL, BO_PHONE, BO_OLD_PHONE = "bo.provberg@malmo.example.se", "+46406280401", "+46406280400"
MUNICIPALITIES = {"kiruna": "2584", "malmo": "1280", "norrkoping": "0581"}


@dataclass
class World:
    """Rows by table, and helpers that add what belongs together."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in read_schema()})
    lines: int = 0

    def add(self, table: str, **row: object) -> None:
        self.rows[table].append(row)

    def say(self, edition: str, mention: str, kind: str, entity: str, **values: str) -> list[str]:
        """Statements of one mention; `phone_2` is a second phone. Gives their ids."""
        ids = []
        for name, value in values.items():
            self.lines += 1
            ids.append(f"{edition}/1.{self.lines}/{name}")
            ink = print_value(value)
            self.add(
                "statements", statement_id=ids[-1], edition_id=edition, mention_id=f"{edition}/{mention}",
                entity_type=kind, entity_id=entity, property=name.rstrip("_2"), value=value, raw_text=ink, page=1,
                line=self.lines, char_start=0, char_end=len(ink), repaired=False, confidence=1.0, status="accepted",
            )  # fmt: skip
        return ids

    def spell(self, first: str, last: str, gone: str | None = None) -> Row:
        return {
            "first_seen": DAYS[first][0], "last_seen": DAYS[last][1], "gone_by": DAYS[gone][1] if gone else None,
            "first_edition_id": first, "last_edition_id": last, "gone_edition_id": gone,
        }  # fmt: skip

    def appoint(self, ids: list[str], appointment_id: str, status: str, spell: Row, **row: object) -> None:
        self.add("appointments", appointment_id=appointment_id, role="regionkoordinator", status=status, **row, **spell)
        for statement_id in ids:
            self.add("evidence", table_name="appointments", row_key=appointment_id, statement_id=statement_id)

    def reach(self, owner_type: str, owner: str, channel: str, value: str, spell: Row) -> None:
        self.add(
            "contact_points", contact_id=f"{owner}-{channel}-{value}", owner_type=owner_type, owner_id=owner,
            channel=channel, value=value, display=value, is_shared=False, **spell,
        )  # fmt: skip

    def frames(self) -> Frames:
        return {name: pd.DataFrame(rows, columns=list(read_schema()[name].names)) for name, rows in self.rows.items()}


def print_value(value: str) -> str:
    """How an edition prints a value: a county by its name, all else as it is."""
    return {"24": "Västerbotten", "25": "Norrbotten", "05": "Östergötland", "12": "Skåne", "10": "Blekinge"}.get(
        value, value
    )


def make_world(*, with_newest: bool = True, bo_phone: str = BO_PHONE) -> Frames:
    """The tables of the made-up world.

    Args:
        with_newest: Whether the edition of 2022 has come in.
        bo_phone: The number that it prints for Bo.
    """
    world = World()
    newest = NEW if with_newest else MIDDLE
    _add_editions(world, [OLD, MIDDLE, NEW] if with_newest else [OLD, MIDDLE])
    _add_places(world, newest)
    _add_anna(world, newest)
    _add_bo(world, newest, bo_phone)
    _add_vacancy(world, newest, is_filled=with_newest)
    _add_services(world, newest)
    return world.frames()


def _add_editions(world: World, editions: list[str]) -> None:
    for number, edition in enumerate(editions):
        world.add(
            "editions", edition_id=edition, source_id=edition.split("-")[0], title="Påhittad kontaktlista",
            kind="brochure" if edition == OLD else "web_page", publisher="Påhittade myndigheten", url=None,
            file_name=f"{edition}.txt", media_type="text/plain", sha256=f"{number}" * 64, pages=1,
            dated_from=DAYS[edition][0], dated_to=DAYS[edition][1], date_basis="printed", date_evidence="Uppdaterad",
            damage_rate=0.01 * number, status="read",
        )  # fmt: skip
        world.add("edition_coverage", edition_id=edition, list_name="regional_coordinators", evidence="rubrik")


def _add_places(world: World, newest: str) -> None:
    with (VOCABULARY / "counties.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            world.add("counties", county_code=row["code"], name=row["name"])
    for region_id, name, counties in (("nord", "Nord", ("24", "25")), ("ost", "Öst", ("05",)), ("syd", "Syd", ("12",))):
        world.add("regions", region_id=region_id, name=name)
        for edition in (OLD, newest):
            world.say(edition, f"region-{region_id}", "region", region_id, name=region_id)
            for code in counties:
                world.say(edition, f"region-{region_id}", "region", region_id, county_code=code)
        for code in counties:
            world.add("region_counties", region_id=region_id, county_code=code, **world.spell(OLD, newest))
    if newest == NEW:
        world.say(NEW, "region-syd", "region", "syd", county_code="10")
        world.add("region_counties", region_id="syd", county_code="10", **world.spell(NEW, NEW))


def _add_person(world: World, person: str, name: str, first: str, last: str) -> None:
    given, family = name.split()
    spell = world.spell(first, last)
    world.add("people", person_id=person, name=name, given_name=given, family_name=family,
              first_seen=spell["first_seen"], last_seen=spell["last_seen"])  # fmt: skip
    for edition in {first, last}:
        world.add("person_names", person_id=person, name=name, edition_id=edition)
        world.add(
            "entity_ids", entity_type="person", entity_id=person, mention_id=f"{edition}/{person}", status="current"
        )


def _add_anna(world: World, newest: str) -> None:
    _add_organization(world, "kiruna", "Kiruna kommun", newest)
    _add_person(world, ANNA, "Anna Exempelsson", OLD, newest)
    ids: list[str] = []
    for edition in (OLD, newest):
        ids += world.say(edition, ANNA, "person", ANNA, name="Anna Exempelsson", email=ANNA_MAIL, phone=ANNA_PHONE,
                         employer="kiruna", region="nord", role="regionkoordinator")  # fmt: skip
    spell = world.spell(OLD, newest)
    world.appoint(ids, "anna-exempelsson-nord", "current", spell, person_id=ANNA, region_id="nord", org_id="kiruna")
    world.reach("person", ANNA, "email", ANNA_MAIL, spell)
    world.reach("person", ANNA, "phone", ANNA_PHONE, spell)
    world.rows["statements"][-5].update(raw_text="anna.exempelsson@kiruna.example.Se", repaired=True)
    world.add("repairs", repair_id="rep-1", edition_id=newest, page=1, line=world.lines - 4, char_start=30, char_end=31,
              before="S", after="s", field="mail", evidence="gemener", confidence=0.99)  # fmt: skip


def _add_bo(world: World, newest: str, phone: str) -> None:
    _add_organization(world, "malmo", "Malmö stad", newest)
    _add_person(world, BO, "Bo Provberg", MIDDLE, newest)
    ids = world.say(MIDDLE, BO, "person", BO, name="Bo Provberg", email=BO_MAIL, phone=BO_OLD_PHONE, audience="vuxna",
                    employer="malmo", region="syd", role="regionkoordinator")  # fmt: skip
    world.reach("person", BO, "email", BO_MAIL, world.spell(MIDDLE, newest))
    if newest == NEW:
        ids += world.say(NEW, BO, "person", BO, name="Bo Provberg", email=BO_MAIL, phone=phone, audience="vuxna",
                         employer="malmo", region="syd", role="regionkoordinator")  # fmt: skip
        world.reach("person", BO, "phone", BO_OLD_PHONE, world.spell(MIDDLE, MIDDLE, NEW))
        world.reach("person", BO, "phone", phone, world.spell(NEW, NEW))
        world.add("events", event_id="bo-byter", kind="phone_added", entity_type="person", entity_id=BO,
                  region_id="syd", property="phone", before=BO_OLD_PHONE, after=phone, from_edition_id=MIDDLE,
                  to_edition_id=NEW, description="Bo Provberg får ett nytt nummer")  # fmt: skip
    else:
        world.reach("person", BO, "phone", BO_OLD_PHONE, world.spell(MIDDLE, MIDDLE))
    world.appoint(ids, "bo-provberg-syd", "current", world.spell(MIDDLE, newest), person_id=BO, region_id="syd",
                  org_id="malmo", audience="vuxna")  # fmt: skip


def _add_vacancy(world: World, newest: str, *, is_filled: bool) -> None:
    ids = world.say(OLD, "region-ost", "region", "ost", vacancy="vacant")
    if not is_filled:
        world.appoint(ids, "vakans-ost", "vacant", world.spell(OLD, OLD), region_id="ost")
        return
    world.appoint(ids, "vakans-ost", "filled", world.spell(OLD, OLD, NEW), region_id="ost")
    person = "cilla-testander"
    _add_organization(world, "norrkoping", "Norrköpings kommun", newest)
    _add_person(world, person, "Cilla Testander", NEW, NEW)
    ids = world.say(NEW, person, "person", person, name="Cilla Testander", region="ost", employer="norrkoping",
                    email="cilla.testander@norrkoping.example.se", role="regionkoordinator")  # fmt: skip
    world.appoint(ids, "cilla-testander-ost", "current", world.spell(NEW, NEW), person_id=person, region_id="ost",
                  org_id="norrkoping")  # fmt: skip
    world.reach("person", person, "email", "cilla.testander@norrkoping.example.se", world.spell(NEW, NEW))


def _add_organization(world: World, org_id: str, name: str, newest: str) -> None:
    spell = world.spell(OLD, newest)
    seen = {"first_seen": spell["first_seen"], "last_seen": spell["last_seen"]}
    world.add(
        "organizations", org_id=org_id, name=name, kind="municipality", municipality_code=MUNICIPALITIES[org_id], **seen
    )
    world.add("organization_names", org_id=org_id, name=name, kind="name", **seen)


def _add_services(world: World, newest: str) -> None:
    spell = world.spell(OLD, newest)
    seen = {"first_seen": spell["first_seen"], "last_seen": spell["last_seen"]}
    for service_id, name, kind, audience, for_whom, phone in (
        ("sos", "Akut fara", "emergency", "alla", "anyone", "112"),
        ("stodtelefon", "Stödtelefon för yrkesverksamma", "helpline", "yrkesverksamma", "professionals", "+4684650040"),
        ("hjalplinje", "Påhittad hjälplinje", "helpline", "alla", "anyone", "+46701740605"),
    ):
        world.say(newest, service_id, "service", service_id, name=name, phone=phone)
        world.add("services", service_id=service_id, name=name, kind=kind, audience=audience, for_whom=for_whom, **seen)
        world.reach("service", service_id, "phone", phone, spell)
    world.add("quarantine", quarantine_id="q1", edition_id=OLD, page=2, line=7, raw_text="=cmd|' /C calc'!A0",
              reason_code="orphan_text", detail="hör inte till något block")  # fmt: skip
    world.add("review_items", review_id="r1", kind="accept", question="Är numret rätt?", status="open", subject=BO,
              property="phone", expected=BO_PHONE, evidence="två editioner")  # fmt: skip
    world.add("duties", duty_id="d1", org_id="kiruna", text="Samordnar, stödjer;\noch säger \"ja\".", edition_id=newest,
              page=1, line=3)  # fmt: skip
    world.add("legal_references", legal_id="l1", statute="socialtjänstlagen", chapter="5", section="11",
              edition_id=newest, page=1, line=4)  # fmt: skip
    world.add("network_members", network_id="nmt", org_id="kiruna", **spell)
    world.add("conflicts", conflict_id="k1", entity_type="person", entity_id=ANNA, property="phone", winner=ANNA_PHONE,
              loser="+46980319201", winner_edition_id=newest, loser_edition_id=OLD, rule="newest", margin=1.0,
              status="settled")  # fmt: skip


def make_inputs(raw: Path, version: str = "a", *, code: str = "code-1", decisions: str = "none") -> Inputs:
    """Inputs with made-up digests."""
    return Inputs(raw, f"inputs-{version}-{decisions}", code, f"captures-{version}", f"decisions-{decisions}")


def count_rows(tables: Mapping[str, pd.DataFrame]) -> int:
    return sum(len(frame) for frame in tables.values())

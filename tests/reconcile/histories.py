"""Made-up histories: editions written down person by person, as extraction and normalization would hand them on."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.domain.decision import Decision, DecisionKind
from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.domain.layout import Document, Page
from pipeline.domain.statements import Coverage, Extraction, ListName, Mention, Place, QuarantinedItem, Statement
from pipeline.normalize.values import normalize_value
from pipeline.reconcile import reconcile_editions

COORDINATORS: ListName = "regional_coordinators"
STAFF: ListName = "agency_staff"


@dataclass(frozen=True)
class Who:
    """One listed person; `region` is None for the agency's own staff, and for a coordinator listed for counties."""

    region: str | None
    name: str
    mail: str = ""
    phones: tuple[str, ...] = ()
    employer: str = ""
    title: str = ""
    audience: str = ""
    phone_confidence: float = 1.0
    counties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printed:
    """One made-up edition; without a day it prints none. `url` and `seen` are of the page and of the visit to it."""

    edition_id: str
    day: str
    people: Sequence[Who] = ()
    until: str = ""
    counties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vacant: tuple[str, ...] = ()
    covers: tuple[ListName, ...] = (COORDINATORS,)
    members: tuple[str, ...] = ()
    former: Mapping[str, Sequence[str]] = field(default_factory=dict)
    publisher: str = "Jämställdhetsmyndigheten"
    damage: float = 0.0
    url: str | None = None
    seen: str = ""
    is_scan: bool = False
    set_aside: tuple[str, ...] = ()  # mail addresses that nobody stands by


def who(region: str | None, name: str, mail: str = "", *phones: str, **more: str | float) -> Who:
    return Who(region, name, mail, phones, **more)  # type: ignore[arg-type]


class _Writer:
    """Gives mentions and statements their places, one line each."""

    def __init__(self, edition_id: str) -> None:
        self.edition_id = edition_id
        self.line = 0
        self.mentions: list[Mention] = []

    def say(self, entity_type: str, property_: str, raw: str, confidence: float = 1.0) -> Statement:
        self.line += 1
        value = normalize_value(entity_type, property_, raw)
        place = Place(1, self.line, 0, len(raw))
        return Statement(
            property_, raw, value.value, place, confidence, "made up", display=value.display or value.value
        )

    def add(
        self,
        entity_type: str,
        said: Iterable[Statement],
        list_name: ListName | None = None,
        parent_id: str | None = None,
    ) -> str:
        statements = tuple(said)
        mention_id = f"{self.edition_id}/1.{statements[0].place.line}"
        self.mentions.append(Mention(mention_id, entity_type, statements, list_name, parent_id))  # type: ignore[arg-type]
        return mention_id


def extract(printed: Printed) -> Extraction:
    """Write an edition down as its extraction."""
    writer = _Writer(printed.edition_id)
    regions = {w.region for w in printed.people if w.region} | set(printed.counties) | set(printed.vacant)
    parents: dict[str | None, str] = {}
    for region in sorted(regions):
        said = [writer.say("region", "name", region)]
        said += [writer.say("region", "county_code", county) for county in printed.counties.get(region, ())]
        said += [writer.say("region", "vacancy", "vakant")] if region in printed.vacant else []
        parents[region] = writer.add("region", said, COORDINATORS)
    if any(w.region is None and not w.counties for w in printed.people):
        parents[None] = writer.add("organization", [writer.say("organization", "name", "Jämställdhetsmyndigheten")])
    for w in printed.people:
        is_coordinator = w.region is not None or w.counties
        writer.add("person", _say_person(writer, w), COORDINATORS if is_coordinator else STAFF, parents.get(w.region))
    for member in printed.members:
        said = [writer.say("organization", "name", member), writer.say("organization", "member", "NMT")]
        said += [writer.say("organization", "former_name", former) for former in printed.former.get(member, ())]
        writer.add("organization", said, "network_members")
    start, end = _day(printed.day), _day(printed.until or printed.day or printed.seen)
    dated = DateRange(start, end, "printed" if printed.day else "inferred", "made up")
    return Extraction(
        printed.edition_id,
        Document("text/plain", (Page(1, (), is_scan=True),) if printed.is_scan else (), ()),
        dated,
        tuple(writer.mentions),
        tuple(Coverage(name, "made up") for name in printed.covers),
        tuple(
            QuarantinedItem(1, line, mail, "orphan_email", "made up") for line, mail in enumerate(printed.set_aside, 1)
        ),
        damage_rate=printed.damage,
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _say_person(writer: _Writer, w: Who) -> list[Statement]:
    said = [writer.say("person", "name", w.name)]
    said += [writer.say("person", "email", w.mail)] if w.mail else []
    said += [writer.say("person", "phone", phone, w.phone_confidence) for phone in w.phones]
    said += [writer.say("person", "county_code", county) for county in w.counties]
    said += [writer.say("person", "employer", w.employer)] if w.employer else []
    said += [writer.say("person", "title", w.title)] if w.title else []
    said += [writer.say("person", "audience", w.audience)] if w.audience else []
    return said


def capture(printed: Printed) -> Capture:
    edition = Edition(
        printed.edition_id,
        f"{printed.edition_id}.txt",
        None,
        "web_page",
        printed.publisher,
        printed.url,
        _day(printed.seen),
        None,
        None,
        hashlib.sha256(repr(printed.people).encode()).hexdigest(),
    )
    return Capture(edition, Path(edition.file), "text/plain", 1)


def reconcile(
    *history: Printed, decisions: Sequence[Decision] = (), known_ids: pd.DataFrame | None = None
) -> dict[str, pd.DataFrame]:
    return reconcile_editions(
        [capture(p) for p in history], [extract(p) for p in history], decisions, known_ids=known_ids
    )


def decide(
    kind: DecisionKind,
    subject: str,
    property_: str | None = None,
    expected: str | None = None,
    value: str | None = None,
) -> Decision:
    return Decision("d1", kind, subject, property_, expected, value, "made up", "A. Exempel", dt.date(2024, 1, 1))

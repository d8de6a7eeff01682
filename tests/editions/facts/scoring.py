"""How right what a release says of an edition's services, members, duties and laws is, and what it invents."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.domain.edition import Capture, Edition
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.extract.readers.sniff import sniff_media_type
from pipeline.normalize import normalize_editions
from pipeline.reconcile import reconcile_editions
from tests.editions.facts.cast import Facts, Service
from tests.editions.scoring import national

Tables = dict[str, pd.DataFrame]


@dataclass(slots=True)
class Tally:
    """Of one kind of fact: how many are printed, how many came out right, and how many came out that nobody printed."""

    printed: int = 0
    right: int = 0
    invented: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, told: set[str], found: set[str]) -> None:
        """Add what is told and what was found of it."""
        self.printed += len(told)
        self.right += len(told & found)
        self.invented += len(found - told)
        self.wrong += [*(f"- {one}" for one in sorted(told - found)), *(f"+ {one}" for one in sorted(found - told))]


Score = defaultdict[str, Tally]


def make_tables(data: bytes) -> Tables:
    """Take one edition the whole way to the tables of a release."""
    edition = Edition("e", "f", None, None, None, None, None, None, None, hashlib.sha256(data).hexdigest())
    document = read_document(data)
    extraction = normalize_editions([extract_statements(edition, document)])[0]
    return reconcile_editions([Capture(edition, Path("f"), sniff_media_type(data), len(data))], [extraction], [])


def score_facts(told: Facts, tables: Tables, score: Score) -> None:
    """Add to `score` what one edition tells and what its tables say; the keys are the kinds of fact."""
    _score_services(told, tables, score)
    _score_duties(told, tables, score["duties"])
    score["members"].count({_plain(name) for name in told.members}, set(_members(told, tables)))
    laws = _rows(tables["legal_references"])
    cited = {law.key: law.in_force_from for law in told.laws}
    found = {(r["statute"], r["chapter"], r["section"], r["article"]): r["in_force_from"] for r in laws}
    score["laws"].count({" | ".join(key) for key in cited}, {" | ".join(key) for key in found})
    days = {key: day for key, day in cited.items() if key in found}
    score["laws: in force"].count(
        {f"{key} {day}" for key, day in days.items() if day}, {f"{key} {found[key]}" for key in days if found[key]}
    )


def _score_services(told: Facts, tables: Tables, score: Score) -> None:
    found = _services(tables)
    printed = {_plain(s.name): s for s in told.services}
    score["services"].count(
        {_with_numbers(name, map(national, s.shown)) for name, s in printed.items()},
        {_with_numbers(name, row["numbers"].split()) for name, row in found.items()},
    )
    for name in sorted(printed.keys() & found.keys()):
        _score_details(printed[name], found[name], score)


def _score_details(service: Service, row: dict[str, str], score: Score) -> None:
    """Compare what is printed of a service beside its numbers; whom it is for may also be told by its name."""
    name = service.name
    for column, value in (("hours", service.hours), ("place", service.place), ("audience", service.audience)):
        is_free = not value and column == "audience"
        said = {f"{name}: {_bare(value)}"} if value else set()
        score[f"services: {column}"].count(
            said, {f"{name}: {_bare(row[column])}"} if row[column] and not is_free else set()
        )
    kind = row["kind"] if row["kind"] in service.kinds else service.kinds[0]
    score["services: kind"].count({f"{name}: {kind}"}, {f"{name}: {row['kind']}"})
    is_staffs, is_told = service.for_whom == "professionals", row["for_whom"] == "professionals"
    score["services: professionals only"].count({name} if is_staffs else set(), {name} if is_told else set())
    score["services: shown to anyone by mistake"].count(
        set(), {name} if is_staffs and row["for_whom"] == "anyone" else set()
    )


def _services(tables: Tables) -> dict[str, dict[str, str]]:
    """Services by name; neither a network nor 112, which every page may name."""
    points = [p for p in _rows(tables["contact_points"]) if p["owner_type"] == "service" and p["channel"] == "phone"]
    return {
        _plain(row["name"]): {
            **row,
            "numbers": " ".join(national(p["value"]) for p in points if p["owner_id"] == row["service_id"]),
        }
        for row in _rows(tables["services"])
        if row["kind"] != "network" and row["name"] != "112"
    }


def _members(told: Facts, tables: Tables) -> Iterator[str]:
    """Members, by the name that is printed where that is one of theirs (`Malmö stad` is Malmö kommun)."""
    printed = {_plain(name) for name in told.members}
    names = defaultdict(list)
    for row in (*_rows(tables["organizations"]), *_rows(tables["organization_names"])):
        names[row["org_id"]].append(_plain(row["name"]))
    for row in _rows(tables["network_members"]):
        own = names[row["org_id"]]
        yield next((name for name in own if name in printed), own[0])


def _score_duties(told: Facts, tables: Tables, tally: Tally) -> None:
    """A duty is right where its organization has its text, also where what it says is parted otherwise."""
    names = {row["org_id"]: row["name"] for row in _rows(tables["organizations"])}
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(_rows(tables["duties"]), key=lambda row: (int(row["page"]), int(row["line"]), row["duty_id"])):
        found[_plain(names[row["org_id"]])].append(_plain(row["text"]))
    printed = {_plain(d.org): [_plain(text) for text in d.texts] for d in told.duties}
    right = {(o, t) for o, texts in printed.items() for t in texts if t in " ".join(found[o])}
    invented = {(o, t) for o, texts in found.items() for t in texts if t not in " ".join(printed.get(o, []))}
    every = {(o, t) for o, texts in printed.items() for t in texts}
    tally.count({f"{o}: {t}" for o, t in every}, {f"{o}: {t}" for o, t in right | invented})


def _rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    filled = frame.astype("object").where(frame.notna(), "")
    return [{str(key): _text(value) for key, value in row.items()} for row in filled.to_dict("records")]


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _with_numbers(name: str, numbers: Iterator[str] | list[str] | map[str]) -> str:
    return f"{name} {' '.join(sorted(set(numbers)))}"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[.,:;*]", " ", text).split()).casefold()


def _bare(text: str) -> str:
    """Compare hours and audiences but for blanks, signs and what may stand before them."""
    return re.sub(r"\b(?:kl|öppet|öppen)\b\.?|[\s.]", "", text.casefold()).replace("-", "–").replace("&", "och")

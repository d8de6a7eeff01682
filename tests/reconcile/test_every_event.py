"""One small world in which each kind of event of the contract happens, and the statements behind each."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from pipeline.domain.statements import ListName
from tests.reconcile.histories import Printed, reconcile, who
from tests.reconcile.seeds import as_text

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
HEIR = who("nord", "Dan Efterträdare", "dan.eftertradare@sundsvall.example.se", "070-174 06 05")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01", "070-174 06 11")
CIA_LATER = who("syd", "Cia Testgren Lind", "cia.lind@malmo.example.se", "040-628 04 44", "070-174 06 11")
FIA = who("vast", "Fia Provberg", "fia.provberg@boras.example.se", "031-390 06 05")
GUN = who("mitt", "Gun Mallström", "gun.mallstrom@gavle.example.se", "070-174 06 77")
GUN_MOVED = who("ost", "Gun Mallström", "gun.mallstrom@gavle.example.se", "070-174 06 77")
ELI = who("mitt", "Eli Kollega", "eli.kollega@gavle.example.se")
NEW = who("vast", "Hans Nyström", "hans.nystrom@boras.example.se", "031-390 06 61")
COVERS: tuple[ListName, ...] = ("regional_coordinators", "network_members")
BEFORE = {"nord": ("Jämtland", "Norrbotten"), "mitt": ("Gävleborg",)}
AFTER = {"nord": ("Norrbotten",), "mitt": ("Gävleborg", "Jämtland")}
OLD, LATER = ("Rikspolisstyrelsen", "Skatteverket"), ("Polismyndigheten", "Tullverket")
HISTORY = (
    Printed("e1", "2019-01-01", [ANNA, CIA, FIA, GUN, ELI], covers=COVERS, members=OLD, counties=BEFORE),
    Printed("e2", "2020-01-01", [HEIR, CIA_LATER, GUN_MOVED, ELI], covers=COVERS, members=LATER, counties=AFTER,
            vacant=("vast",)),
    Printed("e3", "2021-01-01", [HEIR, CIA_LATER, GUN_MOVED, ELI, NEW], covers=COVERS, members=LATER),
)  # fmt: skip
EXPECTED = {
    ("appointed", "dan-eftertradare", "", "e2"),
    ("appointed", "hans-nystrom", "", "e3"),
    ("coordination_transferred", "umea-kommun", "sundsvalls-kommun", "e2"),
    ("email_changed", "cia-testgren", "", "e2"),
    ("left", "anna-exempelsson", "", "e2"),
    ("left", "fia-provberg", "", "e2"),
    ("member_joined", "tullverket", "nmt", "e2"),
    ("member_left", "skatteverket", "nmt", "e2"),
    ("moved", "gun-mallstrom", "", "e2"),
    ("number_inherited", "anna-exempelsson", "dan-eftertradare", "e2"),
    ("organization_renamed", "polismyndigheten", "", "e2"),
    ("phone_added", "cia-testgren", "", "e2"),
    ("phone_dropped", "cia-testgren", "", "e2"),
    ("region_extended", "mitt", "nord", "e2"),
    ("region_reduced", "nord", "mitt", "e2"),
    ("renamed", "cia-testgren", "", "e2"),
    ("vacancy_announced", "vast", "", "e2"),
    ("vacancy_filled", "vast", "hans-nystrom", "e3"),
}


@cache
def tables() -> dict[str, pd.DataFrame]:
    return reconcile(*HISTORY)


def test_each_kind_of_event_is_found_and_no_other() -> None:
    assert sorted(as_text(tables()["events"], ["kind", "entity_id", "other_id", "to_edition_id"])) == sorted(EXPECTED)


@pytest.mark.parametrize("kind", sorted({kind for kind, *_ in EXPECTED}))
def test_each_event_names_the_statements_behind_it(kind: str) -> None:
    behind = tables()["evidence"].query("table_name == 'events'")
    editions = tables()["statements"].set_index("statement_id")["edition_id"]
    for _, event in tables()["events"].query("kind == @kind").iterrows():
        told = {editions[s] for s in behind[behind["row_key"] == event["event_id"]]["statement_id"]}
        assert told & {event["from_edition_id"], event["to_edition_id"]}, event["description"]
        assert told <= {edition.edition_id for edition in HISTORY}

"""Every kind of question: the row that `nmt review` writes of it, which the item spells out itself, settles it."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pandas as pd
import pytest

from pipeline.cli.review import Answer, ReviewItem, make_decision
from pipeline.domain.decision import Decision
from pipeline.errors import InputError
from pipeline.reconcile import KNOWN_IDS_TABLE
from tests.reconcile.histories import Printed, Who, decide, reconcile, who

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
WED = who("nord", "Vendela Exempelsson", "vendela.exempelsson@umea.example.se", "070-174 06 05")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")

REGIONS, GIVEN = ("nord", "syd", "mitt", "vast", "ost"), ("Ada", "Bo", "Cia", "Dan", "Eli")

DOTTED = [
    who(region, f"{name} Exempelsson", f"{name.lower()}.exempelsson@lund.example.se")
    for region, name in zip(REGIONS[1:], GIVEN, strict=False)
]


def _year(number: int, *people: Who) -> Printed:
    return Printed(f"e{number}", f"202{number}-01-01", people)


def _moved(name: str) -> list[Printed]:
    """Somebody of a name gone from nord and new in syd, with nothing in common."""
    mail = name.lower().replace(" ", ".")
    old, new = f"{mail}@umea.example.se", f"{mail}@lund.example.se"
    return [_year(1, who("nord", name, old, "0980-319 200")), _year(2, who("syd", name, new, "040-628 04 02"))]


HISTORIES: dict[str, list[Printed]] = {
    "unsure_identity": _moved("Anna Johansson"),
    "thin_merge": _moved("Karin Lindberg"),
    "name_change": [
        _year(1, WED),
        _year(2, replace(WED, name="Vendela Nygift", mail="vendela.nygift@umea.example.se")),
    ],
    "conflict": [_year(1, ANNA), _year(2, replace(ANNA, phones=("070-174 06 06",)))],
    "invalid_phone": [_year(1, replace(ANNA, phones=("070-174 06",)))],
    "doubtful_owner": [_year(1, replace(CIA, phones=("070-174 06 05",), phone_confidence=0.5))],
    "unknown_region": [_year(1, replace(ANNA, region="Region Fjäll"))],
    "unplaced_coordinator": [_year(1, replace(ANNA, region=None, counties=("Skåne", "Uppsala")))],
    "unknown_employer": [_year(1, replace(ANNA, mail="anna.exempelsson@obekant.example.se"))],
    "lost_dot": [_year(1, *DOTTED, replace(ANNA, mail="annaexempelsson@umea.example.se"))],
    "lost_accent": [replace(_year(1, who("nord", "Anna Jonsson", "anna.jonsson@umea.example.se")), damage=0.2)],
    "misspelt_mail": [_year(1, ANNA), _year(2, replace(ANNA, mail="anna.exempelson@nya.umea.example.se"))],
    "near_number": [_year(1, ANNA), _year(2, who("nord", "Dan Provberg", "", "075-174 06 05"))],
    "held_number": [_year(1, ANNA, CIA), _year(2, ANNA, replace(CIA, phones=ANNA.phones))],
    "unknown_date": [_year(1, ANNA), Printed("odaterad", "", (CIA,))],
    "partial_list": [
        _year(1, *(who(region, f"{name} Exempelsson") for region, name in zip(REGIONS, GIVEN, strict=True))),
        _year(2, who("nord", "Ada Exempelsson"), who("syd", "Bo Exempelsson")),
    ],
    "unlisted_people": [
        _year(1, ANNA),
        replace(_year(2), covers=(), set_aside=tuple(f"{name.lower()}.testgren@lund.example.se" for name in GIVEN)),
    ],
    "stale_decision": [_year(1, ANNA)],
}
STALE = decide("correct_value", "anna-exempelsson", "phone", "+46701740611", "070-174 06 99")


def _ask(tables: dict[str, pd.DataFrame], kind: str) -> list[ReviewItem]:
    """The open questions of a kind, as `nmt review` reads them."""
    rows = tables["review_items"].query("kind == @kind and status == 'open'").astype(object)
    names = [field.name for field in fields(ReviewItem)]
    return [ReviewItem(*row) for row in rows.where(rows.notna(), None)[names].itertuples(index=False)]


def _answers(item: ReviewItem) -> list[Decision]:
    """Yes, no and another value, as far as the question can be answered so; yes is the row that the item spells out."""
    made = []
    for answer in (Answer(item.review_id, "accept"), Answer(item.review_id, "reject"), _correct(item)):
        try:
            made.append(make_decision(item, answer, by="A. Exempel", reason="made up", on=dt.date(2024, 1, 1)))
        except InputError:
            continue
    assert made
    return made


def _correct(item: ReviewItem) -> Answer:
    if item.decision_kind == "set_date":
        return Answer(item.review_id, "value", "2023-05-01")
    value = {"phone": "070-174 06 99", "email": "anna.provqvist@umea.example.se"}.get(item.property or "", "Nord")
    return Answer(item.review_id, "value", value)


@pytest.mark.parametrize("kind", HISTORIES)
def test_whatever_is_answered_settles_the_question(kind: str) -> None:
    history, before = HISTORIES[kind], [STALE] if kind == "stale_decision" else []
    tables = reconcile(*history, decisions=before)
    asked = _ask(tables, kind)
    assert asked
    for item in asked:
        for decision in _answers(item):
            after = reconcile(*history, decisions=[*before, decision], known_ids=tables[KNOWN_IDS_TABLE])
            outcome = after["decisions"].set_index("decision_id").loc[decision.decision_id]
            assert outcome["status"] == "applied", (decision, outcome["effect"])
            assert item.review_id not in {i.review_id for i in _ask(after, kind)}, decision
            assert len(_ask(after, kind)) < len(asked), decision


def test_no_region_can_be_put_where_none_is_printed() -> None:
    (item,) = _ask(reconcile(_year(1, replace(ANNA, region=""))), "unplaced_coordinator")
    assert [decision.kind for decision in _answers(item)] == ["accept"]


def test_the_day_of_an_edition_is_a_day() -> None:
    (item,) = _ask(reconcile(*HISTORIES["unknown_date"]), "unknown_date")
    with pytest.raises(InputError, match="it asks for a day such as 2021-09-08, not 'i våras'"):
        make_decision(item, Answer(item.review_id, "value", "i våras"), by="A", reason="", on=dt.date(2024, 1, 1))
    with pytest.raises(InputError, match="it asks for a value"):
        make_decision(item, Answer(item.review_id, "accept"), by="A", reason="", on=dt.date(2024, 1, 1))

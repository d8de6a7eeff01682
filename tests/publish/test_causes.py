from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.publish import list_releases, publish_release
from pipeline.publish.causes import Replay, find_causes, list_erased
from pipeline.publish.changes import Cell
from tests.publish.fixtures import BO, BO_PHONE, Frames, make_inputs, make_world

NEW_PHONE = "+46406280402"
COLUMNS = {
    "people": ("person_id", "name", "initials"),
    "statements": ("statement_id", "value", "raw_text", "entity_id", "status"),
    "appointments": ("appointment_id", "person_id", "title"), "checks": ("check_id", "detail"),
    "repairs": ("repair_id", "after"), "entity_ids": ("entity_id",), "duties": ("duty_id", "text"),
    "identity_evidence": ("score",), "contact_points": ("contact_id", "value"),
    "evidence": ("statement_id",), "review_items": ("review_id", "kind", "question"),
}  # fmt: skip
_SPLIT = ("statements", "s2", "entity_id", "changed", "asa", "asa-2")


def _with_title(tables: Frames, title: str) -> Frames:
    tables["appointments"]["title"] = title
    return tables


def _causes(outputs: Path) -> dict[tuple[str, str, str], str]:
    with (outputs / "latest" / "changes.csv").open(encoding="utf-8", newline="") as file:
        return {(row["table_name"], row["row_key"], row["column_name"]): row["cause"] for row in csv.DictReader(file)}


def test_new_captures_with_the_same_code_are_the_source(shelf_copy: Path) -> None:
    published = publish_release(make_world(bo_phone=NEW_PHONE), shelf_copy, make_inputs(shelf_copy, "c"))
    assert set(published.changes) == {"source"}


def test_new_code_on_the_same_inputs_is_never_the_source(shelf_copy: Path) -> None:
    tables = _with_title(make_world(), "samordnare")
    published = publish_release(tables, shelf_copy, make_inputs(shelf_copy, "b", code="code-2"))
    assert set(published.changes) == {"fusion"}


def test_a_release_with_new_code_and_new_captures_is_told_apart_by_replay(shelf_copy: Path) -> None:
    tables = _with_title(make_world(bo_phone=NEW_PHONE), "samordnare")
    replayed = _with_title(make_world(), "samordnare")
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c", code="code-2"), replayed=replayed)
    causes = _causes(shelf_copy)
    assert causes["appointments", "bo-provberg-syd", "title"] == "fusion"
    assert causes["contact_points", f"{BO}-phone-{NEW_PHONE}", "value"] == "source"
    assert causes["contact_points", f"{BO}-phone-{BO_PHONE}", "value"] == "source"


def test_a_decision_alone_is_the_cause_of_all(shelf_copy: Path) -> None:
    tables = _with_title(make_world(), "samordnare")
    published = publish_release(tables, shelf_copy, make_inputs(shelf_copy, "b", decisions="one"))
    assert set(published.changes) == {"decision"}


def test_a_decision_beside_new_captures_is_told_apart_by_replay(shelf_copy: Path) -> None:
    tables = _with_title(make_world(bo_phone=NEW_PHONE), "samordnare")
    undecided = make_world(bo_phone=NEW_PHONE)
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c", decisions="one"), undecided=undecided)
    causes = _causes(shelf_copy)
    assert causes["appointments", "bo-provberg-syd", "title"] == "decision"
    assert causes["contact_points", f"{BO}-phone-{NEW_PHONE}", "value"] == "source"


def test_a_column_that_a_release_brings_is_the_schema(shelf_copy: Path) -> None:
    newest = list_releases(shelf_copy)[-1]
    path = newest.path / "csv" / "people.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    at = rows[0].index("family_name")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([cell for index, cell in enumerate(row) if index != at] for row in rows)
    tables = _with_title(make_world(), "samordnare")
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "b", code="code-2"))
    assert _causes(shelf_copy)["people", BO, "family_name"] == "schema"


def test_a_table_that_a_release_takes_away_or_bounds_more_closely_is_the_schema(shelf_copy: Path) -> None:
    newest = list_releases(shelf_copy)[-1].path
    (newest / "csv" / "spokespeople.csv").write_text("spokesperson_id\r\nbo-provberg\r\n", encoding="utf-8")
    schema = newest / "schema.sql"
    schema.write_text(schema.read_text(encoding="utf-8").replace('"channel" VARCHAR NOT NULL', '"channel" VARCHAR'))
    tables = _with_title(make_world(bo_phone=NEW_PHONE), "samordnare")
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c", code="code-2"))
    causes = _causes(shelf_copy)
    assert (causes["spokespeople", "*", "*"], causes["contact_points", "*", "*"]) == ("schema", "schema")
    assert causes["contact_points", f"{BO}-phone-{NEW_PHONE}", "value"] == "source"


@pytest.mark.parametrize(
    ("cell", "learned", "cause"),
    [
        (("repairs", "r1", "after", "changed", "a", "å"), [], "repair"),
        (("statements", "s1", "value", "changed", "Asa", "Åsa"), [], "repair"),
        (("statements", "s1", "entity_id", "changed", "asa", "asa-2"), [], "matching"),
        (("statements", "s1", "status", "changed", "accepted", "outvoted"), [], "fusion"),
        (("people", "asa", "name", "changed", "Asa", "Åsa"), [], "fusion"),
        (
            ("people", "asa", "name", "changed", "Asa", "Åsa"),
            [("statements", "s1", "value", "changed", "Asa", "Åsa")],
            "repair",
        ),
        (
            ("people", "asa-2", "name", "added", None, "Åsa"),
            [("statements", "s1", "entity_id", "changed", "asa", "asa-2")],
            "matching",
        ),
        (
            ("appointments", "asa-nord", "person_id", "changed", "asa", "asa-2"),
            [("statements", "s1", "entity_id", "changed", "asa", "asa-2")],
            "matching",
        ),
        (
            ("appointments", "asa-2-nord", "title", "added", None, "samordnare"),
            [_SPLIT, ("appointments", "asa-2-nord", "person_id", "added", None, "asa-2")],
            "matching",
        ),
        (
            ("appointments", "asa-nord", "title", "changed", "chef", "samordnare"),
            [_SPLIT, ("appointments", "asa-2-nord", "person_id", "added", None, "asa-2")],
            "fusion",
        ),
        (
            ("evidence", "appointments|asa-2-nord|s1", "statement_id", "added", None, "s1"),
            [_SPLIT, ("appointments", "asa-2-nord", "person_id", "added", None, "asa-2")],
            "matching",
        ),
        (
            ("duties", "kiruna-1", "duty_id", "removed", "kiruna-1", None),
            [
                ("statements", "s1", "value", "changed", "stéd", "stöd"),
                ("duties", "kiruna-1", "text", "removed", "stéd", None),
            ],
            "repair",
        ),
        (
            ("review_items", "thin-merge-1", "question", "added", None, "Are they two persons?"),
            [("review_items", "thin-merge-1", "kind", "added", None, "thin_merge")],
            "matching",
        ),
        (
            ("review_items", "vacancy-1", "question", "added", None, "Who is it?"),
            [("review_items", "vacancy-1", "kind", "added", None, "unreachable_name")],
            "fusion",
        ),
        (
            ("review_items", "name-change-1", "question", "added", None, "Are they one person?"),
            [("review_items", "name-change-1", "kind", "added", None, "name_change")],
            "matching",
        ),
        (
            ("identity_evidence", "a/1.1|b/1.1", "score", "changed", "38.0", "12.0"),
            [("statements", "a/1.1:name", "value", "changed", "Asa", "Åsa")],
            "repair",
        ),
        (
            ("identity_evidence", "b/1.1|c/1.1", "score", "added", None, "12.0"),
            [
                ("statements", "a/1.1:name", "value", "changed", "Asa", "Åsa"),
                ("identity_evidence", "a/1.1|b/1.1", "score", "removed", "12.0", None),
            ],
            "repair",
        ),
        (("identity_evidence", "a/1.1|b/1.1", "score", "changed", "38.0", "12.0"), [], "matching"),
        (
            ("contact_points", "asa-4670", "contact_id", "added", None, "asa-4670"),
            [
                ("statements", "a/1.1:phone", "value", "changed", "+4671", "+4670"),
                ("entity_ids", "contact_point|asa-4670|a/1.1:phone:+4670", "entity_id", "added", None, "asa-4670"),
                ("contact_points", "asa-4670", "value", "added", None, "+4670"),
            ],
            "repair",
        ),
        (
            ("evidence", "organization_names|kiruna|Kiruna kommun|a/1.1:email", "statement_id", "removed", "x", None),
            [("statements", "a/1.1:email", "value", "changed", "a@kiruna", "a@kirona")],
            "repair",
        ),
        (
            ("entity_ids", "person|asa|a/1.1", "entity_id", "added", None, "asa"),
            [("statements", "a/1.1:name", "value", "added", None, "Åsa")],
            "repair",
        ),
        (
            ("entity_ids", "person|asa-2|a/1.1", "entity_id", "added", None, "asa-2"),
            [
                ("statements", "a/1.1:title", "value", "changed", "chef", "chéf"),
                ("statements", "a/1.1:name", "entity_id", "changed", "asa", "asa-2"),
            ],
            "matching",
        ),
        (("appointments", "asa-nord", "list_name", "added", None, "x"), [], "schema"),
        (("people", "asa", "initials", "changed", "Å", None), [], "schema"),
        (("checks", "people.no_rows", "detail", "changed", None, "asa"), [], "schema"),
        (
            ("checks", "people.has_name", "detail", "changed", None, "asa"),
            [
                ("statements", "a/1.1:name", "value", "changed", "Asa", "Åsa"),
                ("people", "asa", "name", "changed", "Asa", "Åsa"),
            ],
            "repair",
        ),
        (("spokespeople", "*", "*", "removed", "4 rows", None), [], "schema"),
        (("evidence", "*", "*", "added", None, "4 rows"), [], "schema"),
    ],
)
def test_what_the_code_did_is_told_apart(
    cell: tuple[str, str, str, str, str | None, str | None],
    learned: list[tuple[str, str, str, str, str | None, str | None]],
    cause: str,
) -> None:
    cells = [Cell(*parts) for parts in [cell, *learned]]  # type: ignore[arg-type]
    found = find_causes(cells[:1], Replay(tuple(cells), (), COLUMNS))
    assert found[0][1] == cause


@pytest.mark.parametrize(("is_same_code", "expected"), [(True, {"seen", "read"}), (False, {"seen"})])
def test_what_an_erasure_did_is_told_from_what_new_code_did(is_same_code: bool, expected: set[str]) -> None:
    cells = (
        Cell("quarantine", "seen", "reason_code", "added", None, "erased"),
        Cell("quarantine", "seen", "detail", "added", None, "en person med det namnet är borttagen"),
        Cell("quarantine", "read", "reason_code", "added", None, "orphan_phone"),
    )
    erased = list_erased(cells, is_same_code=is_same_code)
    assert {key for _, key in erased} == expected
    told = find_causes(cells, Replay(cells, (), COLUMNS, erased))
    assert {cell.row_key for cell, cause in told if cause == "erasure"} == expected

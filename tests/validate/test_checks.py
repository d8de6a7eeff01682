from __future__ import annotations

import pandas as pd
import pytest

from pipeline.validate import check_tables, failed_errors, failed_warnings, validate_tables
from pipeline.validate.conform import conform_frame, conform_tables
from pipeline.validate.models import MODELS
from pipeline.validate.schema import read_schema
from tests.publish.fixtures import Frames, make_world
from tests.reconcile.histories import Printed, reconcile


def _failed(tables: Frames) -> set[str]:
    checks = check_tables(tables)
    return set(checks.loc[checks["status"] == "failed", "check_id"])


def _set(tables: Frames, table: str, row: int, column: str, value: object) -> Frames:
    frame = tables[table].astype("object").copy()
    values = list(frame[column])
    values[row] = value
    frame[column] = pd.Series(values, dtype="object", index=frame.index)
    return {**tables, table: frame}


@pytest.mark.parametrize("with_newest", [True, False])
def test_the_made_up_world_meets_every_check(with_newest: bool) -> None:
    assert _failed(make_world(with_newest=with_newest)) == set()


def test_what_is_validated_is_given_back_in_the_declared_types_and_fits_them() -> None:
    tables = make_world()
    validated = validate_tables(tables)
    assert validated["checks"].equals(check_tables(tables))
    assert set(validated) == {*tables, "checks"}
    for name, given in conform_tables(validated).items():
        if name in tables and name != "checks":
            assert not given.misfits
            pd.testing.assert_frame_equal(given.frame, validated[name])


def test_no_table_at_all_is_data_not_an_exception() -> None:
    checks = check_tables({})
    assert "counties.all_there" in set(failed_errors(checks)["check_id"])


@pytest.mark.parametrize(
    ("table", "column", "value", "check"),
    [
        ("editions", "kind", "poster", "editions.values"),
        ("editions", "sha256", "abc", "editions.values"),
        ("editions", "status", None, "editions.values"),
        ("editions", "pages", "many", "editions.types"),
        ("people", "first_seen", "2030-01-01", "people.first_seen_to_last_seen"),
        ("people", "name", "Någon Annan", "people.printed"),
        ("appointments", "status", "retired", "appointments.values"),
        ("appointments", "region_id", "mars", "appointments.region_id_resolves"),
        ("appointments", "person_id", None, "appointments.vacant_or_held"),
        ("appointments", "first_seen", "2018-07-02", "appointments.within_editions"),
        ("appointments", "gone_by", "2022-10-06", "appointments.status_fits_end"),
        ("contact_points", "value", "070-123", "contact_points.phone_form"),
        ("contact_points", "value", "+46701740606", "contact_points.printed"),
        ("statements", "page", None, "statements.placed"),
        ("counties", "county_code", "99", "region_counties.county_code_resolves"),
    ],
)
def test_one_wrong_value_fails_its_check(table: str, column: str, value: object, check: str) -> None:
    tables = make_world()
    row = 1 if table == "contact_points" else 0
    tables = {name: frame.sort_values(list(frame.columns[:1])) for name, frame in tables.items()}
    row = _row_of(tables, table, column, value, row)
    assert check in _failed(_set(tables, table, row, column, value))


def _row_of(tables: Frames, table: str, column: str, value: object, row: int) -> int:
    """A row in which the wrong value is wrong: a phone for a phone, a county that a region covers."""
    frame = tables[table].reset_index(drop=True)
    if table == "contact_points":
        return int(frame.index[frame["channel"] == "phone"][0])
    if table == "counties":
        return int(frame.index[frame["county_code"] == "24"][0])
    return row


@pytest.mark.parametrize(("status", "passes"), [("applied", True), ("stale", False)])
def test_a_value_that_a_steward_set_traces_to_the_decision(status: str, passes: bool) -> None:
    tables = make_world()
    before, tables["people"].loc[0, "name"] = tables["people"].loc[0, "name"], "Någon Annan"
    decision = {
        "decision_id": "d1", "kind": "correct_value", "subject": tables["people"].loc[0, "person_id"],
        "property": "name", "expected": before, "value": "Någon Annan", "status": status,
    }  # fmt: skip
    tables["decisions"] = pd.DataFrame([decision])
    assert ("people.printed" not in _failed(tables)) is passes


def test_twice_the_same_key_fails() -> None:
    tables = make_world()
    tables["people"] = pd.concat([tables["people"], tables["people"].iloc[:1]])
    assert "people.key" in _failed(tables)


def test_a_county_in_two_regions_at_a_time_fails_and_in_turn_passes() -> None:
    tables = make_world()
    covered = tables["region_counties"]
    norrbotten = covered[covered["county_code"] == "25"].assign(region_id="ost")
    tables["region_counties"] = pd.concat([covered, norrbotten])
    assert "region_counties.one_region" in _failed(tables)
    ended = covered.assign(gone_by=covered["last_seen"])
    later = norrbotten.assign(first_seen=pd.to_datetime(norrbotten["last_seen"]) + pd.Timedelta(days=1))
    tables["region_counties"] = pd.concat([ended, later])
    assert "region_counties.one_region" not in _failed(tables)


UPPSALA = {"mitt": ("Uppsala",), "nord": ("Jämtland", "Norrbotten")}
BOTH = {"mitt": ("Uppsala", "Jämtland"), "nord": ("Norrbotten",)}


@pytest.mark.parametrize(
    "history",
    [
        [("e1", "2022-10-06", "", UPPSALA), ("e2", "2023-06-01", "2023-06-30", BOTH)],
        [
            ("e1", "2020-01-01", "", UPPSALA),
            ("e2", "2021-01-01", "2021-12-31", BOTH),
            ("e3", "2022-01-01", "2022-03-31", UPPSALA),
        ],
        [("e1", "2022-01-01", "2022-12-31", UPPSALA), ("e2", "2022-06-01", "2022-06-30", BOTH)],
    ],
    ids=["passes-in-a-month", "passes-and-comes-back", "editions-in-no-order"],
)
def test_a_county_that_passes_in_an_edition_dated_by_a_range_does_not_stop_a_release(
    history: list[tuple[str, str, str, dict[str, tuple[str, ...]]]],
) -> None:
    tables = reconcile(*(Printed(id_, day, until=until, counties=counties) for id_, day, until, counties in history))
    assert "23" in set(tables["region_counties"]["county_code"])
    assert "region_counties.one_region" not in _failed(tables)


def test_a_mail_domain_of_another_town_is_a_warning_only() -> None:
    tables = make_world()
    for table in ("contact_points", "statements"):
        tables[table] = tables[table].replace(r"@kiruna\.example\.([Ss])e$", r"@lulea.example.\1e", regex=True)
    checks = check_tables(tables)
    assert list(failed_warnings(checks)["check_id"]) == ["contact_points.email_domain"]
    assert failed_errors(checks).empty


def test_a_column_that_is_missing_fails_and_one_too_many_warns() -> None:
    tables = make_world()
    tables["people"] = tables["people"].drop(columns="family_name").assign(shoe_size=40)
    assert {"people.columns", "people.undeclared"} <= _failed(tables)


def test_details_name_rows_in_a_steady_order_and_never_more_than_a_few() -> None:
    tables = make_world()
    tables["statements"]["status"] = "unheard of"
    checks = check_tables(tables).set_index("check_id")
    detail = str(checks.loc["statements.values", "detail"])
    assert detail == check_tables(tables).set_index("check_id").loc["statements.values", "detail"]
    assert detail.endswith(f"and {len(tables['statements']) - 5} more")


def test_checks_have_the_columns_of_the_contract() -> None:
    assert list(check_tables(make_world()).columns) == list(read_schema()["checks"].names)


def test_every_table_has_a_key_and_every_column_words() -> None:
    for name in MODELS:
        table = read_schema()[name]
        assert table.key
        assert table.description
        assert all(column.description for column in table.columns)


def test_conforming_makes_one_kind_of_none_and_keeps_leading_zeros() -> None:
    frame = pd.DataFrame({"county_code": ["01", "25", None], "name": ["", float("nan"), "Norrbotten"]})
    conformed = conform_frame(frame, read_schema()["counties"]).frame
    assert list(conformed["county_code"].dropna()) == ["01", "25"]
    assert conformed["name"].isna().tolist() == [True, True, False]


def test_a_table_that_is_as_declared_already_is_taken_as_it_is() -> None:
    table = read_schema()["people"]
    conformed = conform_frame(make_world()["people"], table).frame
    assert conform_frame(conformed, table).frame is conformed
    emptied = conformed.assign(family_name="")
    assert conform_frame(emptied, table).frame["family_name"].isna().all()
    assert conform_frame(conformed.iloc[::-1], table).frame.index.equals(conformed.index)

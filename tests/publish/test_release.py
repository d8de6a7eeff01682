from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path

import duckdb
import pytest
from lxml import etree

from pipeline.errors import CheckError
from pipeline.publish import latest_release, publish_release
from pipeline.validate import check_tables
from pipeline.validate.models import MODELS
from pipeline.validate.schema import read_schema
from tests.publish.fixtures import ANNA, BO_OLD_PHONE, BO_PHONE, make_inputs, make_world


def test_the_tree_is_the_one_of_the_contract(shelf: Path) -> None:
    release = shelf / "releases" / (shelf / "latest").resolve().name
    assert (shelf / "latest").is_symlink()
    assert {path.name for path in release.iterdir()} >= {
        "directory.duckdb", "datapackage.json", "SHA256SUMS", "CHANGES.md", "changes.csv", "release.json", "csv",
        "report",
    }  # fmt: skip
    names = {path.name for path in (release / "csv").iterdir()}
    assert names == {f"{name}.csv" for name in MODELS} | {"directory.csv", "directory-excel.csv"}
    assert (release / "report" / "index.html").is_file()
    assert (shelf / "changes.atom").is_file()
    assert (shelf / "quarantine" / "quarantine.csv").is_file()
    assert not list(release.rglob("*.wal"))
    assert not (shelf / ".staging").exists()


def test_the_report_says_what_to_call(shelf: Path) -> None:
    page = etree.parse(str(shelf / "latest" / "report" / "index.html"), etree.HTMLParser())
    rows = [
        ["".join(map(str, cell.itertext())) for cell in row]
        for row in page.iterfind(".//section[@id='services']//tbody/tr")
    ]
    assert [row[:3] for row in rows] == [
        ["Akut fara", "emergency", "112"],
        ["Påhittad hjälplinje", "helpline", "070-174 06 05"],
        ["Stödtelefon för yrkesverksamma", "helpline", "08-465 00 40"],
    ]


def test_every_table_and_column_has_a_comment_and_tables_have_keys(shelf: Path) -> None:
    with duckdb.connect(str(shelf / "directory.duckdb"), read_only=True) as con:
        tables = con.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
        columns = con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
        ).fetchall()
        keys = con.execute(
            "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
        macros = con.execute(
            "SELECT function_name, comment FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal"
        ).fetchall()
    assert {name for name, comment in tables if comment} == {*MODELS, "directory_timeline"}
    assert columns == []
    assert {name for (name,) in keys} == {*MODELS, "directory_timeline"}
    assert {name for name, comment in macros if comment} == {
        "directory_as_of", "directory_in", "directory_published", "trace",
    }  # fmt: skip


def test_columns_stand_in_the_order_of_the_schema(shelf: Path) -> None:
    with duckdb.connect(str(shelf / "directory.duckdb"), read_only=True) as con:
        for name, table in read_schema().items():
            assert tuple(row[0] for row in con.execute(f'DESCRIBE "{name}"').fetchall()) == table.names


def test_nothing_changed_publishes_nothing(tmp_path: Path) -> None:
    first = publish_release(make_world(), tmp_path / "out", make_inputs(tmp_path))
    again = publish_release(make_world(), tmp_path / "out", make_inputs(tmp_path, "b", code="code-2"))
    assert (first.changed, again.changed) == (True, False)
    assert again.release_id == first.release_id
    assert len(list((tmp_path / "out" / "releases").iterdir())) == 1


def test_the_same_content_gives_the_same_bytes_elsewhere_and_in_any_order(tmp_path: Path) -> None:
    publish_release(make_world(), tmp_path / "one", make_inputs(tmp_path))
    shuffled = {name: frame.sample(frac=1, random_state=4) for name, frame in make_world().items()}
    publish_release(shuffled, tmp_path / "other", make_inputs(tmp_path))
    one, other = latest_release(tmp_path / "one"), latest_release(tmp_path / "other")
    assert one is not None
    assert other is not None
    assert (one.release_id, one.content_digest) == (other.release_id, other.content_digest)
    for path in sorted(one.path.rglob("*")):
        if path.is_file() and path.name not in ("directory.duckdb", "release.json", "SHA256SUMS"):
            assert path.read_bytes() == (other.path / path.relative_to(one.path)).read_bytes(), path.name


def test_csv_is_utf8_comma_crlf_sorted_by_key(shelf: Path) -> None:
    content = (shelf / "latest" / "csv" / "contact_points.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")
    with (shelf / "latest" / "csv" / "contact_points.csv").open(encoding="utf-8", newline="") as file:
        keys = [row["contact_id"] for row in csv.DictReader(file)]
    assert keys == sorted(keys)
    with (shelf / "latest" / "csv" / "duties.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["text"] == 'Samordnar, stödjer;\noch säger "ja".'


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_a_name_that_begins_like_a_formula_is_text_in_excel(tmp_path: Path, mark: str) -> None:
    name = f"{mark}HYPERLINK(1)"
    tables = {key: frame.replace("Anna Exempelsson", name) for key, frame in make_world().items()}
    publish_release(tables, tmp_path / "out", make_inputs(tmp_path))
    content = (tmp_path / "out" / "latest" / "csv" / "directory-excel.csv").read_text(encoding="utf-8-sig")
    names = [row["name"] for row in csv.DictReader(content.splitlines(), delimiter=";")]
    assert f"\t{name}" in names


def test_excel_keeps_numbers_as_text_and_runs_nothing(shelf: Path) -> None:
    content = (shelf / "latest" / "csv" / "directory-excel.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfregion_id;region;")
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    header, anna = rows[0], next(row for row in rows if "Anna Exempelsson" in row)
    assert anna[header.index("phones")] == "\t+46980319200"
    assert anna[header.index("region")] == "Nord"
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]
    assert len({len(row) for row in rows}) == 1


def test_checksums_cover_every_file(shelf: Path) -> None:
    release = (shelf / "latest").resolve()
    lines = (release / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert set(sums) == files - {"SHA256SUMS"}
    assert all(hashlib.sha256((release / name).read_bytes()).hexdigest() == sums[name] for name in sums)


def test_only_release_json_tells_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    publish_release(make_world(), tmp_path / "out", make_inputs(tmp_path))
    release = (tmp_path / "out" / "latest").resolve()
    assert json.loads((release / "release.json").read_text())["created"].startswith("1970-01-01")
    for path in release.rglob("*"):
        if path.is_file() and path.name not in ("release.json", "directory.duckdb"):
            assert b"1970-01-01" not in path.read_bytes(), path.name


def test_a_failed_check_publishes_nothing_and_names_the_check(shelf_copy: Path) -> None:
    before = latest_release(shelf_copy)
    tables = make_world(bo_phone="+46406280402")
    tables["counties"] = tables["counties"].iloc[1:]
    with pytest.raises(CheckError, match=r"counties\.all_there"):
        publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c"))
    assert latest_release(shelf_copy) == before


def test_directory_lists_who_is_in_force(shelf: Path) -> None:
    rows = _query(shelf, "SELECT region, name, phones, status, certainty, edition_id FROM directory ORDER BY region")
    assert rows == [
        ("Nord", "Anna Exempelsson", "+46980319200", "current", "attested", "webb-2022"),
        ("Syd", "Bo Provberg", BO_PHONE, "current", "attested", "webb-2022"),
        ("Öst", "Cilla Testander", None, "current", "attested", "webb-2022"),
    ]


def test_time_travel_by_day(shelf: Path) -> None:
    def told(day: str) -> list[tuple[object, ...]]:
        return _query(shelf, f"SELECT name, phones, status, certainty FROM directory_as_of('{day}') ORDER BY region")

    assert told("2018-06-30") == []
    assert told("2018-07-01") == [
        ("Anna Exempelsson", "+46980319200", "current", "attested"), (None, None, "vacant", "attested"),
    ]  # fmt: skip
    assert (None, None, "vacant", "presumed") in told("2019-01-01")
    assert ("Bo Provberg", BO_OLD_PHONE, "current", "attested") in told("2022-10-05")
    assert ("Bo Provberg", BO_PHONE, "current", "attested") in told("2022-10-06")
    assert {row[3] for row in told("2030-01-01")} == {"presumed"}


def test_counties_follow_the_day(shelf: Path) -> None:
    query = "SELECT counties FROM directory_as_of('{}') WHERE region_id = 'syd'"
    assert _query(shelf, query.format("2021-01-01")) == [("Skåne",)]
    assert _query(shelf, query.format("2023-01-01")) == [("Blekinge; Skåne",)]


def test_one_edition_as_printed(shelf: Path) -> None:
    rows = _query(shelf, "SELECT name, phones, status FROM directory_in('broschyr-2018') ORDER BY region")
    assert rows == [("Anna Exempelsson", "+46980319200", "current"), (None, None, "vacant")]


def test_what_an_earlier_release_said(shelf: Path) -> None:
    first = _query(shelf, "SELECT release_id FROM releases ORDER BY sequence")[0][0]
    with (shelf / "releases" / str(first) / "csv" / "directory.csv").open(encoding="utf-8", newline="") as file:
        then = list(csv.reader(file))[1:]
    told = _query(shelf, f"SELECT COLUMNS(*)::VARCHAR FROM directory_published('{first}')")
    assert [[value or "" for value in row] for row in told] == then
    newest = _query(shelf, "SELECT release_id FROM releases ORDER BY sequence DESC")[0][0]
    assert _query(shelf, f"FROM directory_published('{newest}')") == _query(shelf, "FROM directory")
    assert _query(shelf, "FROM directory_published('r9999-none')") == []


def test_the_directory_functions_return_the_columns_of_directory(shelf: Path) -> None:
    columns = _query(shelf, "SELECT column_name FROM (DESCRIBE directory)")
    for call in ("directory_as_of('2020-01-01')", "directory_in('webb-2022')", "directory_published('x')"):
        assert _query(shelf, f"SELECT column_name FROM (DESCRIBE FROM {call})") == columns


def test_trace_leads_to_the_ink(shelf: Path) -> None:
    rows = _query(
        shelf, f"SELECT file_name, page, raw_text, repairs FROM trace('{ANNA}') WHERE property = 'email' AND repaired"
    )
    assert rows == [("webb-2022.txt", 1, "anna.exempelsson@kiruna.example.Se", "S → s")]


def test_professional_lines_are_no_public_help(shelf: Path) -> None:
    assert {row[0] for row in _query(shelf, "SELECT service_id FROM public_help")} == {"sos", "hjalplinje"}
    assert _query(shelf, "SELECT DISTINCT for_whom, out_of_hours FROM directory") == [
        ("professionals", "Akut fara 112")
    ]


@pytest.mark.parametrize(("for_whom", "is_shown"), [("anyone", True), ("professionals", False), ("not_told", False)])
def test_only_what_is_known_to_be_for_anyone_is_public_help(tmp_path: Path, for_whom: str, is_shown: bool) -> None:
    tables = make_world()
    tables["services"].loc[tables["services"]["service_id"] == "hjalplinje", "for_whom"] = for_whom
    publish_release(tables, tmp_path / "out", make_inputs(tmp_path))
    shown = _query(tmp_path / "out", "SELECT 1 FROM public_help WHERE service_id = 'hjalplinje'")
    assert bool(shown) == is_shown


def test_a_number_that_only_an_old_edition_prints_is_no_public_help(tmp_path: Path) -> None:
    tables = make_world()
    points = tables["contact_points"]
    points.loc[points["owner_id"] == "hjalplinje", "last_seen"] = points["first_seen"]
    publish_release(tables, tmp_path / "out", make_inputs(tmp_path))
    assert _query(tmp_path / "out", "SELECT service_id FROM public_help") == [("sos",)]


def test_a_state_of_before_it_was_told_whom_a_line_is_for_is_made_again_and_shows_none(tmp_path: Path) -> None:
    tables = make_world()
    tables["checks"] = check_tables(tables)
    tables["services"] = tables["services"].drop(columns="for_whom")
    publish_release(tables, tmp_path / "out", make_inputs(tmp_path))
    assert _query(tmp_path / "out", "SELECT service_id FROM public_help") == []


def test_an_invalid_number_is_no_public_help(tmp_path: Path) -> None:
    tables = make_world()
    tables["checks"] = check_tables(tables)
    points = tables["contact_points"]
    points.loc[points["owner_id"] == "hjalplinje", "value"] = "+46701"
    publish_release(tables, tmp_path / "out", make_inputs(tmp_path))
    assert _query(tmp_path / "out", "SELECT service_id FROM public_help") == [("sos",)]


def test_an_old_reader_goes_on_undisturbed(shelf_copy: Path) -> None:
    path = (shelf_copy / "latest").resolve() / "directory.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "c"))
        assert con.execute("SELECT count(*) FROM directory").fetchone() == (3,)
    assert _query(shelf_copy, "SELECT phones FROM directory WHERE region_id = 'syd'") == [("+46406280402",)]


def test_what_a_killed_run_left_is_swept_away(shelf_copy: Path) -> None:
    newest = latest_release(shelf_copy)
    assert newest is not None
    orphan = shelf_copy / "releases" / "r0003-deadbeef"
    shutil.copytree(newest.path, orphan)
    facts = json.loads((orphan / "release.json").read_text())
    (orphan / "release.json").write_text(json.dumps({**facts, "release_id": orphan.name, "sequence": 3}))
    (shelf_copy / ".staging" / "release").mkdir(parents=True)
    published = publish_release(make_world(bo_phone="+46406280402"), shelf_copy, make_inputs(shelf_copy, "c"))
    assert published.release_id.startswith("r0003-")
    assert not orphan.exists()


def _query(shelf: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str((shelf / "directory.duckdb").resolve()), read_only=True) as con:
        return con.execute(query).fetchall()

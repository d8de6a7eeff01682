from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.cli.erase import run_erase
from pipeline.domain.edition import Capture, DateRange, Edition
from pipeline.domain.layout import Block, Document, Line, Page
from pipeline.domain.statements import Extraction, Mention, Place, QuarantinedItem, Statement
from pipeline.errors import InputError, ReleaseError
from pipeline.gathering import Gathered, rename_editions
from pipeline.publish import list_releases, publish_release
from pipeline.publish.erasure import blocked, erase_person
from pipeline.publish.erasure.redaction import redact_tables
from pipeline.publish.erasure.registry import read_registry
from pipeline.publish.erasure.scan import scan_folder
from pipeline.publish.erasure.traces import describe_name, find_subject
from pipeline.publish.verify import verify_outputs
from pipeline.validate.schema import RELEASE_TABLES, read_schema
from tests.publish.fixtures import ANNA, ANNA_MAIL, ANNA_PHONE, BO_PHONE, make_inputs, make_world

REASON = "begäran enligt artikel 17"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "webb-2022.txt").write_text("Anna Exempelsson\n0980-319 200\n", encoding="utf-8")
    (folder / "other.txt").write_text("Ingen alls\n", encoding="utf-8")
    return folder


@pytest.fixture
def telling(shelf_copy: Path) -> Path:
    """A shelf on which other rows tell of Anna too, in other spellings, and caches do."""
    tables = make_world(bo_phone="+46406280402")
    tables["duties"]["text"] = "Ring Anna Exempelsson på 0980-31 92 00"
    tables["quarantine"]["raw_text"] = "ANNA EXEMPELSSON, anna.exempelsson@kiruna.example.se"
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c"))
    (shelf_copy / ".cache").mkdir()
    (shelf_copy / ".cache" / "extractions.sqlite").write_bytes(b"x Anna Exempelsson x")
    return shelf_copy


def test_a_trace_is_found_however_it_is_written(shelf: Path) -> None:
    subject = find_subject(list_releases(shelf), "Anna Exempelsson")
    for text in (
        "anna-exempelsson-nord", "ANNA  EXEMPELSSON", "Anna\nExempelsson", ANNA_MAIL, ANNA_PHONE, "0980-319 200",
        "+46 (0)980 31 92 00", "0046980319200", "(0980) 319200", "0980–31 92 00",
    ):  # fmt: skip
        assert subject.is_in(text), text
    for text in ("Anna Annandotter", "0980-319 201", "10980319200", "Johanna Exempelsson", "bo-provberg", BO_PHONE):
        assert not subject.is_in(text), text


def test_erasure_reaches_every_release_the_feed_and_the_caches(telling: Path, raw: Path) -> None:
    subject = find_subject(list_releases(telling), ANNA)
    assert len(scan_folder(telling, subject)) > 20
    erased = erase_person(raw, telling, "Anna Exempelsson", REASON)
    assert scan_folder(telling, subject) == []
    assert len(erased.releases) == 3
    assert erased.captures == ("webb-2022.txt",)
    assert not (telling / ".cache").exists()


def test_what_is_left_is_whole_signed_and_says_so(telling: Path, raw: Path) -> None:
    before = {one.release_id: one.content_digest for one in list_releases(telling)}
    erased = erase_person(raw, telling, ANNA, REASON)
    assert verify_outputs(telling) == []
    for release in list_releases(telling):
        assert release.redacted == (erased.tombstone_id,)
        assert release.content_digest != before[release.release_id]
        assert erased.recall is not None
        assert before[release.release_id] in erased.recall.read_text()
    with duckdb.connect(str((telling / "directory.duckdb").resolve()), read_only=True) as con:
        assert con.execute("SELECT name FROM directory ORDER BY name").fetchall() == [
            ("Bo Provberg",), ("Cilla Testander",),
        ]  # fmt: skip
        told = con.execute("SELECT DISTINCT row_key FROM release_changes WHERE cause = 'erasure'").fetchall()
        assert told == [(erased.tombstone_id,)]
        first = list_releases(telling)[0].release_id
        assert con.execute("SELECT name FROM directory_published(?) ORDER BY 1", [first]).fetchall() == [
            ("Bo Provberg",), (None,),
        ]  # fmt: skip
        assert con.execute("SELECT text FROM duties").fetchall() == [("[erased]",)]
        assert con.execute("SELECT raw_text FROM quarantine").fetchall() == [("[erased]",)]


def test_a_shared_number_stays_with_the_colleague(shelf_copy: Path, raw: Path) -> None:
    tables = make_world(bo_phone=ANNA_PHONE)
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c"))
    erase_person(raw, shelf_copy, ANNA, REASON)
    with duckdb.connect(str((shelf_copy / "directory.duckdb").resolve()), read_only=True) as con:
        assert con.execute("SELECT phones FROM directory WHERE name = 'Bo Provberg'").fetchall() == [(ANNA_PHONE,)]


def test_the_registry_tells_nothing_of_the_person(shelf_copy: Path, raw: Path) -> None:
    subject = find_subject(list_releases(shelf_copy), ANNA)
    erase_person(raw, shelf_copy, ANNA, REASON)
    rows = read_registry(raw)
    assert {row["kind"] for row in rows} == {"name", "email", "phone", "pair", "initial", "family"}
    assert {row["reason"] for row in rows} == {REASON}
    assert not subject.is_in((raw / "erasures.csv").read_text())
    assert (raw / "erasures.salt").stat().st_mode & 0o077 == 0


def test_an_unknown_person_and_a_telling_reason_are_refused(shelf_copy: Path, raw: Path) -> None:
    with pytest.raises(ReleaseError, match="no release that is kept knows"):
        erase_person(raw, shelf_copy, "Nils Ingalunda", REASON)
    with pytest.raises(InputError, match="does not tell of the person"):
        erase_person(raw, shelf_copy, ANNA, "Anna Exempelsson bad om det")
    assert not (raw / "erasures.csv").exists()


def test_two_namesakes_are_told_apart_by_id(shelf_copy: Path, raw: Path) -> None:
    tables = make_world(bo_phone="+46406280402")
    for table, column in (
        ("people", "name"), ("person_names", "name"), ("statements", "value"), ("statements", "raw_text"),
    ):  # fmt: skip
        tables[table][column] = tables[table][column].replace("Bo Provberg", "Anna Exempelsson")
    publish_release(tables, shelf_copy, make_inputs(shelf_copy, "c"))
    with pytest.raises(
        ReleaseError, match="several people have that name; say which id: anna-exempelsson, bo-provberg"
    ):
        erase_person(raw, shelf_copy, "Anna Exempelsson", REASON)


def test_without_a_terminal_nothing_is_erased_unless_confirmed(
    shelf_copy: Path, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError, match="--yes"):
        run_erase(raw, shelf_copy, ANNA, REASON)
    run_erase(raw, shelf_copy, ANNA, REASON, yes=True, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    assert answer["captures"] == ["webb-2022.txt"]


def _statement(property_: str, text: str, line: int) -> Statement:
    return Statement(property_, text, text, Place(1, line, 0, len(text)))


def _extraction() -> Extraction:
    texts = ["Anna Exempelsson", ANNA_MAIL, "Bo Provberg", "Fråga Anna Exempelsson", "tel 0980-319 200"]
    lines = tuple(Line(1, number, text) for number, text in enumerate(texts, 1))
    anna = Mention("e/1.1", "person", (_statement("name", texts[0], 1), _statement("email", texts[1], 2)))
    bo = Mention("e/1.3", "person", (_statement("name", texts[2], 3),))
    helpline = Mention("e/1.4", "service", (_statement("name", "Stödet", 4), _statement("description", texts[3], 4)))
    return Extraction(
        "e",
        Document("text/plain", (Page(1, lines),), (Block("paragraph", lines),)),
        DateRange(None, None, "inferred", ""),
        (anna, bo, helpline),
        quarantined=(QuarantinedItem(1, 5, texts[4], "orphan_phone", "no owner"),),
    )


def test_nothing_is_blocked_before_the_first_erasure(raw: Path) -> None:
    assert blocked([_extraction()], raw) == (_extraction(),)


def test_an_erased_person_does_not_come_in_again(shelf_copy: Path, raw: Path) -> None:
    subject = find_subject(list_releases(shelf_copy), ANNA)
    erase_person(raw, shelf_copy, ANNA, REASON)
    (kept,) = blocked([_extraction()], raw)
    assert [mention.mention_id for mention in kept.mentions] == ["e/1.3", "e/1.4"]
    assert [statement.property for statement in kept.mentions[1].statements] == ["name"]
    assert not subject.is_in(repr(kept))
    assert [len(line.text) for line in kept.document.lines()] == [
        len(line.text) for line in _extraction().document.lines()
    ]
    assert kept.document.pages[0].lines[2].text == "Bo Provberg"
    assert {item.reason_code for item in kept.quarantined} == {"erased", "orphan_phone"}
    assert replace(kept, quarantined=()) == replace(blocked([kept], raw)[0], quarantined=())


def _name_edition(frames: dict[str, pd.DataFrame], edition_id: str) -> dict[str, pd.DataFrame]:
    return {
        name: frame.map(lambda cell: cell.replace("webb-2022", edition_id) if isinstance(cell, str) else cell)
        for name, frame in frames.items()
    }


def test_an_edition_whose_id_names_the_person_gets_another(tmp_path: Path, raw: Path) -> None:
    outputs = tmp_path / "outputs"
    tables = _name_edition(make_world(), "ny-anna-exempelsson")
    tables["editions"]["url"] = "https://example.se/Anna%20Exempelsson"
    publish_release(tables, outputs, make_inputs(outputs, "a"))
    erase_person(raw, outputs, "Anna Exempelsson", REASON)
    assert verify_outputs(outputs) == []
    (release,) = list_releases(outputs)
    with duckdb.connect(str(release.path / "directory.duckdb"), read_only=True) as con:
        rows = con.execute("SELECT edition_id, file_name, url FROM editions ORDER BY edition_id").fetchall()
        said = con.execute("SELECT count(*) FROM statements WHERE edition_id = 'edition-222222222222'").fetchone()
    assert rows[1] == ("edition-222222222222", "[erased]", "[erased]")
    assert said
    assert said[0] > 10  # what it prints of others stays


def test_an_edition_is_read_under_another_id_where_its_own_names_the_person(shelf_copy: Path, raw: Path) -> None:
    erase_person(raw, shelf_copy, "Anna Exempelsson", REASON)
    edition = Edition(
        "ny-anna-exempelsson", "anna.txt", None, None, None, None, None, None, None, "0123456789abcdef" * 4
    )
    capture = Capture(edition, raw / "anna.txt", "text/plain", 1)
    gathered = Gathered((capture,), (), (), make_inputs(raw, "a"))
    (renamed,) = rename_editions(gathered, raw).captures
    assert renamed.edition.edition_id == "edition-0123456789ab"
    assert rename_editions(gathered, shelf_copy) == gathered  # where nobody was erased


def test_a_damaged_spelling_in_running_text_is_blotted_out_and_a_like_name_stays(tmp_path: Path, raw: Path) -> None:
    outputs = tmp_path / "outputs"
    tables = make_world()
    tables["duties"]["text"] = "Ring Anna Exémpelssdn, sedan Bo Provberg"
    tables["quarantine"]["raw_text"] = "Bi Prdvberg tar över"
    publish_release(tables, outputs, make_inputs(outputs, "a"))
    erase_person(raw, outputs, "Anna Exempelsson", REASON)
    release = list_releases(outputs)[0].path
    assert "ssdn" not in (release / "csv" / "duties.csv").read_text(encoding="utf-8")
    assert "Bi Prdvberg" in (release / "csv" / "quarantine.csv").read_text(encoding="utf-8")


def test_an_organization_that_only_the_person_named_goes_too() -> None:
    columns = {name: pd.DataFrame(columns=list(table.names), dtype="str") for name, table in read_schema().items()}
    frames = {name: frame for name, frame in columns.items() if name not in RELEASE_TABLES}

    def put(name: str, *rows: dict[str, str]) -> None:
        frames[name] = pd.DataFrame(list(rows), columns=list(frames[name].columns), dtype="str")

    put("organizations", *({"org_id": org, "name": org} for org in ("ensam", "delad", "moder")))
    put("organization_names", *({"org_id": org, "name": org} for org in ("ensam", "delad", "moder")))
    put("duties", {"duty_id": "d", "org_id": "moder"})
    put("statements", {"statement_id": "s1", "entity_id": "ada-exempel"}, {"statement_id": "s2", "entity_id": "delad"})
    behind = [("ensam", "s1"), ("delad", "s1"), ("delad", "s2"), ("moder", "s1")]
    put("evidence", *({"table_name": "organizations", "row_key": org, "statement_id": of} for org, of in behind))
    redacted = redact_tables(frames, replace(describe_name("Ada Exempel"), person_ids=frozenset({"ada-exempel"})))
    for name in ("organizations", "organization_names"):
        assert sorted(redacted[name]["org_id"]) == ["delad", "moder"]

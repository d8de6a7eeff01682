"""Who is like an erased person is held back and asked about; a namesake is neither erased nor kept out for good."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipeline.domain.decision import Decision, DecisionKind
from pipeline.domain.edition import DateRange, Edition
from pipeline.domain.layout import Block, Document, Line, Page
from pipeline.domain.statements import Extraction, Mention, Place, Statement
from pipeline.publish import list_releases, publish_release
from pipeline.publish.erasure import blocked, erase_person
from pipeline.publish.erasure.blocking import block_surely, hide_edition, keep_decisions
from pipeline.publish.erasure.judging import judge_mention
from pipeline.publish.erasure.likeness import list_keys
from pipeline.publish.erasure.registry import Blocklist, add_tombstone, hash_value, read_blocklist
from pipeline.publish.erasure.scan import scan_folder
from pipeline.publish.erasure.telling import tells
from pipeline.publish.erasure.traces import describe_name
from pipeline.publish.verify import verify_outputs
from pipeline.reconcile.namesakes import ask_namesakes
from tests.publish.fixtures import ANNA, make_inputs, make_world

NAME, MAIL, PHONE = "Malin Malmström", "malin.malmstrom@umea.example.se", "+46701740605"
OTHER_MAIL, OTHER_PHONE = "m.m@kiruna.example.se", "+46701740607"
DAY = dt.date(2026, 5, 4)


@pytest.fixture
def blocklist() -> Blocklist:
    salt = secrets.token_hex(8).encode()
    values = [("name", NAME), ("email", MAIL), ("phone", PHONE), *list_keys(NAME)]
    return Blocklist(salt, frozenset(hash_value(salt, kind, value) for kind, value in values))


def _mention(name: str, mail: str = "", phone: str = "") -> Mention:
    said = [("name", name), ("email", mail), ("phone", phone)]
    return Mention(
        "e/1.1",
        "person",
        tuple(Statement(kind, text, text, Place(1, line, 0, len(text))) for line, (kind, text) in enumerate(said, 1)
              if text),
    )  # fmt: skip


def _extract(*lines: str, mentions: tuple[Mention, ...]) -> Extraction:
    printed = tuple(Line(1, number, text) for number, text in enumerate(lines, 1))
    document = Document("text/plain", (Page(1, printed),), (Block("paragraph", printed),))
    return Extraction("e", document, DateRange(None, None, "inferred", ""), mentions)


def _decide(subject: str, kind: DecisionKind) -> Decision:
    return Decision("d1", kind, subject, None, None, "erased", "frågat henne", "steward", DAY)


@pytest.mark.parametrize(
    "mention",
    [
        _mention(NAME), _mention("MALIN MALMSTRÖM", MAIL), _mention("Malin Malmstro\u0308m", phone=OTHER_PHONE),
        _mention("Malla Malmström", MAIL), _mention("M. Malmström", MAIL), _mention("", MAIL, OTHER_PHONE),
        _mention("Malin Malmstrém", MAIL, PHONE),
    ],
)  # fmt: skip
def test_surely_the_person(mention: Mention, blocklist: Blocklist) -> None:
    assert judge_mention(mention, blocklist) == "erased"


@pytest.mark.parametrize(
    "mention",
    [
        _mention("Malin Malmstrém"), _mention("Ma1in Malmstr6m", OTHER_MAIL), _mention("Malin Maimstrom"),
        _mention("Malmström Malin"), _mention("M. Malmström"), _mention("Malin Maria Malmström"),
        _mention(NAME, OTHER_MAIL), _mention("Doris Påhittad", MAIL), _mention("Gull Malmström", phone=PHONE),
        _mention("Gull Malmström", OTHER_MAIL, "070-174 06 05"),
    ],
)  # fmt: skip
def test_perhaps_the_person(mention: Mention, blocklist: Blocklist) -> None:
    assert judge_mention(mention, blocklist) == "perhaps"


@pytest.mark.parametrize(
    "mention",
    [
        _mention("Malin Malmsten", OTHER_MAIL), _mention("Malena Malmström", OTHER_MAIL), _mention("Gull Malmström"),
        _mention("Doris Påhittad", phone=PHONE), _mention("M. Malmsten"), _mention("Malin Öberg"),
    ],
)  # fmt: skip
def test_someone_else(mention: Mention, blocklist: Blocklist) -> None:
    assert judge_mention(mention, blocklist) == "other"


def test_a_short_name_is_like_no_other_short_name() -> None:
    assert "pair" not in {kind for kind, _ in list_keys("Ida Ek") & list_keys("Åda Alk")}
    assert {kind for kind, _ in list_keys("Ida Ek") & list_keys("Ek Ida")} >= {"pair"}


def test_running_text_tells_though_damaged(blocklist: Blocklist) -> None:
    assert tells("Kontakta Malin Malmstrém vid frågor", blocklist)
    assert tells("Malmström, Malin svarar", blocklist)
    assert not tells("Malins Malmö och Strömmen", blocklist)


@pytest.mark.parametrize(
    "text", ["070-174 06 05", "+46 (0)70-174 06 05", "0046 70 1740605", "070–1740605", "070/174 06 05"]
)
def test_a_number_alone_tells_however_it_is_grouped(text: str, blocklist: Blocklist) -> None:
    assert tells(f"Ring {text} i ärenden", blocklist)
    assert not tells(f"Ring {text[:-1]}1 i ärenden", blocklist)


def test_who_is_held_back_is_asked_about_once_and_let_in_by_a_decision(tmp_path: Path) -> None:
    raw = _write_registry(tmp_path)
    before = _extract("Malin Malmström", OTHER_MAIL, mentions=(_mention(NAME, OTHER_MAIL),))
    (held,) = blocked([before], raw)
    assert held.mentions == ()
    (question,) = ask_namesakes([held, replace(held, edition_id="senare")])
    assert (question.kind, question.decision_kind, question.edition_id) == ("perhaps_erased", "different_person", "e")
    assert ask_namesakes([replace(held, edition_id="senare"), held]) == [question]
    subject = question.subject
    assert subject is not None
    assert subject.startswith("namesake-")
    (let_in,) = blocked([before], raw, [_decide(subject, "different_person")])
    assert let_in.mentions == before.mentions
    assert ask_namesakes([let_in]) == []
    (kept_out,) = blocked([before], raw, [_decide(subject, "same_person")])
    assert (kept_out.mentions, ask_namesakes([kept_out])) == ((), [])
    assert [item.reason_code for item in kept_out.quarantined] == ["erased"]


def test_a_cache_may_keep_whom_a_decision_may_let_in(tmp_path: Path) -> None:
    blocklist = read_blocklist(_write_registry(tmp_path))
    asked, gone = _mention(NAME, OTHER_MAIL), _mention(NAME, MAIL)
    assert block_surely(_extract(mentions=(asked,)), blocklist).mentions == (asked,)
    assert block_surely(_extract(mentions=(gone,)), blocklist).mentions == ()


def test_everything_of_a_block_that_goes_is_blacked_out_and_nothing_else(blocklist: Blocklist) -> None:
    gone = _mention(NAME)
    misprint = Statement("phone", "070-174 06 9", "070-174 06 9", Place(1, 2, 0, 12))
    gone = replace(gone, statements=(*gone.statements, misprint))
    before = _extract(NAME, "070-174 06 9, 0980-319 200", mentions=(gone,))
    first, second = block_surely(before, blocklist).document.lines()
    assert first.text == "█" * len(NAME)
    assert second.text == "█" * 12 + ", 0980-319 200"


def test_a_statement_that_tells_is_told_in_quarantine(blocklist: Blocklist) -> None:
    kept = block_surely(_extract(mentions=(_mention("Doris Påhittad", phone=PHONE),)), blocklist)
    assert kept.mentions[0].values("phone") == ()
    assert [(item.raw_text, item.reason_code) for item in kept.quarantined] == [("[erased]", "erased")]


def test_no_decision_and_no_edition_tells(blocklist: Blocklist) -> None:
    telling = Decision("d1", "correct_value", "malin-malmstrom", "phone", PHONE, OTHER_PHONE, "", "steward", DAY)
    other = Decision("d2", "reject_value", "bo-provberg", "phone", OTHER_PHONE, None, "fel", "steward", DAY)
    told = replace(other, decision_id="d3", reason="Malin Malmström ringde")
    assert keep_decisions([telling, other, told, _decide("namesake-1", "same_person")], blocklist) == (other,)
    edition = Edition("e", "malin-malmstrom.txt", f"{NAME} slutar", None, None, None, None, DAY, DAY, "0")
    hidden = hide_edition(edition, blocklist)
    assert (hidden.title, hidden.file, hidden.publisher) == ("[erased]", "[erased]", None)


def _write_registry(tmp_path: Path) -> Path:
    salt = b"salt"
    (tmp_path / "erasures.salt").write_bytes(salt)
    values = [("name", NAME), ("email", MAIL), *list_keys(NAME)]
    rows = [f"erased-1,{kind},{hash_value(salt, kind, value)},x,2026-01-01\n" for kind, value in values]
    (tmp_path / "erasures.csv").write_text("tombstone_id,kind,digest,reason,erased_on\n" + "".join(rows))
    return tmp_path


def _erase_beside(shelf: Path, raw: Path, name: str) -> None:
    """Call Bo otherwise in a newer release, and erase Anna."""
    tables = make_world(bo_phone="+46406280402")
    for table in ("people", "person_names", "statements"):
        for column in tables[table].columns:
            tables[table][column] = tables[table][column].replace("Bo Provberg", name)
    publish_release(tables, shelf, make_inputs(shelf, "c"))
    raw.mkdir()
    erase_person(raw, shelf, ANNA, "begäran 2026-1")


def test_a_namesake_survives_in_every_release(shelf_copy: Path, tmp_path: Path) -> None:
    _erase_beside(shelf_copy, tmp_path / "raw", "Anna Exempelsson")
    assert verify_outputs(shelf_copy) == []
    with duckdb.connect(str((shelf_copy / "directory.duckdb").resolve()), read_only=True) as con:
        assert con.execute("SELECT appointment_id, name FROM directory WHERE region_id = 'syd'").fetchall()
        assert con.execute("SELECT person_id FROM people WHERE name = 'Anna Exempelsson'").fetchall() == [
            ("bo-provberg",)
        ]


def test_somebody_whose_name_goes_on_survives_in_every_release(shelf_copy: Path, tmp_path: Path) -> None:
    _erase_beside(shelf_copy, tmp_path / "raw", "Anna Exempelsson Provberg")
    with duckdb.connect(str((shelf_copy / "directory.duckdb").resolve()), read_only=True) as con:
        told = con.execute("SELECT name FROM directory WHERE region_id = 'syd'").fetchall()
        assert told == [("Anna Exempelsson Provberg",)]
        assert con.execute("SELECT name FROM people WHERE name = 'Anna Exempelsson'").fetchall() == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("Eva Berg Provsson", False), ("eva-berg-provsson", False), ("Eva Berg svarar", True),
     ("Eva Berg Provsson och Eva Berg", True), ("eva.berg@example.se", True), ("Anna-Eva Berg", False)],
)  # fmt: skip
def test_a_name_is_no_trace_within_a_longer_one(text: str, is_told: bool) -> None:
    subject = replace(describe_name("Eva Berg"), longer=frozenset({"Eva Berg Provsson", "Anna-Eva Berg"}))
    assert subject.is_in(text) == is_told


def test_a_piece_of_an_index_is_no_trace_of_an_id_that_a_namesake_has_too(tmp_path: Path) -> None:
    path = tmp_path / "directory.duckdb"
    duckdb.connect(str(path)).close()
    with path.open("ab") as file:
        file.write(b"\x00anna-exempelsson/\x00")
    subject = replace(describe_name("Bo Provberg"), person_ids=frozenset({ANNA}), shared_ids=frozenset({ANNA}))
    assert scan_folder(tmp_path, subject) == []
    (tmp_path / "people.csv").write_text("anna-exempelsson,")
    assert scan_folder(tmp_path, subject) == ["people.csv"]


def test_somebody_erased_who_has_a_namesake_is_known_again_by_the_number(tmp_path: Path) -> None:
    subject = replace(describe_name("Bo Provberg"), names=frozenset(), shared_names=frozenset({NAME}))
    add_tombstone(tmp_path, replace(subject, phones=frozenset({PHONE}), mails=frozenset({MAIL})), "x", "2026-01-01")
    blocklist = read_blocklist(tmp_path)
    judged = [judge_mention(one, blocklist) for one in (
        _mention(NAME, MAIL), _mention(NAME, OTHER_MAIL, PHONE), _mention(NAME, OTHER_MAIL, OTHER_PHONE),
    )]  # fmt: skip
    assert judged == ["erased", "perhaps", "other"]


def test_erasing_again_finishes_what_a_killed_run_left(shelf_copy: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    erased = erase_person(raw, shelf_copy, "Anna Exempelsson", "begäran 2026-1")
    (shelf_copy / ".cache").mkdir()
    (shelf_copy / ".cache" / "extractions.sqlite").write_bytes(b"x Anna Exempelsson x")
    again = erase_person(raw, shelf_copy, "Anna Exempelsson", "begäran 2026-1")
    assert (again.tombstone_id, again.releases) == (erased.tombstone_id, ())
    assert not (shelf_copy / ".cache").exists()
    assert all(one.redacted == (erased.tombstone_id,) for one in list_releases(shelf_copy))

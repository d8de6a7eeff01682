"""`nmt refresh --fetch`, `--log-json` and `nmt status` as they are typed, against a site on loopback."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.errors import CheckError

from ..ingest.site import Site, run_site
from .test_live import make_page
from .test_notify import run_hook

UNDATED = """<html><head><title>Kontakt</title></head><body><h1>Regionkoordinatorer mot människohandel</h1>
<h2>Region Nord</h2><p>{name}<br>070-174 06 05</p><h2>Region Syd</h2><p>Cia Testgren<br>040-628 04 01</p>
</body></html>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with run_site() as running:
        yield running


@pytest.fixture
def folders(tmp_path: Path, site: Site) -> tuple[str, ...]:
    raw = tmp_path / "raw"
    raw.mkdir()
    content = make_page().encode()
    (raw / "kontakt-2025.html").write_bytes(content)
    (raw / "editions.csv").write_text(
        "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"
        f"kontakt-2025,kontakt-2025.html,,web_page,,{site.root}/kontakt,2026-05-01,,,{hashlib.sha256(content).hexdigest()}\n",
        encoding="utf-8",
    )
    return ("--raw", str(raw), "--outputs", str(tmp_path / "outputs"))


def test_a_live_source_from_first_visit_to_status(
    site: Site,
    folders: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refresh = ("refresh", "--engine", "direct", *folders)
    site.put("/kontakt", make_page(phone="070-174 06 12"))
    with run_hook() as hook:
        monkeypatch.setenv("NMT_NOTIFY_WEBHOOK", hook.url)
        assert run_command([*refresh, "--fetch", "--json", "--log-json"]) == 0
        said = capsys.readouterr()
        answer = json.loads(said.out)
        assert [visit["outcome"] for visit in answer["visits"]] == ["new_edition"]
        assert answer["editions"] == 2
        events = [json.loads(line) for line in said.err.splitlines()]
        assert next(event["stage"] for event in events if event["event"] == "stage_started") == "fetch"
        assert events[-1]["event"] == "refresh_ended"
        assert "Norlin" not in said.err
        assert "174" not in said.err

        site.pages.clear()  # the source goes away: the release stays, and somebody is told
        assert run_command([*refresh, "--fetch"]) == 0
        assert "answered 404" in capsys.readouterr().out
        assert run_command([*refresh, "--fetch", "--strict"]) == 1
        told = [notice["kind"] for notice in hook.got]
        assert told == ["release_published", "needs_a_look", "refresh_failed"]
        monkeypatch.delenv("NMT_NOTIFY_WEBHOOK")

    capsys.readouterr()
    assert run_command(["status", *folders, "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["release_id"] == (tmp_path / "outputs" / "latest").resolve().name
    [source] = status["sources"]
    assert (source["outcome"], source["age_days"]) == ("failed", 0)
    assert status["quality"][-1]["editions"] == 2
    assert status["last_run_at"]
    assert status["published_at"]
    assert run_command(["status", *folders]) == 0
    assert "failed" in capsys.readouterr().out


def test_status_before_the_first_release_is_one_clear_line(
    folders: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["status", *folders]) == 1
    assert "nothing is published yet" in capsys.readouterr().err


def test_a_failure_is_logged_without_what_it_quotes(
    folders: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw" / "kontakt-2025.html").write_text("Eva Norlin", encoding="utf-8")
    assert run_command(["refresh", "--engine", "direct", "--log-json", *folders]) == 1
    told = capsys.readouterr().err
    event = [json.loads(line) for line in told.splitlines()][-1]
    assert (event["event"], event["level"], event["error"]) == ("refresh_failed", "ERROR", "InputError")
    assert event["document"].endswith("editions.csv")
    assert event["reason"].endswith("sha256 of kontakt-2025.html differs from its row, found")
    assert "Norlin" not in told


def test_a_stop_and_a_notice_that_went_astray_are_lines_of_the_log(
    folders: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NMT_NOTIFY_WEBHOOK", "http://127.0.0.1:1/")
    monkeypatch.setattr("pipeline.notify.ATTEMPTS", 1)

    ends = [KeyboardInterrupt(), SystemExit(143), CheckError("x", value="Norlin")]

    def stop(*_: object) -> None:
        raise ends.pop(0)

    monkeypatch.setattr("pipeline.cli.refresh.refresh", stop)
    for code in (130, 143, 1):
        assert run_command(["refresh", "--engine", "direct", "--log-json", *folders]) == code
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == [
        "refresh_stopped",
        "refresh_stopped",
        "refresh_failed",
        "notice_not_delivered",
    ]
    assert (events[2]["reason"], events[3]["by"]) == ("x", "webhook: ConnectError")


@pytest.mark.parametrize("name", ["NMT_FETCH_ALLOW", "NMT_NOTIFY_WEBHOOK"])
def test_a_setting_that_cannot_work_stops_the_refresh_at_once(
    folders: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv(name, "nonsense")
    assert run_command(["refresh", "--engine", "direct", "--fetch", *folders]) == 1
    assert name in capsys.readouterr().err


def test_who_is_gone_from_a_live_page_that_prints_no_date_is_told(
    site: Site, folders: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, outputs = tmp_path / "raw", tmp_path / "outputs"
    (raw / "kontakt-2025.html").write_text(UNDATED.format(name="Eva Exempelsson"), encoding="utf-8")
    digest = hashlib.sha256((raw / "kontakt-2025.html").read_bytes()).hexdigest()
    row = f"kontakt-2025,kontakt-2025.html,,web_page,,{site.root}/kontakt,2026-05-01,,,{digest}\n"
    header = (raw / "editions.csv").read_text(encoding="utf-8").splitlines()[0]
    (raw / "editions.csv").write_text(f"{header}\n{row}", encoding="utf-8")
    site.put("/kontakt", UNDATED.format(name="Bo Provberg"))
    assert run_command(["refresh", "--engine", "direct", "--fetch", *folders]) == 0
    with (outputs / "latest" / "csv" / "events.csv").open(encoding="utf-8", newline="") as file:
        told = {(event["kind"], event["entity_id"]) for event in csv.DictReader(file)}
    assert {("left", "eva-exempelsson"), ("appointed", "bo-provberg")} <= told
    assert "unknown_date" not in capsys.readouterr().out

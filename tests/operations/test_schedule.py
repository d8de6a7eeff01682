"""The scheduled refresh as its users run it: a server, `nmt schedule` or a work pool, and what is seen afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
import typer
import yaml  # type: ignore[import-untyped]
from prefect.runner import Runner

import flows
from pipeline.cli import run_command
from pipeline.cli.schedule import Plan, check_plan, run_schedule
from pipeline.errors import InputError

from .prefect_server import BIN, QUIET, run_server, wait_for
from .test_live import make_page
from .test_notify import run_hook


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    content = make_page().encode()
    (folder / "kontakt-2025.html").write_bytes(content)
    (folder / "editions.csv").write_text(
        "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"
        f"kontakt-2025,kontakt-2025.html,Kontakt,web_page,,,2026-05-01,,,{hashlib.sha256(content).hexdigest()}\n",
        encoding="utf-8",
    )
    return folder


@pytest.mark.prefect
@pytest.mark.slow
def test_a_schedule_and_a_work_pool_from_end_to_end(tmp_path: Path, raw: Path) -> None:
    outputs = tmp_path / "outputs"
    with run_hook() as hook, run_server(tmp_path / "prefect") as server:
        folders = ("--raw", str(raw), "--outputs", str(outputs))
        with server.start("nmt", "schedule", *folders, "--cron", "30 5 * * 2", NMT_NOTIFY_WEBHOOK=hook.url):
            served = server.find_deployment("nmt-directory")
            assert served["schedules"][0]["schedule"]["cron"] == "30 5 * * 2"
            assert served["schedules"][0]["schedule"]["timezone"] == "Europe/Stockholm"
            assert server.run(served) == "COMPLETED"
            assert server.wait_for_planned_run(served)
            assert server.run(served, raw=str(tmp_path / "nowhere")) == "FAILED"
            wait_for(lambda: len(hook.got) > 1)  # the hook runs after the state is set
        release = (outputs / "latest").resolve()
        assert [notice["kind"] for notice in hook.got] == ["release_published", "refresh_failed"]
        assert "Norlin" not in repr(hook.got)

        artifacts = server.artifacts()
        assert set(artifacts) >= {"nmt-refresh", "nmt-changes", "nmt-review", "nmt-quality", "nmt-release"}
        link = (release / "report" / "index.html").as_uri()
        for key in ("nmt-refresh", "nmt-changes", "nmt-review", "nmt-quality"):
            assert link in repr(artifacts[key])
        assert "Norlin" not in repr(artifacts)
        assert "070" not in repr(artifacts["nmt-changes"]["data"])

        server.call("prefect", "work-pool", "create", "nmt", "--type", "process")
        server.call("prefect", "--no-prompt", "deploy", "--all")
        with server.start("prefect", "worker", "start", "--pool", "nmt"):
            deployed = server.find_deployment("nmt-weekly")
            form = deployed["parameter_openapi_schema"]["properties"]
            assert all(field.get("description") for field in form.values())
            assert deployed["concurrency_limit"] == 1 or deployed["global_concurrency_limit"]["limit"] == 1
            assert server.run(deployed, raw=str(raw), outputs=str(outputs), fetch=False) == "COMPLETED"
        assert (outputs / "latest").resolve() == release  # nothing had changed, so nothing was published


@pytest.mark.parametrize("changes", [{"cron": "0 6 * *"}, {"cron": "nonsense"}, {"timezone": "Europe/Nowhere"}])
def test_a_schedule_that_is_none_is_wrong_usage(raw: Path, changes: dict[str, str]) -> None:
    plan = Plan(raw, raw, **changes)  # type: ignore[arg-type]
    with pytest.raises(typer.BadParameter):
        check_plan(plan)


def test_a_schedule_needs_a_registry_and_a_server(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.embedded.find_api", lambda: None)
    with pytest.raises(InputError, match="PREFECT_API_URL"):
        check_plan(Plan(raw, tmp_path))
    with pytest.raises(InputError, match="registry"):
        check_plan(Plan(tmp_path / "nowhere", tmp_path))


def test_a_schedule_that_could_tell_nobody_is_not_served(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.embedded.find_api", lambda: "http://127.0.0.1:4200/api")
    monkeypatch.setenv("NMT_NOTIFY_WEBHOOK", "hook.example.se")
    with pytest.raises(InputError, match="NMT_NOTIFY_WEBHOOK"):
        check_plan(Plan(raw, raw))


def test_a_deployment_that_could_tell_nobody_is_not_made_and_does_not_run(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = yaml.safe_load((Path(flows.__file__).parent / "prefect.yaml").read_text(encoding="utf-8"))["build"]
    check = pkgutil.resolve_name(next(iter(steps[0])))
    check()
    monkeypatch.setenv("NMT_NOTIFY_WEBHOOK", "hook.example.se")
    with pytest.raises(SystemExit, match="nmt: NMT_NOTIFY_WEBHOOK is no http or https address"):
        check()
    with pytest.raises(InputError, match="NMT_NOTIFY_WEBHOOK"):
        flows.refresh.fn(raw, tmp_path / "outputs")
    assert not (tmp_path / "outputs").exists()


@pytest.mark.prefect
@pytest.mark.parametrize(("verb", "advice"), [("schedule", "PREFECT_API_URL"), ("refresh", "--engine direct")])
def test_a_server_that_does_not_answer_is_named_in_one_line(raw: Path, tmp_path: Path, verb: str, advice: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{unused.getsockname()[1]}/api"
        folders = ("--raw", str(raw), "--outputs", str(tmp_path / "outputs"))
        home = {"PREFECT_HOME": str(tmp_path / "home"), "PREFECT_API_URL": f"http://nmt:secret@{place}"}
        done = subprocess.run(
            [str(BIN / "nmt"), verb, *folders], env={**os.environ, **QUIET, **home}, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"nmt: no Prefect API answers at {place}; ")
    assert advice in done.stderr
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def test_a_program_is_told_what_is_served(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[dict[str, object]] = []
    monkeypatch.setattr("pipeline.embedded.find_api", lambda: "http://127.0.0.1:4200/api")
    monkeypatch.setattr(flows.refresh, "serve", lambda **given: served.append(given))
    run_schedule(Plan(raw, tmp_path, cron="30 5 * * 2"), as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["deployment"], told["cron"], told["timezone"]) == ("nmt-directory", "30 5 * * 2", "Europe/Stockholm")
    assert told["raw"] == str(raw.resolve())
    assert [given["print_starting_message"] for given in served] == [False]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_a_schedule_as_it_ends_any_verb(
    raw: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
    code: int,
) -> None:
    def serve(**_: object) -> None:
        """As Prefect serves: its runner's handler is set for SIGTERM, and Ctrl-C is taken for its own end."""
        signal.signal(signal.SIGTERM, Runner(name="made-up").handle_sigterm)
        with suppress(KeyboardInterrupt):
            os.kill(os.getpid(), number)

    monkeypatch.setattr("pipeline.embedded.find_api", lambda: "http://127.0.0.1:4200/api")
    monkeypatch.setattr(flows.refresh, "serve", serve)
    before = Runner.handle_sigterm
    assert run_command(["schedule", "--raw", str(raw), "--outputs", str(tmp_path)]) == code
    assert capsys.readouterr().err.count("nmt: ") == 1
    assert Runner.handle_sigterm is before

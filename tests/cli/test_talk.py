from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.talk import answer_json
from tests.cli.conftest import Place


def test_a_machine_reads_every_time_in_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    at = dt.datetime(2021, 9, 8, 6, 0, 7, tzinfo=dt.UTC)
    answer_json({"at": at, "on": at.date(), "where": Path("raw/sida.html")})
    told = json.loads(capsys.readouterr().out)
    assert told == {"at": "2021-09-08T06:00:07+00:00", "on": "2021-09-08", "where": "raw/sida.html"}
    assert dt.datetime.fromisoformat(told["at"]) == at


def ask(encoding: str, place: Place, *arguments: str) -> bytes:
    """What a verb writes into a pipe of some encoding."""
    command = [sys.executable, "-m", "pipeline.cli", *arguments, "--outputs", str(place.outputs)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def test_a_terminal_without_a_letter_gets_its_number_and_a_machine_the_letter(place: Place) -> None:
    told = ask("ascii", place, "trace", "Åsa Ekman")
    assert told.startswith(b"\\xc5sa Ekman person asa-ekman\n")
    assert json.loads(ask("ascii", place, "trace", "Åsa Ekman", "--json"))[0]["said"] == "Åsa Ekman"
    assert ask("utf-8", place, "trace", "Åsa Ekman").startswith("Åsa Ekman ".encode())


def test_a_pipe_gets_every_value_whole(place: Place) -> None:
    table = ask("utf-8", place, "releases").decode().splitlines()
    assert [len(line.split()) for line in table] == [6, 7]
    assert "…" not in "".join(table)

"""A verb that a signal ends: one line, its exit code, in good time, from the first moment to the last."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import Place

_RUN = """
import os, signal, sys, time
{before}
def end(*_, **__):
    os.kill(os.getpid(), {number})
    {then}
{where} = end
from pipeline.cli import main
main(sys.argv[1:])
"""
_AT_WORK = ("import pipeline.cli.refresh", "pipeline.cli.refresh.refresh")
_AT_THE_START = ("import pipeline.cli.verbs", "pipeline.cli.verbs.pick_verb")


def run_stopped(
    place: Place, number: int, at: tuple[str, str], *options: str, then: str = "time.sleep(60)"
) -> subprocess.CompletedProcess[str]:
    code = _RUN.format(before=at[0], where=at[1], number=int(number), then=then)
    command = [sys.executable, "-c", code, "refresh", "--engine", "direct", *place.options, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)


@pytest.mark.parametrize("at", [_AT_WORK, _AT_THE_START], ids=["at work", "at the start"])
@pytest.mark.parametrize(
    ("number", "code", "line"),
    [
        (signal.SIGINT, 130, "nmt: interrupted (Ctrl-C); what is published stays\n"),
        (signal.SIGTERM, 143, "nmt: ended from outside (SIGTERM); what is published stays\n"),
    ],
)
def test_a_signal_is_told_in_one_line(place: Place, at: tuple[str, str], number: int, code: int, line: str) -> None:
    done = run_stopped(place, number, at)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", line)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_error_that_a_database_makes_of_a_signal_is_told_as_the_signal(place: Place, number: int) -> None:
    then = "try: time.sleep(60)\n    except BaseException: raise RuntimeError('Query interrupted')"
    done = run_stopped(place, number, _AT_WORK, then=then)
    assert done.returncode == 128 + number
    assert done.stderr.count("\n") == 1
    assert "what is published stays" in done.stderr


def test_a_program_gets_its_answer(place: Place) -> None:
    done = run_stopped(place, signal.SIGTERM, _AT_WORK, "--json")
    assert json.loads(done.stdout)["exit_code"] == 143
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "then",
    [
        "try: time.sleep(60)\n    finally: os.kill(os.getpid(), signal.SIGTERM)",
        "try: time.sleep(60)\n    finally: time.sleep(60)",
    ],
    ids=["a second signal", "what does not end"],
)
def test_what_is_slow_to_end_is_not_waited_for(place: Place, then: str) -> None:
    done = run_stopped(place, signal.SIGINT, _AT_WORK, then=then)
    assert done.returncode == 130
    assert done.stderr == "nmt: interrupted (Ctrl-C); what is published stays\n"


def test_what_is_done_when_a_signal_comes_was_done(place: Place) -> None:
    late = (
        "import atexit, os, signal, pipeline.cli.verbs\natexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))",
        "pipeline.cli.verbs.never",
    )
    done = run_stopped(place, signal.SIGINT, late, "--help")
    assert done.returncode == 0
    assert "Usage: nmt refresh" in done.stdout
    assert done.stderr == ""


def test_names_are_understood_where_the_system_knows_no_letters(place: Place) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    command = [sys.executable, "-m", "pipeline.cli", "trace", "Åsa Ekman", "--outputs", str(place.outputs)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("Åsa Ekman person asa-ekman\n")

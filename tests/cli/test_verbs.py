"""Every verb answers in JSON where it is asked to, and says in one line what is wrong where there is nothing yet."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.failures import tell_failure
from pipeline.cli.verbs import app, pick_verb
from pipeline.publish import Published, list_releases, publish_release
from pipeline.stopping import heeding_signals
from tests.cli.conftest import Nmt, Place
from tests.publish.fixtures import make_inputs, make_world

READING_VERBS = [
    ("releases",),
    ("verify",),
    ("trace", "eva-norlin"),
    ("diff", "latest", "latest"),
    ("review",),
    ("status",),
]


@pytest.mark.parametrize("verb", READING_VERBS, ids=lambda verb: verb[0])
def test_verbs_answer_in_json(nmt: Nmt, place: Place, verb: tuple[str, ...]) -> None:
    answer = nmt(*verb, "--json", *place.options)  # the same options for every verb, as a script would
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) is not None


@pytest.mark.parametrize("verb", [verb for verb in READING_VERBS if verb[0] in {"trace", "diff", "review"}])
def test_where_there_is_no_release_they_say_so(nmt: Nmt, tmp_path: Path, verb: tuple[str, ...]) -> None:
    answer = nmt(*verb, "--outputs", tmp_path / "none")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err


def test_trace_gives_the_evidence_of_identity_as_a_ladder(nmt: Nmt, place: Place) -> None:
    told = nmt("trace", "Catrin Sandman", *place.options[2:]).out.splitlines()
    head = next(at for at, line in enumerate(told) if line.startswith("  match: Catrin Sandman ("))
    assert told[head + 1].startswith("    +22.0  same full name: ")
    (match,) = json.loads(nmt("trace", "catrin-sandman", "--json", *place.options[2:]).out)[0]["matches"]
    weights = [rung["weight"] for rung in match["ladder"]]
    assert weights == sorted(weights, key=abs, reverse=True)
    assert sum(weights) == pytest.approx(match["score"])
    assert told[head].endswith(f": same ({match['score']:+.1f})")
    assert all(rung["reason"] for rung in match["ladder"])


def test_extract_and_repair_are_wired(nmt: Nmt, place: Place, tmp_path: Path) -> None:
    answer = nmt("extract", place.raw / "004_e42d052289903039.txt")
    assert any(mention["entity_type"] == "person" for mention in json.loads(answer.out)["mentions"])
    (tmp_path / "damaged.txt").write_text("manniskohandel\n", encoding="utf-8")
    assert nmt("repair", tmp_path / "damaged.txt").code == 0


def test_rollback_and_prune_do_not_wait_without_a_terminal(nmt: Nmt, place: Place) -> None:
    refused = nmt("prune", "--keep", "1", "--outputs", place.outputs)
    assert (refused.code, refused.err) == (1, "nmt: nothing was deleted: confirm with --yes\n")
    assert nmt("prune", "--keep", "1", "--yes", "--outputs", place.outputs).code == 0
    answer = nmt("rollback", "r9999", "--outputs", place.outputs)
    assert answer.code == 1
    assert "r9999" in answer.err


def _publish_two(outputs: Path) -> tuple[Published, Published]:
    first = publish_release(make_world(with_newest=False), outputs, make_inputs(outputs, "a"))
    return first, publish_release(make_world(), outputs, make_inputs(outputs, "b"))


@pytest.mark.parametrize(("answer", "acts"), [("n\n", False), ("", False), ("ja\n", True)])
def test_rollback_asks_whoever_sits_at_a_terminal(
    answer: str, acts: bool, nmt: Nmt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = tmp_path / "outputs"
    first, second = _publish_two(outputs)
    monkeypatch.setattr("sys.stdin", terminal := io.StringIO(answer))
    for stream in (terminal, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    told = nmt("rollback", first.release_id, "--outputs", outputs)
    assert told.err.startswith(f"Publish again what {first.release_id} said? [y/N] ")
    assert (told.code == 0) == acts
    assert ((outputs / "latest").resolve().name != second.release_id) == acts


def test_rollback_acts_where_nobody_can_be_asked_for_another_takes_it_back(nmt: Nmt, tmp_path: Path) -> None:
    outputs = tmp_path / "outputs"
    two = _publish_two(outputs)
    for release in two:
        assert nmt("rollback", release.release_id, "--outputs", outputs).code == 0
    digests = [one.content_digest for one in list_releases(outputs)]
    assert digests == digests[:2] * 2


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (duckdb.IOException("IO Error: Could not write: No space left on device"), "the disk: No space left on device"),
        (duckdb.IOException('{"message": "Could not write: File too large"}'), "the disk: File too large"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "outputs/å"), "outputs/å: No space left on device"),
    ],
)
def test_a_full_disk_is_told_in_one_line(error: Exception, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with heeding_signals():
        assert tell_failure(error) == 1
    told = f"nmt: {line}; what is published stays, make room and say it again\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("verb", [("releases",), ("releases", "--json"), ("--help",)])
def test_a_reader_that_goes_away_is_no_failure(place: Place, verb: tuple[str, ...]) -> None:
    outputs = ("--outputs", str(place.outputs)) if verb[0] != "--help" else ()
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "pipeline.cli", *verb, *outputs]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_stdout_is_no_failure(place: Place) -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "pipeline.cli", "releases"]
    done = subprocess.run([*command, "--outputs", str(place.outputs)], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_answer_to_no_question_is_refused(nmt: Nmt, place: Place) -> None:
    answer = nmt("review", "--accept", "nothing", *place.options)
    assert answer.code == 1
    assert "no such review item in the queue: 'nothing'" in answer.err


def test_review_decides_nothing_that_nobody_said(nmt: Nmt, place: Place) -> None:
    decisions = place.raw / "decisions.csv"
    before = decisions.read_bytes()
    for options in ((), ("--yes",), ("--yes", "--json")):
        answer = nmt("review", *options, *place.options)
        assert answer.code == 0
        assert "Catrin Sandman" in answer.out
    assert decisions.read_bytes() == before
    (item,) = json.loads(nmt("review", "--json", *place.options).out)["items"]
    answer = nmt("review", "--yes", "--reject", item["review_id"], "--reason", "ringde och frågade", *place.options)
    assert (answer.code, answer.out.count("Recorded 1 decision")) == (0, 1)
    assert "same_person,nmt-brochure/3.24,name,Catrin Sandman" in decisions.read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["refresh", "diff"])
def test_only_what_is_asked_for_is_looked_through(verb: str) -> None:
    picked = [command.callback.__name__ for command in pick_verb([verb]).registered_commands if command.callback]
    assert picked[0] == verb
    assert len(picked) == 2  # of one verb alone Typer makes a program without verbs


@pytest.mark.parametrize("arguments", [[], ["--help"], ["refrsh"]])
def test_where_no_verb_is_asked_for_all_are_there(arguments: list[str]) -> None:
    assert pick_verb(arguments) is app

"""Whatever is wrong with the inputs: one clear line, exit code 1, nothing published, the last release untouched."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest.registry import DECISION_COLUMNS
from tests.cli.conftest import Nmt, Place

PAGE = "004_e42d052289903039.txt"


def remove_capture(place: Place) -> None:
    (place.raw / PAGE).unlink()


def change_capture(place: Place) -> None:
    (place.raw / PAGE).write_text("something else", encoding="utf-8")


def add_column(place: Place) -> None:
    place.edit("edition_id,file", "edition_id,colour,file")


def repeat_id(place: Place) -> None:
    place.edit("deltagande-myndigheter,", "nmt-brochure,")


def empty_capture(place: Place) -> None:
    old = hashlib.sha256((place.raw / PAGE).read_bytes()).hexdigest()
    (place.raw / PAGE).write_bytes(b"")
    place.edit(old, hashlib.sha256(b"").hexdigest())


def replace_pdf_by_page(place: Place) -> None:
    path = place.raw / "000_nmt-brochure.pdf"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(b"<!doctype html><title>404</title>")
    place.edit(old, hashlib.sha256(path.read_bytes()).hexdigest())


def break_decisions(place: Place) -> None:
    (place.raw / "decisions.csv").write_text("decision_id,kind\nd1,accept\n", encoding="utf-8")


def save_with_semicolons(place: Place) -> None:
    (place.raw / "decisions.csv").write_text(";".join(DECISION_COLUMNS) + "\n", encoding="utf-8")


def remove_registry(place: Place) -> None:
    place.registry.unlink()


FAULTS: list[tuple[Callable[[Place], None], str]] = [
    (remove_capture, f"editions.csv, line 5: the capture is missing: '{PAGE}'"),
    (change_capture, f"editions.csv, line 5: sha256 of {PAGE} differs from its row, found"),
    (add_column, "editions.csv, line 1: unknown column: 'colour'"),
    (repeat_id, "editions.csv, line 4: edition_id is given twice (first in line 3): 'nmt-brochure'"),
    (empty_capture, f"editions.csv, line 5: the capture is empty: '{PAGE}'"),
    (replace_pdf_by_page, "editions.csv, line 3: the capture is text/html, not what its name says"),
    (break_decisions, "decisions.csv, line 1: missing column"),
    (save_with_semicolons, "decisions.csv, line 1: the cells are not parted by commas; save it as CSV with commas"),
    (remove_registry, "editions.csv: the file is missing"),
]


def snapshot(outputs: Path) -> dict[str, str]:
    releases = (path for path in (outputs / "releases").rglob("*") if path.is_file())
    digests = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in releases}
    return digests | {"latest": str((outputs / "latest").readlink())}


@pytest.mark.parametrize(("spoil", "message"), FAULTS, ids=[spoil.__name__ for spoil, _ in FAULTS])
def test_bad_input_is_one_line_and_publishes_nothing(
    nmt: Nmt, place: Place, spoil: Callable[[Place], None], message: str
) -> None:
    before = snapshot(place.outputs)
    spoil(place)
    answer = nmt("refresh", "--engine", "direct", *place.options)
    assert answer.code == 1
    assert answer.out == ""
    assert message in answer.err
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert snapshot(place.outputs) == before


@pytest.mark.parametrize("engine", ["direct", "prefect"])
def test_a_folder_of_captures_named_wrongly_leaves_no_outputs_behind(nmt: Nmt, tmp_path: Path, engine: str) -> None:
    outputs = tmp_path / "outputs"
    answer = nmt("refresh", "--engine", engine, "--raw", tmp_path / "rå", "--outputs", outputs)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"nmt: {tmp_path}/rå/editions.csv: the file is missing\n"
    assert not outputs.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Missing command"),
        (("publish",), "No such command 'publish'"),
        (("refresh", "--fast"), "No such option: --fast"),
        (("refresh", "--engine", "steam"), "--engine"),
        (("extract",), "Missing argument"),
        (("review", "--set", "no-value", "--yes"), "--set takes ID=VALUE"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(nmt: Nmt, arguments: tuple[str, ...], message: str) -> None:
    answer = nmt(*arguments)
    assert answer.code == 2
    assert message in answer.err
    assert answer.err.count("\n") == 1


def test_a_failure_answers_a_program_in_json(nmt: Nmt, place: Place) -> None:
    remove_capture(place)
    refused = nmt("refresh", "--engine", "direct", "--json", *place.options)
    told = json.loads(refused.out)
    assert (refused.code, told["exit_code"], told["line"], told["value"]) == (1, 1, 5, PAGE)
    assert refused.err == f"nmt: {told['error']}\n"
    misused = nmt("diff", "latest", "--json")
    assert (misused.code, json.loads(misused.out)["exit_code"]) == (2, 2)


def test_verify_answers_a_program_with_what_differs_alone(nmt: Nmt, place: Place) -> None:
    (place.outputs / "latest" / "CHANGES.md").write_text("other", encoding="utf-8")
    differs = nmt("verify", "--json", *place.options)
    assert differs.code == 1
    assert [one["file"] for one in json.loads(differs.out)["findings"]] == ["CHANGES.md"]
    assert differs.err.count("\n") == 1


def test_an_error_in_the_program_is_one_line_too(nmt: Nmt, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("pipeline.cli.extract.run_extract", fail)
    answer = nmt("extract", "x.txt")
    assert answer.code == 1
    assert "RuntimeError: two lines" in answer.err
    assert answer.err.count("\n") == 1
    monkeypatch.setenv("NMT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        nmt("extract", "x.txt")


def test_a_reader_of_a_pipe_may_leave(place: Place) -> None:
    code = "from pipeline.cli import main; main(['releases', '--json', '--outputs', " + repr(str(place.outputs)) + "])"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate()
    assert err == b""


@pytest.mark.parametrize(("arguments", "code"), [(["repair", "--help"], 0), (["repair", "--no-such-option"], 2)])
def test_a_process_ends_at_once_when_all_that_ends_by_itself_has_ended(arguments: list[str], code: int) -> None:
    script = (
        "import atexit, sys, threading, time\n"
        "class Held:\n"
        "    def __del__(self): sys.stdout.write('taken apart'); sys.stdout.flush()\n"
        "held = Held(); held.itself = held\n"
        "from pipeline.cli import main\n"
        "def end():\n"
        "    while 'pipeline.cli.verbs' not in sys.modules: time.sleep(0.01)\n"
        "    atexit.register(sys.stdout.write, 'registered ended\\n')\n"
        "    sys.stdout.write('thread ended\\n')\n"
        "threading.Thread(target=end).start()\n"
        f"main({arguments})\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "thread ended\n" in done.stdout
    assert done.stdout.endswith("registered ended\n")  # nothing is taken apart after it
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["repair", "--help"], ["refresh", "--help"]])
def test_help_loads_no_library_that_it_does_not_need(arguments: list[str]) -> None:
    code = (
        "import sys; from pipeline.cli import run_command; assert run_command(sys.argv[1:]) == 0;"
        "print([m for m in ('pandas', 'duckdb', 'prefect', 'pdfplumber', 'httpx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

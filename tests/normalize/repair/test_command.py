"""`nmt repair`: files, streams, the ledger, and bad input."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pipeline.cli.repair import run_repair
from pipeline.errors import InputError

DAMAGED = "Personer som ar utsatta for manniskohandel\r\nhar ratt till stéd och hjalp.\n\nDet galler aven barn."
REPAIRED = "Personer som är utsatta för människohandel\r\nhar rätt till stöd och hjälp.\n\nDet gäller även barn."


def test_writes_repaired_text_with_the_line_ends_as_they_were(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "damaged.txt"
    file.write_bytes(DAMAGED.encode())
    assert run_repair(file, explain=True, as_json=False) == 0
    out, err = capfdbinary.readouterr()
    assert out.decode() == REPAIRED
    ledger = [json.loads(line) for line in err.decode().splitlines()]
    assert ledger[0].items() >= {"line": 1, "start": 13, "end": 14, "before": "a", "after": "ä"}.items()


def test_reads_standard_input_and_answers_in_json(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(DAMAGED.encode())))
    assert run_repair(None, explain=False, as_json=True) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert answer["lines"][0] == REPAIRED.split("\r\n")[0]
    assert answer["damage_rate"] > 0.3
    assert {"line", "before", "after", "evidence", "confidence", "field"} <= set(answer["repairs"][0])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 3: holds a NUL byte"),
        (b"%PDF-1.7\n1 0 obj\n", r"bad\.bin: this is a PDF, and repair reads text; nmt extract reads a PDF"),
        (b"ok\nF\xf6rskola\n", "line 2: not valid UTF-8"),
        (b"a\n" + b"x" * 1_000_001, "line 2: a line of more than 1,000,000 bytes"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "bad.bin"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as failure:
        run_repair(file, explain=False, as_json=False)
    assert "\n" not in str(failure.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        run_repair(tmp_path / "nowhere.txt", explain=False, as_json=False)


@pytest.mark.parametrize("text", ["", "\n", "🙂 🎉\n", "مرحبا بالعالم\n", "\ufeffhej\u2028du\x0b\x0c\n", "\r\r\n"])
def test_odd_text_goes_through_untouched(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], text: str) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(text.encode())
    assert run_repair(file, explain=False, as_json=False) == 0
    assert capfdbinary.readouterr().out == text.encode()


def test_the_ledger_on_stderr_undoes_the_repair_to_the_byte(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = (f"{DAMAGED}\n\n" * 1_500).encode()  # more than one stretch
    file = tmp_path / "damaged.txt"
    file.write_bytes(data)
    run_repair(file, explain=True, as_json=False)
    out, err = capfdbinary.readouterr()
    ledger = [json.loads(line) for line in err.decode().splitlines()]
    lines = out.decode().split("\n")
    for edit in sorted(ledger, key=lambda e: (e["line"], e["start"])):
        line = lines[edit["line"] - 1]
        end = edit["start"] + len(edit["after"])
        assert line[edit["start"] : end] == edit["after"]
        lines[edit["line"] - 1] = line[: edit["start"]] + edit["before"] + line[end:]
    assert len(ledger) > 10_000
    assert "\n".join(lines).encode() == data


def test_a_line_of_100_mb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"ar " * 33_400_000)
    with pytest.raises(InputError, match="line 1: a line of more than 1,000,000 bytes"):
        run_repair(file, explain=False, as_json=False)


def test_emoji_and_right_to_left_text_stay_among_damaged_lines(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    odd = "🙂 مرحبا بالعالم \u200f שלום 🎉"
    file = tmp_path / "mixed.txt"
    file.write_text(f"{DAMAGED}\n{odd}\n{DAMAGED}", encoding="utf-8", newline="")
    run_repair(file, explain=False, as_json=False)
    assert capfdbinary.readouterr().out.decode() == f"{REPAIRED}\n{odd}\n{REPAIRED}"

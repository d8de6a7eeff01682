"""What is shown of the releases: counts, made once for each release."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.artifacts import trace_quality
from pipeline.summary import Summary, summarize

HEADERS = {
    "editions": "edition_id,status\nsida-1,read\n",
    "checks": "check_id,severity,status\n",
    "directory": "name\nEva Norlin\n",
    "review_items": "kind,status\n",
    "quarantine": "reason_code\n",
}


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    for name in ("r0001-aa", "r0002-bb"):
        (tmp_path / "releases" / name / "csv").mkdir(parents=True)
        for table, text in HEADERS.items():
            (tmp_path / "releases" / name / "csv" / f"{table}.csv").write_text(text, encoding="utf-8")
        (tmp_path / "releases" / name / "SHA256SUMS").write_text("the same", encoding="utf-8")
    return tmp_path


def test_each_release_is_counted_once_until_it_changes(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []

    def count(release: Path, *, published: bool) -> Summary:
        counted.append(release.name)
        return summarize(release, published=published)

    monkeypatch.setattr("pipeline.artifacts.summarize", count)
    first = trace_quality(outputs)
    assert [(row["release"], row["directory rows"]) for row in first] == [("r0001-aa", 1), ("r0002-bb", 1)]
    assert trace_quality(outputs) == first
    assert counted == ["r0001-aa", "r0002-bb"]
    erased = outputs / "releases" / "r0001-aa"
    (erased / "csv" / "directory.csv").write_text("name\n", encoding="utf-8")
    (erased / "SHA256SUMS").write_text("another", encoding="utf-8")
    assert [row["directory rows"] for row in trace_quality(outputs)] == [0, 1]
    assert counted == ["r0001-aa", "r0002-bb", "r0001-aa"]


def test_notes_that_are_torn_are_made_again(outputs: Path) -> None:
    first = trace_quality(outputs)
    (outputs / ".cache" / "quality.json").write_text("{", encoding="utf-8")
    assert trace_quality(outputs) == first


def test_one_question_is_told_in_the_singular(outputs: Path) -> None:
    release = outputs / "releases" / "r0001-aa"
    (release / "csv" / "review_items.csv").write_text("kind,status\nconflict,open\n", encoding="utf-8")
    (release / "csv" / "quarantine.csv").write_text("reason_code\nno_text\nno_text\n", encoding="utf-8")
    told = dict(summarize(release, published=False).to_lines())
    assert (told["To review"], told["Set aside"]) == ("1 question (1 conflict): nmt review", "2 items (2 no_text)")

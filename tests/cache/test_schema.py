"""The schema that is kept is the one that the models say, to the letter, and is given to the same code only."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cache import schema as cache
from pipeline.cache.schema import SCHEMA_FILE, keeping_schema
from pipeline.publish.database import schema_text
from pipeline.validate import schema
from pipeline.validate.schema import Schema, read_all

ROOT = Path(__file__).parents[2]
_REFRESH = """
import sys
from pathlib import Path
from pipeline.engine import DirectEngine
from pipeline.run import Options, refresh
refresh(Options(Path(sys.argv[1]), Path(sys.argv[2]), use_cache=sys.argv[3] == "cache"), DirectEngine())
print("pandera" in sys.modules)
"""


@pytest.fixture
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> list[Schema]:
    """A process that has read no model yet."""
    given: list[Schema] = []
    monkeypatch.setattr(schema, "_given", given)
    return given


def _keep(outputs: Path) -> Path:
    with keeping_schema(outputs):
        read_all()
    return outputs / ".cache" / SCHEMA_FILE


def test_what_is_kept_is_what_the_models_say_to_the_letter(nothing_given: list[Schema], tmp_path: Path) -> None:
    assert _keep(tmp_path).exists()
    said, text = repr(read_all()), schema_text()
    nothing_given.clear()
    with keeping_schema(tmp_path):
        assert nothing_given
        assert (repr(read_all()), schema_text()) == (said, text)  # a 1 that comes back as 1.0 is another text


def test_nothing_is_given_that_other_code_kept(
    nothing_given: list[Schema], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(tmp_path)
    nothing_given.clear()
    monkeypatch.setattr(cache, "code_version", lambda: "other")
    with keeping_schema(tmp_path):
        assert not nothing_given


@pytest.mark.parametrize("at", [0, 40, -1])
def test_a_file_that_is_not_as_it_was_written_counts_as_missing(
    nothing_given: list[Schema], tmp_path: Path, at: int
) -> None:
    path = _keep(tmp_path)
    torn = bytearray(whole := path.read_bytes())
    torn[at] ^= 1
    path.write_bytes(torn)
    nothing_given.clear()
    with keeping_schema(tmp_path):
        assert not nothing_given
        read_all()
    assert path.read_bytes() == whole


def test_nothing_is_given_without_the_cache(nothing_given: list[Schema], tmp_path: Path) -> None:
    _keep(tmp_path)
    nothing_given.clear()
    with keeping_schema(tmp_path, use_cache=False):
        assert not nothing_given


def test_nothing_is_kept_where_the_block_fails(nothing_given: list[Schema], tmp_path: Path) -> None:
    with pytest.raises(KeyError), keeping_schema(tmp_path):
        read_all().tables["none"]
    assert not (tmp_path / ".cache" / SCHEMA_FILE).exists()


def test_a_second_release_is_the_same_without_loading_pandera(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    outputs = {way: tmp_path / way for way in ("cache", "anew")}
    page = "Regionkoordinator\n\nRegion Nord\nVera Påhittad\nvera.pahittad@example.se\n070-174 06 {}\n"
    rows = ["edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256"]

    def run(way: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", _REFRESH, str(raw), str(outputs[way]), way],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    loaded = {}
    for number in (5, 6):
        data = page.format(f"{number:02}").encode()
        (raw / f"{number}.txt").write_bytes(data)
        rows.append(
            f"e{number},{number}.txt,,web_page,,,,201{number}-01-01,201{number}-01-01,{hashlib.sha256(data).hexdigest()}"
        )
        (raw / "editions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        loaded[number] = (run("cache"), run("anew"))
    assert loaded == {5: ("True", "True"), 6: ("False", "True")}
    names = [(outputs[way] / "latest").resolve().name for way in outputs]
    assert names[0].startswith("r0002-")
    assert names[0] == names[1]

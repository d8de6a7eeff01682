from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.domain.edition import Capture
from pipeline.errors import UnreadableError
from pipeline.ingest.fetch import Facts, Reading, fetch_sources, list_sources
from pipeline.ingest.fetching.capture import name_edition, save_capture
from pipeline.ingest.fetching.policy import FetchPolicy
from pipeline.ingest.fetching.visits import Visit, read_visits
from pipeline.ingest.registry import read_editions

from .site import Answer, Asked, Site, run_site

QUICK = FetchPolicy(read_seconds=1, attempts=1, pause_seconds=0)
MONDAY = dt.datetime(2026, 3, 2, 6, 0, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)
COLUMNS = "edition_id,file,title,kind,publisher,url,retrieved_on,dated_from,dated_to,sha256\n"


def read_lines_with_at_signs(capture: Capture) -> Facts:
    """Facts of these tests: the lines with a mail address; what begins with `%` cannot be read."""
    text = capture.path.read_text(encoding="utf-8")
    if text.startswith("%"):
        raise UnreadableError("no page", reason_code="mislabelled")
    return frozenset((line.strip(),) for line in text.splitlines() if "@" in line)


READING = Reading(lambda head, name: "text/html", read_lines_with_at_signs)


@pytest.fixture
def site() -> Iterator[Site]:
    with run_site() as running:
        yield running


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    raw, outputs = tmp_path / "raw", tmp_path / "outputs"
    raw.mkdir()
    (raw / "editions.csv").write_text(COLUMNS, encoding="utf-8")
    return raw, outputs


def register(
    raw: Path,
    url: str,
    body: str = "<b>\neva@umea.example.se\n",
    edition_id: str = "kontakt-2025",
    retrieved_on: str = "2025-05-01",
) -> None:
    content = body.encode()
    (raw / f"{edition_id}.html").write_bytes(content)
    with (raw / "editions.csv").open("a", encoding="utf-8") as file:
        sha256 = hashlib.sha256(content).hexdigest()
        file.write(
            f"{edition_id},{edition_id}.html,Kontakt,web_page,Staden,{url},{retrieved_on},2025-01-01,,{sha256}\n"
        )


def visit(folders: tuple[Path, Path], now: dt.datetime = MONDAY) -> list[Visit]:
    return list(fetch_sources(*folders, READING, QUICK, now=now))


def test_a_page_that_says_something_new_becomes_a_new_edition(site: Site, folders: tuple[Path, Path]) -> None:
    raw, _ = folders
    register(raw, site.put("/kontakt", "<i>\nmaria@umea.example.se\n"))
    before = (raw / "kontakt-2025.html").read_bytes()
    [seen] = visit(folders)
    assert (seen.outcome, seen.edition_id, seen.detail) == ("new_edition", "kontakt-2026-03-02", "1 facts came, 1 went")
    old, new = read_editions(raw)
    assert (raw / new.file).read_text() == "<i>\nmaria@umea.example.se\n"
    assert new.sha256 == hashlib.sha256((raw / new.file).read_bytes()).hexdigest()
    assert (new.url, new.publisher, new.title, new.kind) == (old.url, "Staden", "Kontakt", "web_page")
    assert (new.retrieved_on, new.dated_from, new.dated_to) == (MONDAY.date(), None, None)
    assert (raw / "kontakt-2025.html").read_bytes() == before


@pytest.mark.parametrize(
    ("body", "detail"),
    [("<b>\neva@umea.example.se\n", "same bytes"), ("<div>\nNyheter\neva@umea.example.se\n", "same facts")],
)
def test_a_page_that_says_the_same_is_unchanged(site: Site, folders: tuple[Path, Path], body: str, detail: str) -> None:
    register(folders[0], site.put("/kontakt", body))
    before = sorted(folders[0].iterdir()), (folders[0] / "editions.csv").read_bytes()
    [seen] = visit(folders)
    assert (seen.outcome, seen.detail, seen.edition_id) == ("unchanged", detail, "kontakt-2025")
    assert (sorted(folders[0].iterdir()), (folders[0] / "editions.csv").read_bytes()) == before


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("<html>\neva@umea.example.se\n", "doubtful"),
        ("<html>\neva@umea.example.se\n</HTML >", "new_edition"),
        ("<html>\neva@umea.example.se\nmaria@umea.example.se\n", "unchanged"),
    ],
)
def test_a_page_that_is_cut_off_ends_nobody(site: Site, folders: tuple[Path, Path], body: str, outcome: str) -> None:
    known = "<html>\neva@umea.example.se\nmaria@umea.example.se\n</html>\n"
    register(folders[0], site.serve("/kontakt", lambda _: Answer(drip=lambda: iter([body.encode()]))), known)
    assert visit(folders)[0].outcome == outcome


def test_a_page_that_never_had_an_end_needs_none(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], site.put("/kontakt", "maria@umea.example.se\n"))
    assert visit(folders)[0].outcome == "new_edition"


def test_a_later_change_is_found_after_a_decorated_page(site: Site, folders: tuple[Path, Path]) -> None:
    url = site.put("/kontakt", "<div>\neva@umea.example.se\n", ETag='"deco"')
    register(folders[0], url)
    assert visit(folders)[0].detail == "same facts"
    assert visit(folders, MONDAY + WEEK)[0].detail == "same bytes"
    assert site.asked[-1].headers["If-None-Match"] == '"deco"'
    site.put("/kontakt", "<div>\nanna@umea.example.se\n", ETag='"new"')
    assert visit(folders, MONDAY + 2 * WEEK)[0].edition_id == "kontakt-2026-03-16"


def test_the_next_visit_is_conditional_and_not_modified_is_unchanged(site: Site, folders: tuple[Path, Path]) -> None:
    def page(asked: Asked) -> Answer:
        if asked.headers.get("If-None-Match") == '"v2"':
            return Answer(status=304)
        return Answer(b"maria@umea.example.se\n", headers={"ETag": '"v2"'})

    register(folders[0], site.serve("/kontakt", page))
    assert visit(folders)[0].outcome == "new_edition"
    for week in (1, 2):
        [seen] = visit(folders, MONDAY + week * WEEK)
        assert (seen.outcome, seen.detail, seen.edition_id) == ("unchanged", "not modified", "kontakt-2026-03-02")
    assert len(read_editions(folders[0])) == 2


def test_a_capture_taken_back_is_asked_for_in_full_again(site: Site, folders: tuple[Path, Path]) -> None:
    registry = folders[0] / "editions.csv"
    register(folders[0], site.put("/kontakt", "maria@umea.example.se\n", ETag='"v2"'))
    before = registry.read_text()
    visit(folders)
    registry.write_text(before)
    assert visit(folders)[0].outcome == "new_edition"
    assert "If-None-Match" not in site.asked[-1].headers
    assert len(list(folders[0].glob("kontakt-2026-03-02*.html"))) == 2  # nothing was written over


def test_two_changes_on_one_day_are_two_editions(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], site.put("/kontakt", "a@umea.example.se"))
    visit(folders)
    site.put("/kontakt", "b@umea.example.se")
    assert visit(folders)[0].edition_id == "kontakt-2026-03-02-2"
    assert len(read_editions(folders[0])) == 3


@pytest.mark.parametrize("body", ["%PDF broken", "<h1>Sidan är under arbete</h1>"])
def test_a_page_with_nothing_left_to_read_ends_nobodys_appointment(
    site: Site, folders: tuple[Path, Path], body: str
) -> None:
    register(folders[0], site.put("/kontakt", body, ETag='"away"'))
    assert visit(folders)[0].outcome == "doubtful"
    assert len(read_editions(folders[0])) == 1
    assert visit(folders, MONDAY + WEEK)[0].outcome == "doubtful"
    assert "If-None-Match" not in site.asked[-1].headers


def test_a_failed_visit_changes_nothing_and_the_others_go_on(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], site.root + "/borta")
    register(folders[0], site.put("/kvar", "ny@umea.example.se"), edition_id="kvar-2025")
    gone, there = visit(folders)
    assert (gone.outcome, there.outcome) == ("failed", "new_edition")
    assert "404" in gone.detail


def test_a_fault_does_not_lose_what_the_server_gave(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], site.put("/kontakt", "<b>\neva@umea.example.se\n", ETag='"v1"'))
    visit(folders)
    working = site.pages.pop("/kontakt")
    assert visit(folders)[0].outcome == "failed"
    site.pages["/kontakt"] = working
    visit(folders)
    assert site.asked[-1].headers["If-None-Match"] == '"v1"'


def test_a_source_with_several_editions_is_visited_once_and_compared_with_the_newest(
    site: Site, folders: tuple[Path, Path]
) -> None:
    url = site.put("/kontakt", "ny@umea.example.se")
    register(folders[0], url, "ny@umea.example.se", "kontakt-2026")
    register(folders[0], url, "gammal@umea.example.se", "kontakt-2020", retrieved_on="2020-05-01")
    assert [source.newest.edition_id for source in list_sources(read_editions(folders[0]))] == ["kontakt-2026"]
    assert [seen.detail for seen in visit(folders)] == ["same bytes"]
    assert site.paths() == ["/kontakt"]


def test_editions_without_a_url_are_left_alone(folders: tuple[Path, Path]) -> None:
    register(folders[0], "")
    assert visit(folders) == []


def test_what_is_remembered_names_no_one(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], site.put("/kontakt", "maria@umea.example.se\n"))
    visit(folders)
    text = (folders[1] / ".cache" / "visits.json").read_text(encoding="utf-8")
    assert "@" not in text
    assert read_visits(folders[1])[site.root + "/kontakt"].visited_at == MONDAY


@pytest.mark.parametrize("content", [b"", b"{", b'{"visits": [{"url": 1}]}'])
def test_a_torn_memory_costs_a_whole_page_and_no_more(site: Site, folders: tuple[Path, Path], content: bytes) -> None:
    register(folders[0], site.put("/kontakt", "<b>\neva@umea.example.se\n"))
    (folders[1] / ".cache").mkdir(parents=True)
    (folders[1] / ".cache" / "visits.json").write_bytes(content)
    assert visit(folders)[0].outcome == "unchanged"


def test_a_capture_is_never_written_over(tmp_path: Path) -> None:
    first = save_capture(b"1", tmp_path, "sida-2026-03-02", "text/html")
    second = save_capture(b"2", tmp_path, "sida-2026-03-02", "text/html")
    assert [(first, (tmp_path / first).read_bytes()), (second, (tmp_path / second).read_bytes())] == [
        ("sida-2026-03-02.html", b"1"),
        ("sida-2026-03-02.2.html", b"2"),
    ]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("media_type", "suffix"), [("application/pdf", ".pdf"), ("text/plain", ".txt"), ("application/x-unheard", ".bin")]
)
def test_a_capture_is_named_by_what_it_is(tmp_path: Path, media_type: str, suffix: str) -> None:
    assert save_capture(b"1", tmp_path, "sida", media_type) == "sida" + suffix


@pytest.mark.parametrize(
    ("previous", "expected"),
    [
        ("nmt-2021", "nmt-2026-03-02"),
        ("nmt-2025-12-01", "nmt-2026-03-02"),
        ("nmt-2025-12-01-3", "nmt-2026-03-02"),
        ("nmt", "nmt-2026-03-02"),
        ("lag-2018-641-nmt", "lag-2018-641-nmt-2026-03-02"),
    ],
)
def test_an_edition_is_named_by_its_source_and_day(previous: str, expected: str) -> None:
    assert name_edition(previous, MONDAY.date(), set()) == expected


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("https://umea.example.se/: the server answered 404", "https://umea.example.se/: the server answered 404"),
        ("http://10.0.0.1/: not allowed", "https://umea.example.se/: http://10.0.0.1/: not allowed"),
        ("nothing left to read", "https://umea.example.se/: nothing left to read"),
    ],
)
def test_a_source_is_named_once(detail: str, told: str) -> None:
    visited = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    assert Visit("https://umea.example.se/", "kontakt-2026", "failed", detail, visited).told == told

"""Pages that move for good, and what weekly visits tell of when a page without a date changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.domain.edition import Capture, DateRange
from pipeline.ingest.fetch import Reading, fetch_sources
from pipeline.ingest.fetching.visits import Visit
from pipeline.ingest.registry import read_editions

from .site import Answer, Site
from .test_fetch import MONDAY, QUICK, READING, WEEK, folders, register, site

__all__ = ["folders", "site"]
EVA, MARIA = "<b>\neva@umea.example.se\n", "<b>\nmaria@umea.example.se\n"


def visit(folders: tuple[Path, Path], weeks: int = 0, reading: Reading = READING) -> list[Visit]:
    return list(fetch_sources(*folders, reading, QUICK, now=MONDAY + weeks * WEEK))


def redirect(site: Site, path: str, target: str, status: int) -> str:
    return site.serve(path, lambda _: Answer(status=status, headers={"Location": target}))


@pytest.mark.parametrize("status", [301, 308])
def test_a_page_that_moved_for_good_is_told_once(site: Site, folders: tuple[Path, Path], status: int) -> None:
    register(folders[0], redirect(site, "/gammal", site.put("/ny", EVA), status))
    [first], [second] = visit(folders), visit(folders, 1)
    assert (first.outcome, first.moved_to, first.needs_a_look) == ("unchanged", site.root + "/ny", True)
    assert first.told.endswith(f"the page moved for good to {site.root}/ny")
    assert (second.moved_to, second.needs_a_look) == (site.root + "/ny", False)


def test_a_detour_is_no_move(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], redirect(site, "/gammal", site.put("/ny", EVA), 302))
    [seen] = visit(folders)
    assert (seen.moved_to, seen.needs_a_look) == ("", False)


def test_a_move_ends_where_a_detour_begins(site: Site, folders: tuple[Path, Path]) -> None:
    site.redirect("/ny", site.put("/i-dag", EVA))
    register(folders[0], redirect(site, "/gammal", "/ny", 301))
    assert visit(folders)[0].moved_to == site.root + "/ny"


def test_a_page_is_found_at_its_new_address_when_the_old_one_is_gone(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], redirect(site, "/gammal", site.put("/ny", EVA), 301))
    visit(folders)
    site.pages.pop("/gammal")
    assert [(seen.outcome, seen.needs_a_look) for seen in visit(folders, 1)] == [("unchanged", False)]
    site.put("/ny", MARIA)
    assert [seen.outcome for seen in visit(folders, 2)] == ["new_edition"]
    assert len({edition.url for edition in read_editions(folders[0])}) == 1
    site.pages.pop("/ny")
    [gone] = visit(folders, 3)
    assert (gone.outcome, gone.moved_to, "404" in gone.detail) == ("failed", site.root + "/ny", True)


def test_a_page_that_moved_to_another_source_is_read_there(site: Site, folders: tuple[Path, Path]) -> None:
    new = site.put("/ny", MARIA)
    register(folders[0], redirect(site, "/gammal", new, 301))
    register(folders[0], new, MARIA, "ny-2026", "2026-03-01")
    assert [(seen.outcome, seen.needs_a_look) for seen in visit(folders)] == [("unchanged", True), ("unchanged", False)]
    assert not any(seen.needs_a_look for seen in visit(folders, 1))
    site.put("/ny", EVA)
    assert [seen.outcome for seen in visit(folders, 2)] == ["unchanged", "new_edition"]
    assert len(read_editions(folders[0])) == 3


def print_date(capture: Capture) -> DateRange | None:
    """The date of a page of these tests: its line that is a day."""
    days = [line for line in capture.path.read_text(encoding="utf-8").splitlines() if line[:2] == "20"]
    day = dt.date.fromisoformat(days[0]) if days else None
    return DateRange(day, day, "printed", "made up") if day else None


@pytest.mark.parametrize(
    ("before", "after", "span"),
    [
        ("", "", (dt.date(2026, 3, 17), dt.date(2026, 3, 23))),
        ("2025-01-02\n", "2025-01-02\n", (dt.date(2026, 3, 17), dt.date(2026, 3, 23))),
        ("2025-01-02\n", "2026-03-20\n", (None, None)),
    ],
)
def test_a_state_without_its_own_date_is_younger_than_the_last_visit(
    site: Site, folders: tuple[Path, Path], before: str, after: str, span: tuple[dt.date | None, dt.date | None]
) -> None:
    dated = replace(READING, read_date=print_date)
    register(folders[0], site.put("/kontakt", EVA + before), EVA + before)
    for week in range(3):
        assert visit(folders, week, dated)[0].outcome == "unchanged"
    site.put("/kontakt", MARIA + after)
    assert visit(folders, 3, dated)[0].outcome == "new_edition"
    newest = read_editions(folders[0])[-1]
    assert (newest.retrieved_on, (newest.dated_from, newest.dated_to)) == (dt.date(2026, 3, 23), span)


def test_a_visit_that_fails_shows_nothing(site: Site, folders: tuple[Path, Path]) -> None:
    register(folders[0], site.put("/kontakt", EVA))
    visit(folders)
    site.pages.pop("/kontakt")
    assert visit(folders, 1)[0].outcome == "failed"
    site.put("/kontakt", MARIA)
    visit(folders, 2)
    assert read_editions(folders[0])[-1].dated_from == dt.date(2026, 3, 3)

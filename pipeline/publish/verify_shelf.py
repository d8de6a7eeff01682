"""Whether the shelf stands as it was left: `latest` on the newest release, none missing or strange, the feed as it was.

What a killed run leaves is no finding while its `.staging` is there: the next run sweeps it away and mends the feed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from lxml import etree

from pipeline.publish.csv_files import hash_file
from pipeline.publish.feed import FEED, FORM, compose_feed, name_entry
from pipeline.publish.papers import SUMS
from pipeline.publish.shelf import INFO, LATEST, LINKS, RECALLS, RELEASES, STAGING
from pipeline.publish.types import Finding, ReleaseInfo

_AT_TOP = frozenset({FEED, LATEST, RELEASES, RECALLS, *LINKS, "README.md"})
_ATOM = "{http://www.w3.org/2005/Atom}"


def verify_shelf(outputs: Path, releases: Sequence[ReleaseInfo]) -> Iterator[Finding]:
    """Verify what stands around the releases.

    Args:
        outputs: The folder of outputs.
        releases: Those that are kept, from old to new.
    """
    yield from _verify_folders(outputs, releases)
    yield from _verify_top(outputs)
    if releases:
        yield from _verify_links(outputs)
        yield from _verify_chain(releases)
        yield from _verify_feed(outputs, releases)


def _verify_folders(outputs: Path, releases: Sequence[ReleaseInfo]) -> Iterator[Finding]:
    """Every entry of the shelf is a release that can be read and bears its own name, and none between two is gone."""
    for one in releases:
        if one.path.name != one.release_id:
            yield Finding(one.path.name, INFO, None, None, f"says that it is {one.release_id}")
    for earlier, later in pairwise(releases):
        if later.sequence != earlier.sequence + 1:
            yield Finding(later.release_id, INFO, None, None, f"does not follow {earlier.release_id}: one is missing")
    known = {one.path.name for one in releases}
    is_interrupted = (outputs / STAGING).exists()
    shelf = outputs / RELEASES
    for path in sorted(shelf.iterdir()) if shelf.is_dir() else ():
        if path.name in known:
            continue
        if not (path / INFO).exists():
            yield Finding(path.name, INFO, None, None, "is missing: this is no release that can be read")
        elif not is_interrupted:
            yield Finding("", LATEST, None, None, f"is not the newest release: {path.name} is there too")


def _verify_top(outputs: Path) -> Iterator[Finding]:
    """Nothing lies here that a consumer might take for published; a page on the folder may, and what is hidden."""
    for path in sorted(outputs.iterdir()) if outputs.is_dir() else ():
        if not path.name.startswith(".") and path.name not in _AT_TOP:
            yield Finding("", path.name, None, None, "was not published by nmt")


def _verify_links(outputs: Path) -> Iterator[Finding]:
    for name, target in {LATEST: None, **LINKS}.items():
        path = outputs / name
        if not path.is_symlink():
            yield Finding("", name, None, None, "is missing" if not path.exists() else "is no link any more")
        elif target and str(path.readlink()) != target:
            yield Finding("", name, None, None, f"does not lead to {target}")


def _verify_chain(releases: Sequence[ReleaseInfo]) -> Iterator[Finding]:
    """The newest release tells of each earlier one; its digests are those that they have."""
    newest, digests = releases[-1], {one.release_id: one.content_digest for one in releases}
    path = newest.path / "csv" / "releases.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if digests.get(row["release_id"], row["content_digest"]) != row["content_digest"]:
                yield Finding(
                    row["release_id"], INFO, "releases", row["release_id"],
                    f"{newest.release_id} tells of another content digest",
                )  # fmt: skip


def _verify_feed(outputs: Path, releases: Sequence[ReleaseInfo]) -> Iterator[Finding]:
    """The feed is what is written of these releases; one that another version of this code wrote is not compared."""
    path = outputs / FEED
    if not path.exists():
        yield Finding("", FEED, None, None, "is missing")
        return
    content = path.read_bytes()
    if content == compose_feed(releases):
        return
    try:
        found = _Feed(content)
    except etree.XMLSyntaxError:
        yield Finding("", FEED, None, None, "is no XML any more")
        return
    expected = _Feed(compose_feed(releases))
    is_interrupted = (outputs / STAGING).exists() and _is_behind(found, expected, releases)
    if found.form == FORM and not is_interrupted:
        yield _tell_difference(found, expected, releases)


def _is_behind(found: _Feed, expected: _Feed, releases: Sequence[ReleaseInfo]) -> bool:
    """Whether a run in its last moment explains the difference, one that goes on or was killed.

    It had the newest release swapped in and not told of, or had let releases go that are told of still.
    """
    told = [name for name in map(name_entry, releases) if name in found.entries]
    missing = [one for one in releases if name_entry(one) not in found.entries]
    return missing in ([], [releases[-1]]) and all(found.entries[name] == expected.entries[name] for name in told)


def _tell_difference(found: _Feed, expected: _Feed, releases: Sequence[ReleaseInfo]) -> Finding:
    for one in releases:
        entry, sums = found.entries.get(name_entry(one), ""), one.path / SUMS
        if not entry:
            return Finding("", FEED, None, None, f"does not tell of {one.release_id}")
        if not sums.exists() or hash_file(sums) not in entry:
            return Finding(one.release_id, SUMS, None, None, f"is not the list that {FEED} tells of")
        if entry != expected.entries[name_entry(one)]:
            return Finding("", FEED, None, None, f"does not tell of {one.release_id} what was published")
    strange = sorted(found.entries.keys() - expected.entries.keys())
    return Finding("", FEED, None, None, f"tells of {strange[0]}, which is not there" if strange else "was changed")


class _Feed:
    """A feed's form and its entries as text, by their ids."""

    def __init__(self, content: bytes) -> None:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        generator = root.find(f"{_ATOM}generator")
        self.form = None if generator is None else generator.get("version")
        self.entries = {
            entry.findtext(f"{_ATOM}id", ""): etree.tostring(entry, encoding="unicode", with_tail=False)
            for entry in root.iter(f"{_ATOM}entry")
        }

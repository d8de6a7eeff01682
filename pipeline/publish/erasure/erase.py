"""Erases a person: block, redact every release that is kept, clear the caches, tell consumers, and prove it by a scan.

The order makes it safe to be killed: the person is blocked first, then each release is built anew aside and swapped,
and to run the verb again finishes what is left.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.cache.fingerprint import clear
from pipeline.errors import InputError, ReleaseError
from pipeline.publish.erasure.rebuild import rebuild_release
from pipeline.publish.erasure.registry import REGISTRY, SALT, add_tombstone, hash_value, read_blocklist, read_registry
from pipeline.publish.erasure.scan import scan_folder
from pipeline.publish.erasure.traces import Subject, describe_name, find_subject, knows_person
from pipeline.publish.feed import write_feed
from pipeline.publish.lock import outputs_lock
from pipeline.publish.papers import now
from pipeline.publish.sharing import share_files
from pipeline.publish.shelf import RECALLS, STAGING, clear_staging, list_releases, sync_folder
from pipeline.publish.types import ReleaseInfo


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did; no personal data in it.

    Attributes:
        tombstone_id: What stands instead of the person.
        releases: Ids of the releases that were redacted.
        recall: The notice for consumers; None where the person had been erased before and there is none.
        captures: Files in `raw/` that print the person; a steward decides about them.
    """

    tombstone_id: str
    releases: tuple[str, ...]
    recall: Path | None
    captures: tuple[str, ...]


def erase_person(raw: Path, outputs: Path, person: str, reason: str) -> Erased:
    """Erase a person from everything but the captures.

    Args:
        raw: Folder of captures and of the registry of erasures.
        outputs: The folder of outputs.
        person: Name or id.
        reason: Why; it is published, so it may not tell of the person.

    Raises:
        InputError: The reason is empty or tells of the person.
        ReleaseError: Nobody is known by that name, several are, or the final scan finds a trace.
    """
    with outputs_lock(outputs):
        releases = list_releases(outputs)
        if tombstone := _find_tombstone(raw, releases, person):
            return _finish(raw, outputs, tombstone, person)
        subject = find_subject(releases, person)
        if not reason.strip() or subject.is_in(reason):
            raise InputError("give a reason that does not tell of the person; it is published")
        tombstone_id = add_tombstone(raw, subject, reason, now()[:10])
        redacted = _redact_releases(outputs, releases, subject, tombstone_id)
        recall = _write_recall(outputs, tombstone_id, reason, releases, redacted)
        _clear_rest(outputs, subject)
        return Erased(tombstone_id, tuple(one.release_id for one in redacted), recall, _list_captures(raw, subject))


def _find_tombstone(raw: Path, releases: Sequence[ReleaseInfo], person: str) -> str | None:
    """The tombstone of someone of that name who was erased before, where no release knows the name any more."""
    if knows_person(releases, person):
        return None
    blocklist = read_blocklist(raw)
    digest = hash_value(blocklist.salt, "name", person)
    return next((row["tombstone_id"] for row in read_registry(raw) if row["digest"] == digest), None)


def _finish(raw: Path, outputs: Path, tombstone_id: str, person: str) -> Erased:
    """Do what an erasure that was killed right after its last release did not get to do."""
    subject = describe_name(person)
    _clear_rest(outputs, subject)
    recall = outputs / RECALLS / f"{tombstone_id}.md"
    return Erased(tombstone_id, (), recall if recall.exists() else None, _list_captures(raw, subject))


def _clear_rest(outputs: Path, subject: Subject) -> None:
    """Clear the caches, tell the feed, and look whether any trace is left.

    Raises:
        ReleaseError: One is.
    """
    clear(outputs)
    write_feed(outputs)
    left = scan_folder(outputs, subject)
    if left:
        raise ReleaseError(f"a trace is left in {len(left)} places; run it again", document=left[0])


def _redact_releases(
    outputs: Path, releases: Sequence[ReleaseInfo], subject: Subject, tombstone_id: str
) -> list[ReleaseInfo]:
    staging = clear_staging(outputs).parent
    digests: dict[str, str] = {}
    redacted: list[ReleaseInfo] = []
    for release in releases:
        aside = staging / release.release_id / "release"
        info = rebuild_release(release, subject, tombstone_id, digests, aside)
        if redacted:
            share_files(redacted[-1].path, aside)
        digests[release.content_digest] = info.content_digest
        redacted.append(info)
    for release, info in zip(releases, redacted, strict=True):
        old = staging / f"{release.release_id}-old"
        release.path.rename(old)
        info.path.rename(release.path)
        sync_folder(release.path.parent)
        shutil.rmtree(old)
    shutil.rmtree(outputs / STAGING, ignore_errors=True)
    return redacted


def _write_recall(
    outputs: Path, tombstone_id: str, reason: str, before: Sequence[ReleaseInfo], after: Sequence[ReleaseInfo]
) -> Path:
    lines = [
        f"# Recall notice {tombstone_id}",
        "",
        f"A person was erased from this directory. Reason: {reason}",
        "",
        "If you hold a copy of one of these releases, delete it and take the redacted one, which has the same id:",
        "",
        "| release | digest of the copy to delete | digest of the redacted release |",
        "|---|---|---|",
        *(
            f"| {old.release_id} | {old.content_digest} | {new.content_digest} |"
            for old, new in zip(before, after, strict=True)
        ),
        "",
    ]
    path = outputs / RECALLS / f"{tombstone_id}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _list_captures(raw: Path, subject: Subject) -> tuple[str, ...]:
    """Files in `raw/` that print the person: those that releases were made from, and any text that tells."""
    found = {name for name in subject.file_names if (raw / name).exists()}
    for path in raw.glob("*"):
        if path.is_file() and path.name not in (REGISTRY, SALT):
            text = path.read_bytes().decode("utf-8", errors="replace")
            if subject.is_in(path.name) or subject.is_in(text):
                found.add(path.name)
    return tuple(sorted(found))

"""`raw/erasures.csv`: tombstones without personal data, and salted hashes of what may not come in again.

Beside names, mail addresses and numbers it has hashes of what a name has in common with its damaged or shortened forms.

The salt lies in a file of its own (`raw/erasures.salt`), so that the registry can be shown to anyone: without the salt
nobody can try numbers or names against it.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.domain.decision import Decision
from pipeline.errors import InputError
from pipeline.publish.erasure.likeness import FAMILY, fold, list_keys
from pipeline.publish.erasure.traces import Subject

REGISTRY = "erasures.csv"
SALT = "erasures.salt"
NAMESAKE = "namesake-"
FIELDS = ("tombstone_id", "kind", "digest", "reason", "erased_on")


@dataclass(frozen=True, slots=True)
class Blocklist:
    """Hashes of names, mails and numbers that may not come in again.

    Attributes:
        salt: Without it nobody can try values against the hashes.
        digests: The hashes.
        others: Namesakes (see `name_namesake`) of whom a steward said that they are other people.
        same: Namesakes of whom a steward said that they are the people who were erased.
    """

    salt: bytes
    digests: frozenset[str]
    others: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()

    def holds(self, kind: str, value: str) -> bool:
        """Whether a value is blocked; names and mails whatever their case, accents and spaces."""
        return bool(self.digests) and hash_value(self.salt, kind, value) in self.digests

    def shared_keys(self, name: str) -> frozenset[str]:
        """The kinds of coarse keys that a name has in common with that of someone erased."""
        return frozenset(kind for kind, key in list_keys(name) if self.holds(kind, key))

    def name_namesake(self, name: str, reach: str) -> str:
        """A subject for decisions that tells nothing of whom it is about.

        Args:
            name: The name as it is printed.
            reach: A mail address or number printed with it.
        """
        return f"{NAMESAKE}{hash_value(self.salt, 'name', f'{name} {reach}')[:12]}"

    def hear(self, decisions: Iterable[Decision]) -> Blocklist:
        """This list with what stewards decided of namesakes; of two decisions on one the later holds."""
        judged = [d for d in decisions if d.subject.startswith(NAMESAKE)]
        kinds = {d.subject: d.kind for d in sorted(judged, key=Decision.place)}
        return replace(
            self,
            others=frozenset(subject for subject, kind in kinds.items() if kind == "different_person"),
            same=frozenset(subject for subject, kind in kinds.items() if kind == "same_person"),
        )


def hash_value(salt: bytes, kind: str, value: str) -> str:
    """The salted hash of a value in its plainest form."""
    plain = " ".join(fold(value).replace("-", " ").split()) if kind == "name" else fold(value).strip()
    return hmac.new(salt, f"{kind}\x1f{plain}".encode(), hashlib.sha256).hexdigest()


def read_blocklist(raw: Path) -> Blocklist:
    """The blocklist; empty before the first erasure.

    Raises:
        InputError: There are hashes but no salt, so that nobody could be kept out.
    """
    rows = read_registry(raw)
    path = raw / SALT
    if rows and not path.exists():
        raise InputError("the salt of the erasures is missing: restore it, or nobody is kept out", document=str(path))
    return Blocklist(path.read_bytes() if rows else b"", frozenset(row["digest"] for row in rows))


def read_registry(raw: Path) -> list[dict[str, str]]:
    """The rows of the registry."""
    path = raw / REGISTRY
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add_tombstone(raw: Path, subject: Subject, reason: str, erased_on: str) -> str:
    """Write the hashes of a person; what is there already is not written twice.

    Returns:
        Id of the tombstone.
    """
    salt = _make_salt(raw)
    values = [("name", name) for name in subject.names] + [("email", mail) for mail in subject.mails]
    values += [("phone", phone) for phone in subject.phones]
    values += [key for name in subject.names for key in list_keys(name)]
    values += [key for name in subject.shared_names for key in list_keys(name) if key[0] == FAMILY]
    digests = sorted({(kind, hash_value(salt, kind, value)) for kind, value in values})
    first = min((digest for _, digest in digests), default=secrets.token_hex(4))
    tombstone_id = f"erased-{first[:8]}"
    known = {row["digest"] for row in read_registry(raw)}
    rows = [(tombstone_id, kind, digest, reason, erased_on) for kind, digest in digests if digest not in known]
    _append(raw / REGISTRY, rows)
    return tombstone_id


def _make_salt(raw: Path) -> bytes:
    path = raw / SALT
    if not path.exists():
        path.write_bytes(secrets.token_hex(32).encode())
        path.chmod(0o600)
    return path.read_bytes()


def _append(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    is_new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(FIELDS)
        writer.writerows(rows)

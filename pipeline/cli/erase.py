"""`nmt erase PERSON --reason TEXT`: takes a person out of everything that was published."""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.talk import answer_json, confirm
from pipeline.errors import InputError


def run_erase(raw: Path, outputs: Path, person: str, reason: str, *, yes: bool = False, as_json: bool = False) -> None:
    """Erase a person, and say what is left for a steward to decide.

    Raises:
        InputError: It was not confirmed.
        ReleaseError: Nobody is known by that name, or several are.
    """
    if not confirm("This rewrites every release that is kept, and cannot be undone. Erase?", yes=yes):
        raise InputError("nothing was erased: confirm with --yes")
    from pipeline.publish.erasure import erase_person

    erased = erase_person(raw, outputs, person, reason)
    if as_json:
        answer_json(
            {
                "tombstone_id": erased.tombstone_id,
                "releases": list(erased.releases),
                "recall": str(erased.recall) if erased.recall else None,
                "captures": list(erased.captures),
            }
        )
        return
    count = len(erased.releases)
    done = f"from {count} release{'' if count == 1 else 's'}" if count else "before"
    print(f"Erased as {erased.tombstone_id} {done}; no trace is left in {outputs}.")
    if erased.recall:
        print(f"Notice for consumers: {erased.recall}")
    for name in erased.captures:
        print(f"Still printed in {raw / name}: a steward decides.")

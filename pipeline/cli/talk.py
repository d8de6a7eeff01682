"""Speaking with a person or a program: answers, tables and questions."""

from __future__ import annotations

import codecs
import datetime as dt
import json
import sys

from pipeline.errors import InputError


def answer_json(value: object) -> None:
    """Write a machine-readable answer on stdout; dates and times as ISO 8601 writes them, paths as text."""
    has_all_letters = codecs.lookup(sys.stdout.encoding or "ascii").name == "utf-8"
    json.dump(value, sys.stdout, ensure_ascii=not has_all_letters, indent=2, default=_to_text)
    sys.stdout.write("\n")


def _to_text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def confirm(question: str, *, yes: bool) -> bool:
    """Whether to go on: yes where `--yes` says so, what a person answers, and no where nobody can be asked."""
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "j", "ja"}


def insist(question: str, *, yes: bool) -> None:
    """Give a person the chance to think again; where nobody can be asked, the command line was the answer.

    For what another run of the verb takes back; what cannot be undone is for `confirm`.

    Raises:
        InputError: The person does not want it.
    """
    if not yes and sys.stdin.isatty() and sys.stderr.isatty() and not confirm(question, yes=False):
        raise InputError("nothing was done: it was not confirmed")

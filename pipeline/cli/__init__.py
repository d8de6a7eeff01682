"""`nmt`: the verbs, their options, and how a failure is told.

Exit codes: 0 done, 1 nothing published (bad input, a failed check, a lock that is held), 2 wrong usage, 130 stopped by
Ctrl-C. A failure is one line on stderr, never a traceback, and with `--json` an answer with `error` on stdout as well;
`NMT_DEBUG=1` shows the traceback to a developer.

Every verb imports what it uses when it is called, so that `nmt --help` and `nmt repair` start at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a verb and leave with its exit code.

    Args:
        arguments: The command line without the name of the program; that of the process where it is not given.
    """
    sys.exit(run_command(sys.argv[1:] if arguments is None else arguments))


def run_command(arguments: Sequence[str]) -> int:
    """Run a verb; every failure becomes one line on stderr and an exit code."""
    from pipeline.cli.failures import tell_failure
    from pipeline.cli.verbs import pick_verb

    signal.signal(signal.SIGTERM, _terminate)
    try:
        result = pick_verb(arguments)(args=list(arguments), prog_name="nmt", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as error:
        if os.environ.get("NMT_DEBUG"):
            raise
        return tell_failure(error, as_json="--json" in arguments)
    return result if isinstance(result, int) else 0


def _terminate(number: int, _: object) -> None:
    """End like Ctrl-C does, so that workers and servers are taken down on the way out."""
    raise SystemExit(128 + number)

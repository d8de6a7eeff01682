"""`nmt`: the verbs, their options, and how a failure is told.

Exit codes: 0 done, 1 nothing published (bad input, a failed check, a lock that is held), 2 wrong usage, 130 stopped by
Ctrl-C, 143 by SIGTERM. A failure is one line on stderr, never a traceback, and with `--json` an answer with `error` on
stdout as well; `NMT_DEBUG=1` shows the traceback to a developer.

Every verb imports what it uses when it is called, so that `nmt --help` and `nmt repair` start at once; and the process
ends at once when all is done, for taking apart what it holds, which Python does before it leaves, takes half a second.
"""

from __future__ import annotations

import atexit
import codecs
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from pipeline.stopping import INTERRUPTED, at_signals, heeding_signals

_STDERR = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a verb and leave with its exit code: for a process that does nothing else.

    Args:
        arguments: The command line without the name of the program; that of the process where it is not given.
    """
    if arguments is None:
        _use_utf8()
    _open_standard_handles()
    end = _End()
    atexit.register(end.leave)  # what is registered first is called last: after all that ends by itself has ended
    end.code = run_command(sys.argv[1:] if arguments is None else arguments)
    at_signals(end.leave)
    sys.exit(end.code)


def _use_utf8() -> None:
    """Start anew in UTF-8 where the system knows ASCII only (`LC_ALL=C PYTHONUTF8=0`), and no name with an å."""
    if not sys.flags.utf8_mode and codecs.lookup(sys.getfilesystemencoding()).name == "ascii":
        os.environ["PYTHONUTF8"] = "1"  # for what this process starts
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _open_standard_handles() -> None:
    """Let a handle that was closed (`nmt refresh >&-`) lead nowhere, or the next file opened would take its number."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(handle)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")  # a terminal without the letter gets its number


class _End:
    """The end of the process.

    Attributes:
        code: The exit code of the verb; none while an exception is under way, with which it ends as always.
    """

    code: int | None = None

    def leave(self) -> None:
        """End the process without taking apart what it holds: every file is closed, and the system takes the rest."""
        if self.code is None:
            return
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError, ValueError):  # there is none, nobody reads it, or it is closed
                stream.flush()
        os._exit(self.code)


def run_command(arguments: Sequence[str]) -> int:
    """Run a verb; every failure becomes one line on stderr and an exit code, and so does its end by a signal."""
    with heeding_signals():
        try:
            from pipeline.cli.verbs import pick_verb

            result = pick_verb(arguments)(args=list(arguments), prog_name="nmt", standalone_mode=False)
            sys.stdout.flush()
            if result == INTERRUPTED:  # which Typer makes of Ctrl-C
                raise KeyboardInterrupt
        except BaseException as error:
            if os.environ.get("NMT_DEBUG"):
                raise
            from pipeline.cli.failures import tell_failure

            return tell_failure(error, as_json="--json" in arguments)
        return result if isinstance(result, int) else 0

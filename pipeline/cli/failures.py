"""How a failure is told: one line on stderr, and the exit code that says what kind it was."""

from __future__ import annotations

import os
import sys

import typer

from pipeline.errors import PipelineError

DONE = 0
FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def tell_failure(error: BaseException) -> int:
    """Write the line for an error.

    Args:
        error: Whatever ended the command.

    Returns:
        The exit code.
    """
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAILED
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _close_stdout()
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        hint = "see nmt --help" if getattr(error, "ctx", None) is None else f"see {error.ctx.command_path} --help"  # type: ignore[attr-defined]
        return _write(f"{error.format_message()} ({hint})", int(error.exit_code))
    if isinstance(error, PipelineError):
        return _write(str(error), FAILED)
    if isinstance(error, OSError) and error.strerror:
        return _write(f"{error.filename or 'input or output'}: {error.strerror}", FAILED)
    return _write(f"an error in the program, {type(error).__name__}: {error} (NMT_DEBUG=1 shows where)", FAILED)


def _write(message: str, code: int) -> int:
    print("nmt: " + " ".join(message.split()), file=sys.stderr)
    return code


def _close_stdout() -> int:
    """The reader of a pipe went away (`nmt releases | head`): nothing failed, and nothing more can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE

"""How a failure is told: one line on stderr, and the exit code that says what kind it was."""

from __future__ import annotations

import os
import signal
import sys

import typer

from pipeline.cli.talk import answer_json
from pipeline.errors import PipelineError, ReleaseError
from pipeline.files import find_full_disk, is_full_disk
from pipeline.stopping import code_of, is_told, mark_told, stopped_by, word_stop

DONE = 0
FAILED = 1


class DiffersError(ReleaseError):
    """What was verified is not what was published; `findings` is the answer to a program."""

    findings: dict[str, object]


def tell_failure(error: BaseException, *, as_json: bool = False) -> int:
    """Write the line for an error.

    Args:
        error: Whatever ended the command.
        as_json: Answer in JSON on stdout as well, since a program waits for it.

    Returns:
        The exit code.
    """
    if isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):  # as click leaves then
        return _close_stdout()
    if isinstance(error, SystemExit) and error.code != code_of(signal.SIGTERM):
        return error.code if isinstance(error.code, int) else FAILED
    message, code = _word(error)
    if not is_told():
        print("nmt: " + message, file=sys.stderr)
        mark_told()
    if as_json:
        answer_json(error.findings if isinstance(error, DiffersError) else _place(error, message, code))
    return code


def _word(error: BaseException) -> tuple[str, int]:
    """The line for an error, and its exit code."""
    code = FAILED
    if (number := stopped_by()) is not None:  # a database makes an error of its own of it
        return word_stop(number), code_of(number)
    if isinstance(error, SystemExit | KeyboardInterrupt | typer.Abort):
        number = signal.SIGTERM if isinstance(error, SystemExit) else signal.SIGINT
        return word_stop(number), code_of(number)
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        hint = "see nmt --help" if getattr(error, "ctx", None) is None else f"see {error.ctx.command_path} --help"  # type: ignore[attr-defined]
        message, code = f"{error.format_message()} ({hint})", int(error.exit_code)
    elif isinstance(error, PipelineError):
        message = str(error)
    elif is_full_disk(error):
        place = getattr(error, "filename", None) or "the disk"
        message = f"{place}: {os.strerror(find_full_disk(error))}; what is published stays, make room and say it again"
    elif isinstance(error, OSError) and error.strerror:
        message = f"{error.filename or 'input or output'}: {error.strerror}"
    else:
        message = f"an error in the program, {type(error).__name__}: {error} (NMT_DEBUG=1 shows where)"
    return " ".join(message.split()), code


def _place(error: BaseException, message: str, code: int) -> dict[str, object]:
    names = ("document", "page", "line", "value")
    place = {name: getattr(error, name) for name in names} if isinstance(error, PipelineError) else {}
    return {"error": message, **place, "exit_code": code}


def _close_stdout() -> int:
    """The reader of a pipe went away (`nmt releases | head`): nothing failed, and nothing more can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE

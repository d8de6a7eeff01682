"""Ctrl-C and SIGTERM: one line on stderr, the exit code of a process that a signal ended, and an end in good time.

The first signal raises where the process stands, so that all that is under way is taken down; a second one leaves at
once, and so does a first one whose patience has run out. A release is swapped in whole, so that nothing is lost by it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

INTERRUPTED = 128 + signal.SIGINT
_WORDS = {
    signal.SIGINT: "interrupted (Ctrl-C); what is published stays",
    signal.SIGTERM: "ended from outside (SIGTERM); what is published stays",
}


def code_of(number: int) -> int:
    """The exit code of a process that a signal ended.

    >>> code_of(signal.SIGINT), code_of(signal.SIGTERM)
    (130, 143)
    """
    return 128 + number


def word_stop(number: int) -> str:
    """What is said of a signal that ended a verb."""
    return _WORDS[signal.Signals(number)]


class _Stop:
    """The end of a verb by a signal.

    Attributes:
        number: The signal that came; none while none did.
        patience: Seconds that what is under way may take to end; as long as it takes where there are none.
        is_told: Whether it is written how the verb ended.
    """

    number: int | None = None
    patience: float | None = None
    is_told: bool = False

    def begin(self, number: int, _: object) -> None:
        """Raise where the process stands, or leave where it was asked for before."""
        if self.number is not None:
            self.leave()
        self.number = number
        if self.patience is not None:
            timer = threading.Timer(self.patience, self.leave)
            timer.daemon = True
            timer.start()
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(code_of(number))

    def leave(self) -> None:
        """End the process now."""
        number = self.number or signal.SIGTERM
        if not self.is_told:
            with suppress(OSError):
                os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"nmt: {word_stop(number)}\n".encode())
        os._exit(code_of(number))


_stop = _Stop()


@contextmanager
def heeding_signals() -> Iterator[None]:
    """End the verb in the block by Ctrl-C and SIGTERM; what else is set for them stands again behind it."""
    global _stop
    _stop = stop = _Stop()
    if threading.current_thread() is not threading.main_thread():  # which alone may say what becomes of a signal
        yield
        return
    before = {number: signal.signal(number, stop.begin) for number in _WORDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def ending_within(seconds: float) -> Iterator[None]:
    """Leave the block within some seconds after a signal, whatever does not come or hangs."""
    stop = _stop
    stop.patience = seconds
    try:
        yield
    finally:
        stop.patience = None


def mark_told() -> None:
    """How the verb ended is written, as a line or otherwise."""
    _stop.is_told = True


def is_told() -> bool:
    """Whether how the verb ended is written already."""
    return _stop.is_told


def stopped_by() -> int | None:
    """The signal that came and is to end the verb; None while none did."""
    return _stop.number


def end_as_asked() -> None:
    """Go on ending where what was under way took the signal for its own end."""
    if _stop.number is not None:
        raise KeyboardInterrupt if _stop.number == signal.SIGINT else SystemExit(code_of(_stop.number))


def at_signals(leave: Callable[[], None]) -> None:
    """Have a signal end what is still to be taken apart: the work is done and told, and nothing changes its outcome."""
    for number in _WORDS:
        signal.signal(number, lambda *_: leave())

"""Garbage collection put off while much is made that is no garbage.

What a run makes is let go when its last user is: next to nothing of it is garbage in cycles. Python looks for some
whenever 700 objects more are there, and then through all that was ever made again and again while libraries load.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY_OBJECTS = 50_000  # some ten megabytes


@contextmanager
def collection_paused() -> Iterator[None]:
    """No garbage collection meanwhile: for work that makes objects by the thousand and no garbage in cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def collection_seldom() -> Iterator[None]:
    """Garbage is looked for after many more objects meanwhile: for a whole run, also one that reads many documents."""
    usual = gc.get_threshold()
    gc.set_threshold(_MANY_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)

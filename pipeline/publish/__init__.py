"""Publishing: a release is made aside, checked, and swapped in whole, or not at all.

The names below are loaded when they are asked for: the lock and the types are light, the rest needs DuckDB and pandas.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.publish.known import known_ids
    from pipeline.publish.lock import outputs_lock
    from pipeline.publish.release import publish_release
    from pipeline.publish.shelf import find_release, latest_release, list_releases
    from pipeline.publish.types import Inputs, Published, ReleaseInfo

__all__ = [
    "Inputs",
    "Published",
    "ReleaseInfo",
    "find_release",
    "known_ids",
    "latest_release",
    "list_releases",
    "outputs_lock",
    "publish_release",
]

_ROOMS = {
    "known": ("known_ids",),
    "lock": ("outputs_lock",),
    "release": ("publish_release",),
    "shelf": ("find_release", "latest_release", "list_releases"),
    "types": ("Inputs", "Published", "ReleaseInfo"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_ROOM_OF[name]}"), name)

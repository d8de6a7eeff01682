"""Loads pandera's typing without dask: where dask is installed it takes a second to load, and no table here is one."""

from __future__ import annotations

import importlib
import sys


def load_pandera() -> None:
    """Import the module of pandera that looks for dask while none is to be found, unless dask is in use already."""
    if "dask" in sys.modules:
        return
    sys.modules["dask"] = None  # type: ignore[assignment]  # what Python takes for "not installed"
    try:
        importlib.import_module("pandera.typing.dask")
    finally:
        del sys.modules["dask"]

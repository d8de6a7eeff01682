"""Loads pandera without what it looks for and no table here needs: dask, and hypothesis where tests have it installed.

Each takes its part of a second to load.
"""

from __future__ import annotations

import importlib
import sys

_HIDDEN_FROM = {"dask": "pandera.typing.dask", "hypothesis": "pandera.strategies.pandas_strategies"}


def load_pandera() -> None:
    """Import what looks for a library in pandera while it is not to be found, unless it is in use already."""
    for library, module in _HIDDEN_FROM.items():
        if library not in sys.modules:
            sys.modules[library] = None  # type: ignore[assignment]  # what Python takes for "not installed"
            try:
                importlib.import_module(module)
            finally:
                del sys.modules[library]

"""The role of those whom the directory is about, however a text spells it."""

from __future__ import annotations

import re

from pipeline.vocabulary import fold

COORDINATOR = "regionkoordinator"
_COORDINATOR = re.compile(r"\bregion(?:s|ala?)? ?(?:ko?oo?rdinator|samordnare)")


def is_coordinators(text: str) -> bool:
    """Tell whether a text names a coordinator of a region, or all of them, in any spelling.

    >>> is_coordinators("Regionskoordinatorer"), is_coordinators("Region Stockholm")
    (True, False)
    """
    return _COORDINATOR.search(fold(text)) is not None

"""What a host asks of programs in its robots.txt (RFC 9309), read once a run.

A host without the file, or that does not answer when asked for it, asks for nothing: the sources are single pages that
a steward chose, and a host that is away fails at the page itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import httpx
from protego import Protego

from pipeline.ingest.fetching.policy import PRODUCT

MAX_ROBOTS_BYTES = 500_000


class HostRules:
    """What one host asks for; see `RobotsRules`."""

    def __init__(self, text: str) -> None:
        self._parsed = Protego.parse(text)

    def permits(self, url: httpx.URL) -> bool:
        """Whether the host lets this program read the page."""
        return bool(self._parsed.can_fetch(str(url), PRODUCT))

    @property
    def pause_seconds(self) -> float:
        """The pause between requests that the host asks for; 0 where it asks for none."""
        return float(self._parsed.crawl_delay(PRODUCT) or 0.0)


class RobotsRules:
    """The rules of all hosts met in a run."""

    def __init__(self) -> None:
        self._rules: dict[str, HostRules] = {}
        self._guard = threading.Lock()

    def rules_of(self, url: httpx.URL, read: Callable[[httpx.URL], str]) -> HostRules:
        """The rules of the host of a page.

        Args:
            url: The page.
            read: Reads the host's robots.txt, where it is not known yet; it must never go where the page itself may not
                be visited.
        """
        place = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        with self._guard:
            known = self._rules.get(str(place))
        if known is None:
            known = HostRules(read(place) if place.scheme in ("http", "https") else "")
            with self._guard:
                self._rules[str(place)] = known
        return known

"""Erasure that reaches everything: every release that is kept, the feed, the caches, and what is read from now on."""

from __future__ import annotations

from pipeline.publish.erasure.blocking import blocked
from pipeline.publish.erasure.erase import Erased, erase_person

__all__ = ["Erased", "blocked", "erase_person"]

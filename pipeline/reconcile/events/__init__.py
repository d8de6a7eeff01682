"""What changed in the world between editions; a new layout that changes no fact makes no event."""

from __future__ import annotations

from pipeline.reconcile.events.collect import Facts, collect_events

__all__ = ["Facts", "collect_events"]

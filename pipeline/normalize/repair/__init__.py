"""Repair of Swedish text that an OCR model without Swedish has read.

Order of steps: lines of stray marks are set aside; words are cut (addresses and numbers left out, broken words joined);
a gate tells damaged lines from clean Swedish and English; fields are settled by closed vocabularies and mail
addresses; the rest by lexicon, compounds and context; every change goes into the ledger.
"""

from __future__ import annotations

from pipeline.normalize.repair.engine import Repairer
from pipeline.normalize.repair.evidence import Evidence
from pipeline.normalize.repair.types import Edit, Field, Repaired, apply_edits, undo

__all__ = ["Edit", "Evidence", "Field", "Repaired", "Repairer", "apply_edits", "undo"]

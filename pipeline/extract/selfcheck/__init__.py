"""The self-check: faults of a reading against its document, other readings, and doubt.

Nearly all layouts that are read wrong are read wrong as a whole, for one decision (does a region's heading stand above
its people or below them?) holds for the whole document. What tells it is evidence that no reading is made from: mails
that do not fit, regions without anybody, people of another county's town.
"""

from __future__ import annotations

from pipeline.extract.selfcheck.choosing import Reading, choose_reading
from pipeline.extract.selfcheck.doubts import set_doubts_aside, tell_reading
from pipeline.extract.selfcheck.faults import Fault, find_faults

__all__ = ["Fault", "Reading", "choose_reading", "find_faults", "set_doubts_aside", "tell_reading"]

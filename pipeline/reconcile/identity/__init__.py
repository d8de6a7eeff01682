"""Identity over time: who is who over all editions, with the evidence for and against.

Invariants: an unsure pair merges nothing; two people printed in one edition stay two; a number or a post that passes
on is no evidence across given names; a steward's decision stands above all; the order of the rows changes nothing.
"""

from pipeline.reconcile.identity.ladder import Rung, read_rungs, write_rungs
from pipeline.reconcile.identity.matching import match_people
from pipeline.reconcile.identity.result import IdentityResult
from pipeline.reconcile.identity.rules import Rule, load_rules
from pipeline.reconcile.identity.table import match_people_table

__all__ = [
    "IdentityResult",
    "Rule",
    "Rung",
    "load_rules",
    "match_people",
    "match_people_table",
    "read_rungs",
    "write_rungs",
]

"""Checks that stand between reconciliation and a release.

`models` are the published schema. `validate_tables` conforms every table to it, checks each by itself and then the
rules between tables; it never raises for data, but says in the `checks` table what fails. A failed check of severity
`error` publishes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pipeline.validate.conform import Conformed, conform_tables
from pipeline.validate.outcome import to_frame
from pipeline.validate.rules import check_rules
from pipeline.validate.schema import RELEASE_TABLES
from pipeline.validate.structure import check_structure

__all__ = ["check_tables", "failed_errors", "failed_warnings", "validate_tables"]

_NOT_CHECKED = frozenset({"checks", *RELEASE_TABLES})


def validate_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Check all tables.

    Args:
        tables: Frames by table name, as reconciliation makes them.

    Returns:
        The same tables in the declared columns and types, and `checks`: one row per check, in a steady order.
    """
    conformed = conform_tables(tables)
    checks = _check(conformed)
    return {**{name: given.frame for name, given in conformed.items() if name in tables}, "checks": checks}


def check_tables(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Check all tables, as `validate_tables` does; gives the `checks` table alone."""
    return _check(conform_tables(tables))


def _check(conformed: Mapping[str, Conformed]) -> pd.DataFrame:
    checked = {name: given for name, given in conformed.items() if name not in _NOT_CHECKED}
    frames = {name: given.frame for name, given in checked.items()}
    return to_frame([*check_structure(checked), *check_rules(frames)])


def failed_errors(checks: pd.DataFrame) -> pd.DataFrame:
    """Rows of `checks` that stop a release."""
    return checks[(checks["status"] == "failed") & (checks["severity"] == "error")]


def failed_warnings(checks: pd.DataFrame) -> pd.DataFrame:
    """Rows of `checks` that failed and do not stop a release."""
    return checks[(checks["status"] == "failed") & (checks["severity"] == "warning")]

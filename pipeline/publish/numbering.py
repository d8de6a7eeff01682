"""Whether a number can exist in the Swedish numbering plan, as an SQL condition: a million numbers in a second."""

from __future__ import annotations

from phonenumbers import PhoneMetadata

from pipeline.publish.ddl import quote

_KINDS = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan")


def phone_is_valid(value: str) -> str:
    """The condition for a column of E.164 numbers and short codes.

    A number of another country counts as valid where it has the form of one.

    Args:
        value: The column, as SQL.
    """
    plan = PhoneMetadata.metadata_for_region("SE")
    kinds = [getattr(plan, kind) for kind in _KINDS] if plan is not None else []
    patterns = [kind.national_number_pattern for kind in kinds if kind is not None and kind.national_number_pattern]
    swedish = "|".join(f"(?:{''.join(pattern.split())})" for pattern in patterns)
    return (
        f"CASE WHEN {value} LIKE '+46%' THEN regexp_full_match(substr({value}, 4), {quote(swedish)}) "
        f"ELSE regexp_full_match({value}, '\\+[1-9][0-9]{{5,14}}|[1-9][0-9]{{1,6}}') END"
    )

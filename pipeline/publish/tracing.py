"""From a name or a published value back to the ink: every statement behind it, with its place and how it came here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.errors import ReleaseError
from pipeline.publish.shelf import FILE, latest_release

Rows = list[dict[str, object]]

_SOUGHT = """
    SELECT 'person' AS entity_type, person_id AS entity_id, "name" AS said FROM people
    UNION SELECT 'person', person_id, "name" FROM person_names
    UNION SELECT 'organization', org_id, "name" FROM organizations
    UNION SELECT 'organization', org_id, "name" FROM organization_names
    UNION SELECT 'region', region_id, "name" FROM regions
    UNION SELECT 'service', service_id, "name" FROM services
    UNION SELECT entity_type, coalesce(successor_id, entity_id), entity_id FROM entity_ids
    UNION SELECT 'person', person_id, person_id FROM people
    UNION SELECT 'organization', org_id, org_id FROM organizations
    UNION SELECT 'region', region_id, region_id FROM regions
    UNION SELECT 'service', service_id, service_id FROM services
    UNION SELECT CASE WHEN person_id IS NULL THEN 'region' ELSE 'person' END, coalesce(person_id, region_id),
        appointment_id FROM appointments
    UNION SELECT owner_type, owner_id, contact_id FROM contact_points
    UNION SELECT 'duty', duty_id, duty_id FROM duties
    UNION SELECT 'law', legal_id, legal_id FROM legal_references
    UNION SELECT 'event', event_id, event_id FROM events
    UNION SELECT owner_type, owner_id, "value" FROM contact_points
    UNION SELECT owner_type, owner_id, display FROM contact_points
"""
_BY_VALUE = """
    SELECT DISTINCT entity_type, entity_id, "value" AS said FROM statements
    WHERE entity_id IS NOT NULL AND (lower("value") = lower($1) OR lower(raw_text) = lower($1))
"""
_MATCHES = """
    WITH named AS (
        SELECT mention_id, any_value("value" ORDER BY char_start) AS said FROM statements
        WHERE entity_type = 'person' AND property = 'name' GROUP BY ALL
    )
    SELECT e.*, l.said AS left_name, r.said AS right_name FROM identity_evidence e
    LEFT JOIN named l ON l.mention_id = left_mention_id LEFT JOIN named r ON r.mention_id = right_mention_id
    WHERE list_contains($1, left_mention_id) OR list_contains($1, right_mention_id)
    ORDER BY list_position(['same', 'unsure', 'different'], verdict), abs(score) DESC, left_mention_id, right_mention_id
"""


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands behind one entity.

    Attributes:
        entity_type: Kind of entity.
        entity_id: Its id.
        said: The published text by which it was found.
        statements: Rows of the macro `trace`, those of the value sought where a value was.
        matches: Why its mentions are held to be one, from `identity_evidence`, the surest first; `ladder` holds the
            pieces of evidence of each, the strongest first.
        conflicts: Where editions disagree about it, and the rule that chose.
    """

    entity_type: str
    entity_id: str
    said: str
    statements: Rows
    matches: Rows
    conflicts: Rows


def trace_value(outputs: Path, sought: str) -> list[Trace]:
    """Trace a name, an id, a number, an address or any other published value.

    Args:
        outputs: The folder of outputs.
        sought: What is sought, written in any usual way.

    Raises:
        ReleaseError: Nothing is published yet, or nothing by that name; the message offers what comes near.
    """
    newest = latest_release(outputs)
    if newest is None:
        raise ReleaseError("nothing is published yet; nmt refresh", document=str(outputs))
    with duckdb.connect(str(newest.path / FILE), read_only=True) as con:
        found, is_value = _find_entities(con, sought)
        if not found:
            near = _offer(con, sought)
            hint = f"; near are: {', '.join(near)}" if near else ""
            raise ReleaseError(f"nothing is published by that name or value{hint}", value=sought)
        return [_trace_entity(con, *entity, values=_spell(sought) if is_value else ()) for entity in found]


def _find_entities(con: duckdb.DuckDBPyConnection, sought: str) -> tuple[list[tuple[str, str, str]], bool]:
    spelled = [text.lower() for text in _spell(sought)]
    query = (
        f"SELECT entity_type, entity_id, min(said) FROM ({_SOUGHT}) WHERE lower(said) IN "
        f"({', '.join('?' * len(spelled))}) GROUP BY ALL ORDER BY ALL"
    )
    rows = con.execute(query, spelled).fetchall()
    values = con.execute(
        'SELECT count(*) FROM contact_points WHERE list_contains($1, lower("value"))', [spelled]
    ).fetchone()
    if rows:
        return rows, bool(values and values[0])
    return con.execute(f"{_BY_VALUE} ORDER BY ALL", [" ".join(sought.split())]).fetchall(), True


def _spell(sought: str) -> tuple[str, ...]:
    """The text itself, and as E.164 where it is a phone number.

    >>> _spell("0980-319 200")
    ('0980-319 200', '+46980319200')
    """
    import phonenumbers

    text = " ".join(sought.split())
    try:
        number = phonenumbers.parse(text, "SE")
    except phonenumbers.NumberParseException:
        return (text,)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    digits = "".join(letter for letter in text if letter.isdigit())
    return tuple(dict.fromkeys((text, e164, digits) if len(digits) < 7 else (text, e164)))


def _trace_entity(
    con: duckdb.DuckDBPyConnection, entity_type: str, entity_id: str, said: str, *, values: Sequence[str]
) -> Trace:
    statements = _fetch(con, "FROM trace(?)", [entity_id])
    of_value = [row for row in statements if {row["value"], row["raw_text"]} & set(values)]
    mentions = sorted({str(row["mention_id"]) for row in statements})
    matches = [{**row, "ladder": _climb(str(row["evidence"]))} for row in _fetch(con, _MATCHES, [mentions])]
    conflicts = _fetch(con, "FROM conflicts WHERE entity_id = ? ORDER BY conflict_id", [entity_id])
    return Trace(entity_type, entity_id, said, of_value or statements, matches, conflicts)


def _climb(evidence: str) -> Rows:
    from pipeline.reconcile.identity import read_rungs

    return [
        {"weight": rung.weight, "kind": rung.kind, "reason": rung.reason, "detail": rung.detail}
        for rung in read_rungs(evidence)
    ]


def _fetch(con: duckdb.DuckDBPyConnection, query: str, parameters: list[object]) -> Rows:
    cursor = con.execute(query, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _offer(con: duckdb.DuckDBPyConnection, sought: str) -> list[str]:
    from rapidfuzz import fuzz, process

    said = [row[0] for row in con.execute(f"SELECT DISTINCT said FROM ({_SOUGHT}) WHERE said IS NOT NULL").fetchall()]
    near = process.extract(sought, said, scorer=fuzz.WRatio, processor=str.lower, limit=3, score_cutoff=75)
    return [text for text, _, _ in near]

"""Every row that is published leads back to the ink: file, page, line, what stands there and the rule that chose it."""

from __future__ import annotations

import duckdb
import pytest

from tests.cli.conftest import Place

IDS = {
    "appointments": "appointment_id", "contact_points": "contact_id", "duties": "duty_id", "events": "event_id",
    "legal_references": "legal_id", "network_members": "org_id", "organization_names": "org_id",
    "organizations": "org_id", "people": "person_id", "region_counties": "region_id", "services": "service_id",
}  # fmt: skip


@pytest.mark.parametrize("table", IDS)
def test_every_row_leads_to_where_it_is_printed(table: str, first_release: Place) -> None:
    with duckdb.connect(str(first_release.outputs / "directory.duckdb"), read_only=True) as con:
        ids = [row[0] for row in con.execute(f'SELECT DISTINCT {IDS[table]} FROM "{table}" ORDER BY ALL').fetchall()]
        query = "SELECT file_name, page, line, raw_text, rule FROM trace(?) WHERE status <> 'rejected'"
        printed = {one: con.execute(query, [one]).fetchall() for one in ids}
    assert ids
    assert [one for one, rows in printed.items() if not rows] == []
    assert [one for one, rows in printed.items() for row in rows if None in row] == []

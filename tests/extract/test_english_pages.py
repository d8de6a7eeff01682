"""What a page in English says beside its coordinators, under the names that Swedish editions give."""

from __future__ import annotations

from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from pipeline.reconcile.organizations import find_organization
from tests.extract.helpers import extract_text

_PAGE = """<!doctype html><html lang="en"><body><main><h1>National Task Force (NMT)</h1>
<p>Published: March 16, 2023. Last updated: 11 June 2024</p>
<p>The Swedish Gender Equality Agency leads the National Task Force.</p>
<h2>Helpline for professionals</h2>
<p>Professionals can call the national helpline, 020-390 000. The helpline is open weekdays 9 am to 4 pm.</p>
<h2>Members of the network</h2>
<ul><li>Swedish Police Authority</li><li>Swedish Tax Agency</li><li>County Administrative Boards</li></ul>
<h2>Other helplines</h2>
<p><strong>National Women's Helpline</strong><br>Phone: 020-50 50 50<br>Open 24 hours a day.</p>
<h2>Regional coordinators</h2><h3>Region East</h3><p>Covers the counties of Södermanland and Jönköping</p>
<p>Elin Exempelsson, regional coordinator, City of Norrköping<br>+46 (0)70-174 06 33<br>elin.exempelsson@example.se</p>
</main></body></html>"""


def _read() -> Extraction:
    return normalize_editions([extract_text(_PAGE)])[0]


def _said(entity_type: str, *properties: str) -> set[tuple[str | None, ...]]:
    found = (m for m in _read().mentions if m.entity_type == entity_type)
    return {tuple(mention.first(name) for name in properties) for mention in found}


def test_the_day_of_the_latest_change_dates_the_page() -> None:
    assert str(_read().dated.dated_from) == "2024-06-11"


def test_agencies_are_members_and_lead_under_their_swedish_ids() -> None:
    said = _said("organization", "name", "member", "coordinates")
    assert {(find_organization(name or "").org_id, member, leads) for name, member, leads in said} == {
        ("jamstalldhetsmyndigheten", None, "nmt"),
        ("polismyndigheten", "nmt", None),
        ("skatteverket", "nmt", None),
        ("lansstyrelserna", "nmt", None),
    }


def test_helplines_have_number_and_hours() -> None:
    assert _said("service", "name", "phone", "hours") >= {
        ("national helpline", "+4620390000", "weekdays 9 am to 4 pm"),
        ("National Women's Helpline", "+4620505050", "24 hours a day"),
    }


def test_a_coordinator_works_for_the_municipality_and_covers_the_counties() -> None:
    (person,) = (m for m in _read().mentions if m.entity_type == "person")
    (region,) = (m for m in _read().mentions if m.entity_type == "region")
    assert find_organization(person.first("employer") or "").org_id == "norrkopings-kommun"
    assert (person.first("region"), region.values("county_code")) == ("ost", ("04", "06"))

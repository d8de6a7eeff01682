"""Who stands below the last coordinator and is another agency's, and who is not."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_LIST = """Regionkoordinatorer

Region Nord
Norrbotten, Västerbotten
Märta Ek
Tel: 070-174 06 11
marta.ek@lulea.example.se

Region Syd
Skåne, Blekinge
Bo Ås
Tel: 070-174 06 12
bo.as@lund.example.se

"""
_DETAILS = "070-174 06 15\nleila.axel@myndighet.example.se\n"


def _hold_in_no_region(name: str, below: str) -> None:
    """Hold that whom lines below the list name is in no region, and that the list's own people stay in theirs."""
    found = {m.first("name"): m.first("region") for m in people(extract_text(f"{_LIST}{below}"))}
    assert found.get(name) is None
    assert (found["Märta Ek"], found["Bo Ås"]) == ("Region Nord", "Region Syd")


@pytest.mark.parametrize(
    "lead",
    [
        "Polisens kontaktperson\nLeila Axel",
        "Polisens kontaktperson: Leila Axel",
        "Namn: Leila Axel\nTitel: kontaktperson vid Åklagarmyndigheten",
        "Kontaktperson hos polisen: Leila Axel",
        "Leila Axel, Migrationsverket",
        "Nationell samordnare: Leila Axel",
        "Leila Axel, nationell rapportör",
    ],
)
def test_another_agencys_contact_is_in_no_region(lead: str) -> None:
    _hold_in_no_region("Leila Axel", f"{lead}\n{_DETAILS}")


@pytest.mark.parametrize(
    "lead", ["Leila Axel, Lunds kommun", "Leila Axel, regionkoordinator, Polisen", "Leila Axel\nkurator"]
)
def test_a_further_coordinator_stays_in_the_region(lead: str) -> None:
    found = {m.first("name"): m.first("region") for m in people(extract_text(f"{_LIST}{lead}\n{_DETAILS}"))}
    assert found["Leila Axel"] == "Region Syd"


def test_coordinators_whom_one_agency_employs_are_coordinators() -> None:
    text = _LIST.replace("Märta Ek", "Märta Ek, Migrationsverket").replace("Bo Ås", "Bo Ås, Migrationsverket")
    assert [m.first("region") for m in people(extract_text(text))] == ["Region Nord", "Region Syd"]


@pytest.mark.parametrize(
    "ending",
    [
        "Frågor om listan besvaras av\nLeila Axel, arkivarie, lista@example.se",
        "Ändringar meddelas till Leila Axel, arkivarie, 070-174 06 15",
        "Kontaktperson för listan: Leila Axel, lista@example.se",
        "3. Övriga frågor\nInga övriga frågor.\n\nVid anteckningarna: Leila Axel, 070-174 06 15",
        "---\n\nTack!\nLeila Axel och Ove Prov",
    ],
)
def test_who_keeps_the_list_or_takes_the_minutes_is_in_no_region(ending: str) -> None:
    _hold_in_no_region("Leila Axel", f"{ending}\n")


def test_what_is_said_of_changes_below_a_coordinator_says_nothing_of_that_one() -> None:
    text = _LIST + "Leila Axel, kurator\n070-174 06 15\nÄndringar meddelas kansliet.\n"
    found = {m.first("name"): m.first("region") for m in people(extract_text(text))}
    assert found["Leila Axel"] == "Region Syd"


@pytest.mark.parametrize(
    "line",
    [
        "Media enquiries: Leila Axel, Head of Communications, 070-174 06 15",
        "Media enquiries: Leila Axel, 070-174 06 15",
        "Leila Axel, Press Officer, 070-174 06 15",
    ],
)
def test_an_english_page_names_its_press_contact_below_the_last_region(line: str) -> None:
    def item(region: str, name: str, number: str, mail: str) -> str:
        return f"<h2>{region} Region</h2><ul><li>{name}, Regional Coordinator. Phone: {number}. Email: {mail}</li></ul>"

    listed = item("North", "Märta Ek", "070-174 06 11", "marta.ek@lulea.example.se")
    listed += item("South", "Bo Ås", "070-174 06 12", "bo.as@lund.example.se")
    page = f'<html lang="en"><body><main><h1>Regional coordinators</h1>{listed}<p>{line}</p></main></body></html>'
    found = {m.first("name"): m.values("phone") for m in people(extract_text(page)) if m.first("region")}
    assert found == {"Märta Ek": ("070-174 06 11",), "Bo Ås": ("070-174 06 12",)}

"""The exports, each read by a parser that is not ours: vobject for vCard, pandas for the tables of HSDS."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pandas as pd
import vobject  # type: ignore[import-untyped]

from pipeline.publish import publish_release
from tests.publish.fixtures import DAYS, NEW, make_inputs, make_world

HSDS_REQUIRED = {
    "organization": {"id", "name", "description"},
    "service": {"id", "organization_id", "name", "status"},
    "service_area": {"id"},
    "schedule": {"id"},
    "location": {"id", "location_type"},
    "service_at_location": {"id", "service_id", "location_id"},
    "contact": {"id"},
    "phone": {"id", "number"},
}
REFERS = {
    "organization_id": "organization",
    "service_id": "service",
    "contact_id": "contact",
    "location_id": "location",
}


def _read(shelf: Path) -> dict[str, pd.DataFrame]:
    folder = shelf / "latest" / "exports" / "hsds"
    return {path.stem: pd.read_csv(path, dtype="str") for path in folder.glob("*.csv")}


def test_hsds_has_every_table_with_what_the_standard_requires(shelf: Path) -> None:
    tables = _read(shelf)
    assert set(tables) == set(HSDS_REQUIRED)
    for name, columns in HSDS_REQUIRED.items():
        assert not tables[name][sorted(columns)].isna().to_numpy().any(), name
        assert tables[name]["id"].is_unique
        assert all(str(uuid.UUID(value)) == value for value in tables[name]["id"])


def test_hsds_references_resolve(shelf: Path) -> None:
    tables = _read(shelf)
    for name, frame in tables.items():
        for column, target in REFERS.items():
            if column in frame.columns:
                assert frame[column].dropna().isin(tables[target]["id"]).all(), (name, column)
    contact = tables["contact"].set_index("name").loc["Bo Provberg"]
    assert contact["email"] == "bo.provberg@malmo.example.se"
    numbers = tables["phone"].set_index("contact_id")["number"]
    assert numbers[contact["id"]] == "+46406280401"


def test_hsds_lists_contacts_and_their_phones_in_the_order_of_the_directory(shelf: Path) -> None:
    tables = _read(shelf)
    listed = pd.read_csv(shelf / "latest" / "csv" / "directory.csv", dtype="str").dropna(subset="name")
    assert list(tables["contact"]["name"]) == list(listed["name"])
    of_contacts = tables["phone"].dropna(subset="contact_id")
    assert list(of_contacts["number"]) == "; ".join(listed["phones"].dropna()).split("; ")


def _read_status(outputs: Path) -> dict[str, str]:
    return dict(_read(outputs)["service"][["name", "status"]].itertuples(index=False, name=None))


def test_hsds_calls_active_what_somebody_answers(shelf: Path) -> None:
    assert _read_status(shelf) == {
        "Akut fara": "active",
        "Stödtelefon för yrkesverksamma": "active",
        "Påhittad hjälplinje": "active",
        "Regionkoordinator Nord": "active",
        "Regionkoordinator Syd": "active",
        "Regionkoordinator Öst": "active",
    }


def test_hsds_calls_nothing_active_that_has_ended_or_that_nobody_confirms(tmp_path: Path) -> None:
    world = make_world()
    contacts, services, posts = world["contact_points"], world["services"], world["appointments"]
    for frame, has_ended in ((contacts, contacts["owner_id"] == "sos"), (posts, posts["region_id"] == "nord")):
        frame.loc[has_ended, "gone_by"] = DAYS[NEW][1]
        frame.loc[has_ended, "gone_edition_id"] = NEW
    services.loc[services["service_id"] == "hjalplinje", "last_seen"] = dt.date(2018, 9, 30)
    posts.loc[posts["region_id"] == "nord", "status"] = "former"
    publish_release(world, tmp_path / "out", make_inputs(tmp_path))
    status = _read_status(tmp_path / "out")
    assert {name for name, told in status.items() if told == "inactive"} == {
        "Akut fara",
        "Påhittad hjälplinje",
        "Regionkoordinator Nord",
    }
    assert status["Stödtelefon för yrkesverksamma"] == "active"


def test_vcards_are_read_by_an_independent_parser(shelf: Path) -> None:
    content = (shelf / "latest" / "exports" / "directory.vcf").read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    cards = {card.fn.value: card for card in vobject.readComponents(content.decode())}
    assert set(cards) == {"Anna Exempelsson", "Bo Provberg", "Cilla Testander"}
    anna = cards["Anna Exempelsson"]
    assert anna.version.value == "4.0"
    assert anna.n.value.family == "Exempelsson"
    assert anna.email.value == "anna.exempelsson@kiruna.example.se"
    assert anna.tel.value == "tel:+46980319200"
    assert anna.org.value == ["Kiruna kommun"]
    assert "for professionals; confirmed" in anna.note.value
    assert "tel" not in cards["Cilla Testander"].contents


def test_signs_of_the_form_itself_are_escaped_in_what_cards_share(tmp_path: Path) -> None:
    world = make_world()
    organizations = world["organizations"]
    organizations["name"] = organizations["name"].replace("Kiruna kommun", "Kiruna; Norrbotten, kommun")
    published = publish_release(world, tmp_path / "out", make_inputs(tmp_path))
    content = (published.path / "exports" / "directory.vcf").read_bytes().decode()
    assert content.count("ORG:Kiruna\\; Norrbotten\\, kommun\r\n") == 1
    assert content.count("BEGIN:VCARD") == content.count("\r\nORG:") == content.count("\r\nNOTE:") == 3

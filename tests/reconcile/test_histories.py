"""What a careful archivist would read from made-up histories."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from tests.reconcile.histories import Printed, Who, decide, reconcile, who
from tests.reconcile.seeds import as_text

ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
BO = who("nord", "Bo Provberg", "bo.provberg@umea.example.se", "070-174 06 11")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")


def kinds(tables: dict[str, pd.DataFrame]) -> list[str]:
    return sorted(tables["events"]["kind"])


def events(tables: dict[str, pd.DataFrame], kind: str, *columns: str) -> list[tuple[str, ...]]:
    frame = tables["events"]
    return as_text(frame[frame["kind"] == kind], list(columns))


def spells(tables: dict[str, pd.DataFrame]) -> list[tuple[str, ...]]:
    return as_text(tables["appointments"], ["person_id", "first_seen", "last_seen", "gone_by"])


def test_a_new_layout_that_changes_no_fact_makes_no_event() -> None:
    respelled = who("nord", "Anna Exempelsson", "Anna.Exempelsson@umea.example.se", "+46 (0)70 174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [CIA, respelled]))
    assert kinds(tables) == []
    assert len(tables["contact_points"]) == 4
    assert len(tables["conflicts"]) == len(tables["review_items"]) == 0


def test_a_name_in_capitals_is_no_other_spelling() -> None:
    loud = replace(ANNA, name=ANNA.name.upper())
    history = [
        Printed(f"e{year}", f"{year}-01-01", [anna, CIA]) for year, anna in ((2020, ANNA), (2021, loud), (2022, loud))
    ]
    tables = reconcile(*history)
    assert len(tables["conflicts"]) == 0
    assert "Anna Exempelsson" in set(tables["people"]["name"])


def test_who_is_missing_from_a_later_full_list_has_left_and_who_is_new_came() -> None:
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [BO, CIA]))
    assert kinds(tables) == ["appointed", "left"]
    assert ("anna-exempelsson", "2020-01-01", "2020-01-01", "2021-01-01") in spells(tables)
    assert ("bo-provberg", "2021-01-01", "2021-01-01", "") in spells(tables)


def test_a_list_that_is_not_given_proves_nothing() -> None:
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [CIA], covers=()))
    assert kinds(tables) == []
    assert set(tables["appointments"]["status"]) == {"current"}


def test_editions_whose_dates_overlap_prove_no_ending() -> None:
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA], until="2021-06-30"), Printed("e2", "2021-01-01", [CIA]))
    assert kinds(tables) == []
    assert tables["appointments"]["gone_by"].isna().all()


def test_who_returns_has_two_spells() -> None:
    history = [Printed("e1", "2019-01-01", [ANNA, CIA]), Printed("e2", "2020-01-01", [CIA]),
               Printed("e3", "2021-01-01", [ANNA, CIA])]  # fmt: skip
    tables = reconcile(*history)
    assert kinds(tables) == ["appointed", "left"]
    assert [s for s in spells(tables) if s[0] == "anna-exempelsson"] == [
        ("anna-exempelsson", "2019-01-01", "2019-01-01", "2020-01-01"),
        ("anna-exempelsson", "2021-01-01", "2021-01-01", ""),
    ]
    assert tables["appointments"]["appointment_id"].is_unique


def test_a_number_that_comes_back_to_who_had_it_first_has_passed_twice() -> None:
    heir = who("nord", "Dan Efterträdare", "dan.eftertradare@umea.example.se", "070-174 06 05")
    tables = reconcile(
        Printed("e1", "2020-01-01", [ANNA, CIA]),
        Printed("e2", "2021-01-01", [heir, CIA]),
        Printed("e3", "2022-01-01", [ANNA, CIA]),
    )
    assert events(tables, "number_inherited", "entity_id", "other_id", "after") == [
        ("anna-exempelsson", "dan-eftertradare", "+46701740605"),
        ("dan-eftertradare", "anna-exempelsson", "+46701740605"),
    ]


def test_who_is_left_out_of_one_edition_hands_no_number_to_a_colleague_who_comes_to_share_it() -> None:
    colleague = who("nord", "Eli Kollega", "eli.kollega@umea.example.se", "070-174 06 05")
    tables = reconcile(
        Printed("e1", "2020-01-01", [ANNA, CIA]),
        Printed("e2", "2021-01-01", [CIA]),
        Printed("e3", "2022-01-01", [ANNA, colleague, CIA]),
    )
    assert events(tables, "number_inherited", "entity_id") == []


def test_a_number_passes_from_who_came_from_a_list_that_is_not_given_again() -> None:
    official = who(None, "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05")
    heir = who("nord", "Dan Efterträdare", "dan.eftertradare@umea.example.se", "070-174 06 05")
    tables = reconcile(
        Printed("e1", "2020-01-01", [official, CIA], covers=("regional_coordinators", "agency_staff")),
        Printed("e2", "2021-01-01", [ANNA, CIA]),
        Printed("e3", "2022-01-01", [heir, CIA]),
    )
    assert events(tables, "number_inherited", "entity_id", "other_id") == [("anna-exempelsson", "dan-eftertradare")]


def test_a_seat_and_its_number_pass_to_a_successor() -> None:
    heir = who("nord", "Dan Efterträdare", "dan.eftertradare@umea.example.se", "070-174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [heir, CIA]))
    assert kinds(tables) == ["appointed", "left", "number_inherited"]
    assert events(tables, "number_inherited", "entity_id", "other_id", "after") == [
        ("anna-exempelsson", "dan-eftertradare", "+46701740605")
    ]
    phones = tables["contact_points"].query("value == '+46701740605'")
    assert as_text(phones, ["owner_id", "is_shared", "gone_by"]) == [
        ("anna-exempelsson", "False", "2021-01-01"),
        ("dan-eftertradare", "False", ""),
    ]


def test_a_line_shared_by_two_colleagues_is_no_inheritance() -> None:
    colleague = who("nord", "Eli Kollega", "eli.kollega@umea.example.se", "070-174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, colleague, CIA]))
    assert len(tables["people"]) == 3
    assert set(tables["contact_points"].query("value == '+46701740605'")["is_shared"]) == {True}
    assert kinds(tables) == []


def test_a_shared_line_is_handed_on_by_who_had_it_last_and_not_by_who_was_gone_before() -> None:
    colleague = who("nord", "Eli Kollega", "eli.kollega@umea.example.se", "070-174 06 05")
    heir = who("nord", "Dan Efterträdare", "dan.eftertradare@umea.example.se", "070-174 06 05")
    alone = Printed("e2", "2021-01-01", [colleague, CIA])
    both = Printed("e1", "2020-01-01", [ANNA, colleague, CIA])
    late = reconcile(both, alone, Printed("e3", "2022-01-01", [colleague, heir, CIA]))
    assert events(late, "number_inherited", "entity_id") == []
    at_once = reconcile(both, Printed("e3", "2022-01-01", [colleague, heir, CIA]))
    assert events(at_once, "number_inherited", "entity_id", "other_id") == [("anna-exempelsson", "dan-eftertradare")]


def test_a_renamed_mail_domain_is_one_person_and_a_changed_mail() -> None:
    before = who("vast", "Fia Holmexempel", "fia.holmexempel@socialresurs.goteborg.example.se", "031-390 06 01")
    after = who("vast", "Fia Holmexempel", "fia.holmexempel@socialcentrum.goteborg.example.se", "031-390 06 01")
    tables = reconcile(Printed("e1", "2020-01-01", [before, CIA]), Printed("e2", "2021-01-01", [after, CIA]))
    assert kinds(tables) == ["email_changed"]
    assert set(tables["appointments"].query("region_id == 'vast'")["org_id"]) == {"goteborgs-kommun"}


def test_who_returns_with_another_address_has_changed_it() -> None:
    back = who("syd", "Anna Exempelsson", "anna.exempelsson@lund.example.se", "070-174 06 05")
    tables = reconcile(
        Printed("e1", "2020-01-01", [ANNA, CIA]),
        Printed("e2", "2021-01-01", [CIA]),
        Printed("e3", "2022-01-01", [back, CIA]),
    )
    assert events(tables, "email_changed", "entity_id", "before", "after", "from_edition_id", "to_edition_id") == [
        ("anna-exempelsson", "anna.exempelsson@umea.example.se", "anna.exempelsson@lund.example.se", "e1", "e3")
    ]


def test_an_address_that_comes_after_an_edition_without_any_took_no_place() -> None:
    bare = who("nord", "Anna Exempelsson", "", "070-174 06 05")
    late = who("nord", "Anna Exempelsson", "anna.exempelsson@lund.example.se", "070-174 06 05")
    tables = reconcile(
        Printed("e1", "2020-01-01", [ANNA, CIA]),
        Printed("e2", "2021-01-01", [bare, CIA]),
        Printed("e3", "2022-01-01", [late, CIA]),
    )
    assert events(tables, "email_changed", "entity_id") == []


def test_who_goes_from_a_region_to_the_agency_has_moved() -> None:
    staff = who(None, "Anna Exempelsson", "anna.exempelsson@jamy.se", "08-465 004 01", title="Utredare")
    tables = reconcile(
        Printed("e1", "2020-01-01", [ANNA, CIA]),
        Printed("e2", "2021-01-01", [staff, CIA], covers=("regional_coordinators", "agency_staff")),
    )
    assert kinds(tables) == ["email_changed", "moved", "phone_added", "phone_dropped"]
    assert events(tables, "moved", "entity_id", "before", "after") == [
        ("anna-exempelsson", "umea-kommun", "jamstalldhetsmyndigheten")
    ]


def test_a_married_name_is_the_same_person_and_a_person_is_asked() -> None:
    married = who("nord", "Anna Nygift", "anna.nygift@umea.example.se", "070-174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [married, CIA]))
    asked = set(tables["review_items"]["kind"])
    # Given name, seat and number suffice or they do not; either way it is never settled without a word.
    if len(tables["people"]) == 2:
        assert asked == {"name_change"}
        assert (
            tables["review_items"]["question"]
            .iloc[0]
            .endswith("If they are two, +46701740605 passed from the one to the other.")
        )
        assert events(tables, "renamed", "before", "after") == [("Anna Exempelsson", "Anna Nygift")]
        assert "Anna Nygift" in set(tables["people"]["name"])
    else:
        assert asked == {"unsure_identity"}


def test_a_surname_that_is_added_is_news_and_no_question() -> None:
    longer = who("nord", "Anna Exempelsson Lind", "anna.exempelsson@umea.example.se", "070-174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [longer, CIA]))
    assert kinds(tables) == ["renamed"]
    assert len(tables["review_items"]) == 0


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_misprinted_digit_is_a_conflict_and_no_change(position: int) -> None:
    wrong = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 06")
    history = [Printed(f"e{i}", f"202{i}-01-01", [wrong if i == position else ANNA, CIA]) for i in range(3)]
    tables = reconcile(*history)
    assert kinds(tables) == []
    conflict = tables["conflicts"].iloc[0]
    assert (conflict["winner"], conflict["loser"]) == ("+46701740605", "+46701740606")
    assert conflict["status"] == ("needs_review" if position == 2 else "settled")
    assert set(tables["contact_points"].query("owner_id == 'anna-exempelsson' and channel == 'phone'")["value"]) == {
        "+46701740605"
    }
    assert set(tables["statements"].query("value == '+46701740606'")["status"]) == {"outvoted"}


def test_a_number_that_cannot_exist_is_asked_about_and_not_published() -> None:
    odd = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06")
    tables = reconcile(Printed("e1", "2020-01-01", [odd, CIA]))
    assert "invalid_phone" in set(tables["review_items"]["kind"])
    assert set(tables["contact_points"].query("owner_id == 'anna-exempelsson'")["channel"]) == {"email"}


@pytest.mark.parametrize(
    ("odd", "property_", "right"),
    [
        (who("nord", "Anna Exempelsson", "anna maria.exempelsson@umea.example.se"), "email", "anna@umea.example.se"),
        (who("nord", "Anna Exempelsson", "", "070-174 06"), "phone", "+46701740605"),
    ],
    ids=["email", "phone"],
)
def test_what_every_edition_misprints_alike_is_asked_once_and_settled_at_once(
    odd: Who, property_: str, right: str
) -> None:
    history = [Printed(f"e{i}", f"202{i}-01-01", [odd, CIA]) for i in range(3)]
    tables = reconcile(*history)
    (item,) = tables["review_items"].query(f"kind == 'invalid_{property_}'").to_dict("records")
    assert item["edition_id"] == "e2"
    answer = decide(item["decision_kind"], item["subject"], property_, item["expected"], right)
    settled = reconcile(*history, decisions=[answer])
    contacts = settled["contact_points"].query("owner_id == 'anna-exempelsson'")
    assert list(contacts["value"]) == [right]
    assert f"invalid_{property_}" not in set(settled["review_items"]["kind"])


def test_a_number_in_doubt_counts_for_nothing_until_a_person_reads_it() -> None:
    doubtful = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05 (in doubt)")
    history = Printed("e1", "2020-01-01", [doubtful, CIA])
    tables = reconcile(history)
    (item,) = tables["review_items"].query("property == 'phone'").to_dict("records")
    phones = "owner_id == 'anna-exempelsson' and channel == 'phone'"
    assert len(tables["contact_points"].query(phones)) == 0
    answer = decide(item["decision_kind"], item["subject"], item["property"], item["expected"], "070-174 06 06")
    settled = reconcile(history, decisions=[answer])
    assert list(settled["contact_points"].query(phones)["value"]) == ["+46701740606"]
    assert "invalid_phone" not in set(settled["review_items"]["kind"])


def test_a_vacancy_stays_until_somebody_is_named() -> None:
    history = [
        Printed("e1", "2019-01-01", [ANNA, CIA]),
        Printed("e2", "2020-01-01", [CIA], vacant=("nord",)),
        Printed("e3", "2021-01-01", [BO, CIA]),
    ]
    tables = reconcile(*history)
    assert kinds(tables) == ["appointed", "left", "vacancy_announced", "vacancy_filled"]
    assert events(tables, "vacancy_filled", "entity_id", "other_id", "from_edition_id", "to_edition_id") == [
        ("nord", "bo-provberg", "e2", "e3")
    ]
    vacancy = tables["appointments"][tables["appointments"]["person_id"].isna()]
    assert as_text(vacancy, ["status", "first_seen", "gone_by"]) == [("filled", "2020-01-01", "2021-01-01")]


def test_a_county_passes_from_one_region_to_another() -> None:
    history = [
        Printed("e1", "2020-01-01", [ANNA, CIA], counties={"nord": ("Jämtland", "Norrbotten"), "mitt": ("Uppsala",)}),
        Printed("e2", "2021-01-01", [ANNA, CIA], counties={"nord": ("Norrbotten",), "mitt": ("Uppsala", "Jämtland")}),
    ]
    tables = reconcile(*history)
    assert kinds(tables) == ["region_extended", "region_reduced"]
    assert events(tables, "region_extended", "entity_id", "other_id", "after") == [("mitt", "nord", "23")]


def test_a_county_in_two_regions_of_one_edition_is_a_conflict() -> None:
    history = [
        Printed("e1", "2020-01-01", [ANNA], counties={"nord": ("Jämtland",), "mitt": ("Uppsala",)}),
        Printed("e2", "2021-01-01", [ANNA], counties={"nord": ("Jämtland",), "mitt": ("Uppsala", "Jämtland")}),
    ]
    tables = reconcile(*history)
    conflict = tables["conflicts"].iloc[0]
    assert (conflict["entity_id"], conflict["winner"], conflict["loser"]) == ("23", "nord", "mitt")
    covered = tables["region_counties"].query("county_code == '23'")
    assert as_text(covered, ["region_id", "gone_by"]) == [("nord", "")]


def test_an_unknown_region_is_published_and_asked_about() -> None:
    tables = reconcile(Printed("e1", "2020-01-01", [who("Region Fjäll", "Gun Ny", "gun.ny@umea.example.se")]))
    assert "fjall" in set(tables["regions"]["region_id"])
    assert "unknown_region" in set(tables["review_items"]["kind"])


def test_a_region_passes_to_another_employer() -> None:
    after = who("nord", "Hans Nyström", "hans.nystrom@sundsvall.example.se")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [after, CIA]))
    assert events(tables, "coordination_transferred", "entity_id", "other_id", "region_id") == [
        ("umea-kommun", "sundsvalls-kommun", "nord")
    ]


def test_one_person_who_changes_employer_alone_in_a_region_has_moved_and_nobody_took_it_over() -> None:
    after = who("nord", "Anna Exempelsson", "anna.exempelsson@sundsvall.example.se", "070-174 06 05")
    tables = reconcile(Printed("e1", "2020-01-01", [ANNA, CIA]), Printed("e2", "2021-01-01", [after, CIA]))
    assert kinds(tables) == ["email_changed", "moved"]
    beside = [who("nord", "Bo Provberg", f"bo.provberg@{town}.example.se") for town in ("umea", "sundsvall")]
    both = reconcile(
        Printed("e1", "2020-01-01", [ANNA, beside[0], CIA]), Printed("e2", "2021-01-01", [after, beside[1], CIA])
    )
    assert events(both, "coordination_transferred", "entity_id", "other_id") == [("umea-kommun", "sundsvalls-kommun")]


def test_a_municipality_is_one_employer_whether_its_name_stands_alone_or_not() -> None:
    printed = [replace(ANNA, employer=employer) for employer in ("Umeå", "Umeå kommun", "")]
    tables = reconcile(*(Printed(f"e{n}", f"202{n}-01-01", [anna]) for n, anna in enumerate(printed)))
    assert kinds(tables) == []
    assert as_text(tables["appointments"], ["org_id"]) == [("umea-kommun",)]


def test_a_member_joins_and_leaves_where_the_list_is_given() -> None:
    history = [
        Printed("e1", "2020-01-01", members=("Skatteverket", "Polismyndigheten", "NOA"), covers=("network_members",)),
        Printed("e2", "2021-01-01", members=("Polismyndigheten", "Tullverket"), covers=("network_members",)),
    ]
    tables = reconcile(*history)
    # NOA is a unit of the Police Authority, which is still listed: nothing says that it left.
    assert events(tables, "member_left", "entity_id") == [("skatteverket",)]
    assert events(tables, "member_joined", "entity_id") == [("tullverket",)]


def test_a_number_of_doubtful_place_goes_to_whom_another_edition_names() -> None:
    misplaced = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "070-174 06 05", phone_confidence=0.5)
    bare = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se")
    tables = reconcile(Printed("e1", "2020-01-01", [bare, misplaced]), Printed("e2", "2021-01-01", [ANNA, CIA]))
    owners = tables["contact_points"].query("value == '+46701740605'")
    assert as_text(owners, ["owner_id", "first_seen"]) == [("anna-exempelsson", "2020-01-01")]
    assert set(tables["conflicts"]["rule"]) == {"reassigned_by_other_edition"}
    moved = tables["statements"].query("value == '+46701740605' and edition_id == 'e1'").iloc[0]
    assert (moved["entity_id"], moved["rule"]) == ("anna-exempelsson", "reassigned_by_other_edition")


def test_a_number_of_doubtful_place_without_a_witness_is_asked_about() -> None:
    doubtful = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "070-174 06 05", phone_confidence=0.5)
    tables = reconcile(Printed("e1", "2020-01-01", [doubtful]))
    assert set(tables["review_items"]["kind"]) == {"doubtful_owner"}


def test_an_accent_in_clean_print_wins_and_one_that_is_never_printed_is_not_added() -> None:
    plain = who("nord", "Ida Linden", "ida.linden@umea.example.se", "070-174 06 20")
    accented = who("nord", "Ida Lindén", "ida.linden@umea.example.se", "070-174 06 20")
    tables = reconcile(Printed("e1", "2020-01-01", [accented]), Printed("e2", "2021-01-01", [plain]))
    assert list(tables["people"]["name"]) == ["Ida Lindén"]
    assert tables["conflicts"].iloc[0]["rule"] == "printed_accent"
    alone = reconcile(Printed("e1", "2020-01-01", [plain]))
    assert list(alone["people"]["name"]) == ["Ida Linden"]
    assert kinds(tables) == []

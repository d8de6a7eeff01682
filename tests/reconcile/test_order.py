"""The order in which editions arrive is nothing: neither for the tables, nor for ids from release to release."""

from __future__ import annotations

import io
from itertools import permutations

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from pipeline.reconcile import KNOWN_IDS_TABLE, reconcile_editions
from tests.reconcile.histories import Printed, reconcile, who
from tests.reconcile.renaming import find_renamed, rename
from tests.reconcile.seeds import read_seeds, reconcile_seeds

HEIR = who("nord", "Dan Efterträdare", "dan.eftertradare@umea.example.se", "070-174 06 05")
ANNA = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05", "070-174 06 30")
SLIP = who("nord", "Anna Exempelsson", "anna.exempelsson@umea.example.se", "070-174 06 05", "070-174 06 31")
CIA = who("syd", "Cia Testgren", "cia.testgren@malmo.example.se", "040-628 04 01")
CIA_NEW = who("syd", "Cia Testgren", "cia.testgren@lund.example.se", "040-628 04 02")
SHARED = who("syd", "Eli Kollega", "eli.kollega@malmo.example.se", "040-628 04 01")

HISTORY = (
    Printed("a", "2018-01-01", [ANNA, CIA], until="2018-06-30", counties={"nord": ("Jämtland",), "syd": ("Skåne",)}),
    Printed("b", "2019-01-01", [SLIP, CIA, SHARED], counties={"nord": ("Jämtland", "Norrbotten"), "syd": ("Skåne",)}),
    Printed("c", "2020-01-01", [ANNA, CIA_NEW], vacant=("vast",), members=("Skatteverket",)),
    Printed("d", "2020-01-01", [ANNA, CIA], covers=(), until="2022-01-01"),
    Printed("e", "2021-01-01", [HEIR, CIA_NEW, who("vast", "Fia Ny", "fia.ny@boras.example.se")]),
)


def assert_same(left: dict[str, pd.DataFrame], right: dict[str, pd.DataFrame], *, but: tuple[str, ...] = ()) -> None:
    assert list(left) == list(right)
    for name in left:
        if name not in but:
            assert_frame_equal(left[name], right[name], obj=name)


@pytest.mark.parametrize("order", list(permutations(range(5)))[7::41])
def test_order_of_input_changes_nothing(order: tuple[int, ...]) -> None:
    assert_same(reconcile(*HISTORY), reconcile(*(HISTORY[i] for i in order)))


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
def test_one_by_one_gives_the_same_as_all_at_once(order: tuple[int, ...]) -> None:
    known: pd.DataFrame | None = None
    tables: dict[str, pd.DataFrame] = {}
    for count in range(1, 6):
        tables = reconcile(*(HISTORY[i] for i in order[:count]), known_ids=known)
        known = tables[KNOWN_IDS_TABLE]
    # The ledger also remembers ids that were in use on the way.
    assert_same(tables, reconcile(*HISTORY), but=(KNOWN_IDS_TABLE,))


def test_a_second_spell_has_one_id_however_many_editions_of_it_are_there_at_first() -> None:
    seen = [[ANNA, CIA], [CIA], [ANNA, CIA], [ANNA, CIA]]
    history = [Printed(f"e{year}", f"202{year}-01-01", people) for year, people in enumerate(seen)]
    known = reconcile(*history[:3])[KNOWN_IDS_TABLE]
    assert_same(reconcile(*history, known_ids=known), reconcile(*history), but=(KNOWN_IDS_TABLE,))


GRETA = who("vast", "Greta Exempelgren", "greta.exempelgren@boras.example.se", "031-390 06 05", "070-174 06 40")
WED = who("vast", "Greta Provberg", "greta.exempelgren@boras.example.se", "031-390 06 05", "070-174 06 40")
MOVED_ON = who("vast", "Greta Provberg", "greta.provberg@goteborg.example.se", "031-390 06 61")
TWIN = who("syd", "Greta Exempelgren", "greta.exempelgren@malmo.example.se", "040-628 04 05")

# A marriage, a namesake, somebody who is two until the edition between comes, one who returns.
LIVES = (
    Printed("a", "2018-01-01", [GRETA, ANNA, CIA]),
    Printed("b", "2019-01-01", [WED, TWIN, CIA]),
    Printed("c", "2020-01-01", [MOVED_ON, TWIN, ANNA, CIA_NEW]),
    Printed("d", "2021-01-01", [MOVED_ON, HEIR, CIA_NEW], vacant=("syd",)),
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), *list(permutations(range(4)))[5::6]])
def test_one_by_one_gives_the_same_as_all_at_once_but_for_ids_that_were_published(order: tuple[int, ...]) -> None:
    known: pd.DataFrame | None = None
    tables: dict[str, pd.DataFrame] = {}
    published: set[str] = set()
    for count in range(1, 5):
        tables = reconcile(*(LIVES[i] for i in order[:count]), known_ids=known)
        known = tables[KNOWN_IDS_TABLE]
        assert published <= set(known["entity_id"])  # in use, or findable as merged
        published |= {*tables["people"]["person_id"]}
    whole = reconcile(*LIVES)
    renamed = find_renamed(tables, whole)
    assert rename(tables, renamed) == rename(whole, {})
    if order == (0, 1, 2, 3):
        assert not renamed


def test_numbers_of_two_who_turn_out_to_be_one_are_called_by_the_one() -> None:
    apart = reconcile(LIVES[0], LIVES[2])
    assert {"greta-exempelgren", "greta-provberg"} <= set(apart["people"]["person_id"])
    joined = reconcile(*LIVES, known_ids=apart[KNOWN_IDS_TABLE])
    assert_same(joined, reconcile(*LIVES), but=(KNOWN_IDS_TABLE,))


NAMESAKE = who("syd", "Anna Exempelsson", "anna.exempelsson2@malmo.example.se", "040-628 04 44")


def test_an_older_edition_that_is_added_later_renames_nobody() -> None:
    new = Printed("new", "2021-01-01", [ANNA])
    first = reconcile(new)
    assert list(first["people"]["person_id"]) == ["anna-exempelsson"]
    both = reconcile(new, Printed("old", "2015-01-01", [NAMESAKE, ANNA]), known_ids=first[KNOWN_IDS_TABLE])
    mails = both["contact_points"].query("channel == 'email'")
    owner_of = dict(zip(mails["value"], mails["owner_id"], strict=True))
    assert owner_of[ANNA.mail] == "anna-exempelsson"
    assert owner_of[NAMESAKE.mail].startswith("anna-exempelsson-")


def test_a_ledger_that_was_a_csv_file_is_as_good() -> None:
    first = reconcile(*HISTORY[:3])
    text = first[KNOWN_IDS_TABLE].to_csv(index=False)
    ledger = pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False, na_values=[""])
    assert_same(reconcile(*HISTORY, known_ids=ledger), reconcile(*HISTORY, known_ids=first[KNOWN_IDS_TABLE]))


def test_the_five_documents_in_another_order_give_the_same_tables() -> None:
    captures, extractions = read_seeds()
    again = reconcile_editions(captures[::-1], extractions[::-1], [])
    assert_same(reconcile_seeds(), again)


def test_a_misprint_that_came_first_makes_an_id_and_no_row_that_leads_nowhere() -> None:
    slip = who("nord", "Maria Isakssn", "maria.isaksson@umea.example.se", "070-174 06 25")
    right = who("nord", "Maria Isaksson", "maria.isaksson@umea.example.se", "070-174 06 25")
    history = [Printed(f"e{year}", f"201{year}-01-01", [person]) for year, person in enumerate((slip, right, right))]
    whole = reconcile(*history)
    published = reconcile(history[0])[KNOWN_IDS_TABLE]
    later = reconcile(*history, known_ids=published)
    assert list(whole["people"]["person_id"]) == list(whole["conflicts"]["entity_id"]) == ["maria-isaksson"]
    assert list(later["people"]["person_id"]) == list(later["conflicts"]["entity_id"]) == ["maria-isakssn"]
    assert rename(later, find_renamed(later, whole)) == rename(whole, {})

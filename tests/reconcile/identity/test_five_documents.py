"""The five source documents: who is who in the brochure of 2018 and the page of 2021."""

from __future__ import annotations

import pytest

from pipeline.reconcile.identity import IdentityResult, match_people
from tests.reconcile.identity.cases import group_of, read_mentions, verdict_of

STAYED = ("Eva Norlin", "Jenny Selenius", "Anna Runesson", "Åsa Ekman", "Emilie Holmström", "Catrin Sandman")


@pytest.fixture(scope="module")
def result() -> IdentityResult:
    return match_people(read_mentions("five_documents.csv"))


def test_six_people_are_in_both_editions_and_nobody_else_is_merged(result: IdentityResult) -> None:
    assert group_of(result) == {frozenset({f"nmt-2018/{name}", f"jamy-2021/{name}"}) for name in STAYED}


def test_nothing_is_left_unsure(result: IdentityResult) -> None:
    assert result.doubts().empty


def test_numbers_that_passed_on_make_an_inheritance_and_no_identity(result: IdentityResult) -> None:
    assert verdict_of(result, "nmt-2018/Sara Olsson", "jamy-2021/Johanna Miranda Sköld") == "different"
    assert result.inheritances.to_dict("records") == [
        {
            "value": value,
            "channel": "phone",
            "from_mention_id": "nmt-2018/Sara Olsson",
            "to_mention_id": "jamy-2021/Johanna Miranda Sköld",
            "is_certain": True,
        }
        for value in ("+4640349355", "+46708511273")
    ]


def test_a_line_shared_in_one_edition_is_two_people(result: IdentityResult) -> None:
    assert verdict_of(result, "jamy-2021/Charlotte Edman", "jamy-2021/Lena Pettersson") == "different"

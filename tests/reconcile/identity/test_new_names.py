"""A new surname beside an old number: a marriage where nothing else is new, in doubt where more changed at once."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.reconcile.identity import IdentityResult, match_people
from tests.reconcile.identity.cases import evidence_of, make_mention, verdict_of

MOBILE, LINE, OTHER_LINE, FAR_LINE = "+46701740611", "+46980319211", "+46980319212", "+46980319298"
BEFORE, SINCE = "e2018/Anna Lind", "e2019/Anna Berg"


def match(
    before: dict[str, object], since: dict[str, object], *, mail: str = "anna.berg@ort.example.se"
) -> IdentityResult:
    """Match Anna Lind of 2018 and Anna Berg of 2019, who have one mobile, with what else is printed of each."""
    alike = {"phones": [MOBILE], "org_id": "orts-kommun", "title": "handlaggare", "audience": "vuxna"}
    older = make_mention("e2018", "Anna Lind", "anna.lind@ort.example.se", region_id="nord")
    newer = make_mention("e2019", "Anna Berg", mail, region_id="nord")
    return match_people(pd.DataFrame([{**older, **alike, **before}, {**newer, **alike, **since}]))


def test_a_new_surname_alone_is_a_marriage() -> None:
    assert verdict_of(match({}, {}), BEFORE, SINCE) == "same"


@pytest.mark.parametrize(
    ("before", "since", "kind"),
    [
        ({}, {"title": "enhetschef"}, "new_name_new_title"),
        ({}, {"audience": "barn unga"}, "new_name_new_audience"),
        ({}, {"org_id": "grannens-kommun"}, "new_name_new_employer"),
        ({"phones": [MOBILE, LINE]}, {"phones": [MOBILE, FAR_LINE]}, "new_name_number_replaced"),
    ],
)
def test_what_else_is_new_at_once_leaves_it_in_doubt(
    before: dict[str, object], since: dict[str, object], kind: str
) -> None:
    mail = "anna.berg@grannen.example.se" if "org_id" in since else "anna.berg@ort.example.se"
    result = match(before, since, mail=mail)
    assert verdict_of(result, BEFORE, SINCE) == "unsure"
    assert kind in evidence_of(result, BEFORE, SINCE)


def test_a_number_more_speaks_against_a_marriage_but_little() -> None:
    result = match({}, {"phones": [MOBILE, LINE]})
    assert "new_name_number_more" in evidence_of(result, BEFORE, SINCE)


def test_a_misprinted_number_is_no_other_number() -> None:
    result = match({"phones": [MOBILE, LINE]}, {"phones": [MOBILE, OTHER_LINE]})
    assert not evidence_of(result, BEFORE, SINCE) & {"new_name_number_replaced", "new_name_number_more"}


def test_what_one_edition_does_not_print_is_not_another() -> None:
    kinds = evidence_of(match({"title": None, "audience": None}, {}), BEFORE, SINCE)
    assert not kinds & {"new_name_new_title", "new_name_new_audience"}


@pytest.mark.parametrize("mail", ["anna.lind@ort.example.se", "anna.lind.berg@ort.example.se"])
def test_a_mailbox_of_before_outweighs_a_new_title(mail: str) -> None:
    result = match({}, {"title": "enhetschef"}, mail=mail)
    assert verdict_of(result, BEFORE, SINCE) == "same"

"""What holds whatever the lists say: decisions, cannot-links, order of rows, doubts, evidence."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from pipeline.reconcile.identity import load_rules, match_people, read_rungs, table, write_rungs
from pipeline.reconcile.identity.clustering import Tie, cluster
from pipeline.reconcile.identity.rules import read_rows
from tests.reconcile.identity.cases import evidence_of, group_of, make_mention, read_mentions, verdict_of

NORLIN = [
    make_mention("e2018", "Eva Norlin", "eva.norlin@umea.example.se", "+46701740605", "nord"),
    make_mention("e2021", "Eva Norlin", "eva.norlin@umea.example.se", "+46701740605", "nord"),
]


def test_the_order_of_the_rows_changes_nothing() -> None:
    mentions = read_mentions("five_documents.csv")
    first = match_people(mentions)
    again = match_people(mentions.sample(frac=1, random_state=7))
    pd.testing.assert_frame_equal(first.clusters, again.clusters)
    pd.testing.assert_frame_equal(first.links, again.links)
    pd.testing.assert_frame_equal(first.inheritances, again.inheritances)


def test_slices_of_the_profiles_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = read_mentions("five_documents.csv")
    whole = match_people(mentions)
    monkeypatch.setattr(table, "SLICE", 7)
    sliced = match_people(mentions)
    pd.testing.assert_frame_equal(whole.clusters, sliced.clusters)
    pd.testing.assert_frame_equal(whole.links, sliced.links)
    pd.testing.assert_frame_equal(whole.inheritances, sliced.inheritances)


def test_an_edition_more_changes_no_cluster_of_the_others() -> None:
    mentions = read_mentions("five_documents.csv")
    alone = match_people(mentions[mentions["edition_id"] == "nmt-2018"])
    assert group_of(alone) == set()


def test_no_mentions_make_no_clusters() -> None:
    result = match_people(pd.DataFrame(NORLIN).head(0))
    assert result.clusters.empty
    assert result.links.empty
    assert result.inheritances.empty


def test_a_decision_parts_what_the_evidence_joins() -> None:
    left, right = (str(m["mention_id"]) for m in NORLIN)
    result = match_people(pd.DataFrame(NORLIN), different=[(left, right)])
    assert group_of(result) == set()
    assert verdict_of(result, left, right) == "different"


def test_a_decision_joins_what_the_evidence_parts() -> None:
    mentions = [
        make_mention("e2018", "Sara Olsson", "sara@a.example.se", None, "syd"),
        make_mention("e2018", "Maja Ekdahl", "maja@b.example.se", None, "nord"),
    ]
    result = match_people(pd.DataFrame(mentions), same=[("e2018/Sara Olsson", "e2018/Maja Ekdahl")])
    assert group_of(result) == {frozenset({"e2018/Sara Olsson", "e2018/Maja Ekdahl"})}


def test_a_decision_on_an_unknown_mention_is_passed_over() -> None:
    assert len(group_of(match_people(pd.DataFrame(NORLIN), different=[("gone", "e2018/Eva Norlin")]))) == 1


def test_a_merge_never_joins_two_of_one_edition_through_a_third() -> None:
    mentions = [
        make_mention("e2018", "Eva Norlin", "eva.norlin@umea.example.se", "+46701740605", "nord", mention_id="a"),
        make_mention("e2018", "Eva Norlin", "eva.norlin@lund.example.se", "+46701740606", "syd", mention_id="b"),
        make_mention(
            "e2021", "Eva Norlin", "eva.norlin@umea.example.se", "+46701740605; +46701740606", "nord", mention_id="c"
        ),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert group_of(result) == {frozenset({"a", "c"})}
    assert verdict_of(result, "b", "c") == "unsure"
    assert "cut" in {rung.kind for evidence in result.links["evidence"] for rung in read_rungs(write_rungs(evidence))}


def test_a_decided_tie_is_made_before_all_others() -> None:
    assert cluster([Tie(1, 2, 50.0), Tie(2, 3, 1.0, is_decided=True)], [(1, 3)]) == {1: 1, 2: 2, 3: 2}
    decided = [Tie(1, 2, 50.0, is_decided=True), Tie(2, 3, 1.0, is_decided=True)]
    assert cluster(decided, [(1, 3)]) == {1: 1, 2: 1, 3: 1}
    assert cluster(decided, [(1, 3)], parted=[(1, 3)]) == {1: 1, 2: 1, 3: 3}


def test_a_domain_whose_mailboxes_live_on_elsewhere_was_renamed() -> None:
    people = (("Anna Johansson", "+46701740605"), ("Maria Andersson", "+46701740607"))
    mentions = [
        make_mention(edition, name, f"{name.lower().replace(' ', '.')}@{domain}.example.se", None, "nord")
        for edition, domain in (("e2018", "gammal"), ("e2021", "ny"))
        for name, _ in people
    ]
    result = match_people(pd.DataFrame(mentions))
    assert group_of(result) == {frozenset({f"e2018/{name}", f"e2021/{name}"}) for name, _ in people}


def test_a_person_who_returns_is_one_and_the_number_comes_back() -> None:
    number = "+46406280400"
    mentions = [
        make_mention("e2018", "Eva Norlin", "eva.norlin@umea.example.se", number, "nord"),
        make_mention("e2019", "Maja Ekdahl", "maja.ekdahl@umea.example.se", number, "nord"),
        make_mention("e2021", "Eva Norlin", "eva.norlin@umea.example.se", number, "nord"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert group_of(result) == {frozenset({"e2018/Eva Norlin", "e2021/Eva Norlin"})}
    passed = result.inheritances[["from_mention_id", "to_mention_id"]].to_numpy().tolist()
    assert passed == [["e2018/Eva Norlin", "e2019/Maja Ekdahl"], ["e2019/Maja Ekdahl", "e2021/Eva Norlin"]]


def test_a_line_that_a_colleague_still_holds_is_not_inherited() -> None:
    line = "+46406280400"
    mentions = [
        make_mention("e2018", "Eva Norlin", "eva@umea.example.se", line, "nord"),
        make_mention("e2018", "Lena Wiberg", "lena@umea.example.se", line, "nord"),
        make_mention("e2021", "Lena Wiberg", "lena@umea.example.se", line, "nord"),
        make_mention("e2021", "Maja Ekdahl", "maja@umea.example.se", line, "nord"),
    ]
    assert match_people(pd.DataFrame(mentions)).inheritances.empty


def test_what_rests_on_the_name_alone_is_merged_and_shown() -> None:
    result = match_people(read_mentions("five_documents.csv"))
    assert result.thin_merges()["right_mention_id"].tolist() == ["nmt-2018/Catrin Sandman"]


HEIR = "+46701740605", "+46701740606"


@pytest.mark.parametrize(
    ("between", "mobiles", "asked"),
    [
        (("Sven Tillman",), HEIR, 1),  # the name was gone between, and comes back with another mobile
        (("Sven Tillman",), (HEIR[0], HEIR[0]), 0),  # the same mobile: on leave
        (("Sven Tillman", "Wilma Hägg"), HEIR, 0),  # never gone: a new mobile
    ],
)
def test_a_mailbox_that_a_namesake_may_have_been_given_is_shown(
    between: tuple[str, ...], mobiles: tuple[str, str], asked: int
) -> None:
    def print_wilma(edition: str, mobile: str) -> dict[str, object]:
        return make_mention(edition, "Wilma Hägg", "wilma.hagg@uppsala.example.se", mobile, "mitt")

    mentions = [print_wilma("e2015", mobiles[0]), print_wilma("e2017", mobiles[1])]
    for name in between:
        mentions.append(
            print_wilma("e2016", mobiles[1]) if name == "Wilma Hägg" else make_mention("e2016", name, region_id="mitt")
        )
    result = match_people(pd.DataFrame(mentions))
    assert result.clusters.set_index("mention_id")["cluster_id"].loc["e2017/Wilma Hägg"] == "e2015/Wilma Hägg"
    assert len(result.thin_merges()) == asked


@pytest.mark.parametrize(
    ("number", "mailbox", "asked"),
    [
        ("+46406280400", "koordinator", 1),
        ("+46406280400", "wilma.exempel", 0),
        ("+46701740605", "koordinator", 0),
    ],
    ids=["line and post's mailbox", "line and own mailbox", "mobile and post's mailbox"],
)
def test_a_name_at_a_line_with_the_mailbox_of_the_post_is_shown(number: str, mailbox: str, asked: int) -> None:
    mentions = [
        make_mention(edition, "Wilma Exempel", f"{box}@malmo.example.se", number, "syd")
        for edition, box in (("e2016", "wilma.exempel"), ("e2018", mailbox))
    ]
    result = match_people(pd.DataFrame(mentions))
    assert len(group_of(result)) == 1
    assert len(result.thin_merges()) == asked


def test_a_doubt_is_one_row_for_two_people() -> None:
    mentions = [
        make_mention(edition, "Anna Johansson", f"anna.johansson@{town}.example.se", phone, region)
        for edition, town, phone, region in (
            ("e2015", "umea", "+46701740605", "nord"),
            ("e2016", "umea", "+46701740605", "nord"),
            ("e2018", "lund", "+46701740606", "syd"),
            ("e2019", "lund", "+46701740606", "syd"),
        )
    ]
    doubts = match_people(pd.DataFrame(mentions)).doubts()
    assert doubts[["left_cluster_id", "right_cluster_id"]].to_numpy().tolist() == [
        ["e2015/Anna Johansson", "e2018/Anna Johansson"]
    ]


def test_a_given_name_and_a_desk_in_common_ask_nobody() -> None:
    mentions = [
        make_mention("e2018", "Jakob Sandqvist", "jakob.sandqvist@umea.example.se", "+46701740635", "nord"),
        make_mention("e2021", "Jakob Ljungdahl", "jakob.ljungdahl@umea.example.se", "+46701740613", "nord"),
    ]
    assert match_people(pd.DataFrame(mentions)).doubts().empty


def test_a_given_name_and_a_line_of_several_in_common_ask_nobody() -> None:
    line = "+46406280400"
    mentions = [
        make_mention(edition, name, f"{name.lower().replace(' ', '.')}@umea.example.se", line, None, org_id="umea")
        for edition, name in (
            ("e2018", "Eva Norlin"),
            ("e2018", "Jakob Sandstedt"),
            ("e2021", "Eva Norlin"),
            ("e2021", "Jakob Ljungdahl"),
        )
    ]
    assert match_people(pd.DataFrame(mentions)).doubts().empty


def test_who_stood_in_under_the_same_given_name_is_nobodys_marriage() -> None:
    numbers = "+46980319632; +46701740695"
    mentions = [
        make_mention(edition, name, f"{name.lower().replace(' ', '.')}@ort.example.se", numbers, "ost")
        for edition, name in (("e2018", "Bo Haddad"), ("e2019", "Bo Arvidsson"), ("e2020", "Bo Haddad"))
    ]
    result = match_people(pd.DataFrame(mentions))
    assert group_of(result) == {frozenset({"e2018/Bo Haddad", "e2020/Bo Haddad"})}
    married = match_people(pd.DataFrame(mentions[:2]))
    assert group_of(married) == {frozenset({"e2018/Bo Haddad", "e2019/Bo Arvidsson"})}


@pytest.mark.parametrize(
    ("mailbox", "kind"), [("kent.e", "same_local_part"), ("kenek", "same_local_part"), ("ekan", "same_odd_local_part")]
)
def test_a_mailbox_of_two_beginnings_is_what_a_name_makes(mailbox: str, kind: str) -> None:
    mentions = [
        make_mention("e2018", "Kent Eklund", f"{mailbox}@ort.example.se", None, "syd"),
        make_mention("e2021", "Kent Eklund", f"{mailbox}@by.example.se", None, "nord"),
    ]
    assert kind in evidence_of(match_people(pd.DataFrame(mentions)), "e2018/Kent Eklund", "e2021/Kent Eklund")


@pytest.mark.parametrize(
    ("given", "mailbox", "verdict"),
    [("Anna", "anna.tiger", "unsure"), ("Anna", "anna.modin", "same"), ("Ulla", "ulla.tiger", "same")],
)
def test_who_has_a_desks_line_alone_is_of_another_surname_by_mailbox_or_rarity(
    given: str, mailbox: str, verdict: str
) -> None:
    line = "+46406280400"
    mentions = [
        make_mention("e2018", f"{given} Modin", f"{given.lower()}.modin@ort.example.se", line, "syd"),
        make_mention("e2021", f"{given} Tiger", f"{mailbox}@ort.example.se", line, "syd"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert verdict_of(result, f"e2018/{given} Modin", f"e2021/{given} Tiger") == verdict
    assert "desk_number" in evidence_of(result, f"e2018/{given} Modin", f"e2021/{given} Tiger")


def test_a_number_more_under_the_same_name_is_no_news_of_a_surname() -> None:
    mentions = [
        make_mention("e2018", "Anna Modin", "anna.modin@ort.example.se", "+46406280400; +46701740605", "syd"),
        make_mention("e2021", "Anna Modin", "koordinator@ort.example.se", "+46406280400; +46701740680", "syd"),
    ]
    told = evidence_of(match_people(pd.DataFrame(mentions)), "e2018/Anna Modin", "e2021/Anna Modin")
    assert "line_other_mobile" in told
    assert not any(kind.startswith("new_name") for kind in told)


def test_a_new_surname_on_a_shared_line_is_asked_about() -> None:
    line = "+46406280400"
    mentions = [
        make_mention("e2018", "Gunnel Modin", "gunnel.modin@ort.example.se", line, "syd"),
        make_mention("e2018", "Siv Exempel", "siv.exempel@ort.example.se", line, "syd"),
        make_mention("e2021", "Gunnel Tiger", "gunnel.tiger@ort.example.se", line, "syd"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert verdict_of(result, "e2018/Gunnel Modin", "e2021/Gunnel Tiger") == "unsure"


def test_a_surname_that_is_a_given_name_too_is_one_half_of_a_double_one() -> None:
    mentions = [
        make_mention("e2018", "Mustafa Khalil", "mustafa.khalil@ort.example.se", "070-1740605", "syd"),
        make_mention("e2021", "Mustafa Khalil Wallin", "mustafa.khalil@ort.example.se", "070-1740605", "syd"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert "double_surname" in evidence_of(result, "e2018/Mustafa Khalil", "e2021/Mustafa Khalil Wallin")


def test_a_particle_in_common_makes_nobody_one() -> None:
    mentions = [
        make_mention("e2018", "Zeynep bin Said", "zeynep.binsaid@ort.example.se", "+46406280400", "syd"),
        make_mention("e2021", "Zeynep bin Karim", "zeynep.binkarim@ort.example.se", "+46701740605", "syd"),
    ]
    assert group_of(match_people(pd.DataFrame(mentions))) == set()


def test_a_double_given_name_in_one_word_is_the_same_name() -> None:
    mentions = [
        make_mention("e2018", "Britt-Marie Hansson", "britt-marie.hansson@ort.example.se", None, "syd"),
        make_mention("e2021", "Brittmarie Hansson", "britt-marie.hansson@by.example.se", None, "nord"),
    ]
    assert "same_name" in evidence_of(
        match_people(pd.DataFrame(mentions)), "e2018/Britt-Marie Hansson", "e2021/Brittmarie Hansson"
    )


def test_one_mailbox_twice_in_an_edition_with_two_mobiles_is_shown() -> None:
    mentions = [
        make_mention("e2018", "Tove Exempel", "tove.exempel@ort.example.se", mobile, "syd", mention_id=mobile)
        for mobile in ("+46701740605", "+46701740619")
    ]
    assert len(match_people(pd.DataFrame(mentions)).thin_merges()) == 1


def test_a_mailbox_that_a_namesake_may_have_got_is_shown_under_an_initial_too() -> None:
    mentions = [
        make_mention("e2016", "Tove Exempel", "tove.exempel@ort.example.se", "+46701740605", "syd"),
        make_mention("e2016", "Tove Exempel", "tove.exempel@by.example.se", "+46701740619", "nord", mention_id="other"),
        make_mention("e2018", "T. Exempel", "tove.exempel@ort.example.se", "+46701740631", "syd"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert "mailbox_may_be_inherited" in evidence_of(result, "e2016/Tove Exempel", "e2018/T. Exempel")


def test_two_lines_of_one_edition_with_two_mailboxes_are_shown() -> None:
    mentions = [
        make_mention(
            "e2018",
            "Fredrik Ottosson",
            f"fredrik.ottosson@{town}.example.se",
            "+46980319200",
            "bergslagen",
            mention_id=town,
        )
        for town in ("karlstad", "orebro")
    ]
    assert match_people(pd.DataFrame(mentions)).thin_merges()["left_mention_id"].tolist() == ["karlstad"]


def test_the_ladder_is_in_words_and_strongest_first() -> None:
    (evidence,) = match_people(pd.DataFrame(NORLIN)).links["evidence"]
    rungs = read_rungs(write_rungs(evidence))
    weights = [abs(rung.weight) for rung in rungs]
    assert weights == sorted(weights, reverse=True)
    assert "+12.0  same personal mail address (eva.norlin@umea.example.se)" in map(str, rungs)


def test_the_published_line_of_evidence_is_read_back_whole() -> None:
    for evidence in match_people(read_mentions("five_documents.csv")).links["evidence"]:
        read = read_rungs(write_rungs(evidence))
        written = json.loads(evidence)
        assert [(r.kind, r.detail) for r in read] == [(e["kind"], e["detail"]) for e in written]
        assert [r.weight for r in read] == pytest.approx([e["weight"] for e in written], abs=0.051)
    assert read_rungs("same name and mail") == ()


def test_a_score_is_the_sum_of_its_evidence() -> None:
    links = match_people(read_mentions("five_documents.csv")).links
    for score, evidence in zip(links["score"], links["evidence"], strict=True):
        assert score == pytest.approx(sum(item["weight"] for item in json.loads(evidence)), abs=0.06)


def test_two_given_names_that_a_third_mention_prints_together_are_one_persons() -> None:
    givens = ("Lars", "Jennifer Lars", "L.", "Jennifer")
    mentions = [
        make_mention(f"e{year}", f"{given} Askfors", "larask@ort.example.se", "+46701740605", "syd")
        | {"given_name": given, "family_name": "Askfors"}
        for year, given in zip((2014, 2016, 2018, 2020), givens, strict=True)
    ]
    assert group_of(match_people(pd.DataFrame(mentions))) == {frozenset(str(m["mention_id"]) for m in mentions)}


def test_a_mailbox_that_names_the_first_given_name_holds_the_other_ones_lines_together() -> None:
    mentions = [
        make_mention("e2014", "Birgitta Nyman", "birgitta.nyman@ort.example.se", "+46701740605", "syd"),
        make_mention("e2016", "Alva Nyman", None, "+46701740605", "syd"),
        make_mention("e2018", "Alva Nyman", "birgitta.nyman@ort.example.se", "+46701740605", "syd"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert group_of(result) == {frozenset(str(m["mention_id"]) for m in mentions)}
    assert not result.thin_merges().empty


def test_a_given_name_more_does_not_join_who_stand_side_by_side() -> None:
    mentions = [
        make_mention("e2014", "Anna Nyman", "anna.nyman@ort.example.se", "+46701740605", "syd"),
        make_mention("e2014", "Maria Nyman", "maria.nyman@ort.example.se", "+46701740606", "syd"),
        make_mention("e2016", "Anna Maria Nyman", "anna.nyman@ort.example.se", "+46701740605; +46701740606", "syd")
        | {"given_name": "Anna Maria", "family_name": "Nyman"},
    ]
    joined = group_of(match_people(pd.DataFrame(mentions)))
    assert not any({"e2014/Anna Nyman", "e2014/Maria Nyman"} <= group for group in joined)


def test_whoever_stands_at_two_places_over_the_same_years_is_two() -> None:
    mentions = [
        make_mention(edition, "Karin Wallin", f"karin.wallin@{town}.example.se", phone, None, org_id=town)
        for town, phone, editions in (
            ("umea", "+46701740605", ("e2010", "e2014")),
            ("lund", "+46701740606", ("e2012", "e2016")),
        )
        for edition in editions
    ]
    result = match_people(pd.DataFrame(mentions))
    assert group_of(result) == {
        frozenset({f"{edition}/Karin Wallin" for edition in editions})
        for editions in (("e2010", "e2014"), ("e2012", "e2016"))
    }


def test_a_desk_line_and_a_common_name_without_a_personal_mail_are_shown() -> None:
    mentions = [
        make_mention("e2018", "Susanne Berg", "koordinator@ort.example.se", "+46980319262; +46701740624", "nord"),
        make_mention("e2021", "Susanne Berg", "koordinator@ort.example.se", "+46980319262; +46701740665", "nord"),
    ]
    assert len(match_people(pd.DataFrame(mentions)).thin_merges()) == 1


def test_among_many_namesakes_only_who_goes_as_another_comes_is_compared() -> None:
    mentions = [
        make_mention(f"e{2000 + n}", "Anna Andersson", f"anna@ort-{n}.example.se", None, f"r{n}") for n in range(20)
    ]
    links = match_people(pd.DataFrame(mentions)).links
    years = [
        (int(a[1:5]), int(b[1:5])) for a, b in zip(links["left_mention_id"], links["right_mention_id"], strict=True)
    ]
    assert years == [(2000 + n, 2001 + n) for n in range(19)]


def test_a_key_that_too_many_share_is_reported() -> None:
    mentions = [
        make_mention("e2018", "Anna Andersson", None, "+46406280400", mention_id=f"m{n:03}", org_id=f"org-{n}")
        for n in range(70)
    ]
    capped = match_people(pd.DataFrame(mentions)).capped
    assert {("phone", 70), ("name", 70)} <= set(zip(capped["kind"], capped["members"], strict=True))


def test_every_rule_has_a_reason_and_every_list_is_folded_once() -> None:
    assert all(rule.reason for rule in load_rules().values())
    pairs = [(row["name"], row["variant"]) for row in read_rows("given_variants.csv")]
    assert len(pairs) == len(set(pairs))
    assert all(name != variant for name, variant in pairs)


def test_the_very_next_edition_is_the_next_one_that_gives_the_list() -> None:
    staff = {"list_name": "agency_staff", "org_id": "jamstalldhetsmyndigheten"}
    numbers = "+46313900612; +46701740658"
    mentions = [
        make_mention("e2015", "Anders Skognäs", "anders.skognas@jamy.example.se", numbers, **staff),
        make_mention("e2016", "Eva Norlin", "eva.norlin@umea.example.se", "+46701740605", "nord"),
        make_mention("e2017", "Anders Skogsten", "anders.skogsten@jamy.example.se", numbers, **staff),
    ]
    left, right = "e2015/Anders Skognäs", "e2017/Anders Skogsten"
    assert {"next_edition", "same_staff"} <= evidence_of(match_people(pd.DataFrame(mentions)), left, right)
    between = make_mention("e2016", "Maja Ekdahl", "maja.ekdahl@jamy.example.se", "+46313900640", **staff)
    told = evidence_of(match_people(pd.DataFrame([*mentions, between])), left, right)
    assert "next_edition" not in told


def test_an_edition_that_gives_one_region_is_not_the_one_before_for_the_others() -> None:
    mentions = [
        make_mention(edition, f"{name} Exempel", f"{name.lower()}.exempel@{region}.example.se", None, region)
        for edition in ("e2018", "e2020")
        for name, region in (("Eva", "nord"), ("Ulf", "mitt"), ("Siv", "vast"))
    ]
    here = make_mention("e2018", "Karin Lindberg", "karin.lindberg@umea.example.se", "+46980319258", "nord")
    there = make_mention("e2020", "Karin Lindberg", "karin.lindberg@lund.example.se", "+46406280425", "syd")
    between = make_mention("e2019", "Ulf Exempel", "ulf.exempel@mitt.example.se", None, "mitt")
    result = match_people(pd.DataFrame([*mentions, here, there, between]))
    assert "moves_at_once" in evidence_of(result, "e2018/Karin Lindberg", "e2020/Karin Lindberg")


@pytest.mark.parametrize(("later", "verdict"), [("e2012", "unsure"), ("e2019", "different")])
def test_a_name_alone_elsewhere_after_many_years_is_no_question(later: str, verdict: str) -> None:
    mentions = [
        make_mention("e2010", "Anna Johansson", "anna.johansson@umea.example.se", "+46980319258", "nord"),
        make_mention("e2011", "Eva Norlin", "eva.norlin@umea.example.se", "+46701740605", "nord"),
        make_mention(later, "Anna Johansson", "anna.johansson@lund.example.se", "+46406280425", "syd"),
    ]
    result = match_people(pd.DataFrame(mentions))
    assert verdict_of(result, "e2010/Anna Johansson", f"{later}/Anna Johansson") == verdict

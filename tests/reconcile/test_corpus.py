"""A corpus never changes: what was looked up in it stays true, and a judged one looks everything up anew."""

from __future__ import annotations

from pipeline.reconcile.corpus import Corpus, Sighting, Verdict
from pipeline.reconcile.coverage import ListKey, absence_editions
from pipeline.reconcile.editions import make_calendar
from pipeline.reconcile.employers import find_employment
from pipeline.reconcile.sightings import make_corpus
from tests.reconcile.histories import STAFF, Printed, extract, who

ASA = "asa.oberg@umea.example.se"


def make(*history: Printed) -> Corpus:
    extractions = [extract(printed) for printed in history]
    return make_corpus(make_calendar(extractions, {e.edition_id: e.dated for e in extractions}), extractions, {})


def find_person(corpus: Corpus) -> Sighting:
    return corpus.of_type("person")[0]


def test_a_rejected_value_stands_no_more_and_the_others_stay_in_reading_order() -> None:
    corpus = make(Printed("e1", "2024-01-01", [who("nord", "Åsa Öberg", ASA, "070-174 06 05", "070-174 06 06")]))
    first, second = find_person(corpus).of("phone")
    judged = find_person(corpus.judge({first.statement_id: Verdict("rejected", first.value, "cannot_exist")}))
    assert judged.facts("phone") == (second.fact,)
    assert judged.first("phone") == second.fact
    assert list(judged.said("phone")) == list(judged.of("phone")) == [second]
    assert not judged.said("web")
    assert [record.property for record in judged.of("phone", "name")] == ["name", "phone"]
    assert len(judged.records) == len(find_person(corpus).records)


def test_a_value_that_was_outvoted_stands_as_the_one_that_won() -> None:
    corpus = make(Printed("e1", "2024-01-01", [who("nord", "Åsa Oberg", ASA)]))
    name = next(find_person(corpus).of("name"))
    judged = find_person(corpus.judge({name.statement_id: Verdict("outvoted", "Åsa Öberg", "outvoted: accents")}))
    assert judged.first("name") == "Åsa Öberg"


def test_a_judged_corpus_tells_employers_anew() -> None:
    corpus = make(Printed("e1", "2024-01-01", [who("nord", "Åsa Öberg", ASA)]))
    found = find_employment(corpus, find_person(corpus))
    assert found is not None
    assert found.org.org_id == "umea-kommun"
    mail = next(find_person(corpus).of("email"))
    judged = corpus.judge({mail.statement_id: Verdict("rejected", mail.value, "cannot_exist")})
    assert find_employment(judged, find_person(judged)) is None
    assert find_employment(corpus, find_person(corpus)) == found


def test_a_list_of_staff_that_is_asked_for_again_is_that_of_the_same_agency() -> None:
    listed = Printed("e1", "2024-01-01", [who(None, "Åsa Öberg", ASA)], covers=(STAFF,))
    corpus = make(listed, Printed("e2", "2025-01-01", [who("nord", "Eva Norlin")]))
    own, other = ListKey(STAFF, "jamstalldhetsmyndigheten"), ListKey(STAFF, "umea-kommun")
    for _ in range(2):
        assert absence_editions(corpus, [own]) == {"e1"}
        assert absence_editions(corpus, [other]) == frozenset()

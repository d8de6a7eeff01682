"""What tells of one person is found whatever parts it, and a text without it is passed over quickly."""

from __future__ import annotations

import pytest

from pipeline.publish.erasure.likeness import fold
from pipeline.publish.erasure.traces import Subject

_NONE: frozenset[str] = frozenset()
ASA = Subject(
    person_ids=frozenset({"asa-pahittad"}),
    mention_ids=_NONE,
    names=frozenset({"Åsa Påhittad"}),
    mails=frozenset({"asa.pahittad@umea.example.se"}),
    phones=frozenset({"+46701740605", "114114"}),
    file_names=_NONE,
)


@pytest.mark.parametrize(
    "text",
    [
        "Åsa  Påhittad", "ÅSA\nPÅHITTAD", "asa_pahittad", "A\u030asa Pa\u030ahittad", "r:asa-pahittad:2",
        "%C3%85sa+P%C3%A5hittad",
        "ASA.PAHITTAD@UMEA.EXAMPLE.SE", "070-174 06 05", "+46 (0)70\u2011174\u201306/05", "00467\n01740605", "114 114",
    ],
)  # fmt: skip
def test_a_trace_is_found(text: str) -> None:
    assert ASA.is_in(f"före {text} efter")
    assert ASA.is_in(text)


@pytest.mark.parametrize(
    "text",
    ["Åsa Annan", "Påhittad", "asapahittad", "Åsa, Påhittad", "1070-174 06 05", "070-174 06 051", "0114 1140", ""],
)
def test_what_is_none_is_not(text: str) -> None:
    assert not ASA.is_in(text)


def test_folding_takes_every_mark_and_keeps_all_else() -> None:
    assert fold("ÅÄÖ É\u0323 Łódź ﬁ 5") == "aao e łodz fi 5"
    assert fold("Plain ASCII") == "plain ascii"

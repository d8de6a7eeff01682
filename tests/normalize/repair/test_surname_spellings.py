"""Surnames of two parts of which one may be spelled in two ways get the accents of the other part."""

from __future__ import annotations

import pytest

from pipeline.normalize.repair.lexicon import load_lexicon
from pipeline.normalize.repair.surnames import spell_surname


@pytest.mark.parametrize(
    ("folded", "spelled"),
    [
        ("hallstrom", "hallström"),  # Hallström, or Hällström
        ("hallberg", None),
        ("backgren", None),
        ("bergstrom", "bergström"),
        ("sandlof", "sandlöf"),
        ("kvallsjo", "kvällsjö"),  # a noun before a last part
        ("pahittsson", "påhittsson"),
        ("andersson", None),  # no `änder` of the pond
        ("bjornmossen", "björnmossen"),
        ("tranvag", "tranvåg"),
        ("mossbole", "mossböle"),
        ("lindhall", None),  # Lindhall, or Lindhäll
        ("appelvall", None),  # nor what only stands in compounds
    ],
)
def test_only_the_accents_that_all_spellings_have_are_restored(folded: str, spelled: str | None) -> None:
    assert spell_surname(folded, load_lexicon()) == spelled

"""Who leads the network, by the sentences that say it, and the words without which none does."""

from __future__ import annotations

import re

import pytest

from pipeline.vocabulary.loading import read_table, split_cell
from tests.extract.telling.told import read

ROWS = [(row["example"], split_cell(row["words"])) for row in read_table("leadership")]


@pytest.mark.parametrize(("example", "words"), ROWS)
def test_pattern_cannot_do_without_its_words(example: str, words: tuple[str, ...]) -> None:
    struck = re.sub("|".join(words), "", example, flags=re.IGNORECASE)
    assert (_says_leader(example), _says_leader(struck)) == (True, False)


def _says_leader(sentence: str) -> bool:
    return any(mention.values("coordinates") for mention in read(f"<p>{sentence}</p>").mentions)

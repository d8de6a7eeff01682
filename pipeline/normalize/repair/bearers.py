"""Common Swedish names, and by how many people each spelling is borne."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.normalize.repair.lexicon import fold_word
from pipeline.vocabulary.loading import read_table

_BEYOND = ("accented_surnames", "accented_given_names", "two_spellings")
_RARE_SHARE = 0.0001  # of people, below the rarest of the 500 commonest surnames


@cache
def load_bearers() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """The spellings of common Swedish names by unaccented form, each with its share of people, commonest first.

    Names beyond the commonest are those whose other spellings next to nobody bears, and surnames of which people bear
    two spellings; they have the same small share.

    >>> load_bearers()["hakan"][0][0], [name for name, _ in load_bearers()["marta"]]
    ('håkan', ['märta', 'marta'])
    >>> [name for form in ("thorn", "malfrid") for name, _ in load_bearers()[form]]
    ['thörn', 'målfrid']
    """
    shares: dict[str, dict[str, float]] = {}
    counted = [(row["name"].lower(), float(row["share"])) for row in read_table("name_frequency")]
    beyond = [(row["name"].lower(), _RARE_SHARE) for table in _BEYOND for row in read_table(table)]
    for name, share in [*counted, *beyond]:
        spellings = shares.setdefault(fold_word(name), {})
        spellings[name] = spellings.get(name, 0.0) + share
    return {form: tuple(sorted(found.items(), key=lambda f: (-f[1], f[0]))) for form, found in shares.items()}

"""Common Swedish names, and by how many people each spelling is borne."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.normalize.repair.lexicon import fold_word
from pipeline.vocabulary.loading import read_table

_BEYOND = ("accented_surnames", "accented_given_names", "two_spellings")
_RARE_SHARE = 0.00001  # of people: about as many as bear the rarest surname of `surname_bearers.csv`, or fewer
_POPULATION = 10_521_556  # of Sweden on 31 December 2022, the day that `surname_bearers.csv` counts


@cache
def load_bearers() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """The spellings of common Swedish names by unaccented form, each with its share of people, commonest first.

    Surnames with å, ä or ö have the share of their bearers, and so have those without that differ in nothing else.
    Names beyond these are those whose other spellings next to nobody bears, and surnames of which people bear two
    spellings; they have the same small share.

    >>> load_bearers()["hakan"][0][0], [name for name, _ in load_bearers()["marta"]]
    ('håkan', ['märta', 'marta'])
    >>> [[name for name, _ in load_bearers()[form]] for form in ("hallgren", "thornblad", "malfrid")]
    [['hallgren', 'hällgren'], ['thörnblad'], ['målfrid']]
    """
    shares: dict[str, dict[str, float]] = {}
    listed = [(row["part"], row["name"].lower(), float(row["share"])) for row in read_table("name_frequency")]
    families = {name for part, name, _ in listed if part == "family"}
    borne = [(row["name"].lower(), int(row["bearers"]) / _POPULATION) for row in read_table("surname_bearers")]
    beyond = [(row["name"].lower(), _RARE_SHARE) for table in _BEYOND for row in read_table(table)]
    counted = [(name, share) for _, name, share in listed] + [each for each in borne if each[0] not in families]
    for name, share in [*counted, *beyond]:
        spellings = shares.setdefault(fold_word(name), {})
        spellings[name] = spellings.get(name, 0.0) + share
    return {form: tuple(sorted(found.items(), key=lambda f: (-f[1], f[0]))) for form, found in shares.items()}


def crown(word: str) -> str | None:
    """The only spelling of a common name whose capital lost its ring or dots, which stand above the other capitals.

    >>> crown("orjan"), crown("goran"), crown("hakan")
    ('örjan', None, None)
    """
    borne = [spelling for spelling, _ in load_bearers().get(fold_word(word), ())]
    is_lost = len(borne) == 1 and borne[0][0] in "åäö" and borne[0][1:] == word[1:] and borne[0] != word
    return borne[0] if is_lost else None

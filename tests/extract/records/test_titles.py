"""What stands as a person's title is one: no date of the page, no name of a field, no text about somebody else."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

HEAD = "Regionkoordinatorer\n\nRegion Nord\n"
REACHED = "Tel: 070-174 06 11\nmarta.exempel@example.se\n"


def _titled(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (person,) = people(extract_text(text))
    assert person.first("name") == "Märta Exempel"
    return person.values("title"), person.values("employer")


@pytest.mark.parametrize(
    ("line", "titles", "employers"),
    [
        ("Regionalt stöd", ("Regionalt stöd",), ()),
        ("regionalt stöd, Umeå kommun", ("regionalt stöd",), ("Umeå kommun",)),
        ("utredare, Umeå kommun, telefon", ("utredare",), ("Umeå kommun",)),
        ("Titel:utredare", ("utredare",), ()),
        ("Senast granskad", (), ()),
        ("Regionerna och deras län", (), ()),
        ("Namn/Name", (), ()),
        ("efterträder Bo Prov", (), ()),
    ],
)
def test_the_line_under_a_name_is_a_title_only_where_it_tells_of_the_person(
    line: str, titles: tuple[str, ...], employers: tuple[str, ...]
) -> None:
    assert _titled(f"{HEAD}Märta Exempel\n{line}\n{REACHED}") == (titles, employers)


@pytest.mark.parametrize("line", ["Senaste nytt", "Länsindelning", "Stödtelefonen för yrkesverksamma"])
def test_what_stands_below_all_that_a_person_is_reached_by_is_no_title(line: str) -> None:
    assert _titled(f"{HEAD}Märta Exempel, Tel: 070-174 06 11, marta.exempel@example.se\n{line}\n") == ((), ())


def test_a_title_ends_before_the_words_that_lead_on() -> None:
    text = f"{HEAD}Märta Exempel koordinator med telefon 070-174 06 11, marta.exempel@example.se\n"
    assert _titled(text) == (("koordinator",), ())


@pytest.mark.parametrize("line", ["Uppsala k0mmun", "Malmö st d", "Göteborgs s\ufffdad"])
def test_an_employer_that_damage_has_changed_is_no_title(line: str) -> None:
    assert _titled(f"{HEAD}Märta Exempel\n{line}\n{REACHED}") == ((), ())


@pytest.mark.parametrize("words", ["Till profilen", "Visa mer", "Kopiera nummer"])
def test_what_a_link_behind_a_number_does_is_no_title(words: str) -> None:
    assert _titled(f"{HEAD}Märta Exempel, 070-174 06 11 {words}\nmarta.exempel@example.se\n") == ((), ())

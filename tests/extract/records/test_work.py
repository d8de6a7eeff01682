"""What a person is and where, told in the words around the name: of a sentence, in brackets, above several names."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_HEAD = "Regionkoordinatorer\n\nRegion Nord\nNorrbotten, Västerbotten\n\n"
_LINES = "\nTel: 070-174 06 11\nmarta.exempel@example.se\n"
_REACHED = "nås på 070-174 06 11 och marta.exempel@example.se."


def _works(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.first("name"), p.first("title"), p.first("employer")) for p in people(extract_text(text))]


@pytest.mark.parametrize(
    ("sentence", "title", "employer"),
    [
        (f"Här arbetar Märta Exempel, strateg vid Umeå kommun, som {_REACHED}", "strateg", "Umeå kommun"),
        (f"Märta Exempel är socionom på Region Gotland och {_REACHED}", "socionom", "Region Gotland"),
        (f"Koordinator är Märta Exempel, kurator, Lunds kommun. Hon {_REACHED}", "kurator", "Lunds kommun"),
        (f"Märta Exempel är ansvarig vid Umeå kommun och {_REACHED}", "ansvarig", "Umeå kommun"),
        (f"Märta Exempel från Umeå kommun {_REACHED}", None, "Umeå kommun"),
        (
            "Märta Exempel arbetar som strateg för Region Nord och är anställd av Umeå kommun. "
            "Telefon 070-174 06 11, marta.exempel@example.se.",
            "strateg",
            "Umeå kommun",
        ),
        (
            f"För Region Nord ansvarar biträdande enhetschef Märta Exempel vid Umeå kommun, som {_REACHED}",
            "biträdande enhetschef",
            "Umeå kommun",
        ),
        (
            "Märta Exempel är strateg på Umeå kommun och ansvarar för Region Nord. "
            "Kontakt: 070-174 06 11, marta.exempel@example.se.",
            "strateg",
            "Umeå kommun",
        ),
        (f"Märta Exempel berättar att allt fler hör av sig och {_REACHED}", None, None),
    ],
)
def test_a_sentence_tells_what_a_person_is_and_where(sentence: str, title: str | None, employer: str | None) -> None:
    assert _works(f"{_HEAD}{sentence}\n") == [("Märta Exempel", title, employer)]


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        ("Märta Exempel\nsocialsekreterare vid Umeå kommun", "socialsekreterare", "Umeå kommun"),
        ("Märta Exempel (kurator vid Region Kalmar län)", "kurator", "Region Kalmar län"),
        ("Märta Exempel, samordnare, Region Gotland", "samordnare", "Region Gotland"),
        ("Märta Exempel\nsamordnare\nRegion Skåne", "samordnare", "Region Skåne"),
        ("Märta Exempel, samordnare, Västra Götalandsregionen", "samordnare", "Västra Götalandsregionen"),
        ("Märta Exempel\nRegionkoordinator för region Nord\nUmeå kommun", "Regionkoordinator", "Umeå kommun"),
    ],
)
def test_a_title_is_parted_from_where_it_is_held(line: str, title: str, employer: str) -> None:
    extraction = extract_text(f"{_HEAD}{line}{_LINES}")
    assert [(p.first("title"), p.first("employer")) for p in people(extraction)] == [(title, employer)]
    (region,) = [mention for mention in extraction.mentions if mention.entity_type == "region"]
    assert region.values("county_code") == ("Norrbotten", "Västerbotten")


def test_who_employs_several_under_one_number_is_told_once_above_them() -> None:
    text = (
        f"{_HEAD}Umeå kommun, gemensamt telefonnummer: 070-174 06 11\n- Märta Exempel, kurator\n"
        "- Bo Prov, strateg\n\nRegion Syd\nSkåne\n\nEva Test\nutredare\n070-174 06 12\n"
    )
    assert _works(text) == [
        ("Märta Exempel", "kurator", "Umeå kommun"),
        ("Bo Prov", "strateg", "Umeå kommun"),
        ("Eva Test", "utredare", None),
    ]

"""Duties over page breaks and blank lines, and what points elsewhere at their end."""

from __future__ import annotations

import pytest

from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text

PAGE = "Deltagande myndigheter\n\nSkatteverket\n\nSkatteverket prövar om den som betalar och vill samar-{}"
NEXT = "beta med andra myndigheter har rätt till råd och stöd.\n"


def _organizations(text: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    (edition,) = normalize_editions([extract_text(text)])
    return {
        name: (mention.values("duty"), mention.values("web"))
        for mention in edition.mentions
        if mention.entity_type == "organization" and (name := mention.first("name"))
    }


@pytest.mark.parametrize("gap", ["\n", "\n\n\n\n", "\n\f", "\n\n\f\n"])
def test_paragraph_that_a_break_cuts_is_whole(gap: str) -> None:
    duties, _ = _organizations(PAGE.format(gap) + NEXT)["Skatteverket"]
    assert duties == (
        "Skatteverket prövar om den som betalar och vill samarbeta med andra myndigheter har rätt till råd och stöd.",
    )


@pytest.mark.parametrize("pointer", ["Läs mer: ", "L&s mer: ", "Läs mer på "])
def test_pointer_is_no_duty_but_a_website(pointer: str) -> None:
    text = PAGE.format("\n") + NEXT + pointer + "www.skatteverket.se\n"
    duties, webs = _organizations(text)["Skatteverket"]
    assert duties[0].endswith("råd och stöd.")
    assert webs == ("https://www.skatteverket.se",)


def test_network_website_is_no_organizations() -> None:
    text = PAGE.format("\n") + NEXT + "\nFör mer information se Manual vid misstanke. www.nmtsverige.se\n"
    assert _organizations(text)["Skatteverket"][1] == ()


def test_a_region_between_marks_heads_contacts_and_tells_no_duty() -> None:
    block = "*** Region {} ***\nOmfattar ...........: {}\nNamn ...............: {}\n\n"
    extraction = extract_text(
        "Regionkoordinatorer\n\n"
        + block.format("Nord", "Norrbottens, Västerbottens och Jämtlands län", "Eva Provberg")
        + block.format("Syd", "Skåne, Blekinge, Kronobergs och Kalmar län", "Bo Provdal")
    )
    assert not [mention for mention in extraction.mentions if mention.first("duty")]

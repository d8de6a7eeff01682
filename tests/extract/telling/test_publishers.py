"""Who publishes an edition, where the registry does not tell: as far as the document says so; made-up people only."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import extract_text, make_edition

_LIST = "Region Nord\nJämtland, Norrbotten\n\nEva Provberg\neva.provberg@example.se\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Regionkoordinatorer\n\n{_LIST}\nUtgivare: Jämställdhetsmyndigheten, Box 1\n",
        f"Jämställdhetsmyndigheten\n\nRegionkoordinatorer\n\n{_LIST}",
        "<html><head><title>Regionkoordinatorer | Jämställdhetsmyndigheten</title></head><body><h1>Regionkoordinatorer"
        "</h1><h2>Region Nord</h2><p>Eva Provberg<br>eva.provberg@example.se</p></body></html>",
    ],
)
def test_a_document_says_who_publishes_it(text: str) -> None:
    assert extract_text(text).publisher == "Jämställdhetsmyndigheten"


def test_who_leads_the_network_has_not_said_that_it_is_theirs() -> None:
    text = f"Regionkoordinatorer\n\nNMT samordnas av Jämställdhetsmyndigheten.\n\n{_LIST}"
    assert extract_text(text).publisher is None


def test_the_registry_stands_above_the_document() -> None:
    edition = dataclasses.replace(make_edition(), publisher="Exempelverket")
    document = read_document(f"Regionkoordinatorer\n\n{_LIST}\nUtgivare: Jämställdhetsmyndigheten\n".encode())
    assert extract_statements(edition, document).publisher is None

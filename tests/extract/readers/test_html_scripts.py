"""Pages whose contacts only scripts show: nothing is lost without a word."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableError
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from tests.extract.helpers import make_edition

DATA = '<script type="application/json">{"name": "Eva Exempel", "email": "eva.exempel@example.se"}</script>'


def _codes(body: str) -> list[str]:
    page = f"<html><head><title>Kontakt</title></head><body><h1>Regionkoordinatorer</h1>{body}{DATA}</body></html>"
    return [q.reason_code for q in extract_statements(make_edition(), read_document(page.encode())).quarantined]


def test_addresses_that_stand_in_scripts_only_are_told() -> None:
    assert _codes("<p>Se listan.</p>") == ["in_scripts"]
    assert _codes('<p><a href="/kontakt">Se listan.</a></p>') == ["in_scripts"]


@pytest.mark.parametrize(
    "shown", ["eva.exempel@example.se", '<a href="mailto:eva.exempel@example.se">Mejla</a>'], ids=["text", "link"]
)
def test_a_page_that_shows_addresses_hides_none(shown: str) -> None:
    assert "in_scripts" not in _codes(f"<h2>Region Nord</h2><p>Eva Exempel<br>{shown}</p>")


def test_a_page_that_is_empty_before_its_scripts_run_says_what_to_do() -> None:
    page = (
        b"<html><head><title>Kontakt</title></head><body><div id=root></div><script src=app.js></script></body></html>"
    )
    with pytest.raises(UnreadableError, match="save it from a browser, which has run its scripts") as told:
        read_document(page)
    assert told.value.reason_code == "no_text"

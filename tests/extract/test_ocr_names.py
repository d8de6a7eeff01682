"""Names in text that an OCR model wrote: behind a damaged role, and with a digit for their first letter."""

from __future__ import annotations

from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

TEXT = """Regionala koordinatorer

Region Mitt
Uppsala, Vastmanlands och Gavleborgs lan
Handliggare Asa Lindgren
Telefon: 070-174 06 05
E-post: asa.lindgren@prov.example.se

Region Syd
Kronobergs, Kalmar, Blekinge och Skane lan
Kontakta Orjan 6stergren vid fragor, telefon 070-174 06 06, e-post orjan.ostergren@prov.example.se.
"""


def test_a_damaged_role_and_a_digit_for_a_letter_are_read() -> None:
    (edition,) = normalize_editions([extract_text(TEXT)])
    told = [(m.first("region"), m.first("name"), m.first("title"), m.first("phone")) for m in people(edition)]
    assert told == [
        ("mitt", "Åsa Lindgren", "Handläggare", "+46701740605"),
        ("syd", "Örjan Östergren", None, "+46701740606"),
    ]

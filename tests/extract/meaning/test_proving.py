"""Names that a mail proves: unknown ones of two letters, a surname first, and the name in a link's words."""

from __future__ import annotations

import pytest

from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text

MAIL = '<a href="mailto:eva.ek@umea.example.se">'


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"<p>{MAIL}Mejla Eva Ek</a><br>070-174 06 05</p>", "Eva Ek"),
        (f"<p>{MAIL}Skicka e-post till Eva Ek</a></p><p>070-174 06 05</p>", "Eva Ek"),
        (f"<div class='card'><h3>Eva Ek</h3><p>070-174 06 05</p>{MAIL}Mejla Eva Ek</a></div>", "Eva Ek"),
        ("<p>Ek, Eva<br>eva.ek@umea.example.se<br>070-174 06 05</p>", "Eva Ek"),
        ("<p>Qxarra Ek<br>qxarra.ek@umea.example.se<br>070-174 06 05</p>", "Qxarra Ek"),
        ("<p>Dahl Prov, Eva-Lena<br>eva-lena.dahlprov@umea.example.se<br>070-174 06 05</p>", "Eva-Lena Dahl Prov"),
        ("<p>Prov, Eva<br>evpr@umea.example.se<br>070-174 06 05</p>", "Eva Prov"),
        ("<p>Namn: Qxeinen, Qxula<br>E-post: samordning@umea.example.se<br>Tel: 070-174 06 05</p>", "Qxula Qxeinen"),
        ("<p>Namn: Ek, M.<br>E-post: samordning@umea.example.se<br>Tel: 070-174 06 05</p>", "M. Ek"),
        ("<ul><li>Ek, Siv, 070-174 06 05, siv.ek@umea.example.se</li></ul>", "Siv Ek"),
        ("<p>Urban Stad<br>070-174 06 05<br>urban.stad@umea.example.se</p>", "Urban Stad"),
        ("<p>Petra Nord, kurator<br>070-174 06 05<br>petra.nord@umea.example.se</p>", "Petra Nord"),
        ("<ul><li>Ek, Siv, Samordnare<br>070-174 06 05, siv.ek@umea.example.se</li></ul>", "Siv Ek"),
        (
            "<ul><li>Petrović, Susanne, kurator<br>070-174 06 05<br>s.petrovic@umea.example.se</li></ul>",
            "Susanne Petrović",
        ),
        ("<p>Sten Dal<br>070-174 06 05<br>s.dal@umea.example.se</p>", "Sten Dal"),
        ("<p>Xilla Öd, samordnare, 070-174 06 05, xilla.od@umea.example.se</p>", "Xilla Öd"),
        (
            "<article><h3>Eva Nord</h3>" + "<p>Titel</p><p>kurator</p>" * 3 + "<p>070-174 06 05</p>"
            "<p>eva.nord@umea.example.se</p></article>",
            "Eva Nord",
        ),
        ("<p>Eva Ek Norlin nås på 070-174 06 05 och eva.eknorlin@umea.example.se</p>", "Eva Ek Norlin"),
    ],
)
def test_name_is_read(body: str, name: str) -> None:
    page = f"<main><h1>Regionkoordinatorer</h1><h2>Region Nord</h2><p>Jämtland, Norrbotten</p>{body}</main>"
    (edition,) = normalize_editions([extract_text(f"<html><body>{page}</body></html>")])
    people = [mention for mention in edition.mentions if mention.entity_type == "person"]
    assert [person.first("name") for person in people] == [name]
    assert people[0].values("phone") == ("+46701740605",)
    assert len(people[0].values("email")) == 1

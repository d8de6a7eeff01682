"""What a contact's own text says besides takes nothing from the contact and adds nothing to it."""

from __future__ import annotations

import re

import pytest

from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

TOLD = (
    ("Nord", "Märta Ek", "070-174 06 20", "marta.ek@umea.example.se"),
    ("Syd", "Bo Testgren", "040-628 04 01", "bo.testgren@lund.example.se"),
    ("Väst", "Johan Mallgård", "031-390 06 01", "johan.mallgard@goteborg.example.se"),
)
LABELLED = "Region {}\nNamn: {}\nTelefon: {}\nE-post: {}\n{}\n"
PROSE = "I Region {} är {} regionkoordinator. Telefon {}, e-post {}. {}\n"
BULLETS = "- Region {}: {}, tel {}, {}. {}"
ROW = "<tr><td>Region {}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
TABLE = "<table><tr><th>Region</th><th>Namn</th><th>Telefon</th><th>E-post</th><th>Övrigt</th></tr>{}</table>"
SENTENCES = (
    "Telefontid kl. 09.00-11.00 vardagar.",
    "Telefontid 09.00 – 11.00 och 13.00–15.00.",
    "Anmälan görs till socialnämnden.",
    "Anmäl dig till utbildningen hos {name}.",
    "Efterträdde sin företrädare 2022.",
    "Hennes företrädare slutade 2022.",
    "Arbetsgrupper tillsätts vid behov.",
    "En ny handlingsplan utses av nämnden.",
    "Väntetid saknas för närvarande.",
    "Det finns för närvarande ingen kö.",
    "Hälsningar {name}",
    "Har sitt kontor på polishuset i Växjö.",
)


def write(layout: str, sentence: str) -> str:
    told = (layout.format(*one, sentence.format(name=one[1])) for one in TOLD)
    return "Regionkoordinatorer\n\n" + "\n".join(told)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("layout", [LABELLED, PROSE, BULLETS, ROW])
def test_a_sentence_besides_leaves_the_contacts_as_they_are(layout: str, sentence: str) -> None:
    rows = write(layout, sentence).partition("\n\n")[2]
    page = f"<!doctype html><html><body><h1>Regionkoordinatorer</h1>{TABLE.format(rows)}</body></html>"
    edition = extract_text(page if layout == ROW else write(layout, sentence))
    (read,) = normalize_editions([edition])
    found = {(p.first("name"), p.values("email"), p.values("phone")) for p in people(read)}
    assert found == {(name, (mail,), (f"+46{re.sub('[^0-9]', '', phone)[1:]}",)) for _, name, phone, mail in TOLD}
    assert not [m for m in read.mentions if m.first("vacancy") or m.entity_type in ("organization", "service")]


def test_an_emergency_number_beside_a_contact_is_told_of_by_its_own_line() -> None:
    read = extract_text(write(LABELLED, "Vid akut fara ring 112."))
    (service,) = (m for m in read.mentions if m.entity_type == "service")
    assert service.first("description") == "Vid akut fara ring 112."


def test_an_emergency_number_in_a_contacts_row_is_not_named_by_its_region() -> None:
    rows = write(ROW, "Vid akut fara ring 112.").partition("\n\n")[2]
    read = extract_text(f"<!doctype html><html><body><h1>Regionkoordinatorer</h1>{TABLE.format(rows)}</body></html>")
    (service,) = (m for m in read.mentions if m.entity_type == "service")
    assert service.first("name") == "112"


@pytest.mark.parametrize(
    "sentence",
    [
        "Regionkoordinator {1} svarar i telefon {2} och på mejl {3}.",
        "{1} har telefontid kl. 09.00–11.00 på {2}. E-post {3}.",
        "{1} nås vardagar 08.00-16.00 på {2} och {3}.",
        "{1} nås kl 8-16 på {2}, {3}.",
        "Namn {1}, telefon {2}, e-post {3}",
        "Samordnas av {1}, {2}, {3}.",
    ],
)
@pytest.mark.parametrize("layout", ["Region {}\n{}\n", "- Region {}: {}"])
def test_a_sentence_gives_its_person_with_hours_or_title_beside_the_name(layout: str, sentence: str) -> None:
    lines = "\n".join(layout.format(one[0], sentence.format(*one)) for one in TOLD)
    (read,) = normalize_editions([extract_text(f"Regionkoordinatorer\n\n{lines}")])
    found = {(p.first("name"), p.values("email"), p.values("phone")) for p in people(read)}
    assert found == {(name, (mail,), (f"+46{re.sub('[^0-9]', '', phone)[1:]}",)) for _, name, phone, mail in TOLD}


def test_words_that_lead_to_a_name_in_a_cell_are_no_part_of_it() -> None:
    said = "Koordinatorn heter {}. Hon nås på {}. Hennes e-post är {}."
    rows = "".join(f"<tr><td>Region {one[0]}</td><td>{said.format(*one[1:])}</td></tr>" for one in TOLD)
    page = f"<!doctype html><html><body><table><tr><th>Region</th><th>Kontakt</th></tr>{rows}</table></body></html>"
    assert [p.first("name") for p in people(extract_text(page))] == [one[1] for one in TOLD]

"""Running text that tells of each region in a sentence is read whole, wherever its lines, numbers and mails break."""

from __future__ import annotations

import re

import pytest
from fpdf import FPDF

from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, make_edition, people
from tests.extract.readers.sheets import Sheets

SENTENCES = (
    "För Region {} ansvarar {}, som nås på telefon {} eller via e-post till {} på vardagar.",
    "I Region {} är {} regionkoordinator och svarar på {}. Skriv gärna till {} så hörs vi inom en vecka.",
    "Region {} har {} som regionkoordinator. Ring {} eller mejla {} under kontorstid.",
)
TOLD = (
    ("Nord", "Märta Ek", "070-174 06 20", "marta.ek@social.falun.example.se"),
    ("Syd", "Bo Testgren", "040-628 04 01", "bo.testgren@lund.example.se"),
    ("Mitt", "Cecilia Provberg", "070-174 06 25", "cecilia.provberg@socialtjansten.gavle.example.se"),
    ("Väst", "Johan Mallgård", "031-390 06 01", "johan.mallgard@goteborg.example.se"),
)
OPENING = "Så är arbetet ordnat i landet. Samordnarna stöder alla som möter utsatta personer i sitt arbete. "


def set_lines(text: str, width: int) -> str:
    """Break a text into lines, mails at a full stop or their sign where they have no room."""
    lines = [""]
    for word in re.findall(r"\S+?@\S+|\S+", text):
        while len(lines[-1]) + len(word) >= width:
            room = width - len(lines[-1]) - 1
            cut = max((m.end() for m in re.finditer(r"[.@](?=\w)", word) if m.end() <= room), default=0)
            lines[-1] += f" {word[:cut]}"[: len(word[:cut]) + 1]
            word = word[cut:]
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(line.strip() for line in lines if line.strip())


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("width", range(50, 102, 3))
def test_each_sentence_gives_its_person_whole(sentence: str, width: int) -> None:
    text = set_lines(OPENING + " ".join(sentence.format(*told) for told in TOLD), width)
    (edition,) = normalize_editions([extract_text(f"Regionkoordinatorer\n\n{text}\n")])
    found = [(p.first("name"), p.values("email"), p.values("phone")) for p in people(edition)]
    assert found == [(name, (mail,), (f"+46{re.sub('[^0-9]', '', phone)[1:]}",)) for _, name, phone, mail in TOLD]


def test_a_list_that_comes_to_ten_is_a_list_though_a_number_stands_above() -> None:
    edition = extract_text("Att tänka på\n\n9. Ring 031-390 06\n10. Skriv till oss\n")
    listed = [block.children for block in edition.document.blocks if block.kind == "list"]
    assert [len(items) for items in listed] == [2]


def test_print_reads_a_numbers_last_digits_as_a_text_does() -> None:
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=11)
    for line in (
        "Nord",
        "Samordnare är Bo Testgren som svarar på 070-174 06",
        "25. Skriv till bo.testgren@lund.example.se",
    ):
        sheet.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    document = read_document(bytes(sheet.output()))
    assert not [block for block in document.blocks if block.kind == "list"]


def test_a_mail_that_fills_its_line_goes_on_in_the_next_where_its_end_is_no_end() -> None:
    lines = ("Region Nord", "Samordnare är Märta Ek,", "marta.ek@socialtjansten.lulea.exam", "ple.se på vardagar.")
    (person,) = people(normalize_editions([extract_text("\n".join(("Regionkoordinatorer", "", *lines, "")))])[0])
    assert person.values("email") == ("marta.ek@socialtjansten.lulea.example.se",)


def test_paragraphs_set_without_white_between_them_are_told_apart() -> None:
    first = [
        "I region Nord, som omfattar Jämtland, Norrbotten och Västerbotten, är Tove Rönnfors vid",
        "Umeå kommun regionkoordinator och nås på telefon 070-174 06 54 eller via e-post",
        "tove.ronnfors@umea.example.se. Där arbetar också Kristina Falkefjord, som nås på telefon",
        "031-390 06 18, kristina.falkefjord@umea.example.se.",
    ]
    second = [
        "I region Mitt, som omfattar Uppsala och Västmanland, är Marie-Louise Zettervall vid Västerås",
        "kommun regionkoordinator och nås på telefon 070-174 06 20 eller via e-post marie-",
        "louise.zettervall@vasteras.example.se.",
    ]
    sheet = Sheets()
    sheet.text(60, 80, "Regionkoordinatorer", size=16, style="B")
    sheet.text(60, 110, [*first, *second])
    found = [
        (m.first("region"), m.first("name"), m.first("email"), m.values("phone"))
        for m in normalize_editions([extract_statements(make_edition(), sheet.read())])[0].mentions
        if m.entity_type == "person"
    ]
    assert found == [
        ("nord", "Tove Rönnfors", "tove.ronnfors@umea.example.se", ("+46701740654",)),
        ("nord", "Kristina Falkefjord", "kristina.falkefjord@umea.example.se", ("+46313900618",)),
        ("mitt", "Marie-Louise Zettervall", "marie-louise.zettervall@vasteras.example.se", ("+46701740620",)),
    ]

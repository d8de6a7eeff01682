"""Prints that tell who does what: striped and headless tables, tables right below each other, columns out of step."""

from __future__ import annotations

from pipeline.extract import extract_statements
from pipeline.normalize import normalize_editions
from tests.extract.helpers import make_edition
from tests.extract.readers.sheets import Sheets, outline

DUTIES = (
    ("Polismyndigheten", "Utreder brott."),
    ("Skatteverket", "Kontrollerar arbetsgivare."),
    ("Tullverket", "Kontrollerar resande."),
    ("Stiftelsen Lotsen", "Möter utsatta vid gränsen."),
)


def test_a_striped_table_without_a_header_tells_each_ones_duties() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Myndigheternas uppgifter", 15, "B")
    sheet.pdf.set_fill_color(235, 235, 235)
    for index, (name, duty) in enumerate(DUTIES):
        y = 90 + 34 * index
        if index % 2:
            sheet.pdf.rect(45, y, 150, 34, style="F")
            sheet.pdf.rect(195, y, 250, 34, style="F")
        sheet.text(50, y + 14, name)
        sheet.text(200, y + 14, [duty, "Svarar på frågor från andra."])
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    found = {m.first("name"): duties for m in edition.mentions if (duties := m.values("duty"))}
    assert found == {name: (duty, "Svarar på frågor från andra.") for name, duty in DUTIES}


def test_a_big_heading_ends_a_table_though_the_white_above_it_is_small() -> None:
    sheet = Sheets()
    names = ("Skatteverket", "Region Skåne", "Unizon", "Tullverket", "Rädda Barnen")
    for index in range(4):
        sheet.text(50, 80 + 15 * index, names[index], 9)
        sheet.text(330, 80 + 15 * index, names[index + 1], 9)
    sheet.text(50, 152, "Bestämmelser", 17, "B")
    laws = (
        ("Brottsbalken", "4 kap. 1 a §", "människohandel"),
        ("Socialtjänstlagen", "5 kap. 11 §", "stöd till brottsoffer"),
    )
    for index, law in enumerate((*laws, ("Förvaltningslagen", "8 §", "samverkan"))):
        for x, text in zip((50, 180, 330), law, strict=True):
            sheet.text(x, 175 + 15 * index, text, 9)
    rows = outline(sheet.read().blocks)
    assert rows[-3:] == [
        "row: Brottsbalken | 4 kap. 1 a § | människohandel",
        "row: Socialtjänstlagen | 5 kap. 11 § | stöd till brottsoffer",
        "row: Förvaltningslagen | 8 § | samverkan",
    ]


def test_columns_of_running_text_out_of_step_are_no_table() -> None:
    sheet = Sheets()
    told = [
        "Ring linjen om du har utsatts för ett brott",
        "eller är orolig för någon som du känner och",
        "vill veta vad som händer om du berättar det.",
        "Den som svarar har tystnadsplikt och säger",
        "inget vidare om du inte själv vill det, och",
        "du behöver inte säga vem du är när du ringer.",
        "Samtalet syns inte på någon räkning alls.",
    ]
    sheet.text(50, 80, told, 10, leading=1.5)
    for index in range(4):
        sheet.text(320, 86 + 52 * index, ["Eva Ek", f"070-174 06 {index + 10}"], 10, leading=1.5)
    assert not any(row.startswith("row:") for row in outline(sheet.read().blocks))


def test_the_end_of_a_sentence_overleaf_is_no_heading() -> None:
    sheet = Sheets()
    sheet.text(50, 700, "Fotnoter och annat finstilt står längst ned på sidan och är det mesta av texten.", 7)
    sheet.text(50, 780, "Bakom foldern står Tullverket, Region Skåne, Rädda Barnen och Unizon, som tillsammans", 10)
    sheet.page()
    sheet.text(50, 80, "utgör nätverket NMT.", 10)
    assert not any(row.startswith("heading") for row in outline(sheet.read().blocks))


def test_items_end_the_bold_sentence_above_them() -> None:
    sheet = Sheets()
    sheet.text(50, 70, "Ansvar och uppgifter", 15, "B")
    told = (("Kriminalvården", ["arbeta med behandling av dömda köpare"]), ("Skatteverket", ["kontrollera personal"]))
    y = 100.0
    for name, items in told:
        y = sheet.text(50, y, f"{name} har till uppgift att", 10, "B")
        y = sheet.text(60, y + 10, [f"• {item}" for item in items]) + 8
    sheet.text(50, y + 20, ["Läs mer i handboken för den som möter utsatta personer i sitt arbete."] * 3)
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    found = {m.first("name"): duties for m in edition.mentions if (duties := m.values("duty"))}
    assert found == {name: tuple(items) for name, items in told}

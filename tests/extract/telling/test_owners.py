"""Whose duty a statement is, and that what stands in a list of contacts, members or laws is nobody's."""

from __future__ import annotations

import pytest

from pipeline.extract import extract_statements
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, make_edition
from tests.extract.readers.sheets import Sheets


def _page(body: str) -> str:
    return f"<!doctype html><html><body><main><h1>Samverkan</h1>{body}</main></body></html>"


def _duties(text: str) -> dict[str | None, tuple[str, ...]]:
    (edition,) = normalize_editions([extract_text(text)])
    return {m.first("name"): duties for m in edition.mentions if (duties := m.values("duty"))}


def test_what_stands_below_several_names_is_of_none_of_them() -> None:
    names = "<p>Polismyndigheten<br>Skatteverket<br>Tullverket</p>"
    told = "<p>Utreder brott.</p><p>Kontrollerar arbetsgivare.</p><p>Kontrollerar resande.</p>"
    assert _duties(_page(f"<h2>Myndigheternas uppgifter</h2>{names}{told}")) == {}
    apart = "".join(f"<p>{name}</p>" for name in ("Polismyndigheten", "Skatteverket", "Tullverket"))
    assert _duties(_page(f"<h2>Myndigheternas uppgifter</h2>{apart}{told}")) == {}


def test_a_name_that_begins_its_line_owns_no_later_block() -> None:
    text = (
        "Samverkan\n\nRoller och ansvar\n\nPolismyndigheten – Utreder brott.\n\nTullverket – Kontrollerar resande.\n\n"
        "Nätverket NMT\nFöljande ingår i nätverket: Unizon; Skatteverket; Rädda Barnen.\n\n"
        "Lagrum\n8 § förvaltningslagen: samverkan\n"
    )
    assert _duties(text) == {"Polismyndigheten": ("Utreder brott.",), "Tullverket": ("Kontrollerar resande.",)}


def test_lines_of_contacts_are_no_duties() -> None:
    text = (
        "<h2>Vem gör vad?</h2><h3>Polismyndigheten</h3><p>Utreder brott.</p>"
        "<h2>Regionkoordinatorerna</h2><h3>Region Nord</h3><p>Jämtland och Norrbotten</p>"
        "<p>Eva Ek<br>kurator<br>Luleå kommun<br>070-174 06 05<br>eva.ek@lulea.example.se</p>"
        "<p>Bo Ås<br>senior handläggare<br>Luleå kommun<br>070-174 06 06<br>bo.as@lulea.example.se</p>"
    )
    assert _duties(_page(text)) == {"Polismyndigheten": ("Utreder brott.",)}


def test_a_line_in_the_middle_of_a_sentence_is_no_name() -> None:
    text = "<h2>Vem gör vad?</h2><h3>Polismyndigheten</h3><p>Utreder brott och ger stöd till<br>socialtjänsten. De<br>"
    assert list(_duties(_page(f"{text}svarar också på frågor.</p>"))) == ["Polismyndigheten"]


@pytest.mark.parametrize(
    "told",
    [
        "<h3>Vad gör Polismyndigheten?</h3><ul><li>Utreder brott.</li></ul>"
        "<h3>Vad gör Stiftelsen Lotsen?</h3><ul><li>Ger råd vid gränsen.</li></ul>",
        "<h3>2.1 Polismyndigheten</h3><p>Utreder brott.</p><h3>2.2 Stiftelsen Lotsen</h3><p>Ger råd vid gränsen.</p>",
        "<p><b>Polismyndigheten.</b> Utreder brott.</p><p><b>Stiftelsen Lotsen.</b> Ger råd vid gränsen.</p>",
        "<h3>Polismyndighetens uppdrag</h3><p>Utreder brott.</p>"
        "<h3>Stiftelsen Lotsens roll</h3><p>Ger råd vid gränsen.</p>",
    ],
)
def test_a_name_is_found_within_its_heading_or_at_the_head_of_its_paragraph(told: str) -> None:
    found = _duties(_page(f"<h2>Ansvarsfördelning</h2>{told}"))
    assert {name and name.rstrip("s"): texts for name, texts in found.items()} == {
        "Polismyndigheten": ("Utreder brott.",),
        "Stiftelsen Lotsen": ("Ger råd vid gränsen.",),
    }


def test_a_statement_that_begins_with_its_verb_is_no_name() -> None:
    told = (
        "<h3>Tullverket</h3><ul><li>Kontrollerar resande.</li><li>Underrättar polisen vid misstanke om brott.</li></ul>"
    )
    assert _duties(_page(f"<h2>Ansvarsfördelning</h2>{told}")) == {
        "Tullverket": ("Kontrollerar resande.", "Underrättar polisen vid misstanke om brott.")
    }


def test_what_a_print_says_of_itself_is_no_duty() -> None:
    told = "I den här foldern finns nummer till alla regioner."
    text = f"<h2>Ansvarsfördelning</h2><h3>Polismyndigheten</h3><p>Utreder brott.</p><p>{told}</p>"
    assert _duties(_page(text)) == {"Polismyndigheten": ("Utreder brott.",)}


def test_a_name_that_wraps_behind_a_joining_word_is_whole_in_print() -> None:
    sheet = Sheets()
    sheet.text(50, 80, "Stödlinjer", 14, "B")
    sheet.text(50, 110, "Expertlinjen för", 10, "B")
    sheet.text(50, 123, "yrkesverksamma (i hela landet)")
    sheet.text(50, 136, "031-390 06 19")
    (edition,) = normalize_editions([extract_statements(make_edition(), sheet.read())])
    (service,) = (m for m in edition.mentions if m.entity_type == "service")
    assert service.first("name") == "Expertlinjen för yrkesverksamma"


def test_a_row_of_its_own_in_a_table_owns_the_rows_below_it() -> None:
    rows = "".join(
        f"<tr><th colspan=2>{name}</th></tr><tr><td>1</td><td>{duty}</td></tr>"
        for name, duty in (("Polismyndigheten", "Utreder brott."), ("Tullverket", "Kontrollerar resande."))
    )
    assert _duties(_page(f"<h2>Ansvarsfördelning</h2><table>{rows}</table>")) == {
        "Polismyndigheten": ("Utreder brott.",),
        "Tullverket": ("Kontrollerar resande.",),
    }


def test_a_heading_below_which_others_are_named_owns_nothing_of_theirs() -> None:
    told = (
        "<h3>Polismyndigheten</h3><p>Utreder brott och ger skydd åt den som är hotad.</p>"
        "<p>Länsstyrelsen<br>Samordnar arbetet i hela länet och ger råd.</p>"
        "<p>Fördelar statsbidrag till föreningar och samfund varje år.</p>"
    )
    found = _duties(_page(f"<h2>Om samverkan</h2>{told}"))
    assert found == {"Polismyndigheten": ("Utreder brott och ger skydd åt den som är hotad.",)}
    assert set(_duties(_page(f"<h2>Våra olika roller</h2>{told}"))) == {"Polismyndigheten", "Länsstyrelsen"}

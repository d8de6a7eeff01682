"""Prose as it was seen in the wild, and text that must not change."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.normalize.repair import Repairer, undo

DATA = Path(__file__).parent / "data"
with (DATA / "wild.csv").open(encoding="utf-8", newline="") as handle:
    WILD = [(row["read"], row["meant"]) for row in csv.DictReader(handle)]
NEGATIVE = (DATA / "negative.txt").read_text(encoding="utf-8").splitlines()
DAMAGED = [read for read, _ in WILD]


@pytest.fixture(scope="module")
def repairer() -> Repairer:
    return Repairer()


@pytest.mark.parametrize(("read", "meant"), WILD)
def test_repairs_damaged_prose(repairer: Repairer, read: str, meant: str) -> None:
    repaired = repairer.repair([read])
    assert repaired.lines == (meant,)
    assert undo(repaired.lines, repaired.edits) == (read,)
    assert repairer.repair(repaired.lines).lines == repaired.lines


@pytest.mark.parametrize("line", NEGATIVE)
def test_leaves_clean_text_alone(repairer: Repairer, line: str) -> None:
    assert repairer.repair([line]).edits == ()


def test_repairs_the_damaged_part_of_a_mixed_document(repairer: Repairer) -> None:
    english = "This part of the document is for the people who do not read Swedish at all."
    clean = "Här är allt som det ska. Har du frågor om vård och stöd är du välkommen."
    lines = [english, "", *DAMAGED, "", clean]
    repaired = repairer.repair(lines)
    assert repaired.lines[0] == english
    assert repaired.lines[-1] == clean
    assert {edit.line for edit in repaired.edits} <= set(range(2, 2 + len(DAMAGED)))
    assert len(repaired.edits) >= 40


def test_joins_words_over_line_ends_blank_lines_and_pages(repairer: Repairer) -> None:
    lines = ["Personer som ar utsatta for man-", "", "\f", "niskohandel har ratt till stéd-", "och hjalp."]
    repaired = repairer.repair(lines).lines
    assert repaired == ("Personer som är utsatta för män-", "", "\f", "niskohandel har rätt till stöd-", "och hjälp.")


def test_addresses_and_numbers_stay_to_the_byte(repairer: Repairer) -> None:
    tail = "asa.lof@vasteras.example.se www.stodlinjen-manniskohandel.se 031-390 06 00 114 14 158"
    repaired = repairer.repair([*DAMAGED, tail, *DAMAGED])
    assert repaired.lines[len(DAMAGED)] == tail


def test_sets_marks_aside_and_keeps_them(repairer: Repairer) -> None:
    lines = [*DAMAGED, ". « \\", "~ ~ -", *DAMAGED]
    repaired = repairer.repair(lines)
    assert repaired.set_aside == (len(DAMAGED), len(DAMAGED) + 1)
    assert repaired.lines[len(DAMAGED)] == ". « \\"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Det finns ocks8 hjalp att f8 pa kvallar.", "Det finns också hjälp att få på kvällar."),
        (
            "Socialtjansten ger stéd8 till den som behéver hjalp.",
            "Socialtjänsten ger stöd8 till den som behöver hjälp.",
        ),
        ("Hon hade kéint sig stéindigt hotad av méinniskor.", "Hon hade känt sig ständigt hotad av människor."),
        ("Stodet galler Uppsala och Ostergotland under varen.", "Stödet gäller Uppsala och Östergötland under våren."),
        (
            "Ga till programmet asa.hjalm och fortsatt med nasta.",
            "Gå till programmet asa.hjalm och fortsätt med nästa.",
        ),
    ],
)
def test_reads_signs_as_print_and_place_tell(repairer: Repairer, read: str, meant: str) -> None:
    assert repairer.repair([*DAMAGED, read]).lines[-1] == meant


def test_a_line_after_a_number_begins_anew(repairer: Repairer) -> None:
    lines = ["Nationell stodtelefon for yrkesverksamma: 020-390 000", "Oppen helgfria vardagar."]
    assert repairer.repair([*DAMAGED, *lines]).lines[-1] == "Öppen helgfria vardagar."


def test_more_than_an_accent_is_only_changed_in_a_listed_word_where_it_is_clear(repairer: Repairer) -> None:
    assert repairer.repair([*DAMAGED, "Vavnaden av lin saljs pa marknaden."]).lines[-1].split()[2] == "lin"


@pytest.mark.parametrize(
    "line",
    [
        "Namn | Telefon | Kommun",
        "Exempel & Provberg AB, 8 kap. 2 & 3",
        "Kapitel 4 | sidan 8",
    ],
)
def test_bars_and_signs_without_evidence_stay(repairer: Repairer, line: str) -> None:
    assert repairer.repair([*DAMAGED, line, *DAMAGED]).lines[len(DAMAGED)] == line


def test_a_mixed_page_keeps_its_names_of_neighbours_and_its_acronyms(repairer: Repairer) -> None:
    kept = [
        "The National Task Force offers support for victims of trafficking and for their families in Sweden.",
        "Kari Nordmann, Matti Virtanen, Aino Korhonen, Ole Hansen",
        "IOM, KAST, NOA, SFS, HVB, BOJ",
    ]
    lines = [*DAMAGED, "", *(line for text in kept for line in (text, "")), *DAMAGED]
    repaired = repairer.repair(lines).lines
    assert list(repaired[len(DAMAGED) + 1 : len(DAMAGED) + 6 : 2]) == kept

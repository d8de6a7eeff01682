"""What a line alone above another says of it, and what a title says besides."""

from __future__ import annotations

from pipeline.extract.lines.rows import read_rows
from pipeline.extract.meaning.parsing import parse_rows
from pipeline.extract.readers import read_document
from tests.extract.helpers import extract_text, people

EVA = "Region Nord\n\nEva Ek\nutredare vid Umeå kommun\n070-174 06 05\neva.ek@umea.example.se\n\n"


def test_the_number_below_the_word_for_a_switchboard_is_nobodys() -> None:
    (eva,) = people(extract_text(f"{EVA}Växel\n08-465 004 99\n"))
    assert eva.values("phone") == ("070-174 06 05",)


def test_the_word_for_a_switchboard_says_nothing_of_what_is_no_number() -> None:
    found = people(extract_text(f"{EVA}Växel\nRegion Syd\n\nBo Ås\n040-628 04 05\nbo.as@malmo.example.se\n"))
    assert [person.first("region") for person in found] == ["Region Nord", "Region Syd"]


def test_an_employer_in_a_title_is_parted_from_it() -> None:
    (eva,) = people(extract_text(EVA))
    assert (eva.first("title"), eva.first("employer")) == ("utredare", "Umeå kommun")


def test_who_sent_a_list_employs_nobody_in_it() -> None:
    document = read_document("Avsändare: Jämställdhetsmyndigheten, Box 73, 424 22 Angered\n".encode())
    assert "employer" not in {fact.kind for fact in parse_rows(read_rows(document))}

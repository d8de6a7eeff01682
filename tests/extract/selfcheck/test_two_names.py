"""The names of two people in one line, of each of whom a mail tells, are no name of one person."""

from __future__ import annotations

from tests.extract.helpers import extract_text, people

_TEXT = """Regionkoordinatorer

Region Nord
Norrbotten, Vasterbotten

Eva Provberg Olof Testlind
Regionkoordinator, Lulea Regionkoordinator, Umea

070-174 06 05 070-174 06 06

08-465 004 05 olof.testlind@umea.example.se

eprovberg@lulea.example.se

Region Vast
Halland, Vastra Gotaland

Maja Provmark
070-174 06 08
maja.provmark@halmstad.example.se
"""


def test_nobody_is_published_by_the_names_of_two() -> None:
    extraction = extract_text(_TEXT)
    names = {mention.first("name") for mention in people(extraction)}
    assert "Maja Provmark" in names
    assert not any(name and "Provberg Olof" in name for name in names)
    told = " ".join(item.raw_text for item in extraction.quarantined)
    assert "Maja Provmark" not in told
    assert "olof.testlind@umea.example.se" in told


def test_a_name_of_four_words_of_which_one_mail_tells_is_one_person() -> None:
    text = _TEXT.replace("olof.testlind@umea.example.se", "").replace("eprovberg@", "eva.testlind@")
    names = {mention.first("name") for mention in people(extract_text(text))}
    assert "Eva Provberg Olof Testlind" in names

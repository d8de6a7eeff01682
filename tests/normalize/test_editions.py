"""Editions in standard form: the ink stays, repairs are read into values, what is not understood is set aside."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.domain.edition import DateRange
from pipeline.domain.layout import Document, Line, Page
from pipeline.domain.statements import Extraction, Mention, Place, Statement
from pipeline.normalize import normalize_editions
from pipeline.normalize.damage import can_teach, is_suspect
from pipeline.normalize.fields import find_fields
from pipeline.normalize.prose import join_lines
from pipeline.normalize.repair import Edit
from pipeline.normalize.spans import RepairedText, TextMap

CLEAN = (
    "Människohandel förekommer i Sverige och människor utsätts och utnyttjas för sexuella ändamål.",
    "Personer som är utsatta har rätt till stöd och hjälp, och kommunen är skyldig att bistå med insatser.",
    "Region Väst",
    "Åsa Provström",
    "asa.provstrom@goteborg.example.se",
)
DAMAGED = (
    "Manniskohandel férekommer i Sverige och manniskor utsatts och utnyttjas fér sexuella andamal.",
    "Personer som ar utsatta har ratt till stéd och hjalp, och kommunen ar skyldig att bista med insatser.",
    "REGION VAST",
    "Asa Provstrém",
    "asa.provstrom@goteborg.example.se",
    "114 114",
    "bestar av myndigheter som arbetar mot prostitu-",
    "tion och alla former av manniskohandel.",
)


def read(*lines: str) -> Document:
    placed = tuple(Line(1, number, text) for number, text in enumerate(lines, start=1))
    return Document("text/plain", (Page(1, placed),), ())


def say(property_: str, lines: tuple[str, ...], line: int, last: int | None = None) -> Statement:
    raw = "\n".join(lines[line - 1 : (last or line)])
    return Statement(property_, raw, raw, Place(1, line, 0, len(raw)))


def extraction(edition_id: str, lines: tuple[str, ...], *more: Mention) -> Extraction:
    person = Mention(
        f"{edition_id}/1.4", "person", (say("name", lines, 4), say("email", lines, 5)), "regional_coordinators"
    )
    region = Mention(f"{edition_id}/1.3", "region", (say("name", lines, 3),), "regional_coordinators")
    day = dt.date(2020, 1, 1)
    return Extraction(edition_id, read(*lines), DateRange(day, day, "printed", ""), (region, person, *more))


def test_a_damaged_edition_is_read_as_it_was_meant() -> None:
    helpline = Mention("old/1.6", "service", (say("phone", DAMAGED, 6),), "helplines")
    duty = Mention("old/1.7", "organization", (say("duty", DAMAGED, 7, 8),))
    old, new = normalize_editions([extraction("old", DAMAGED, helpline, duty), extraction("new", CLEAN)])
    name = old.mentions[1].statements[0]
    assert (name.value, name.raw_text, name.repaired) == ("Åsa Provström", "Asa Provstrém", True)
    assert old.mentions[0].first("name") == "vast"
    assert "prostitution och alla former av människohandel" in str(old.mentions[3].first("duty"))
    assert old.damage_rate > 0 == new.damage_rate
    assert [(q.reason_code, q.line, q.raw_text) for q in old.quarantined] == [("invalid_phone", 6, "114 114")]
    assert not new.repairs


def test_the_ink_and_addresses_stay_as_they_are() -> None:
    before = extraction("old", DAMAGED)
    (after,) = normalize_editions([before])
    assert after.document == before.document
    assert [s.raw_text for m in after.mentions for s in m.statements] == [
        s.raw_text for m in before.mentions for s in m.statements
    ]
    assert after.mentions[1].first("email") == "asa.provstrom@goteborg.example.se"


def test_the_order_of_editions_changes_nothing() -> None:
    editions = [extraction("old", DAMAGED), extraction("new", CLEAN), extraction("other", CLEAN)]
    forth = normalize_editions(editions)
    back = normalize_editions(editions[::-1])
    assert forth == back[::-1]


def test_only_clean_swedish_teaches() -> None:
    clean, damaged = read(*CLEAN), read(*DAMAGED)
    english = read(*["The directory lists regional coordinators and their numbers for people who need support."] * 6)
    assert (is_suspect(clean), can_teach(clean)) == (False, True)
    assert (is_suspect(damaged), can_teach(damaged)) == (True, False)
    assert can_teach(english) is False


def test_a_place_is_read_through_the_edits_within_it() -> None:
    text_map = TextMap(read("Asa Ekman ar har", "och dar"))
    edits = [Edit(0, 0, 1, "A", "Å", "name", "", 0.9), Edit(1, 4, 7, "dar", "där", "prose", "", 0.7)]
    repaired = RepairedText(text_map, edits)
    assert repaired.read(Place(1, 1, 0, 9), "Asa Ekman").text == "Åsa Ekman"
    assert repaired.read(Place(1, 1, 10, 16), "ar har").is_repaired is False
    both = repaired.read(Place(1, 1, 10, 24), "ar har\noch dar")
    assert (both.text, both.is_repaired, both.confidence) == ("ar har\noch där", True, 0.7)


def test_a_text_that_does_not_stand_at_its_place_stays() -> None:
    text_map = TextMap(read("E-post"))
    edits = [Edit(0, 0, 1, "E", "É", "prose", "", 1.0)]
    assert RepairedText(text_map, edits).read(Place(1, 1, 0, 6), "eva@umea.example.se").text == "eva@umea.example.se"
    assert RepairedText(text_map, edits).read(Place(9, 9, 0, 6), "E-post").text == "E-post"


def test_repair_is_told_names_with_their_mails_and_leaves_abbreviations() -> None:
    lines = ("Asa Ek", "asa.ek@umea.example.se", "4 kap. 1a & brottsbalken")
    person = Mention("e/1.1", "person", (say("name", lines, 1), say("email", lines, 2)))
    law = Mention("e/1.3", "law", (say("citation", lines, 3),))
    fields = find_fields([law, person], TextMap(read(*lines)))
    assert [(f.line, f.start, f.end, f.kind) for f in fields] == [
        (0, 0, 6, "name"), (1, 0, 22, "verbatim"), (2, 0, 2, "statute"), (2, 2, 6, "verbatim"), (2, 6, 24, "statute"),
    ]  # fmt: skip
    assert fields[0].hints == ("asa.ek@umea.example.se",)


def test_lines_join_into_prose() -> None:
    assert join_lines("hälso-\noch sjukvård") == "hälso- och sjukvård"
    assert join_lines("myndig\u00adheter") == "myndigheter"


def test_a_statement_taken_for_a_symbol_keeps_it() -> None:
    kind = replace(say("kind", CLEAN, 1), value="emergency")
    mention = Mention("e/1.1", "service", (kind,), "helplines")
    (done,) = normalize_editions([extraction("new", CLEAN, mention)])
    assert done.mentions[2].first("kind") == "emergency"


MARRED = (
    *CLEAN[:2],
    "V4sternorrlands och G&vleborgs l4n",
    "Linn Prov, Sundsvall",
    "linn.prov@sundsvall.example.se",
    "Erik Hellstr6m",
    "erik.hellstrom@sundsvall.example.se",
    "Nils Bjorklund",
    "nils.bjorkIund@sundsvall.example.se",
    "Ida Rosenblad",
    "ida.rosenbiad@sundsvall.example.se",
)


def _tell_people(*texts: str) -> list[tuple[str, str]]:
    """Names and mails of people who stand two lines each from the fourth line on."""
    mentions = [
        Mention(f"e/1.{number}", "person", (say("name", texts, number), say("email", texts, number + 1)))
        for number in range(4, len(texts), 2)
    ]
    day = DateRange(None, None, "inferred", "")
    (edition,) = normalize_editions([Extraction("e", read(*texts), day, tuple(mentions))])
    return [(mention.first("name") or "", mention.first("email") or "") for mention in edition.mentions]


def test_names_are_read_where_a_text_lost_a_letter_here_and_there() -> None:
    assert not any(told(read(*MARRED)) for told in (is_suspect, can_teach))
    assert _tell_people(*MARRED)[1:] == [
        ("Erik Hellström", "erik.hellstrom@sundsvall.example.se"),
        ("Nils Björklund", "nils.bjorklund@sundsvall.example.se"),
        ("Ida Rosenblad", "ida.rosenblad@sundsvall.example.se"),
    ]


def test_names_stay_in_a_whole_text() -> None:
    whole = (*CLEAN[:2], "Västernorrlands län", "Goran Prov", "goran.prov@sundsvall.example.se")
    assert _tell_people(*whole) == [("Goran Prov", "goran.prov@sundsvall.example.se")]


def test_a_mail_is_put_right_by_a_surname_of_two_parts() -> None:
    listed = (
        *("Ida Rosenblad", "ida.rosenbiad@sundsvall.example.se"),
        *("Runa Fj4llstrém", "runa.fjalistrom@sundsvall.example.se"),
        *("Ida Rosenbiad", "ida.rosenbiad@sundsvall.example.se"),  # a name that is printed twice
    )
    assert _tell_people(*DAMAGED[:2], "Vasternorrlands lan", *listed) == [
        ("Ida Rosenblad", "ida.rosenblad@sundsvall.example.se"),
        ("Runa Fjällström", "runa.fjallstrom@sundsvall.example.se"),
        ("Ida Rosenbiad", "ida.rosenbiad@sundsvall.example.se"),
    ]


def test_a_surname_before_the_given_name_goes_behind_it_where_the_mail_says_so() -> None:
    assert _tell_people(
        *(*CLEAN[:2], "Västernorrlands län"),
        *("Prov Siv", "siv.prov@sundsvall.example.se"),
        *("Exempel Anna", "info@sundsvall.example.se"),
        *("Anna Prov", "prov.anna@sundsvall.example.se"),
    ) == [
        ("Siv Prov", "siv.prov@sundsvall.example.se"),
        ("Exempel Anna", "info@sundsvall.example.se"),
        ("Anna Prov", "prov.anna@sundsvall.example.se"),
    ]

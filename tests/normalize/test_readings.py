"""A mail's domain is settled between two readings of a scan only where exactly one of them is known."""

from __future__ import annotations

import pytest

from pipeline.domain.edition import DateRange
from pipeline.domain.layout import Document, Line, Page
from pipeline.domain.statements import Extraction, Mention, Place, Statement
from pipeline.normalize import normalize_editions
from pipeline.normalize.readings import settle_domain
from pipeline.vocabulary import fold
from tests.extract.helpers import extract_text, people
from tests.normalize.scanned import read_person


def test_settled_domain_is_a_repair_with_its_evidence() -> None:
    printed = "moa.ek@social.gavlie.se"
    line = Line(1, 1, f"E-post {printed}", alternative="E-post moa.ekQsocial.gavle.se")
    mail = Statement("email", printed, printed, Place(1, 1, 7, 7 + len(printed)))
    document = Document("application/pdf", (Page(1, (line,)),), ())
    dated = DateRange(None, None, "inferred", "")
    (edition,) = normalize_editions([Extraction("e", document, dated, (Mention("e/1.1", "person", (mail,)),))])
    (statement,) = edition.mentions[0].statements
    assert (statement.raw_text, statement.value, statement.repaired) == (printed, "moa.ek@social.gavle.se", True)
    (repair,) = edition.repairs
    assert (repair.before, repair.after, repair.field) == ("social.gavlie.se", "social.gavle.se", "email")
    assert "second reading" in repair.evidence


@pytest.mark.parametrize(
    ("name", "mail", "other", "settled"),
    [
        ("Lena Holm", "jena.holm@umea.se", "lena.holmQumea.se", "lena.holm"),
        ("Åke Öhrn", "ake.ohm@umea.se", "ake.ohrn(Mumea.se", "ake.ohrn"),
        ("Inga-Lill Holm", "inga-lill holm@umea.se", "inga-lill holmQumea.se", "inga-lill.holm"),
        ("Lena Holm", "lholm@umea.se", "l.holmQumea.se", "l.holm"),
        ("Björn Holm", "björn holm@umea.se", "bjorn_ holmQumea.se", "bjorn_holm"),
        ("Lena Holm", "lena_ holm@umea.se", "lena holmQumea.se", "lena_holm"),
        ("Lena Holm", "lena._holm@umea.se", "lena holmQumea.se", "lena_holm"),
    ],
    ids=["letter", "short", "point", "initial", "low line", "parted low line", "point before a low line"],
)
def test_the_name_and_the_second_reading_put_a_mail_right(name: str, mail: str, other: str, settled: str) -> None:
    edition = read_person(Line(1, 1, name), Line(1, 2, mail, alternative=other))
    assert edition.mentions[0].first("email") == f"{settled}@umea.se"
    assert [(r.before, r.after, r.field) for r in edition.repairs] == [(mail.partition("@")[0], settled, "email")]


@pytest.mark.parametrize("sign", ["(@", "©@", "@)", "@©", "(©"])
def test_a_stray_sign_beside_the_sign_of_a_mail_goes_with_it(sign: str) -> None:
    text = f"Eva Holm, 070-174 06 05, eva.holm{sign}umea.se"
    (holm,) = people(extract_text(f"Region Nord\n{text}\n"))
    assert [mail.partition(sign)[::2] for mail in holm.values("email")] == [("eva.holm", "umea.se")]
    edition = read_person(Line(1, 1, "Eva Holm"), Line(1, 2, f"eva.hoim{sign}umea.se", alternative="eva.holmQumea.se"))
    assert edition.mentions[0].first("email") == "eva.holm@umea.se"


def test_a_blank_in_a_mail_is_the_sign_that_the_others_have() -> None:
    listed = [("Bo Holm", "bo_holm"), ("Siri Ek", "siri_ek"), ("Tor Berg", "tor_berg"), ("Lena Lund", "lena lund")]
    text = "".join(f"{name}\n070-174 06 {n:02}\n{mail}@umea.se\n" for n, (name, mail) in enumerate(listed, start=10))
    damaged = "Personer som ar utsatta har ratt till stod och hjalp, och kommunen ar skyldig att bista"
    (edition,) = normalize_editions([extract_text(f"{damaged}\n\nRegion Nord\n\n{text}")])
    assert [mail for person in people(edition) for mail in person.values("email")][-1] == "lena_lund@umea.se"


def test_the_name_puts_the_point_of_a_mail_right() -> None:
    printed = "inga-lill:holm@umea.se"
    edition = read_person(Line(1, 1, "Inga-Lill Holm"), Line(1, 2, printed, alternative=printed.replace("@", "Q")))
    assert edition.mentions[0].first("email") == "inga-lill.holm@umea.se"


def test_a_mail_that_the_other_reading_of_the_name_agrees_with_is_left() -> None:
    name = Line(1, 1, "Görel Hjorlsberg", alternative="Gorel Hjortsberg")
    mail = Line(1, 2, "gorel.hjortsberg@umea.se", alternative="gorel.hjorlsberg&umea.se")
    assert read_person(name, mail).mentions[0].first("email") == mail.text


@pytest.mark.parametrize(
    ("mail", "other"),
    [
        ("moa.ek@gavle.se", "moa.ek@umea.se"),
        ("moa.ek@gavlie.se", "eva.ek@gavle.se"),
        ("moa.ek@gavlie.se", "moa.ek@gavlle.se"),
        ("moa.ek@gavlie.se", "moa.ek@umea.se"),
        ("moa.ek@gavlie.se", None),
    ],
)
def test_doubt_is_left(mail: str, other: str | None) -> None:
    assert settle_domain(mail, other) is None


@pytest.mark.parametrize(
    ("other", "is_kept"),
    [
        ("070-1740606", True),
        ("070-174 06 08", False),
        ("+46 70 174 06 06", True),  # the same number in Sweden
        ("70 174 06 06", True),
        ("+45 70 174 06 06", False),
        ("07O-174 O6 O6", True),  # a letter for the digit that it is like, and no other digit
    ],
)
def test_number_that_two_readings_see_differently_is_quarantined_with_both(other: str, is_kept: bool) -> None:
    line = Line(1, 1, "070-174 06 06", alternative=other, digits_differ=True)
    phone = Statement("phone", line.text, line.text, Place(1, 1, 0, len(line.text)))
    document = Document("application/pdf", (Page(1, (line,)),), ())
    mention = Mention("e/1.1", "person", (phone,))
    (edition,) = normalize_editions([Extraction("e", document, DateRange(None, None, "inferred", ""), (mention,))])
    (statement,) = edition.mentions[0].statements
    assert (statement.raw_text, statement.value) == (
        line.text,
        "+46701740606" if is_kept else "070-174 06 06 (in doubt)",
    )
    assert [item.reason_code for item in edition.quarantined] == ([] if is_kept else ["readings_differ"])
    assert all(line.text in item.detail and other in item.detail for item in edition.quarantined)


def test_number_whose_end_in_the_next_line_is_read_differently_is_quarantined() -> None:
    lines = (Line(1, 1, "070-174 06"), Line(1, 2, "19", alternative="79", digits_differ=True))
    phone = Statement("phone", "070-174 06\n19", "070-174 06\n19", Place(1, 1, 0, 13))
    document = Document("application/pdf", (Page(1, lines),), ())
    dated = DateRange(None, None, "inferred", "")
    (edition,) = normalize_editions([Extraction("e", document, dated, (Mention("e/1.1", "person", (phone,)),))])
    assert edition.mentions[0].values("phone") == ("070-174 06\n19 (in doubt)",)
    assert [item.reason_code for item in edition.quarantined] == ["readings_differ"]


@pytest.mark.parametrize(
    ("name", "mail", "meant"),
    [
        ("Eva Tömqvist", "eva.tornqvist@umea.example.se", "Eva Törnqvist"),
        ("Fosita Ek", "rosita.ek@umea.example.se", "Rosita Ek"),
        ("Karin Ek", "karina.ek@umea.example.se", "Karin Ek"),
    ],
)
def test_letter_of_a_name_in_a_clean_scan_is_put_right_by_the_mail(name: str, mail: str, meant: str) -> None:
    lines = (Line(1, 1, name), Line(1, 2, mail, alternative=mail), Line(1, 3, "Länsstyrelsen för Västra Götalands län"))
    said = (
        Statement("name", name, name, Place(1, 1, 0, len(name))),
        Statement("email", mail, mail, Place(1, 2, 0, len(mail))),
    )
    document = Document("application/pdf", (Page(1, lines),), ())
    dated = DateRange(None, None, "inferred", "")
    (edition,) = normalize_editions([Extraction("e", document, dated, (Mention("e/1.1", "person", said),))])
    assert edition.mentions[0].first("name") == meant
    assert [repair.field for repair in edition.repairs] == ["name"] * (name != meant)


_DAMAGED = "Natverket ger rad och stod i arenden som ror manniskohandel, och ar oppet for alla myndigheter.\n\n"


def _mails(*contacts: str) -> list[str | None]:
    """The mails of people of one region in a text without å, ä and ö."""
    text = f"{_DAMAGED}Region Nord\nJamtland, Norrbotten\n\n" + "\n\n".join(contacts)
    return [p.first("email") for p in people(normalize_editions([extract_text(text)])[0])]


def test_misread_domain_puts_no_known_one_right_and_is_no_evidence_of_itself() -> None:
    mails = ("ann.dahl@stockholm.se", "bo.falk@stockhoim.se", "siv.berg@stockhoim.se")
    names = ("Ann Dahl", "Bo Falk", "Siv Berg")
    assert {mail for mail in _mails(*map("\n".join, zip(names, mails, strict=True))) if mail} == {
        mail.replace("stockhoim", "stockholm") for mail in mails
    }


def test_blank_in_a_mail_is_the_point_that_all_others_have() -> None:
    others = [
        f"{name}\n{name.lower().replace(' ', '.')}@umea.example.se" for name in ("Ola Alm", "Bo Falk", "Ann Dahl")
    ]
    mend = "Eva Lindstrém\neva lindstrom@umea.example.se"
    assert _mails(mend, *others)[0] == "eva.lindstrom@umea.example.se"
    assert _mails(mend, "Siv Berg\nsiv_berg@umea.example.se", *others)[0] != "eva.lindstrom@umea.example.se"


def test_initial_of_a_mail_read_as_i_is_the_l_of_the_name() -> None:
    assert _mails("Lena Nordin\ninordin@umea.example.se\n070-174 06 05") == ["lnordin@umea.example.se"]
    assert _mails("Ida Nordin\ninordin@umea.example.se\n070-174 06 05") == ["inordin@umea.example.se"]


def test_comma_and_blank_in_a_mail_are_a_point() -> None:
    assert _mails("Emma Jonsson\nemma.. jonsson@umea.example.se\n070-174 06 05") == ["emma.jonsson@umea.example.se"]
    assert _mails("MARIE JOHANSSON\nmarie, johansson@umea.example.se\n070-174 06 05") == [
        "marie.johansson@umea.example.se"
    ]


@pytest.mark.parametrize(
    ("name", "other", "meant"),
    [
        ("Linda Jörgensen", "Linda Jørgensen", "Linda Jørgensen"),  # a layer that lost no letter
        ("Linda Petrovic", "Linda Petrovié", "Linda Petrović"),  # what the English model reads for ć
        ("Inés Moreno", "Inés Moreno", "Inés Moreno"),
        ("Linda Jörgensen", "Linda Jorgensen", "Linda Jörgensen"),
    ],
)
def test_the_second_reading_shows_a_letter_that_no_model_has(name: str, other: str, meant: str) -> None:
    mail = fold(name).replace(" ", ".") + "@umea.se"
    edition = read_person(Line(1, 1, name, alternative=other), Line(1, 2, mail, alternative=mail.replace("@", "Q")))
    assert edition.mentions[0].first("name") == meant

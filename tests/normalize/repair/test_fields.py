"""Names, places, regions and audiences, told by the caller or found in plain text."""

from __future__ import annotations

import pytest

from pipeline.normalize.repair import Evidence, Field, Repaired, Repairer

FILLER = ("Personer som ar utsatta for manniskohandel har ratt till stéd och hjalp fran kommunen.", "")


@pytest.fixture(scope="module")
def repairer() -> Repairer:
    return Repairer()


def repair_lines(repairer: Repairer, *lines: str) -> tuple[str, ...]:
    return repairer.repair([*FILLER, *lines]).lines[len(FILLER) :]


def repair_field(repairer: Repairer, text: str, kind: str, *hints: str) -> Repaired:
    field = Field(len(FILLER), 0, len(text), kind, hints)
    return repairer.repair([*FILLER, text], [field])


@pytest.mark.parametrize(
    ("read", "mail", "meant"),
    [
        ("Petra Malmstrém", "petra.malmstrom@goteborg.example.se", "Petra Malmström"),
        ("Emilie Holmstrom", "emilie.holmstrom@goteborg.example.se", "Emilie Holmström"),
        ("Eva Norlin", "eva.norlin@umea.example.se", "Eva Norlin"),
        ("Mia Schyberg", "maria.schyberg@kristinehamn.example.se", "Mia Schyberg"),
        ("Goran Akesson", "goran.akesson@lund.example.se", "Göran Åkesson"),
        ("Johanna Miranda Skéld", "johanna.mirandaskold@malmo.example.se", "Johanna Miranda Sköld"),
        ("Asa Ekman", "asa.ekman@goteborg.example.se", "Åsa Ekman"),
        ("Maria Alden", "maria.alden@sundsvall.example.se", "Maria Alden"),
    ],
)
def test_reads_names_by_the_mail_beside_them(repairer: Repairer, read: str, mail: str, meant: str) -> None:
    assert repair_field(repairer, read, "name", mail).lines[-1] == meant
    assert repair_lines(repairer, read, mail) == (meant, mail)


@pytest.mark.parametrize(
    ("read", "mail", "meant"),
    [
        ("Hakan B1omqvist", "hakan.blomqvist@umea.example.se", "Håkan Blomqvist"),
        ("Emma Hagstrorn", "emma.hagstrom@umea.example.se", "Emma Hagström"),
        ("Astrid Tomqvist", "astrid.tornqvist@umea.example.se", "Astrid Törnqvist"),
        ("Siv Str6mqavist", "siv.stromqvist@umea.example.se", "Siv Strömqvist"),
        ("Siv Ogren", "siv.o@umea.example.se", "Siv Ögren"),  # of so many that bear the name, none without the accent
        ("Siv Hornquist", "siv.h@umea.example.se", "Siv Hörnquist"),  # nor of this one, whose first part may be `horn`
        ("Siv Backstrom", "siv.b@umea.example.se", "Siv Bäckström"),  # seven times as many as Backström
        ("Siv Hallgren", "siv.h@umea.example.se", "Siv Hallgren"),  # a third as many are Hällgren
        ("Siv Lindstré6m", "siv.lindstrom@umea.example.se", "Siv Lindström"),
        ("lngrid Thornblad", "ingrid.thornblad@umea.example.se", "Ingrid Thörnblad"),
        ("Eva Carlsson", "eva.karlsson@umea.example.se", "Eva Carlsson"),  # a name as it stands
        ("Eva Qwrlsson", "eva.qwylsson@umea.example.se", "Eva Qwrlsson"),  # neither is anybody's name
    ],
)
def test_reads_a_spoilt_name_as_the_mail_spells_it(repairer: Repairer, read: str, mail: str, meant: str) -> None:
    assert repair_field(repairer, read, "name", mail).lines[-1] == meant


def test_reads_names_that_stand_among_nothing_but_labels_and_numbers(repairer: Repairer) -> None:
    people = [("Anna Malmstrém", "anna.malmstrom"), ("Goran Akesson", "goran.akesson"), ("Siv Sjdberg", "siv.sjoberg")]
    lines = [
        line
        for name, local in people * 5
        for line in ("", name, "Tel: 070-174 06 05", "Mobil: 070-174 06 06", f"E-post: {local}@umea.example.se")
    ]
    names = repair_lines(repairer, *lines)[1::5]
    assert names == ("Anna Malmström", "Göran Åkesson", "Siv Sjöberg") * 5


@pytest.mark.parametrize(
    ("read", "mail", "meant"),
    [
        ("4ke Ek", "ake.ek@umea.example.se", "Åke Ek"),  # the list knows Åke; the likelier letter would make it Äke
        ("Mins Ek", "mans.ek@umea.example.se", "Måns Ek"),
        ("Siv Xallg&rn", "siv.xallgarn@umea.example.se", "Siv Xallgarn"),  # å or ä: the mail proves an a, no accent
        ("Lovisa Kili¢", "lovisa.kilic@umea.example.se", "Lovisa Kilic"),
        ("Helén Kilig", "helen.kilic@umea.example.se", "Helén Kilic"),
        ("Jens Hiibner", "jens.hubner@umea.example.se", "Jens Hübner"),
        ("Jens Xiimert", "jens.xumert@umea.example.se", "Jens Xumert"),  # no list has it: the mail proves a u, no dots
        ("Sofia Kilic", "sofie.kilic@umea.example.se", "Sofia Kilic"),  # spelled so, whatever the mailbox is called
        ("Helén Kilig", "helen.kilin@umea.example.se", "Helén Kilig"),  # no sign that print mistakes
        (
            "Greta Nygard",
            "margareta.nygard@umea.example.se",
            "Greta Nygård",
        ),  # a call name, no misread end of the other
    ],
)
def test_takes_no_more_from_a_mail_than_it_proves(repairer: Repairer, read: str, mail: str, meant: str) -> None:
    assert repair_field(repairer, read, "name", mail).lines[-1] == meant


@pytest.mark.parametrize("read", ["Eva 6stlund", "Eva éstlund", "Eva Ostlund"])
def test_a_name_begins_with_a_capital_whatever_sign_stands_for_it(repairer: Repairer, read: str) -> None:
    assert repair_field(repairer, read, "name", "eva.ostlund@umea.example.se").lines[-1] == "Eva Östlund"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Siv Zumperstrém", "Siv Zumperström"),  # the last part alone is known, and is no word as it stands
        ("Siv Zumperén", "Siv Zumperén"),
        ("Siv Vasterlund", "Siv Västerlund"),  # two parts of surnames that no list has together
        ("Siv Lovmark", "Siv Lövmark"),
        ("Siv Kanslaprov", "Siv Kanslaprov"),  # a word before a word is no surname
        ("Siv Bjorkprov", "Siv Björkprov"),
        ("Siv Yngvesson", "Siv Yngvesson"),
        ("Siv Orjansson", "Siv Örjansson"),  # a given name before `sson`
        ("Siv Backgren", "Siv Backgren"),  # Back and Bäck are as likely
        ("Siv Wahlin", "Siv Wahlin"),  # so are Wahlin and Wåhlin
        ("Siv Nylander", "Siv Nylander"),
        ("Siv Alden", "Siv Alden"),  # Alden or Aldén
        ("Vasterlund Siv", "Vasterlund Siv"),  # a given name is not made of parts
        ("Bjdrn Alm", "Björn Alm"),  # no word as it stands, and one name within one sign
        ("Siv Teststrdm", "Siv Testström"),
    ],
)
def test_reads_a_lone_name_where_one_spelling_is_plausible(repairer: Repairer, read: str, meant: str) -> None:
    assert repair_field(repairer, read, "name").lines[-1] == meant


def test_a_mail_tells_of_a_letter_that_was_lost(repairer: Repairer) -> None:
    read, mail = "Gran Holm", "goran.holm@lund.example.se"
    assert repair_field(repairer, read, "name", mail).lines[-1] == "Göran Holm"
    assert repair_field(repairer, read, "name").lines[-1] == read
    assert repair_field(repairer, "Stina Frberg", "name", "sfroberg@lund.example.se").lines[-1] == "Stina Fröberg"
    assert repair_field(repairer, "Karin LOof", "name", "karin.lof@lund.example.se").lines[-1] == "Karin Löf"
    assert repair_field(repairer, "Karin Loof", "name", "karin.loof@lund.example.se").lines[-1] == "Karin Lööf"


def test_a_line_with_nothing_but_an_unknown_name_is_as_damaged_as_its_document(repairer: Repairer) -> None:
    read = "Doris Skenaker"
    lines = [FILLER[0], "", "Doris Skenaker", "", "Press", "", read]
    field = Field(len(lines) - 1, 0, len(read), "name", ("doris.skenaker@lund.example.se",))
    assert repairer.repair(lines, [field]).lines[-1] == "Doris Skenåker"


def test_a_name_of_another_edition_wins() -> None:
    teacher = Evidence.from_texts(["Zutå Qvörn arbetar här."], names=["Zutå Qvörn"])
    assert repair_field(Repairer(teacher), "Zuta Qvorn", "name").lines[-1] == "Zutå Qvörn"
    assert repair_field(Repairer(), "Zuta Qvorn", "name").lines[-1] == "Zuta Qvorn"


@pytest.mark.parametrize(
    ("kind", "read", "meant"),
    [
        ("county", "Sédermaniand, Ostergétland, J6nkdping", "Södermanland, Östergötland, Jönköping"),
        ("county", "Vésterbotten, Vdsternorrland", "Västerbotten, Västernorrland"),
        ("region", "OST", "ÖST"),
        ("audience", "sexuella &ndamal", "sexuella ändamål"),
        ("statute", "utldnningslagen", "utlänningslagen"),
        ("municipality", "Ornskéldsvik", "Örnsköldsvik"),
    ],
)
def test_closed_vocabularies_settle_their_fields(repairer: Repairer, kind: str, read: str, meant: str) -> None:
    repaired = repair_field(repairer, read, kind)
    assert repaired.lines[-1] == meant
    assert {edit.field for edit in repaired.edits if edit.line == len(FILLER)} == {kind}


def test_verbatim_fields_stay(repairer: Repairer) -> None:
    assert repair_field(repairer, "for manniskohandel", "verbatim").lines[-1] == "for manniskohandel"


def test_finds_a_contact_block_in_plain_text(repairer: Repairer) -> None:
    read = (
        "REGION OST",
        "",
        "Sédermaniand, Ostergétland, J6nkdping",
        "",
        "Asa Bjork (barn & unga)",
        "asa.bjork@linkoping.example.se",
    )
    meant = (
        "REGION ÖST",
        "",
        "Södermanland, Östergötland, Jönköping",
        "",
        "Åsa Björk (barn & unga)",
        "asa.bjork@linkoping.example.se",
    )
    assert repair_lines(repairer, *read) == meant


def test_capitals_of_a_list_of_regions_stay(repairer: Repairer) -> None:
    assert repair_lines(repairer, "Mitt, Nord, Syd, Vast och Ost.") == ("Mitt, Nord, Syd, Väst och Öst.",)

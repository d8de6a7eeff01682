"""A mail that is all but right is asked about and not published: its host, or what stands before the sign."""

from __future__ import annotations

import pytest

from pipeline.domain.layout import Line
from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people
from tests.normalize.scanned import read_person

_PEOPLE = ("Eva Provlund", "Bo Provberg", "Siri Provdal", "Nils Provholm")


def _list(*hosts: str) -> Extraction:
    names = zip(_PEOPLE, hosts, strict=True)
    mails = [(name, f"{name.lower().replace(' ', '.')}@{host}") for name, host in names]
    told = "".join(f"{name}\n070-174 06 {n}\n{mail}\n\n" for n, (name, mail) in enumerate(mails, start=10))
    text = f"Regionkoordinatorer för människohandel\n\nRegion Öst\n\n{told}"
    return normalize_editions([extract_text(text)])[0]


@pytest.mark.parametrize("host", ["iansstyrelsen.example.se", "lansstyrelsen.examplle.se"])
def test_a_host_that_is_a_letter_off_the_usual_one_is_doubted(host: str) -> None:
    usual = "lansstyrelsen.example.se"
    edition = _list(usual, usual, usual, host)
    mails = [mail for person in people(edition) for mail in person.values("email")]
    assert mails[-1] == f"nils.provholm@{host} (in doubt)"
    assert all(mail.endswith(f"@{usual}") for mail in mails[:-1])
    (item,) = [item for item in edition.quarantined if item.reason_code == "doubted_email"]
    assert item.raw_text == f"nils.provholm@{host}"
    assert usual in item.detail


@pytest.mark.parametrize(
    "hosts",
    [
        ["malmo.example.se", "malmo.example.se", "malmo.example.se", "maimo.example.se"],
        ["nora.example.se", "nora.example.se", "nora.example.se", "mora.example.se"],
        ["region1.example.se", "region1.example.se", "region1.example.se", "region2.example.se"],
        ["lansstyrelsen.example.se", "lansstyrelsen.example.se", "iansstyrelsen.example.se", "umea.example.se"],
    ],
    ids=["short label", "another town", "another digit", "too few"],
)
def test_a_host_that_may_be_its_own_is_not(hosts: list[str]) -> None:
    mails = [mail for person in people(_list(*hosts)) for mail in person.values("email")]
    assert [mail.partition("@")[2] for mail in mails] == hosts


def _scan(name: str, mail: str, other: str | None) -> str | None:
    """The mail of a person whose name and mail are a line each, the mail's with its other reading."""
    edition = read_person(Line(1, 1, name, alternative=name), Line(1, 2, mail, alternative=other))
    return edition.mentions[0].first("email")


@pytest.mark.parametrize(
    ("name", "mail", "other"),
    [
        ("Nadia Provlund", "gsnadia.provlund@umea.se", ""),
        ("Nadia Provhielm", "nadia.provhielmn@umea.se", None),
        ("Linnéa Provlund", "linea.provlund@umea.se", ""),
        ("Linnéa Provlund", "linea.provlund@umea.se", None),
        ("Per-Åke Provlund", "ake.provlund@umea.se", ""),
        ("Nadia Provqlist", "nadia.provqiist@umea.se", "nadia.provqiistQumea.se"),
        ("Nadia Provlund", "nadia.provlund@iinkoping.example.se", "nadia.provlundQiinkoping.example.se"),
    ],
    ids=[
        "letters before",
        "letter behind",
        "letter lost",
        "letter of a common name lost",
        "half a name",
        "slip of both readings",
        "host near a town",
    ],
)
def test_what_a_scan_has_near_the_name_is_doubted(name: str, mail: str, other: str | None) -> None:
    assert _scan(name, mail, other) == f"{mail} (in doubt)"


@pytest.mark.parametrize(
    ("name", "mail", "other"),
    [
        ("Linnéa Provlund", "linea.provlund@umea.se", "linea.provlundQumea.se"),
        ("Kristina Provlund", "christina.provlund@umea.se", ""),
        ("Nadia Provlund", "n.provlund@umea.se", ""),
        ("Nadia Provlund", "kontakt@umea.se", ""),
    ],
    ids=["both readings", "another common name", "initial", "an office"],
)
def test_what_may_be_printed_so_is_not(name: str, mail: str, other: str | None) -> None:
    assert _scan(name, mail, other) == mail


def test_a_mail_of_the_surname_alone_is_doubted_where_a_scan_has_the_given_name_in_others() -> None:
    mails = ["eva.provlund@umea.se", "bo.provberg@umea.se", "siri.provdal@umea.se", ".provholm@umea.se"]
    listed = enumerate(zip(_PEOPLE, mails, strict=True), start=10)
    told = "".join(f"{name}\n070-174 06 {n}\n{mail}\n\n" for n, (name, mail) in listed)
    damaged = "Personer som ar utsatta har ratt till stod och hjalp, och kommunen ar skyldig att bista"
    edition = normalize_editions([extract_text(f"{damaged}\n\nRegion Nord\n\n{told}")])[0]
    read = [mail for person in people(edition) for mail in person.values("email")]
    assert read == [*mails[:-1], "provholm@umea.se (in doubt)"]

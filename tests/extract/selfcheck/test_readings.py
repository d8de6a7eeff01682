"""Each other reading is taken where the ordinary one contradicts itself, and only there."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import read_rows
from pipeline.extract.readers import read_document
from pipeline.extract.reading_facts import read_facts
from pipeline.extract.records.coordinators import extract_contacts
from pipeline.extract.records.gathered import Contacts
from pipeline.extract.selfcheck import choose_reading
from pipeline.extract.selfcheck.joined import join_lists
from pipeline.extract.selfcheck.turned import raise_headings
from tests.extract.selfcheck.made import CONTACTS, COUNTIES, LISTED, Listed, contacts, counties, read


def _heading(one: Listed) -> str:
    return f"<p><b>Region {one.region}</b></p><p>{', '.join(one.counties)}</p>"


def _people(one: Listed) -> str:
    return "".join(f"<div><p>{name}</p><p>{phone}</p><p>{mail}</p></div>" for name, mail, phone in one.people)


def _below() -> str:
    return "".join(f"<div>{_people(one)}{_heading(one)}</div>" for one in LISTED)


def _rows_below() -> str:
    rows = "".join(
        "".join(f"<tr><td>{name}</td><td>{phone}</td><td>{mail}</td></tr>" for name, mail, phone in one.people)
        + f"<tr><td colspan=3><b>Region {one.region}</b>: {', '.join(one.counties)}</td></tr>"
        for one in LISTED
    )
    return f"<table><tr><th>Namn</th><th>Telefon</th><th>E-post</th></tr>{rows}</table>"


def _counties_above() -> str:
    return "".join(f"<div>{', '.join(one.counties)}</div><h3>Region {one.region}</h3>{_people(one)}" for one in LISTED)


def _names_below() -> str:
    return "".join(
        f"<h3>Region {one.region}</h3><p>{', '.join(one.counties)}</p>"
        + "".join(f"<div><p>{mail}</p><p>{phone}</p><p>{name}</p></div>" for name, mail, phone in one.people)
        for one in LISTED
    )


def _mails_apart() -> str:
    lists = "".join(
        f"Region {one.region} – {', '.join(one.counties)}\n"
        + "".join(f"  * {name}, {phone}\n" for name, _, phone in one.people)
        + "\n"
        for one in LISTED
    )
    return f"{lists}Kopiera alla adresser:\n{'; '.join(mail for *_, mail, _ in reversed(CONTACTS))}\n"


def _lists_by_name() -> str:
    names = "".join(
        f"Region {one.region} ({', '.join(one.counties)}): {', '.join(name for name, *_ in one.people)}\n"
        for one in LISTED
    )
    phones = "".join(f"{name}: {phone}\n" for _, name, _, phone in CONTACTS)
    mails = "".join(f"{name}: {mail}\n" for _, name, mail, _ in CONTACTS)
    return f"Regionkoordinatorer\n\n{names}\nTelefon\n\n{phones}\nE-post\n\n{mails}"


def _bands() -> str:
    def row(cells: list[str]) -> str:
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    bands = []
    for band in (LISTED[:2], LISTED[2:]):
        bands.append(row([f"Region {one.region}" for one in band]))
        bands.append(row([", ".join(one.counties) for one in band]))
        for at in range(max(len(one.people) for one in band)):
            own = [one.people[at] if at < len(one.people) else ("", "", "") for one in band]
            bands.extend(row([person[field] for person in own]) for field in (0, 2, 1))
    return f"<table>{''.join(bands)}</table>"


def _block(one: Listed) -> list[str]:
    people = [line for name, mail, phone in one.people for line in ("", name, phone, mail)]
    return [f"Region {one.region}", ", ".join(one.counties), *people]


def _text_columns() -> str:
    bands = []
    for left, right in ((LISTED[0], LISTED[2]), (LISTED[3], LISTED[1])):
        lines = itertools.zip_longest(_block(left), ["", *_block(right)], fillvalue="")
        bands.append("\n".join(f"{first:<50}{second}".rstrip() for first, second in lines))
    return "Regionkoordinatorer\n\n" + "\n\n".join(bands) + "\n"


@pytest.mark.parametrize(
    ("body", "assumed"),
    [
        (_below(), "headings stand below"),
        (_rows_below(), "headings stand below"),
        (_counties_above(), "counties stand above"),
        (_names_below(), "names stand below"),
        (_mails_apart(), "told in several lists"),
        (_lists_by_name(), "told in several lists"),
        (_bands(), "columns are print"),
    ],
    ids=[
        "below",
        "rows below",
        "counties above",
        "names below",
        "mails apart",
        "lists by name",
        "bands",
    ],
)
def test_a_document_that_is_set_in_another_order_is_read_in_that_order(body: str, assumed: str) -> None:
    extraction = read(body)
    assert contacts(extraction) == CONTACTS
    assert counties(extraction) == COUNTIES
    document = extraction.document
    assert choose_reading(document, read_rows(document)).name == assumed
    told = [item for item in extraction.quarantined if item.reason_code == "read_otherwise"]
    assert [item.detail.endswith(f"read so that {assumed}") for item in told] == [True]
    assert told[0].line


def test_an_ordinary_document_is_read_once_and_as_ever() -> None:
    body = "".join(f"<h3>Region {one.region}</h3><p>{', '.join(one.counties)}</p>{_people(one)}" for one in LISTED)
    document = read_document(f"<html><body><h1>Regionkoordinatorer</h1>{body}</body></html>".encode())
    reading = choose_reading(document, read_rows(document))
    assert (reading.name, reading.faults, reading.is_doubtful) == ("", (), False)
    assert not read(body).quarantined


def test_a_single_contradiction_is_the_documents_own() -> None:
    body = "".join(f"<h3>Region {one.region}</h3><p>{', '.join(one.counties)}</p>{_people(one)}" for one in LISTED)
    document = read_document(
        f"<html><body><h1>Koordinatorer</h1>{body}<h3>Region Öst</h3><p>Jönköping</p></body></html>".encode()
    )
    reading = choose_reading(document, read_rows(document))
    assert [fault.kind for fault in reading.faults] == ["empty_region"]
    assert (reading.name, reading.is_doubtful) == ("", False)


def test_towns_of_other_regions_alone_turn_no_ordinary_document() -> None:
    towns = ["malmo", "lund", "umea", "lulea", "halmstad", "uppsala"]
    mails = [mail for one in LISTED for _, mail, _ in one.people]
    body = "".join(f"<h3>Region {one.region}</h3><p>{', '.join(one.counties)}</p>{_people(one)}" for one in LISTED)
    for mail, town in zip(mails, towns, strict=True):
        body = body.replace(mail, f"{mail.partition('@')[0]}@{town}.example.se")
    document = read(body).document
    reading = choose_reading(document, read_rows(document))
    assert (reading.name, reading.far, reading.weight) == ("", 6, 0)


def test_two_of_one_name_who_each_have_a_mail_are_not_told_in_several_lists() -> None:
    body = "Region Nord\n\n• Eva Provberg, eva.provberg@umea.example.se\n\nRegion Syd\n\n• Eva Provberg, 040-628 04 01"
    for mail, is_joined in ((", koordinator@malmo.example.se", False), ("", True)):
        document = read_document(f"{body}{mail}\n".encode())
        facts = read_facts(read_rows(document), document)
        assert ([f.text for f in join_lists(facts)] != [f.text for f in facts]) == is_joined


def test_headings_stand_above_their_people_where_nobody_stands_above_the_first() -> None:
    document = read_document(b"Region Nord\n\nEva Provberg\n\nRegion Syd\n\nBo Provdal\n")
    facts = read_facts(read_rows(document), document)
    assert raise_headings(facts) == facts


def test_regions_below_their_people_are_read_so_where_the_first_contact_would_be_lost() -> None:
    blocks = [f"{name}\n{phone}\n{mail}\nRegion {one.region}" for one in LISTED for name, mail, phone in one.people]
    extraction = read("Kontaktlista\n\n" + "\n\n".join(blocks) + "\n")
    assert contacts(extraction) == CONTACTS


def test_a_text_in_columns_of_uneven_blocks_is_read_column_by_column() -> None:
    extraction = read(_text_columns())
    assert contacts(extraction) == CONTACTS
    assert counties(extraction) == COUNTIES


def test_what_is_no_other_order_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(_below()).document
    read_before: list[tuple[object, ...]] = []

    def note(facts: Sequence[Fact]) -> Contacts:
        read_before.append(tuple(facts))
        return extract_contacts(facts)

    monkeypatch.setattr("pipeline.extract.selfcheck.choosing.extract_contacts", note)
    choose_reading(document, read_rows(document))
    assert len(read_before) > 1
    assert all(one != other for one, other in itertools.combinations(read_before, 2))

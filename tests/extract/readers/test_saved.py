"""Mails and saved pages: read like the page or text that they hold, and dated no closer than their head allows."""

from __future__ import annotations

import plistlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest

from pipeline.domain.saved import MAIL, MHTML, WEBARCHIVE
from pipeline.domain.statements import Extraction
from pipeline.errors import UnreadableError
from pipeline.extract import extract_statements
from pipeline.extract.readers import read_document, read_document_within_limits, sniff_media_type
from pipeline.normalize import normalize_editions
from tests.editions.agencies.cast import cast_edition
from tests.editions.people import MadeUp
from tests.editions.scoring import missing
from tests.editions.web_layouts import cards
from tests.extract.helpers import make_edition

DAY = "Mon, 11 Mar 2024 23:30:00 +0100"
PLAIN = "Regionkoordinatorer\n\nRegion Väst\n\nÅsa Exempel\n070-174 06 05\nasa.exempel@example.se\n"


def _mail(
    subject: str = "Regionkoordinatorer", text: str = PLAIN, page: str = "", cte: str = "quoted-printable"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Bo Provberg <bo.provberg@example.se>", "lista@example.se"
    message["Subject"], message["Date"] = subject, DAY
    message.set_content(text, cte=cte)
    if page:
        message.add_alternative(page, subtype="html", cte=cte)
    return message


def _saved_page(page: str) -> bytes:
    """A page as browsers save it in one file, with a picture beside it."""
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "<Saved by Blink>", "Kontakt", DAY
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png", cid="<bild>")
    return bytes(message)


def _commented(comment: str) -> bytes:
    return f"<html><!-- {comment} --><body><h2>Region Väst</h2><p>{PLAIN}</p></body></html>".encode()


def _archive(page: str) -> bytes:
    return plistlib.dumps({"WebMainResource": {"WebResourceData": page.encode()}}, fmt=plistlib.FMT_BINARY)


def _read(data: bytes) -> Extraction:
    return normalize_editions([extract_statements(make_edition(), read_document(data))])[0]


def _page_of(made: MadeUp) -> str:
    return cards(made, Random(1))


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_a_page_in_a_mail_is_read_wholly(cte: str) -> None:
    made = cast_edition(306)
    data = bytes(_mail(text="Se sidan.", page=_page_of(made), cte=cte))
    assert sniff_media_type(data) == MAIL
    assert missing(made, _read(data)) == []


@pytest.mark.parametrize(("save", "kind"), [(_saved_page, MHTML), (_archive, WEBARCHIVE)])
def test_a_saved_page_is_read_like_the_page(save: Callable[[str], bytes], kind: str) -> None:
    made = cast_edition(306)
    data = save(_page_of(made))
    assert sniff_media_type(data) == kind
    assert missing(made, _read(data)) == []


def test_a_text_in_a_mail_is_read_and_who_sent_it_is_no_contact() -> None:
    extraction = _read(bytes(_mail()))
    assert [m.first("name") for m in extraction.mentions if m.entity_type == "person"] == ["Åsa Exempel"]
    assert "provberg" not in extraction.document.text.lower()


@pytest.mark.parametrize(
    ("data", "first", "last", "evidence"),
    [
        (bytes(_mail()), "2024-03-11", "2024-03-11", "printed in the page's date: 2024-03-11"),
        (bytes(_mail("VB: Regionkoordinatorer")), None, "2024-03-11", "the mail that passes it on is of 2024-03-11"),
        (_saved_page(f"<h2>Region Väst</h2><p>{PLAIN}</p>"), None, "2024-03-11", "it was saved on 2024-03-11"),
        (_commented("FILE ARCHIVED ON 09:10:11 Mar 11, 2024 AND RETRIEVED"), None, "2024-03-11", "it was saved on"),
        (
            _commented("Page saved with SingleFile\n url: https://example.se/\n saved date: Mon Mar 11 2024 09:10:11"),
            None,
            "2024-03-11",
            "it was saved on",
        ),
    ],
    ids=["sent", "passed on", "saved", "archived", "saved by an extension"],
)
def test_a_day_in_the_head_dates_what_it_can(data: bytes, first: str | None, last: str, evidence: str) -> None:
    dated = _read(data).dated
    assert (dated.dated_from and dated.dated_from.isoformat(), str(dated.dated_to)) == (first, last)
    assert evidence in dated.evidence


def test_files_that_come_with_a_mail_are_named_not_read() -> None:
    message = _mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="lista.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logga.png")
    (item,) = (item for item in _read(bytes(message)).quarantined if item.reason_code == "attachment")
    assert item.detail == "files that come with the mail are not read (1): save them, and add each by itself"


def test_a_text_that_quotes_the_head_of_a_mail_stays_a_text() -> None:
    assert sniff_media_type(f"Från: Bo\nDate: {DAY}\nSubject: Lista\n\n{PLAIN}".encode()) == "text/plain"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(_mail(text="")), "no_text"),
        (_archive(PLAIN)[:-30], "damaged"),
        (plistlib.dumps({"WebMainResource": []}, fmt=plistlib.FMT_BINARY), "damaged"),
    ],
    ids=["empty", "cut", "without a page"],
)
def test_what_holds_nothing_to_read_is_set_aside_with_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "fil"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as told:
        read_document_within_limits(path, sniff_media_type(data))
    assert told.value.reason_code == reason

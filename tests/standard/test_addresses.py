"""Mail addresses hidden from machines are found in a line and come out in standard form, however they are hidden."""

from __future__ import annotations

from itertools import product

import pytest
from email_validator import EmailNotValidError, validate_email

from pipeline.extract.wording.channels import find_emails
from pipeline.standard.addresses import Address, normalize_email

AT = (
    "@", " @ ", "(at)", " (at) ", "[at]", " [at] ", " at ", " AT ", " snabel-a ", " snabela ", " snabel a ",
    "(snabela)", " (snabel-a) ", "{at}", "(a)", "&#64;", " &#64; ", "&#x40;", "&commat;", "<at>",
)  # fmt: skip
DOT = (".", "(dot)", " (punkt) ", " punkt ", " dot ", "[dot]", "&#46;")


@pytest.mark.parametrize(("at", "dot"), list(product(AT, DOT)))
def test_hidden_signs(at: str, dot: str) -> None:
    for local in ("asa.attrappsjo", f"asa{dot}attrappsjo"):
        mail = f"{local}{at}umea.example{dot}se"
        for text in (mail, f"E-post: {mail}", f"Åsa Attrappsjö, {mail}, 070-174 06 05", f"Maila {mail}."):
            (span,) = find_emails(text)
            assert normalize_email(span.text) == Address("asa.attrappsjo@umea.example.se", True)


@pytest.mark.parametrize(
    "text", ["Vi bor at home in Umeå.", "brottsbalken (a) och b", "Se punkt 3 a) i avtalet.", "Anna at work. Bo"]
)
def test_no_mail(text: str) -> None:
    assert find_emails(text) == ()


@pytest.mark.parametrize("local", ["eva.ek", "e" * 64, "e" * 65, "eva..ek", "eva-", "-eva", "eva_ek", "eva+ek"])
@pytest.mark.parametrize(
    "domain",
    ["umea.example.se", "u.eu", "um--ea.se", "-umea.se", "umea-.se", "xn--a.se", f"{'u' * 64}.se", "umea.test"],
)
def test_plain_address_is_told_as_any_other(local: str, domain: str) -> None:
    try:
        validate_email(f"{local}@{domain}", check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        assert not normalize_email(f"{local}@{domain}").is_valid
    else:
        assert normalize_email(f"{local}@{domain}") == Address(f"{local}@{domain}".strip("."), True)

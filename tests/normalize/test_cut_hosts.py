"""Mails whose host is cut off are set aside; a host a slip away from a town's is mended."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

TEXT = """Regionkoordinatorer

Region Nord
Norrbotten, Vasterbotten, Vasternorrland, Jamtland
Eva Provberg
070-174 06 05
eva.provberg@umea.example.se

Region Vast
Halland, Vastra Gotaland
Bo Provstrém
070-174 06 06
bo.provstrom@{host}
Siv Testlind
070-174 06 07
siv.testlind@halmstad.example.se

Region Syd
Skane, Blekinge, Kronoberg, Kalmar
Olle Provdal
070-174 06 08
olle.provdal@vaxjo.example.se
"""


def read(host: str) -> Extraction:
    (normalized,) = normalize_editions([extract_text(TEXT.format(host=host))])
    return normalized


def mail(host: str) -> str:
    return next(m.values("email")[0] for m in people(read(host)) if (m.first("name") or "").startswith("Bo "))


@pytest.mark.parametrize("host", ["social.goteborg.exampl", "boras.exam"])
def test_mail_whose_host_is_cut_off_is_set_aside(host: str) -> None:
    edition = read(host)
    assert [m.values("email") for m in people(edition) if (m.first("name") or "").startswith("Bo ")] == [()]
    assert [item.raw_text for item in edition.quarantined if item.reason_code == "torn_line"] == [
        f"bo.provstrom@{host}"
    ]


@pytest.mark.parametrize("host", ["boras.example.se", "boras.nu", "boras.org", "provexa.test"])
def test_mail_whose_host_is_whole_is_none(host: str) -> None:
    assert mail(host) == f"bo.provstrom@{host}"


def test_host_a_slip_away_from_a_town_beside_others_is_mended() -> None:
    assert mail("maimo.example.se") == "bo.provstrom@malmo.example.se"
    assert mail("provhost.example.se") == "bo.provstrom@provhost.example.se"

"""Letters that a program wrote as `?` or U+FFFD: regions, counties and names are read through them, or set aside."""

from __future__ import annotations

import pytest

from pipeline.domain.statements import Extraction
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text, people

TEXT = """Regionala koordinatorer

Region ?st
S?dermanlands, ?sterg?tlands och J?nk?pings l?n
{name}
Telefon: 070-174 06 05
E-post: {mail}@prov.example.se

V?st
Hallands och V?stra G?talands l?n
Bo Str?m
Telefon: 070-174 06 06
E-post: bo.strom@prov.example.se
Har du fr?gor? Ring oss!
"""


def read(name: str, mail: str, sign: str = "?") -> Extraction:
    text = TEXT.format(name=name, mail=mail).replace("?", sign).replace(f"{sign} Ring", "? Ring")
    (normalized,) = normalize_editions([extract_text(text)])
    return normalized


@pytest.mark.parametrize("sign", ["?", "\ufffd"])
def test_letters_of_regions_counties_and_names_are_restored(sign: str) -> None:
    edition = read("?sa S?derberg", "asa.soderberg", sign)
    assert [(m.first("region"), m.first("name")) for m in people(edition)] == [
        ("ost", "Åsa Söderberg"),
        ("vast", "Bo Ström"),
    ]
    regions = {m.first("name"): set(m.values("county_code")) for m in edition.mentions if m.entity_type == "region"}
    assert regions == {"ost": {"04", "05", "06"}, "vast": {"13", "14"}}
    assert not edition.quarantined


def test_a_name_whose_letter_nothing_shows_is_set_aside_and_ends_nobody() -> None:
    edition = read("Eva S?dvirk", "koordinator")
    assert [m.first("name") for m in people(edition)] == ["Bo Ström"]
    assert {(item.raw_text, item.reason_code) for item in edition.quarantined} == {
        ("Eva S?dvirk", "marred_name"),
        ("070-174 06 05", "marred_name"),
        ("koordinator@prov.example.se", "marred_name"),
    }
    assert "regional_coordinators" not in {listed.list_name for listed in edition.coverage}


def test_a_region_with_a_g_for_its_first_letter_is_known() -> None:
    (edition,) = normalize_editions(
        [extract_text(TEXT.format(name="Eva Ek", mail="eva.ek").replace("Region ?st", "Gst"))]
    )
    assert people(edition)[0].first("region") == "ost"

"""Each fault is found where it is, and not where the document may say so."""

from __future__ import annotations

import pytest

from pipeline.extract.lines.rows import read_rows
from pipeline.extract.readers import read_document
from pipeline.extract.reading_facts import read_facts
from pipeline.extract.records.coordinators import extract_contacts
from pipeline.extract.selfcheck import find_faults

_NORD = "<h3>Region Nord</h3><p>Norrbotten</p><p>Eva Provberg<br>070-174 06 05<br>eva.provberg@umea.example.se</p>"
_SYD = "<h3>Region Syd</h3><p>Skåne</p><p>Bo Provdal<br>070-174 06 07<br>bo.provdal@malmo.example.se</p>"
_OST = "<h3>Region Öst</h3><p>Jönköping</p><p>Per Exempel<br>070-174 06 10<br>per.exempel@jonkoping.example.se</p>"
_LIST = _NORD + _SYD + _OST
_FAR = _LIST.replace("@jonkoping", "@malmo")
_MAJA = "<p>Maja Provmark<br>070-174 06 08<br>maja.provmark@lulea.example.se</p>"
_ALL = "Jönköping, Kalmar, Kronoberg, Gotland, Blekinge, Halland, Uppsala, Dalarna, Värmland, Örebro"


def _find(body: str) -> list[tuple[str, str]]:
    """The faults of a page with a body, or of a text."""
    text = f"<html><body><h1>Regionkoordinatorer</h1>{body}</body></html>" if body.startswith("<") else body
    document = read_document(text.encode())
    facts = read_facts(read_rows(document), document)
    return [(fault.kind, fault.text) for fault in find_faults(facts, extract_contacts(facts))]


def test_a_plain_list_has_no_faults() -> None:
    assert _find(_LIST) == []
    assert _find(_LIST + "<footer><p>Växel: 08-465 004 99</p></footer>") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (_LIST.replace("per.exempel@jonkoping", "bo.provdal@lund"), ("foreign_mail", "Per Exempel")),
        (
            _LIST.replace("per.exempel@", "per.e@x.example.se, p.exempel@x.example.se, per.exempel@"),
            ("many_mails", "Per Exempel"),
        ),
        (_LIST + "<h3>Region Väst</h3><p>Halland</p><p>Yrva Provmark</p>", ("unreachable", "Yrva Provmark")),
        (
            _LIST.replace("06 10", "06 10, 070-174 06 11, 070-174 06 12, 070-174 06 13"),
            ("many_phones", "Per Exempel"),
        ),
        (_LIST.replace("<br>per.exempel@jonkoping.example.se", ""), ("lacking_mail", "Per Exempel")),
        (_LIST.replace("<br>070-174 06 10", ""), ("lacking_phone", "Per Exempel")),
        (_LIST.replace("Per Exempel", "Bo Provdal"), ("told_twice", "Bo Provdal")),
        (_MAJA + _LIST, ("no_region", "Maja Provmark")),
        (_FAR, ("far_from_region", "Per Exempel")),
        (_LIST + "<h3>Region Väst</h3><p>Halland</p>", ("empty_region", "Region Väst")),
        (_LIST.replace("<p>Jönköping</p>", ""), ("no_counties", "Region Öst")),
        (_LIST.replace("<p>Jönköping</p>", "<p>Skåne, Jönköping</p>"), ("county_twice", "Region Öst")),
        (_LIST.replace("<p>Jönköping</p>", f"<p>{_ALL}</p>"), ("crowded_region", "Region Öst")),
        (
            _LIST.replace("Region Öst", "Region Stockholm").replace("Skåne", "Stockholm, Skåne"),
            ("county_elsewhere", "Region Stockholm"),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_contradicts_the_rest_is_a_fault(body: str, fault: tuple[str, str]) -> None:
    assert fault in _find(body)


def test_a_mail_below_the_list_that_is_made_of_a_contacts_name_is_loose() -> None:
    bare = _LIST.replace("<br>eva.provberg@umea.example.se", "")
    faults = _find(f"{bare}<h2>Nyheter</h2><p>eva.provberg@umea.example.se</p>")
    assert ("loose_mail", "eva.provberg@umea.example.se") in faults


def test_counties_above_the_first_region_are_nobodys() -> None:
    above = "".join(
        f"<div>{county}</div><h3>Region {name}</h3>{_MAJA}"
        for name, county in (("Nord", "Norrbotten"), ("Syd", "Skåne"))
    )
    assert ("loose_counties", "Norrbotten") in _find(above)


def test_a_name_with_its_mail_above_all_regions_is_a_lost_contact() -> None:
    text = (
        "Kontaktlista\n\nMaja Provmark\nmaja.provmark@lulea.example.se\n\nRegion Nord\nEva Provberg\neva@example.se\n"
    )
    assert ("lost_contact", "maja.provmark@lulea.example.se") in _find(text)


def test_the_same_contact_of_two_regions_is_no_fault() -> None:
    twice = _NORD + _NORD.replace("Nord", "Mitt").replace("Norrbotten", "Uppsala")
    assert [kind for kind, _ in _find(twice) if kind == "told_twice"] == []


def test_two_of_one_name_who_each_have_a_mail_of_their_own_are_no_fault() -> None:
    namesakes = _LIST.replace("Per Exempel", "Bo Provdal").replace("per.exempel@", "bo.provdal@")
    assert _find(namesakes) == []
    one_mail = namesakes.replace("bo.provdal@jonkoping", "bo.provdal@malmo")
    assert ("told_twice", "Bo Provdal") in _find(one_mail)


def test_a_mail_made_of_names_in_columns_of_their_own_is_nobody_elses() -> None:
    head, one = "Efternamn\tFörnamn\tRegion\tE-post", "Al-Prov\tEva\tNord\teva.alprov@umea.example.se"
    assert "foreign_mail" not in [
        kind for kind, _ in _find(f"{head}\n{one}\n{one.replace('Eva', 'Siv').replace('eva', 'siv')}\n")
    ]

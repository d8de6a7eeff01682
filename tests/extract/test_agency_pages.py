"""Pages and texts as agencies' systems and offices write them: who is where, whatever stands first or around it."""

from __future__ import annotations

import pytest

from pipeline.vocabulary import match_county
from tests.extract.helpers import extract_text, people

MARTA, BO = "marta.ek@lulea.example.se", "bo.as@umea.example.se"
_BULLETS = f"""Kontakter

- Region Nord: {MARTA}, Märta Ek, 070-174 06 11; {BO}, Bo Ås, 070-174 06 12
- Region Syd: siv.dal@lund.example.se, Siv Dal, 070-174 06 13

Län per region

- Nord: Norrbotten, Västerbotten
- Syd: Skåne
"""
_BULLETS_OF_ONE = f"""Kontakter

- Region Nord: {MARTA}, Märta Ek, +46 (0) 980 31 92 06
- Region Syd: {BO}, Bo Ås, +46 (0) 8 46 50 04 45
"""
_RECORDS = f"""---
Koordinator: Märta Ek (Luleå kommun)
E-post: {MARTA}
Telefon: 070-174 06 11
Region: Nord
Ansvarsområde: Norrbotten och Västerbotten
---
Koordinator: Bo Ås (Malmö kommun)
E-post: {BO}
Telefon: 070-174 06 12
Region: Syd
Ansvarsområde: Skåne och Blekinge
---
"""
_SENTENCES = f"""<h2>Koordinatorer i landet</h2><ul>
<li>Märta Ek är kurator för region Nord, som består av Norrbottens och Västerbottens län. Du når henne på telefon
070-174 06 11 eller e-post {MARTA}.</li>
<li>Bo Ås är jurist för region Syd, som består av Skåne och Blekinge län. Du når honom på telefon 070-174 06 12
eller e-post {BO}.</li></ul>"""
_ARIA = f"""<h1>Regionkoordinatorer</h1><div role=grid><div role=row><div role=columnheader>Namn</div>
<div role=columnheader>Region</div><div role=columnheader>Län</div><div role=columnheader>Telefon</div>
<div role=columnheader>E-post</div></div>
<div role=row><div role=gridcell>Vakant</div><div role=gridcell>Region Syd</div><div role=gridcell>Skåne, Blekinge</div>
<div role=gridcell></div><div role=gridcell></div></div>
<div role=row><div role=gridcell>Märta Ek</div><div role=gridcell>Region Nord</div>
<div role=gridcell>Norrbotten, Västerbotten</div><div role=gridcell>070-174 06 11</div>
<div role=gridcell>{MARTA}</div></div></div>"""
_ROLE_FIRST = f"""<section><h2>Nord</h2><p><em>Norrbottens län och Västerbottens län</em></p>
<p>Regional samordnare mot människohandel<br><strong>Märta Ek</strong><br>Telefon: 070-174 06 11<br>{MARTA}</p>
</section>
<section><h2>Syd</h2><p><em>Skåne län</em></p>
<p>Utredare<br><strong>Bo Ås</strong><br>Telefon: 070-174 06 12<br>{BO}</p></section>"""
_FIELDS = f"""<h1>Kontakta oss</h1><dl><dt>Region</dt><dd>Nord</dd><dt>Omfattar</dt><dd>Norrbottens län</dd>
<dt>Koordinatorer</dt><dd>Märta Ek, tel 070-174 06 11, {MARTA}</dd></dl>
<dl><dt>Region</dt><dd>Syd</dd><dt>Omfattar</dt><dd>Skåne län</dd>
<dt>Koordinatorer</dt><dd>Bo Ås, tel 070-174 06 12, {BO}</dd></dl>"""
NORD = ("Märta Ek", "Nord", (MARTA,), ("070-174 06 11",))
SYD = ("Bo Ås", "Syd", (BO,), ("070-174 06 12",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _BULLETS,
            {
                NORD,
                ("Bo Ås", "Nord", (BO,), ("070-174 06 12",)),
                ("Siv Dal", "Syd", ("siv.dal@lund.example.se",), ("070-174 06 13",)),
            },
        ),
        (
            _BULLETS_OF_ONE,
            {
                ("Märta Ek", "Nord", (MARTA,), ("+46 (0) 980 31 92 06",)),
                ("Bo Ås", "Syd", (BO,), ("+46 (0) 8 46 50 04 45",)),
            },
        ),
        (_RECORDS, {NORD, SYD}),
        (_SENTENCES, {NORD, SYD}),
        (_ARIA, {NORD}),
        (_ROLE_FIRST, {NORD, SYD}),
        (_FIELDS, {NORD, SYD}),
    ],
    ids=["bullets", "bullets_of_one", "records", "sentences", "aria", "role_first", "fields"],
)
def test_each_is_in_their_region(text: str, expected: set[tuple[object, ...]]) -> None:
    body = f"<html><body><main>{text}</main></body></html>" if text.startswith("<") else text
    found = {
        (str(p.first("name")), str(p.first("region")).split()[-1], p.values("email"), p.values("phone"))
        for p in people(extract_text(body))
    }
    assert found == expected


def _counties(text: str) -> dict[str, list[str]]:
    found = extract_text(f"<html><body><main><h1>Regionkoordinatorer</h1>{text}</main></body></html>")
    regions = [m for m in found.mentions if m.entity_type == "region"]
    return {str(r.first("name")).split()[-1]: sorted(map(_code_of, r.values("county_code"))) for r in regions}


def _code_of(county: str) -> str:
    found = match_county(county)
    return found.entry.code if found else county


@pytest.mark.parametrize(
    "tags",
    [
        "<p><span class=t>Stockholm</span><span class=t>Gotland</span></p>",
        "<p><b>Län</b><br>Gotland<br>Stockholm</p>",
        "<p>Sthlm, Gotland</p>",
    ],
)
def test_the_county_that_bears_the_name_of_its_region_is_among_its_tags(tags: str) -> None:
    regions = (("Stockholm", tags), ("Syd", "<p>Skåne, Blekinge</p>"))
    cards = (f"<section><h2>{name}</h2>{listed}<p>Vakant</p></section>" for name, listed in regions)
    assert _counties("".join(cards)) == {"Stockholm": ["01", "09"], "Syd": ["10", "12"]}


def test_an_empty_seat_under_its_counties_is_no_sentence_with_them() -> None:
    found = extract_text(
        "Kontakter\n\n* Region Nord, Norrbottens, Jämtlands, Västernorrlands och Västerbottens län\n"
        "  Tjänsten är under tillsättning\n* Region Syd, Skåne, Kalmar och Blekinge län\n  Bo Ås\n"
        f"  Tel. 070-174 06 12\n  E-post {BO}\n"
    )
    nord = next(m for m in found.mentions if m.entity_type == "region" and m.first("name") == "Region Nord")
    assert [_code_of(county) for county in nord.values("county_code")] == ["25", "23", "22", "24"]
    assert nord.first("vacancy") == "Tjänsten är under tillsättning"

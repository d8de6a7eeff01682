"""Names one below the other, then one number, then their mails: each gets the own mail, and all the number."""

from __future__ import annotations

import pytest

from tests.extract.helpers import extract_text, people

_NORD = ("Nord", "Norrbotten, Västerbotten", ("Bo Ås", "Märta Ek"), "070-174 06 11")
_SYD = ("Syd", "Skåne, Blekinge", ("Leila Axelryd", "Siv Exempel", "Eva Prov"), "070-174 06 12")


def _mail(name: str) -> str:
    return name.lower().replace(" ", ".").replace("å", "a").replace("ä", "a") + "@lund.example.se"


def _print(form: str, tag: str, between: str) -> str:
    """All regions, with the names and mails each in `tag`, and `between` between them."""
    told = []
    for region, counties, names, number in (_NORD, _SYD):
        many = between.join(tag.format(name) for name in names)
        mails = between.join(tag.format(_mail(name)) for name in names)
        told.append(form.format(region=region, counties=counties, names=many, number=number, mails=mails))
    return "".join(told)


def _paged(*, body: str) -> str:
    return f"<html><body><main><h1>Regionkoordinatorer</h1>{body}</main></body></html>"


_ROW = "<tr><td>{region}</td><td>{counties}</td><td>{names}</td><td>{number}</td><td>{mails}</td></tr>"
_HEADED = "<h3>Region {region}</h3><p>{counties}</p>"
_TERMS = "<dt>Region</dt><dd>{region}</dd><dt>Län</dt><dd>{counties}</dd><dt>Koordinatorer</dt><dd>{names}</dd>"
_TEXT = "Region {region}\n{counties}\n{names}\nTelefon: {number}\n{mails}\n\n"

FORMS = {
    "paragraphs": _paged(body=_print(_HEADED + "{names}<p>Telefon: {number}</p>{mails}", "<p>{}</p>", "")),
    "lists": _paged(
        body=_print(_HEADED + "<ul>{names}</ul><p>Telefon: {number}</p><ul>{mails}</ul>", "<li>{}</li>", "")
    ),
    "tables": _paged(body=_print(f"<table>{_ROW}</table>", "{}", "<br>")),
    "terms": _paged(
        body=_print(
            f"<dl>{_TERMS}<dt>Telefon</dt><dd>{{number}}</dd><dt>E-post</dt><dd>{{mails}}</dd></dl>", "{}", ", "
        )
    ),
    "bullets": "Regionkoordinatorer\n\n" + _print(_TEXT, "• {}", "\n"),
    "blank lines": "Regionkoordinatorer\n\n"
    + _print(_TEXT.replace("}\n{", "}\n\n{").replace("\nT", "\n\nT"), "{}", "\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_mails_below_several_names_are_theirs_and_the_number_is_all_of_theirs(form: str) -> None:
    found = [
        (str(m.first("region")).removeprefix("Region "), m.first("name"), m.values("email"), m.values("phone"))
        for m in people(extract_text(FORMS[form]))
    ]
    expected = [
        (region, name, (_mail(name),), (number,)) for region, _, names, number in (_NORD, _SYD) for name in names
    ]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("lead", ["Telefon (gemensam): 070-174 06 11", "Gemensam telefon: 070-174 06 11"])
def test_a_number_above_several_names_that_says_it_is_shared_is_all_of_theirs(lead: str) -> None:
    text = (
        f"Regionkoordinatorer\n\nRegion Nord\nNorrbotten, Västerbotten\n{lead}\nBo Ås, {_mail('Bo Ås')}\n"
        f"Märta Ek, {_mail('Märta Ek')}\n\nRegion Syd\nSkåne\nEva Prov, 070-174 06 12, {_mail('Eva Prov')}\n"
    )
    found = {m.first("name"): m.values("phone") for m in people(extract_text(text))}
    assert found == {
        "Bo Ås": ("070-174 06 11",),
        "Märta Ek": ("070-174 06 11",),
        "Eva Prov": ("070-174 06 12",),
    }


def test_mails_of_fewer_than_the_names_above_leave_the_number_to_the_last() -> None:
    text = (
        "Regionkoordinatorer\n\nRegion Nord\nNorrbotten\n\nBo Ås\n\nMärta Ek\n\nTelefon: 070-174 06 11\n\n"
        f"{_mail('Märta Ek')}\n"
    )
    assert {m.first("name"): m.values("email") for m in people(extract_text(text))}["Märta Ek"] == (_mail("Märta Ek"),)


@pytest.mark.parametrize(("first", "doubted"), [("", [True]), (", 070-174 06 12", [False, False])])
def test_the_only_number_of_a_region_below_several_people_is_in_doubt(first: str, doubted: list[bool]) -> None:
    names = f"Bo Ås ({_mail('Bo Ås')}){first}<br>Märta Ek ({_mail('Märta Ek')})"
    page = _paged(body=f"<h3>Nord</h3><p>Norrbotten, Västerbotten</p><p>{names}</p><p>Tel: 070-174 06 11</p>")
    numbers = [s for m in people(extract_text(page)) for s in m.statements if s.property == "phone"]
    assert [number.confidence < 0.75 for number in numbers] == doubted

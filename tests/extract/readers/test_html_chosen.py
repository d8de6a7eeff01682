"""Parts of a page that a list of choices shows one at a time, and parts that are hidden for good."""

from __future__ import annotations

import pytest

from tests.extract.selfcheck.made import CONTACTS, COUNTIES, LISTED, Listed, contacts, counties, read

_SELECT = "".join(f"<option value='{one.region.lower()}'>Region {one.region}</option>" for one in LISTED)
_BUTTONS = "".join(f"<button data-target='r{at}'>Region {one.region}</button>" for at, one in enumerate(LISTED))


def _inner(one: Listed) -> str:
    people = "".join(f"<p>{name}<br>{phone}<br>{mail}</p>" for name, mail, phone in one.people)
    return f"<h3>Län</h3><p>{', '.join(one.counties)}</p><h3>Koordinatorer</h3>{people}"


def _parts(tag: str, *, is_first_shown: bool = False) -> str:
    return "".join(
        tag.format(region=one.region.lower(), at=at).replace(" HIDE", "" if is_first_shown and not at else " hidden")
        + f"{_inner(one)}</div>"
        for at, one in enumerate(LISTED)
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<select><option>Välj</option>{_SELECT}</select>" + _parts("<div data-region='{region}' HIDE>"),
        f"<select>{_SELECT}</select>" + _parts("<div id='part-{region}' HIDE>"),
        f"<div>{_BUTTONS}</div>" + _parts("<div id='r{at}' HIDE>", is_first_shown=True),
    ],
    ids=["data", "id", "buttons"],
)
def test_the_parts_that_choices_show_stand_under_their_choice(body: str) -> None:
    extraction = read(body)
    assert contacts(extraction) == CONTACTS
    assert counties(extraction) == COUNTIES


def test_what_no_choice_names_stays_hidden() -> None:
    listed = "".join(f"<h2>Region {one.region}</h2>{_inner(one)}" for one in LISTED)
    old = "<p>Region Öst</p><p>Yrva Provmark<br>yrva.provmark@example.se</p>"
    extraction = read(f"<select>{_SELECT}</select>{listed}<div hidden>{old}</div><div hidden>{old}</div>")
    assert contacts(extraction) == CONTACTS


def test_a_tab_heads_a_panel_whose_own_headings_name_no_region() -> None:
    tabs = "".join(f"<li><a role='tab' href='#t{at}'>{one.region}</a></li>" for at, one in enumerate(LISTED))
    panels = "".join(f"<div role='tabpanel' id='t{at}'>{_inner(one)}</div>" for at, one in enumerate(LISTED))
    extraction = read(f"<ul role='tablist'>{tabs}</ul>{panels}")
    assert [(f"Region {region}", *rest) for region, *rest in contacts(extraction)] == CONTACTS
    assert {f"Region {name}": own for name, own in counties(extraction).items()} == COUNTIES


@pytest.mark.parametrize("picture", ["<svg><use href='#i'/></svg>", "<img src='i.png' alt=''>", "<i hidden>i</i>"])
def test_a_picture_parts_the_texts_around_it(picture: str) -> None:
    extraction = read(
        "".join(
            f"<h2>Region {one.region}</h2><p>{', '.join(one.counties)}</p>"
            + "".join(
                f"<div><b>{name}</b><br><span>Provköpings kommun</span><span>{picture}{phone}</span>"
                f"<span>{picture}{mail}</span></div>"
                for name, mail, phone in one.people
            )
            for one in LISTED
        )
    )
    assert contacts(extraction) == CONTACTS

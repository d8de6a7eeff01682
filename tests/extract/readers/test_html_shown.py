"""What a page marks up elsewhere than where it belongs is read where it belongs."""

from __future__ import annotations

import pytest

from pipeline.extract.readers import read_document
from tests.extract.readers.outlines import describe


def _lines(page: str) -> list[str]:
    return [line.text for line in read_document(f"<html><body>{page}</body></html>".encode()).lines()]


@pytest.mark.parametrize(
    "tabs",
    [
        '<div role="tablist"><button role="tab" aria-controls="p1">Nord</button>'
        '<button role="tab" aria-controls="p2">Syd</button></div>',
        '<ul class="nav nav-tabs"><li><a data-toggle="tab" href="#p1">Nord</a></li>'
        '<li><a data-toggle="tab" href="#p2">Syd</a></li></ul>',
        '<ul><li><a href="#p1">Nord</a></li><li><a href="#p2">Syd</a></li></ul>',
    ],
)
def test_a_tab_is_the_heading_of_its_panel(tabs: str) -> None:
    panels = '<div id="p1"><p>Eva Ek</p></div><div id="p2" style="display:none"><p>Bo Ås</p></div>'
    assert _lines(tabs + panels) == ["Nord", "Eva Ek", "Syd", "Bo Ås"]


def test_links_to_headings_of_the_page_are_no_tabs() -> None:
    links = '<ul><li><a href="#a">Nord</a></li><li><a href="#b">Syd</a></li></ul>'
    assert _lines(f'{links}<h2 id="a">Nord</h2><p>Eva</p><h2 id="b">Syd</h2><p>Bo</p>') == [
        "Nord", "Syd", "Nord", "Eva", "Syd", "Bo",
    ]  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_meta_values_of_a_person_and_fields_of_a_card_are_lines(codec: str) -> None:
    page = (
        '<section itemscope itemtype="https://schema.org/Person"><span itemprop="name">Eva Ek</span> '
        '<span itemprop="jobTitle">jurist</span><meta itemprop="telephone" content="070-174 06 05"></section>'
        '<div class="vcard"><span class="fn">Bo Ås</span> '
        '<span class="org">Luleå kommun</span>, tfn 08-465 004 12</div>'
    )
    document = read_document(f"<html><body>{page}</body></html>".encode(codec))
    assert [line.text for line in document.lines()] == [
        "Eva Ek", "jurist", "070-174 06 05", "Bo Ås", "Luleå kommun", ", tfn 08-465 004 12",
    ]  # fmt: skip
    assert [block.kind for block in document.blocks] == ["card", "card"]


def test_people_of_an_organization_stand_below_its_name() -> None:
    data = (
        '[{"@type":"NGO","name":"Region Nord","areaServed":["Norrbottens län"],'
        '"member":{"@type":"Person","name":"Eva Ek","email":"mailto:eva@umea.example.se"}},'
        '{"@type":"NGO","name":"Region Syd","description":"Vakant"}]'
    )
    page = f'<html><body><p>Hej</p><script type="application/ld+json">{data}</script></body></html>'
    assert list(describe(read_document(page.encode())))[2:] == [
        "section",
        "  heading 6",
        "    2: Region Nord",
        "  cell [areaServed]",
        "    3: Norrbottens län",
        "  card [Person]",
        "    cell [name]",
        "      4: Eva Ek",
        "    cell [email]",
        "      5: eva@umea.example.se",
        "section",
        "  heading 6",
        "    6: Region Syd",
        "  cell [description]",
        "    7: Vakant",
    ]

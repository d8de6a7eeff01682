"""Web pages whose markup is odd are read as their tree says."""

from __future__ import annotations

import pytest

from pipeline.extract.readers import read_document

_XHTML = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p a<b=1>Eva</p><p>Bo</p>", ["Eva", "Bo"]),
        ("<p title='1 > 0'>Eva &lt;chef&gt; &amp;amp; Bo</p>", ["Eva <chef> &amp; Bo"]),
        ("<p>Eva&#1;Ek</p>", ["Eva\x01Ek"]),
        ("<p>\ufffd och &#xFFFD;</p>", ["\ufffd och \ufffd"]),
        ("<p>Eva</p><script>if (1 < 2) { '</p>' }</script>Bo", ["Eva", "Bo"]),
        ("<p>Eva</p><noembed><b>x</noembed><xmp>1 < 2</xmp>", ["Eva", "1 < 2"]),
        ("<xmp><b>1</b> &lt; 2</xmp>", ["<b>1</b> &lt; 2"]),
        ("<p>\n Eva&nbsp;\t<b> Ek </b> <i> chef</i>\n</p>", ["Eva Ek chef"]),
        ("<p>Stock&shy;holm &amp;lt; 1</p><p>Eva&#8203;</p>", ["Stockholm &lt; 1", "Eva"]),
        (
            "<p>Malmö &ndash; Åsa</p><li>&quot;Väst&quot; </li><pre>a  b\n c</pre>",
            ["Malmö – Åsa", '"Väst"', "a b", "c"],
        ),
        (
            "<p>Malmö &ndash; Åsa</p><li> &quot;Väst&quot;  1</li><td>&amp;amp;</td>",
            ["Malmö – Åsa", '"Väst" 1', "&amp;"],
        ),
        ("<p>Eva<svg><text>x</text></svg> Ek</p>", ["Eva Ek"]),
        ("<p><span class='a'>Eva Ek</span><span class='b'>jurist</span><i>070</i></p>", ["Eva Ek", "jurist", "070"]),
        ("<p><span class='a'>Stock</span><span class='a'>holm</span><i>EVA</i></p>", ["Stockholm", "EVA"]),
        ("<p>Eva<sup>2</sup>, <sup><b>3</b></sup></p>", ["Eva², 3"]),
    ],
)
def test_odd_markup_is_read_as_its_tree_says(page: str, lines: list[str]) -> None:
    document = read_document(f"<html><body>{page}</body></html>".encode(), "text/html")
    assert [line.text for line in document.lines()] == lines


@pytest.mark.parametrize("doctype", ["<!doctype html>", _XHTML])
def test_name_is_no_id_in_any_kind_of_page(doctype: str) -> None:
    page = f'{doctype}<html><body><div name="menu" class="x"><p>Eva Ek</p></div></body></html>'
    assert [block.role for block in read_document(page.encode()).blocks] == ["main"]


@pytest.mark.parametrize(("inner", "role"), [("<h1>Eva</h1>", "main"), ("<h2>Eva</h2>", "navigation")])
def test_wrapper_of_the_main_heading_is_no_navigation(inner: str, role: str) -> None:
    page = f'<html><body><div class="menu"><div></div>{inner}</div><h1>Bo</h1></body></html>'
    assert [block.role for block in read_document(page.encode()).blocks] == [role, "main"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("<a href='mailto:a@example.se'>Mejl</a>", ("Mejl", [("mailto:a@example.se", 0, 4)])),
        ("\n <a href='/eva'> Eva  Ek\n</a> \n", ("Eva Ek", [("/eva", 0, 6)])),
        ("<a class='x' href='/eva'>Eva Ek</a>", ("Eva Ek", [("/eva", 0, 6)])),
        ("<a href=''>Eva Ek</a>", ("Eva Ek", [])),
        ("<a name='eva'>Eva Ek</a>", ("Eva Ek", [])),
        ("<a href='tel:031-390 06 05'> </a>", ("031-390 06 05", [("tel:031-390 06 05", 0, 13)])),
        ("<a href='/eva'>Eva</a> Ek", ("Eva Ek", [("/eva", 0, 3)])),
        ("<a href='/eva'>E&shy;va</a>", ("Eva", [("/eva", 0, 3)])),
    ],
)
@pytest.mark.parametrize("name", ["li", "h2", "td"])
def test_element_that_holds_a_link_alone_is_a_line_with_it(
    name: str, cell: str, told: tuple[str, list[tuple[str, int, int]]]
) -> None:
    rows = f"<tr><td>Nord</td><td>{cell}</td></tr><tr><td>Syd</td><td>Bo</td></tr>"
    page = f"<table>{rows}</table>" if name == "td" else f"<div>Nord</div><{name}>{cell}</{name}>"
    line = list(read_document(f"<html><body>{page}</body></html>".encode(), "text/html").lines())[1]
    assert (line.text, [(link.href, link.start, link.end) for link in line.links]) == told


def test_link_among_the_same_words_is_where_it_stands() -> None:
    page = '<p>Mejl: Mejl <a href="mailto:a@example.se?x=1&amp;y=2">Mejl</a></p>'
    (line,) = read_document(page.encode()).lines()
    assert [(link.href, link.start, link.end) for link in line.links] == [("mailto:a@example.se?x=1&y=2", 11, 15)]


def test_a_bare_button_above_its_panel_is_a_heading_and_any_other_button_is_none() -> None:
    page = (
        "<main><h1>Kontakt</h1><div class='accordion'><button>Region Nord</button>"
        "<div class='panel'><p>Jämtland</p></div></div><button>Skriv ut</button><p>Text.</p></main>"
    )
    document = read_document(page.encode())
    assert "Region Nord" in document.text
    assert "Skriv ut" not in document.text


def test_empty_element_opens_nothing_that_stays_open() -> None:
    page = "<div><hr class='hidden'><p>Eva Ek</p></div><p>Bo Ek</p>"
    document = read_document(f"<html><body>{page}</body></html>".encode(), "text/html")
    assert [(block.text, block.role) for block in document.blocks] == [("Eva Ek", "main"), ("Bo Ek", "main")]


def test_link_lies_over_its_own_words_where_the_same_stand_before_it() -> None:
    page = "<p>Eva  Ek, chef: <a href=' mailto:eva@example.se?a=1&amp;b=2 '>Eva\n Ek</a>, <a href='#'>Bo</a></p>"
    document = read_document(f"<html><body>{page}</body></html>".encode(), "text/html")
    (line,) = document.lines()
    assert line.text == "Eva Ek, chef: Eva Ek, Bo"
    assert [(link.href, line.text[link.start : link.end], link.start) for link in line.links] == [
        ("mailto:eva@example.se?a=1&b=2", "Eva Ek", 14),
        ("#", "Bo", 22),
    ]


def test_cells_belong_to_the_table_that_they_stand_in() -> None:
    inner = "<table><tr><td>Bo</td><td>070-174 06 05</td></tr><tr><td>My</td><td>070-174 06 06</td></tr></table>"
    rows = f"<tr><td>Umeå</td><td>{inner}</td></tr><tr><td>Kiruna</td><td>Åsa</td></tr>"
    page = f"<table><tr><th>Ort</th><th>Vem</th></tr>{rows}</table>"
    document = read_document(f"<html><body>{page}</body></html>".encode(), "text/html")
    (table,) = document.blocks
    assert [[cell.text.split("\n") for cell in row.children] for row in table.children] == [
        [["Ort"], ["Vem"]],
        [["Umeå"], ["Bo", "070-174 06 05", "My", "070-174 06 06"]],
        [["Kiruna"], ["Åsa"]],
    ]

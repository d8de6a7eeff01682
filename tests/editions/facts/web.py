"""Web pages made of blocks in four styles of content systems, with what surrounds such a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from tests.editions.facts.blocks import Block, Box, Heading, Items, Markup, Para, Table, Terms

_NUMBER = re.compile(r"(?:\+46 |0)\d{1,3}[ -][\d ]{5,9}\d")
_NEWS = (
    '<aside class="news"><h2>Aktuellt</h2><ul><li><a href="/n1">Ny lag gäller från 1 juli 2025</a></li>'
    '<li><a href="/n2">Nämnden beslutade i § 112 om nya lokaler</a></li></ul></aside>'
)
_HEAD = (
    '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{title} | Exempelstad</title></head><body>'
    '<header><a href="/">Exempelstad</a><nav><ul><li><a href="/stod">Omsorg och stöd</a></li>'
    '<li><a href="/kontakt">Kontakta oss</a></li></ul></nav></header><main><h1>{title}</h1>'
    "<p>Människohandel förekommer i hela landet. På den här sidan har vi samlat information om var den som är utsatt "
    "kan få hjälp och hur samhället arbetar mot brottet.</p>"
)
_FOOT = (
    "<p>Sidan uppdaterades den 5 juni 2024</p></main>{news}<footer><h2>Kontakta kommunen</h2><p>Telefon växel: "
    "0980-319 200<br>kommun@exempelstad.example.se<br>Organisationsnummer 212000-0001</p></footer></body></html>"
)


def rich(text: str) -> str:
    """Escape, with bold parts and linked numbers."""
    linked = _NUMBER.sub(lambda m: f'<a href="tel:{re.sub("[^0-9+]", "", m[0])}">{m[0]}</a>', escape(text))
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", linked)


def _broken(lines: Sequence[str]) -> str:
    return "<br>".join(map(rich, lines))


def _table(block: Table, cell: Callable[[str], str]) -> str:
    head = "".join(f"<th>{rich(text)}</th>" for text in block.head)
    rows = ("".join(f"<td>{cell(text)}</td>" for text in row) for row in block.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def _lines_in_cell(text: str) -> str:
    return _broken(text.split("\n"))


def _paragraphs_in_cell(text: str) -> str:
    return "".join(f"<p>{rich(line)}</p>" for line in text.split("\n"))


def _items_in_cell(text: str) -> str:
    lines = text.split("\n")
    return f"<ul>{''.join(f'<li>{rich(line)}</li>' for line in lines)}</ul>" if len(lines) > 1 else rich(text)


def _plain(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{rich(text)}</h{level}>"
        case Para(lines):
            return f"<p>{_broken(lines)}</p>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{rich(item)}</li>' for item in items)}</ul>"
        case Table():
            return _table(block, _lines_in_cell)
        case Terms(pairs):
            inside = (f"<dt>{rich(t)}</dt>{''.join(f'<dd>{rich(x)}</dd>' for x in said)}" for t, said in pairs)
            return f"<dl>{''.join(inside)}</dl>"
        case Box(lines):
            return f'<div class="box"><h3>{rich(lines[0])}</h3><p>{_broken(lines[1:])}</p></div>'
        case Markup(html):
            return html


def _divided(block: Block) -> str:
    """SiteVision: divisions all the way, entries' headings in bold, typed bullets, paragraphs in cells."""
    match block:
        case Heading(text, 3):
            return f'<div class="sv-text-portlet"><p class="env-text"><strong>{rich(text)}</strong></p></div>'
        case Items(items):
            lines = "<br>".join(f"• {rich(item)}" for item in items)
            return f'<div class="sv-text-portlet"><p class="env-text">{lines}</p></div>'
        case Table():
            return f'<div class="sv-table">{_table(block, _paragraphs_in_cell)}</div>'
        case Terms(pairs):
            inside = (f"<p><strong>{rich(t)}</strong><br>{_broken(said)}</p>" for t, said in pairs)
            return f'<div class="sv-text-portlet">{"".join(inside)}</div>'
        case Box(lines):
            return (
                f'<div class="sv-decoration"><p><strong>{rich(lines[0])}</strong></p><p>{_broken(lines[1:])}</p></div>'
            )
    return f'<div class="sv-text-portlet">{_plain(block)}</div>'


def _opened(block: Block) -> str:
    """Terms and boxes open at a click; lists in cells."""
    match block:
        case Table():
            return _table(block, _items_in_cell)
        case Terms(pairs):
            return "".join(
                f"<details><summary>{rich(t)}</summary>{''.join(f'<p>{rich(x)}</p>' for x in said)}</details>"
                for t, said in pairs
            )
        case Box(lines):
            title = f'<p class="title">{rich(lines[0])}</p>'
            return f'<div class="notice" role="note">{title}<p>{_broken(lines[1:])}</p></div>'
    return _plain(block)


def _spanned(block: Block) -> str:
    """Tables made of divisions, items of one paragraph each, lines as spans."""
    match block:
        case Para(lines) if len(lines) > 1:
            return f"<p>{''.join(f'<span class=row style=display:block>{rich(line)}</span>' for line in lines)}</p>"
        case Items(items):
            return f'<ul class="list">{"".join(f"<li><p>{rich(item)}</p></li>" for item in items)}</ul>'
        case Table(head, rows):
            cells = ("".join(f'<span role="cell">{_lines_in_cell(c)}</span>' for c in row) for row in rows)
            top = "".join(f'<span role="columnheader">{rich(c)}</span>' for c in head)
            body = "".join(f'<div role="row">{row}</div>' for row in cells)
            return f'<div role="table"><div role="row">{top}</div>{body}</div>'
    return _plain(block)


def _in_cards(blocks: Sequence[Block], show: Callable[[Block], str]) -> Iterator[str]:
    """Put each entry's heading and what is below into a card."""
    is_open = False
    for block in blocks:
        if isinstance(block, Heading):
            yield "</div></article>" if is_open else ""
            is_open = block.level == 3
            yield '<article class="card"><div class="card-body">' if is_open else ""
        yield show(block)
    yield "</div></article>" if is_open else ""


def plain(title: str, blocks: Sequence[Block]) -> str:
    """Headings, paragraphs, lists and tables as the standard means them."""
    return _page(title, "".join(map(_plain, blocks)))


def divided(title: str, blocks: Sequence[Block]) -> str:
    """A municipal content system's divisions."""
    return _page(title, "".join(map(_divided, blocks)))


def opened(title: str, blocks: Sequence[Block]) -> str:
    """Accordions, and a card an entry."""
    return _page(title, "".join(_in_cards(blocks, _opened)))


def spanned(title: str, blocks: Sequence[Block]) -> str:
    """Tables of divisions and lines of spans."""
    return _page(title, "".join(map(_spanned, blocks)))


def _page(title: str, body: str) -> str:
    news = _NEWS if len(body) % 2 else ""
    return _HEAD.format(title=title) + body + _FOOT.format(news=news)


STYLES = (plain, divided, opened, spanned)

"""Logos of members are read by what they are called; no other picture is."""

from __future__ import annotations

import pytest

from pipeline.extract.readers import read_document
from tests.extract.helpers import extract_text

NAMES = ("Tullverket", "Klart Vatten", "Stiftelsen Trygg Hamn", "Unizon")


def _images(shape: str) -> str:
    return "".join(shape.format(f'<img src="l{at}.svg" alt="{name}">') for at, name in enumerate(NAMES))


def _page(body: str) -> str:
    return f"<!doctype html><html><body><main><h1>Samverkan</h1>{body}</main></body></html>"


def _members(body: str) -> set[str | None]:
    return {m.first("name") for m in extract_text(_page(body)).mentions if m.values("member")}


@pytest.mark.parametrize(
    "listed",
    [
        f"<h2>Medlemmar i NMT</h2><ul>{_images('<li>{}</li>')}</ul>",
        f"<h2>Medlemmar i NMT</h2><div>{_images('<a href=https://m.example.se>{}</a>')}</div>",
        f"<h2>Nätverket</h2><p>I NMT ingår:</p><table><tr>{_images('<td><figure>{}</figure></td>')}</tr></table>",
        f"<section><h2>Medlemmar i NMT</h2><div><div>{_images('<div>{}</div>')}</div></div></section>",
    ],
)
def test_logos_in_a_list_of_members_are_members(listed: str) -> None:
    assert _members(listed) == set(NAMES)


@pytest.mark.parametrize(
    "page",
    [
        f"<h2>Våra sponsorer</h2><ul>{_images('<li>{}</li>')}</ul>",
        f"<h2>Medlemmar i NMT</h2><p>Vi är många.</p><h2>Bilder</h2><ul>{_images('<li>{}</li>')}</ul>",
        "<h2>Medlemmar i NMT</h2><ul><li>Tullverket</li><li>Unizon</li></ul><p><img alt='Polismyndigheten'> Bild</p>",
        "<h2>Medlemmar i NMT</h2><div><img alt='Foto: Polismyndigheten'><img alt='Bild 2'></div>",
    ],
)
def test_other_pictures_are_no_text(page: str) -> None:
    said = read_document(_page(page).encode()).text
    assert not any(name in said for name in ("Polismyndigheten", "Bild 2", "Klart Vatten"))

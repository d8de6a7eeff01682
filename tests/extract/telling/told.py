"""Shared by the tests of facts: what a text, or the body of a page, tells in standard forms."""

from __future__ import annotations

from pipeline.domain.statements import Extraction, Mention
from pipeline.normalize import normalize_editions
from tests.extract.helpers import extract_text


def read(body: str) -> Extraction:
    is_text = not body.startswith("<")
    page = body if is_text else f"<!doctype html><html><body><main><h1>Hjälp</h1>{body}</main></body></html>"
    return normalize_editions([extract_text(page)])[0]


def services(body: str) -> dict[str | None, Mention]:
    return {m.first("name"): m for m in read(body).mentions if m.entity_type == "service"}


def members(body: str) -> set[str | None]:
    return {m.first("name") for m in read(body).mentions if m.values("member")}

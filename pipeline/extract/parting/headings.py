"""Headings that name an agency whose own staff follow."""

from __future__ import annotations

import re

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.standard.roles import is_coordinators
from pipeline.vocabulary import match_organization, organization_kind

_LEAD = re.compile(
    r"^\W*(?:(?:v[åa]ra\s+)?kontakt(?:a|er|person(?:er)?|uppgifter)?|medarbetare|personal|handl[äa]ggare|utredare|nationella?\s+samordnare)"
    r"(?:\s*[:–-]\s*|\s+)(?:till|p[åa]|hos|vid|f[öo]r|inom|i|med)?\s*",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\W*(?P<owner>[\w ]+?)s?\s+(?:kontakter|kontaktperson(?:er)?)\W*", re.IGNORECASE)
_ADDRESSED = re.compile(r"till\b", re.IGNORECASE)  # `Till kommunernas socialtjänst`: to whom a letter goes
_KINDS = frozenset({"agency", "county_board", "unit", "ngo", "international", "group", "association"})


def read_agency_heading(row: Row, facts: tuple[Fact, ...]) -> Fact | None:
    """Read a line such as `Kontakt Jämställdhetsmyndigheten`, or a heading that is an agency's name.

    Returns:
        The agency's name as a fact of kind `employer` (its value is the known id), or None.
    """
    text = row.line.text.rstrip(" :\t")
    if len(text) > 90 or any(fact.kind in ("email", "phone", "name") for fact in facts) or row.kind in ("cell", "term"):
        return None
    if (owned := _OWNED.fullmatch(text)) is not None:
        return _read_owner(row, owned)
    lead = _LEAD.match(text)
    if (lead is None and row.kind != "heading") or _ADDRESSED.match(text):
        return None
    start = lead.end() if lead else len(text) - len(text.lstrip())
    name = text[start:].strip()
    found = match_organization(name) if name and not is_coordinators(name) else None
    if found is not None and found.entry.kind in _KINDS:
        return Fact(
            "employer",
            row,
            start,
            start + len(name),
            name,
            found.score / 100,
            "heading of the list",
            found.entry.org_id,
        )
    is_form = lead is not None and name[:1].isupper() and organization_kind(name) is not None
    return Fact("employer", row, start, start + len(name), name, 0.8, "heading of the list") if is_form else None


def _read_owner(row: Row, owned: re.Match[str]) -> Fact | None:
    """The agency whose contact persons a heading announces, if it is a known one."""
    start, end = owned.span("owner")
    found = match_organization(owned["owner"], is_fuzzy=False)
    if found is None or found.entry.kind not in _KINDS or is_coordinators(owned.group()):
        return None
    return Fact("employer", row, start, end, owned["owner"], 1.0, "heading of the list", found.entry.org_id)

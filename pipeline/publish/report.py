"""`report/index.html`: one page, offline, for a person: the directory, what changed, what needs review, the checks."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import duckdb

from pipeline.publish.types import ReleaseInfo

SHOWN = 2000
FEW = 200
_CALLED = {"emergency": 0, "helpline": 1}

Row: TypeAlias = Mapping[str, str]


def list_service_contacts(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """The contacts of services in force; asked of DuckDB, since of a million contact points hardly any is a service's.

    Args:
        con: Connection with the release as `rel`.
    """
    found = con.execute(
        """SELECT COLUMNS(*)::VARCHAR FROM rel.contact_points
        WHERE owner_type = 'service' AND gone_by IS NULL ORDER BY contact_id"""
    )
    names = [column[0] for column in found.description or ()]
    return [{name: value or "" for name, value in zip(names, row, strict=True)} for row in found.fetchall()]


def write_report(info: ReleaseInfo, contacts: Iterable[Row]) -> None:
    """Write the report of a release from its CSV files.

    Args:
        info: The release, its CSV files written.
        contacts: The contacts of its services.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("pipeline.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["phone"] = format_phone
    page = environment.get_template("report.html.j2").render(_gather(info, contacts))
    (info.path / "report").mkdir(exist_ok=True)
    (info.path / "report" / "index.html").write_text(page, encoding="utf-8")


def _gather(info: ReleaseInfo, contacts: Iterable[Row]) -> Mapping[str, object]:
    folder = info.path
    rows = list(islice(_rows(folder, "directory"), SHOWN + 1))
    checks = list(_rows(folder, "checks"))
    changes = list(islice(_read(folder / "changes.csv"), FEW + 1))
    regions: dict[str, list[dict[str, str]]] = {}
    for row in rows[:SHOWN]:
        regions.setdefault(row["region"] or "", []).append(row)
    review = [row for row in _rows(folder, "review_items") if row["status"] in ("", "open")]
    editions = sorted(_rows(folder, "editions"), key=lambda row: (row["dated_from"], row["edition_id"]))
    return {
        "info": info,
        "regions": regions,
        "rows": len(rows[:SHOWN]),
        "is_cut": len(rows) > SHOWN,
        "vacant": sum(row["status"] == "vacant" for row in rows),
        "changes": changes[:FEW],
        "more_changes": len(changes) > FEW,
        "review": review[:FEW],
        "review_count": len(review),
        "quarantine": list(islice(_rows(folder, "quarantine"), FEW)),
        "conflicts": list(islice(_rows(folder, "conflicts"), FEW)),
        "events": list(islice(_rows(folder, "events"), FEW)),
        "checks": checks,
        "failed": [check for check in checks if check["status"] == "failed"],
        "editions": editions,
        "services": list(islice(_list_services(folder, contacts), FEW)),
    }


def _list_services(folder: Path, contacts: Iterable[Row]) -> Iterator[Mapping[str, object]]:
    """Services with the numbers and addresses that no edition takes back, those to call first."""
    reached_by: dict[str, list[Row]] = {}
    for contact in contacts:
        reached_by.setdefault(contact["owner_id"], []).append({**contact, "shown": _show(contact)})
    for row in sorted(_rows(folder, "services"), key=lambda row: (_CALLED.get(row["kind"], 2), row["service_id"])):
        yield {**row, "contacts": reached_by.get(row["service_id"], [])}


def _show(contact: Row) -> str:
    """A number as a Swede reads it, a short code as it is printed (`114 14`)."""
    value = contact["value"]
    return contact["display"] if contact["channel"] == "phone" and value.isdecimal() else format_phone(value)


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    return _read(folder / "csv" / f"{table}.csv")


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def format_phone(value: str) -> str:
    """Phone numbers as a Swede reads them.

    >>> format_phone("+46317850000; 112")
    '031-785 00 00; 112'
    """
    import phonenumbers

    shown = []
    for number in filter(None, value.split("; ")):
        try:
            parsed = phonenumbers.parse(number, None) if number.startswith("+") else None
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is None:
            shown.append(number)
            continue
        style = phonenumbers.PhoneNumberFormat
        home = style.NATIONAL if parsed.country_code == 46 else style.INTERNATIONAL
        shown.append(phonenumbers.format_number(parsed, home))
    return "; ".join(shown)

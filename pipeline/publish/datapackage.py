"""`datapackage.json`: the release as a Data Package (version 2), each table with types, keys and descriptions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.publish.types import ReleaseInfo
from pipeline.validate.schema import Column, Table, read_schema, read_view

_PROFILE = "https://datapackage.org/profiles/2.0/"


def write_datapackage(folder: Path, info: ReleaseInfo, sums: Mapping[str, str]) -> None:
    """Describe the CSV files of a release.

    Args:
        folder: The release, its CSV files written.
        info: What the release is.
        sums: SHA-256 of the CSV files by their path in the release.
    """
    tables = [*read_schema().values(), read_view("directory")]
    package = {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": "nmt-directory",
        "id": info.release_id,
        "title": "Contact directory of Sweden's work against prostitution and trafficking",
        "description": "Made from public documents; every value is traced to the place where it is printed.",
        "version": info.schema_version,
        "resources": [_describe(table, folder, sums) for table in tables],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _describe(table: Table, folder: Path, sums: Mapping[str, str]) -> dict[str, object]:
    place = f"csv/{table.name}.csv"
    return {
        "$schema": f"{_PROFILE}dataresource.json",
        "name": table.name,
        "path": place,
        "type": "table",
        "description": table.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": (folder / place).stat().st_size,
        "hash": f"sha256:{sums[place]}",
        "dialect": {
            "$schema": f"{_PROFILE}tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": _describe_schema(table),
    }


def _describe_schema(table: Table) -> dict[str, object]:
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers[0], "fields": [column.refers[1]]}}
        for column in table.columns
        if column.refers
    ]
    for key in keys:
        if key["reference"]["resource"] == table.name:  # type: ignore[index]
            key["reference"]["resource"] = ""  # type: ignore[index]
    fields = [
        _describe_field(column, required=not column.nullable or column.name in table.key) for column in table.columns
    ]
    schema: dict[str, object] = {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": fields,
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _describe_field(column: Column, *, required: bool) -> dict[str, object]:
    limits: dict[str, object] = {"required": True} if required else {}
    if column.values:
        limits["enum"] = list(column.values)
    if column.matches:
        limits["pattern"] = column.matches.strip("^$")
    if column.least is not None:
        limits["minimum"] = column.least
    if column.most is not None:
        limits["maximum"] = column.most
    field: dict[str, object] = {"name": column.name, "type": column.type, "description": column.description}
    return {**field, "constraints": limits} if limits else field

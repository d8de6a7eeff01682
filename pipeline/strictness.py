"""What `--strict` refuses: anything set aside and any warning, the first of them with its file, page and value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.errors import CheckError
from pipeline.summary import ERASED, read_rows

Row = Mapping[str, str]


def refuse_blemishes(blemishes: Sequence[CheckError]) -> None:
    """Raise the first of some blemishes, and say how many there are.

    Raises:
        CheckError: There is one.
    """
    if not blemishes:
        return
    first = blemishes[0]
    many = f"{len(blemishes)} warnings and quarantined items"
    raise CheckError(
        f"--strict: {many}, nothing is published; the first is {first.message}",
        document=first.document,
        page=first.page,
        line=first.line,
        value=first.value,
    )


def list_blemishes(quarantine: Iterable[Row], editions: Iterable[Row], checks: Iterable[Row]) -> list[CheckError]:
    """What is wrong in the tables of a release; that an erased person is kept out is as it should be.

    Args:
        quarantine: Rows of `quarantine`; an empty cell is an empty text.
        editions: Rows of `editions`.
        checks: Rows of `checks`.

    >>> item = {"edition_id": "sida", "page": "1", "line": "7", "raw_text": "Åsa", "reason_code": "stray", "detail": ""}
    >>> str(list_blemishes([item], [{"edition_id": "sida", "file_name": "sida.html"}], [])[0])
    "sida.html, page 1, line 7: stray: 'Åsa'"
    """
    files = {row["edition_id"]: row["file_name"] for row in editions}
    items = [
        CheckError(
            _word(row["reason_code"], row["detail"]),
            document=files.get(row["edition_id"]) or row["edition_id"],
            page=_read_number(row["page"]),
            line=_read_number(row["line"]),
            value=row["raw_text"] or None,
        )
        for row in quarantine
        if row["reason_code"] != ERASED
    ]
    warnings = [
        CheckError(_word("warning", row["rule"]), document=f"table {row['table_name']}", value=row["detail"] or None)
        for row in checks
        if (row["severity"], row["status"]) == ("warning", "failed")
    ]
    return [*items, *warnings]


def list_release_blemishes(release: Path) -> list[CheckError]:
    """What is wrong in a release that is published already, from its folder."""
    return list_blemishes(*(read_rows(release, name) for name in ("quarantine", "editions", "checks")))


def _word(code: str, detail: str) -> str:
    return f"{code} ({detail})" if detail else code


def _read_number(cell: str) -> int | None:
    return int(float(cell)) if cell else None

"""Pages of figures: each benchmark keeps its own part of a page, under a heading of its own."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
ACCURACY, BENCHMARKS = DOCS / "accuracy.md", DOCS / "benchmarks.md"
_PART = re.compile(r"^## (.+)$", re.MULTILINE)


def put_part(page: Path, head: str, title: str, text: str) -> None:
    """Write one part of a page, in place of what stood under the same heading; the parts stay in order of title.

    Args:
        page: The Markdown file; made where there is none.
        head: What stands above the first part.
        title: Heading of the part.
        text: What it says, without headings of the second level.
    """
    parts = {**_read_parts(page), title: text.strip()}
    body = "".join(f"\n## {name}\n\n{parts[name]}\n" for name in sorted(parts))
    page.write_text(f"{head.strip()}\n{body}", encoding="utf-8")


def put_accuracy(title: str, text: str) -> None:
    """Write one part of `docs/accuracy.md`."""
    put_part(ACCURACY, "# Accuracy\n\nMade by `make bench`; do not edit.", title, text)


def _read_parts(page: Path) -> dict[str, str]:
    if not page.exists():
        return {}
    pieces = _PART.split(page.read_text(encoding="utf-8"))[1:]
    return {title: text.strip() for title, text in zip(pieces[::2], pieces[1::2], strict=True)}

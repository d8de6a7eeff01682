"""Passages: lines flattened to running text, each character of which knows where it is printed."""

from __future__ import annotations

import pytest

from pipeline.extract.lines.rows import read_rows
from pipeline.extract.readers import read_document
from pipeline.extract.telling.passages import read_passages


@pytest.mark.parametrize(
    ("lines", "flat"),
    [
        (
            "Kommunen ansvarar för social-<br>tjänstens stöd<br>till utsatta",
            "Kommunen ansvarar för socialtjänstens stöd till utsatta",
        ),
        ("Barn-<br>och familjestöd i Umeå", "Barn- och familjestöd i Umeå"),
        ("Ring&nbsp;oss<br>i Örebro", "Ring oss i Örebro"),
    ],
)
def test_lines_are_flattened_and_keep_their_places(lines: str, flat: str) -> None:
    page = f"<html><body><p>{lines}</p></body></html>"
    document = read_document(page.encode(), "text/html")
    (passage,) = read_passages(read_rows(document), document)
    assert passage.flat == flat
    assert len(passage.offsets) == len(flat)
    printed = "".join(passage.text[offset] for offset in passage.offsets)
    assert printed.replace("\n", " ") == flat
    word = flat.index(flat.split()[-1])
    place = passage.place(word, len(flat))
    line = next(line for line in document.lines() if line.number == place.line)
    assert line.text[place.char_start : place.char_end] == flat.split()[-1]

"""The brochure's facsimile: the script sets text verbatim and the same each time, and the PDF is read line by line."""

from __future__ import annotations

from pathlib import Path

from pipeline.extract.readers import read_document
from scripts.make_facsimile import read_back, split_pages, typeset_pages

BROCHURE = Path(__file__).parents[3] / "raw" / "000_nmt-brochure.pdf"
TEXT = " NMT\n\nREGION SYD\n~\nLisa Green o\nlisa.green@malmo.se S ~\n\n\n\n'~ REGION OST\n”citat” 12 § ‘ « »\n"


def test_the_same_text_gives_the_same_bytes_and_reads_back_verbatim(tmp_path: Path) -> None:
    pages = split_pages(TEXT)
    path = tmp_path / "facsimile.pdf"
    path.write_bytes(typeset_pages(pages, "title"))
    assert path.read_bytes() == typeset_pages(pages, "title")
    assert read_back(path) == [[line for line in page if line] for page in pages]


def test_the_brochure_is_read_line_by_line() -> None:
    document = read_document(BROCHURE.read_bytes())
    assert len(document.pages) == 10
    assert [[line.text.strip() for line in page.lines] for page in document.pages] == [
        [text for line in page if (text := line.strip())] for page in read_back(BROCHURE)
    ]
    line = document.pages[2].lines[5]
    assert (line.text, line.number) == ("Eva Norlin \\", 6)
    assert not document.notes

"""From rows to facts: parsed, names proved and joined, columns that were read as one line untangled."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.layout import Document
from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.ocr_text import is_ocr_text
from pipeline.extract.lines.rows import Row
from pipeline.extract.lines.sentences import split_sentences
from pipeline.extract.lines.wrapped import join_wrapped
from pipeline.extract.meaning.county_registers import lead_with_regions
from pipeline.extract.meaning.covered_regions import name_covered
from pipeline.extract.meaning.headed import name_headed
from pipeline.extract.meaning.own_county import read_own_counties
from pipeline.extract.meaning.parsing import parse_rows
from pipeline.extract.meaning.proving import prove_names
from pipeline.extract.meaning.stand_ins import name_stand_ins
from pipeline.extract.mending.begun_mails import part_begun_mails
from pipeline.extract.mending.beside_cells import read_beside
from pipeline.extract.mending.broken_names import join_broken
from pipeline.extract.mending.column_runs import deal_runs
from pipeline.extract.mending.cut_regions import join_cut_regions
from pipeline.extract.mending.led_lines import part_led_lines
from pipeline.extract.mending.mail_beginnings import complete_mails
from pipeline.extract.mending.parted_names import join_names
from pipeline.extract.mending.row_names import part_row_names
from pipeline.extract.mending.spread_words import join_spread
from pipeline.extract.mending.table_columns import read_table_columns
from pipeline.extract.mending.tangled import untangle
from pipeline.extract.mending.torn import join_torn
from pipeline.extract.mending.towns_behind import part_towns


def read_facts(rows: Sequence[Row], document: Document) -> tuple[Fact, ...]:
    """Give the facts of a document in reading order.

    Args:
        rows: Its rows.
        document: The document that they are of.
    """
    parted = join_wrapped(split_sentences(rows))
    is_ocr = is_ocr_text(document)
    joined = join_names(join_torn(parse_rows(parted), parted), document)
    named = tuple(part_towns(tuple(name_headed(prove_names(_mend_ocr(joined) if is_ocr else joined)))))
    named = tuple(name_covered(tuple(name_stand_ins(named))))
    facts = lead_with_regions(part_led_lines(complete_mails(tuple(read_own_counties(named)))))
    is_marked_up = document.media_type == "text/html"  # whose elements say what belongs together
    if is_marked_up:
        return facts
    return deal_runs(read_table_columns(read_beside(untangle(facts)))) if is_ocr else untangle(facts)


def _mend_ocr(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Put together what OCR parts within names, and what the cells of a table part that it wrote as one line."""
    return join_cut_regions(tuple(part_row_names(join_broken(join_spread([*part_begun_mails(facts)])))))

"""Tables whose first column names the fields: each of the other columns is one record, read from the top down."""

from __future__ import annotations

from pipeline.domain.layout import Block
from pipeline.vocabulary import fold, match_label, phrases


def find_field_columns(table: Block) -> tuple[int, ...]:
    """Give the columns of a table that are each one person's or service's; none where rows are what belongs together.

    Args:
        table: The table.
    """
    widths = {len(row.children) for row in table.children}
    if len(widths) != 1 or max(widths) < 2 or len(table.children) < 2:
        return ()
    heads = [row.children[0].text.strip(" :") for row in table.children]
    found = [match_label(head) for head in heads]
    properties = [label.entry.property if label is not None else "" for label in found]
    if "name" not in properties:  # services are named under what they are
        called = [fold(head) in phrases("entry_label") for head in heads]
        properties = ["name" if is_name else told for is_name, told in zip(called, properties, strict=True)]
    return tuple(range(1, max(widths))) if all(properties) and properties.count("name") == 1 else ()

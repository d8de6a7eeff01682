"""The ten forms in which a made-up edition is tried, each a function from edition and seed to bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

from tests.editions import print_layouts, text_layouts, text_variants, web_layouts, web_variants
from tests.editions.damage import damage_text
from tests.editions.people import MadeUp

Form = Callable[[MadeUp, Random], bytes]


def _any_text(made: MadeUp, rng: Random) -> str:
    return rng.choice((*text_layouts.LABELLED, *text_layouts.PLAIN, *text_variants.VARIANTS))(made, rng)


def _labelled_text(made: MadeUp, rng: Random) -> bytes:
    return rng.choice((*text_layouts.LABELLED, text_variants.fields_in_line, text_variants.role_lines))(
        made, rng
    ).encode()


def _table(made: MadeUp, rng: Random) -> bytes:
    return rng.choice((*web_layouts.TABLES, web_variants.key_value_tables, web_variants.region_columns))(
        made, rng
    ).encode()


def _cards(made: MadeUp, rng: Random) -> bytes:
    return rng.choice((*web_layouts.CARDS, *web_variants.VARIANTS))(made, rng).encode()


def _plain_text(made: MadeUp, rng: Random) -> bytes:
    return rng.choice((*text_layouts.PLAIN, *text_variants.VARIANTS))(made, rng).encode()


def _ocr_text(made: MadeUp, rng: Random) -> bytes:
    layout = rng.choice((text_layouts.bare_lines, text_layouts.labelled_blocks, text_layouts.bracketed_headings))
    return damage_text(layout(made, rng), rng).encode()


def _mojibake(made: MadeUp, rng: Random) -> bytes:
    """UTF-8 that was read as Windows-1252 and saved again."""
    return _any_text(made, rng).encode().decode("cp1252", "replace").encode()


def _windows_1252(made: MadeUp, rng: Random) -> bytes:
    return _any_text(made, rng).encode("cp1252", "replace")


def _decomposed(made: MadeUp, rng: Random) -> bytes:
    return unicodedata.normalize("NFD", _any_text(made, rng)).encode()


FORMS: dict[str, Form] = {
    "labelled text": _labelled_text,
    "plain text": _plain_text,
    "table": _table,
    "cards": _cards,
    "two-column print": print_layouts.two_columns,
    "scan with layer": print_layouts.scan_with_layer,
    "image alone": print_layouts.image_alone,
    "OCR text": _ocr_text,
    "mojibake": _mojibake,
    "Windows-1252": _windows_1252,
    "decomposed": _decomposed,
}
"""Plain text (bare lines, pasted cells, mails written `(at)`) is tried beside the ten forms that the issue names."""

"""Mails that a narrow cell of a table breaks where OCR wrote each line of the row, over all its cells, as one line.

    Nord Norrbotten, Eva Ek Umea kommun 070-174 06 05 eva.ek@
    Vasterbotten 070-174 06 06 umea.example.se

The rest then ends the line below; what stands before it there is of other cells.
"""

from __future__ import annotations

import re

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.mending.mended import Mended
from pipeline.standard.addresses import normalize_email

_BEGUN = re.compile(r"\s(?P<mail>(?:[a-z][a-z'-]+\. )?[\w+'.-]+\s?@(?:[a-z0-9-]+\.)*)[\s|]*$", re.IGNORECASE)
_REST = re.compile(r"\s(?P<host>(?:[a-z0-9-]+\.)*(?:se|nu|eu|com|org|net|info|no|fi|dk))[\s|.,]*$")


def join_row_mail(mended: Mended, above: Row, below: Row) -> bool:
    """Join a mail that its sign or a dot ends in a row to the host that ends the row below; tell whether there is one.

    Args:
        mended: The facts of the document, which are changed.
        above: A row.
        below: The row below it in the same block.
    """
    begun, rest = _BEGUN.search(above.line.text), _REST.search(below.line.text)
    if begun is None or rest is None or mended.is_used(below):
        return False
    text = "".join(begun["mail"].split()) + rest["host"]
    if not normalize_email(text).is_valid:
        return False
    start, (at, end) = begun.start("mail"), rest.span("host")
    printed = f"{above.line.text[start:].rstrip()}\n{below.line.text[:end]}"
    mail = Fact("email", above, start, start + len(printed), text, 0.9, "goes on in the next line of its cell", printed)
    mended.put(mail, len(above.line.text))
    mended.leave_out(below, at, end)
    return True

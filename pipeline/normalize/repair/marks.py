"""Lines that hold nothing but stray marks from drawings: they are set aside, never dropped."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\s\\/|~_.,:;'’‘`´\"«»<>=+*^°·•\-–—(){}\[\]©®¢£¥§$#%!]*(?:\b[\doOlI]\b)?[\s\\/|~_.'’`=\-–—]*")
_BULLET = re.compile(r"[\-–—•*=_]+")


def is_mark(line: str) -> bool:
    r"""Tell whether a line holds only stray marks.

    >>> is_mark(". « \\"), is_mark("~ ~ -"), is_mark("-----"), is_mark("112")
    (True, True, False, False)
    """
    text = line.strip()
    return (
        bool(text)
        and len(text) <= 24
        and not _BULLET.fullmatch(text)
        and not text.isalnum()
        and bool(_MARKS.fullmatch(text))
    )

"""Running text as one value: lines joined, words broken at a line's end made whole."""

from __future__ import annotations

import re

# `skydds- och stödprocess` keeps its hyphen at a line's end; `prostitu-` / `tion` does not.
_CONJUNCTIONS = ("och", "eller", "samt", "resp")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=(?P<word>[^\W\d_]+))")


def join_lines(text: str) -> str:
    r"""Join the lines of a text into one, with single spaces.

    >>> join_lines("mot prostitu-\ntion och människohandel")
    'mot prostitution och människohandel'
    >>> join_lines("en skydds-\noch stödprocess, NMT-\nTeam")
    'en skydds- och stödprocess, NMT-Team'
    """
    return " ".join(_BROKEN.sub(_mend, text).replace("\u00ad", "").split())


def _mend(found: re.Match[str]) -> str:
    word = found["word"]
    if word.casefold() in _CONJUNCTIONS:
        return "- "
    return "" if word[0].islower() else "-"

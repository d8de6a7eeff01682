"""Forms of a hunspell dictionary: every word with the suffixes that its flags allow, and its part in compounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FORBIDDEN, NEEDS_AFFIX, ONLY_IN_COMPOUND = "%", "¤", "Z"
BEGIN, MIDDLE, END, INNER_AFFIX = "X", "U", "Y", "W"


@dataclass(frozen=True, slots=True)
class Rule:
    """One suffix rule: take `strip` off, put `add` on, where the stem ends as `condition` says."""

    strip: str
    add: str
    flags: str
    condition: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A word form as the dictionary spells it, and the parts that it may take: alone, head or tail of a compound."""

    text: str
    is_word: bool
    is_head: bool
    is_tail: bool


def read_rules(aff: Path) -> dict[str, list[Rule]]:
    """Read the suffix rules of an `.aff` file by flag."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for line in aff.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        strip, (add, _, flags), condition = parts[2], parts[3].partition("/"), parts[4]
        rules[parts[1]].append(
            Rule("" if strip == "0" else strip, "" if add == "0" else add, flags, re.compile(f"(?:{condition})$"))
        )
    return rules


def expand_dictionary(dic: Path, aff: Path) -> Iterator[Form]:
    """Yield every form that a `.dic` file allows.

    Args:
        dic: The word list with flags.
        aff: Its affix rules; only suffixes are used, as Swedish has no prefixes here.

    Yields:
        Forms in the order of the file, with repetitions.
    """
    rules = read_rules(aff)
    for line in dic.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.split("\t")[0].strip().partition("/")
        if not word or FORBIDDEN in flags:
            continue
        if NEEDS_AFFIX not in flags:
            yield Form(word, ONLY_IN_COMPOUND not in flags, BEGIN in flags or MIDDLE in flags, END in flags)
        for flag in flags:
            for rule in rules.get(flag, ()):
                if word.endswith(rule.strip) and rule.condition.search(word):
                    form = word[: len(word) - len(rule.strip)] + rule.add
                    # An inner affix (`människo-`) makes a head; other endings stay at the end of a compound.
                    is_head = INNER_AFFIX in rule.flags and (BEGIN in rule.flags or MIDDLE in rule.flags)
                    yield Form(form, ONLY_IN_COMPOUND not in rule.flags, is_head, END in flags and not is_head)

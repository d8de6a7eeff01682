"""An organization's former name beside its new one: in brackets, behind a comma, or in a sentence that tells of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMER_LEAD = (
    r"(?:som\s+)?(?:hette\s+tidigare|tidigare\s+(?:hette|kallad|kallat|namn:?)|tidigare|f\.?\s?d\.?|f[\wö]{1,2}rut|"
    r"f[\wö]{1,2}re\s+detta|formerly)"
)
FORMER_CONFIDENCE = 0.95
_NOW = r"(?:numera|nuvarande|nu)"
_LISTED = re.compile(
    rf"^(?P<one>[^()]{{3,80}}?)\s*(?:\(|,|\s[–-])\s*(?P<lead>{FORMER_LEAD}|{_NOW})\s+(?P<other>[^(),]{{3,80}}?)\s*\)?\s*$",
    re.IGNORECASE,
)
_DAY = r"(?:\s+(?:den\s+)?(?:\d{1,2}\s+\w+\s+)?\d{4})?"
_NAME = r"[A-ZÅÄÖÉ][^.,;:()?!]{2,70}?"
_ENDS = (
    r"(?=\s*(?:[.,;:()!]|$)|\s+(?:den|sedan|fr[åa]n|under|i|fr\.?o\.?m\.?)\s+(?:\w+\s+)*\d{4}"
    r"|\s+och\s+(?:har|[äa]r|finns)\b)"
)
_CHANGED = rf"(?:bytt|bytte|byter|[äa]ndrat|[äa]ndrade){_DAY}\s+namn{_DAY}\s+till\s+(?P<new>{_NAME}){_ENDS}"
_WAS_CALLED = rf"(?:hette\s+tidigare|hette\s+f[öo]rut|har\s+tidigare\s+hetat)\s+(?P<former>{_NAME}){_ENDS}"
_TOLD = tuple(
    re.compile(form)
    for form in (
        rf"\bhar\s+(?P<former>{_NAME})\s+{_CHANGED}",
        rf"^(?P<former>{_NAME})\s+(?:har\s+)?{_CHANGED}",
        rf"^(?P<former>{_NAME})\s+heter\s+(?:numera|nu)\s+(?P<new>{_NAME}){_ENDS}",
        rf"^(?P<new>{_NAME})\s+{_WAS_CALLED}",
        rf"^(?P<new>{_NAME}),?\s+som\s+(?:tidigare|f[öo]rut)\s+hette\s+(?P<former>{_NAME}){_ENDS}",
    )
)


@dataclass(frozen=True, slots=True)
class Renaming:
    """Where the new and the former name stand in a text: start and end of each."""

    new: tuple[int, int]
    former: tuple[int, int]


def read_listed_renaming(text: str) -> Renaming | None:
    """Read an item of a list that is a name with its former (or newer) one beside it.

    >>> text = "Riksföreningen Fri Väg (tidigare Föreningen Fri Väg)"
    >>> found = read_listed_renaming(text)
    >>> found and (text[slice(*found.new)], text[slice(*found.former)])
    ('Riksföreningen Fri Väg', 'Föreningen Fri Väg')
    """
    match = _LISTED.match(text)
    if match is None or not match["other"][0].isupper():
        return None
    is_newer = re.fullmatch(_NOW, match["lead"], re.IGNORECASE) is not None
    new, former = ("other", "one") if is_newer else ("one", "other")
    return Renaming(match.span(new), match.span(former))


def read_told_renaming(sentence: str) -> Renaming | None:
    """Read a sentence that says that something has changed its name.

    >>> text = "Hjälpcenter Norr bytte den 1 maj 2023 namn till Stödcentrum Norr."
    >>> found = read_told_renaming(text)
    >>> found and (text[slice(*found.new)], text[slice(*found.former)])
    ('Stödcentrum Norr', 'Hjälpcenter Norr')
    """
    match = next((match for form in _TOLD if (match := form.search(sentence))), None)
    return Renaming(match.span("new"), match.span("former")) if match else None

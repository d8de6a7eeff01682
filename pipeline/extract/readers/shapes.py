"""What a printed line looks like from its own characters: a stray mark, a bullet, a heading, a contact detail.

Readers without type sizes (text, OCR, a print in one size) find structure by these shapes; they are told by form and
never by a list of known words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.standard.phones import normalize_phone
from pipeline.vocabulary.mail_signs import holds_mail

_BULLET = re.compile(
    r"(?:\s*(?:[-–—•*»›▪●○◦‣·]\s+|(?:\d{1,2}[.)]|[a-zåäö]\))\s+(?=[46&|]?[A-ZÅÄÖa-zåäö]))|\s+o\s+|o(?:\t|\s{2,}))(?=\S)"
)  # `o` is what copied text has for a round bullet of the second level
_NUMBERED_TITLE = re.compile(r"\s*\d{1,2}\.\s+[A-ZÅÄÖÉ]{3,}(?:[\s,/-]+[A-ZÅÄÖÉ]+)*\s*")
_OCR_BULLET = re.compile(r"\s*[eo¢«]\s+(?=[a-zåäöé])")  # what an OCR model makes of a round bullet
_MARK = re.compile(r"[^\w@]{1,6}|[^\w@]*[\\/|~«][^\w@]*\w?|\w?[^\w@]*[\\|~«][^\w@]*")
_RULE = re.compile(r"\s*([=\-_~*#])\1{2,}\s*")
_NUMBER = re.compile(r"\d[\d\s()/–-]{5,}\d")
_LABEL = re.compile(r"\s*(?:tel|tfn|telefon|mobil|e-?post|mejl|mail|epost|fax|adress)\w*\b\.?\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
_ADDRESS_SIGNS = re.compile(r"[(\[:.]")  # one of them is in every address; to look for them is quick
_AREA_CODE = re.compile(r"\s0\d{1,3}$")  # a number that goes on after a dash in the next line
_REST_OF_NUMBER = re.compile(r"\s*[-–—]\s*\d")
_NUMBER_BEGUN = re.compile(r"(?<![^\s(:/])(?:\+46|0)[\d\s()/–-]*\d$")
_LAST_DIGITS = re.compile(r"\s*(\d{2})\.(?=\s)")
_ENDING = re.compile(r"[.!?:;,…–—-]\s*$|\b(?:och|eller|som|att|för|av|i|på|med)\s*$")
_OPEN_LIST = re.compile(r"(?:[,/&]|\b(?:och|samt))\s*$")
_TO = re.compile(r"\s(?:för )?att:?\s*$")
MAX_HEADING = 90
_SENTENCE = 6  # words of a text with a full stop that is no heading, however large it is set


def is_mark(text: str) -> bool:
    """Whether a line is a stray mark of a drawing, a map or a scan.

    >>> [is_mark(line) for line in ("\\\\", ". «", "/4", "~ ~ -", "112", "E4", "Öst")]
    [True, True, True, True, False, False, False]
    """
    return _MARK.fullmatch(text.strip()) is not None and not is_rule(text) and not bullet_length(text)


def is_rule(text: str) -> bool:
    """Whether a line is a rule drawn with characters, such as `=====`."""
    return _RULE.fullmatch(text) is not None


def has_detail(text: str) -> bool:
    """Whether a line holds a contact detail: a mail address, a number, a URL or the label of one.

    >>> [has_detail(line) for line in ("Tel: 070-174 06 05", "anna (at) umea.example.se", "REGION NORD")]
    [True, True, False]
    """
    return (
        "@" in text
        or _NUMBER.search(text) is not None
        or (":" in text and _LABEL.match(text) is not None)
        or (_ADDRESS_SIGNS.search(text) is not None and (holds_mail(text) or _ADDRESS.search(text) is not None))
    )


def is_sentence(text: str) -> bool:
    """Whether a text is a whole sentence by its length and its full stop.

    >>> is_sentence("Polisen tar emot anmälan och inleder en förundersökning."), is_sentence("Du är inte ensam.")
    (True, False)
    """
    return text.rstrip().endswith(".") and len(text.split()) >= _SENTENCE


def opens_list(text: str) -> bool:
    """Whether a text is the beginning of a sentence that goes on in the items below it, whatever it is set in.

    >>> opens_list("Kriminalvården har till uppgift att"), opens_list("Rätten att anmäla")
    (True, False)
    """
    return _TO.search(text) is not None


def is_open(text: str) -> bool:
    """Whether a line ends in the middle of a sentence or list.

    >>> is_open("Polisen i"), is_open("Eva Ek")
    (True, False)
    """
    return _ENDING.search(text) is not None


def is_open_list(text: str) -> bool:
    """Whether a line ends where a list must go on.

    >>> is_open_list("Jämtland, Norrbotten,"), is_open_list("Jämtland och"), is_open_list("Jämtland")
    (True, True, False)
    """
    return _OPEN_LIST.search(text) is not None


def bullet_length(text: str) -> int:
    """How many characters of a line are its bullet, blanks included; 0 where there is none.

    The number of a part whose title is in capitals is none.

    >>> bullet_length("  • länka vidare ärenden"), bullet_length("2. STÖD OCH HJÄLP")
    (4, 0)
    """
    match = _BULLET.match(text)
    return match.end() if match and not _NUMBERED_TITLE.fullmatch(text) else 0


def ocr_bullet_length(text: str) -> int:
    """The same for a letter that may be a misread bullet; for use beside true bullets only.

    >>> ocr_bullet_length("e ar en resurs for yrkesverksamma")
    2
    """
    match = _OCR_BULLET.match(text)
    return match.end() if match else 0


def begins_item(text: str, above: str | None, earlier: Iterable[str]) -> bool:
    """Whether a line begins a list item; a letter that may be a misread bullet has to begin its group.

    Args:
        text: The line.
        above: The line above it in its group, if any.
        earlier: All lines of the group before it.

    >>> begins_item("20. Ring gärna", "Nås på 070-174 06", ()), begins_item("2. Ring gärna", "1. Skriv", ())
    (False, True)
    """
    if above is None:
        return bool(bullet_length(text) or ocr_bullet_length(text))
    if _REST_OF_NUMBER.match(text) and _AREA_CODE.search(above):
        return False
    return bool(bullet_length(text)) and not _ends_number(text, above, earlier)


def _ends_number(text: str, above: str, earlier: Iterable[str]) -> bool:
    """Whether a line begins with the digits that a number at the end of the line above lacks, and counts no items."""
    digits = _LAST_DIGITS.match(text)
    begun = _NUMBER_BEGUN.search(above) if digits is not None else None
    if digits is None or begun is None or not normalize_phone(f"{begun.group()} {digits.group(1)}").is_valid:
        return False
    before = re.compile(rf"\s*{int(digits.group(1)) - 1}[.)]\s")
    return not any(map(before.match, earlier))


def heading_level(lines: Sequence[str], *, has_text_after: bool, is_before_prose: bool = False) -> int:
    """The level that a group of lines would have as a heading, by its form; 0 where it is not one.

    Args:
        lines: The lines of a group that stands by itself between gaps.
        has_text_after: Whether something follows it.
        is_before_prose: Whether running text follows it; then it may be an enumeration, which else is a list of
            counties or of places.

    >>> heading_level(["REGION NORD"], has_text_after=True)
    2
    >>> heading_level(["Kontakt Jämställdhetsmyndigheten"], has_text_after=True)
    3
    >>> heading_level(["Ring 020-390 000"], has_text_after=True)
    0
    """
    text = " ".join(line.strip() for line in lines)
    if not has_text_after or not 2 <= len(text) <= MAX_HEADING or has_detail(text) or bullet_length(lines[0]):
        return 0
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 2 or len(letters) < 0.6 * len(text.replace(" ", "")):
        return 0
    if _is_upper(letters) and len(lines) <= 4:
        return 2
    if len(lines) > 1 or len(text.split()) > 9 or not text[0].isupper() or any(map(str.isdigit, text)):
        return 0
    if text.endswith("?") and len(text.split()) <= 8:
        return 3
    return 0 if _ENDING.search(text) or ("," in text and not is_before_prose) else 3


def _is_upper(letters: list[str]) -> bool:
    """Whether letters are capitals, but for the few that OCR makes small (`NATIONELL ... MAI`, `éREBRO`)."""
    return sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)

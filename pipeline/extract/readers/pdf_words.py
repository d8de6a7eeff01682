"""A page of a PDF: its words, its rules and boxes, its images, from the objects that pdfplumber's parser found.

The layout tree is read as it is, without a dictionary for every character; that is what makes reading a page cheaper
than pdfplumber's own `extract_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfplumber.page import Page

from pipeline.domain.layout import Box
from pipeline.extract.readers.printed import PrintedWord
from pipeline.extract.readers.small_capitals import SMALLER, spell_capital, spell_particles
from pipeline.extract.readers.unmapped import UNKNOWN, mark_unknown, tell_letters

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = frozenset("\xad‐")  # that a line is broken at; the first is drawn only there
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_NO_LETTER = "\ue000"
_LOST = "\ufffd"  # a letter that cannot be read, within a word
_GAP = 0.2  # of the type size: a wider gap ends a word
_NO_WHITE = 0.04  # of the type size: a blank that takes no more parts nothing, as where a soft hyphen is not drawn
_BLANK_WITHIN = "GlyphLessFont"  # tesseract's, for the text over a scan: a word and its blank are as wide as the word
_PICTURES = re.compile(r"dingbats|wingdings|webdings", re.IGNORECASE)  # fonts none of whose glyphs is a letter
_PICTURE = re.compile(r"(?:\(cid:\d+\)|[\ue000-\uf8ff])+")  # glyphs that stand for no character: bullets, icons


@dataclass(slots=True)
class PrintedPage:
    """What stands on a page, before any order.

    Attributes:
        words: Words by the angle at which they run, in degrees (0, 90, 180, 270; -1 for any other), each turned so
            that it reads from left to right.
        rects: Boxes and rules, as rectangles (a rule is thin).
        image_share: How much of the page images cover, 0 to 1.
        unmapped: Characters whose meaning neither the PDF nor the words that they stand in tell.
        told: Characters that the PDF does not name, and the words that they stand in do.
        curves: Drawn shapes, which may be letters.
    """

    width: float
    height: float
    words: dict[int, list[PrintedWord]] = field(default_factory=dict)
    rects: list[Box] = field(default_factory=list)
    image_share: float = 0.0
    characters: int = 0
    unmapped: int = 0
    told: int = 0
    curves: int = 0


def read_page(page: Page) -> PrintedPage:
    """Take the words, rules and images of a page that pdfplumber has opened."""
    width, height = float(page.width), float(page.height)
    printed = PrintedPage(width, height)
    turned: dict[int, list[LTChar]] = {}
    image_area = 0.0
    for item in _leaves(page.layout):
        if isinstance(item, LTChar):
            turned.setdefault(_angle(item), []).append(item)
        elif isinstance(item, LTImage):
            image_area += item.width * item.height
        elif isinstance(item, (LTLine, LTRect)):
            printed.rects.append(Box(item.x0, height - item.y1, item.x1, height - item.y0))
        elif isinstance(item, LTCurve):
            printed.curves += 1
    printed.image_share = min(image_area / (width * height), 1.0) if width and height else 0.0
    for angle, characters in turned.items():
        printed.characters += len(characters)
        are_pictures = _mark_pictures(characters)
        unmapped = sum(character.get_text().startswith(UNKNOWN) for character in characters)
        glyphs = mark_unknown(characters) if unmapped else []
        words = _make_words(characters, angle, width, height)
        told = tell_letters(words, glyphs) if unmapped else 0
        printed.unmapped += unmapped - told
        printed.told += told
        printed.words[angle] = [word for word in words if not _is_picture(word.text)]
        for word in printed.words[angle] if are_pictures else ():
            word.text = word.text.replace(_NO_LETTER, _LOST)
    return printed


def turn(box: Box, angle: int, width: float, height: float) -> Box:
    """A box of the page, turned as text that runs at an angle is.

    >>> turn(turn_back(Box(10, 20, 40, 30), 90, 100, 200), 90, 100, 200)
    Box(x0=10, y0=20, x1=40, y1=30)
    """
    if angle == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    if angle == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if angle == 270:
        return Box(box.y0, width - box.x1, box.y1, width - box.x0)
    return box


def turn_back(box: Box, angle: int, width: float, height: float) -> Box:
    """A box of turned text, on the page as it is.

    >>> turn_back(Box(10, 20, 40, 30), 90, 100, 200)
    Box(x0=20, y0=160, x1=30, y1=190)
    """
    if angle == 90:
        return Box(box.y0, height - box.x1, box.y1, height - box.x0)
    if angle == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if angle == 270:
        return Box(width - box.y1, box.x0, width - box.y0, box.x1)
    return box


def _leaves(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    """All objects that are not containers, in drawing order."""
    stack = [iter(container)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, LTContainer):
                stack.append(iter(item))
                break
            yield item
        else:
            stack.pop()


def _angle(character: LTChar) -> int:
    a, b, _, d, _, _ = character.matrix
    if not b and a > 0:
        return 0
    if abs(b) < 0.05 * abs(a):
        return 0 if a > 0 or d > 0 else 180
    if abs(a) < 0.05 * abs(b):
        return 90 if b > 0 else 270
    return -1


def _mark_pictures(characters: Sequence[LTChar]) -> bool:
    """Put a sign that is no letter in the place of those that stand for a picture, and tell whether there are any."""
    fonts = {font for font in {character.fontname for character in characters} if _PICTURES.search(str(font))}
    for character in characters if fonts else ():
        if character.fontname in fonts and character.get_text().isascii():
            character._text = _NO_LETTER
    return bool(fonts)


def _is_picture(text: str) -> bool:
    return (text[0] == "(" or text[0] >= "\ue000") and _PICTURE.fullmatch(text) is not None


def _place(character: LTChar, angle: int, width: float, height: float) -> tuple[float, float, float, float, float]:
    """Left, top, right, bottom and baseline of a character, turned to read from left to right."""
    x0, y0, x1, y1 = character.x0, character.y0, character.x1, character.y1
    e, f = character.matrix[4], character.matrix[5]
    if angle == 90:
        return y0, x0, y1, x1, e
    if angle == 180:
        return width - x1, y0, width - x0, y1, f
    if angle == 270:
        return height - y1, width - x1, height - y0, width - x0, width - e
    return x0, height - y1, x1, height - y0, height - f


@cache
def _spell(text: str) -> str:
    """What a glyph says, letter by letter.

    Ghostscript writes the letters of a ligature with the bytes of each the wrong way round.

    >>> _spell("ﬁ"), _spell("\u7300\u7400"), _spell("\u7300"), _spell("å")
    ('fi', 'st', '\u7300', 'å')
    """
    if text in _HYPHENS:
        return "-"
    codes = [ord(letter) for letter in text]
    if len(text) > 1 and all(code & 0xFF == 0 and chr(code >> 8).isascii() for code in codes):
        turned = "".join(chr(code >> 8) for code in codes)
        return turned if turned.isalpha() else text
    return _LIGATURES.get(text, text)


def _make_words(characters: Sequence[LTChar], angle: int, width: float, height: float) -> list[PrintedWord]:
    """Put characters together to words in drawing order; pieces that touch are joined later, by their place."""
    words: list[PrintedWord] = []
    word: PrintedWord | None = None
    before_blank: PrintedWord | None = None
    bold_fonts: dict[str, bool] = {}
    small: dict[int, float] = {}  # the size of the small capitals of a word, by its id
    ends: list[tuple[PrintedWord, float]] = []
    last_x0 = last_baseline = 0.0  # a line of a scan that lies askew rises from letter to letter
    for character in characters:
        text = character._text
        if text.isspace() or text in _INVISIBLE or not text:
            if word is not None and character.fontname == _BLANK_WITHIN:
                ends.append((word, _place(character, angle, width, height)[2]))
            before_blank = word or before_blank
            word = None
            continue
        x0, top, x1, bottom, baseline = _place(character, angle, width, height)
        size = bottom - top
        if before_blank is not None:
            if abs(x0 - before_blank.x1) < _NO_WHITE * size and abs(baseline - last_baseline) < 0.1 * size:
                word = before_blank
            before_blank = None
        if word is not None:
            gap = x0 - word.x1
            if abs(baseline - last_baseline) < 0.1 * size and -0.4 * size < gap < _GAP * size:
                if text == word.text[-1] and abs(x0 - last_x0) < 0.1 * size:
                    word.is_bold = True  # drawn twice to look bold
                    continue
                spelled = _spell(text)
                if size < SMALLER * word.size or id(word) in small:
                    spelled = spell_capital(word, spelled, size, small)
                word.text += spelled
                last_x0, last_baseline = x0, baseline
                if x1 > word.x1:
                    word.x1 = x1
                if top < word.top:
                    word.top = top
                if bottom > word.bottom:
                    word.bottom = bottom
                continue
            word.is_open = True
        font = character.fontname
        is_bold = bold_fonts.get(font)
        if is_bold is None:
            is_bold = bold_fonts[font] = _BOLD.search(str(font)) is not None
        word = PrintedWord(_spell(text), x0, top, x1, bottom, baseline, size, is_bold)
        last_x0, last_baseline = x0, baseline
        words.append(word)
    if small:
        spell_particles(words, small)
    for word, end in ends:
        word.x1 = max(word.x1, end)
    return words

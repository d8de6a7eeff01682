"""Letters that a font of a PDF does not name, told from the words that they stand in.

A font whose map to letters lacks å, ä and ö shows them all the same, each always by the same glyph. So each glyph is
one letter on the whole page, and the words of the vocabularies say which: `V?sterbotten`, `J?mtland` and `l?n` have an
ä. Where they do not agree, or are too few, the glyph stays unknown, and no glyph is ever a digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pdfminer.layout import LTChar

from pipeline.extract.readers.printed import PrintedWord
from pipeline.vocabulary.spelt import accented_words, is_made_surname

UNKNOWN = "(cid:"  # how the parser of PDFs gives a glyph without a letter
Glyph = tuple[str, str]  # the family of its font, and what the parser gives for it

_LETTERS = "åäöéÅÄÖÉ"
_FIRST = 0xF0000  # of the code points that stand for glyphs while their letters are sought
_GLYPHS = re.compile("[\U000f0000-\U000fffff]")
_WORD = re.compile("(?:[^\\W\\d_]|[\U000f0000-\U000fffff])+")
_LEAST_WORDS = 2  # short ones, that have to agree
_LONG = 8  # letters of a word that speaks for itself
_CLEAR = 3  # times the words that speak for another letter


def mark_unknown(characters: Sequence[LTChar]) -> list[Glyph]:
    """Put a sign of its own in the place of each glyph of a font that has no letter.

    Returns:
        The glyph of each sign, in their order.
    """
    signs: dict[tuple[str, str], int] = {}
    for character in characters:
        text = character.get_text()
        if text.startswith(UNKNOWN):
            at = signs.setdefault((character.fontname, text), len(signs))
            character._text = chr(_FIRST + at)
    return [(_family(font), text) for font, text in signs]


def _family(font: object) -> str:
    """The name of a font without the tag of its subset and its style.

    >>> _family("BAAAAA+DejaVuSans-Bold"), _family("Arial,Bold")
    ('DejaVuSans', 'Arial')
    """
    return re.split(r"[-,]", str(font).rpartition("+")[2])[0]


def tell_letters(words: Sequence[PrintedWord], glyphs: Sequence[Glyph]) -> int:
    """Spell the words of a page whose glyphs can be told; the others get back what the parser gave.

    Args:
        words: Words with signs for glyphs, which are changed.
        glyphs: The glyph of each sign.

    Returns:
        How many letters were told.
    """
    found = [set(_WORD.findall(word.text)) for word in words if _GLYPHS.search(word.text)]
    letters = _solve(set().union(*found), glyphs) if found else {}
    told = 0
    for word in words:
        if _GLYPHS.search(word.text):
            told += sum(sign in letters for sign in word.text)
            word.text = _GLYPHS.sub(lambda sign: letters.get(sign[0], glyphs[ord(sign[0]) - _FIRST][1]), word.text)
    return told


def _solve(words: Collection[str], glyphs: Sequence[Glyph]) -> dict[str, str]:
    """Find the letter of each sign, those first that stand in words without another one.

    The same glyph in another style of the family speaks for its letter, but not by itself.
    """
    letters: dict[str, str] = {}
    while True:
        votes: dict[str, Counter[str]] = {}
        for word in words:
            text = "".join(letters.get(letter, letter) for letter in word)
            signs = set(_GLYPHS.findall(text))
            if len(signs) == 1:
                (sign,) = signs
                fitting = _fitting(text, sign)
                weight = _LEAST_WORDS if len(text) >= _LONG and len(fitting) == 1 else 1
                votes.setdefault(sign, Counter()).update(dict.fromkeys(fitting, weight))
        for sign, count in votes.items():
            count.update(
                {letters[other] for other in letters if _glyph(other, glyphs) == _glyph(sign, glyphs)} & {*count}
            )
        new = {sign: letter for sign, count in votes.items() if (letter := _winner(count))}
        if not new:
            return letters
        letters |= new


def _glyph(sign: str, glyphs: Sequence[Glyph]) -> Glyph:
    return glyphs[ord(sign) - _FIRST]


def _fitting(text: str, sign: str) -> list[str]:
    """The letters that make a known word of a text, or else a surname that is made as surnames are."""
    known = [letter for letter in _LETTERS if _is_word(text.replace(sign, letter))]
    if known or not (text[0].isupper() or text[0] == sign):
        return known
    is_capital = text[0] == sign or text.replace(sign, "").isupper()
    likely = [letter for letter in _LETTERS if letter.isupper() == is_capital]
    return [letter for letter in likely if is_made_surname(text.replace(sign, letter))]


def _winner(votes: Counter[str]) -> str:
    (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _LEAST_WORDS and most >= _CLEAR * next_most else ""


def _is_word(text: str) -> bool:
    """Whether a text is a known word, also in capitals or at the beginning of a sentence."""
    known = accented_words()
    if text in known:
        return True
    if text.isupper():
        return text.lower() in known or text.capitalize() in known
    return text[0].isascii() and text[0].isupper() and text[0].lower() + text[1:] in known

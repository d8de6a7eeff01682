"""Bytes to text: which encoding, decided by Swedish evidence, and what is mended on the way.

Order of steps: byte order mark; UTF-16 without one; UTF-8; UTF-8 with stray bytes, line by line; one of the old code
pages, by which of them makes Swedish letters of the bytes. Then mojibake is mended line for line and letters in two
parts are composed. Lines are never joined or parted, and quotation marks and spaces stay as they are. What was assumed
is in the notes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from pipeline.domain.layout import Note
from pipeline.extract.readers.composing import compose, spell_out
from pipeline.extract.readers.sniff import guess_utf16

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_CODE_PAGES = ("cp1252", "mac-roman", "cp850")
_FAULTLESS = ("no letter beyond ASCII", "all bytes are valid")
_SWEDISH = "åäöÅÄÖéÉüÜ"
_PUNCTUATION = "§–—”“’‘…•«»°·\u00a0"
_MOJIBAKE_MARKS = "ÃÂâ├┬Ô√"
# Not `\s`: to Python the second byte of Å and à, read as Latin-1, is white space (U+0085, U+00A0).
_MOJIBAKE_HINT = re.compile(f"[{_MOJIBAKE_MARKS}][^ \\t\\r\\n\\fa-zA-Z]")
_RUN = re.compile("[^\x00-\x7f]{2,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and what was assumed to get it; `utf8` is the text as bytes."""

    text: str
    encoding: str
    notes: tuple[Note, ...]
    utf8: bytes


def decode_text(data: bytes, declared: str | None = None, *, is_markup: bool = False) -> Decoded:
    """Decode a text or a web page.

    Args:
        data: The bytes as retrieved.
        declared: The encoding that the document says it has, if any; evidence in the bytes comes first.
        is_markup: Whether references stand for characters (`&Atilde;`), which may be parts of broken letters.

    >>> decode_text("Åsa Öberg".encode("cp1252")).encoding
    'windows-1252'
    >>> decode_text("FÃ¶rskola, Ã…kersberga".encode()).text
    'Förskola, Åkersberga'
    """
    text, encoding, detail = _decode(data, declared)
    notes = [Note("encoding", f"{encoding}: {detail}")]
    text, mended = mend_mojibake(spell_out(text) if is_markup else text)
    if mended:
        notes.append(Note("mojibake", f"{mended} lines were UTF-8 read as an old code page, and are mended"))
    text, parted = compose(text), text
    if text != parted:
        notes.append(Note("decomposed", "letters in two parts are composed (NFC)"))
    lost = text.count("\ufffd")
    if lost:
        notes.append(Note("lost_characters", f"{lost} characters were lost before this file was made"))
    # Most pages are UTF-8 without a fault; to write them out once more would take as long as to read them.
    is_as_given = encoding == "utf-8" and len(notes) == 1 and detail.startswith(_FAULTLESS)
    return Decoded(text, encoding, tuple(notes), data if is_as_given else text.encode("utf-8", "replace"))


def mend_mojibake(text: str) -> tuple[str, int]:
    """Mend UTF-8 that was read as an old code page, line for line.

    Returns:
        The text, and how many lines changed.

    >>> mend_mojibake("Ã–rebro\\nVÃ¤xjÃ¶ – så\\nSENÃ\\n")
    ('Örebro\\nVäxjö – så\\nSENÃ\\n', 2)
    >>> mend_mojibake("Lars-Ã\\x85ke MarkoviÄ\\x87")
    ('Lars-Åke Marković', 1)
    """
    if not any(mark in text for mark in _MOJIBAKE_MARKS) or not _MOJIBAKE_HINT.search(text):
        return text, 0
    lines = text.split("\n")
    mended = [_mend_line(line) if _MOJIBAKE_HINT.search(line) else line for line in lines]
    if mended != lines:
        mended = [_RUN.sub(_reread_run, line) for line in mended]
    return "\n".join(mended), sum(old != new for old, new in zip(lines, mended, strict=True))


def _mend_line(line: str) -> str:
    """Mend one line; what ftfy holds for too little evidence, a lone letter, is told by the letters of Swedish."""
    line = _encoding_fixer()(line)
    for _ in range(2):  # UTF-8 read as an old code page twice over
        line = _LONE.sub(lambda match: _LONE_LETTERS[match.group()], line)
    return line


@cache
def _encoding_fixer() -> Callable[[str], str]:
    """What mends the encoding of a line and nothing else; loading it takes as long as reading several pages."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
    return partial(ftfy.fix_encoding, config=config)


def _reread_run(run: re.Match[str]) -> str:
    """Read letters beyond ASCII once more as UTF-8, in a document of which other lines were misread so."""
    for code_page in ("latin-1", "sloppy-windows-1252"):  # ftfy's, in which every byte is a character
        try:
            return run.group().encode(code_page).decode("utf-8")
        except UnicodeError:
            continue
    return run.group()


def _lone_letters() -> dict[str, str]:
    """Each letter or sign of Swedish print, by what it looks like when its UTF-8 is read as an old code page."""
    broken = {}
    for character in _SWEDISH + _PUNCTUATION:
        for code_page in ("latin-1", "cp1252", "mac-roman", "cp850"):
            try:
                seen = character.encode().decode(code_page)
            except UnicodeDecodeError:
                continue
            if seen[0] in "ÃÂâ√├┬Ô":
                broken[seen] = character
    return broken


_LONE_LETTERS = _lone_letters()
_LONE = re.compile("|".join(sorted(map(re.escape, _LONE_LETTERS), key=len, reverse=True)))


def _decode(data: bytes, declared: str | None) -> tuple[str, str, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data.decode(codec, errors="replace"), codec.removesuffix("-sig"), "byte order mark"
    wide = guess_utf16(data)
    if wide:
        return data.decode(wide, errors="replace"), wide, "every other byte is zero"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_not_utf8(data, declared)
    if text.isascii():
        return text, "utf-8", _FAULTLESS[0]
    return text, "utf-8", _FAULTLESS[1] + (f", though it says {declared}" if _says_other(declared) else "")


def _says_other(declared: str | None) -> bool:
    return declared is not None and declared.lower().replace("_", "-") not in ("utf-8", "utf8")


def _decode_not_utf8(data: bytes, declared: str | None) -> tuple[str, str, str]:
    """Decode bytes that are not valid UTF-8: mostly UTF-8 with some bad bytes, or an old code page."""
    valid = data.decode("utf-8", errors="ignore")
    good = sum(map(valid.count, _SWEDISH))
    text, code_page, letters = max(
        ((text, name, _count_swedish(text)) for name, text in _read_old_code_pages(data, declared)),
        key=lambda candidate: candidate[2],
    )
    if good > letters:
        return _decode_mixed(data)
    name = "windows-1252" if code_page == "cp1252" else code_page
    says = f", and it says {declared}" if declared else ""
    return text, name, f"not valid as UTF-8; {letters} Swedish letters read this way{says}"


def _read_old_code_pages(data: bytes, declared: str | None) -> list[tuple[str, str]]:
    names = list(_OLD_CODE_PAGES)
    if declared:
        try:
            name = codecs.lookup(declared).name
        except LookupError:
            name = "cp1252"
        if name not in (*names, "utf-8", "iso8859-1", "ascii", "utf-16"):
            names.insert(1, name)
    readings = []
    for name in names:
        try:
            text = data.decode(name, errors="replace")
        except (LookupError, UnicodeError):  # the declared one is known but no code page: base64, idna
            continue
        # Five bytes are not assigned in Windows-1252; Latin-1 gives them control characters, as browsers do.
        if name == "cp1252" and "\ufffd" in text:
            text = "".join(_decode_byte(byte) for byte in data) if len(data) < 1 << 20 else text
        readings.append((name, text))
    return readings


def _decode_byte(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", errors="ignore") or chr(byte)


def _count_swedish(text: str) -> int:
    """How Swedish a reading is: its Swedish letters beside other letters, less what no Swedish print has."""
    swedish = sum(map(text.count, _SWEDISH)) + sum(map(text.count, _PUNCTUATION))
    odd = len(re.findall("[^\x00-\x7fåäöÅÄÖéÉüÜ§–—”“’‘…•«»°·\u00a0áàèêëíïóôúçñøØæÆßÁÀÈÓ´½²¹€©®™š]", text))
    return swedish - 2 * odd


def _decode_mixed(data: bytes) -> tuple[str, str, str]:
    """Decode line by line, each as UTF-8 or else as Windows-1252."""
    lines, other = [], 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            other += 1
            lines.append(_decode_mixed_line(line))
    return "\n".join(lines), "utf-8", f"{other} lines are not valid, and are read as windows-1252 where they are not"


_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _decode_mixed_line(line: bytes) -> str:
    parts, position = [], 0
    for match in _UTF8_SEQUENCE.finditer(line):
        parts.append(line[position : match.start()].decode("cp1252", errors="replace"))
        parts.append(match.group().decode("utf-8", errors="replace"))
        position = match.end()
    parts.append(line[position:].decode("cp1252", errors="replace"))
    return "".join(parts)

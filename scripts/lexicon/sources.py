"""Where the words and counts come from: word lists and running text, each read by name, never the held-out sets.

Sources and licences are told in `docs/data.md`.
"""

from __future__ import annotations

import bz2
import gzip
import html
import lzma
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.lexicon.hunspell import Form, expand_dictionary

# Debian packages with Swedish prose: help pages and handbooks. `cfi-sv` and `gnome-user-docs` are held out.
PROSE_PACKAGES = (
    "aisleriot",
    "baobab",
    "brasero-common",
    "cheese-common",
    "debian-edu-doc-legacy-sv",
    "debian-handbook",
    "devhelp-common",
    "dolphin",
    "evince-common",
    "evolution-common",
    "file-roller",
    "gedit-common",
    "ghex",
    "gimp-help-sv",
    "glade",
    "gnome-chess",
    "gnome-mahjongg",
    "gnome-terminal-data",
    "gnumeric-doc",
    "gthumb-data",
    "gucharmap",
    "kalzium-data",
    "kate5-data",
    "kdenlive-data",
    "khelpcenter",
    "kig",
    "kmymoney-common",
    "konsole",
    "kstars-data",
    "libreoffice-help-sv",
    "lokalize",
    "manpages-sv",
    "marble-data",
    "okular",
    "orca",
    "quadrapassel",
    "seahorse",
    "simple-scan",
    "totem-common",
    "zenity-common",
)
PARAGRAPH_TAGS = r"p|para|item|title|td|th|li|dd|dt|h[1-6]|entry|term|desc|caption|screen|simpara"
PARAGRAPH = re.compile(rf"<({PARAGRAPH_TAGS})\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")
SWEDISH_LETTER = re.compile("[åäöÅÄÖ]")
ENGLISH_WORD = re.compile(r"\b(the|of|and|this|you|is|to|are)\b")


def read_statutes(path: Path) -> list[str]:
    """Read the paragraphs of the statute corpus (one a line, xz)."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def fetch_packages(folder: Path, names: Iterable[str] = PROSE_PACKAGES) -> None:
    """Download and unpack Debian packages into `folder`, those that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        target = folder / f"x_{name}"
        if target.exists():
            continue
        subprocess.run(["apt-get", "download", "-qq", name], cwd=folder, check=True)
        archive = next(folder.glob(f"{name}_*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive.name, target.name], cwd=folder, check=True)


def read_prose(folder: Path, names: Iterable[str] = PROSE_PACKAGES) -> list[str]:
    """Read the Swedish paragraphs of unpacked packages, each once, in a fixed order."""
    paragraphs: dict[str, None] = {}
    for name in names:
        for path in sorted((folder / f"x_{name}").rglob("*")):
            if path.is_file() and _is_swedish_path(path):
                paragraphs.update((text, None) for text in _read_paragraphs(path))
    return list(paragraphs)


def _is_swedish_path(path: Path) -> bool:
    return any(part in {"sv", "sv-SE"} for part in path.parts) or "-sv" in path.as_posix()


def _read_paragraphs(path: Path) -> Iterator[str]:
    if path.suffix not in {".html", ".page", ".docbook", ".xml", ".gz", ".bz2"}:
        return
    unpack = {".gz": gzip.decompress, ".bz2": bz2.decompress}.get(path.suffix)
    data = unpack(path.read_bytes()) if unpack else path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if path.suffix == ".gz":
        pieces: list[str] = [re.sub(r"^\.\w*|\\f.|\\-|\\", "", block, flags=re.M) for block in text.split("\n\n")]
    else:
        pieces = [match[2] for match in PARAGRAPH.finditer(text)]
    for piece in pieces:
        clean = " ".join(html.unescape(TAG.sub(" ", piece)).split())
        # A paragraph without å, ä or ö, or with English function words, is most likely not translated.
        if len(clean) > 20 and SWEDISH_LETTER.search(clean) and not ENGLISH_WORD.search(clean):
            yield clean


def read_hunspell(folder: Path) -> list[Form]:
    """Read all forms of the hunspell-sv word lists, with repetitions."""
    return [
        form
        for name in ("sv_SE", "sv_SE_expanded")
        for form in expand_dictionary(folder / f"{name}.dic", folder / "sv_SE.aff")
    ]

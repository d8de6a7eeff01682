"""Pages with real OCR damage: text is set in a font, scanned with mild noise, and read by tesseract's English model."""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.enums import MethodReturnValue
from PIL import Image, ImageFilter

FONTS = Path("/usr/share/fonts/truetype")
FACES = (
    "dejavu/DejaVuSans.ttf",
    "dejavu/DejaVuSerif.ttf",
    "dejavu/DejaVuSansCondensed.ttf",
    "freefont/FreeSans.ttf",
    "freefont/FreeSerif.ttf",
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSerif-Regular.ttf",
)
DPI = (120, 150, 200, 300)
_HEIGHT = 250  # millimetres of text on a page
# Swedish words break before the last consonant of a group; enough to have broken words, not a rule for print.
_SYLLABLE = re.compile(r"(?<=\w{4})(?=[bcdfghjklmnprstv][aeiouyåäö]\w{2})")
_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?![^\s,.;:!?)]|[.]\w)")
_SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set and scanned: font file, size in points, width of the text in millimetres, resolution."""

    font: Path
    size: float
    width: float
    dpi: int


def list_fonts() -> list[Path]:
    """The fonts with Swedish letters that this machine has."""
    return [FONTS / face for face in FACES if (FONTS / face).is_file()]


def set_page(paragraphs: Sequence[str], look: Look) -> tuple[str, bytes, int]:
    """Set as many paragraphs as fit on a page.

    Args:
        paragraphs: What to print; a newline in one of them stays a line's end.
        look: How.

    Returns:
        The text as printed, line for line; the page as a PDF; the number of paragraphs that it holds.
    """
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.add_font("face", fname=look.font)
    pdf.set_font("face", size=look.size)
    leading = look.size * 0.46
    lines: list[str] = []
    used = 0
    for text in paragraphs:
        broken = _WORD.sub(lambda word: _SYLLABLE.sub(_SOFT, word[0]), text)
        new = pdf.multi_cell(look.width, leading, broken, dry_run=True, output=MethodReturnValue.LINES, align="L")
        assert isinstance(new, list)
        if lines and (len(lines) + len(new) + 1) * leading > _HEIGHT:
            break
        lines += [*(line.replace(_SOFT, "") for line in new), ""]
        used += 1
    for number, line in enumerate(lines):
        pdf.text(20, 22 + number * leading, line)
    return "\n".join(lines), bytes(pdf.output()), used


def scan_page(pdf: bytes, dpi: int, dice: Random) -> Image.Image:
    """Make a grey picture of a page, a little askew, blurred and noisy."""
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    image = image.rotate(dice.uniform(-0.2, 0.2), Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(dice.uniform(0.1, 0.4) * dpi / 300))
    grain = np.random.default_rng(dice.randrange(2**32)).normal(-4, dice.uniform(3, 8), (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image) + grain, 0, 255).astype("uint8"))


def read_page(image: Image.Image, dpi: int) -> str:
    """Read a picture with tesseract's English model."""
    picture = io.BytesIO()
    image.save(picture, "PNG")
    command = ["tesseract", "-", "-", "-l", "eng", "--dpi", str(dpi), "--psm", "4"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=picture.getvalue(), capture_output=True, check=True, env=environment)
    return done.stdout.decode("utf-8")

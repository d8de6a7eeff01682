"""PDF forms as bytes: labels that the page draws, and fields that hold values without any drawing of them."""

from __future__ import annotations

from collections.abc import Sequence

_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[%s]>>"
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def make_form(
    labels: Sequence[tuple[int, int, str]], fields: Sequence[str], above: Sequence[str] = (), font: str = _FONT
) -> bytes:
    """Make a form of one page.

    Args:
        labels: Left edge and baseline in points from the bottom left, and text.
        fields: The entries of each annotation, without the brackets around them (`widget` makes them).
        above: The same of fields that are drawn nowhere; their numbers follow those of the annotations, from 6.
        font: The font of the labels.
    """
    drawn = "".join(f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in labels)
    refs = " ".join(f"{6 + at} 0 R" for at in range(len(fields)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{refs}]/NeedAppearances true>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE % refs,
        f"<</Length {len(drawn.encode('cp1252'))}>>\nstream\n{drawn}\nendstream",
        font,
        *(f"<<{field}>>" for field in (*fields, *above)),
    ]
    data, offsets = b"%PDF-1.6\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return data + head.encode() + f"startxref\n{len(data)}\n%%EOF".encode()


def widget(x: int, y: int, value: str, *, more: str = "") -> str:
    """The entries of a text field with its corner at a place, 240 points wide and 16 high; the value as UTF-16."""
    utf16 = ("\ufeff" + value).encode("utf-16-be").hex()
    return f"/Type/Annot/Subtype/Widget/FT/Tx/T(f{x}-{y})/Rect[{x} {y} {x + 240} {y + 16}]/V<{utf16}>{more}"

"""What designers set to please: names up the side, labels of cards, columns of centred lines, soft hyphens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.extract import extract_statements
from tests.extract.helpers import make_edition, people
from tests.extract.readers.sheets import Sheets


def _texts(sheet: Sheets) -> list[str]:
    return [line.text for block in sheet.read().blocks for line in block.all_lines()]


def _stand_up(sheet: Sheets, x: float, y: float, text: str, bar: tuple[float, float] | None = None) -> None:
    """Set a name that runs up around a height, with a bar behind it from one height to another."""
    if bar:
        sheet.pdf.set_fill_color(200, 220, 200)
        sheet.pdf.rect(x - 14, bar[0], 20, bar[1] - bar[0], style="F")
    sheet.pdf.set_font("Helvetica", "B", 12)
    y += sheet.pdf.get_string_width(text) / 2
    with sheet.pdf.rotation(90, x, y):
        sheet.text(x, y, text, 12, "B")


def _list_person(sheet: Sheets, y: float, name: str) -> None:
    sheet.text(90, y, [name, "kurator, Umeå kommun"])
    sheet.text(330, y, ["070-174 06 05", "kurator@umea.example.se"])


def test_blank_that_takes_no_white_parts_no_word() -> None:
    sheet = Sheets()
    sheet.text(50, 100, "Umeå kom")
    at = 50 + sheet.pdf.get_string_width("Umeå kom")
    sheet.text(at, 100, " ")
    sheet.text(at, 100, "mun och socialtjänst")
    assert _texts(sheet) == ["Umeå kommun och socialtjänst"]


def test_name_up_the_side_of_a_bar_heads_all_that_stands_beside_the_bar() -> None:
    sheet = Sheets()
    sheet.text(90, 60, "Regionkoordinatorer", 18, "B")
    _stand_up(sheet, 67, 165, "Nord", (90, 240))
    sheet.text(90, 100, "Norrbottens län")
    _list_person(sheet, 120, "Eva Norlin")
    _list_person(sheet, 180, "Siv Alm")
    _stand_up(sheet, 67, 300, "Syd", (256, 340))
    sheet.text(90, 270, "Skåne län")
    _list_person(sheet, 290, "Bo Ek")
    sheet.page()
    _list_person(sheet, 80, "Ali Berg")
    _stand_up(sheet, 67, 200, "Mitt", (150, 250))
    sheet.text(90, 165, "Uppsala län")
    _list_person(sheet, 185, "Ida Falk")
    texts = _texts(sheet)
    names = ("Eva Norlin", "Siv Alm", "Bo Ek", "Ali Berg", "Ida Falk")
    named = [text for text in texts if text in ("Nord", "Syd", "Mitt", *names)]
    assert named == ["Nord", *names[:2], "Syd", *names[2:4], "Mitt", names[4]]


def test_name_up_the_side_heads_what_it_stands_in_the_middle_of_where_people_stand_far_apart() -> None:
    sheet = Sheets()
    sheet.text(90, 60, "Regionkoordinatorer", 18, "B")
    for index, region in enumerate(("Bergslagen", "Stockholm", "Mitt")):
        y = 100 + 138 * index
        _stand_up(sheet, 67, y + 48, region)
        _list_person(sheet, y, f"Eva {region}lin")
        _list_person(sheet, y + 65, f"Siv {region}berg")
    texts = [
        text for text in _texts(sheet) if text in ("Bergslagen", "Stockholm", "Mitt") or text.startswith(("Eva", "Siv"))
    ]
    assert texts == [
        *("Bergslagen", "Eva Bergslagenlin", "Siv Bergslagenberg"),
        *("Stockholm", "Eva Stockholmlin", "Siv Stockholmberg"),
        *("Mitt", "Eva Mittlin", "Siv Mittberg"),
    ]


def test_labels_of_cards_at_the_head_of_a_page_stand_above_their_cards() -> None:
    sheet = Sheets()
    for x, region, name in ((50, "Nord", "Eva Norlin"), (310, "Mitt", "Bo Ek")):
        sheet.text(x + 5, 62, f"REGION {region.upper()}", 7)
        sheet.text(x, 84, name, 12, "B")
        sheet.text(x, 98, ["kurator vid Umeå kommun", "070-174 06 05", f"{name[:3].strip().lower()}@umea.example.se"])
        for row in range(1, 4):
            sheet.text(x, 140 + 60 * row, ["Text som står längre ned", "på samma sida i spalten"])
    texts = _texts(sheet)
    assert texts.index("Eva Norlin") < texts.index("REGION MITT") < texts.index("Bo Ek")


def test_middle_one_of_centred_columns_goes_on_below_the_others() -> None:
    sheet = Sheets()

    def centre(column: int, y: float, lines: list[str], size: float = 10, style: Literal["", "B"] = "") -> None:
        for index, line in enumerate(lines):
            sheet.pdf.set_font("Helvetica", style, size)
            x = 110 + 187 * column - sheet.pdf.get_string_width(line) / 2
            sheet.text(x, y + 12 * index, line, size, style)

    def set_people(y: float, regions: Sequence[str], names: Sequence[str]) -> None:
        for column, region in enumerate(regions):
            centre(column, y, [region], 19, "B")
            centre(column, y + 14, ["Skåne | Blekinge | Halland"], 8)
        for column, name in enumerate(names):
            centre(column, y + 34, [name], 12, "B")
            centre(column, y + 46, ["070-174 06 05", f"{name.split()[0].lower()}@umea.example.se"])

    set_people(100, ("NORD", "MITT", "SYD"), ("Eva Norlin", "Bo Ek", "Ali Bergman"))
    centre(1, 178, ["Ida Falk"], 12, "B")
    centre(1, 190, ["070-174 06 09", "ida.falk@uppsala.example.se"])
    set_people(250, ("VÄST", "ÖST", "BERGSLAGEN"), ("Siv Alm", "Karin Ek", "Mohamed Ali"))
    texts = _texts(sheet)
    at = texts.index("bo@umea.example.se")
    assert texts[at : at + 3] == ["bo@umea.example.se", "Ida Falk", "070-174 06 09"]


def test_names_up_the_side_may_be_taller_than_what_they_head_and_one_alone_heads_its_page() -> None:
    sheet = Sheets()
    sheet.text(90, 60, "Regionkoordinatorer", 18, "B")
    regions = ("Bergslagen", "Stockholm", "Mitt")
    for index, region in enumerate(regions):
        y = 100 + 76 * index
        _stand_up(sheet, 67, y + 9, region)
        _list_person(sheet, y, f"Eva {region}lin")
    sheet.page()
    sheet.text(90, 60, "Regionkoordinatorer", 18, "B")
    _stand_up(sheet, 67, 141, "Syd")
    _list_person(sheet, 110, "Eva Sydlin")
    _list_person(sheet, 160, "Siv Sydberg")
    found = [text for text in _texts(sheet) if text in (*regions, "Syd") or text.startswith(("Eva", "Siv"))]
    assert found == [
        *(text for region in regions for text in (region, f"Eva {region}lin")),
        *("Syd", "Eva Sydlin", "Siv Sydberg"),
    ]


def test_county_and_title_that_the_end_of_a_line_breaks_are_whole() -> None:
    sheet = Sheets()
    y = sheet.text(50, 60, "Region Väst", 14, "B")
    y = sheet.text(50, y, ["I regionen ingår Västra Göta-", "lands och Hallands län."]) + 8
    y = sheet.text(50, y, ["Petter Nordman, 1:e socialsek-", "reterare och samordningsan-", "svarig, Malmös kommun."])
    sheet.text(50, y + 8, ["+46 980 31 92 47", "petter.nordman@malmo.example.se"], 8)
    mentions = extract_statements(make_edition(), sheet.read()).mentions
    (west,) = [m for m in mentions if m.entity_type == "region"]
    assert [" ".join(county.split()) for county in west.values("county_code")] == ["Västra Göta- lands", "Hallands län"]
    (petter,) = people(extract_statements(make_edition(), sheet.read()))
    assert (petter.first("region"), petter.first("phone")) == ("Region Väst", "+46 980 31 92 47")

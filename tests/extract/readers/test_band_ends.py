"""Columns of a page, told from the places of their lines: where they end, and what stands beside what."""

from __future__ import annotations

from pipeline.domain.layout import Box
from pipeline.extract.readers.gutters import find_band, split_columns
from pipeline.extract.readers.middled import level_middled
from pipeline.extract.readers.ordering import are_beside_lines, has_sidebar
from pipeline.extract.readers.printed import PrintedWord, Strip, make_rows
from pipeline.extract.readers.ruled import Inset, inset_strip

MAILS = ("eva.ek@example.se", "bo.ek@example.se")


def _words(x: float, y: float, text: str, size: float = 10) -> list[PrintedWord]:
    """Words of a line whose letters are half as wide as they are high; `y` is the baseline."""
    words, at = [], x
    for part in text.split():
        end = at + size * 0.5 * len(part)
        words.append(PrintedWord(part, at, y - size, end, y, y, size))
        at = end + size * 0.3
    return words


def _rows(*lines: tuple[float, float, str]) -> list[list[Strip]]:
    return make_rows([word for x, y, text in lines for word in _words(x, y, text)])


def test_people_of_the_first_column_may_stand_far_below_the_second() -> None:
    left = [(50, 100.0 + 90 * at + 12 * n, text) for at, m in enumerate(MAILS) for n, text in enumerate(("Eva Ek", m))]
    rows = _rows((50, 80, "Region Nord"), (300, 80, "Region Mitt"), (300, 100, "Ali Ek"), (300, 112, "a@x.se"), *left)
    end, gutters = find_band(rows, 0)
    assert (end, len(gutters)) == (len(rows), 1)


def test_text_without_mails_far_below_the_first_column_stands_below_them_all() -> None:
    left = [
        (50, 100.0, "Eva Ek"),
        (50, 112.0, "eva.ek@example.se"),
        (50, 202.0, "Tryckt hos oss"),
        (50, 214.0, "i maj"),
    ]
    rows = _rows((50, 80, "Region Nord"), (300, 80, "Region Mitt"), (300, 100, "Ali Ek"), (300, 112, "a@x.se"), *left)
    assert find_band(rows, 0)[0] == len(rows) - 2


def test_numbers_at_the_right_margin_are_beside_lines_of_a_list_that_has_none() -> None:
    people = [
        line for y, mail in ((100, MAILS[0]), (130, MAILS[1])) for line in ((50, y, "Eva Ek"), (50, y + 12, mail))
    ]
    numbers = [(300, 100, "070-174 06 05"), (300, 130, "070-174 06 06"), (300, 142, "070-174 06 07")]
    rows = _rows(*people, *numbers)
    _, gutters = find_band(rows, 0)
    assert are_beside_lines(split_columns(rows, gutters))
    with_own = _rows(*people, *numbers, (50, 154, "031-390 06 05"))
    assert not are_beside_lines(split_columns(with_own, gutters))


def test_a_tall_box_with_a_short_text_is_a_sidebar() -> None:
    main = [strip for row in _rows(*((50, 100.0 + 12 * n, "Kontakta koordinatorn i regionen " * 2) for n in range(50)))
            for strip in row]  # fmt: skip
    inset = Inset("card", Box(420, 90, 540, 700), (((*_words(425, 100, "Om uppdraget"),),),))
    assert has_sidebar([main, [inset_strip(inset)]])


def test_a_number_flush_at_its_right_with_the_one_above_is_in_the_middle_of_no_other_cell() -> None:
    lines = [
        (40, 233, "Halland, Västra Götaland"), (40, 245.7, "Ali Abdi Ek"), (40, 256.2, MAILS[0]),
        (225, 245.7, "031-390 06 73"), (312, 224.7, "b@x.se"), (312, 235.2, "Siv Ek"), (312, 245.7, "s@x.se"),
        (500, 224.7, "040-628 04 21"), (500, 235.2, "070-174 06 91"), (502.7, 245.7, "0980-319 292"),
    ]  # fmt: skip
    rows = make_rows([word for x, y, text in lines for word in _words(x, y, text, 9)])
    numbers = [strip.text for row in level_middled(rows) for strip in row if strip.x0 >= 500]
    assert numbers == ["040-628 04 21", "070-174 06 91", "0980-319 292"]

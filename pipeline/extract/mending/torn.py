"""Mails, numbers and names that a narrow column or cell breaks over two lines of one block."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.lines.rows import Row
from pipeline.extract.meaning.made_of import is_made_of
from pipeline.extract.mending.begun_numbers import join_begun_number
from pipeline.extract.mending.cell_ends import join_cell_ends
from pipeline.extract.mending.cut_ends import doubt_cut_ends
from pipeline.extract.mending.cut_mails import join_cut_mails
from pipeline.extract.mending.mended import Mended
from pipeline.extract.mending.row_mails import join_row_mail
from pipeline.extract.mending.torn_mails import fold_word, pair_surnames, read_torn_mail
from pipeline.extract.wording.names import PARTICLES, has_given_name, looks_like_name
from pipeline.standard.addresses import normalize_email
from pipeline.standard.phones import normalize_phone

_DIGITS = re.compile(r"\s*(\d[\d ]{0,6}\d|\d)\s*")
_END_DIGITS = re.compile(r"(?:[^\W\d_][^\W\d_-]*,? ){0,3}(?P<digits>\d{2,3}(?: \d\d)?)")
_ON_NEXT_LINE = "goes on in the next line"
_NUMBERS = frozenset({"phone", "switchboard", "noise"})
_WORDS = frozenset({"text", "title", "place"})
_CUT_WORD = re.compile(r"([^\W\d_]{2,})[-\xad]\s*$")
_JOINING = re.compile(r"(?:och|eller|samt)\b")


def join_torn(facts: Sequence[Fact], rows: Sequence[Row]) -> tuple[Fact, ...]:
    """Join what is broken over two lines of one block; what may go on in two ways is set aside as `torn`.

    Args:
        facts: All facts of a document in reading order.
        rows: Its rows.
    """
    mended = Mended(facts)
    pairs = [
        (above, below)
        for above, below in itertools.pairwise(rows)
        if above.group == below.group and _stand_together(above, below) and not above.is_set_aside
    ]
    domains = frozenset(normalize_email(fact.text).value.partition("@")[2] for fact in facts if fact.kind == "email")
    for row in rows:
        _join_inside(mended, row, domains)
    cut = join_cut_mails(mended, rows)
    _join_names(mended, pairs)  # some need no mail, and tell how one goes on
    for above, below in pairs:
        if above.index in cut:
            continue
        _join_number(mended, above, below)
        if (number := join_begun_number(mended, above, below)) is not None:
            mended.replace(number, above, below)
        if _join_ending(mended, above, below, domains) or join_row_mail(mended, above, below):
            continue
        torn = "@" in above.line.text or "@" in below.line.text
        parts = above.line.text, below.line.text
        if torn and (mail := _join_mail(mended, above, *parts, domains)) is not None:
            mended.replace(mail, above, below)
        elif (employer := _join_employer(mended, above, below)) is not None:
            mended.replace(employer, above, below)
    for above, below in itertools.pairwise(rows):
        _join_over_blank(mended, above, below, domains)
        join_cell_ends(mended, above, below)
        _doubt_number(mended, above, below)
    for above, below in pairs:
        if above.index in cut:
            continue
        _join_beginning(mended, above, below, domains)
    _join_names(mended, pairs)
    return doubt_cut_ends(mended.facts(), domains)


def _stand_together(above: Row, below: Row) -> bool:
    """Whether two lines of a block follow each other on a page, or in a cell that the end of a page cuts."""
    return above.line.page == below.line.page or above.kind == "cell"


def _join_names(mended: Mended, pairs: Sequence[tuple[Row, Row]]) -> None:
    for above, below in pairs:
        if (name := _join_name(mended, above, below)) is not None:
            mended.replace(name, above, below)


def _join_over_blank(mended: Mended, above: Row, below: Row, domains: frozenset[str]) -> None:
    """Join a mail that a hyphen breaks, where OCR set a blank line there and a name near says how it goes on."""
    is_parted = above.group != below.group and above.line.page == below.line.page
    if not (is_parted and above.line.text.rstrip().endswith("-") and "@" in below.line.text):
        return
    mail = _join_mail(mended, above, above.line.text, below.line.text, domains)
    if mail is not None and mail[0].kind == "email" and not mended.is_used(below):
        mended.replace(mail, above, below)


def _join_inside(mended: Mended, row: Row, domains: frozenset[str]) -> None:
    """Join a mail that is broken where one printed line of a row goes over into the next, once or twice."""
    text = row.line.text
    begins = [at for at, _ in row.parts] if "@" in text else []
    before: Fact | None = None
    for begin, at in itertools.pairwise(begins):
        left = text[before.end : at].strip() if before else ""
        longer = _go_on(before, left, text[at:], domains) if before else None
        mail = longer or _join_mail(mended, row, text[begin : at - 1], text[at:], domains)
        if mail is None:
            continue
        fact, end = mail
        before = fact if longer else replace(fact, start=begin + fact.start, end=begin + fact.end)
        mended.put(before, at + end)


def _join_mail(mended: Mended, row: Row, upper: str, lower: str, domains: frozenset[str]) -> tuple[Fact, int] | None:
    near = [fact for fact in mended.around(row) if fact.kind in ("name", "text") and "@" not in fact.text]
    words = {fold_word(word) for fact in near for word in fact.text.split() if word[:1].isupper()}
    for fact in near:
        surnames = [fold_word(word) for word in fact.text.split()[1:]] if fact.kind == "name" else []
        words |= {"".join(surnames[at:]) for at in range(len(surnames))}
        words |= pair_surnames(surnames)
    torn = read_torn_mail(upper, lower, words, domains)
    if torn is None:
        return None
    fact = Fact("torn", row, torn.start, torn.start + len(torn.printed), torn.printed, 0.5, _ON_NEXT_LINE)
    if not torn.text:
        return fact, torn.end
    is_plain = torn.text == torn.printed.replace("\n", "")
    return replace(
        fact,
        kind="email",
        text=torn.printed if is_plain else torn.text,
        value="" if is_plain else torn.printed,
        confidence=0.9,
    ), torn.end


def _join_ending(mended: Mended, above: Row, below: Row, domains: frozenset[str]) -> bool:
    """Join the end of a mail to what the two lines above it make: a narrow cell may break it twice."""
    begun = mended.begun_above(above)
    if begun is None or not begun.text:
        return False
    left = above.line.text[len(begun.text.rpartition("\n")[2]) :].strip()
    longer = _go_on(begun, left, below.line.text, domains)
    if longer is not None:
        mended.extend(begun, longer[0], below, longer[1])
    return longer is not None


def _go_on(begun: Fact, left: str, lower: str, domains: frozenset[str]) -> tuple[Fact, int] | None:
    """A mail that two lines make, and of which a dot may be left, with what the line below them adds to its end."""
    if begun.kind != "email" or begun.value or left not in ("", "."):
        return None
    torn = read_torn_mail(begun.text.replace("\n", "") + left, lower, (), domains)
    if torn is None or not torn.text or torn.start or torn.text != torn.printed.replace("\n", ""):
        return None
    text = f"{begun.text}{left}\n{lower[: torn.end]}"
    return replace(begun, text=text, end=begun.start + len(text)), torn.end


def _join_beginning(mended: Mended, above: Row, below: Row, domains: frozenset[str]) -> None:
    """Join the beginning of a mail to what two lines below it make: a narrow cell may break it twice."""
    rest = next((fact for fact in mended.of(below) if fact.kind == "email"), None)
    if rest is None or rest.start or "\n" not in (rest.value or rest.text) or mended.is_used(below):
        return
    joined = _join_mail(mended, above, above.line.text, rest.text.replace("\n", ""), domains)
    if joined is None or "@" in above.line.text[joined[0].start :]:
        return
    mail, _ = joined
    printed = f"{above.line.text[mail.start :].rstrip()}\n{rest.value or rest.text}"
    is_plain = mail.text.replace("\n", "") == printed.replace("\n", "")
    text, value = (printed, "") if is_plain else (mail.text, printed)
    whole = replace(mail, text=text, value=value, end=mail.start + len(printed))
    mended.replace((whole, rest.end), above, below)


def _join_number(mended: Mended, above: Row, below: Row) -> None:
    """Join digits alone on a line to the number above them that is none without them; set aside what may be both."""
    digits = _DIGITS.fullmatch(below.line.text)
    last = mended.of(above)[-1] if mended.of(above) else None
    if digits is None or last is None or last.kind not in _NUMBERS or above.line.text[last.end :].strip(" -–"):
        return
    printed = f"{above.line.text[last.start :].rstrip()}\n{digits.group(1)}"
    if not normalize_phone(printed).is_valid or mended.is_used(above):
        return
    whole = replace(last, end=last.start + len(printed), text=printed, evidence=f"{last.evidence}, {_ON_NEXT_LINE}")
    if normalize_phone(last.text).is_valid:
        whole = replace(whole, kind="torn", confidence=0.5)
    mended.replace((whole, len(below.line.text)), above, below)


def _doubt_number(mended: Mended, above: Row, below: Row) -> None:
    """Set a number aside that stands before a mail in its line, where digits that end the next may be its own end.

    A narrow cell of a table breaks numbers so, and OCR writes the row in one line and blank lines anywhere.
    """
    told = [fact for fact in mended.of(above) if fact.kind in ("phone", "email")]
    digits = _END_DIGITS.fullmatch(below.line.text)
    if [fact.kind for fact in told] != ["phone", "email"] or digits is None:
        return
    number = told[0]
    text = f"{number.text}\n{digits['digits']}"
    is_row = above.kind == below.kind == "paragraph" and above.line.page == below.line.page
    if is_row and normalize_phone(text).is_valid:
        mended.put(replace(number, kind="torn", text=text, confidence=0.5), number.end)


def _join_name(mended: Mended, above: Row, below: Row) -> tuple[Fact, int] | None:
    """Join a name that goes on at the start of the next line, where a hyphen, a particle or a mail says so."""
    upper, lower = mended.of(above)[-1:], mended.of(below)[:1]
    if not upper or not lower or mended.is_used(below):
        return None
    first, second = _behind_title(upper[0]), lower[0]
    rest = above.line.text[first.end :].strip()
    kinds = {first.kind, second.kind}
    if not kinds <= {*_WORDS, "name"} or kinds == {"name"} or below.line.text[: second.start].strip():
        return None
    printed = f"{above.line.text[first.start :].rstrip()}\n{below.line.text[: second.end]}"
    if rest == "-":
        text = f"{first.text}{'-' if second.text[0].isupper() else ''}{second.text}"
        is_sure = first.kind == "name" or has_given_name(first.text)
    elif rest:
        return None
    else:
        text = f"{first.text} {second.text}"
        is_sure = first.text.split()[-1] in PARTICLES and has_given_name(first.text)
    if not looks_like_name(text) or not (is_sure or _is_proved(mended, above, text, (first, second))):
        return None
    return Fact("name", above, first.start, first.start + len(printed), text, 0.9, _ON_NEXT_LINE, printed), second.end


def _join_employer(mended: Mended, above: Row, below: Row) -> tuple[Fact, int] | None:
    """Join an employer whose first word a hyphen parts over two lines (`Lands-`, `krona kommun`)."""
    line = above.line.text
    cut, lower = _CUT_WORD.search(line), mended.of(below)[:1]
    if cut is None or not lower or lower[0].kind != "employer" or below.line.text[: lower[0].start].strip():
        return None
    rest = lower[0].text
    if not rest[:1].islower() or _JOINING.match(rest) or mended.is_used(below):
        return None
    printed = f"{line[cut.start() :].rstrip()}\n{below.line.text[: lower[0].end]}"
    text = cut.group(1) + rest
    end = cut.start() + len(printed)
    return replace(lower[0], row=above, start=cut.start(), end=end, text=text, value=printed), lower[0].end


def _behind_title(fact: Fact) -> Fact:
    """The given name at the end of a title that goes on with it: `Samordnare Anna-Carin`."""
    last = fact.text.split()[-1]
    if fact.kind != "title" or last == fact.text or not (last[0].isupper() and has_given_name(last)):
        return fact
    return replace(fact, kind="text", start=fact.end - len(last), text=last)


def _is_proved(mended: Mended, row: Row, text: str, parts: Sequence[Fact]) -> bool:
    """Whether a mail near is made of the joined name, and of neither line by itself."""
    mails = [fact.text for fact in mended.around(row) if fact.kind == "email"]
    return any(is_made_of(mail, text) and not any(is_made_of(mail, part.text) for part in parts) for mail in mails)

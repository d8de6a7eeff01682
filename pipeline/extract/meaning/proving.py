"""Names that a mail proves: what no list of names knows, a surname first, and the name in a link's words.

A text of two to four capitalised words beside a mail that is made of the same words is the name of that mail's owner.
So is a surname before a comma and a known given name, beside whatever mail (`Exempel, Anna` and `exan@`).
The words of a button (`Mejla Anna Exempel`) under the name itself say nothing new.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.lines.facts import Fact
from pipeline.extract.meaning.classify import LED
from pipeline.extract.meaning.made_of import is_made_of, is_turned, order_below
from pipeline.extract.meaning.near_mails import Mails
from pipeline.extract.meaning.said_to_be import ASKED, find_told
from pipeline.extract.meaning.second_surnames import is_second_surname
from pipeline.extract.meaning.sentence_parts import cut_fact, name_counties, name_region, name_title, name_work
from pipeline.extract.wording.names import CAPITALS, PARTICLES, has_given_name, looks_like_name, match_mail
from pipeline.extract.wording.region_names import find_region, read_region
from pipeline.vocabulary import fold, match_municipality
from pipeline.vocabulary.mail_signs import LOCAL_END

PROVED = "the mail beside it is made of it"
_NAME = re.compile(r"[^\W\d_][\w¢'’.|-]+(?:,? [^\W\d_][\w¢'’.|-]+){1,3}")
_LOST_I = re.compile(r"(?:^|(?<= ))[l|](?=[bcdfghjkmnqrstvwxz])")  # as OCR reads the I of Ingrid; no word begins so
_TITLED = re.compile(r"(?:[^\W\d_][\w'’.-]+(?: |$)){2,}$")  # words at the end of a title
_OF_COORDINATORS = re.compile(r"koordinator|samordnare", re.IGNORECASE)
_NAME_WORDS = 4  # at the most, as in _NAME
_FIT = 0.85  # in one row with a region's name


def prove_names(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give the facts with the names that mails prove, and without names that only repeat the one before.

    Args:
        facts: All facts of a document in reading order.
    """
    mails = Mails(facts)
    whole = _join_turned(_join_labelled(facts, mails), mails)
    proved = [part for fact in whole for part in _prove_parts(fact, mails)]
    return tuple(_drop_repeated(list(_place_named(proved))))


def _place_named(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Take the region out of the words right before a name or its counties, in a line that names none otherwise."""
    placed = {fact.row.index for fact in facts if fact.kind == "region"}
    for fact, following in itertools.zip_longest(facts, facts[1:]):
        is_led = following is not None and following.row is fact.row and _is_led(fact, following)
        if fact.kind == "text" and is_led and fact.row.index not in placed:
            yield from (part for part in name_region(fact) if part.text)
        else:
            yield fact


def _is_led(fact: Fact, following: Fact) -> bool:
    """Whether words lead to a name, tell of coordinators, or end with a region whose counties follow in brackets."""
    if following.kind == "name" or _OF_COORDINATORS.search(fact.text):
        return True
    region = find_region(fact.text) if following.kind == "county" else None
    return region is not None and not fact.text[region.end :].strip(" ,")


def _prove_parts(fact: Fact, mails: Mails) -> tuple[Fact, ...]:
    """Prove a text to be a name, or the last words of a title to be the name that the title stands before."""
    if fact.kind == "employer":  # `Urban Stad` has the form of a town's name
        is_town = match_municipality(fact.text.split()[0], is_fuzzy=False) is not None
        return (fact if is_town or not _is_shaped(fact.text) else _prove(fact, mails),)
    barred = _with_bar(fact)
    if fact.kind == "text" and _is_shaped(_LOST_I.sub("I", barred.text)):
        placed = tuple(_prove_placed(fact, mails))
        proved = fact if len(placed) > 1 else _prove(barred, mails)
        return (proved,) if proved.kind == "name" else placed
    if fact.kind == "text":
        return tuple(_prove_within(fact, mails))
    if fact.kind == "title" and "," in fact.text and (parted := _prove_led(fact, mails)):
        return parted
    found = _TITLED.search(fact.text) if fact.kind == "title" else None
    starts = [found.start() + m.start() for m in re.finditer(r"\S+", found.group())] if found else []
    for start in starts[:-1]:
        tail = replace(fact, kind="text", start=fact.start + start, text=fact.text[start:])
        name = _prove(tail, mails) if start and all(map(_is_capital, tail.text.split())) else tail
        if name.kind == "name":
            title = fact.text[:start].rstrip(" ,:")
            return (replace(fact, end=fact.start + len(title), text=title), name)
    return (fact,)


def _prove_led(fact: Fact, mails: Mails) -> tuple[Fact, ...]:
    """Prove the words that lead a title to be whose it is: `Petra Nord, kurator`, or `Nord, Petra, kurator`."""
    commas = [match.start() for match in re.finditer(",", fact.text)]
    for at in commas[1::-1]:  # a surname before its given name holds the first one
        head, rest = replace(cut_fact(fact, 0, at), kind="text"), cut_fact(fact, at + 1, len(fact.text))
        name = _prove(head, mails) if _is_shaped(head.text) and rest.text else head
        if name.kind == "name":
            return name, rest
    return ()


def _prove_placed(fact: Fact, mails: Mails) -> Iterator[Fact]:
    """Prove a text to be a name and the bare name of a region beside it, as cells of a table in one line are."""
    words = list(re.finditer(r"\S+", fact.text))
    for at in (len(words) - 1, 1):
        sides = cut_fact(fact, 0, words[at].start()), cut_fact(fact, words[at].start(), len(fact.text))
        place, named = (sides[1], sides[0]) if at > 1 else sides
        region = read_region(place.text)
        if region is not None and region.region_id and _is_of_row(named, place.text, mails):
            name = replace(named, kind="name", confidence=0.85, evidence="beside a region and a mail")
            told = replace(place, kind="region", value=region.region_id, confidence=0.6, evidence="beside a name")
            yield from sorted((name, told), key=lambda part: part.start)
            return
    yield fact


def _is_of_row(name: Fact, place: str, mails: Mails) -> bool:
    """Whether words are the name of whom a mail of their row is, which may be damaged as they may.

    Where the mail has the word beside them too, that is a part of the name: `Petra Nord`.
    """
    own = [mail.text for mail in mails.near(name) if mail.row.index == name.row.index]
    if any(fold(place) in re.split(r"[^a-z]+", fold(LOCAL_END.split(mail, maxsplit=1)[0])) for mail in own):
        return False
    is_known = has_given_name(name.text) and looks_like_name(name.text)
    is_fitting = any(match_mail(mail, name.text) >= _FIT for mail in own)
    return _is_shaped(name.text) and (is_fitting or (is_known and bool(own)))


def _with_bar(fact: Fact) -> Fact:
    """Give a text that begins in small letters with the bar right before it, which may be a capital I (`|ngrid`)."""
    before = fact.row.line.text[: fact.start]
    is_barred = before.endswith("|") and fact.text[:1].islower() and before[-2:-1] in ("", " ")
    return replace(fact, start=fact.start - 1, text=f"|{fact.text}") if is_barred else fact


def _join_labelled(facts: Sequence[Fact], mails: Mails) -> list[Fact]:
    """Join a given name to the surname behind it that is also a label (`Hanna Ring`), where a mail proves them one."""
    joined: list[Fact] = []
    for fact in facts:
        last = joined[-1] if joined else None
        if last is not None and last.kind == "text" and fact.kind == "label" and fact.row is last.row:
            text = fact.row.line.text[last.start : fact.end]
            whole = _prove(replace(last, end=fact.end, text=text), mails) if _is_shaped(text) else last
            if whole.kind == "name":
                joined[-1] = whole
                continue
        joined.append(fact)
    return joined


def _join_turned(facts: Sequence[Fact], mails: Mails) -> list[Fact]:
    """Join a surname of several words to the given name after its comma, where a mail proves them one."""
    joined: list[Fact] = []
    for fact in facts:
        last = joined[-1] if joined else None
        if last is not None and last.kind == "name" and fact.kind in ("name", "text") and _is_after_comma(last, fact):
            text = fact.row.line.text[last.start : fact.end]
            whole = _prove(replace(last, kind="text", end=fact.end, text=text), mails)
            if whole.kind == "name" and _is_shaped(text):
                joined[-1] = whole
                continue
        joined.append(fact)
    return joined


def _is_after_comma(last: Fact, fact: Fact) -> bool:
    return fact.row is last.row and fact.row.line.text[last.end : fact.start].strip() == ","


def _is_shaped(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and text.count(",") < 2 and all(map(_is_capital, text.split()))


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES


def _prove_within(fact: Fact, mails: Mails) -> Iterator[Fact]:
    """Find the names in a sentence whose mails stand in its paragraph, or in a nameless one below, and what is told.

    Told are the region before a name, and what the person is.
    """
    beside = mails.beside(fact)
    proving = beside or (mails.below(fact) if _is_sentence(fact.row.line.text) else beside)
    while (found := _find_proved(fact, proving) or find_told(fact, is_beside_mail=bool(beside))) is not None:
        start, end, name = found
        before = cut_fact(fact, 0, start)
        told, after = name_work(cut_fact(fact, end, len(fact.text)))
        placed = name_region(before)
        led = placed[-1:] if any(part.kind == "title" for part in told) else name_title(placed[-1])
        parts = (*placed[:-1], *led, name, *told)
        yield from (part for piece in parts for part in name_counties(piece) if part.text.strip())
        if len(placed) == 1 and not _goes_on(after, proving):
            yield from (part for piece in name_region(after) for part in name_counties(piece) if part.text.strip())
            return
        fact = after
    if fact.text.strip():
        yield fact


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ":")) and any(word.isalpha() and word.islower() for word in text.split())


def _goes_on(after: Fact, mails: Mails) -> bool:
    """Whether the words behind a name hold another that a mail proves, and no region for each of the two."""
    found = _find_proved(after, mails)
    return found is not None and not (find_region(after.text[: found[0]]) and find_region(after.text[found[1] :]))


def _find_proved(fact: Fact, mails: Mails) -> tuple[int, int, Fact] | None:
    """Find the first words of a text that a mail proves to be a name."""
    for run in CAPITALS.finditer(fact.text) if mails else ():
        words = list(re.finditer(r"\S+", run.group()))
        asks = ASKED.match(fact.text) if run.start() == 0 and len(words) > 2 else None
        for first in range(int(asks is not None), len(words)):  # `Ring Rolf Exempel` asks to ring
            for last in reversed(range(first + 1, min(first + _NAME_WORDS, len(words)))):
                start, end = run.start() + words[first].start(), run.start() + words[last].end()
                part = cut_fact(fact, start, end)
                name = _prove(part, mails) if _is_shaped(part.text) and part.text[0].isupper() else part
                if name.kind == "name":
                    whole = cut_fact(fact, start, run.start() + words[_end_of_name(words, first, last)].end())
                    return start, start + len(whole.text), replace(name, end=whole.end, text=whole.text)
    return None


def _end_of_name(words: Sequence[re.Match[str]], first: int, last: int) -> int:
    """Give the last word of a name that its mail says in part: common names go on with it, and a second surname."""
    while last + 1 < min(first + _NAME_WORDS, len(words)) and has_given_name(words[last + 1].group()):
        last += 1
    name = " ".join(word.group() for word in words[first : last + 1])
    is_last = last + 2 == len(words)  # of the capitalised ones, so that no other name begins with it
    return last + 1 if is_last and is_second_surname(name, words[last + 1].group()) else last


def _prove(fact: Fact, mails: Mails) -> Fact:
    near = mails.near(fact)
    if any(is_made_of(mail.text, _LOST_I.sub("I", fact.text)) for mail in near):
        return replace(fact, kind="name", confidence=0.9, evidence=PROVED)
    if mails.are_of(fact.text, is_initial_enough=has_given_name(fact.text)):
        return replace(fact, kind="name", confidence=0.9, evidence="a mail is made of it to the letter")
    if ordered := order_below(fact.row.label, fact.text):
        said = "in the order that the column's header says"
        return replace(fact, kind="name", text=ordered, value=fact.text, confidence=0.9, evidence=said)
    if near and is_turned(fact.text):
        return replace(fact, kind="name", confidence=0.85, evidence="a surname, then a known given name, beside a mail")
    return fact


def _drop_repeated(facts: Sequence[Fact]) -> Iterator[Fact]:
    last = ""
    for fact in facts:
        if fact.kind == "name":
            if fact.evidence == LED and fold(fact.text) == last:
                continue
            last = fold(fact.text)
        yield fact

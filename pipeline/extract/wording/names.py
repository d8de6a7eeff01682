"""Names of people: what looks like one, and whether a mail address is that person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.vocabulary import fold, given_names, kind_of_name, name_noise, participant_kind, phrases, surnames
from pipeline.vocabulary.folding import LOST
from pipeline.vocabulary.mail_signs import LOCAL_END

_TOKEN = re.compile(rf"^(?:[^\W\d_]|[046|?\ufffd](?=[^\W\d_]{{2}})|&(?=[a-zåäöé]{{2}}))(?:[\w&¢'’.|-]|{LOST})*$")
PARTICLES = frozenset(
    {
        "af",
        "av",
        "von",
        "de",
        "del",
        "da",
        "dos",
        "der",
        "van",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ter",
        "ten",
        "zu",
        "dal",
    }
)
# `al-Khatib`, `d'Angelo`: a particle tied to its surname, the Arabic article also as it sounds before some letters
_TIED = re.compile(r"(?:a[dlnrstz]|ash|el|ul|bin|ibn|d|l|dell|af|av|von|van|de)[-'’](?=[A-ZÅÄÖ][^\W\d_])")
_CAPITAL = (
    r"(?:[a-z]{1,3}[-'’])?(?:[^\W\d_a-zåäö]|[046](?=[a-zåäö]{2}))[\w¢'’-]+"  # `6stergren`, `0man` as OCR reads it
)
CAPITALS = re.compile(rf"{_CAPITAL}(?: (?:[a-z]{{2,3}} ){{0,2}}{_CAPITAL})+")  # words in a sentence
_LONGEST = 45
_MUNICIPAL = "kommu"  # `kommun`, also with its end misread
_SHORTEST_GIVEN = 3  # letters
_READ_AS = {ord("0"): "o", ord("6"): "o", ord("&"): "a", ord("4"): "a"}  # what OCR mostly means by them in a name
_ACUTE = {ord("é"): "o"}
_WORD = r"[^\W\d_][\w'’-]+"
_GIVEN = rf"(?:{_WORD}|[^\W\d_]\.?)"
_TURNED = re.compile(rf"(?P<surname>{_WORD}(?: {_WORD}){{0,2}}), (?P<given>{_GIVEN}(?: {_GIVEN})?)")


@lru_cache(maxsize=4096)
def looks_like_name(text: str) -> bool:
    """Whether a text could be a person's full name: two to five capitalised words, none of them a word of lists.

    >>> looks_like_name("Mikaella Matta Salinas"), looks_like_name("Petra Malmstrém"), looks_like_name("Läs mer")
    (True, True, False)
    >>> looks_like_name("Göran Ek"), looks_like_name("Omar al-Khatib"), looks_like_name("Anna AB")
    (True, True, False)
    >>> looks_like_name("Bo af-Ekenstam"), looks_like_name("Bo af-ekenstam")
    (True, False)
    >>> [looks_like_name(text) for text in ("Siv &berg", "Siv 0man", "Siv & Bo", "Siv &Bo")]
    [True, True, False, False]
    >>> looks_like_name("HUddINge KOMMUD"), looks_like_name("per- Exempelsson")
    (False, False)
    """
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or len(text) > _LONGEST or not all(_TOKEN.match(token) for token in tokens):
        return False
    if tokens[0][0].islower() and tokens[0].endswith("-"):  # the beginning of a mail that a line cuts
        return False
    if tokens[0].lower() in PARTICLES or tokens[-1] in PARTICLES or fold(tokens[-1]).startswith(_MUNICIPAL):
        return False
    rest = tokens[1:] if fold(tokens[0]) in given_names() else tokens
    is_other = kind_of_name(text) is not None or (participant_kind(text) is not None and not has_given_name(text))
    return all(_is_name_token(token) for token in rest) and _has_surname(tokens) and not is_other


def _has_surname(tokens: list[str]) -> bool:
    """Whether a word after the first is long enough for a surname; one of two letters is known, or follows a name."""
    last = tokens[-1]
    if any(len(token) > 2 for token in tokens[1:]) or last in surnames():
        return True
    return (
        len(last) == 2 and last.isalpha() and (last[1].islower() or tokens[0].isupper()) and has_given_name(tokens[0])
    )


def _is_name_token(token: str) -> bool:
    if token.lower() in PARTICLES:
        return True
    token = _TIED.sub("", token, count=1) if token[0].islower() else token
    if (
        not (token[0].isupper() or token[0] in "046&|?\ufffd")
        or sum(c.isdigit() for c in token) > 1
        or token.endswith(("-", "'"))
    ):
        return False
    return fold(token.replace("&", "a")) not in name_noise() and not _is_street(token)


def _is_street(word: str) -> bool:
    """Whether a word is the name of a street by how it ends.

    >>> _is_street("Fabriksvägen"), _is_street("Väg"), _is_street("Gataric")
    (True, False, False)
    """
    ending = next((ending for ending in phrases("street_ending") if fold(word).endswith(ending)), "")
    return bool(ending) and len(word) > len(ending) + 1


def has_given_name(text: str) -> bool:
    """Whether the first word is a common given name, also as a double name.

    >>> has_given_name("Anna-Karin Exempel")
    True
    """
    first = text.split()[0] if text.split() else ""
    return fold(first) in given_names() or fold(first.split("-")[0]) in given_names()


def is_whole_name(text: str) -> bool:
    """Whether a text is a known given name and a surname already, and needs no other word.

    >>> is_whole_name("Eva Norlin"), is_whole_name("Eva Maria"), is_whole_name("Eva")
    (True, False, False)
    """
    return has_given_name(text) and looks_like_name(text) and not has_given_name(text.split()[-1])


def is_turned_name(text: str) -> bool:
    """Whether what a field for names holds is a surname, a comma and a given name or its initial.

    >>> is_turned_name("Rautiainen, Tuula"), is_turned_name("Ström Exempel, A."), is_turned_name("Anna Exempel, Umeå")
    (True, True, False)
    """
    found = _TURNED.fullmatch(text)
    if found is None:
        return False
    surname, given = found["surname"], found["given"]
    words = (*surname.split(), *given.split())
    if any(not (word[0].isupper() or word in PARTICLES) or fold(word) in name_noise() for word in words):
        return False
    is_given = len(given.rstrip(".")) == 1 or has_given_name(given)
    return not has_given_name(surname) or (len(given.split()) == 1 and is_given)


@lru_cache(maxsize=4096)
def match_mail(email: str, name: str) -> float:
    """Tell how well a mail address fits a name, 0 to 1; both may be damaged.

    >>> match_mail("mikaella.matta-salinas@uppsala.example.se", "Mikaella Matta Salinas")
    1.0
    >>> match_mail("exempel.marielouise@uppsala.example.se", "Marie-Louise Exempel")
    1.0
    >>> match_mail("exempel.bjorn@uppsala.example.se", "Bjérn Exempel")
    1.0
    >>> match_mail("eva.norlin@umea.example.se", "Maria Alden") < 0.6
    True
    """
    best = _match_letters(email, name)
    meant = {name.translate(_READ_AS), name.translate(_READ_AS | _ACUTE), name.replace("é", "o", 1)} - {name}
    return best if best == 1.0 or not meant else max(best, *(_match_letters(email, other) for other in meant))


def _match_letters(email: str, name: str) -> float:
    parts, (tokens, candidates) = _split_local(email), _split_name(name)
    if not parts or not tokens:
        return 0.0
    joined = "".join(parts)
    best = max(fuzz.ratio(joined, candidate) for candidate in candidates) / 100
    if len(parts) >= 2:
        ends = (fuzz.ratio(parts[0], tokens[0]) + fuzz.ratio("".join(parts[1:]), tokens[-1])) / 200
        best = max(best, ends if ends > 0.75 else 0.0, _match_initial(parts, tokens))
    elif joined in tokens or joined == tokens[0][:1] + tokens[-1]:
        best = max(best, 0.9)
    return round(1.0 if best > 0.995 else best, 3)


def is_named_in(given: str, email: str) -> bool:
    """Whether a given name is a part of a mail address by itself.

    >>> is_named_in("Åsa", "koordinator.asa@umea.example.se"), is_named_in("Åsa", "asander@umea.example.se")
    (True, False)
    """
    parts, words = _split_local(email), fold(given).split()
    return len(given) >= _SHORTEST_GIVEN and ("".join(words) in parts or set(words) <= set(parts))


@lru_cache(maxsize=4096)
def _split_local(email: str) -> tuple[str, ...]:
    """The words before the sign of a mail address, folded."""
    local = LOCAL_END.split(email, maxsplit=1)[0]
    return tuple(part for part in re.split(r"[\W\d_]+", fold(local)) if part)


@lru_cache(maxsize=4096)
def _split_name(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name, folded, and what a mail address may make of them."""
    words = name.split()
    kept = [word for word in words if fold(word) not in PARTICLES or word is words[-1]]  # `Sten Dal` has a surname
    tokens = tuple(part for word in kept for part in fold(word).split())
    if not tokens:
        return (), frozenset()
    whole = "".join(tokens)
    turned = "".join(fold(" ".join((*kept[1:], kept[0]))).split())  # `warsame.marielouise` of Marie-Louise Warsame
    ends = (tokens[0] + tokens[-1], tokens[-1] + tokens[0])
    return tokens, frozenset((whole, fold(name).replace(" ", ""), turned, *ends))


def _match_initial(parts: Sequence[str], tokens: Sequence[str]) -> float:
    """Fit `m.schyberg` or a nickname beside the right surname: `mia` for `maria.schyberg`."""
    surname = fuzz.ratio(parts[-1], tokens[-1]) / 100
    if surname < 0.85:
        return 0.0
    return 0.9 if parts[0][0] == tokens[0][0] else 0.7

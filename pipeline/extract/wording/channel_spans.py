"""Where an address or number stands in a line, and of what kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.domain.layout import Line

Channel = Literal["email", "phone", "web", "lost_sign", "lost_digit"]


@dataclass(frozen=True, slots=True)
class Span:
    """A mail, number or web address at characters `start` to `end` of a line.

    A `lost_sign` is a mail address whose `@` is lost, so that nobody can write to it as it stands.
    A `lost_digit` is a number in which a letter was read for a digit; which digit that was is not guessed.
    `text` is what is printed there, or what a link's target says where the text does not show it (`is_hidden`).
    """

    channel: Channel
    start: int
    end: int
    text: str
    is_hidden: bool = False


def is_of_links(line: Line, start: int, end: int, links: Sequence[Span]) -> bool:
    """Whether characters of a line are but the words of links (`Skicka e-post`, `Ring Ring Mejla`)."""
    words = (at for at in range(start, end) if line.text[at].isalnum())
    return bool(links) and all(any(link.start <= at < link.end for link in links) for at in words)

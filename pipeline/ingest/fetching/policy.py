"""What a visit may cost and whom it may disturb."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Final

from pipeline.errors import InputError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PRODUCT: Final = "nmt-directory"
ANYWHERE: Final[tuple[Network, ...]] = (ipaddress.IPv4Network("0.0.0.0/0"), ipaddress.IPv6Network("::/0"))


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Limits of a visit; the defaults suit a weekly look at a public agency's page.

    Attributes:
        connect_seconds: How long to wait for a connection.
        read_seconds: How long to wait for the next bytes.
        total_seconds: How long one answer may take in all, however steadily it drips.
        max_bytes: Size of the largest page that is taken, after unpacking.
        max_redirects: How many redirects are followed.
        attempts: How often a source is asked before it counts as away.
        first_wait_seconds: Wait before the second attempt; it doubles, with some chance in it.
        longest_wait_seconds: No wait is longer; a server that asks for a longer one is not asked again in this run.
        pause_seconds: Time between two requests to one host; a longer one asked for in robots.txt is kept.
        hosts_at_once: How many hosts are visited side by side, each with one request at a time.
        allowed: Private networks that may be visited all the same.
        contact: Whom a webmaster may write to; it stands in the User-Agent.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    attempts: int = 3
    first_wait_seconds: float = 2.0
    longest_wait_seconds: float = 60.0
    pause_seconds: float = 1.0
    hosts_at_once: int = 4
    allowed: tuple[Network, ...] = ()
    contact: str = ""

    @property
    def user_agent(self) -> str:
        """Who asks, why, and whom to write to.

        >>> FetchPolicy(contact="webbansvarig@example.se").user_agent.partition(" ")[2]
        '(refreshes a directory of published contacts; webbansvarig@example.se)'
        """
        contact = f"; {self.contact}" if self.contact else ""
        return f"{PRODUCT}/{metadata.version(PRODUCT)} (refreshes a directory of published contacts{contact})"


def read_policy(environment: Mapping[str, str], *, allow_private: bool = False) -> FetchPolicy:
    """The policy that the operator set: `NMT_FETCH_CONTACT`, and `NMT_FETCH_ALLOW` with networks, comma between.

    Raises:
        InputError: A network that is none.

    >>> read_policy({"NMT_FETCH_ALLOW": "10.1.0.0/16"}).allowed
    (IPv4Network('10.1.0.0/16'),)
    """
    allowed = []
    for text in filter(None, (part.strip() for part in environment.get("NMT_FETCH_ALLOW", "").split(","))):
        try:
            allowed.append(ipaddress.ip_network(text))
        except ValueError:
            raise InputError("NMT_FETCH_ALLOW names no network such as 10.1.0.0/16", value=text) from None
    contact = environment.get("NMT_FETCH_CONTACT", "")
    if not contact.isascii() or not contact.isprintable():
        raise InputError("NMT_FETCH_CONTACT is no mail address or URL", value=contact)
    return FetchPolicy(allowed=ANYWHERE if allow_private else tuple(allowed), contact=contact)

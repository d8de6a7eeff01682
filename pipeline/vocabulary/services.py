"""Known networks, clinics, programmes and helplines, with former and short names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.vocabulary.loading import read_table, split_cell
from pipeline.vocabulary.matching import Match, Matcher


@dataclass(frozen=True, slots=True)
class Network:
    """A network of organizations, by its published id."""

    network_id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A known service; `kind` is one of the contract's kinds; `for_whom` as in `services`."""

    service_id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    former_names: tuple[str, ...]
    short_names: tuple[str, ...]
    domains: tuple[str, ...]
    for_whom: str | None = None

    def spellings(self) -> tuple[str, ...]:
        """All current ways to write it; former names are not among them."""
        return (self.name, *self.aliases, *self.short_names)


@cache
def networks() -> tuple[Network, ...]:
    """Give the known networks."""
    return tuple(Network(r["network_id"], r["name"], split_cell(r["aliases"])) for r in read_table("networks"))


@cache
def services() -> tuple[Service, ...]:
    """Give the known services."""
    return tuple(
        Service(
            row["service_id"],
            row["name"],
            row["kind"],
            split_cell(row["aliases"]),
            split_cell(row["former_names"]),
            split_cell(row["short_names"]),
            split_cell(row["domains"]),
            row["for_whom"] or None,
        )
        for row in read_table("services")
    )


@cache
def _network_matcher() -> Matcher[Network]:
    return Matcher((text, network) for network in networks() for text in (network.name, *network.aliases))


@cache
def _service_matcher() -> Matcher[Service]:
    return Matcher(((text, service) for service in services() for text in service.spellings()), cutoff=88.0)


@cache
def service_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the forms by which a service is known that no list names: its kind and a pattern each."""
    return tuple((row["kind"], re.compile(row["pattern"])) for row in read_table("service_patterns"))


@cache
def _service_words(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (row for row in read_table("service_words") if row["where"] == where)
    return tuple((row["kind"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


def kind_of_name(name: str) -> str | None:
    """Tell what kind of service a name says that it is.

    >>> kind_of_name("Origolinjen"), kind_of_name("Ungdomsmottagning Nord"), kind_of_name("Noomi")
    ('helpline', 'clinic', None)
    """
    return next((kind for kind, pattern in _service_words("name") if pattern.search(name)), None)


def kind_told(text: str) -> str | None:
    """Tell what kind of service a text says that something is: the kind whose word comes first.

    >>> kind_told("Skyddat boende för kvinnor, med stödtelefon")
    'shelter'
    """
    found = [(match.start(), kind) for kind, pattern in _service_words("told") if (match := pattern.search(text))]
    return min(found)[1] if found else None


@lru_cache(maxsize=4096)
def is_list_title(text: str) -> bool:
    """Whether a heading is one of several services and no service's name: each word of it is for many, or leads.

    >>> is_list_title("Mottagningar i Skåne"), is_list_title("Skyddat boende"), is_list_title("Mottagningen i Skåne")
    (True, True, False)
    """
    lead = re.split(r"\s(?:för|i|på|till|mot|vid|om|som|dit)\s", text)[0]
    words = re.findall(r"\w+", lead)
    return bool(words) and all(any(pattern.search(word) for _, pattern in _service_words("title")) for word in words)


def match_network(text: str) -> Match[Network] | None:
    """Match a network by name.

    >>> found = match_network("Nationellt metodstodsteam")
    >>> found and found.entry.network_id
    'nmt'
    """
    return _network_matcher().match(text)


def match_service(text: str, *, is_fuzzy: bool = True) -> Match[Service] | None:
    """Match a known service by name.

    >>> found = match_service("ATERVANDANDEPROGRAMMET")
    >>> found and found.entry.kind
    'programme'
    """
    return _service_matcher().match(text, is_fuzzy=is_fuzzy)


def service_of_domain(domain: str) -> Service | None:
    """Give the service or network whose website a domain is, subdomains included.

    >>> found = service_of_domain("www.nmtsverige.se")
    >>> found and found.service_id
    'nmt'
    """
    bare = domain.lower().removeprefix("www.")
    return next((s for s in services() if any(bare == own or bare.endswith(f".{own}") for own in s.domains)), None)

"""Where a request may go: the address is looked up once, judged, and then connected to, for every hop.

A name that is judged and then looked up again can answer differently the second time (DNS rebinding). So the transport
puts the judged address itself into the request; the name stays in the Host header and in the TLS handshake, so that
certificates are checked against the name. No connection is kept for a later request: it would belong to an address,
not to a name.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Sequence

import httpx

from pipeline.errors import FetchError
from pipeline.ingest.fetching.policy import Network

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES = ("http", "https")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class GuardedTransport(httpx.BaseTransport):
    """Sends requests to public addresses only.

    Args:
        allowed: Private networks that may be visited all the same.
        trusted: The URL that the registry names. Where it spells out an address or `localhost`, a person chose that
            very address, and that origin is visited; a name that leads to a private address is not trusted.
    """

    def __init__(self, allowed: Sequence[Network], trusted: str) -> None:
        self._allowed = tuple(allowed)
        self._trusted = _origin(httpx.URL(trusted)) if _spells_address(httpx.URL(trusted)) else None
        self._inner = httpx.HTTPTransport(
            verify=ssl.create_default_context(), trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to an address that was judged.

        Raises:
            FetchError: The scheme or the address is not one to visit.
            httpx.TransportError: No address answered.
        """
        failure: httpx.TransportError | None = None
        for address in self._judge(request.url):
            try:
                return self._inner.handle_request(_pin(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError("the name has no address")

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()

    def _judge(self, url: httpx.URL) -> list[Address]:
        if url.scheme not in _SCHEMES or not url.host:
            raise FetchError("only http and https are visited", value=str(url))
        addresses = _look_up(url)
        if _origin(url) != self._trusted:
            for address in addresses:
                if not is_public(address) and not any(address in network for network in self._allowed):
                    raise FetchError("the address is private, and not allowed", document=str(url), value=str(address))
        return addresses


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet; one that wraps another is judged by what it wraps.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("192.0.43.8", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not address.is_multicast


def _look_up(url: httpx.URL) -> list[Address]:
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"the name cannot be looked up ({error})") from None
    return list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def _pin(request: httpx.Request, address: Address) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _spells_address(url: httpx.URL) -> bool:
    try:
        ipaddress.ip_address(url.host)
    except ValueError:
        return url.host == "localhost"
    return True

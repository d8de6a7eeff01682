"""The body of an answer, within its limits: unpacked piece by piece, so that a small answer cannot become a big one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import httpx

from pipeline.errors import FetchError
from pipeline.ingest.fetching.deadline import Deadline

ACCEPTED_ENCODINGS = "gzip, deflate"
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_GZIP = b"\x1f"
_PIECE = 65_536


def read_body(response: httpx.Response, max_bytes: int, deadline: Deadline) -> bytes:
    """All bytes of a streamed answer, unpacked.

    Args:
        response: The answer, whose stream has not been read.
        max_bytes: How many bytes it may have, packed or unpacked.
        deadline: When it must have arrived.

    Raises:
        FetchError: It is too large, or packed in a way that was not asked for.
        httpx.TransportError: It broke off, or came too slowly.
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > max_bytes:
        raise FetchError(f"the page is larger than {max_bytes} bytes", value=announced)
    body = bytearray()
    for piece in _unpack(response, _raw_pieces(response, deadline)):
        body += piece
        if len(body) > max_bytes:
            raise FetchError(f"the page is larger than {max_bytes} bytes")
    return bytes(body)


def _raw_pieces(response: httpx.Response, deadline: Deadline) -> Iterator[bytes]:
    try:
        for piece in response.iter_raw():
            if deadline.is_over:
                break
            yield piece
    except httpx.TransportError:
        if not deadline.is_over:
            raise
    if deadline.is_over:  # a page that tells no length ends with the connection, and looks whole
        raise httpx.ReadTimeout("the answer takes too long in all")


def _unpack(response: httpx.Response, pieces: Iterator[bytes]) -> Iterator[bytes]:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in _WINDOW:
        raise FetchError("the page is packed in a way that was not asked for", value=encoding)
    unpacker = zlib.decompressobj(_WINDOW[encoding])
    try:
        for piece in pieces:
            while piece:
                if unpacker.eof:
                    if not piece.startswith(_GZIP):
                        return  # what follows a packed page is no part of it
                    unpacker = zlib.decompressobj(_WINDOW[encoding])  # gzip may come in parts, each packed by itself
                yield unpacker.decompress(piece, _PIECE)
                piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise httpx.DecodingError(f"the page cannot be unpacked ({error})") from None
    if not unpacker.eof:
        raise httpx.RemoteProtocolError("the packed page breaks off")

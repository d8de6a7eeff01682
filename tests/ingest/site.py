"""A real web server on loopback whose pages a test writes, and which keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Asked:
    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: Callable[[], Iterator[bytes]] | None = None


Page = Callable[[Asked], Answer]


class Site:
    """Pages by path; a path without a page answers 404."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.now_open = 0
        self.most_open = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, body: str | bytes, **headers: str) -> str:
        content = body if isinstance(body, bytes) else body.encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = lambda _: Answer(content, headers={"Content-Type": "text/html; charset=utf-8", **named})
        return self.root + path

    def serve(self, path: str, page: Page) -> str:
        self.pages[path] = page
        return self.root + path

    def redirect(self, path: str, target: str) -> str:
        return self.serve(path, lambda _: Answer(status=302, headers={"Location": target}))

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


@contextmanager
def run_site() -> Iterator[Site]:
    guard = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = Asked(self.path, dict(self.headers.items()))
            with guard:
                site.asked.append(asked)
                site.now_open += 1
                site.most_open = max(site.most_open, site.now_open)
            try:
                page = site.pages.get(self.path)
                self._send(page(asked) if page else Answer(status=404))
            except OSError:
                self.close_connection = True
            finally:
                with guard:
                    site.now_open -= 1

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.drip is None:
                if "Content-Length" not in answer.headers and answer.status != 304:
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)
            else:
                self.send_header("Connection", "close")
                self.end_headers()
                for piece in answer.drip():
                    self.wfile.write(piece)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

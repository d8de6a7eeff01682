from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import format_datetime

import pytest

from pipeline.errors import FetchError
from pipeline.ingest.fetching.client import Fetcher, Validators
from pipeline.ingest.fetching.policy import ANYWHERE, FetchPolicy

from .site import Answer, Asked, Site, run_site

QUICK = FetchPolicy(
    connect_seconds=1,
    read_seconds=0.4,
    total_seconds=0.8,
    max_bytes=100_000,
    attempts=2,
    first_wait_seconds=0.01,
    longest_wait_seconds=0.2,
    pause_seconds=0,
    contact="webb@example.se",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with run_site() as running:
        yield running


def fail(url: str, policy: FetchPolicy = QUICK) -> str:
    with pytest.raises(FetchError) as caught:
        Fetcher(policy).fetch(url)
    return str(caught.value)


def test_a_page_comes_with_what_the_server_gave_to_recognise_it_by(site: Site) -> None:
    url = site.put("/kontakt", "<p>Åsa</p>", ETag='"a1"', Last_Modified="Mon, 02 Mar 2026 06:00:00 GMT")
    page = Fetcher(QUICK).fetch(url)
    assert (page.url, page.content) == (url, "<p>Åsa</p>".encode())
    assert page.validators == Validators('"a1"', "Mon, 02 Mar 2026 06:00:00 GMT")


def test_the_server_is_told_who_asks_and_whom_to_write_to(site: Site) -> None:
    Fetcher(QUICK).fetch(site.put("/", "x"))
    agent = site.asked[-1].headers["User-Agent"]
    assert agent.startswith("nmt-directory/")
    assert "webb@example.se" in agent


def test_a_known_page_is_asked_for_conditionally_and_not_sent_again(site: Site) -> None:
    def page(asked: Asked) -> Answer:
        return Answer(status=304 if asked.headers.get("If-None-Match") == '"a1"' else 200, body=b"")

    known = Validators('"a1"', "Mon, 02 Mar 2026 06:00:00 GMT")
    assert Fetcher(QUICK).fetch(site.serve("/", page), known).content is None
    assert site.asked[-1].headers["If-Modified-Since"] == "Mon, 02 Mar 2026 06:00:00 GMT"


def test_not_modified_without_having_been_asked_is_a_fault(site: Site) -> None:
    assert "304" in fail(site.serve("/", lambda _: Answer(status=304)))


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refusal_is_final(site: Site, status: int) -> None:
    assert f"answered {status}" in fail(site.serve("/sida", lambda _: Answer(status=status)))
    assert site.paths() == ["/sida"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_fault_is_asked_again(site: Site, status: int) -> None:
    answers = iter([Answer(status=status), Answer(b"nu")])
    assert Fetcher(QUICK).fetch(site.serve("/sida", lambda _: next(answers))).content == b"nu"


def test_a_lasting_fault_ends_after_the_agreed_attempts(site: Site) -> None:
    assert "answered 500, 2 times" in fail(site.serve("/sida", lambda _: Answer(status=500)))
    assert site.paths() == ["/sida", "/sida"]


@pytest.mark.parametrize("form", ["seconds", "date"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_be_left_alone_for_long_is_not_asked_again(site: Site, form: str, status: int) -> None:
    later = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(hours=2), usegmt=True)
    asked = {"Retry-After": "7200" if form == "seconds" else later}
    told = fail(site.serve("/sida", lambda _: Answer(status=status, headers=asked)))
    assert f"the server answered {status}, and asks to come back in 7" in told
    assert site.paths() == ["/sida"]


def test_a_short_wait_that_a_server_asks_for_is_kept(site: Site) -> None:
    times: list[float] = []

    def page(_: Asked) -> Answer:
        times.append(time.monotonic())
        return Answer(status=503, headers={"Retry-After": "1"})

    fail(site.serve("/sida", page), replace(QUICK, longest_wait_seconds=1.5))
    assert times[1] - times[0] >= 0.99


def test_a_silent_server_is_left_in_time(site: Site) -> None:
    silent = threading.Event()

    def page(_: Asked) -> Answer:
        silent.wait(5)
        return Answer(b"sent")

    assert "no answer in time" in fail(site.serve("/", page))
    silent.set()


def test_a_page_that_drips_for_ever_is_left_in_time(site: Site) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(60):
            time.sleep(0.05)
            yield b"."

    assert "no answer in time" in fail(site.serve("/", lambda _: Answer(drip=drip)))


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nX-Drip: ", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["headers", "no length"]
)
def test_an_answer_that_drips_is_left_in_time_whatever_part_it_is(start: bytes) -> None:
    ended = threading.Event()

    def serve(listener: socket.socket) -> None:
        while not ended.is_set():
            try:
                asking, _ = listener.accept()
            except OSError:
                return
            with asking, contextlib.suppress(OSError):
                asking.sendall(start)
                while not ended.wait(0.05):
                    asking.sendall(b".")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        told = fail(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        ended.set()
    assert "no answer in time" in told


def test_a_page_that_breaks_off_is_not_taken(site: Site) -> None:
    def page(_: Asked) -> Answer:
        return Answer(headers={"Content-Length": "1000"}, drip=lambda: iter([b"half"]))

    assert "broke off" in fail(site.serve("/", page))


def test_a_packed_page_is_unpacked(site: Site) -> None:
    assert (
        Fetcher(QUICK).fetch(site.put("/", gzip.compress(b"ja" * 999), Content_Encoding="gzip")).content == b"ja" * 999
    )
    assert Fetcher(QUICK).fetch(site.put("/", zlib.compress(b"ja"), Content_Encoding="deflate")).content == b"ja"


def test_a_page_that_is_packed_in_parts_is_taken_whole(site: Site) -> None:
    packed = gzip.compress(b"ja" * 990) + gzip.compress(b"nej")
    url = site.put("/", packed, Content_Encoding="gzip")
    assert Fetcher(QUICK).fetch(url).content == b"ja" * 990 + b"nej"
    cut = site.put("/cut", packed[:-9], Content_Encoding="gzip")
    assert "broke off" in fail(cut)


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_what_follows_a_packed_page_is_no_part_of_it(site: Site, pack: Callable[[bytes], bytes]) -> None:
    encoding = "gzip" if pack is gzip.compress else "deflate"
    url = site.put("/", pack(b"ja") + bytes(64), Content_Encoding=encoding)
    assert Fetcher(QUICK).fetch(url).content == b"ja"


def test_a_packed_page_that_breaks_off_is_not_taken(site: Site) -> None:
    assert "broke off" in fail(site.put("/", gzip.compress(b"ja" * 9999)[:-20], Content_Encoding="gzip"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused(site: Site, encoding: str) -> None:
    assert "packed in a way" in fail(site.put("/", b"x", Content_Encoding=encoding))


def test_a_page_announced_too_large_is_not_begun(site: Site) -> None:
    assert "larger than 100000" in fail(site.put("/", b"x" * 100_001))


def test_a_page_that_grows_too_large_is_left(site: Site) -> None:
    sent: list[int] = []

    def drip() -> Iterator[bytes]:
        for _ in range(4000):
            sent.append(1)
            yield b"x" * 10_000

    assert "larger than 100000" in fail(site.serve("/", lambda _: Answer(drip=drip)))
    assert len(sent) < 4000


def test_a_bomb_is_not_unpacked(site: Site) -> None:
    import tracemalloc

    bomb = gzip.compress(bytes(200_000_000), 9)
    assert len(bomb) > 100_000
    policy = FetchPolicy(max_bytes=1_000_000, pause_seconds=0, attempts=1)
    url = site.put("/", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert "larger than 1000000" in fail(url, policy)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_an_empty_page_is_no_page(site: Site) -> None:
    assert "empty" in fail(site.put("/", b""))


def test_redirects_are_followed_and_the_page_is_known_by_its_end(site: Site) -> None:
    site.put("/ny", "x")
    assert Fetcher(QUICK).fetch(site.redirect("/gammal", "/ny")).url == site.root + "/ny"


def test_redirects_in_a_circle_are_left(site: Site) -> None:
    site.redirect("/b", "/a")
    assert "circle" in fail(site.redirect("/a", "/b"))
    assert site.paths() == ["/a", "/b"]


def test_redirects_without_end_are_left(site: Site) -> None:
    for n in range(20):
        site.redirect(f"/{n}", f"/{n + 1}")
    assert "more than 5 redirects" in fail(site.root + "/0")
    assert len(site.paths()) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://ftp.example.se/x", "gopher://127.0.0.1/"])
def test_a_redirect_stays_on_the_web(site: Site, target: str) -> None:
    assert "only http and https" in fail(site.redirect("/", target))


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://localhost:1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[fe80::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f000001/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(site: Site, target: str) -> None:
    assert "private" in fail(site.redirect("/", target))


def test_another_port_of_the_same_machine_is_another_place(site: Site) -> None:
    with run_site() as inner:
        inner.put("/hemligt", "x")
        assert "private" in fail(site.redirect("/", inner.root + "/hemligt"))
        assert inner.asked == []


def test_what_is_allowed_may_be_visited(site: Site) -> None:
    with run_site() as inner:
        url = site.redirect("/", inner.put("/intern", "x"))
        assert Fetcher(FetchPolicy(pause_seconds=0, allowed=ANYWHERE)).fetch(url).url == inner.root + "/intern"


def test_a_name_that_leads_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    site.put("/", "x")
    monkeypatch.setattr("socket.getaddrinfo", look_up)
    assert "private" in fail(f"http://umea.example.se:{site.port}/")
    assert site.asked == []


def test_a_name_is_looked_up_once_so_that_it_cannot_answer_differently(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    policy = FetchPolicy(pause_seconds=0, allowed=ANYWHERE)
    site.put("/sida", "x")
    real = socket.getaddrinfo
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda h, p, *a, **k: real(h, p, *a, **k) if h[0].isdigit() else look_up(h, p)
    )
    page = Fetcher(policy).fetch(f"http://umea.example.se:{site.port}/sida")
    assert page.content == b"x"
    assert asked == ["umea.example.se"] * 2  # robots.txt and the page, each judged and connected to by one answer
    assert site.asked[-1].headers["Host"] == f"umea.example.se:{site.port}"


def test_a_name_without_an_address_is_a_passing_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_to_look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", fail_to_look_up)
    assert "no connection" in fail("http://finns-inte.example.se/")


@pytest.mark.parametrize(
    "url", ["", "umea.example.se", "http://", "http://[", "ftp://example.se/", "http://a:99999999/"]
)
def test_an_address_that_is_none_is_one_clear_fault(url: str) -> None:
    said = fail(url)
    assert said
    assert "\n" not in said


def test_a_server_that_is_not_there_is_a_fault(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "no connection" in fail(f"http://127.0.0.1:{port}/")


def test_a_host_that_asks_programs_to_stay_away_is_left_alone(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /intern/\nUser-agent: nmt-directory\nDisallow: /kontakt*.html$\n")
    assert "robots.txt" in fail(site.put("/kontakt-1.html", "x"))
    assert site.paths() == []
    assert Fetcher(QUICK).fetch(site.put("/intern/", "x")).content == b"x"


def test_a_host_is_asked_for_its_rules_once(site: Site) -> None:
    fetcher = Fetcher(QUICK)
    for path in ("/a", "/b", "/c"):
        fetcher.fetch(site.put(path, "x"))
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a", "/b", "/c"]


def test_one_request_at_a_time_with_a_pause(site: Site) -> None:
    def page(_: Asked) -> Answer:
        time.sleep(0.02)
        return Answer(b"x")

    fetcher = Fetcher(FetchPolicy(pause_seconds=0.05))
    begun = time.monotonic()
    threads = [threading.Thread(target=fetcher.fetch, args=(site.serve(f"/{n}", page),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.most_open == 1
    assert time.monotonic() - begun >= 4 * 0.05


def test_a_pause_that_the_host_asks_for_is_kept(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.15\n")
    fetcher = Fetcher(QUICK)
    begun = time.monotonic()
    fetcher.fetch(site.put("/a", "x"))
    fetcher.fetch(site.put("/b", "x"))
    assert time.monotonic() - begun >= 0.3

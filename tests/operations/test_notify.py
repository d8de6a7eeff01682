from __future__ import annotations

import datetime as dt
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from pipeline.errors import CheckError, InputError
from pipeline.ingest.fetching.visits import Visit
from pipeline.notify import Notice, NotifySettings, describe_failure, describe_outcome, read_settings, send_notice
from pipeline.summary import Summary

NOTICE = Notice("release_published", "The directory changed", "r0002-ab", {"source changes": 3}, ("kontakt-2026",))


@dataclass(slots=True)
class Hook:
    statuses: list[int]
    got: list[dict[str, object]] = field(default_factory=list)
    url: str = ""


@contextmanager
def run_hook(*statuses: int) -> Iterator[Hook]:
    hook = Hook(list(statuses))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            hook.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(hook.statuses.pop(0) if hook.statuses else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    hook.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class Mailbox:
    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.recipients: list[str] = []

    async def handle_DATA(  # noqa: N802  # the name that the server calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.messages.append(message_from_bytes(envelope.original_content or b""))
        self.recipients += envelope.rcpt_tos
        return "250 OK"


@contextmanager
def run_mail_server() -> Iterator[tuple[Mailbox, str]]:
    mailbox = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def make_summary(**changes: object) -> Summary:
    plain: dict[str, object] = {
        "release_id": "r0002-ab",
        "published": True,
        "editions": 5,
        "entries": 18,
        "changes": {"source": 4, "repair": 9},
        "review": {"same_person": 2},
        "quarantined": {"orphan_phone": 1},
        "unread": (),
        "warnings": ("contact_points.email_domain",),
        "location": "outputs/releases/r0002-ab",
        **changes,
    }
    return Summary(**plain)  # type: ignore[arg-type]


def make_visit(outcome: str) -> Visit:
    return Visit("https://umea.example.se/", "kontakt-2026", outcome, "", dt.datetime(2026, 3, 2, tzinfo=dt.UTC))  # type: ignore[arg-type]


def test_a_webhook_gets_the_notice_as_json() -> None:
    with run_hook() as hook:
        assert send_notice(NOTICE, NotifySettings(webhook=hook.url)) == ()
    assert hook.got == [
        {
            "kind": "release_published",
            "title": "The directory changed",
            "release_id": "r0002-ab",
            "counts": {"source changes": 3},
            "ids": ["kontakt-2026"],
        }
    ]


def test_a_webhook_that_stumbles_is_tried_again() -> None:
    with run_hook(503, 500) as hook:
        assert send_notice(NOTICE, NotifySettings(webhook=hook.url)) == ()
    assert len(hook.got) == 3


def test_a_webhook_that_is_away_is_told_and_fails_nothing() -> None:
    with run_hook() as hook:
        pass
    assert send_notice(NOTICE, NotifySettings(webhook=hook.url)) == ("webhook: ConnectError",)


def test_a_mail_goes_to_every_recipient() -> None:
    with run_mail_server() as (mailbox, address):
        settings = NotifySettings("", address, "nmt@example.se", ("a@example.se", "b@example.se"))
        assert send_notice(NOTICE, settings) == ()
    assert mailbox.recipients == ["a@example.se", "b@example.se"]
    [message] = mailbox.messages
    assert message["Subject"] == "nmt-directory: The directory changed"
    assert "source changes: 3" in str(message.get_payload())
    assert message["Message-ID"].endswith("@example.se>")
    assert abs(parsedate_to_datetime(message["Date"]) - dt.datetime.now(dt.UTC)) < dt.timedelta(hours=1)


def test_a_password_is_not_sent_without_encryption() -> None:
    with run_mail_server() as (mailbox, address):
        settings = NotifySettings("", address.replace("//", "//nmt:hemligt@"), "nmt@example.se", ("a@example.se",))
        assert send_notice(NOTICE, settings) == ("mail: SMTPException",)
    assert mailbox.messages == []


def test_a_mail_server_that_is_away_does_not_keep_the_webhook_from_being_told() -> None:
    with run_hook() as hook:
        settings = NotifySettings(hook.url, "smtp://127.0.0.1:1", "nmt@example.se", ("a@example.se",))
        assert send_notice(NOTICE, settings) == ("mail: ConnectionRefusedError",)
    assert len(hook.got) == 1


def test_a_change_in_the_world_is_told_with_counts_and_ids() -> None:
    notice = describe_outcome(make_summary())
    assert notice is not None
    assert notice.kind == "release_published"
    assert notice.counts == {
        "source changes": 4,
        "questions to review": 2,
        "items set aside": 1,
        "sources to look at": 0,
    }
    assert notice.ids == ("contact_points.email_domain",)


@pytest.mark.parametrize("changes", [{"changes": {"repair": 9, "schema": 1}}, {"published": False, "changes": {}}])
def test_our_own_doing_is_no_news(changes: dict[str, object]) -> None:
    assert describe_outcome(make_summary(**changes)) is None


@pytest.mark.parametrize("outcome", ["failed", "doubtful"])
def test_a_source_to_look_at_is_told(outcome: str) -> None:
    notice = describe_outcome(make_summary(published=False, changes={}, visits=(make_visit(outcome),)))
    assert notice is not None
    assert (notice.kind, notice.ids[0]) == ("needs_a_look", "kontakt-2026")


def test_a_failure_is_told_without_what_it_quotes() -> None:
    error = CheckError("a number of Eva Norlin", document="people", page=1, value="070-174 06 11")
    notice = describe_failure(error)
    assert (notice.kind, notice.ids) == ("refresh_failed", ("people",))
    assert "Norlin" not in repr(notice)
    assert "070" not in repr(notice)


@pytest.mark.parametrize(
    "environment",
    [
        {"NMT_NOTIFY_WEBHOOK": "file:///etc/passwd"},
        {"NMT_NOTIFY_SMTP": "http://example.se", "NMT_NOTIFY_FROM": "a@example.se", "NMT_NOTIFY_TO": "b@example.se"},
        {"NMT_NOTIFY_SMTP": "smtp://example.se"},
        {"NMT_NOTIFY_TO": "b@example.se"},
    ],
)
def test_settings_that_cannot_work_are_told_at_once(environment: dict[str, str]) -> None:
    with pytest.raises(InputError):
        read_settings(environment)


def test_settings_are_read_from_the_environment() -> None:
    settings = read_settings(
        {
            "NMT_NOTIFY_WEBHOOK": "https://example.se/hook",
            "NMT_NOTIFY_SMTP": "smtps://mail.example.se",
            "NMT_NOTIFY_FROM": "nmt@example.se",
            "NMT_NOTIFY_TO": "a@example.se, b@example.se",
        }
    )
    assert settings.mail_to == ("a@example.se", "b@example.se")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK", "http://"),
        ("WEBHOOK", "http://[::1"),
        ("WEBHOOK", "https://hook.example.se:https/x"),
        ("WEBHOOK", "https://hook.example.se/a b"),
        ("SMTP", "smtp://"),
        ("SMTP", "smtp://mail.example.se:smtp"),
        ("FROM", "nmt"),
        ("FROM", "nmt@example.se\nBcc: b@example.se"),
        ("TO", "a@example.se, b"),
    ],
)
def test_settings_that_cannot_work_are_told_by_name_before_anything_is_read(name: str, value: str) -> None:
    right = {"SMTP": "smtp://mail.example.se", "FROM": "NMT <nmt@example.se>", "TO": "a@example.se"}
    read_settings({f"NMT_NOTIFY_{key}": one for key, one in right.items()})
    with pytest.raises(InputError, match=f"^NMT_NOTIFY_{name} is no "):
        read_settings({f"NMT_NOTIFY_{key}": one for key, one in {**right, name: value}.items()})


def test_a_notice_that_no_server_can_take_fails_nothing() -> None:
    settings = NotifySettings("http://exa\tmple.se/", "smtp://127.0.0.1:1", "nmt@example.se\nx", ("a@example.se",))
    assert send_notice(NOTICE, settings) == ("webhook: InvalidURL", "mail: ValueError")


def test_an_answer_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.notify.MOST_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        settings = NotifySettings(f"http://{address}/", f"smtp://{address}", "nmt@example.se", ("a@example.se",))
        assert send_notice(NOTICE, settings) == ("webhook: no end in 0 seconds", "mail: no end in 0 seconds")

"""Tells people what matters, by webhook and by e-mail: a refresh that failed, a release that changed, a doubt.

A notice holds counts and the ids of releases, editions and checks. Names, numbers, addresses and messages that quote
a document never leave by this way: what happened is read where the release is. A notice that cannot be delivered
never fails a refresh.
"""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr
from typing import Literal
from urllib.parse import unquote, urlsplit

from pipeline.errors import InputError, PipelineError, name_kind
from pipeline.summary import Summary

NoticeKind = Literal["refresh_failed", "release_published", "needs_a_look"]
ATTEMPTS = 3
MOST_SECONDS = 60.0  # for each way, all attempts together
_SECONDS = 10.0
_WORTH_TELLING = ("source", "decision", "erasure")


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told.

    Attributes:
        kind: What happened.
        title: The same as a sentence.
        release_id: The newest release, where one is known.
        counts: Numbers by name.
        ids: Ids of editions and checks that a person should look at.
    """

    kind: NoticeKind
    title: str
    release_id: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    ids: tuple[str, ...] = ()

    def to_text(self) -> str:
        """The notice as a person reads it in a mail.

        >>> print(Notice("release_published", "A new release", "r0002", {"source changes": 3}).to_text())
        A new release
        <BLANKLINE>
        release: r0002
        source changes: 3
        """
        release = [f"release: {self.release_id}"] if self.release_id else []
        counts = [f"{name}: {count}" for name, count in self.counts.items()]
        look = ["look at: " + ", ".join(self.ids)] if self.ids else []
        return "\n".join((self.title, "", *release, *counts, *look))


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """Where notices go; nowhere by default.

    Attributes:
        webhook: Gets a POST with the notice as JSON.
        mail_server: `smtp://user:password@host:port` (upgraded to TLS where the server offers it), or `smtps://`.
        mail_from: The sender.
        mail_to: The recipients.
    """

    webhook: str = ""
    mail_server: str = ""
    mail_from: str = ""
    mail_to: tuple[str, ...] = ()


def read_settings(environment: Mapping[str, str]) -> NotifySettings:
    """The operator's settings: `NMT_NOTIFY_WEBHOOK`, `_SMTP`, `_FROM` and `_TO` (comma between).

    Raises:
        InputError: They cannot be used together.

    >>> read_settings({}) == NotifySettings()
    True
    """
    recipients = tuple(filter(None, (part.strip() for part in environment.get("NMT_NOTIFY_TO", "").split(","))))
    settings = NotifySettings(
        webhook=environment.get("NMT_NOTIFY_WEBHOOK", ""),
        mail_server=environment.get("NMT_NOTIFY_SMTP", ""),
        mail_from=environment.get("NMT_NOTIFY_FROM", ""),
        mail_to=recipients,
    )
    if settings.webhook and not _is_address(settings.webhook, "http", "https"):
        raise InputError("NMT_NOTIFY_WEBHOOK is no http or https address")
    if settings.mail_server and not _is_address(settings.mail_server, "smtp", "smtps"):
        raise InputError("NMT_NOTIFY_SMTP is no smtp:// or smtps:// address")
    if settings.mail_from and not _is_mailbox(settings.mail_from):
        raise InputError("NMT_NOTIFY_FROM is no mail address")
    if not all(map(_is_mailbox, recipients)):
        raise InputError("NMT_NOTIFY_TO is no list of mail addresses, comma between")
    mail = (settings.mail_server, settings.mail_from, settings.mail_to)
    if any(mail) and not all(mail):
        raise InputError("NMT_NOTIFY_SMTP, NMT_NOTIFY_FROM and NMT_NOTIFY_TO are set together or not at all")
    return settings


def _is_address(text: str, *schemes: str) -> bool:
    """Whether a connection can be made by an address: scheme, host and port.

    >>> [_is_address(text, "http") for text in ("http://h:80/x", "http://", "http://h:x/", "http://[::1", "h")]
    [True, False, False, False, False]
    """
    try:
        parts = urlsplit(text)
        _ = parts.port  # which is read, and found wrong, only here
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.hostname) and text.isprintable() and " " not in text


def _is_mailbox(text: str) -> bool:
    """Whether a text can stand as the sender or a recipient, with a name before it or without.

    >>> [_is_mailbox(text) for text in ("n@b.se", "NMT <n@b.se>", "nmt", "nmt@", "a@b.se\\nBcc: c@d.se")]
    [True, True, False, False, False]
    """
    name, _, domain = parseaddr(text)[1].rpartition("@")
    return bool(name and domain) and text.isprintable()


def describe_outcome(summary: Summary) -> Notice | None:
    """The notice for a refresh that ended well; None where nobody needs to know.

    A release that only our own repairs changed is no news from the world, and is not told.
    """
    looks = tuple(visit.edition_id for visit in summary.visits if visit.needs_a_look)
    changes = {f"{cause} changes": summary.changes[cause] for cause in _WORTH_TELLING if cause in summary.changes}
    counts = {
        **changes,
        "questions to review": sum(summary.review.values()),
        "items set aside": sum(summary.quarantined.values()),
        "sources to look at": len(looks),
    }
    ids = (*looks, *summary.unread, *summary.warnings)
    if summary.published and changes:
        return Notice("release_published", "The directory changed", summary.release_id, counts, ids)
    if looks:
        is_moved = all(visit.outcome == "unchanged" for visit in summary.visits if visit.needs_a_look)
        title = "A source has moved for good" if is_moved else "A source could not be learned from"
        return Notice("needs_a_look", title, summary.release_id, counts, ids)
    return None


def describe_failure(error: BaseException) -> Notice:
    """The notice for a refresh that failed: what kind of failure and in which document, without what it quotes."""
    document = (error.document,) if isinstance(error, PipelineError) and error.document else ()
    title = f"A refresh failed ({name_kind(error)}); the last release stays"
    return Notice("refresh_failed", title, ids=document)


def send_notice(notice: Notice, settings: NotifySettings) -> tuple[str, ...]:
    """Deliver a notice by every way that is set.

    Returns:
        What could not be delivered and why, one line for each way; empty where all went well.
    """
    problems = []
    if settings.webhook:
        problems += _try("webhook", lambda: _post(notice, settings.webhook))
    if settings.mail_server:
        problems += _try("mail", lambda: _mail(notice, settings))
    return tuple(problems)


def _try(way: str, deliver: Callable[[], None]) -> list[str]:
    """Deliver in a thread that is not waited for without end: a server may drip its answer for hours."""
    problems = [f"{way}: no end in {MOST_SECONDS:.0f} seconds"]

    def attempt() -> None:
        found = _deliver(deliver)
        problems[:] = [f"{way}: {type(found).__name__}"] if found else []

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(MOST_SECONDS)
    return list(problems)


def _deliver(deliver: Callable[[], None]) -> Exception | None:
    """Deliver, again where it did not work for reasons that may pass; what went wrong in the end."""
    import httpx
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

    retrying = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_random_exponential(multiplier=0.2, max=5),
        retry=retry_if_exception_type((httpx.HTTPError, smtplib.SMTPException, OSError)),
        reraise=True,
    )
    try:
        retrying(deliver)
    except Exception as error:
        return error
    return None


def _post(notice: Notice, webhook: str) -> None:
    import httpx

    httpx.post(webhook, json=asdict(notice), timeout=_SECONDS).raise_for_status()


def _mail(notice: Notice, settings: NotifySettings) -> None:
    message = EmailMessage()
    message["Subject"] = f"nmt-directory: {notice.title}"
    message["From"] = settings.mail_from
    message["To"] = ", ".join(settings.mail_to)
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=settings.mail_from.rpartition("@")[2].strip(" >") or None)
    message.set_content(notice.to_text())
    with _connect(settings.mail_server) as server:
        server.send_message(message)


def _connect(address: str) -> smtplib.SMTP:
    """A connection, encrypted where the server can; a password is never sent without."""
    parts = urlsplit(address)
    host, context = parts.hostname or "localhost", ssl.create_default_context()
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, parts.port or 465, timeout=_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
        elif parts.password:
            server.close()
            raise smtplib.SMTPException("the server offers no encryption for the password")
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server

"""One visit to one page: conditional, patient with passing faults, and judged anew at every redirect."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from pipeline.errors import FetchError
from pipeline.ingest.fetching.addresses import GuardedTransport
from pipeline.ingest.fetching.body import ACCEPTED_ENCODINGS, read_body
from pipeline.ingest.fetching.deadline import Deadline
from pipeline.ingest.fetching.policy import FetchPolicy
from pipeline.ingest.fetching.robots import MAX_ROBOTS_BYTES, RobotsRules
from pipeline.ingest.fetching.turns import HostTurns

_PERMANENT_STATUS = frozenset((httpx.codes.MOVED_PERMANENTLY, httpx.codes.PERMANENT_REDIRECT))
_PASSING_STATUS = frozenset((408, 425, 429, 500, 502, 503, 504))


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to recognise a page by, and gets back with the next question."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> Mapping[str, str]:
        """As request headers; none where the server gave nothing."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True)
class Download:
    """A page as it came: where it was found after redirects, and its bytes; None where it is not modified.

    `moved_to` is where it moved for good (301, 308); blank where no redirect of the kind came first.
    """

    url: str
    content: bytes | None
    validators: Validators
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class _Redirect:
    """What to ask next, and whether the page moved there for good."""

    request: httpx.Request
    is_permanent: bool


class _PassingError(Exception):
    """A fault that another attempt may not meet, and the wait in seconds that the server asks for."""

    def __init__(self, message: str, wait_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class Fetcher:
    """Visits pages; one for a whole run, shared by its threads.

    Args:
        policy: What a visit may cost.
    """

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._turns = HostTurns(policy.pause_seconds)
        self._robots = RobotsRules()

    def fetch(self, url: str, known: Validators | None = None) -> Download:
        """Ask for a page.

        Args:
            url: Where it is.
            known: What the server gave with the capture that we have; then the answer may be `not modified`.

        Raises:
            FetchError: It cannot be had, with the reason.
        """
        retrying = Retrying(
            stop=stop_after_attempt(self._policy.attempts),
            retry=retry_if_exception(self._is_worth_another),
            wait=self._wait,
            reraise=True,
        )
        try:
            return retrying(self._attempt, url, known or Validators())
        except _PassingError as fault:
            later = f"and asks to come back in {fault.wait_seconds:.0f} seconds"
            often = f"{self._policy.attempts} times"
            told = often if self._is_worth_another(fault) else later
            raise FetchError(f"{fault}, {told}", document=url) from None
        except FetchError as error:
            if error.document is None:
                raise FetchError(error.message, document=url, value=error.value) from None
            raise

    def _is_worth_another(self, error: BaseException) -> bool:
        """Whether to ask again: a server that wants to be left alone for longer than a run waits is."""
        return isinstance(error, _PassingError) and error.wait_seconds <= self._policy.longest_wait_seconds

    def _wait(self, state: RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.wait_seconds if isinstance(fault, _PassingError) else 0.0
        first = self._policy.first_wait_seconds
        return min(
            max(asked, wait_exponential_jitter(multiplier=first, jitter=first)(state)),
            self._policy.longest_wait_seconds,
        )

    def _attempt(self, url: str, known: Validators) -> Download:
        with self._open_client(url) as client:
            try:
                return self._follow(client, client.build_request("GET", url, headers=known.headers()), known)
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise FetchError(f"the address cannot be used ({error})") from None
            except httpx.TransportError as error:
                raise _PassingError(_describe(error)) from None

    def _open_client(self, url: str) -> httpx.Client:
        policy = self._policy
        timeout = httpx.Timeout(policy.read_seconds, connect=policy.connect_seconds)
        headers = {
            "User-Agent": policy.user_agent,
            "Accept-Encoding": ACCEPTED_ENCODINGS,
            "Accept-Language": "sv, en;q=0.5",
        }
        try:
            transport = GuardedTransport(policy.allowed, url)
        except httpx.InvalidURL as error:
            raise FetchError(f"the address cannot be used ({error})") from None
        return httpx.Client(transport=transport, timeout=timeout, headers=headers, trust_env=False)

    def _follow(self, client: httpx.Client, request: httpx.Request, known: Validators) -> Download:
        seen: set[str] = set()
        moved_to, is_permanent = "", True
        for _ in range(self._policy.max_redirects + 1):
            if str(request.url) in seen:
                raise FetchError("the redirects run in a circle", value=str(request.url))
            seen.add(str(request.url))
            step = self._step(client, request, known)
            if isinstance(step, Download):
                return replace(step, moved_to=moved_to)
            if request.url.scheme == "https" and step.request.url.scheme == "http":
                raise FetchError("a redirect leads from https to http", value=str(step.request.url))
            request, is_permanent = step.request, is_permanent and step.is_permanent
            moved_to = str(request.url) if is_permanent else moved_to
        raise FetchError(f"more than {self._policy.max_redirects} redirects", value=str(request.url))

    def _step(self, client: httpx.Client, request: httpx.Request, known: Validators) -> Download | _Redirect:
        """One request and its answer: the page, or the next request of a redirect."""
        self._heed_robots(client, request.url)
        with self._turns.take(request.url.host), Deadline(self._policy.total_seconds) as deadline:
            response = _send(client, request, deadline)
            try:
                if response.next_request is not None:
                    return _Redirect(response.next_request, response.status_code in _PERMANENT_STATUS)
                _check_status(response, known)
                content = None
                if response.status_code != httpx.codes.NOT_MODIFIED:
                    content = read_body(response, self._policy.max_bytes, deadline)
            finally:
                response.close()
        if content == b"":
            raise FetchError("the page is empty")
        return Download(str(request.url), content, _read_validators(response))

    def _heed_robots(self, client: httpx.Client, url: httpx.URL) -> None:
        rules = self._robots.rules_of(url, functools.partial(self._read_robots, client))
        self._turns.lengthen(url.host, min(rules.pause_seconds, self._policy.longest_wait_seconds))
        if not rules.permits(url):
            raise FetchError("the host's robots.txt asks programs to stay away", value=str(url))

    def _read_robots(self, client: httpx.Client, url: httpx.URL) -> str:
        """The text of a robots.txt, or nothing; asked for once, without redirects."""
        with self._turns.take(url.host), Deadline(self._policy.read_seconds) as deadline:
            try:
                response = _send(client, client.build_request("GET", url), deadline)
                try:
                    if response.status_code != httpx.codes.OK:
                        return ""
                    return read_body(response, MAX_ROBOTS_BYTES, deadline).decode("utf-8", "replace")
                finally:
                    response.close()
            except (httpx.HTTPError, FetchError):
                return ""


def _send(client: httpx.Client, request: httpx.Request, deadline: Deadline) -> httpx.Response:
    """Ask, and read no more than the headers of the answer."""
    request.extensions = {**request.extensions, "trace": deadline.watch}
    try:
        return client.send(request, stream=True)
    except httpx.TransportError:
        if deadline.is_over:
            raise httpx.ReadTimeout("the answer takes too long in all") from None
        raise


def _check_status(response: httpx.Response, known: Validators) -> None:
    status = response.status_code
    if status in _PASSING_STATUS:
        raise _PassingError(f"the server answered {status}", _read_retry_after(response))
    if status == httpx.codes.NOT_MODIFIED and known.headers():
        return
    if status != httpx.codes.OK:
        raise FetchError(f"the server answered {status}")


def _read_validators(response: httpx.Response) -> Validators:
    headers = response.headers
    return Validators(headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _read_retry_after(response: httpx.Response) -> float:
    """Seconds that the server asks to wait, given as a number or as a date; 0 where it asks nothing."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def _describe(error: httpx.TransportError) -> str:
    match error:
        case httpx.ConnectTimeout() | httpx.ReadTimeout() | httpx.TimeoutException():
            return "no answer in time"
        case httpx.ConnectError():
            return f"no connection ({error})" if str(error) else "no connection"
        case _:
            return f"the answer broke off ({type(error).__name__})"

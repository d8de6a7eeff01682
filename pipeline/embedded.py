"""A Prefect API for a run that has none: on loopback, offline, and gone with the run however that ends.

Prefect's own ephemeral server survives a kill, reads Ctrl-C from the terminal before its client does, and starts only
after Prefect is imported. This one starts first, in a session of its own, so that it comes up while the libraries
load, and it watches its parent: when that is gone, it goes too. Runs are kept in a Prefect home of their own
(`~/.cache/nmt-directory/prefect-<version>` where PREFECT_HOME is not set), so that only the first run migrates a
database; `PREFECT_HOME=... prefect server start` shows them.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import PipelineError

START_SECONDS = 120.0
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_WIKI_HINTS": "false",
}
_SERVER = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_UI_ENABLED": "0",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}


def find_api() -> str | None:
    """The Prefect API that the environment or the active Prefect profile names, told without importing Prefect."""
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    try:
        profiles = tomllib.loads((home / "profiles.toml").read_text(encoding="utf-8"))
        active = os.environ.get("PREFECT_PROFILE") or str(profiles.get("active", ""))
        return str(profiles["profiles"][active]["PREFECT_API_URL"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError):
        return None


@contextmanager
def prefect_api(meanwhile: Callable[[], None] | None = None) -> Iterator[str]:
    """An API for the flow runs of this process: the one that is set, or an embedded one for the time being.

    Prefect must not have been imported before, so that it takes its settings from the environment.

    Args:
        meanwhile: What may be done while an embedded server comes up, such as loading libraries.

    Raises:
        PipelineError: The embedded server does not come up.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if url := find_api():
        with reached_api(url, "or refresh without it: --engine direct"):
            yield url
    else:
        with _embedded_api(meanwhile) as url:
            yield url


@contextmanager
def reached_api(url: str, instead: str = "") -> Iterator[None]:
    """Do something with an API that is set, and say so in one line where nothing answers there.

    Args:
        url: The API, as it is set.
        instead: What else can be done.

    Raises:
        PipelineError: Nothing answers.
    """
    try:
        yield
    except Exception as error:
        if not _is_without_answer(error):
            raise
        place = url.rpartition("@")[2] if "@" in url else url  # a password is nobody's to read
        advice = ", ".join(filter(None, ("start it (prefect server start) or correct PREFECT_API_URL", instead)))
        raise PipelineError(f"no Prefect API answers at {place}; {advice}") from error


def _is_without_answer(error: BaseException | None) -> bool:
    """Whether an error is, or follows from, a connection that nobody took."""
    import httpx

    while error is not None:
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
            return True
        error = error.__cause__
    return False


@contextmanager
def _embedded_api(meanwhile: Callable[[], None] | None) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="nmt-prefect-") as fresh:
        for home in (choose_home(), Path(fresh)):
            server, url = _start_server(home)
            with _stop_at_end(server):
                os.environ.update(PREFECT_API_URL=url, PREFECT_HOME=str(home))
                importing = threading.Thread(target=_prepare, args=(meanwhile,), daemon=True)
                importing.start()
                if _wait_until_healthy(server, url):
                    importing.join()
                    yield url
                    return
    raise PipelineError("the embedded Prefect server does not start; nmt refresh --engine direct needs none")


def choose_home() -> Path:
    """The Prefect home of embedded runs: PREFECT_HOME, or a folder in the user's cache."""
    if home := os.environ.get("PREFECT_HOME"):
        return Path(home)
    from importlib.metadata import version

    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "nmt-directory" / f"prefect-{version('prefect')}"


def serve() -> None:
    """Be the server, on a socket given by the parent: `python -m pipeline.embedded SOCKET PARENT`."""
    handle, parent = int(sys.argv[1]), int(sys.argv[2])
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    import uvicorn

    uvicorn.run(
        "prefect.server.api.server:create_app", factory=True, fd=handle, log_level="critical", lifespan="on", ws="auto"
    )


def _start_server(home: Path) -> tuple[subprocess.Popen[bytes], str]:
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        command = [sys.executable, "-m", "pipeline.embedded", str(listener.fileno()), str(os.getpid())]
        server = subprocess.Popen(
            command,
            env={**os.environ, **_SERVER, "PREFECT_HOME": str(home)},
            pass_fds=[listener.fileno()],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return server, f"http://127.0.0.1:{listener.getsockname()[1]}/api"


@contextmanager
def _stop_at_end(server: subprocess.Popen[bytes]) -> Iterator[None]:
    """Take the server down when the block ends."""
    try:
        yield
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.kill()
        server.wait()


def _wait_until_healthy(server: subprocess.Popen[bytes], url: str) -> bool:
    from urllib.error import URLError
    from urllib.request import urlopen

    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        with suppress(URLError, OSError), urlopen(f"{url}/health", timeout=START_SECONDS) as answer:
            return bool(answer.status == 200)
        time.sleep(0.05)
    return False


def _prepare(meanwhile: Callable[[], None] | None) -> None:
    import prefect  # noqa: F401

    if meanwhile:
        meanwhile()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.3)
    os._exit(0)


if __name__ == "__main__":
    serve()

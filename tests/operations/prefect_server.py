"""A real Prefect server on loopback, with a home of its own, and the processes that work for it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
START_SECONDS = 120
RUN_SECONDS = 120
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_RUNNER_POLL_FREQUENCY": "1",
    "PREFECT_WORKER_QUERY_SECONDS": "1",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}


def wait_for(happens: Callable[[], bool]) -> None:
    """Wait until something happens, but not for ever; what did not happen is for the test to say."""
    end = time.monotonic() + START_SECONDS
    while not happens() and time.monotonic() < end:
        time.sleep(0.1)


class Server:
    """Speaks to the server's API, and starts commands that do."""

    def __init__(self, url: str, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        self._api = httpx.Client(base_url=url, timeout=60, trust_env=False)

    def close(self) -> None:
        self._api.close()

    def ask(self, path: str, body: object = None) -> Any:
        """An answer of the API; like Prefect's own client it asks again while the database is busy (503)."""
        end = time.monotonic() + START_SECONDS
        while True:
            answer = self._api.get(path) if body is None else self._api.post(path, json=body)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or time.monotonic() > end:
                return answer.raise_for_status().json()
            time.sleep(0.5)

    def find_deployment(self, name: str) -> dict[str, Any]:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            answer = self._api.get(f"/deployments/name/refresh/{name}")
            if answer.status_code == 200:
                found: dict[str, Any] = answer.json()
                return found
            time.sleep(0.3)
        raise TimeoutError(name)

    def run(self, deployment: Mapping[str, Any], **parameters: object) -> str:
        """Trigger a run and wait for its end; the name of its state."""
        body = {"parameters": {**deployment["parameters"], **parameters}, "state": {"type": "SCHEDULED"}}
        flow_run = self.ask(f"/deployments/{deployment['id']}/create_flow_run", body)
        end = time.monotonic() + RUN_SECONDS
        while time.monotonic() < end:
            state = self.ask(f"/flow_runs/{flow_run['id']}")["state"]
            if state["type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED"):
                return str(state["type"])
            time.sleep(0.3)
        raise TimeoutError("the run does not end")

    def wait_for_planned_run(self, deployment: Mapping[str, Any]) -> bool:
        """Whether the server's clock plans runs of its own accord."""
        asked = {
            "deployments": {"id": {"any_": [deployment["id"]]}},
            "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
        }
        end = time.monotonic() + RUN_SECONDS
        while time.monotonic() < end:
            if self.ask("/flow_runs/filter", asked):
                return True
            time.sleep(0.5)
        return False

    def artifacts(self) -> dict[str, dict[str, Any]]:
        return {artifact["key"]: artifact for artifact in self.ask("/artifacts/latest/filter", {})}

    @contextmanager
    def start(self, command: str, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a command of this environment beside the block, and end it with the block."""
        process = subprocess.Popen(
            [BIN / command, *arguments], env={**self.environment, **environment}, cwd=ROOT, start_new_session=True
        )
        try:
            yield process
        finally:
            end_group(process)

    def call(self, command: str, *arguments: str) -> None:
        subprocess.run([BIN / command, *arguments], env=self.environment, cwd=ROOT, check=True, capture_output=True)


@contextmanager
def run_server(home: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NMT_"))}
    environment = {**inherited, **QUIET, "PREFECT_HOME": str(home), "PREFECT_API_URL": url}
    command = [str(BIN / "prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    server = Server(url, environment)
    try:
        _wait_until_healthy(url)
        yield server
    finally:
        server.close()
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    for number, patience in ((signal.SIGINT, 10), (signal.SIGKILL, 10)):
        if process.poll() is None:
            os.killpg(process.pid, number)
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                continue


def _wait_until_healthy(url: str) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if httpx.get(f"{url}/health", timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError("the server does not come up")

from __future__ import annotations

import errno

import pytest

from pipeline.ingest.retry import retry_io


class Flaky:
    def __init__(self, *errors: BaseException) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def test_a_passing_failure_is_tried_again() -> None:
    flaky = Flaky(OSError(errno.EIO, "io"), OSError(errno.ESTALE, "stale"))
    assert retry_io(flaky, pause=0) == "done"
    assert flaky.calls == 3


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "gone"), ValueError("wrong")])
def test_nothing_else_is_tried_again(error: Exception) -> None:
    flaky = Flaky(error)
    with pytest.raises(type(error)):
        retry_io(flaky, pause=0)
    assert flaky.calls == 1


def test_it_gives_up_in_the_end() -> None:
    flaky = Flaky(*[OSError(errno.EIO, "io")] * 5)
    with pytest.raises(OSError, match="io"):
        retry_io(flaky, attempts=2, pause=0)
    assert flaky.calls == 2

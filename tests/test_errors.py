from __future__ import annotations

import errno
import pickle

import pytest

from pipeline.errors import CheckError, InputError, UnreadableError, unveiling, veil, veiling

VALUE = "Ada Exempelsson"


@pytest.mark.parametrize(
    "error",
    [
        InputError("kind is unknown", document="decisions.csv", line=2, value=VALUE),
        CheckError("2 checks failed", document="people", value=VALUE),
        UnreadableError("it is torn", reason_code="damaged", document="brochure", page=3, value=VALUE),
    ],
)
def test_a_veiled_error_is_of_its_kind_and_place_and_comes_back_whole_from_a_worker(error: Exception) -> None:
    told = pickle.loads(pickle.dumps(veil(error)))
    assert type(told) is type(error)
    assert VALUE not in str(told)
    assert str(error).startswith(str(told))
    with pytest.raises(type(error), match=VALUE), unveiling():
        raise told


def test_an_error_in_the_program_quotes_nothing_and_its_cause_is_not_shown() -> None:
    with pytest.raises(Exception, match=r"^an error in the program, KeyError$") as caught, veiling():
        raise KeyError(VALUE)
    assert caught.value.__suppress_context__
    with pytest.raises(KeyError), unveiling():
        raise caught.value


@pytest.mark.parametrize("error", [OSError(errno.EIO, "io"), RuntimeError("IO Error: No space left on device")])
def test_what_the_system_says_passes_as_it_is(error: Exception) -> None:
    assert veil(error) is error


def test_an_error_is_veiled_once() -> None:
    told = veil(InputError("kind is unknown", value=VALUE))
    assert veil(told) is told

"""Objects made by a builder are those that the constructor makes."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from pipeline.domain.building import make_builder
from pipeline.domain.layout import Document, Line, Note


def test_built_object_is_equal_and_frozen() -> None:
    line = make_builder(Line)(1, 2, "Eva Ek", bold=True)
    assert type(line) is Line
    assert line == Line(1, 2, "Eva Ek", bold=True)
    assert hash(line) == hash(Line(1, 2, "Eva Ek", bold=True))
    assert pickle.loads(pickle.dumps(line)) == dataclasses.replace(line)
    with pytest.raises(dataclasses.FrozenInstanceError):
        line.text = "Bo"  # type: ignore[misc]


def test_defaults_are_those_of_the_class() -> None:
    assert make_builder(Document)("text/html", (), ()) == Document("text/html", (), (), (), ())
    assert make_builder(Note)("encoding", "utf-8").is_loss is False

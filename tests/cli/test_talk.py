from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from pipeline.cli.talk import answer_json


def test_a_machine_reads_every_time_in_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    at = dt.datetime(2021, 9, 8, 6, 0, 7, tzinfo=dt.UTC)
    answer_json({"at": at, "on": at.date(), "where": Path("raw/sida.html")})
    told = json.loads(capsys.readouterr().out)
    assert told == {"at": "2021-09-08T06:00:07+00:00", "on": "2021-09-08", "where": "raw/sida.html"}
    assert dt.datetime.fromisoformat(told["at"]) == at

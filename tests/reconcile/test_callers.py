"""Whom a service is for, over all editions."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from pipeline.reconcile.callers import tell_for_whom
from pipeline.reconcile.corpus import Sighting


def _see(**said: str) -> Sighting:
    facts = {property_: (text,) for property_, text in said.items()}
    return cast(Sighting, SimpleNamespace(facts=lambda property_: facts.get(property_, ())))


@pytest.mark.parametrize(
    ("service_id", "kind", "sightings", "expected"),
    [
        ("exempellinjen", "helpline", [_see(name="Exempellinjen")], "not_told"),
        ("exempellinjen", "helpline", [_see(name="Exempellinjen", audience="utsatta och anhöriga")], "anyone"),
        ("exempellinjen", "helpline", [_see(name="Exempellinjen", audience="socialtjänst och polis")], "professionals"),
        (
            "exempellinjen",
            "helpline",
            [_see(audience="utsatta"), _see(description="För chefer.")],
            "professionals",
        ),
        ("exempellinjen", "helpline", [_see(name="Polisen", phone="11414")], "anyone"),
        ("112", "emergency", [_see(name="112", phone="112")], "anyone"),
        ("kvinnofridslinjen", "helpline", [_see(name="Kvinnofridslinjen")], "anyone"),
        ("kvinnofridslinjen", "helpline", [_see(name="Kvinnofridslinjen", audience="yrkesverksamma")], "professionals"),
        ("nmt", "network", [_see(name="NMT")], "professionals"),
    ],
)
def test_a_service_is_for_anyone_only_where_that_is_told(
    service_id: str, kind: str, sightings: list[Sighting], expected: str
) -> None:
    assert tell_for_whom(service_id, kind, sightings) == expected

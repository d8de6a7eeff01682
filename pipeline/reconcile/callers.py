"""Whom a service is for: told where the vocabulary knows it or an edition says so, else not told.

A line that one edition calls one for professionals stays one: to show it to anyone by accident does more harm than to
leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.reconcile.corpus import Sighting
from pipeline.vocabulary import is_for_professionals, is_public_number, services

_PROPERTIES = ("name", "audience", "description", "phone")
ForWhom = Literal["anyone", "professionals", "not_told"]


def tell_for_whom(service_id: str, kind: str, sightings: Sequence[Sighting]) -> ForWhom:
    """Tell whom a service is for.

    Args:
        service_id: Its published id.
        kind: Kind of service.
        sightings: Its mentions.
    """
    said = {property_: [text for s in sightings for text in s.facts(property_)] for property_ in _PROPERTIES}
    known = next((s.for_whom for s in services() if s.service_id == service_id), None)
    if known == "professionals" or any(
        is_for_professionals(text, is_audience=property_ == "audience")
        for property_, texts in said.items()
        for text in texts
    ):
        return "professionals"
    is_public = known == "anyone" or kind == "emergency" or any(map(is_public_number, said["phone"]))
    return "anyone" if is_public or said["audience"] else "not_told"

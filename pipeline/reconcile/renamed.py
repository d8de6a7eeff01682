"""Organizations that the vocabulary does not know and that changed their name, as editions say: `X (tidigare Y)`.

Both names are one organization's, under the id that its oldest name in print makes and under its newest name. Two that
one edition lists side by side are two, for then one was not the other's name; a name that the vocabulary knows stays
what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.reconcile.organizations import OrganizationRef, find_organization, is_known

if TYPE_CHECKING:
    from pipeline.reconcile.corpus import Sighting


def find_renamed(sightings: Iterable[Sighting]) -> Mapping[str, OrganizationRef]:
    """Give what is published for an organization that changed its name, by the id that each of its names makes.

    Args:
        sightings: The mentions of organizations, from old to new.
    """
    newer: dict[str, str] = {}
    printed: dict[str, OrganizationRef] = {}
    listed: dict[str, set[str]] = {}
    for sighting in sightings:
        name = sighting.first("name")
        if name is None:
            continue
        ref = find_organization(name)
        for former in map(find_organization, sighting.facts("former_name")):
            printed.setdefault(former.org_id, former)
            if former.org_id != ref.org_id and not is_known(former):
                newer[former.org_id] = ref.org_id
                newer.pop(ref.org_id, None)  # it took its former name again
        printed.setdefault(ref.org_id, ref)
        if sighting.first("member") is not None:
            listed.setdefault(ref.org_id, set()).add(sighting.edition_id)
    renamed: dict[str, OrganizationRef] = {}
    for line in _find_lines(newer, listed):
        oldest = next(org_id for org_id in printed if org_id in line)
        newest = printed[line[-1]]
        own = newest if is_known(newest) else replace(newest, org_id=oldest)
        renamed.update(dict.fromkeys(line, own))
    return renamed


def _find_lines(newer: Mapping[str, str], listed: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """The names of each organization, its newest last; what an edition lists side by side with it is left out."""
    formers: dict[str, list[str]] = {}
    for former in sorted(newer):
        newest = former
        while newest in newer:
            newest = newer[newest]
        formers.setdefault(newest, []).append(former)
    for newest, older in sorted(formers.items()):
        line = [*older, newest]
        beside = {a for a in line for b in line if a != b and listed.get(a, set()) & listed.get(b, set())}
        if not beside:
            yield line

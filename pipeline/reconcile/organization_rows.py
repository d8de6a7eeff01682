"""The tables `organizations` and `organization_names`, from every use of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.organizations import OrganizationRef, known_by_id, refer_known
from pipeline.reconcile.rows import OrganizationNameRow, OrganizationRow


class NameUse(Struct, frozen=True):
    """A name of an organization (`name`, `short_name`, `former_name`) as an edition prints it."""

    ref: OrganizationRef
    name: str
    kind: str
    record: Record


def tabulate_organizations(
    corpus: Corpus, uses: Iterable[NameUse], websites: Mapping[str, str]
) -> list[OrganizationRow]:
    """Make the rows of `organizations`: all that are printed or employ somebody, and those above them.

    Args:
        corpus: All sightings.
        uses: Every printed name, and every mail that tells an employer.
        websites: The newest web address that is printed for an organization, by its id.
    """
    editions: dict[str, set[str]] = defaultdict(set)
    refs: dict[str, OrganizationRef] = {}
    for use in uses:
        refs.setdefault(use.ref.org_id, use.ref)
        editions[use.ref.org_id].add(use.record.edition_id)
    for ref in list(refs.values()):
        parent = known_by_id().get(ref.parent_org_id or "")
        if parent is not None:
            refs.setdefault(parent.org_id, refer_known(parent))
            editions[parent.org_id] |= editions[ref.org_id]
    rows = []
    for org_id, ref in refs.items():
        seen = corpus.calendar.span(editions[org_id])
        rows.append(
            OrganizationRow(
                org_id, ref.name, ref.kind, ref.parent_org_id, ref.municipality_code, websites.get(org_id), *seen
            )
        )
    return rows


def tabulate_organization_names(corpus: Corpus, uses: Iterable[NameUse]) -> list[OrganizationNameRow]:
    """Make the rows of `organization_names`: the published name, and every other that an edition prints."""
    editions: dict[tuple[str, str], set[str]] = defaultdict(set)
    kinds: dict[tuple[str, str], str] = {}
    for use in uses:
        for name, kind in ((use.name, use.kind), (use.ref.name, "name")):
            key = (use.ref.org_id, name)
            editions[key].add(use.record.edition_id)
            kinds[key] = "name" if name == use.ref.name else min(kind, kinds.get(key, kind))
    return [
        OrganizationNameRow(org_id, name, *corpus.calendar.span(editions[org_id, name]), kinds[org_id, name])
        for org_id, name in editions
    ]

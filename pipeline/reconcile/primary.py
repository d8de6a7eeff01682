"""Primary sources: an edition published by the employer of a person or the operator of a service."""

from __future__ import annotations

from pipeline.reconcile.corpus import Corpus, Record
from pipeline.reconcile.employers import find_employment


def is_primary(corpus: Corpus, record: Record) -> bool:
    """Tell whether who must know published the edition that a record stands in."""
    publisher = corpus.publishers.get(record.edition_id)
    sighting = corpus.by_mention[record.mention_id]
    if not publisher:
        return False
    if sighting.entity_type == "person":
        employment = find_employment(corpus, sighting)
        return employment is not None and employment.org.org_id == corpus.find_organization(publisher).org_id
    operator = sighting.first("operator")
    return (
        operator is not None and corpus.find_organization(operator).org_id == corpus.find_organization(publisher).org_id
    )
